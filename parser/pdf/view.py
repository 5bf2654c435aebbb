"""What of a page is displayed, and the one way from its own coordinates to those of a viewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, apply_matrix_rect

from parser.pdf.page import Rect

Corners = tuple[float, float, float, float]
"""Two opposite ones of a box: their x and y, in points."""
A4 = 0.0, 0.0, 595.0, 842.0
"""What is displayed of a page that does not say it, in points."""


class View(NamedTuple):
    """A page as viewers display it: its CropBox within its MediaBox (ISO 32000-1, 14.11.2), turned
    as /Rotate says. The user unit is left alone: it scales everything alike."""

    matrix: Matrix
    """From user space to points from the bottom left corner of what is displayed."""
    back: Matrix
    """From there to user space."""
    width: float
    height: float

    @classmethod
    def of(cls, page: PDFPage) -> View:
        """What is displayed of `page`; its boxes may be given in any order of their corners."""
        media = _box(page.mediabox) or A4
        crop = _box(page.cropbox) or media
        x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
        x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
        if x0 >= x1 or y0 >= y1:
            x0, y0, x1, y1 = media
        match round(float(page.rotate or 0) / 90) % 4:
            case 1:
                return cls((0, -1, 1, 0, -y0, x1), (0, 1, -1, 0, x1, y0), y1 - y0, x1 - x0)
            case 2:
                return cls((-1, 0, 0, -1, x1, y1), (-1, 0, 0, -1, x1, y1), x1 - x0, y1 - y0)
            case 3:
                return cls((0, 1, -1, 0, y1, -x0), (0, -1, 1, 0, x0, y1), y1 - y0, x1 - x0)
        return cls((1, 0, 0, 1, -x0, -y0), (1, 0, 0, 1, x0, y0), x1 - x0, y1 - y0)

    def rect(self, corners: Corners) -> Rect:
        """Two corners in user space as a rectangle from the top left of what is displayed."""
        x0, y0, x1, y1 = apply_matrix_rect(self.matrix, corners)
        return Rect(min(x0, x1), self.height - max(y0, y1), max(x0, x1), self.height - min(y0, y1))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point, from the bottom left, is displayed."""
        return 0 <= x <= self.width and 0 <= y <= self.height


def _box(numbers: Sequence[float] | None) -> Corners | None:
    try:
        x0, y0, x1, y1 = map(float, numbers or ())
    except (TypeError, ValueError):
        return None
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return box if box[0] < box[2] and box[1] < box[3] else None
