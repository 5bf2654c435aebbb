"""Which way the text of a page runs, and the page turned so that it stands upright."""

from __future__ import annotations

from typing import NamedTuple

from pdfminer.utils import Matrix

from parser.pdf.page import Rect
from parser.typography import is_skew


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

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.height, self.width) if self.quarter % 2 else (self.width, self.height)

    def is_displayed(self, area: Rect) -> bool:
        """Whether some of a turned rectangle lies on the page."""
        width, height = self.size
        return area.x0 <= width and area.x1 >= 0 and area.top <= height and area.bottom >= 0


def direction_of(a: float, b: float) -> int | None:
    """Quarter turns, counter-clockwise, of text drawn with a matrix that begins with `a` and `b`;
    None where it runs askew."""
    if not b:
        return 0 if a >= 0 else 2
    if is_skew(a, b):
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def is_mirrored(matrix: Matrix) -> bool:
    """Whether text drawn with `matrix` is in mirror image."""
    a, b, c, d, *_ = matrix
    return a * d - b * c < 0
