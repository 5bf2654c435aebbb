"""What is drawn on a page, as pdfminer interprets it, with no more of each character than is used.

A page of the annex has thousands of characters. pdfplumber would tag each, and pdfminer work out
four corners, colours and sizes, which takes a third of the time of reading a page.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import Matrix
from pdfplumber.page import Page

from parser.pdf.unmapped import NO_TEXT


class Glyph(LTChar):
    """A character that stands upright: its text, matrix, font and box, and nothing else."""

    def __init__(
        self, text: str, matrix: Matrix, font: str, x0: float, x1: float, y0: float, y1: float
    ) -> None:
        self._text = text
        self.matrix = matrix
        self.fontname = font
        self.x0, self.x1 = (x0, x1) if x0 <= x1 else (x1, x0)
        self.y0, self.y1 = (y0, y1) if y0 <= y1 else (y1, y0)


def _letter_of(font: PDFFont, cid: int) -> tuple[str, float, float]:
    """The letter of code `cid` in `font`, its width, and how far it reaches down."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = NO_TEXT
    return text, font.char_width(cid), font.get_descent()


class _Device(PDFPageAggregator):
    """pdfminer's, which makes an LTChar only of what is turned or vertical."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._told = cache(_letter_of)  # no method: with that the page would hold itself alive

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        """What stands for a turned letter that is not told."""
        return NO_TEXT

    def render_char(  # called by pdfminer for each character; gives how far the pen moves
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *more: Any,
    ) -> float:
        a, b, c, d, x, y = matrix
        if b or c or font.is_vertical():
            return float(super().render_char(matrix, font, fontsize, scaling, rise, cid, *more))
        text, width, descent = self._told(font, cid)
        advance = width * fontsize * scaling
        low = descent * fontsize + rise
        high = low + fontsize
        x0, x1, y0, y1 = x, a * advance + x, d * low + y, d * high + y
        self.cur_item.add(Glyph(text, matrix, font.fontname, x0, x1, y0, y1))
        return advance


def layout_of(page: Page) -> LTPage:
    """All that is drawn on `page`. pdfminer raises anything on a broken page."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
