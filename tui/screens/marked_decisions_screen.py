"""A screen on which what is marked is decided on together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from sqlite_utils import Database
from textual.binding import Binding, BindingType

from db.event_log import REVIEW
from db.review import Outcome, marked
from db.review_state import ReviewState
from parser import CHOICES, TITLES
from tui.screens.ask import AskText
from tui.screens.choose import Choice, Choose
from tui.screens.marking_screen import MarkingScreen
from tui.translation import _
from tui.widgets.entry_table import EntryTable
from tui.words.many_at_once import asked, done, left_out, nothing_left, reason_asked

Alone = Callable[[], Awaitable[None]]
"""The same for the entry that is shown, and for no other."""
ONLY = "o"
FIELDS = {
    "t": "thema",
    "u": "subthema",
    "k": "type_onderzoek",
    "y": "afronding",
    "s": "status",
    "l": "lijst",
    "h": "titel",
    "a": "artikel",
    "g": "artikel_kop",
    "v": "vindplaats",
}
"""The key of each field that can be set in many entries: those of a line, by the keys that sort by
them."""


class MarkedDecisionsScreen(MarkingScreen):
    """Marked entries are decided on after a question that says how many they are. What has changed
    since it was marked is left out, for nobody has seen it so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MarkingScreen.BINDINGS,
        Binding("A", "accept_marked", _("accept the marked"), show=False, id="marks.accept"),
    ]
    OF_MARKED = MarkingScreen.OF_MARKED | {"accept_marked"}

    async def store_marked(self, decision: Callable[[Database, str], Outcome]) -> Outcome | None:
        """Do it, as this reviewer, and show what came of it; None where it could not be done, and
        that was said."""
        raise NotImplementedError

    async def action_accept_marked(self) -> None:
        await self.judge_marked(ReviewState.ACCEPTED)

    async def action_reject(self) -> None:
        await self.judge_marked(ReviewState.REJECTED)

    async def action_flag(self) -> None:
        await self.judge_marked(ReviewState.FLAGGED)

    async def action_edit(self) -> None:
        await self.set_field_of_marked()

    async def judge_marked(self, review: ReviewState, alone: Alone | None = None) -> None:
        """Accept, reject or flag what is marked, once it is said how many they are; or do it
        `alone`, where that is chosen."""
        said = await self._survey(REVIEW, review)
        if said is None:
            return

        async def judged(_key: str) -> None:
            if review is ReviewState.ACCEPTED:
                await self._judge(said, review, "")
            else:
                question = reason_asked(review, len(said.ready))
                await self.ask_reason(
                    question, review, lambda reason: self._judge(said, review, reason)
                )

        await self._ask(said, asked(said, review), [Choice("y", _("all of them"))], judged, alone)

    async def set_field_of_marked(self, alone: Alone | None = None) -> None:
        """Put one text in a field of all that is marked, or edit only one, `alone`."""
        said = await self._survey()
        if said is None:
            return

        async def chosen(key: str) -> None:
            await self._ask_text(said, FIELDS[key])

        choices = [Choice(key, TITLES[field]) for key, field in FIELDS.items()]
        await self._ask(said, asked(said, ""), choices, chosen, alone)

    async def _survey(self, field: str = "", value: str = "") -> marked.Survey | None:
        """What it would do to decide so on what is marked, the range that was begun among it."""
        await self.end_range()
        if not len(self.marks):
            self.tell_none_marked()
            return None
        ids = self.marks.in_order_of(self.query_one(EntryTable).ids)
        versions = {id: self.marks.versions[id] for id in ids}
        said = await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: marked.survey(db, versions, field, value))
        )
        if said and said.gone:
            self.marks.drop(said.gone)
            self.tell_marks()
        return said

    async def _ask(
        self,
        said: marked.Survey,
        question: str,
        choices: Sequence[Choice],
        then: Callable[[str], Awaitable[None]],
        alone: Alone | None,
    ) -> None:
        """Ask about what is marked; `then` takes the key that was chosen."""
        choices = choices if said.ready else []
        if alone:
            choices = [*choices, Choice(ONLY, _("only the entry that is shown"))]
        if not choices:
            self.notify(nothing_left(said), markup=False)
            return

        async def answered(key: str | None) -> None:
            if key == ONLY and alone:
                await alone()
            elif key:
                await then(key)

        question = question if said.ready else nothing_left(said)
        await self.app.push_screen(Choose(question, choices), answered)

    async def ask_reason(
        self, question: str, review: ReviewState, then: Callable[[str], Awaitable[None]]
    ) -> None:
        """Ask why, with the last reasons to choose from by number; a rejection needs one."""
        who = self.sea.settings.reviewer
        before = await self.answer_or_notify(
            self.sea.fetcher.ask(lambda db: marked.last_reasons(db, who))
        )

        async def answered(text: str | None) -> None:
            if text is not None:
                await then(text)

        needed = review is ReviewState.REJECTED
        await self.app.push_screen(AskText(question, before=before or (), needed=needed), answered)

    async def _ask_text(self, said: marked.Survey, field: str) -> None:
        """Ask what to put in the field; the texts that the marked have there are offered."""
        ids = [at.id for at in said.ready]
        before: Sequence[str] | None = CHOICES.get(field)
        if not before:
            asking = self.sea.fetcher.ask(lambda db: marked.texts_of(db, ids, field))
            before = await self.answer_or_notify(asking)

        async def answered(text: str | None) -> None:
            if text is not None:
                await self._put(field, text)

        question = _("{field}: what stands there in all of them? Nothing empties it.")
        ask = AskText(question.format(field=TITLES[field]), before=before or (), needed=False)
        await self.app.push_screen(ask, answered)

    async def _put(self, field: str, text: str) -> None:
        said = await self._survey(field, text)
        if said is None:
            return
        if not said.ready:
            self.notify(nothing_left(said), markup=False)
            return
        await self._store(said, "", lambda db, who: marked.put(db, who, said.ready, field, text))

    async def _judge(self, said: marked.Survey, review: ReviewState, reason: str) -> None:
        await self._store(
            said, review, lambda db, who: marked.judge(db, who, said.ready, review, reason)
        )

    async def _store(
        self, said: marked.Survey, review: str, decision: Callable[[Database, str], Outcome]
    ) -> None:
        if await self.store_marked(decision):
            self.marks.drop([at.id for at in said.ready])
            self.tell_marks()
            undo = self.sea.key("review.undo", "u")
            told = [done(review, len(said.ready), undo), *left_out(said)]
            self.notify(" ".join(told), markup=False)
