"""What is open of the entry that is shown: one point a line, and the chosen one with its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.widgets import Static

from db.merge import Conflict
from db.review import Disagreement, OpenPoint, Study
from parser import Entry
from tui.compare import differing
from tui.translation import _, ngettext
from tui.words.open_point_text import decision_words, open_point_line

MOST = 5
"""Points that are listed at once; the chosen one is among them."""


class Points(Static):
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
        at = self._first + (inside.y if inside else MOST)
        if at < min(self._first + MOST, len(self._points)):
            self.choose(at - self._at)

    @property
    def _first(self) -> int:
        """The first point that is listed."""
        return max(0, min(self._at - MOST // 2, len(self._points) - MOST))

    def _draw(self) -> None:
        self.display = bool(self._points)
        if self._points:
            self.update(Group(*self._lines()))

    def _lines(self) -> Iterator[RenderableType]:
        first = self._first
        listed = self._points[first : first + MOST]
        for at, point in enumerate(listed, first):
            line = Text("▸ " if at == self._at else "  ", "bold", no_wrap=True, overflow="ellipsis")
            yield line.append_text(open_point_line(point)).append(" ")
        more = len(self._points) - len(listed)
        if more:
            yield Text("  " + ngettext("and {n} more", "and {n} more", more).format(n=more), "dim")
        if self.chosen:
            yield _compared(self.chosen, self._entry)


def _compared(point: OpenPoint, entry: Entry) -> RenderableType:
    """The texts between which the point asks to choose, beside each other."""
    about = point.about
    if isinstance(about, Conflict) and about.contested:
        shown, other = (
            decision_words(about.field, one) for one in (about.correction, about.reading)
        )
        return _beside((_("shown: d keeps it"), _("by another: t takes it")), (shown, other))
    if isinstance(about, Conflict):
        return _beside(
            (_("read before"), _("correction: d keeps it"), _("read now: t takes it")),
            (about.base, about.correction, about.reading),
        )
    if isinstance(about, Disagreement):
        titles = (_("accepted: d keeps it"), _("second look: t takes it"))
        return _beside(titles, (about.accepted, about.second))
    if isinstance(about, Study):
        return Text("  " + _("t: the same study · d: a different one"), "dim")
    if point.offer is not None:
        shown = str(getattr(entry, point.field))
        return _beside((_("as it is: d keeps it"), _("instead: t takes it")), (shown, point.offer))
    return Text("  " + _("e corrects it · d: right as it is"), "dim")


def _beside(titles: Sequence[str], texts: Sequence[str]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _title in titles:
        grid.add_column(ratio=1, overflow="fold")
    grid.add_row(*(Text(title, "dim") for title in titles))
    grid.add_row(*differing(texts))
    return grid
