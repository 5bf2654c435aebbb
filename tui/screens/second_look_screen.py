"""A second look at accepted entries, chosen by chance, without what others made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from sqlite_utils import Database
from textual.binding import Binding, BindingType

from db.merge import links_text
from db.review import (
    Drafts,
    EntryVersion,
    OpenPoint,
    Outcome,
    ReviewStatus,
    review_statuses,
    second_look,
)
from db.review_state import ReviewState
from db.search import by_id
from parser import Link
from tui.screens.edit import Edit
from tui.screens.entry_screen import EntryScreen
from tui.screens.queue_screen import QueueScreen
from tui.translation import _
from tui.words.empty import nothing_to_look_at
from tui.work.known import EntryDetails, EntryHistory

SEEN = ReviewState.ACCEPTED
"""How the queue counts what has had its second look."""


class SecondLook(QueueScreen, inherit_bindings=False):
    """Say of each entry that it was read right, or what should stand there."""

    NAME = _("Second look")
    DECIDING = frozenset({"agree"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "agree", _("read correctly"), id="second.agree"),
        Binding("e", "edit", _("edit"), id="second.edit"),
        *QueueScreen.BINDINGS,
        *EntryScreen.BINDINGS,
    ]

    def chosen(self, db: Database) -> Sequence[int]:
        return second_look.offered(db, self.sea.settings.reviewer)

    def standings(self, db: Database, ids: Sequence[int]) -> Mapping[int, ReviewStatus]:
        """Who offers it no longer has looked at it."""
        offered = set(self.chosen(db))
        found = review_statuses(db, ids)
        return {id: one._replace(review="" if id in offered else SEEN) for id, one in found.items()}

    def why_empty(self) -> str:
        return nothing_to_look_at(self.sea.key)

    def look_at(self, db: Database, id: int) -> tuple[EntryDetails, tuple[OpenPoint, ...]]:
        """As it was read; what the first reviewer made of it would not be a second opinion."""
        blind = replace(by_id(db, id), entry=second_look.read_of(db, id), review="", reviewer="")
        return EntryDetails(blind, EntryHistory()), ()

    async def action_agree(self) -> None:
        await self.decide(lambda db, who, at: second_look.look(db, who, at, {}))

    async def action_edit(self) -> None:
        row, who = await self.once_ready(), self.sea.settings.reviewer
        if row is None:
            return
        drafts = Drafts(who, second=True)
        typed = (
            await self.answer_or_notify(self.sea.fetcher.ask(partial(drafts.texts, id=row.id)))
            or {}
        )

        def store(
            db: Database, at: EntryVersion, texts: Mapping[str, str], links: Sequence[Link] | None
        ) -> Outcome:
            said = {**texts} if links is None else {**texts, "links": links_text(links)}
            return second_look.look(db, who, at, said)

        async def stored(decided: Outcome | None) -> None:
            if decided:
                await self.renew(list(decided.versions), go_on=True)

        edit = Edit(row, typed, store, drafts, paged=self.has_class("-page"))
        await self.app.push_screen(edit, stored)
