"""The page that an entry was read from, beside the words that were read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.app import ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Label, Static

from db.origin import place_of
from db.search import Row
from db.store import StoreError
from parser.clean import clean
from parser.model import Box, Entry, Unreadable
from parser.pagetext import PageText
from tui.describe import place_of as cited
from tui.lang import _
from tui.sheet import Mark, Piece, Sheet, laid_out

if TYPE_CHECKING:
    from tui.app import SeakijkerApp

PAUSE = 0.06
"""Seconds that the cursor rests on an entry before a page is read that is not at hand."""
CONTEXT = 2
"""Rows of the page that are shown above the entry."""
SIDE = 4
"""Cells that are shown to the left of a field, where the page is wider than the pane."""


class Evidence(Widget):
    """The page where an entry stands, its words marked and those of one field marked stronger.

    Reads nothing while it is not displayed. A file that is no longer where it was is told in a
    sentence. The app that it is in has `fetcher` and `previews`.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None
        self.field = ""

    def compose(self) -> ComposeResult:
        yield Label(classes="place", markup=False)
        yield PageView()
        yield Static(classes="why", markup=False)

    def show(self, row: Row | None, field: str = "") -> None:
        """Show where `row` stands, and of it `field`, a name of `parser.model.FIELDS` or "links";
        None shows nothing."""
        if (row, field) == (self.row, self.field):
            return
        self.row, self.field = row, field
        if self.display:
            self._look()

    def on_mount(self) -> None:
        view = self.query_one(PageView)
        self.watch(view, "scroll_y", self._tell_place)
        self.watch(view, "virtual_size", self._tell_place)

    def on_show(self) -> None:
        self._look()

    @property
    def _sea(self) -> SeakijkerApp:
        return cast("SeakijkerApp", self.app)

    def _look(self) -> None:
        row = self.row
        self._tell_place()
        if row is None or not row.entry.pages:
            self.workers.cancel_group(self, "page")
            self._say(_("This entry was read from a text without pages.") if row else "")
            return
        kept = [self._sea.previews.kept(row.document.sha256, number) for number in row.entry.pages]
        pages = [page for page in kept if page]
        at_hand = len(pages) == len(kept)
        if at_hand:
            self._show_pages(row, pages)
        self._read(row, at_hand)

    @work(exclusive=True, group="page")
    async def _read(self, row: Row, shown: bool) -> None:
        """Read the pages and show them; a newer question takes the place of this one.

        The page behind them is read, too, and the one before: there the next entries stand.
        """
        await asyncio.sleep(PAUSE)
        sha256, numbers = row.document.sha256, row.entry.pages
        try:
            path = await self._sea.fetcher.ask(lambda db: place_of(db, sha256))
            if path is None:
                self._say(absent(row))
                return
            pages = [await self._sea.previews.text(path, sha256, number) for number in numbers]
        except (StoreError, Unreadable) as why:
            self._say(clean(str(why)))
            return
        if not shown:
            self._show_pages(row, pages)
        for number in (numbers[-1] + 1, numbers[0] - 1):
            if 1 <= number <= row.document.pages:
                with suppress(Unreadable):
                    await self._sea.previews.text(path, sha256, number)

    def _show_pages(self, row: Row, pages: Sequence[PageText]) -> None:
        self._say("")
        self.query_one(PageView).show(pages, Evident.of(row.entry, self.field))

    def _tell_place(self) -> None:
        """Above the page: which one it is, and what is not in sight."""
        row, view = self.row, self.query_one(PageView)
        said = [cited(row.document, row.entry.pages)] if row else []
        if row and not self.has_class("-without"):
            if len(row.entry.pages) > 1:
                said.append(_("this is page {n}").format(n=view.number))
            if view.virtual_size.width > view.scrollable_content_region.width:
                said.append(_("H L sideways"))
        self.query_one(".place", Label).update(" · ".join(said))

    def _say(self, why: str) -> None:
        self.set_class(bool(why) or self.row is None, "-without")
        self.query_one(".why", Static).update(why)


def absent(row: Row) -> str:
    """What to do where the file of an entry is not known, or no longer the same: a sentence."""
    name = clean(row.document.file) or _("the file")
    return _(
        "{name} is not where it was read, or has changed since; "
        "import it again from where it is now (I) to see {place}."
    ).format(name=name, place=cited(row.document, row.entry.pages))


@dataclass(frozen=True, slots=True)
class Evident:
    """Where an entry stands on its pages."""

    entry: Sequence[Box] = ()
    field: Sequence[Box] = ()
    begin: Box | None = None
    """What is to be seen first."""

    @classmethod
    def of(cls, entry: Entry, field: str) -> Evident:
        """Of `entry`, where `field` is looked at, or "" where all of it is."""
        boxes = {
            **entry.boxes,
            "links": tuple(box for link in entry.links for box in link.boxes),
        }
        every = tuple(box for some in boxes.values() for box in some)
        looked_at = boxes.get(field, ())
        # A merged cell may stand far above; the largest is of this entry alone.
        largest = max(every, key=_area, default=None)
        return cls(every, looked_at, looked_at[0] if looked_at else largest)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


class PageView(ScrollView, can_focus=False):
    """Pages as text, one below the other, laid out anew for each width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--entry", "page--field", "page--edge"}

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sequence[PageText] = ()
        self.evident = Evident()
        self._rows: list[tuple[Piece, ...] | int] = []
        """The rows of the pages, each page under its number."""

    @property
    def number(self) -> int:
        """The page, from 1, of which the top row in sight is; 0 where there is none."""
        above = self._rows[: self.scroll_offset.y + 1 + CONTEXT]
        return next((row for row in reversed(above) if isinstance(row, int)), 0)

    def show(self, pages: Sequence[PageText], evident: Evident) -> None:
        """Show these pages from where the field, or else the entry, stands."""
        self._pages, self.evident = pages, evident
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        cells = self.scrollable_content_region.width
        found = self.evident
        sheets = [laid_out(page, found.entry, found.field, cells) for page in self._pages]
        self._rows = []
        for sheet in sheets:
            self._rows += [sheet.number, *sheet.rows]
        width = max((sheet.width for sheet in sheets), default=0)
        self.virtual_size = Size(width, len(self._rows))
        self._begin(sheets)
        self.refresh()

    def _begin(self, sheets: Sequence[Sheet]) -> None:
        """Scroll to the field, or to the entry where no field is asked for."""
        begin, above = self.evident.begin, 1
        for sheet in sheets:
            if begin and begin.page == sheet.number:
                row = above + sheet.row_at(begin.top)
                # Who went sideways to a column sees that of the next entry, too.
                x = max(0, sheet.column_of(Mark.FIELD) - SIDE) if self.evident.field else None
                self.scroll_to(x, max(0, row - CONTEXT), animate=False, force=True)
                return
            above += 1 + len(sheet.rows)
        self.scroll_home(animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        if isinstance(row, int):
            edge = self.get_component_rich_style("page--edge")
            text = _("── page {n} ").format(n=row)
            return Strip([Segment(text.ljust(width, "─"), edge)]).crop(0, width)
        left = self.scroll_offset.x
        return self._strip(row).crop_extend(left, left + width, self.rich_style)

    def _strip(self, row: Sequence[Piece]) -> Strip:
        segments: list[Segment] = []
        end = 0
        for piece in row:
            segments.append(Segment(" " * (piece.column - end), self.rich_style))
            strip = Strip([Segment(piece.text, self._style(piece.mark))])
            segments += strip
            end = piece.column + strip.cell_length
        return Strip(segments)

    def _style(self, mark: Mark) -> Style:
        match mark:
            case Mark.ENTRY:
                return self.get_component_rich_style("page--entry")
            case Mark.FIELD:
                return self.get_component_rich_style("page--field")
        return self.rich_style
