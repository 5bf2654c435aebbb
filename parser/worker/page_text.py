"""The text of one page as it stands there: what a person compares a reading with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parser.model import Box


class TextLine(NamedTuple):
    """Signs drawn one after the other: seldom more than one line of one cell. In points, as Box."""

    text: str
    starts: tuple[float, ...]
    """The x at which each sign of `text` begins."""
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    """The y of the baseline."""

    def within(self, box: Box) -> tuple[bool, ...]:
        """Of each sign, whether it stands in `box`, which is on the same page."""
        if not box.top <= (self.top + self.bottom) / 2 <= box.bottom:
            return (False,) * len(self.text)
        edges = pairwise((*self.starts, self.x1))
        return tuple(box.x0 <= (start + end) / 2 <= box.x1 for start, end in edges)

    def split(self, at: int) -> tuple[TextLine, TextLine]:
        """What stands before the sign `at`, without the space there, and from it on."""
        before = self.text[:at].rstrip()
        end = self.starts[len(before)]
        return (
            self._replace(text=before, starts=self.starts[: len(before)], x1=end),
            self._replace(text=self.text[at:], starts=self.starts[at:], x0=self.starts[at]),
        )


@dataclass(frozen=True, slots=True)
class PageText:
    """An upright page as it is displayed: `number` from 1, its size in points, and its lines."""

    number: int
    width: float
    height: float
    turn: int
    """Quarter turns, counter-clockwise, by which the text stands on the page as it is displayed."""
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Which part of a page is to be a picture; all in points, as Box."""

    region: Box
    turn: int
    """As in PageText."""
    scale: float
    """Pixels a point."""
    entry: Sequence[Box] = ()
    field: Sequence[Box] = ()
