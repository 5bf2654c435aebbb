"""Numbers in lines and columns, with a cursor on one of them; of one column also as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.translation import _, number
from tui.widgets.cells import fitted
from tui.widgets.scrolling import resize_within
from tui.words.figure_text import Label

TITLE = 10
"""Cells of a column's title, at most; where its numbers are wider, these."""
LEAST = 12
"""Cells that the names of the lines have at least."""


class FigureGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """The names of the lines stay where they are while the columns are gone through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, what, show=False, id=f"figures.{id}")
        for keys, action, what, id in (
            ("j,down", "move(1)", _("down"), "down"),
            ("k,up", "move(-1)", _("up"), "up"),
            ("l,right", "move_aside(1)", _("the next column"), "right"),
            ("h,left", "move_aside(-1)", _("the previous column"), "left"),
            ("pagedown,ctrl+f", "move_pages(1)", _("a page down"), "page-down"),
            ("pageup,ctrl+b", "move_pages(-1)", _("a page up"), "page-up"),
            ("g,home", "move(-1_000_000)", _("to the first"), "first"),
            ("G,end", "move(1_000_000)", _("to the last"), "last"),
        )
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--titles", "grid--cursor", "grid--bar"}

    class Moved(Message):
        """The cursor stands on another cell."""

    class Chosen(Message):
        """A cell was clicked that the cursor was on."""

    def __init__(self) -> None:
        super().__init__()
        self.line = self.column = 0
        self._titles: Sequence[Label] = ()
        self._lines: Sequence[tuple[Label, Sequence[int]]] = ()
        self._first = 0
        """The first column that is seen."""

    def put(
        self, titles: Sequence[Label], lines: Sequence[tuple[Label, Sequence[int]]], line: int = 0
    ) -> None:
        """Show these, the cursor on that line."""
        self._titles, self._lines = titles, lines
        self.line, self.column, self._first = min(line, max(0, len(lines) - 1)), 0, 0
        resize_within(self, Size(0, len(lines) + 1))
        self._keep_in_sight()

    def action_move(self, by: int) -> None:
        self._go(self.line + by, self.column)

    def action_move_aside(self, by: int) -> None:
        self._go(self.line, self.column + by)

    def action_move_pages(self, by: int) -> None:
        self.action_move(by * max(1, self.size.height - 2))

    def on_resize(self) -> None:
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        line = event.y - 1 + self.scroll_offset.y
        if event.y < 1 or line >= len(self._lines):
            return
        before = self.line, self.column
        at = self._label_width
        column = 0
        for place, width in self._seen():
            column = place if at <= event.x else column
            at += width
        self._go(line, column)
        if before == (line, column):
            self.post_message(self.Chosen())

    def _go(self, line: int, column: int) -> None:
        self.line = max(0, min(line, len(self._lines) - 1))
        self.column = max(0, min(column, len(self._titles) - 1))
        self._keep_in_sight()
        self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        top, height = self.scroll_offset.y, self.size.height - 1
        if height > 0 and not top <= self.line < top + height:
            top = min(self.line, max(top, self.line - height + 1))
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self._first = min(self._first, self.column)
        while self._first < self.column and self.column not in dict(self._seen()):
            self._first += 1
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _label_width(self) -> int:
        """Cells of the names: as many as they need, or as all the columns leave, or where the
        short names need more than these, a third of all."""
        full, short = (
            max((cell_len(label[at]) for label, _ in self._lines), default=0) + 2 for at in (0, 1)
        )
        room = self._width - sum(map(self._column_width, range(len(self._titles))))
        return max(LEAST, min(full, room if room >= short else self._width // 3))

    def _column_width(self, at: int) -> int:
        widest = max((len(number(numbers[at])) for _, numbers in self._lines), default=1)
        title = self._titles[at]
        return max(widest, min(cell_len(title.short), TITLE)) + 2

    def _seen(self) -> list[tuple[int, int]]:
        """The columns that are seen whole, each with its cells."""
        room = self._width - self._label_width
        found = []
        for at in range(self._first, len(self._titles)):
            width = self._column_width(at)
            if width > room:
                break
            room -= width
            found.append((at, width))
        return found

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget: the titles, or a line of numbers."""
        style = self.rich_style
        at = self.scroll_offset.y + y - 1
        if y == 0:
            style = self.get_component_rich_style("grid--titles")
            segments = [Segment(" " * self._label_width, style)]
            for place, width in self._seen():
                title = self._titles[place]
                shown = title.full if cell_len(title.full) <= width - 2 else title.short
                segments.append(Segment(_right(shown, width), style))
        elif at < len(self._lines):
            segments = self._segments(at, style)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self._width, style)

    def _segments(self, at: int, style: Style) -> list[Segment]:
        label, numbers = self._lines[at]
        cursor = self.get_component_rich_style("grid--cursor")
        width = self._label_width
        name = label.full if cell_len(label.full) <= width - 2 else label.short
        is_bar = len(self._titles) == 1
        here = at == self.line
        segments = [Segment(" " + fitted(name, width - 1), cursor if here and is_bar else style)]
        for place, cells in self._seen():
            shown = number(numbers[place]) if numbers[place] else "·"
            under = here and place == self.column
            segments.append(Segment(_right(shown, cells), cursor if under else style))
        if is_bar and at:
            bar = self._bar(numbers[0], self._width - width - self._column_width(0) - 2)
            segments.append(Segment(f"  {bar}", self.get_component_rich_style("grid--bar")))
        return segments

    def _bar(self, entries: int, room: int) -> str:
        """As long as its share of the longest; by halves of a cell, which every terminal can
        draw."""
        longest = max(numbers[0] for _, numbers in self._lines[1:])
        halves = round(2 * max(0, room) * entries / max(1, longest))
        return "█" * (halves // 2) + "▌" * (halves % 2)


def _right(text: str, width: int) -> str:
    """`text` at the right of so many cells, with at least one blank before it."""
    return fitted(text, min(cell_len(text), width - 1)).rjust(width)
