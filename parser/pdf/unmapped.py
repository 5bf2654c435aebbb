"""The letters of glyphs of which the font does not tell them.

A ligature such as "tf" may have no letters of its own in the font's table; the file then tells them
beside it (ActualText, ISO 32000-1, 14.9.4), which pdfium reads and pdfminer does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from string import ascii_letters

import pypdfium2
from pdfminer.layout import LTChar
from pdfminer.utils import apply_matrix_rect

from parser.clean import UNMAPPED, clean
from parser.pdf.view import View
from parser.typography import letter_inset

NO_TEXT = "\0"
"""What pdfminer gives for such a glyph."""

_SWAPPED = re.compile(f"[{''.join(chr(ord(letter) << 8) for letter in ascii_letters)}]+")
_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")


def unswapped(texts: Sequence[str]) -> list[str]:
    """`texts`, read from one page, with the letters of its ligatures the right way round.

    A font's table of letters is UTF-16 with the high byte first (ISO 32000-1, 9.10.3). Ghostscript
    writes the letters of a ligature with the low byte first, so that "ti" is read as U+7400 U+6900;
    on a page with any other East Asian letter these may be meant. It writes no more than two right:
    where one stands alone the rest of its ligature is lost.
    """
    whole = "".join(texts)
    if not _SWAPPED.search(whole) or _EAST_ASIAN.search(_SWAPPED.sub("", whole)):
        return list(texts)
    return [_SWAPPED.sub(lambda found: _right(found[0]), text) for text in texts]


def _right(swapped: str) -> str:
    letters = "".join(chr(ord(letter) >> 8) for letter in swapped)
    return letters if len(letters) > 1 else letters + UNMAPPED


def text_of_unmapped(path: Path, number: int, view: View, glyphs: Sequence[LTChar]) -> list[str]:
    """The letters of each of `glyphs` on page `number`, from 1; UNMAPPED where none is told."""
    if not glyphs:
        return []
    with (
        closing(pypdfium2.PdfDocument(path)) as document,
        closing(document[number - 1]) as page,
        closing(page.get_textpage()) as text,
    ):
        boxes = (apply_matrix_rect(view.back, _middle(glyph)) for glyph in glyphs)
        told = unswapped([text.get_text_bounded(*box) for box in boxes])
    return [_seen(letters.strip()) or UNMAPPED for letters in told]


def _seen(letters: str) -> str:
    """`letters` as a person sees them; a control character is only the glyph's own code."""
    return "" if min(letters, default="") < " " else clean(letters)


def _middle(glyph: LTChar) -> tuple[float, float, float, float]:
    inset = letter_inset(glyph.x1 - glyph.x0)
    return glyph.x0 + inset, glyph.y0, glyph.x1 - inset, glyph.y1
