"""One entry whole: the conclusion, the links, the facts, the doubts."""

from __future__ import annotations

from rich.console import Group, RenderableType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.search import Query, Row
from tui.widgets.scrolling import resize_within
from tui.words.describe import NOTHING, entry_view
from tui.words.history import history_lines
from tui.work.known import EntryHistory


class Detail(ScrollView, can_focus=False):
    """The entry under the table's cursor; it scrolls while the table keeps the keyboard.

    Its lines are broken once per entry and width, so that a text of any length scrolls at once.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row: Row | None = None
        self._query = NOTHING
        self._more = EntryHistory()
        self._lines: list[Strip] = []

    def show(self, row: Row | None, query: Query, more: EntryHistory | None = None) -> None:
        """Show `row`, what `query` looks for marked; None shows nothing.

        It begins at its top, unless it is the entry that was shown already.
        """
        more = more or EntryHistory()
        if (row, query, more) == (self.row, self._query, self._more):
            return
        another = row is None or self.row is None or row.id != self.row.id
        self.row, self._query, self._more = row, query, more
        self._break_lines()
        if another:
            self.scroll_home(animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self.virtual_size.width:
            self._break_lines()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self.is_attached:
            self._break_lines()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget."""
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        return self._lines[at]

    def _break_lines(self) -> None:
        width = self.scrollable_content_region.width
        console = self.app.console
        options = console.options.update(width=max(1, width), height=None)
        text: RenderableType = ""
        if self.row:
            text = Group(entry_view(self.row, self._query), *history_lines(self._more))
        lines = console.render_lines(text, options, pad=False)
        style = self.rich_style
        self._lines = [Strip(line).adjust_cell_length(width).apply_style(style) for line in lines]
        resize_within(self, Size(width, len(self._lines)))
