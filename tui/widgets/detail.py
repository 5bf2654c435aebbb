"""One entry whole: the conclusion, the links, the facts, the doubts."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from db.search import Row
from tui.describe import described


class Detail(VerticalScroll, can_focus=False):
    """The entry under the table's cursor; it scrolls while the table keeps the keyboard."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, row: Row | None) -> None:
        """Show `row` from its top; None shows nothing."""
        self.row = row
        self.query_one(Static).update(described(row) if row else "")
        self.scroll_home(animate=False)
