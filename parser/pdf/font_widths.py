"""The widths of letters that a font's dictionary leaves out; its program has them, and pdfium looks
there. Without them pdfminer draws a whole text on one spot."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pypdfium2
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfplumber.page import Page
from pypdfium2 import raw

from parser.pdf.appearances import name_of
from parser.pdf.ink import texts_of_page

SIMPLE = ("Type1", "TrueType", "MMType1")
UNITS = 1000.0
"""Units of a font to an em (ISO 32000-1, 9.2.4)."""
LONGEST_NAME = 200
SUBSET = re.compile(r"^[A-Z]{6}\+")
"""What stands before the name of a font that has only the letters in use (9.6.4)."""


def give_widths(page: Page, path: Path) -> None:
    """Put widths into the fonts of `page` of the PDF at `path` that have none."""
    fonts = list(_without_widths(page))
    if not fonts:
        return
    with (
        closing(pypdfium2.PdfDocument(path)) as document,
        closing(document[page.page_number - 1]) as drawn,
    ):
        programs = {}
        for text in texts_of_page(drawn):
            program = raw.FPDFTextObj_GetFont(text)
            programs[_program_name(program)] = program
        for name, font in fonts:
            if name in programs:
                font.widths.update(_widths(font, programs[name]))


def _without_widths(page: Page) -> Iterator[tuple[str, Any]]:
    """The simple fonts without widths, as pdfminer has them, each with its name."""
    fonts = resolve1((page.page_obj.resources or {}).get("Font")) or {}
    for reference in fonts.values():
        with suppress(Exception):  # pdfminer raises anything on a broken font
            spec = resolve1(reference)
            is_simple = name_of(spec.get("Subtype")) in SIMPLE
            if is_simple and "Widths" not in spec and isinstance(reference, PDFObjRef):
                font = page.pdf.rsrcmgr.get_font(reference.objid, spec)
                if not any(font.widths.values()):
                    yield SUBSET.sub("", name_of(spec["BaseFont"])), font


def _program_name(program: Any) -> str:
    name = ctypes.create_string_buffer(LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(program, name, LONGEST_NAME)
    return SUBSET.sub("", name.value.decode("utf-8", "replace"))


def _widths(font: PDFFont, program: Any) -> Iterator[tuple[int, float]]:
    """Code → width, of the letters that the font tells."""
    width = ctypes.c_float()
    for code in range(256):
        with suppress(PDFUnicodeNotDefined):
            text = font.to_unichr(code)
            if len(text) == 1 and raw.FPDFFont_GetGlyphWidth(program, ord(text), UNITS, width):
                yield code, float(width.value)
