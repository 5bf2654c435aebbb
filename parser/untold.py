"""The letters of glyphs of which the font does not tell them.

A ligature such as "tf" may have no letters of its own in the font's table; the file then tells them
beside it (ActualText, ISO 32000-1, 14.9.4), which pdfium reads and pdfminer does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from pdfminer.layout import LTChar

from parser.clean import UNTOLD, clean

NONE = "\0"
"""What pdfminer gives for such a glyph."""


def letters_of(path: Path, number: int, glyphs: Sequence[LTChar]) -> list[str]:
    """The letters of each of `glyphs` on page `number`, from 1; UNTOLD where none is told."""
    if not glyphs:
        return []
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number - 1]
        if page.get_rotation():
            return [UNTOLD] * len(glyphs)
        left, bottom, _, _ = page.get_mediabox()
        text = page.get_textpage()
        # A quarter in from the sides, not to take a part of the next letter.
        boxes = (_middle(glyph, left, bottom) for glyph in glyphs)
        return [clean(text.get_text_bounded(*box)).strip() or UNTOLD for box in boxes]
    finally:
        document.close()


def _middle(glyph: LTChar, left: float, bottom: float) -> tuple[float, ...]:
    inset = 0.25 * (glyph.x1 - glyph.x0)
    x0, x1 = glyph.x0 + left + inset, glyph.x1 + left - inset
    return x0, glyph.y0 + bottom, x1, glyph.y1 + bottom
