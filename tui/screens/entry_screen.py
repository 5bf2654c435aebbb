"""What the screens have in common that show one entry at a time: it is read, opened, copied."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from sqlite_utils import Database
from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen

from db.search import Row, by_id, summaries
from parser.clean import clean
from tui.messages import LinesWanted
from tui.open_link import as_opened, file_url, host_of, refusal
from tui.screens.choose import Choice, Choose
from tui.screens.copying import choices, copies, everything, print_and_wait, short
from tui.session import SessionMixin
from tui.translation import _
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.widgets.evidence import Evidence, absent
from tui.widgets.page_view import PageView
from tui.widgets.panes import Panes
from tui.words.cite import address
from tui.work.finding import PAGE


class EntryScreen(Screen[None], SessionMixin, inherit_bindings=False):
    """A screen with a table and a `Detail`, and the keys that go with the entry in it."""

    OF_THE_ENTRY: ClassVar[frozenset[str]] = frozenset(
        {"open", "page", "document", "copy", "read_on", "read_pages", "read_text", "read_aside"}
    )
    """Actions that need an entry."""
    # By itself Textual gives the keyboard to the search bar, and the first keys would go there.
    AUTO_FOCUS = "#table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open(1)", _("open link"), id="entry.open"),
        *(
            Binding(str(n), f"open({n})", _("open that link"), show=False, id=f"entry.open-{n}")
            for n in range(1, 10)
        ),
        Binding("p", "page", _("page"), id="entry.page"),
        Binding("P", "document", _("open the PDF at its page"), show=False, id="entry.document"),
        Binding("y", "copy", _("copy"), id="entry.copy"),
        Binding("J,shift+down", "read_on(1)", _("read on"), id="entry.read-on"),
        Binding("K,shift+up", "read_on(-1)", _("read back"), show=False, id="entry.read-back"),
        Binding(
            "space", "read_pages(1)", _("a page of the text down"), show=False, id="entry.read-page"
        ),
        Binding(
            "ctrl+d",
            "read_text(1)",
            _("the text down, beside the page too"),
            show=False,
            id="entry.text-on",
        ),
        Binding(
            "ctrl+u",
            "read_text(-1)",
            _("the text up, beside the page too"),
            show=False,
            id="entry.text-back",
        ),
        Binding(
            "L,shift+right",
            "read_aside(1)",
            _("the page further right"),
            show=False,
            id="entry.read-right",
        ),
        Binding(
            "H,shift+left",
            "read_aside(-1)",
            _("the page further left"),
            show=False,
            id="entry.read-left",
        ),
        Binding("tab", "app.focus_next", _("to the next pane"), show=False, id="entry.next-pane"),
        Binding(
            "shift+tab",
            "app.focus_previous",
            _("to the previous pane"),
            show=False,
            id="entry.pane-before",
        ),
        Binding(
            "ctrl+c", "screen.copy_text", _("copy selected text"), show=False, id="entry.copy-text"
        ),
    ]

    def put_split_back(self) -> None:
        """Give the table and the entry the room that the person gave them last."""
        for panes in self.query(Panes):  # none where the app is closed at once
            panes.split = self.sea.state.split
            panes.share()

    @on(Panes.Split)
    def _keep_split(self, message: Panes.Split) -> None:
        self.sea.state.split = message.split
        self.sea.keep_state()

    @property
    def row(self) -> Row | None:
        """The entry that is shown."""
        return self.query_one(Detail).row

    async def under_cursor(self) -> Row | None:
        """The entry under the cursor, which while a key is held is ahead of the one shown: what is
        opened or copied is never another than the one that the person went to."""
        id = self.query_one(EntryTable).current
        if id is None:
            self._tell_none()
            return None
        if self.row and self.row.id == id:
            return self.row
        return await self.answer_or_notify(self.sea.fetcher.ask(lambda db: self.fetch(db, id)))

    def _tell_none(self) -> None:
        self.notify(_("No entry is shown."), markup=False)

    def fetch(self, db: Database, id: int) -> Row:
        """The entry as the person may see it."""
        return by_id(db, id)

    @on(LinesWanted)
    async def _fetch_lines(self, message: LinesWanted) -> None:
        table = self.query_one(EntryTable)
        ids = table.ids
        wanted = ids[message.number * PAGE : (message.number + 1) * PAGE]
        lines = await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: summaries(db, wanted, texts=table.has_query))
        )
        if lines is not None and table.ids is ids:
            table.put(message.number, lines)

    @property
    def pane(self) -> Detail | PageView:
        """What the keys scroll that read on: the page where that is shown, else the entry."""
        page = self.query_one(Evidence)
        return page.query_one(PageView) if page.display else self.query_one(Detail)

    def action_read_on(self, by: int) -> None:
        self.pane.scroll_relative(y=by * 2, animate=False)

    def action_read_pages(self, by: int) -> None:
        pane = self.pane
        pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)

    def action_read_text(self, by: int) -> None:
        """Half of what is in sight of the text on, whether the page is shown or not."""
        detail = self.query_one(Detail)
        detail.scroll_relative(y=by * max(1, detail.size.height // 2), animate=False)

    def action_read_aside(self, by: int) -> None:
        page = self.query_one(PageView)
        page.scroll_relative(x=by * page.size.width // 2, animate=False)

    def action_page(self) -> None:
        """Show the page where the entry stands, or no longer."""
        if self.query_one(EntryTable).current is None and not self.has_class("-page"):
            self._tell_none()
        else:
            self.toggle_class("-page")

    async def action_open(self, number: int) -> None:
        """Open the link with this number, from 1, of the entry under the cursor."""
        row = await self.under_cursor()
        if row is None:
            return
        links = row.entry.links
        if number > len(links):
            said = _("This entry has no link.") if not links else _("This entry has no link {n}.")
            self.notify(said.format(n=number), markup=False)
            return
        url = links[number - 1].url
        why = refusal(url) if url else _("the source gives no address")
        if why:
            self.notify(_("Not opened: {why}.").format(why=why), severity="warning", markup=False)
        else:
            self._open_address(url)

    def _open_address(self, url: str) -> None:
        if self.sea.opener(as_opened(url)):
            self.notify(_("Opened {host}").format(host=host_of(url)), markup=False)
        else:
            said = _("No browser here; {key} copies the address: {url}").format(
                key=self.sea.key("entry.copy", "y"), url=url
            )
            self.notify(said, severity="warning", timeout=20, markup=False)

    async def action_document(self) -> None:
        """Open the file of the entry at its page; or else offer the paper's public address."""
        row = await self.under_cursor()
        if row is None:
            return
        sha256, pages = row.document.sha256, row.entry.pages
        path = await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: self.sea.papers.place_of(db, sha256))
        )
        if path:
            self._open_file(path, pages[0] if pages else 1)
            return
        url = address(row.document, pages)
        why = absent(row, self.sea.key("browse.import", "I"))
        if not url:
            self.notify(why, severity="warning", timeout=20, markup=False)
            return
        await self.app.push_screen(
            Choose(why, [Choice("o", _("open the Kamerstuk in the browser"), url)]),
            lambda key: self._open_address(url) if key else None,
        )

    def _open_file(self, path: Path, page: int) -> None:
        name = clean(path.name)
        if self.sea.opener(file_url(path, page)):
            said = _("Opened {name}, page {n}").format(name=name, n=page)
            self.notify(said, markup=False)
        else:
            said = _("No browser here; it is page {n} of {path}").format(
                n=page, path=clean(str(path))
            )
            self.notify(said, severity="warning", timeout=20, markup=False)

    async def action_copy(self) -> None:
        """Choose what is copied."""
        row = await self.under_cursor()
        if row:
            await self.app.push_screen(
                Choose(_("Copy to the clipboard"), list(choices(row)), again="y"),
                lambda key: self._copy(row, key or ""),
            )

    def _copy(self, row: Row, key: str) -> None:
        if key == "s":
            self._show_outside(everything(row))
        elif key:
            _what, text = copies(row)[key]
            self.app.copy_to_clipboard(text)
            # A terminal does not say whether it took it.
            said = _("Sent to the clipboard: {text}").format(text=short(text))
            self.notify(said, markup=False)

    def _show_outside(self, text: str) -> None:
        try:
            with self.app.suspend():
                print_and_wait(text)
        except SuspendNotSupported:
            self.notify(_("This terminal cannot be suspended."), markup=False)

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Why this action would do nothing with the entry that is shown."""
        row = self.row
        if row is None:
            return _("no entry is shown") if action in self.OF_THE_ENTRY else ""
        if action == "open":
            return self._why_not_open(row, int(str(parameters[0])))
        if action == "read_aside" and not self.query_one(Evidence).display:
            return _("the page is not shown")
        if action == "page" and not row.entry.pages:
            return _("it was read from a text without pages")
        if action == "page" or (action == "document" and not address(row.document, ())):
            sha256 = row.document.sha256
            known = await self.answer_or_notify(
                self.sea.fetcher.ask(lambda db: self.sea.papers.place_of(db, sha256))
            )
            return "" if known else _("the file is not known here")
        return ""

    def _why_not_open(self, row: Row, number: int) -> str:
        links = row.entry.links
        if not links:
            return _("this entry has no link")
        if number > len(links):
            return _("it has no link with that number")
        url = links[number - 1].url
        return refusal(url) if url else _("the source gives no address")
