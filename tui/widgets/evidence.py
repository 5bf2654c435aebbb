"""The page that an entry was read from, beside the words that were read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

from textual import work
from textual.app import ComposeResult
from textual.widgets import Label, Static

from db import StoreError
from db.search import Row
from parser import Finding, Unreadable
from parser.clean import clean
from parser.worker import PageText
from tui.session import SessionMixin
from tui.translation import _
from tui.widgets.page_view import Evident, PageView
from tui.words.describe import place_of as cited

PAUSE = 0.06
"""Seconds that the cursor rests on an entry before a page is read that is not at hand."""


class Evidence(SessionMixin):
    """The page where an entry stands, its words marked and those of one field marked stronger.

    Reads nothing while it is not displayed. A file that is no longer where it was is told in a
    sentence. Where the terminal can, a picture of the page lies over its text.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None
        self.field = ""
        self.doubt: Finding | None = None
        self._waiting = False
        """Whether what is seen is of another entry, because the page of this one is being read."""

    def compose(self) -> ComposeResult:
        yield Label(classes="place", markup=False)
        yield PageView()
        if self.sea.pictures:
            yield self.sea.pictures(classes="picture")
        yield Static(classes="why", markup=False)

    def show(self, row: Row | None, field: str = "", doubt: Finding | None = None) -> None:
        """Show where `row` stands, and of it `field`, a name of `parser.model.FIELDS` or "links",
        or the words of a `doubt`; None shows nothing."""
        # What was not to be seen may be there by now, after an import.
        now, before = (row, field, doubt), (self.row, self.field, self.doubt)
        if now == before and not self.has_class("-without"):
            return
        self.row, self.field, self.doubt = now
        if self.display:
            self._look()

    def on_mount(self) -> None:
        for view in self.query(PageView):  # none in an app that is closed at once
            self.watch(view, "scroll_y", self._moved)
            self.watch(view, "virtual_size", self._moved)

    def _moved(self) -> None:
        self._tell_place()
        if self.sea.pictures:
            self._draw()

    def on_show(self) -> None:
        self._look()

    def _look(self) -> None:
        row = self.row
        if row is None or not row.entry.pages:
            self.workers.cancel_group(self, "page")
            self._say(_("This entry was read from a text without pages.") if row else "")
            return
        kept = [self.sea.previews.kept(row.document.sha256, number) for number in row.entry.pages]
        pages = [page for page in kept if page]
        at_hand = len(pages) == len(kept)
        if at_hand:
            self._show_pages(row, pages)
        else:
            self._waiting = True
            self._tell_place()
        self._read(row, at_hand)

    @work(exclusive=True, group="page")
    async def _read(self, row: Row, shown: bool) -> None:
        """Read the pages and show them; a newer question takes the place of this one.

        The page behind them is read, too, and the one before: there the next entries stand.
        """
        await asyncio.sleep(PAUSE)
        sha256, numbers = row.document.sha256, row.entry.pages
        try:
            path = await self.sea.fetcher.ask(lambda db: self.sea.papers.place_of(db, sha256))
            if path is None:
                self._say(absent(row, self.sea.key("browse.import", "I")))
                return
            pages = [await self.sea.previews.text(path, sha256, number) for number in numbers]
        except (StoreError, Unreadable) as why:
            self._say(clean(str(why)))
            return
        if not shown:
            self._show_pages(row, pages)
        for number in (numbers[-1] + 1, numbers[0] - 1):
            if 1 <= number <= row.document.pages:
                with suppress(Unreadable):
                    await self.sea.previews.text(path, sha256, number)

    def _show_pages(self, row: Row, pages: Sequence[PageText]) -> None:
        self.query_one(PageView).show(pages, Evident.of(row.entry, self.field, self.doubt, pages))
        self._say("")
        self._moved()

    @work(exclusive=True, group="picture")
    async def _draw(self) -> None:
        """Lay a picture of what is in sight over its text; where there is none, the text stays."""
        from PIL import Image

        await asyncio.sleep(PAUSE)
        row, part = self.row, self.query_one(PageView).part
        data = b""
        if row and part and not self.has_class("-without"):
            with suppress(StoreError, Unreadable):
                sha256 = row.document.sha256
                path = await self.sea.fetcher.ask(lambda db: self.sea.papers.place_of(db, sha256))
                data = await self.sea.previews.picture(path, part) if path else b""
        if data and self.sea.pictures:
            self.query_one(self.sea.pictures).image = Image.open(BytesIO(data))
        self.set_class(bool(data), "-pictured")

    def _tell_place(self) -> None:
        """Above the page: which one it is, and what is not in sight."""
        row, view = self.row, self.query_one(PageView)
        said = [cited(row.document, row.entry.pages)] if row else []
        if row and self._waiting:
            said.append(_("being read …"))
        elif row and not self.has_class("-without"):
            if len(row.entry.pages) > 1:
                said.append(_("this is page {n}").format(n=view.number))
            if view.virtual_size.width > view.scrollable_content_region.width:
                key = self.sea.key
                left, right = key("entry.read-left", "H"), key("entry.read-right", "L")
                said.append(_("{left} {right} sideways").format(left=left, right=right))
        self.query_one(".place", Label).update(" · ".join(said))

    def _say(self, why: str) -> None:
        self._waiting = False
        self.set_class(bool(why) or self.row is None, "-without")
        self.query_one(".why", Static).update(why)
        self._tell_place()


def absent(row: Row, key: str) -> str:
    """What to do where the file of an entry is not known, or no longer the same: a sentence. `key`
    is that of an import."""
    said = _(
        "{name} has been moved or changed since it was read; import it "
        "again from where it is now ({key}) to see {place}."
    )
    name = clean(row.document.file) or _("The file")
    return said.format(name=name, key=key, place=cited(row.document, row.entry.pages))
