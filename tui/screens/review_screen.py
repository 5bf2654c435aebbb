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
from db.search import GONE, Order, Row, Summary, find, summaries
from parser import Link
from tui.screens.ask import AskText
from tui.screens.choose import Choice, Choose
from tui.screens.edit import Edit
from tui.screens.entry_screen import EntryScreen
from tui.screens.export_entries import offer_export
from tui.screens.queue_screen import QueueScreen
from tui.translation import _, ngettext
from tui.widgets.entry_table import EntryTable
from tui.widgets.points_list import Points
from tui.words.empty import nothing_to_review
from tui.words.open_point_text import doubt_everywhere
from tui.work.known import EntryDetails, entry_details

Typed = Mapping[str, str]
"""What was typed: field → text."""
Worded = Callable[[Database, str, EntryVersion, str], Outcome]
"""A decision with a word of why."""


class Review(QueueScreen, inherit_bindings=False):
    """Decide on the entries of `query`, or on `ids`, a queue that was frozen before."""

    NAME = _("Review")
    DECIDING = frozenset({"accept", "reject", "flag", "take", "leave", "everywhere"})
    OF_THE_ENTRY = QueueScreen.OF_THE_ENTRY | {"choose", "mark", "range", "accept_marked"}
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
        Binding("m", "mark", _("mark"), show=False, id="review.mark"),
        Binding("v", "range", _("start a range here"), show=False, id="review.range"),
        Binding("E", "export", _("export"), show=False, id="entry.export"),
        Binding("A", "accept_marked", _("accept the marked"), show=False, id="review.marked"),
        *QueueScreen.BINDINGS,
        *EntryScreen.BINDINGS,
    ]

    def __init__(self, query: str = "", ids: Sequence[int] = (), start: int = 0) -> None:
        super().__init__(start)
        self._query, self._ids = query, ids
        self._anchor: int | None = None
        self._said: list[str] = []
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
        marked, ranged = len(self.queue.marked), len(self._range())
        said = [_("{n} marked").format(n=marked)] if marked else []
        return said + ([_("marking {n}").format(n=ranged)] if self._anchor is not None else [])

    def frozen(self) -> None:
        """Keep the queue, so that it goes on as it was after a restart."""
        self.sea.keep_queue(self._query, self.queue.ids)

    async def _go_on_editing(self) -> None:
        """Finish what was being typed when the app ended."""
        kept = await self.answer_or_notify(
            self.sea.fetcher.ask(Drafts(self.sea.settings.reviewer).kept)
        )
        if kept and kept[0].at.id == self._start:
            await self.action_edit()

    async def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        point = self.query_one(Points).chosen
        if action in ("take", "leave", "choose", "everywhere") and point is None:
            return _("this entry has no open questions")
        if action == "everywhere" and (self.doubt is None or not self.doubt.about):
            return _("this question is not about words that may stand elsewhere")
        takes = action == "take" or (action == "everywhere" and parameters == (True,))
        if takes and point and point.offer is None:
            return _("nothing is offered here")
        if action == "accept_marked" and not self.queue.marked:
            return _("nothing is marked")
        return await super().why_not(action, parameters)

    def action_back(self) -> None:
        """Give up the range that was begun, or else leave the mode."""
        if self._anchor is None:
            self.sea.leave_queue()
            super().action_back()
        self._anchor = None
        self.show_progress()

    # Deciding on the entry.

    async def action_accept(self) -> None:
        await self.decide(decisions.accept)

    async def action_reject(self) -> None:
        await self._ask(_("Why is this not an entry?"), decisions.reject, needed=True)

    async def action_flag(self) -> None:
        await self._ask(_("What should somebody look at?"), decisions.flag, needed=False)

    async def _ask(self, question: str, decision: Worded, *, needed: bool) -> None:
        row = await self.once_ready()

        async def answered(text: str | None) -> None:
            if row and text is not None:
                self._said = [text, *(one for one in self._said if one != text)]
                await self.decide_on(row, lambda db, who, at: decision(db, who, at, text))

        if row:
            await self.app.push_screen(
                AskText(question, before=self._said, needed=needed), answered
            )

    async def action_edit(self) -> None:
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
        await self._turn(
            lambda db, who: decisions.undo(db, who, *held), _("There is nothing to undo.")
        )

    async def action_redo(self) -> None:
        await self._turn(decisions.redo, _("There is nothing to redo."))

    async def _turn(self, turn: Callable[[Database, str], Outcome], nothing: str) -> None:
        """Undo or redo, and go to the entry it was about."""
        decided = await self.store(turn, go_on=False)
        if decided and not decided.group:
            self.notify(nothing, markup=False)
        ids = [id for id in decided.versions if id in self.queue.ids] if decided else []
        if ids:
            self.go(self.queue.ids.index(ids[0]))

    # Marking, and accepting what is marked.

    def action_mark(self) -> None:
        """Mark the entry, or the range that was begun; what is marked already, no longer."""
        self.queue.mark(self._range())
        if self._anchor is None:
            self.query_one(EntryTable).cursor += 1
        self._anchor = None
        self._tell_marks()

    def action_range(self) -> None:
        """Begin a range at the cursor, or give it up."""
        self._anchor = self.place if self._anchor is None else None
        self._tell_marks()

    def _range(self) -> Sequence[int]:
        """The entries from where the range was begun to the cursor; else the one there."""
        first, last = sorted((self.place, self.place if self._anchor is None else self._anchor))
        return self.queue.ids[first : last + 1]

    def _tell_marks(self) -> None:
        self.query_one(EntryTable).mark(self.queue.marked)
        self.show_progress()

    async def action_accept_marked(self) -> None:
        """Accept what is marked, after it has been said how many they are."""
        if self._anchor is not None:
            self.action_mark()
        marked = self.queue.marked_ids
        if not marked:
            said = _("Nothing is marked; {one} marks an entry, {range} a range.").format(
                one=self.sea.key("review.mark", "m"), range=self.sea.key("review.range", "v")
            )
            self.notify(said, markup=False)
            return
        found = await self.answer_or_notify(self.sea.fetcher.ask(lambda db: summaries(db, marked)))
        if not found:
            return
        doubtful = sum(one.doubts > 0 for one in found)
        question = ngettext("Accept {n} entry", "Accept {n} entries", len(found))
        if doubtful:
            question += ngettext(", {doubtful} in doubt", ", {doubtful} in doubt", doubtful)
        question = question.format(n=len(found), doubtful=doubtful) + "?"
        choose = Choose(question, [Choice("y", _("accept them"))])
        await self.app.push_screen(choose, lambda answer: self._accept_all(found, answer))

    async def action_export(self) -> None:
        """Write what is marked into a file, or else the whole queue."""
        await offer_export(self, self.queue.marked_ids or self.queue.ids, self._query)

    async def _accept_all(self, lines: Sequence[Summary], answer: str | None) -> None:
        ats = [EntryVersion(line.id, line.version) for line in lines]
        if answer and await self.store(lambda db, who: decisions.accept(db, who, *ats)):
            self.queue.marked.clear()
            self._tell_marks()
