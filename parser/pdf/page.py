"""A page of a PDF as frozen geometry, upright and clean: runs, rulings, fills and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from parser.model import Place
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
    is_assumed: bool = False
    """Whether the URL's scheme was left out, and is taken to be https."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An upright page: `number` from 1, everything else in points from the top left corner of
    what viewers display."""

    number: int
    width: float
    height: float
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
    turn: int = 0
    """Quarter turns, counter-clockwise, by which the text stands on the page as it is displayed."""
    apart: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    """Texts that the page draws and that are no text of it, by why not."""
    is_ocr: bool = False
    """Whether its text is what a program recognised in a picture of it."""
