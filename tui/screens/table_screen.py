"""A screen with a table of entries: it is filled, sorted and arranged, and follows the store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, perf_counter
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.binding import Binding, BindingType

from db import StoreError, data_version
from db.search import Order, Row, parse, prepare
from tui.garbage import look_seldom
from tui.messages import Highlighted, SortWanted
from tui.screens.entry_screen import EntryScreen
from tui.screens.pick_columns import PickColumns
from tui.screens.pick_order import PickOrder
from tui.table_columns import Chosen
from tui.translation import _
from tui.waiting import typed_on, until_set
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.widgets.evidence import Evidence
from tui.work.connection import Superseded
from tui.work.finding import PAGE, Found, TableRequest, found, found_first
from tui.work.known import EntryDetails, entry_details

NEWS = 1.0
"""Seconds between two looks at whether others have written to the store."""
REST = 0.1
"""Seconds between two entries that are shown whole."""
ABOVE = 4
"""Lines above the entry that is put back at the start."""


class TableScreen(EntryScreen):
    """What to find is its `text`; what was found goes to `show_count`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", _("sort"), show=False, id="browse.sort"),
        Binding("c", "columns", _("columns"), show=False, id="browse.columns"),
    ]

    _version = 0
    _described = 0.0
    asked: str | None = None
    """The text that is being looked for, or was last."""

    def __init__(self) -> None:
        super().__init__()
        self._answered = asyncio.Event()
        """Set while what is shown is what was asked for last."""

    @property
    def text(self) -> str:
        """The query."""
        raise NotImplementedError

    def show_count(self, found: Found, seconds: float) -> None:
        """Say how much was found, and how soon."""
        raise NotImplementedError

    @property
    def order(self) -> tuple[Order, bool]:
        """How the entries are sorted, and whether the other way round."""
        with suppress(ValueError):
            return Order(self.sea.state.order), self.sea.state.reverse
        return Order.PLACE, False

    def put_back(self) -> None:
        """Show the entries as the person left them."""
        state = self.sea.state
        self.put_split_back()
        self.query_one(EntryTable).show_columns(state.columns)
        self._look()
        self._seek(TableRequest(self.text, *self.order, uid=state.uid, line=ABOVE, height=PAGE))
        self._prepare()
        self.set_interval(NEWS, self._look)

    @work
    async def _prepare(self) -> None:
        """Read what the first search would have to wait for, once the table is filled."""
        with suppress(StoreError):
            await self.sea.finder.ask(prepare)
            look_seldom()

    def seek(self, *, typing: bool = False, otherwise: int = 0) -> None:
        """Find what the text says; the cursor stays on its entry, and that on its line.

        Where the entry is not found, the cursor goes to the place `otherwise`.
        """
        table = self.query_one(EntryTable)
        keep = tuple(id for id in (table.chosen, table.current) if id is not None)
        wanted = TableRequest(
            *(self.text, *self.order, keep),
            otherwise=otherwise,
            line=table.line,
            height=table.size.height,
        )
        self._seek(wanted, first=typing and self.order == (Order.PLACE, False))

    async def answered(self) -> None:
        """Wait until what the text says is shown, so that the keys behind find it."""
        if self.asked != self.text:
            self.seek(typing=True)
        await until_set(self._answered)

    def _seek(self, wanted: TableRequest, first: bool = False) -> None:
        self.asked = wanted.text
        self._answered.clear()
        self._search(wanted, first)

    @work(exclusive=True, group="search")
    async def _search(self, wanted: TableRequest, first: bool) -> None:
        began = perf_counter()
        if first:
            some = await self._find(found_first, wanted)
            if some is None:
                return
            self._show(some, perf_counter() - began)
            if some.whole:
                return
            await typed_on()
            began = perf_counter()
        all_ = await self._find(found, wanted)
        if all_ is not None:
            self._show(all_, perf_counter() - began)

    async def _find(
        self, how: Callable[[Database, TableRequest], Found], wanted: TableRequest
    ) -> Found | None:
        with suppress(Superseded):
            return await self.answer_or_notify(
                self.sea.finder.ask_newest(lambda db: how(db, wanted))
            )
        return None

    def _show(self, found: Found, seconds: float) -> None:
        self.query_one(EntryTable).show(found)
        self._answered.set()
        self.show_count(found, seconds)
        if self.sea.state.query != found.wanted.text:
            self.sea.state.query = found.wanted.text
            self.sea.keep_state()

    @on(Highlighted)
    def _highlight(self, message: Highlighted) -> None:
        """Show the entry whole: at once, but while a key is held not each that is passed."""
        self._describe(message.id, self._described + REST - monotonic())

    @work(exclusive=True, group="detail")
    async def _describe(self, id: int | None, pause: float) -> None:
        await asyncio.sleep(pause)
        self._described = monotonic()

        def answer(db: Database) -> EntryDetails | None:
            return None if id is None else entry_details(db, id)

        one = await self.answer_or_notify(self.sea.fetcher.ask(answer))
        if self.is_going_down:
            return
        row, more = (one.row, one.more) if one else (None, None)
        self.query_one(Detail).show(row, parse(self.text), more)
        self.query_one(Evidence).show(row)
        if row and row.uid != self.sea.state.uid:
            self.sea.state.uid = row.uid
            self.sea.keep_state()

    @work(exclusive=True, group="news")
    async def _look(self) -> None:
        """See whether others have written to the store, and show what they wrote."""
        with suppress(StoreError):
            version = await self.sea.fetcher.ask(data_version)
            if self.is_going_down:
                return
            if self._version and version != self._version:
                self.seek(otherwise=self.query_one(EntryTable).cursor)
            self._version = version

    async def action_sort(self) -> None:
        # Once it is there, so that the keys behind this one are for it.
        await self.app.push_screen(PickOrder(*self.order, self._sort))

    @on(SortWanted)
    async def _sort_wanted(self, message: SortWanted) -> None:
        await self._sort(message.order)

    async def _sort(self, order: Order) -> None:
        """Sort so, or the other way round; done when it is shown, so that keys wait for it."""
        now, reverse = self.order
        self.sea.state.reverse = order is now and not reverse
        self.sea.state.order = order.value
        self.sea.keep_state()
        self.seek()
        await self.answered()

    async def under_cursor(self) -> Row | None:
        await self.answered()
        return await super().under_cursor()

    async def action_columns(self) -> None:
        table = self.query_one(EntryTable)
        picked = PickColumns(self.sea.state.columns, table.width, self._arrange)
        await self.app.push_screen(picked)

    def _arrange(self, columns: Chosen) -> None:
        self.query_one(EntryTable).show_columns(columns)
        self.sea.state.columns = list(columns)
        self.sea.keep_state()
