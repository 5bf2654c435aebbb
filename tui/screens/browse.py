"""The main screen: search, the table, and the entry under its cursor."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Awaitable
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, Static

from db.query import parse
from db.search import Row, Summary, count, find, rows, summaries
from db.store import StoreError
from tui.lang import _, ngettext
from tui.links import host_of, refusal
from tui.messages import Highlighted, LinesWanted
from tui.reader import Reader, Superseded
from tui.screens.help import Help
from tui.widgets.detail import Detail
from tui.widgets.table import PAGE, EntryTable

if TYPE_CHECKING:
    from tui.app import SeakijkerApp

T = TypeVar("T")

PAUSE = 0.07
"""Seconds without a keystroke before a search begins: shorter than a pause between words, longer
than between the letters of a fast typist."""

EMPTY = _(
    "There is nothing here yet.\n\n"
    "Leave with q, then read the annex of a report:\n\n"
    "    sea import kst-36360-VI-1.pdf\n\n"
    "or look around in an example:\n\n"
    "    sea demo"
)


# What moves the focus has priority: of keys that come in one read, as they do over a slow line,
# those behind it would otherwise go to the widget that had the focus before.


class SearchInput(Input):
    """Where the query is typed; the arrows move the table's cursor meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "screen.leave_search", _("to the table"), priority=True),
        Binding("down", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.move_pages(1)", show=False),
        Binding("pageup", "screen.move_pages(-1)", show=False),
    ]


class Browse(Screen[None], inherit_bindings=False):
    """Find an entry, read it, open its report."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", _("search"), key_display="/", priority=True),
        Binding("o", "open(1)", _("open link")),
        *(Binding(str(n), f"open({n})", _("open that link"), show=False) for n in range(1, 10)),
        Binding("J,shift+down", "read_on(1)", _("read on"), key_display="J"),
        Binding("K,shift+up", "read_on(-1)", _("read back"), show=False, key_display="K"),
        Binding("space", "read_pages(1)", _("a page of the text down"), show=False),
        Binding("escape", "clear", _("show all"), show=False),
        Binding("question_mark", "help", _("keys"), key_display="?"),
        Binding("q", "app.quit", _("quit")),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("ctrl+c", "screen.copy_text", show=False),
    ]

    def __init__(self, finder: Reader, fetcher: Reader) -> None:
        super().__init__()
        # A slow search must not keep the lines waiting that are scrolled to.
        self._finder = finder
        self._fetcher = fetcher

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Label("/", id="prompt")
            yield SearchInput(placeholder=_("search"), id="search", select_on_focus=False)
            yield Label(id="hits")
        yield Static(id="hint", markup=False)
        with Vertical(id="panes"):
            yield EntryTable(id="table")
            yield Static(id="nothing", markup=False)
            yield Detail(id="detail")
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
            found = await self._told(self._finder.ask_newest(answer))
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
        self.query_one("#hits", Label).update(hits)
        hint = self.query_one("#hint", Static)
        hints = parse(text).hints
        hint.update(" ".join(hints))
        hint.display = bool(hints)
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
        lines = await self._told(self._fetcher.ask(lambda db: summaries(db, wanted)))
        if lines is not None and table.ids is ids:
            table.put(message.number, lines)

    @on(Highlighted)
    def _highlight(self, message: Highlighted) -> None:
        self._describe(message.id)

    @work(exclusive=True, group="detail")
    async def _describe(self, id: int | None) -> None:
        def answer(db: Database) -> list[Row]:
            return rows(db, [] if id is None else [id])

        found = await self._told(self._fetcher.ask(answer))
        if found is not None:
            query = parse(self.query_one("#search", Input).value)
            self.query_one(Detail).show(found[0] if found else None, query)

    async def _told(self, answer: Awaitable[T]) -> T | None:
        """The answer, or None where the store cannot give one; then the person has been told."""
        try:
            return await answer
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search bar a slash is a letter."""
        return action != "search" or not self.query_one("#search").has_focus

    def action_search(self) -> None:
        self.set_focus(self.query_one("#search"))

    def action_leave_search(self) -> None:
        table = self.query_one(EntryTable)
        if not table.ids:
            self.action_clear()
        self.set_focus(table)

    def action_clear(self) -> None:
        self.query_one("#search", Input).value = ""

    def action_move(self, by: int) -> None:
        self.query_one(EntryTable).action_move(by)

    def action_move_pages(self, by: int) -> None:
        self.query_one(EntryTable).action_move_pages(by)

    def action_read_on(self, by: int) -> None:
        self.query_one(Detail).scroll_relative(y=by * 2, animate=False)

    def action_read_pages(self, by: int) -> None:
        detail = self.query_one(Detail)
        detail.scroll_relative(y=by * max(1, detail.size.height - 1), animate=False)

    def action_open(self, number: int) -> None:
        """Open the link with this number, from 1, of the entry under the cursor."""
        row = self.query_one(Detail).row
        links = row.entry.links if row else ()
        if number > len(links):
            said = _("This entry has no link.") if not links else _("This entry has no link {n}.")
            self.notify(said.format(n=number), markup=False)
            return
        url = links[number - 1].url
        why = refusal(url) if url else _("the source gives no address")
        if why:
            self.notify(_("Not opened: {why}.").format(why=why), severity="warning", markup=False)
        elif cast("SeakijkerApp", self.app).opener(url):
            self.notify(_("Opened {host}").format(host=host_of(url)), markup=False)
        else:
            said = _("No browser here; copy the address: {url}").format(url=url)
            self.notify(said, severity="warning", timeout=20, markup=False)

    def action_help(self) -> None:
        active = self.active_bindings.values()
        own = [key for key in active if key.node in (self, self.query_one(EntryTable))]
        self.app.push_screen(Help(own))
