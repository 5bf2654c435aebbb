"""The keys, and what they do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.lang import _


class Help(ModalScreen[None]):
    """The keys that work on the screen below, as that screen has them bound."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", _("back"), id="help.back"),
    ]

    def __init__(self, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__()
        self._keys: dict[str, list[str]] = {}
        for active in bindings:
            if active.binding.description:
                key = self.app.get_key_display(active.binding)
                self._keys.setdefault(active.binding.description, []).append(key)

    def compose(self) -> ComposeResult:
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_column(style="bold", no_wrap=True)
        for what, keys in self._keys.items():
            grid.add_row(Text(" ".join(dict.fromkeys(keys))), Text(what))
        with VerticalScroll():
            yield Static(grid)
