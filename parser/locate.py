"""Which pages of a paper may hold an annex, from the plain text of all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2
from pypdfium2 import raw

from parser.clean import clean
from parser.i18n import _
from parser.labels import announces, may_hold_header
from parser.model import Code, Finding, Unreadable
from parser.pdf import read_page, unswapped
from parser.text import is_language
from parser.typography import covers_page, is_wordless
from parser.values import tells_rows

FIRST = 200
"""Signs of a page that tell whether it has text."""
HALF_TURN = 180
"""Degrees."""
AT_ONCE = 50
"""Pages read before the file is opened anew, for pdfium keeps every font that it has met."""


@dataclass(frozen=True, slots=True)
class Located:
    """A paper's plain text, a string a page, and the pages that matter, counted from 1."""

    texts: tuple[str, ...]
    candidates: tuple[int, ...]
    """Pages that may hold the header of an annex's table."""
    pictures: tuple[int, ...]
    """Pages that are only an image."""
    failed: tuple[int, ...] = ()
    """Pages that cannot be read; their text is ""."""
    untold: tuple[int, ...] = ()
    """Pages of which the fonts do not say their letters."""


def locate(path: Path) -> Located:
    """Read the text of every page. Raises Unreadable where `path` is no PDF that can be opened."""
    texts: list[str] = []
    pictures: list[int] = []
    failed: list[int] = []
    upside_down: list[int] = []
    for number, (document, at) in enumerate(_places(path), 1):
        try:
            text, is_picture, is_turned = _seen(document, at)
        except pypdfium2.PdfiumError:
            failed.append(number)
            text, is_picture, is_turned = "", False, False
        texts.append(text)
        pictures += [number] * is_picture
        upside_down += [number] * is_turned
    untold = _read_anew(path, texts, upside_down)
    candidates = [
        number
        for number, text in enumerate(texts, 1)
        if may_hold_header(text)
        or any(map(announces, text.splitlines()))
        or tells_rows(text.splitlines())
    ]
    return Located(tuple(texts), tuple(candidates), tuple(pictures), tuple(failed), tuple(untold))


def unread_page_findings(located: Located) -> Iterator[Finding]:
    """A finding, with its number, for each page that is only an image, or of which the letters are
    not told."""
    for number in located.pictures:
        yield Finding(Code.IMAGE_PAGE, "", str(number))
    for number in located.untold:
        yield Finding(Code.FONT_UNTOLD, "", str(number))


def _read_anew(path: Path, texts: list[str], upside_down: Collection[int]) -> list[int]:
    """Put another reading into `texts` for the pages that are no language, or `upside_down`, whose
    letters pdfium puts in any order; the numbers, from 1, of those that stay none."""
    strange = [
        number
        for number, text in enumerate(texts, 1)
        if number in upside_down or not is_language(text)
    ]
    anew = {number: _by_font_programs(path, number) for number in strange}
    if any(map(is_language, anew.values())):
        anew.setdefault(1, _by_font_programs(path, 1))  # a title page is too short to tell
    told = {number: text for number, text in anew.items() if text and is_language(text)}
    for number, text in told.items():
        texts[number - 1] = text
    return [number for number in strange if number not in told]


def _by_font_programs(path: Path, number: int) -> str:
    """The text of page `number`, from 1, as pdfminer reads it: it looks into font programs for the
    letters that pdfium is not told. "" where it cannot."""
    try:
        with pdfplumber.open(path, password="", raise_unicode_errors=False) as pdf:
            return "\n".join(run.text for run in read_page(pdf.pages[number - 1], path).runs)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises anything on a broken page
        return ""


def _seen(document: pypdfium2.PdfDocument, at: int) -> tuple[str, bool, bool]:
    """The text of page `at`, from 0, whether it is only an image, and whether it is displayed
    upside down."""
    with closing(document[at]) as page:
        with closing(page.get_textpage()) as textpage:
            (told,) = unswapped([textpage.get_text_bounded()])
        text = clean(told)
        few = is_wordless(sum(map(str.isalnum, text[:FIRST])))
        return text, few and _has_picture(page), page.get_rotation() == HALF_TURN


def _places(path: Path) -> Iterator[tuple[pypdfium2.PdfDocument, int]]:
    """The document and the index of every page, one by one."""
    start, total = 0, 1
    while start < total:
        with closing(_document(path)) as document:
            total = len(document)
            for at in range(start, min(start + AT_ONCE, total)):
                yield document, at
        start += AT_ONCE


def _document(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_why(path, str(error))) from error


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether an image covers at least half of the page."""
    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        x0, y0, x1, y1 = image.get_bounds()
        if covers_page(abs((x1 - x0) * (y1 - y0)), width * height):
            return True
    return False


def _why(path: Path, error: str) -> str:
    if "password" in error.lower():
        said = _(
            "{path}: this PDF is locked with a password; save a copy without one and try again."
        )
    else:
        said = _("{path}: this is not a PDF that can be read; check that the download is complete.")
    return said.format(path=path)
