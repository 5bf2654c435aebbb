"""Which way the text of a page runs, and the page turned so that it stands upright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parser.pdf.page import Rect


class Turn(NamedTuple):
    """How to turn a page's coordinates so that most of its text stands upright."""

    quarter: int
    """Quarter turns by which the text is turned counter-clockwise: 0 to 3."""
    width: float
    height: float

    def area(self, x0: float, top: float, x1: float, bottom: float) -> Rect:
        """The rectangle in turned coordinates."""
        match self.quarter:
            case 1:  # text runs up: its left is the page's bottom
                return Rect(self.height - bottom, x0, self.height - top, x1)
            case 2:
                return Rect(
                    self.width - x1, self.height - bottom, self.width - x0, self.height - top
                )
            case 3:  # text runs down: its left is the page's top
                return Rect(top, self.width - x1, bottom, self.width - x0)
        return Rect(x0, top, x1, bottom)


def direction_of(matrix: Sequence[float]) -> int:
    """Quarter turns, counter-clockwise, of text drawn with `matrix`."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
