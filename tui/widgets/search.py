"""The search bar: what is typed, what it found, and what it could not make sense of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui.lang import _

# What moves the focus has priority: of keys that come in one read, as they do over a slow line,
# those behind it would otherwise go to the widget that had the focus before.


class SearchInput(Input):
    """Where the query is typed; the arrows move the table's cursor meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter",
            "screen.leave_search",
            _("to the table"),
            priority=True,
            id="search.leave",
        ),
        Binding("down", "screen.move(1)", _("down"), show=False, id="search.down"),
        Binding("up", "screen.move(-1)", _("up"), show=False, id="search.up"),
        Binding(
            "pagedown", "screen.move_pages(1)", _("a page down"), show=False, id="search.page-down"
        ),
        Binding("pageup", "screen.move_pages(-1)", _("a page up"), show=False, id="search.page-up"),
    ]


class SearchBar(Vertical):
    """The bar; `Input.Changed` tells that the query is another one."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="bar"):
            yield Label("/", id="prompt")
            yield SearchInput(placeholder=_("search"), id="search", select_on_focus=False)
            yield Label(id="hits", markup=False)
        yield Static(id="hint", markup=False)

    @property
    def text(self) -> str:
        """The query."""
        return self.query_one(SearchInput).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(SearchInput).value = text

    def type_here(self) -> None:
        """Give the bar the keyboard."""
        self.screen.set_focus(self.query_one(SearchInput))

    def tell(self, hits: str, hints: Sequence[str]) -> None:
        """Say how much was found, and what of the query was not understood."""
        self.query_one("#hits", Label).update(hits)
        hint = self.query_one("#hint", Static)
        hint.update(" ".join(hints))
        hint.display = bool(hints)
