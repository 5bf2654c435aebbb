"""A review in which entries are joined to the one above them, and split in two."""

from __future__ import annotations

from typing import ClassVar

from sqlite_utils import Database
from textual.binding import Binding, BindingType

from db.review import EntryVersion, review_statuses
from db.review.join_and_split import above, join, split
from db.search import Row
from tui.screens.choose import Choice, Choose
from tui.screens.queue_screen import QueueScreen
from tui.screens.split_entry import SplitEntry
from tui.translation import _
from tui.widgets.entry_table import EntryTable
from tui.words.describe import place_of, title_of
from tui.words.split_text import seam
from tui.work.finding import PAGE, Found, TableRequest, around


class JoiningScreen(QueueScreen, inherit_bindings=False):
    """Both are seen before they are done, and undone like any decision."""

    DIVIDING: ClassVar[frozenset[str]] = frozenset({"join", "split"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "plus",
            "join",
            _("join to the one above"),
            show=False,
            key_display="+",
            id="review.join",
        ),
        Binding("c", "split", _("split in two"), show=False, id="review.split"),
    ]

    async def action_join(self) -> None:
        """Make the entry part of the one above it in its paper, once that was shown."""
        row = await self.once_ready()
        if row is None:
            return
        upper = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: above(db, row)))
        if upper is None:
            self.notify(_("There is no entry above it in its paper."), markup=False)
            return
        to = EntryVersion(upper.id, upper.version)

        async def answered(key: str | None) -> None:
            if key:
                await self.decide_on(row, lambda db, who, at: join(db, who, at, to))

        title = f"{title_of(upper.entry)}  {place_of(upper.document, upper.entry.pages)}"
        yes = Choice("y", title, seam(upper.entry, row.entry))
        question = _("Is this the rest of the entry above it?")
        await self.app.push_screen(Choose(question, [yes]), answered)

    async def action_split(self) -> None:
        """Make two entries of one; the second comes next in the queue."""
        row = await self.once_ready()
        if row is None:
            return

        async def answered(cuts: dict[str, int] | None) -> None:
            if cuts is not None:
                await self._split(row, cuts)

        await self.app.push_screen(SplitEntry(row.entry), answered)

    async def _split(self, row: Row, cuts: dict[str, int]) -> None:
        at = self.meant_for.version_of(row)
        self._see(0)
        decided = await self.store(lambda db, who: split(db, who, at, cuts), go_on=False)
        new = [id for id in decided.versions if id not in self.queue] if decided else []
        if new:
            await self._take_in(row.id, new)

    async def _take_in(self, id: int, new: list[int]) -> None:
        """Put these behind the entry `id` in the queue."""

        def answer(db: Database) -> Found:
            self.queue.insert(id, review_statuses(db, new))
            return around(db, TableRequest("", keep=(id,), height=PAGE), self.queue.ids)

        found = await self.answer_or_notify(self.sea.fetcher.ask(answer))
        if found:
            self.query_one(EntryTable).show(found)
            self.frozen()
