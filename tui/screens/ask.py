"""Short questions over the screen: a line of text, or one of a few keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui.lang import _


class AskText(ModalScreen[str | None]):
    """A line of text; the answer is None where the person went back. `up` brings what was said
    before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("back"), priority=True, id="ask.back"),
        Binding("up", "before(1)", _("what was said before"), id="ask.before"),
        Binding("down", "before(-1)", _("what was said after"), show=False, id="ask.after"),
    ]

    def __init__(self, question: str, *, before: Sequence[str] = (), needed: bool = True) -> None:
        super().__init__(classes="ask")
        self._question, self._before, self._needed = question, before, needed
        self._at = -1

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(self._question, markup=False)
            yield Input(compact=True)
            yield Label(_("enter keeps it · esc goes back · ↑ what was said before"), id="how")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if text or not self._needed:
            self.dismiss(text)

    def action_before(self, by: int) -> None:
        """Put in what was said `by` answers before."""
        if self._before:
            self._at = max(0, min(self._at + by, len(self._before) - 1))
            line = self.query_one(Input)
            line.value = self._before[self._at]
            line.cursor_position = len(line.value)


class AskKey(ModalScreen[str | None]):
    """One of a few keys, each with what it does; the answer is None where the person went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", _("back"), priority=True, id="ask.back"),
    ]

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        super().__init__(classes="ask")
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(self._question, markup=False)
            for key, what in self._answers.items():
                yield Label(Text.assemble((f" {key} ", "reverse bold"), " ", what), name=key)

    def on_click(self, event: events.Click) -> None:
        if event.widget and event.widget.name in self._answers:
            self.dismiss(event.widget.name)

    def on_key(self, event: events.Key) -> None:
        if event.character in self._answers:
            event.stop()
            self.dismiss(event.character)
