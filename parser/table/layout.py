"""The pages that may hold a table, read and laid out one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from io import BufferedReader
from pathlib import Path

import pdfplumber
import pdfplumber.page
import pdfplumber.pdf
from pdfminer.pdfpage import PDFPage

from parser.clean import clean
from parser.locate import Located
from parser.model import Box, Code, Finding
from parser.pdf import Page, read_page
from parser.table.cut_headers import ends_page, moved_on
from parser.table.header_columns import Headers
from parser.table.headings import Headings, announced
from parser.table.line_numbers import without_line_numbers
from parser.table.nested_themes import with_subthemes
from parser.table.page_layout import OpenTable, PageLayout, layout_page
from parser.table.running_lines import running
from parser.typography import FEW_PAGES

WHY_LETTERS = 80
"""Letters of what pdfminer says of a page that it cannot read, at most."""


def layout_document(path: Path, located: Located) -> tuple[list[PageLayout], list[Finding]]:
    """Lay out the candidates, and every page on which an open table may go on.

    A page that cannot be read is a finding, with its number; the others are read all the same.
    """
    with path.open("rb") as file:
        reader = _Reader(path, file, located)
        return reader.layouts() if located.candidates else [], reader.failed


def layout_findings(layouts: Sequence[PageLayout]) -> Iterator[Finding]:
    """The pages that a program recognised; the columns that no model knows, once each; and the
    tables without a row."""
    for layout in layouts:
        if layout.parts and layout.page.is_ocr:
            yield Finding(Code.OCR_PAGE, "", str(layout.page.number))
    seen: set[str] = set()
    for part in (part for layout in layouts for part in layout.parts if part.opens):
        for column in part.columns:
            if (column.by_texts or not column.field) and column.label not in seen:
                seen.add(column.label)
                yield Finding(Code.HEADER_UNKNOWN, column.field or column.label, column.label)
        if not part.lines:
            yield Finding(Code.EMPTY_ANNEX, "", part.headings.article or part.headings.theme)


class _Reader:
    """Reads pages as they are asked for; remembers those that failed."""

    def __init__(self, path: Path, file: BufferedReader, located: Located) -> None:
        self.path = path
        self.file = file
        self.located = located
        self.failed = [_failure(number, "pdfium cannot load it") for number in located.failed]
        self.pages: dict[int, Page] = {}
        self.apart: dict[int, frozenset[int]] = {}
        """The running lines of each page, as `running` gives them."""
        self.headers = Headers()

    @cached_property
    def pdf(self) -> pdfplumber.pdf.PDF:
        """The file, as pdfplumber opens it; raises anything, each time that it is asked."""
        return pdfplumber.open(self.file, password="", raise_unicode_errors=False)

    @cached_property
    def found(self) -> list[PDFPage]:
        """The pages up to where their tree is broken. `pdf.pages` is none if one is broken."""
        found: list[PDFPage] = []
        try:
            for page in PDFPage.create_pages(self.pdf.doc):
                found.append(page)  # noqa: PERF402 - an error keeps what was found
        except MemoryError:
            raise
        except Exception:
            if not found:
                raise
        return found

    def layouts(self) -> list[PageLayout]:
        """The laid out pages, in order."""
        total = len(self.located.texts)
        for number in self.located.candidates:
            self._read(number)
        if 0 < len(self.pages) < FEW_PAGES:  # what comes back on another page is no text
            self._read(min(max(self.pages) + 1, total))
        layouts: list[PageLayout] = []
        table: OpenTable | None = None
        headings = Headings()
        for number in range(1, total + 1):
            if table and (number in self.located.pictures or self._failed(number)):
                continue  # a table goes on behind a page that cannot be read
            if number not in self.pages and not (table and self._read(number)):
                headings = Headings(
                    announced(self.located.texts[number - 1].splitlines(), headings.annex)
                )
                table = None
                continue
            layout = self._lay_out(number, table, headings)
            table, headings = layout.open, layout.headings
            layouts.append(layout)
        return with_subthemes(layouts)

    def _lay_out(self, number: int, table: OpenTable | None, headings: Headings) -> PageLayout:
        self._move_header(number)
        headers, apart = self.headers.on(number), self._apart(number)
        return layout_page(self.pages[number], headers, apart, table, headings)

    def _apart(self, number: int) -> frozenset[int]:
        """The running lines of page `number`, told by all pages so far."""
        if len(self.apart) < len(self.pages):
            pages = list(self.pages.values())
            found = running(pages, [self.headers.on(page.number) for page in pages])
            self.apart = dict(zip(self.pages, found, strict=True))
        return self.apart[number]

    def _move_header(self, number: int) -> None:
        """Have a header at the end of page `number` on the page of its rows."""
        headers, after = self.headers.rows(number), number + 1
        if not (ends_page(headers, self._apart(number)) and self._read(after)):
            return
        apart = self._apart(after)
        pages = moved_on(headers[-1], self.pages[after], self.headers.rows(after), apart)
        for page in pages or ():
            self.pages[page.number] = page
            self.headers.add(page)
            self.apart = {}

    def _failed(self, number: int) -> bool:
        return any(finding.box and finding.box.page == number for finding in self.failed)

    def _read(self, number: int) -> bool:
        """Read page `number`, counted from 1; False where that failed."""
        if number in self.pages or self._failed(number):
            return number in self.pages
        try:
            if number > len(self.found):
                raise LookupError("pdfminer does not find it")
            page = pdfplumber.page.Page(self.pdf, self.found[number - 1], number)
            self.pages[number] = without_line_numbers(read_page(page, self.path))
            self.headers.add(self.pages[number])
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises anything on a broken page
            # Its message is often empty, and says what is wrong in its cause.
            why = clean(f"{type(error).__name__} {error.__cause__ or error}").strip()[:WHY_LETTERS]
            self.failed.append(_failure(number, why))
        return number in self.pages


def _failure(number: int, why: str) -> Finding:
    return Finding(Code.PAGE_FAILED, "", why, Box(number, 0, 0, 0, 0))
