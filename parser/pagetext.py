"""The text of one page as it stands there: what a person compares a reading with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from parser.model import Box


class Line(NamedTuple):
    """Signs drawn one after the other: seldom more than one line of one cell. In points, as Box."""

    text: str
    middles: tuple[float, ...]
    """The x of the middle of each sign of `text`."""
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    """The y of the baseline."""

    def within(self, box: Box) -> tuple[bool, ...]:
        """Of each sign, whether it stands in `box`, which is on the same page."""
        level = box.top <= (self.top + self.bottom) / 2 <= box.bottom
        return tuple(level and box.x0 <= middle <= box.x1 for middle in self.middles)


@dataclass(frozen=True, slots=True)
class PageText:
    """An upright page: `number` from 1, the part that is shown, and its lines."""

    number: int
    left: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...]
