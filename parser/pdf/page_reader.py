"""A page as pdfminer interprets it, to a Page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pdfplumber.page
from pdfminer.encodingdb import EncodingDB
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTItem

from parser.clean import clean
from parser.pdf.annotations import links_of
from parser.pdf.glyphs import layout_of
from parser.pdf.graphics import corners_of, graphics_of, merged
from parser.pdf.page import Page, Rect
from parser.pdf.runs import Char, runs_of
from parser.pdf.turn import Turn, direction_of
from parser.pdf.unmapped import NO_TEXT, text_of_unmapped, unswapped
from parser.typography import descent_of

# pdfminer.six reads code 173 of WinAnsi as a space; it is the soft hyphen (PDF 32000-1, Annex D).
EncodingDB.encodings["WinAnsiEncoding"][173] = "\u00ad"


def read_page(page: pdfplumber.page.Page, path: Path) -> Page:
    """Read and close `page` of the PDF at `path`; text set sideways is turned upright."""
    drawn = list(_drawn(layout_of(page)))
    glyphs = [item for item in drawn if isinstance(item, LTChar)]
    turn = _turn(page, glyphs)
    runs = tuple(runs_of(list(_chars(page, glyphs, turn, path))))
    # Of glyphs pdfplumber would make a dictionary each, which takes longer than all that follows.
    shapes = [page.process_object(item) for item in drawn if isinstance(item, LTCurve)]
    horizontals, verticals, fills = graphics_of(shapes, turn)
    whole = turn.area(*map(float, page.bbox))
    result = Page(
        number=page.page_number,
        left=whole.x0,
        top=whole.top,
        width=whole.x1 - whole.x0,
        height=whole.bottom - whole.top,
        runs=runs,
        horizontals=merged(horizontals),
        verticals=merged(verticals),
        fills=tuple(fills),
        corners=corners_of(horizontals, verticals, fills),
        links=tuple(links_of(page, turn)),
        crop=_shown(page, turn),
        turn=turn.quarter,
    )
    page.close()
    return result


def _shown(page: pdfplumber.page.Page, turn: Turn) -> Rect:
    """What viewers display: the CropBox, as far as it lies in the MediaBox (ISO 32000-1, 14.11)."""
    x0, top, x1, bottom = map(float, page.bbox)
    left, high, right, low = map(float, page.cropbox)
    inside = max(x0, left), max(top, high), min(x1, right), min(bottom, low)
    return turn.area(*(inside if inside[0] < inside[2] and inside[1] < inside[3] else page.bbox))


def _drawn(items: Iterable[LTItem]) -> Iterator[LTItem]:
    """What is drawn on a page, in that order, figures opened."""
    for item in items:
        if isinstance(item, LTFigure):
            yield from _drawn(item)
        else:
            yield item


def _turn(page: pdfplumber.page.Page, glyphs: Sequence[LTChar]) -> Turn:
    counts = Counter(direction_of(glyph.matrix) for glyph in glyphs)
    quarter = max(range(4), key=counts.__getitem__)
    return Turn(quarter, float(page.width), float(page.height))


def _chars(
    page: pdfplumber.page.Page, glyphs: Sequence[LTChar], turn: Turn, path: Path
) -> Iterator[Char]:
    """The page's characters in the order in which they were drawn."""
    untold = [glyph for glyph in glyphs if glyph.get_text() == NO_TEXT]
    told = iter(text_of_unmapped(path, page.page_number, untold))
    # pdfminer counts from the corner of the MediaBox, pdfplumber from the origin.
    left, top = float(page.mediabox[0]), float(page.mediabox[1]) + float(page.height)
    is_bold = cache(_is_bold)
    for glyph, raw in zip(glyphs, unswapped([glyph.get_text() for glyph in glyphs]), strict=True):
        text = clean(raw) if raw != NO_TEXT else next(told)
        matrix = glyph.matrix
        if not text or direction_of(matrix) != turn.quarter:
            continue
        box = left + glyph.x0, top - glyph.y1, left + glyph.x1, top - glyph.y0
        x0, over, x1, under = turn.area(*box)[:4] if turn.quarter else box
        match turn.quarter:
            case 0:
                descent = matrix[5] - glyph.y0
            case 1:
                descent = glyph.x1 - matrix[4]
            case 2:
                descent = glyph.y1 - matrix[5]
            case _:
                descent = matrix[4] - glyph.x0
        height = under - over
        base = under - descent_of(descent, height)
        yield Char(text, x0, x1, over, under, base, height, is_bold(glyph.fontname))


def _is_bold(font: str | bytes) -> bool:
    name = str(font).lower()
    return any(word in name for word in ("bold", "black", "heavy", "semibold", "-bd", "demi"))
