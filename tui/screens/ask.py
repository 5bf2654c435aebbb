"""A question over the screen that is answered by a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui.session import SessionMixin
from tui.translation import _

NUMBERED = 5
"""Of what was said before, the last ones are chosen by their numbers."""
ROOM = 4
"""One in so many lines of the screen may be such a one."""


class AnswerLine(Input):
    """A line in which a number that is typed first puts in what it stands for."""

    def __init__(self, text: str, numbered: Sequence[str]) -> None:
        super().__init__(text, compact=True, select_on_focus=False)
        self._numbered = dict(enumerate(numbered, 1))

    def on_key(self, event: events.Key) -> None:
        chosen = self._numbered.get(int(event.key) if event.key in _DIGITS else 0)
        if chosen is not None and not self.value:
            self.fill(chosen)
            event.prevent_default().stop()

    def fill(self, text: str) -> None:
        """Put in this text, the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)


class AskText(ModalScreen[str | None], SessionMixin):
    """A line of text, `text` at first; the answer is None where the person went back. `up` brings
    what was said before, and so does its number, as the first that is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("back"), priority=True, id="ask.back"),
        Binding("up", "before(1)", _("what was said before"), id="ask.before"),
        Binding("down", "before(-1)", _("what was said after"), show=False, id="ask.after"),
    ]

    def __init__(
        self, question: str, *, before: Sequence[str] = (), needed: bool = True, text: str = ""
    ) -> None:
        super().__init__(classes="ask")
        self._question, self._before, self._needed = question, before, needed
        self._text = text
        self._at = -1

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(self._question, markup=False)
            shown = self._before[: min(NUMBERED, self.app.size.height // ROOM)]
            for at, said in enumerate(shown, 1):
                yield Label(f"{at} {said}", classes="before", markup=False)
            yield AnswerLine(self._text, shown)
            how = _("enter saves it · {back} goes back")
            if self._before:
                how += _(" · a number, or {before}: what was said before")
            how = how.format(
                back=self.sea.key("ask.back", "escape"), before=self.sea.key("ask.before", "up")
            )
            yield Label(how, id="how", markup=False)

    def on_mount(self) -> None:
        # Now, and not when the screen comes up: the next key may be here before that.
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if text or not self._needed:
            self.dismiss(text)
        else:
            said = _("Nothing was typed, and a reason is needed: why? · {back} goes back")
            back = self.sea.key("ask.back", "escape")
            self.query_one("#how", Label).update(said.format(back=back))

    def action_before(self, by: int) -> None:
        """Put in what was said `by` answers before."""
        if self._before:
            self._at = max(0, min(self._at + by, len(self._before) - 1))
            self.query_one(AnswerLine).fill(self._before[self._at])


_DIGITS = frozenset("123456789")
