"""A question over the screen that is answered by a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui.session import SessionMixin
from tui.translation import _


class AskText(ModalScreen[str | None], SessionMixin):
    """A line of text, `text` at first; the answer is None where the person went back. `up` brings
    what was said before."""

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
            yield Input(self._text, compact=True, select_on_focus=False)
            how = _("enter saves it · {back} goes back")
            if self._before:
                how += _(" · {before} what was said before")
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
            line = self.query_one(Input)
            line.value = self._before[self._at]
            line.cursor_position = len(line.value)
