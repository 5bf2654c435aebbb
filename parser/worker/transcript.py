"""Reading the text of one page as it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pdfplumber
import pdfplumber.pdf

from parser.clean import SOFT_HYPHEN, clean
from parser.dump import printed
from parser.i18n import _
from parser.model import Unreadable
from parser.pdf import Char, Page, Run, read_page, words
from parser.worker.page_text import PageText, TextLine

SIGN_WIDTH, LINE_HEIGHT, LETTER_HEIGHT = 6, 12, 10
"""Points that a dump is laid out with, which has no geometry of its own."""


def read_page_text(path: Path, number: int) -> PageText:
    """The text of page `number`, from 1, of the PDF at `path`; of a dump, of the page that bears
    that number, else that comes there. Raises Unreadable."""
    try:
        if path.suffix.lower() == ".txt":
            return _of_dump(path.read_text("utf-8-sig"), number)
        pdf = _opened(path, path.stat().st_mtime_ns)
        page = read_page(pdf.pages[number - 1], path)
    except MemoryError:
        raise
    except Exception as error:  # pdfminer raises anything on a broken page
        why = clean(f"{type(error).__name__} {error.__cause__ or error}").strip()[:80]
        raise Unreadable(
            _(
                "{path}: page {number} could not be read ({why}); try another copy of the file."
            ).format(path=path, number=number, why=why)
        ) from error
    return _text_of(page)


def _of_dump(text: str, number: int) -> PageText:
    """A page of a dump, laid out line by line and sign by sign."""
    pages = [page.splitlines() for page in text.rstrip("\f\n").split("\f")]
    numbers = [printed(lines) or at for at, lines in enumerate(pages, 1)]
    lines = []
    for at, raw in enumerate(pages[numbers.index(number)], 1):
        line = clean(raw).replace(SOFT_HYPHEN, "-").rstrip()
        starts = tuple(SIGN_WIDTH * place for place in range(len(line)))
        lines.append(
            TextLine(
                line,
                starts,
                0.0,
                SIGN_WIDTH * len(line),
                LINE_HEIGHT * at - LETTER_HEIGHT,
                LINE_HEIGHT * at,
                LINE_HEIGHT * at,
            )
        )
    wide = max((line.x1 for line in lines), default=0.0)
    kept = tuple(line for line in lines if line.text)
    return PageText(number, wide, LINE_HEIGHT * len(lines), 0, kept)


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int) -> pdfplumber.pdf.PDF:
    """The PDF last asked for stays open: its next page is likely to be asked for next."""
    return pdfplumber.open(path, password="", raise_unicode_errors=False)


def _text_of(page: Page) -> PageText:
    lines = tuple(_line(run) for run in page.runs)
    return PageText(page.number, page.width, page.height, page.turn, lines)


def _line(run: Run) -> TextLine:
    signs: list[str] = []
    starts: list[float] = []
    end = run.x0
    for word in words(run):
        if signs:
            signs.append(" ")
            starts.append(end)
        for char in _seen(word):
            share = (char.x1 - char.x0) / len(char.text)
            signs += char.text
            starts += [char.x0 + at * share for at in range(len(char.text))]
        end = word[-1].x1
    return TextLine("".join(signs), tuple(starts), run.x0, run.x1, run.top, run.bottom, run.base)


def _seen(word: Sequence[Char]) -> list[Char]:
    """The characters of a word that are seen: a soft hyphen only where it breaks the word."""
    seen = [char for char in word if char.text != SOFT_HYPHEN]
    return [*seen, word[-1]._replace(text="-")] if word[-1].text == SOFT_HYPHEN else seen
