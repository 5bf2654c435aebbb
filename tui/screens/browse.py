"""The main screen: search, the table, and the entry under its cursor."""

from __future__ import annotations

import asyncio
from array import array
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Static

from db.query import parse
from db.search import Row, Summary, count, find, rows, summaries
from tui.connection import Superseded
from tui.lang import _, ngettext
from tui.messages import Highlighted, LinesWanted
from tui.screens.entry import EntryScreen
from tui.screens.importing import PickFiles, Progress
from tui.widgets.detail import Detail
from tui.widgets.evidence import Evidence
from tui.widgets.progress import ImportLine
from tui.widgets.search import SearchBar, SearchInput
from tui.widgets.table import PAGE, EntryTable

PAUSE = 0.07
"""Seconds without a keystroke before a search begins: shorter than a pause between words, longer
than between the letters of a fast typist."""

EMPTY = _(
    "There is nothing here yet.\n\n"
    "Press I to read the annex of a report, or leave with q and type:\n\n"
    "    sea import kst-36360-VI-1.pdf\n\n"
    "To look around in an example:\n\n"
    "    sea demo"
)


class Browse(EntryScreen):
    """Find an entry, read it, open its report."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", _("search"), key_display="/", priority=True, id="browse.search"),
        Binding("escape", "clear", _("show all"), show=False, id="browse.clear"),
        Binding("I", "import", _("import"), show=False, id="browse.import"),
        Binding("q", "app.quit", _("quit"), id="app.quit"),
    ]

    def compose(self) -> ComposeResult:
        yield SearchBar()
        with Vertical(id="panes"):
            yield EntryTable(id="table")
            yield Static(id="nothing", markup=False)
            yield Detail(id="detail")
        yield Evidence(id="evidence")
        yield ImportLine()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(EntryTable).focus()
        self._search("", pause=0)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value, PAUSE)

    @work(exclusive=True, group="search")
    async def _search(self, text: str, pause: float) -> None:
        await asyncio.sleep(pause)
        began = perf_counter()

        def answer(db: Database) -> tuple[array[int], list[Summary], int]:
            ids = find(db, text)
            return ids, summaries(db, ids[:PAGE]), count(db)

        try:
            found = await self.told(self.sea.finder.ask_newest(answer))
        except Superseded:
            return
        if found:
            ids, first, total = found
            self._show(text, ids, first, total, perf_counter() - began)

    def _show(
        self, text: str, ids: array[int], first: list[Summary], total: int, seconds: float
    ) -> None:
        hits = _("{hits} of {total}").format(hits=f"{len(ids):,}", total=f"{total:,}")
        if not text.strip():
            hits = ngettext("{n} entry", "{n} entries", total).format(n=f"{total:,}")
        else:
            hits += f" · {seconds * 1000:.0f} ms"
        self.query_one(SearchBar).tell(hits, parse(text).hints)
        self.query_one("#nothing", Static).update(
            _("No entry has “{text}”.\n\nesc shows all of them.").format(text=text.strip())
            if total
            else EMPTY
        )
        self.set_class(not ids, "-nothing")
        self.query_one(EntryTable).show(ids, first)

    @on(LinesWanted)
    async def _fetch_lines(self, message: LinesWanted) -> None:
        table = self.query_one(EntryTable)
        ids = table.ids
        wanted = ids[message.number * PAGE : (message.number + 1) * PAGE]
        lines = await self.told(self.sea.fetcher.ask(lambda db: summaries(db, wanted)))
        if lines is not None and table.ids is ids:
            table.put(message.number, lines)

    @on(Highlighted)
    def _highlight(self, message: Highlighted) -> None:
        self._describe(message.id)

    @work(exclusive=True, group="detail")
    async def _describe(self, id: int | None) -> None:
        def answer(db: Database) -> list[Row]:
            return rows(db, [] if id is None else [id])

        found = await self.told(self.sea.fetcher.ask(answer))
        if found is not None:
            query = parse(self.query_one(SearchBar).text)
            self.query_one(Detail).show(found[0] if found else None, query)
            self.query_one(Evidence).show(found[0] if found else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search bar a slash is a letter."""
        return action != "search" or not self.query_one(SearchInput).has_focus

    def action_search(self) -> None:
        self.query_one(SearchBar).type_here()

    def action_leave_search(self) -> None:
        table = self.query_one(EntryTable)
        if not table.ids:
            self.action_clear()
        self.set_focus(table)

    def action_clear(self) -> None:
        self.query_one(SearchBar).text = ""

    def action_import(self) -> None:
        """Pick files and read them; or see how far the import is that runs."""
        if self.sea.importing:
            self.app.push_screen(Progress(self.sea.importing), lambda _: self._seen())
        else:
            self.app.push_screen(PickFiles(Path.cwd()), self._read)

    def _read(self, files: list[Path] | None) -> None:
        if files:
            self.query_one(ImportLine).show(self.sea.read_files(files))

    def _seen(self) -> None:
        if self.sea.importing and not self.sea.importing.running:
            self.sea.importing = None
            self.query_one(ImportLine).show(None)

    def action_move(self, by: int) -> None:
        self.query_one(EntryTable).action_move(by)

    def action_move_pages(self, by: int) -> None:
        self.query_one(EntryTable).action_move_pages(by)
