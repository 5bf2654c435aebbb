"""A page as pdfminer interprets it, to a Page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pdfplumber.page
from pdfminer.encodingdb import EncodingDB
from pdfminer.layout import LTCurve

from parser.clean import clean
from parser.model import Place
from parser.pdf.annotations import links_of
from parser.pdf.glyphs import Glyph, drawn_on
from parser.pdf.graphics import corners_of, graphics_of, merged
from parser.pdf.page import Page
from parser.pdf.painted import painted, texts_of
from parser.pdf.runs import Char, runs_of
from parser.pdf.turn import Turn
from parser.pdf.unmapped import NO_TEXT, text_of_unmapped, unswapped
from parser.pdf.view import View
from parser.typography import descent_of

# pdfminer.six reads code 173 of WinAnsi as a space; it is the soft hyphen (PDF 32000-1, Annex D).
EncodingDB.encodings["WinAnsiEncoding"][173] = "\u00ad"


def read_page(page: pdfplumber.page.Page, path: Path) -> Page:
    """Read and close `page` of the PDF at `path`; text set sideways is turned upright."""
    view = View.of(page.page_obj)
    drawn = list(drawn_on(page, view))
    text = painted(
        path, page.page_number, view, [item for item in drawn if isinstance(item, Glyph)]
    )
    turn = _turn(text.glyphs, view)
    chars = list(_chars(text.glyphs, text.bold, path, page.page_number, view, turn))
    sideways = [glyph for glyph in text.glyphs if glyph.quarter != turn.quarter]
    horizontals, verticals, fills = graphics_of(
        [item for item in drawn if isinstance(item, LTCurve)], view, turn
    )
    width, height = turn.size
    result = Page(
        number=page.page_number,
        width=width,
        height=height,
        runs=tuple(runs_of(chars)),
        horizontals=merged(horizontals),
        verticals=merged(verticals),
        fills=tuple(fills),
        corners=corners_of(horizontals, verticals, fills),
        links=tuple(links_of(page, view, turn)),
        turn=turn.quarter,
        apart={**text.apart, Place.TURNED: texts_of(sideways)},
        is_ocr=text.is_ocr,
    )
    page.close()
    return result


def _turn(glyphs: Sequence[Glyph], view: View) -> Turn:
    counts = Counter(glyph.quarter for glyph in glyphs)
    return Turn(max(range(4), key=counts.__getitem__), view.width, view.height)


def _chars(
    glyphs: Sequence[Glyph],
    bold: frozenset[int],
    path: Path,
    number: int,
    view: View,
    turn: Turn,
) -> Iterator[Char]:
    """The page's upright characters in the order in which they were drawn."""
    untold = [glyph for glyph in glyphs if glyph.get_text() == NO_TEXT]
    told = iter(text_of_unmapped(path, number, view, untold))
    is_bold = cache(_is_bold)
    for glyph, raw in zip(glyphs, unswapped([glyph.get_text() for glyph in glyphs]), strict=True):
        text = clean(raw) if raw != NO_TEXT else next(told)
        matrix = glyph.matrix
        if not text or glyph.quarter != turn.quarter:
            continue
        box = glyph.x0, view.height - glyph.y1, glyph.x1, view.height - glyph.y0
        x0, top, x1, bottom = turn.area(*box)[:4] if turn.quarter else box
        match turn.quarter:
            case 0:
                descent = matrix[5] - glyph.y0
            case 1:
                descent = glyph.x1 - matrix[4]
            case 2:
                descent = glyph.y1 - matrix[5]
            case _:
                descent = matrix[4] - glyph.x0
        height = bottom - top
        base = bottom - descent_of(descent, height)
        heavy = id(glyph) in bold or is_bold(glyph.fontname)
        yield Char(text, x0, x1, top, bottom, base, height, heavy)


def _is_bold(font: str | bytes) -> bool:
    name = str(font).lower()
    return any(word in name for word in ("bold", "black", "heavy", "semibold", "-bd", "demi"))
