"""What is open of the entry that is shown: one point a line, and the chosen one with its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.widgets import Static

from db.review import Absence, OpenPoint, Study
from parser import Entry, Finding
from tui.messages import PointChosen
from tui.session import SessionMixin
from tui.translation import _, ngettext
from tui.words.open_point_text import open_point_line, seen_text
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
            self.post_message(PointChosen())

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
            yield from self._compared(self.chosen)

    def _compared(self, point: OpenPoint) -> Iterator[RenderableType]:
        """The texts between which the point asks to choose, beside each other, and what keys do."""
        keys = {name: self.sea.key(id, made) for name, (id, made) in _KEYS.items()}
        beside = sides(point, self._entry)
        if beside:
            grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
            for _side in beside:
                grid.add_column(ratio=1, overflow="fold")
            everywhere = isinstance(point.about, Finding)
            titles = (side.name + _answer(side.taken, everywhere).format(**keys) for side in beside)
            grid.add_row(*(Text(title, "dim") for title in titles))
            grid.add_row(*(side.text for side in beside))
            yield grid
        if not beside or isinstance(point.about, Study):
            yield Text("  " + _answers(point).format(**keys), "dim")


_KEYS = {
    "keep": ("review.leave", "d"),
    "take": ("review.take", "t"),
    "edit": ("review.edit", "e"),
    "keep_all": ("review.leave-all", "D"),
    "take_all": ("review.take-all", "T"),
}
"""The keys that are named, by their ids, with those that they have by default."""


def _answer(taken: bool | None, everywhere: bool) -> str:
    """What the keys do with a text, behind its name."""
    if taken is None:
        return ""
    if everywhere:
        return (
            _(": {take}, everywhere {take_all}") if taken else _(": {keep}, everywhere {keep_all}")
        )
    return _(": {take} takes it") if taken else _(": {keep} keeps it")


def _answers(point: OpenPoint) -> str:
    """What the keys do where there is nothing to compare."""
    if isinstance(point.about, Study):
        return _("{take}: the same study · {keep}: a different one")
    if isinstance(point.about, Absence):
        return seen_text(point.about) + _(" · {keep}: it stands in the paper all the same")
    if isinstance(point.about, Finding) and point.about.about:
        return _("{edit} corrects it · {keep}: right as it is, {keep_all} everywhere")
    return _("{edit} corrects it · {keep}: right as it is")
