"""A queue of entries to be looked at one by one: what Review and SecondLook have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import ClassVar

from sqlite_utils import Database
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from db import StoreError, data_version
from db.review import EntryVersion, OpenPoint, Outcome, ReviewStatus, StaleEntry, review_statuses
from db.search import Row, Summary, summaries
from parser import Finding
from tui.messages import Highlighted, PointChosen
from tui.screens.deciding_screen import DecidingScreen
from tui.screens.entry_screen import EntryScreen
from tui.screens.meant_for import MeantFor
from tui.screens.table_screen import NEWS
from tui.translation import _, ngettext, number
from tui.waiting import until_set
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.widgets.evidence import Evidence
from tui.widgets.keys import Keys
from tui.widgets.panes import Panes
from tui.widgets.points_list import Points
from tui.words.describe import NOTHING, name_of
from tui.work.finding import PAGE, Found, TableRequest, around
from tui.work.known import EntryDetails
from tui.work.review_queue import Queue

Decision = Callable[[Database, str, EntryVersion], Outcome]
"""What this reviewer decides on an entry, in the version that they see."""
ROOMY = 120
"""Cells from which on the page is shown without being asked for."""


class QueueScreen(DecidingScreen):
    """The entry under the cursor of a frozen queue, and what is open of it.

    It opens at the entry `start`, or else at the first that asks for a decision.
    """

    DEFAULT_CLASSES = f"{DecidingScreen.DEFAULT_CLASSES} queue"
    NAME: ClassVar[str]
    """What the mode is called, for a person."""

    OF_THE_ENTRY = EntryScreen.OF_THE_ENTRY | {"next", "random", "edit"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "next(1)", _("skip"), id="queue.skip"),
        Binding("n", "next(1)", _("next one to do"), show=False, id="queue.next"),
        Binding("N", "next(-1)", _("the previous one"), show=False, id="queue.before"),
        Binding("r", "random", _("a random one to do"), show=False, id="queue.random"),
        Binding("escape,R", "back", _("back"), key_display="esc", id="queue.back"),
        Binding("q", "app.quit", _("quit"), show=False, id="app.quit"),
    ]

    def __init__(self, start: int = 0) -> None:
        super().__init__()
        self.queue = Queue((), {})
        self._start = start
        self._seen = 0
        """The id of the entry that is on the screen."""
        self._on_view = asyncio.Event()
        """Set while an entry is on the screen and nothing is being decided on it."""
        self._version = 0
        self.meant_for = MeantFor()

    def chosen(self, db: Database) -> Sequence[int]:
        """The entries that are to be looked at, in their order."""
        raise NotImplementedError

    def standings(self, db: Database, ids: Sequence[int]) -> Mapping[int, ReviewStatus]:
        """Where these entries stand for this mode."""
        return review_statuses(db, ids)

    def look_at(self, db: Database, id: int) -> tuple[EntryDetails, tuple[OpenPoint, ...]]:
        """The entry as the reviewer may see it, and what is open of it."""
        raise NotImplementedError

    def shown(self, row: Row) -> None:
        """The reviewer sees this entry."""

    def progress_notes(self) -> list[str]:
        """What else there is to be said of how far one is."""
        return []

    def compose(self) -> ComposeResult:
        yield Static(id="how-far", markup=False)
        yield Panes(pinned=True)
        yield Points(id="points")
        yield Evidence(id="evidence")
        yield Keys()

    def on_mount(self) -> None:
        # Where there is room for it, the page stands beside what was read of it.
        self.set_class(self.app.size.width >= ROOMY, "-page")
        self.put_split_back()
        self._freeze()
        self.set_interval(NEWS, self._look)

    @property
    def place(self) -> int:
        """The place in the queue, from 0, of the entry under the cursor."""
        return self.query_one(EntryTable).cursor

    @work
    async def _freeze(self) -> None:
        def answer(db: Database) -> tuple[int, Queue, Found]:
            # First, so that what is written meanwhile is news.
            version = data_version(db)
            ids = self.chosen(db)
            queue = Queue(ids, self.standings(db, ids))
            first = queue.next(len(queue) - 1) if len(queue) else 0
            keep = (self._start, queue.ids[first or 0]) if len(queue) else ()
            return version, queue, around(db, TableRequest("", keep=keep, height=PAGE), queue.ids)

        found = await self.answer_or_notify(self.sea.finder.ask(answer))
        if found:
            self._version, self.queue, lines = found
            self.query_one(EntryTable).show(lines)
            if not self.queue:
                self.show_empty()
            self.frozen()
            self.show_progress()

    def frozen(self) -> None:
        """The queue is made."""

    def show_progress(self) -> None:
        total, left = len(self.queue), self.queue.left
        said = [self.NAME, _("nothing to look at")]
        if total:
            at = _("{at} of {total}").format(at=number(self.place + 1), total=number(total))
            said = [self.NAME, at, ngettext("{n} left", "{n} left", left).format(n=number(left))]
        if self.row and self.row.id in self.queue:
            done, of = self.queue.of_paper(self.row.id)
            said.append(f"{name_of(self.row.document)} {done}/{of}")
        if not self.is_in_sight:
            said = [self.too_little()]
        line = " · ".join([*said, *self.progress_notes()])
        self.query_one("#how-far", Static).update(line, layout=False)

    @on(Highlighted)
    def _highlight(self, message: Highlighted) -> None:
        if message.id != self._seen:
            self._see(0)
        if message.id is not None:
            self._show(message.id)

    @work(exclusive=True, group="detail")
    async def _show(self, id: int) -> None:
        if found := await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: self.look_at(db, id))
        ):
            self.meant_for.note_news(self.row, found[0].row)
            self._present(*found)

    def _present(self, one: EntryDetails, points: Sequence[OpenPoint]) -> None:
        self.query_one(Points).show(one.row.entry, points)
        self.query_one(Detail).show(one.row, NOTHING, one.more, self.doubt)
        self.show_evidence()
        self.show_progress()
        self.call_after_refresh(self._on_screen, one.row)

    @property
    def doubt(self) -> Finding | None:
        """The doubt that the chosen point is about, if it is one."""
        point = self.query_one(Points).chosen
        return point.about if point and isinstance(point.about, Finding) else None

    @on(PointChosen)
    def _point_chosen(self) -> None:
        self.query_one(Detail).point_at(self.doubt)
        self.show_evidence()

    def show_evidence(self) -> None:
        """Show the page, with the field or the words marked that the chosen point is about."""
        point = self.query_one(Points).chosen
        self.query_one(Evidence).show(self.row, point.field if point else "", self.doubt)

    def _on_screen(self, row: Row) -> None:
        # Meanwhile the cursor may have gone on.
        if row.id == self.query_one(EntryTable).current:
            self._see(row.id)
            self.shown(row)

    def go(self, place: int | None) -> None:
        """To the entry at this place in the queue; None where there is none."""
        if place is None:
            said = (
                _("No other entry is left.") if self.queue.left else _("Everything here is done.")
            )
            self.notify(said, markup=False)
        elif place != self.place:
            self._see(0)
            self.query_one(EntryTable).cursor = place

    def action_next(self, by: int) -> None:
        self.go(self.queue.next(self.place, by))

    def action_random(self) -> None:
        self.go(self.queue.any(self.place))

    def action_back(self) -> None:
        self.dismiss()

    @property
    def ready(self) -> Row | None:
        """The entry that is shown, once it is on the screen and nothing is being decided on it: a
        key that is pressed twice does not decide on the entry that comes next."""
        return self.row if self.row and self.row.id == self._seen else None

    async def once_ready(self) -> Row | None:
        """As `ready`, once what went before is done: for keys that only open something, which are
        meant for the entry that comes on the screen."""
        await until_set(self._on_view)
        return self.ready

    def _see(self, id: int) -> None:
        """The entry with this id is on the screen, or, for 0, none that can be decided on."""
        self._seen = id
        if id:
            self._on_view.set()
        else:
            self._on_view.clear()

    def fetch(self, db: Database, id: int) -> Row:
        return self.look_at(db, id)[0].row

    async def decide(self, decision: Decision, *, go_on: bool = True) -> None:
        """Do it to the entry that is shown, if that is ready."""
        if row := self.ready:
            await self.decide_on(row, decision, go_on=go_on)

    async def decide_on(self, row: Row, decision: Decision, *, go_on: bool = True) -> None:
        """Do it to this entry; once it is durable, go on to the next."""
        at = self.meant_for.version_of(row)
        self._see(0)
        await self.store(lambda db, who: decision(db, who, at), go_on=go_on)

    async def store(
        self, decision: Callable[[Database, str], Outcome], *, go_on: bool = True
    ) -> Outcome | None:
        """Do it, and show where its entries stand; if somebody was faster, say so and show that.

        None where it could not be done.
        """
        who, pressed = self.sea.settings.reviewer, self.sea.presses.last
        try:
            decided = await self.sea.writer.ask(lambda db: decision(db, who))
        except StoreError as error:
            self.notify(str(error), severity="error", timeout=20, markup=False)
            self.meant_for.forget_news()
            if isinstance(error, StaleEntry):
                await self.renew([self.row.id] if self.row else [])
            self._see(self.row.id if self.row else 0)
            return None
        self.meant_for.note_decision(pressed, decided.group)
        await self.renew(list(decided.versions), go_on=go_on)
        return decided

    async def renew(self, ids: Sequence[int], *, go_on: bool = False) -> None:
        """These entries may stand elsewhere now: show it, and go on where that is wanted."""

        def answer(db: Database) -> tuple[Mapping[int, ReviewStatus], list[Summary]]:
            return self.standings(db, ids), summaries(db, ids)

        found = await self.answer_or_notify(self.sea.fetcher.ask(answer))
        standings, lines = found or ({}, [])
        self._stand(standings)
        there = self.queue.next(self.place) if go_on else self.place
        if there is None:
            self.go(None)
        await self._show_at(self.place if there is None else there, lines)

    async def _show_at(self, place: int, lines: Sequence[Summary]) -> None:
        """To the entry at this place, and show it and the `lines` in one breath: with one paint."""
        table = self.query_one(EntryTable)
        if not len(self.queue):
            return
        id = self.queue.ids[place]
        found = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: self.look_at(db, id)))
        table.renew(lines)
        with self.prevent(Highlighted):
            table.cursor = place
        if found:
            self.workers.cancel_group(self, "detail")
            self._present(*found)

    def _stand(self, standings: Mapping[int, ReviewStatus]) -> None:
        for id, standing in standings.items():
            self.queue.note(id, standing.review)

    @work(exclusive=True, group="news")
    async def _look(self) -> None:
        """See whether others have written to the store, and show what they wrote."""
        table, ids, known = self.query_one(EntryTable), self.queue.ids, self._version
        seen = table.in_sight

        def answer(db: Database) -> tuple[int, Mapping[int, ReviewStatus], list[Summary]] | None:
            version = data_version(db)
            if version == known:
                return None
            return version, self.standings(db, ids), summaries(db, seen)

        with suppress(StoreError):
            # Not by the fetcher: where a long queue stands takes longer than a decision may.
            found = await self.sea.finder.ask(answer)
            if found and not self.is_going_down:
                self._version, standings, lines = found
                self._stand(standings)
                table.outdate(lines)
                self._highlight(Highlighted(table.current))
