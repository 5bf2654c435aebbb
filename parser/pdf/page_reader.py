"""A page as pdfminer interprets it, to a Page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pdfplumber.page
from pdfminer.encodingdb import EncodingDB
from pdfminer.layout import LTCurve

from parser.clean import clean
from parser.model import Place
from parser.pdf.accents import composed, has_accents
from parser.pdf.annotations import links_of
from parser.pdf.blocks import in_blocks
from parser.pdf.font_widths import give_widths
from parser.pdf.glyphs import Glyph, drawn_on
from parser.pdf.graphics import corners_of, graphics_of, merged
from parser.pdf.list_discs import with_discs
from parser.pdf.page import Page, Ruling
from parser.pdf.painted import painted, texts_of
from parser.pdf.runs import Char, Run
from parser.pdf.sideways import laid_flat
from parser.pdf.structure_tree import TagCell, tag_cells
from parser.pdf.symbols import is_symbol_font, sign_of
from parser.pdf.tagged_cells import tagged_runs
from parser.pdf.turn import Turn
from parser.pdf.unmapped import NO_TEXT, text_of_unmapped, unswapped
from parser.pdf.view import View
from parser.typography import descent_of

# pdfminer.six reads code 173 of WinAnsi as a space; it is the soft hyphen (PDF 32000-1, Annex D).
EncodingDB.encodings["WinAnsiEncoding"][173] = "\u00ad"


def read_page(page: pdfplumber.page.Page, path: Path) -> Page:
    """Read and close `page` of the PDF at `path`; text set sideways is turned upright."""
    view = View.of(page.page_obj)
    give_widths(page, path)
    drawn = list(drawn_on(page, view))
    text = painted(
        path, page.page_number, view, [item for item in drawn if isinstance(item, Glyph)]
    )
    turn = _turn(text.glyphs, view)
    letters = list(
        zip(text.glyphs, _letters(text.glyphs, path, page.page_number, view), strict=True)
    )
    marks = {glyph.mark for glyph in text.glyphs if glyph.mark is not None}
    cells = tag_cells(page.page_obj, marks)
    chars = list(_chars(letters, text.bold, view, turn, cells))
    runs = in_blocks(tagged_runs(list(composed(chars)) if has_accents(chars) else chars))
    shapes = [item for item in drawn if isinstance(item, LTCurve)]
    horizontals, verticals, fills = graphics_of(shapes, view, turn)
    runs = with_discs(runs, shapes, view, turn)
    flat, margin = _sideways(letters, text.bold, view, turn, (runs, horizontals))
    width, height = turn.size
    result = Page(
        number=page.page_number,
        width=width,
        height=height,
        runs=(*runs, *flat),
        horizontals=merged(horizontals),
        verticals=merged(verticals),
        fills=tuple(fills),
        corners=corners_of(horizontals, verticals, fills),
        links=tuple(links_of(page, view, turn)),
        turn=turn.quarter,
        apart={**text.apart, Place.TURNED: texts_of(margin)},
        is_ocr=text.is_ocr,
    )
    page.close()
    return result


def _turn(glyphs: Sequence[Glyph], view: View) -> Turn:
    counts = Counter(glyph.quarter for glyph in glyphs)
    return Turn(max(range(4), key=counts.__getitem__), view.width, view.height)


def _letters(glyphs: Sequence[Glyph], path: Path, number: int, view: View) -> list[str]:
    """What each of `glyphs` on page `number` says, "" where that is nothing."""
    untold = [glyph for glyph in glyphs if glyph.get_text() == NO_TEXT]
    told = iter(text_of_unmapped(path, number, view, untold))
    raw = unswapped([glyph.get_text() for glyph in glyphs])
    cleaned = {text: clean(text) for text in set(raw)}
    symbols = {font for font in {glyph.fontname for glyph in glyphs} if is_symbol_font(str(font))}
    return [
        next(told)
        if text == NO_TEXT
        else sign_of(cleaned[text])
        if glyph.fontname in symbols
        else cleaned[text]
        for glyph, text in zip(glyphs, raw, strict=True)
    ]


def _sideways(
    letters: Sequence[tuple[Glyph, str]],
    bold: frozenset[int],
    view: View,
    turn: Turn,
    upright: tuple[Sequence[Run], Sequence[Ruling]],
) -> tuple[list[Run], list[Glyph]]:
    """The text set sideways within the upright text, laid flat; and what stands in the margin."""
    runs, rulings = upright
    left = min([*(run.x0 for run in runs), *(ruling.start for ruling in rulings)], default=0.0)
    right = max([*(run.x1 for run in runs), *(ruling.end for ruling in rulings)], default=0.0)
    flat: list[Run] = []
    margin: list[Glyph] = []
    for quarter in (1, 2, 3):
        sideways = Turn((turn.quarter + quarter) % 4, view.width, view.height)
        these = [pair for pair in letters if pair[0].quarter == sideways.quarter]
        found = laid_flat(list(_chars(these, bold, view, sideways, {})), sideways, turn)
        kept = [run for run in found if left <= run.middle <= right and quarter != 2]
        flat += kept
        margin += [glyph for glyph, _ in these] if not kept else []
    return flat, margin


def _chars(
    letters: Sequence[tuple[Glyph, str]],
    bold: frozenset[int],
    view: View,
    turn: Turn,
    cells: Mapping[int, TagCell],
) -> Iterator[Char]:
    """The characters that stand upright on the turned page, in the order of drawing; `cells` are
    those that its marked content is tagged as."""
    is_bold = cache(_is_bold)
    high, quarter = view.height, turn.quarter
    for glyph, text in letters:
        if not text or glyph.quarter != quarter:
            continue
        x0, top, x1, bottom = glyph.x0, high - glyph.y1, glyph.x1, high - glyph.y0
        if quarter:
            x0, top, x1, bottom = turn.area(x0, top, x1, bottom)[:4]
        match quarter:
            case 0:
                descent = glyph.matrix[5] - glyph.y0
            case 1:
                descent = glyph.x1 - glyph.matrix[4]
            case 2:
                descent = glyph.y1 - glyph.matrix[5]
            case _:
                descent = glyph.matrix[4] - glyph.x0
        height = bottom - top
        base = bottom - descent_of(descent, height)
        heavy = id(glyph) in bold or is_bold(glyph.fontname)
        cell = None if glyph.mark is None else cells.get(glyph.mark)
        yield Char(text, x0, x1, top, bottom, base, height, heavy, cell)


def _is_bold(font: str | bytes) -> bool:
    name = str(font).lower()
    return any(word in name for word in ("bold", "black", "heavy", "semibold", "-bd", "demi"))
