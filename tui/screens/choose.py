"""A few things to choose from, each by a key of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from tui.translation import _
from tui.widgets.keys import Keys

ROOM = 90
"""Hundredths of the screen's height that it takes at most, as the style sheet says."""
LEAST = 2
"""Lines of the list that are seen, however low the screen is."""


class Choice(NamedTuple):
    """A letter to press, what it does, and the text that it is about."""

    key: str
    what: str
    text: str = ""


class Choose(ModalScreen[str]):
    """The answer is the key of what was chosen, "" where the person went back.

    The texts are shown in full, so that they can be selected where nothing else works.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss('')", _("back"), key_display="esc", id="choose.back"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], again: str = "") -> None:
        """`again` is a key that chooses the first."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._again = again
        # Bindings, for a key typed at once after the one that led here still goes to what had the
        # focus before, and from there only to the bindings of this screen.
        for choice in choices:
            self._bindings.bind(choice.key, f"dismiss({choice.key!r})", show=False)
        if again:
            self._bindings.bind(again, f"dismiss({choices[0].key!r})", show=False)

    def compose(self) -> ComposeResult:
        options = []
        for at, choice in enumerate(self._choices):
            text = Text().append(f" {choice.key} ", "bold").append(choice.what)
            if self._again and not at:
                text.append(_("  (or {key} again)").format(key=self._again), "dim")
            if choice.text:
                text.append("\n   ").append(choice.text, "dim")
            options.append(Option(text, id=choice.key))
        with Vertical(id="choose"):
            yield Label(self._title, classes="title", markup=False)
            yield OptionList(*options)
        yield Keys()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Leave the list the room that there is, so that it scrolls where that is little."""
        inside, title = self.query_one("#choose"), self.query_one(".title")
        taken = inside.gutter.height + title.outer_size.height + title.styles.margin.height
        room = self.size.height * ROOM // 100 - taken
        self.query_one(OptionList).styles.max_height = max(LEAST, room)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id or "")
