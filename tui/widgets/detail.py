"""One entry whole: the conclusion, the links, the facts, the doubts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.errors import NoWidget
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from db.search import Query, Row
from parser import Finding
from tui.messages import SightChanged
from tui.widgets.scrolling import resize_within
from tui.words.describe import MARK, NOTHING, entry_view
from tui.words.history import history_lines
from tui.words.short_fields import short_fields
from tui.work.known import EntryHistory

ENOUGH = 3
"""Lines of the text that must be in sight for somebody to decide on it."""
ABOVE = 3
"""Lines that are shown above a mark that was not in sight."""


class Detail(ScrollView, can_focus=False):
    """The entry under the table's cursor; it scrolls while the table keeps the keyboard.

    Its lines are broken once per entry and width, so that a text of any length scrolls at once.
    Where it is `pinned`, the short fields stay above the text, however far that is scrolled.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"detail--pinned"}

    def __init__(self, id: str | None = None, *, pinned: bool = False) -> None:
        super().__init__(id=id)
        self._pinned = pinned
        self.row: Row | None = None
        self._query = NOTHING
        self._more = EntryHistory()
        self._doubt: Finding | None = None
        self._marks: list[int] = []
        """The lines in which something is marked."""
        self._at = 0
        """Which of them was gone to."""
        self._head: list[Strip] = []
        self._lines: list[Strip] = []
        self._was_in_sight = True

    @property
    def is_in_sight(self) -> bool:
        """Whether what is pinned is seen whole, and some of the text under it."""
        if self.row is None:
            return True
        try:
            seen = self.screen.find_widget(self).visible_region
        except NoWidget:
            return False
        least = len(self._head) + min(ENOUGH, len(self._lines))
        return min(seen.height, self.size.height) >= least

    def show(
        self,
        row: Row | None,
        query: Query,
        more: EntryHistory | None = None,
        doubt: Finding | None = None,
    ) -> None:
        """Show `row`, what `query` looks for marked, or the words of `doubt`; None shows nothing.

        It begins at its top, or at the first mark where that is further down, unless it is the
        entry that was shown already.
        """
        more = more or EntryHistory()
        if (row, query, more, doubt) == (self.row, self._query, self._more, self._doubt):
            return
        another = row is None or self.row is None or row.id != self.row.id
        self.row, self._query, self._more, self._doubt = row, query, more, doubt
        self._break_lines()
        self._tell_sight()
        if another:
            self.scroll_home(animate=False, force=True, immediate=True)
        self._show_first_mark()

    def point_at(self, doubt: Finding | None) -> None:
        """Mark the words of this doubt, and bring them in sight."""
        self.show(self.row, self._query, self._more, doubt)

    def next_mark(self, by: int) -> bool:
        """Bring the next line with a mark to where one reads, or the one before for -1; whether
        there is any mark. Round the end."""
        if not self._marks:
            return False
        # Lines near the end cannot be scrolled further up: where one is, is kept apart.
        self._at = (self._at + by) % len(self._marks)
        self._show_mark(self._marks[self._at])
        return True

    def _show_first_mark(self) -> None:
        self._at = 0
        if self._marks and not any(_is_marked(part) for line in self._head for part in line):
            self._show_mark(self._marks[0])

    def _show_mark(self, line: int) -> None:
        """Scroll only if needed for this line to be seen."""
        rows = self.scrollable_content_region.height - len(self._head)
        top = self.scroll_offset.y
        if rows > 0 and not top <= line < top + rows:
            above = min(rows // 3, ABOVE)
            self.scroll_to(y=line - above, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self.virtual_size.width:
            self._break_lines()
        self._show_first_mark()
        self._tell_sight()

    def on_show(self) -> None:
        self._tell_sight()

    def on_hide(self) -> None:
        self._tell_sight()

    def _tell_sight(self) -> None:
        if self.is_in_sight != self._was_in_sight:
            self._was_in_sight = not self._was_in_sight
            self.post_message(SightChanged())

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self.is_attached:
            self._break_lines()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget."""
        if y < len(self._head):
            return self._head[y]
        at = y - len(self._head) + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        return self._lines[at]

    def _break_lines(self) -> None:
        width = self.scrollable_content_region.width
        self._head, self._lines = [], []
        if self.row:
            view = entry_view(self.row, self._query, self._doubt)
            self._lines = self._broken([view, *history_lines(self._more)], width)
            if self._pinned:
                style = self.get_component_rich_style("detail--pinned")
                self._head = self._broken(short_fields(self.row, width, self._doubt), width, style)
        self._marks = [at for at, line in enumerate(self._lines) if any(map(_is_marked, line))]
        resize_within(self, Size(width, len(self._head) + len(self._lines)))

    def _broken(
        self, parts: Iterable[RenderableType], width: int, style: Style | None = None
    ) -> list[Strip]:
        console = self.app.console
        options = console.options.update(width=max(1, width), height=None)
        lines = console.render_lines(Group(*parts), options, pad=False)
        style = style or self.rich_style
        return [Strip(line).adjust_cell_length(width).apply_style(style) for line in lines]


_MARK = Style.parse(MARK)


def _is_marked(segment: Segment) -> bool:
    style = segment.style
    return bool(style and style.reverse and style.color == _MARK.color)
