"""A page of a PDF as frozen geometry, upright and clean: runs, rulings, fills and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from parser.pdf.runs import Run


class Ruling(NamedTuple):
    """A straight line: `at` is its y (or x, of a vertical one), from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Rect(NamedTuple):
    """A rectangle in points; `url` is set where it is a hyperlink."""

    x0: float
    top: float
    x1: float
    bottom: float
    url: str = ""


NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An upright page: `number` from 1, everything else in points from the top left corner."""

    number: int
    left: float
    top: float
    width: float
    height: float
    """The page (its MediaBox) begins at `left`, `top`."""
    runs: tuple[Run, ...] = ()
    horizontals: tuple[Ruling, ...] = ()
    """Horizontal rules."""
    verticals: tuple[Ruling, ...] = ()
    """Vertical rules."""
    fills: tuple[Rect, ...] = ()
    """Backgrounds of cells and rows."""
    links: tuple[Rect, ...] = ()
    corners: tuple[tuple[float, float], ...] = ()
    """The x and y of every corner: where a piece of rule or a background begins or ends."""
    crop: Rect = NOWHERE
    """The part of it that is displayed (the CropBox)."""
    turn: int = 0
    """Quarter turns, counter-clockwise, by which the text stands on the page as it is displayed."""

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width
