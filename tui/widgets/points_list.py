"""What is open of the entry that is shown: one point a line, and the chosen one with its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.widgets import Static

from db.review import Absence, OpenPoint, Study
from parser import Entry
from tui.session import SessionMixin
from tui.translation import _, ngettext
from tui.words.open_point_text import open_point_line
from tui.words.sides import sides

MOST, FEW = 5, 2
"""Points that are listed at once, and in a low terminal; the chosen one is among them."""
LOW = 30
"""Lines of a terminal below which it is low."""


class Points(Static, SessionMixin):
    """The points of an entry; `chosen` is the one that a key settles."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: Sequence[OpenPoint] = ()
        self._entry = Entry()
        self._at = 0

    @property
    def chosen(self) -> OpenPoint | None:
        """The point that a key settles."""
        return self._points[self._at] if self._points else None

    @property
    def is_whole(self) -> bool:
        """Whether all that is said of the chosen point is seen."""
        width = max(1, self.scrollable_content_region.width)
        options = self.app.console.options.update(width=width, height=None)
        lines = self.app.console.render_lines(Group(*self._lines()), options, pad=False)
        return len(lines) <= self.size.height

    def show(self, entry: Entry, points: Sequence[OpenPoint]) -> None:
        """Show what is open of `entry`; nothing where nothing is."""
        if (entry, points) == (self._entry, self._points):
            return  # the choice among them stays
        self._entry, self._points, self._at = entry, points, 0
        self._draw()

    def choose(self, by: int) -> None:
        """Choose the point `by` further on, round the end."""
        if self._points:
            self._at = (self._at + by) % len(self._points)
            self._draw()

    def on_click(self, event: events.Click) -> None:
        """A click on a point chooses it."""
        inside = event.get_content_offset(self)
        at = self._first + (inside.y if inside else self._most)
        if at < min(self._first + self._most, len(self._points)):
            self.choose(at - self._at)

    @property
    def _first(self) -> int:
        """The first point that is listed."""
        return max(0, min(self._at - self._most // 2, len(self._points) - self._most))

    @property
    def _most(self) -> int:
        return FEW if self.app.size.height < LOW else MOST

    def _draw(self) -> None:
        self.display = bool(self._points)
        if self._points:
            self.update(Group(*self._lines()))

    def _lines(self) -> Iterator[RenderableType]:
        first = self._first
        listed = self._points[first : first + self._most]
        for at, point in enumerate(listed, first):
            line = Text("▸ " if at == self._at else "  ", "bold", no_wrap=True, overflow="ellipsis")
            yield line.append_text(open_point_line(point)).append(" ")
        more = len(self._points) - len(listed)
        if more:
            yield Text("  " + ngettext("and {n} more", "and {n} more", more).format(n=more), "dim")
        if self.chosen:
            yield self._compared(self.chosen)

    def _compared(self, point: OpenPoint) -> RenderableType:
        """The texts between which the point asks to choose, beside each other."""
        keys = {
            "keep": self.sea.key("review.leave", "d"),
            "take": self.sea.key("review.take", "t"),
            "edit": self.sea.key("review.edit", "e"),
        }
        beside = sides(point, self._entry)
        if not beside:
            return Text("  " + _answers(point).format(**keys), "dim")
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        for _side in beside:
            grid.add_column(ratio=1, overflow="fold")
        grid.add_row(
            *(Text(f"{side.name}{_ANSWER[side.taken]}".format(**keys), "dim") for side in beside)
        )
        grid.add_row(*(side.text for side in beside))
        return grid


_ANSWER = {None: "", False: _(": {keep} keeps it"), True: _(": {take} takes it")}
"""What the keys do with a text, behind its name."""


def _answers(point: OpenPoint) -> str:
    """What the keys do where there is nothing to compare."""
    if isinstance(point.about, Study):
        return _("{take}: the same study · {keep}: a different one")
    if isinstance(point.about, Absence):
        return _("{keep}: it stands in the paper all the same")
    return _("{edit} corrects it · {keep}: right as it is")
