"""What is drawn on a page, as pdfminer interprets it, with no more of each character than is used.

A page of the annex has thousands of characters. pdfplumber would tag each, and pdfminer work out
colours and sizes, which takes a third of the time of reading a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure, LTItem, LTPage
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import dict_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, mult_matrix
from pdfplumber.page import Page

from parser.pdf.appearances import appearances_of
from parser.pdf.structure_tree import value_of
from parser.pdf.turn import direction_of, is_mirrored
from parser.pdf.unmapped import NO_TEXT
from parser.pdf.view import View

INVISIBLE = 3, 7
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""


class Glyph(LTChar):
    """A character: its text, matrix, font, box, show and direction.

    A show is one operation that shows text; those of the page itself are numbered from 0 as far as
    they draw a glyph. A mark is the id of the nearest marked content around it, if it has one.
    """

    def __init__(
        self, text: str, matrix: Matrix, font: str, width: float, low: float, high: float
    ) -> None:
        a, b, c, d, x, y = matrix
        self._text = text
        self.matrix = matrix
        self.fontname = font
        self.show = -1
        self.mark: int | None = None
        self.invisible = False
        self.mirrored = False
        self.quarter = direction_of(a, b)
        if b or c:
            xs = [a * u + c * v + x for u in (0, width) for v in (low, high)]
            ys = [b * u + d * v + y for u in (0, width) for v in (low, high)]
            self.x0, self.x1, self.y0, self.y1 = min(xs), max(xs), min(ys), max(ys)
            return
        x0, x1, y0, y1 = x, a * width + x, d * low + y, d * high + y
        self.x0, self.x1 = (x0, x1) if x0 <= x1 else (x1, x0)
        self.y0, self.y1 = (y0, y1) if y0 <= y1 else (y1, y0)

    @property
    def type_size(self) -> float:
        """How high its line is, in points."""
        return self.y1 - self.y0 if self.quarter in (0, 2) else self.x1 - self.x0

    @classmethod
    def copy_of(cls, char: Any) -> Glyph:
        """pdfminer's own, of which it knows how a vertical font stands."""
        glyph = cls(char.get_text(), char.matrix, char.fontname, 0, 0, 0)
        glyph.x0, glyph.x1, glyph.y0, glyph.y1 = char.x0, char.x1, char.y0, char.y1
        return glyph


def _letter_of(font: PDFFont, cid: int) -> tuple[str, float, float]:
    """The letter of code `cid` in `font`, its width, and how far it reaches down."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = NO_TEXT
    return text, font.char_width(cid), font.get_descent()


class _Device(PDFPageAggregator):
    """pdfminer's, which makes an LTChar only of what is set in a vertical font."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._letter = cache(_letter_of)  # no method: with that the page would hold itself alive
        self._shows = 0
        self._drawn: list[Glyph] = []
        self._marks: list[int | None] = []
        """The marked content that was begun: for each its id, or that of what is around it."""
        self.properties: dict[str, Any] = {}
        """The property lists of marked content, by the names that the page has for them."""
        self.is_page = True
        """Whether what is drawn is the page itself, and not what lies on it."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        """What stands for a letter of a vertical font that is not told."""
        return NO_TEXT

    def render_string(self, textstate: Any, *more: Any) -> None:
        """Called by pdfminer for each operation that shows text."""
        self._drawn = []
        super().render_string(textstate, *more)
        invisible = textstate.render in INVISIBLE
        for glyph in self._drawn:
            glyph.show, glyph.invisible = self._shows if self.is_page else -1, invisible
            glyph.mark = self._marks[-1] if self._marks else None
        self._shows += bool(self._drawn)

    def begin_tag(self, tag: object, props: object = None) -> None:
        """Called by pdfminer where marked content begins."""
        # The ids that a figure has are no ids of its page.
        is_own = self.is_page and isinstance(self.cur_item, LTPage)
        own = self._mark_of(props) if is_own else None
        self._marks.append(own if own is not None or not self._marks else self._marks[-1])

    def end_tag(self) -> None:
        """Called by pdfminer where marked content ends."""
        del self._marks[-1:]

    def _mark_of(self, props: object) -> int | None:
        is_name = isinstance(props, PSLiteral)
        told = value_of(self.properties.get(literal_name(props)) if is_name else props)
        mark = value_of(told.get("MCID")) if isinstance(told, dict) else None
        return mark if isinstance(mark, int) else None

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
        if font.is_vertical():
            moved = super().render_char(matrix, font, fontsize, scaling, rise, cid, *more)
            self._draw(Glyph.copy_of(self.cur_item._objs.pop()))
            return float(moved)
        text, width, descent = self._letter(font, cid)
        advance = width * fontsize * scaling
        if fontsize < 0:  # a size below 0 turns the letters by half a turn (9.3.1)
            a, b, c, d, x, y = matrix
            matrix = -a, -b, -c, -d, x, y
        size, sign = abs(fontsize), -1 if fontsize < 0 else 1
        low = descent * size + sign * rise
        glyph = Glyph(text, matrix, font.fontname, sign * advance, low, low + size)
        # How the glyphs of a Type 3 font stand, only their drawings say.
        glyph.mirrored = is_mirrored(matrix) and not isinstance(font, PDFType3Font)
        self._draw(glyph)
        return advance

    def _draw(self, glyph: Glyph) -> None:
        self._drawn.append(glyph)
        self.cur_item.add(glyph)


def drawn_on(page: Page, view: View) -> Iterator[LTItem]:
    """All that is drawn on `page`, in that order, in points from the bottom left of what is
    displayed. pdfminer raises anything on a broken page."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number)
    interpreter = PDFPageInterpreter(page.pdf.rsrcmgr, device)
    resources = page.page_obj.resources
    device.properties = dict_value(resources.get("Properties", {}))
    device.begin_page(page.page_obj, view.matrix)
    interpreter.render_contents(resources, page.page_obj.contents, ctm=view.matrix)
    device.is_page = False
    for stream, matrix in appearances_of(page):
        interpreter.render_contents(
            dict_value(stream.get("Resources", {})), [stream], ctm=mult_matrix(matrix, view.matrix)
        )
    device.end_page(page.page_obj)
    layout: LTPage = device.get_result()
    return _opened(layout)


def _opened(items: Iterable[LTItem]) -> Iterator[LTItem]:
    """`items`, figures opened."""
    for item in items:
        if isinstance(item, LTFigure):
            yield from _opened(item)
        else:
            yield item
