"""The running headers and footers of pages: lines that stand outermost and come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parser.columns import Header
from parser.lines import Line, lines_of
from parser.page import Page

PAPER = re.compile(
    r"(tweede|eerste) kamer,?\s+vergaderjaar|^\s*(kst-|ISSN )"
    r"|^\s*(pagina|blz\.?)?\s*\d{1,3}(\s*(van|/)\s*\d{1,3})?\s*$",
    re.IGNORECASE,
)
"""A running line that can be told without seeing it twice."""
TOP, BOTTOM = 0.12, 0.85
"""Shares of the page's height within which running lines stand."""


def running(pages: Sequence[Page], headers: Sequence[Sequence[Header]]) -> list[frozenset[int]]:
    """For each page the `id` of every run that is a running header or footer.

    Such a line comes back at the same height on another page (numbers aside), or says by itself
    what it is. `headers` are each page's header rows: they come back too, but are none.
    """
    outer = [list(_outermost(page, found)) for page, found in zip(pages, headers, strict=True)]
    marks = [
        {_mark(line, page) for line in lines} for lines, page in zip(outer, pages, strict=True)
    ]
    seen = Counter(mark for found in marks for mark in found)
    return [
        frozenset(
            id(run)
            for line in lines
            if seen[_mark(line, page)] > 1 or PAPER.search(line.text)
            for run in line.runs
        )
        for lines, page in zip(outer, pages, strict=True)
    ]


def _outermost(page: Page, headers: Sequence[Header]) -> Iterator[Line]:
    lines = lines_of(page.runs)
    first = min((header.top for header in headers), default=page.bottom)
    yield from (line for line in lines[:2] if line.base < min(page.top + TOP * page.height, first))
    yield from (line for line in lines[-3:] if line.base > page.top + BOTTOM * page.height)


def _mark(line: Line, page: Page) -> tuple[str, int]:
    """What a line has in common with itself on other pages: words, and height above the bottom."""
    return re.sub(r"\d+", "#", line.text), round((page.bottom - line.base) / 3)
