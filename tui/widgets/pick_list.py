"""A list to pick from: the values of a facet, what was saved, what completes a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.translation import _


class PickList(OptionList):
    """Lines that j and k go through, each no longer than the list is wide."""

    DEFAULT_CSS = """
    PickList, PickList:focus {
        border: none;
        padding: 0;
        background: $surface;
        background-tint: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        scrollbar-size-vertical: 1;
    }
    """

    # With priority, so that keys which come in one read are heard in their order.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, what, show=False, priority=True, id=f"list.{id}")
        for keys, action, what, id in (
            ("j,down", "cursor_down", _("down"), "down"),
            ("k,up", "cursor_up", _("up"), "up"),
            ("pagedown,ctrl+f", "page_down", _("a page down"), "page-down"),
            ("pageup,ctrl+b", "page_up", _("a page up"), "page-up"),
            ("g,home", "first", _("to the first"), "first"),
            ("G,end", "last", _("to the last"), "last"),
        )
    ]

    def put(self, lines: Iterable[Content], highlighted: int = 0) -> None:
        """Show these lines, the cursor on the one with this number, from 0, or else the last."""
        self.clear_options()
        self.add_options([Option(line) for line in lines])
        if self.option_count:
            self.highlighted = min(highlighted, self.option_count - 1)
