"""Review mode: the entries of a query, the most doubtful first, each decided on with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from sqlite_utils import Database
from textual.binding import Binding, BindingType

from db import StoreError
from db.review import Drafts, EntryVersion, OpenPoint, Outcome, decisions, open_points
from db.review.same_doubt import everywhere
from db.review_state import ReviewState
from db.search import GONE, Order, Row, find
from parser import Link
from tui.screens.choose import Choice, Choose
from tui.screens.edit import Edit
from tui.screens.entry_screen import EntryScreen
from tui.screens.joining_screen import JoiningScreen
from tui.screens.marked_decisions_screen import MarkedDecisionsScreen
from tui.screens.queue_screen import QueueScreen
from tui.translation import _
from tui.widgets.points_list import Points
from tui.words.empty import nothing_to_review
from tui.words.many_at_once import reason_asked, redone, undone
from tui.words.open_point_text import doubt_everywhere
from tui.work.known import EntryDetails, entry_details
from tui.work.marks import Marks

Typed = Mapping[str, str]
"""What was typed: field → text."""
Worded = Callable[[Database, str, EntryVersion, str], Outcome]
"""A decision with a word of why."""


class Review(MarkedDecisionsScreen, JoiningScreen, inherit_bindings=False):
    """Decide on the entries of `query`, or on `ids`, a queue that was frozen before."""

    NAME = _("Review")
    DECIDING = JoiningScreen.DIVIDING | {
        *("accept", "reject", "flag", "take", "leave", "everywhere")
    }
    OF_THE_ENTRY = QueueScreen.OF_THE_ENTRY | {
        *("choose", *MarkedDecisionsScreen.OF_THE_ENTRY, *MarkedDecisionsScreen.OF_MARKED)
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", _("accept"), id="review.accept"),
        # With priority, so that what is typed behind them goes where they lead; and undo, so that
        # they do not overtake it.
        Binding("e", "edit", _("edit"), priority=True, id="review.edit"),
        Binding("x", "reject", _("reject"), priority=True, id="review.reject"),
        Binding("f", "flag", _("flag"), priority=True, id="review.flag"),
        Binding("t", "take", _("accept what is offered"), show=False, id="review.take"),
        Binding("d", "leave", _("dismiss the question"), show=False, id="review.leave"),
        Binding(
            "T", "everywhere(True)", _("accept it everywhere"), show=False, id="review.take-all"
        ),
        Binding(
            "D", "everywhere(False)", _("dismiss everywhere"), show=False, id="review.leave-all"
        ),
        Binding(
            "right_square_bracket",
            "choose(1)",
            _("the next open question"),
            show=False,
            key_display="]",
            id="review.next-point",
        ),
        Binding(
            "left_square_bracket",
            "choose(-1)",
            _("the previous open question"),
            show=False,
            key_display="[",
            id="review.point-before",
        ),
        Binding("u", "undo", _("undo"), priority=True, id="review.undo"),
        Binding("U", "redo", _("redo"), show=False, priority=True, id="review.redo"),
        *MarkedDecisionsScreen.BINDINGS,
        *JoiningScreen.BINDINGS,
        *QueueScreen.BINDINGS,
        *EntryScreen.BINDINGS,
    ]

    def __init__(self, query: str = "", ids: Sequence[int] = (), start: int = 0) -> None:
        super().__init__(start)
        self._query, self._ids = query, ids
        self.marks = Marks()
        self._resumes = bool(start)

    def chosen(self, db: Database) -> Sequence[int]:
        return self._ids or find(db, self._query, Order.CONFIDENCE, every=True)

    def look_at(self, db: Database, id: int) -> tuple[EntryDetails, tuple[OpenPoint, ...]]:
        one = entry_details(db, id)
        if one is None:
            raise StoreError(GONE)
        return one, open_points.points_of(db, one.row)

    def why_empty(self) -> str:
        return nothing_to_review(self._query, self.sea.key)

    def shown(self, row: Row) -> None:
        self.sea.state.review_id = row.id
        self.sea.keep_state()
        if self._resumes:
            self._resumes = False
            self.run_worker(self._go_on_editing())

    def progress_notes(self) -> list[str]:
        return self.marks_notes()

    def frozen(self) -> None:
        """Keep the queue, so that it goes on as it was after a restart."""
        self.sea.keep_queue(self._query, self.queue.ids)

    async def _go_on_editing(self) -> None:
        """Finish what was being typed when the app ended."""
        kept = await self.answer_or_notify(
            self.sea.fetcher.ask(Drafts(self.sea.settings.reviewer).kept)
        )
        if kept and kept[0].at.id == self._start:
            await self._edit()

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        point = self.query_one(Points).chosen
        if action in ("take", "leave", "choose", "everywhere") and point is None:
            return _("this entry has no open questions")
        if action == "everywhere" and (self.doubt is None or not self.doubt.about):
            return _("this question is not about words that may stand elsewhere")
        takes = action == "take" or (action == "everywhere" and parameters == (True,))
        if takes and point and point.offer is None:
            return _("nothing is offered here")
        return await super().why_not(action, parameters)

    def action_back(self) -> None:
        """Give up the range that was begun, or else leave the mode."""
        if self.marks.anchor is None:
            self.sea.leave_queue()
            super().action_back()
        self.marks.anchor = None
        self.show_progress()

    # Deciding on the entry.

    async def action_accept(self) -> None:
        await self.decide(decisions.accept)

    async def action_reject(self) -> None:
        await self._judge_with_reason(ReviewState.REJECTED, decisions.reject)

    async def action_flag(self) -> None:
        await self._judge_with_reason(ReviewState.FLAGGED, decisions.flag)

    async def _judge_with_reason(self, review: ReviewState, decision: Worded) -> None:
        """Decide on what is marked; where nothing is, on the entry that is shown."""

        async def alone() -> None:
            if row := await self.once_ready():
                await self.ask_reason(
                    reason_asked(review, 1),
                    review,
                    lambda text: self.decide_on(
                        row, lambda db, who, at: decision(db, who, at, text)
                    ),
                )

        await (self.judge_marked(review, alone) if len(self.marks) else alone())

    async def action_edit(self) -> None:
        """Correct the entry; or, where some are marked, a field of them."""
        await (self.set_field_of_marked(self._edit) if len(self.marks) else self._edit())

    async def _edit(self) -> None:
        """Correct the entry; what was typed before and not saved is there again."""
        row, who = await self.once_ready(), self.sea.settings.reviewer
        if row is None:
            return
        drafts = Drafts(who)
        typed = (
            await self.answer_or_notify(self.sea.fetcher.ask(partial(drafts.texts, id=row.id)))
            or {}
        )
        point = self.query_one(Points).chosen

        def store(
            db: Database, at: EntryVersion, texts: Typed, links: Sequence[Link] | None
        ) -> Outcome:
            return decisions.correct(db, who, at, texts, links, accepted=True)

        field, paged = point.field if point else "", self.has_class("-page")
        edit = Edit(row, typed, store, drafts, field, paged=paged)
        await self.app.push_screen(edit, self._edited)

    async def _edited(self, decided: Outcome | None) -> None:
        if decided:
            self.marks.follow(decided.versions)
            await self.renew(list(decided.versions), go_on=True)

    # Settling the points of the entry.

    async def action_take(self) -> None:
        """Put in what the chosen point offers."""
        points = self.query_one(Points)
        point = points.chosen
        if point and point.offer is not None and not points.is_whole:
            said = _(
                "What would be taken is not seen whole: enlarge the terminal, or {key} edits it."
            )
            self.notify(said.format(key=self.sea.key("review.edit", "e")), markup=False)
        elif point and point.offer is not None:
            await self.decide(
                lambda db, who, at: open_points.apply(db, who, at, point), go_on=False
            )
        elif point:
            said = _("Nothing is offered here; {key} corrects the field.")
            self.notify(said.format(key=self.sea.key("review.edit", "e")), markup=False)

    async def action_leave(self) -> None:
        """Keep what is shown: the chosen point is settled."""
        if point := self.query_one(Points).chosen:
            await self.decide(
                lambda db, who, at: open_points.dismiss(db, who, at, point), go_on=False
            )

    async def action_everywhere(self, take: bool) -> None:
        """Settle the chosen doubt wherever the same words are doubted, once it is said where."""
        row, doubt, points = self.ready, self.doubt, self.query_one(Points)
        if row is None or doubt is None or not doubt.about:
            return
        if take and (points.chosen is None or points.chosen.offer is None):
            return
        ids = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: everywhere(db, doubt)))
        if not ids:
            return
        does = open_points.everywhere_taken if take else open_points.everywhere_dismissed

        async def answered(key: str | None) -> None:
            if key:
                await self.decide_on(row, lambda db, who, at: does(db, who, at, doubt), go_on=False)

        await self.app.push_screen(
            Choose(doubt_everywhere(doubt, len(ids), take), [Choice("y", _("yes"))]), answered
        )

    def action_choose(self, by: int) -> None:
        self.query_one(Points).choose(by)

    # Undo and redo.

    async def action_undo(self) -> None:
        held = self.meant_for.held(self.sea.presses)
        await self._turn(lambda db, who: decisions.undo(db, who, *held), undone)

    async def action_redo(self) -> None:
        await self._turn(decisions.redo, redone)

    async def _turn(
        self, turn: Callable[[Database, str], Outcome], told: Callable[[Outcome], str]
    ) -> None:
        """Undo or redo, and go to the entry it was about."""
        decided = await self.store(turn, go_on=False)
        if decided and len(decided.versions) != 1:  # of one entry the screen shows it
            self.notify(told(decided), markup=False)
        ids = [id for id in decided.versions if id in self.queue.ids] if decided else []
        if ids:
            self.go(self.queue.ids.index(ids[0]))

    # Deciding on what is marked.

    async def store_marked(self, decision: Callable[[Database, str], Outcome]) -> Outcome | None:
        return await self.store(decision)

    async def store(
        self, decision: Callable[[Database, str], Outcome], *, go_on: bool = True
    ) -> Outcome | None:
        decided = await super().store(decision, go_on=go_on)
        self.marks.follow(decided.versions if decided else {})
        return decided

    def show_marks(self) -> None:
        self.show_progress()

    async def found(self) -> tuple[Sequence[int], str]:
        return self.queue.ids, self._query
