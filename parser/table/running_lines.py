"""The running headers and footers of pages: lines that stand outermost and come back."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parser.pdf import Line, Page, lines_of
from parser.table.columns import Header
from parser.typography import RUNNING_GAP, RUNNING_ZONES

PAPER = re.compile(
    r"(tweede|eerste) kamer,?\s+vergaderjaar|^\s*(kst-|ISSN )"
    r"|^\s*(pagina|blz\.?)?\s*\d{1,3}(\s*(van|/)\s*\d{1,3})?\s*$",
    re.IGNORECASE,
)
"""A running line that can be told without seeing it twice."""


def running(pages: Sequence[Page], headers: Sequence[Sequence[Header]]) -> list[frozenset[int]]:
    """For each page the `id` of every run that is a running header or footer.

    Such a line comes back at the same height on another page (numbers aside), and is set apart from
    the text or on most pages, for a line of a cell may come back too; or it says by itself what it
    is. `headers` are each page's header rows: they come back too, but are none.
    """
    outer = [list(_outermost(page, found)) for page, found in zip(pages, headers, strict=True)]
    marks = [
        {_mark(line, page) for line, _ in lines} for lines, page in zip(outer, pages, strict=True)
    ]
    seen = Counter(mark for found in marks for mark in found)
    return [
        frozenset(
            id(run)
            for line, away in lines
            if seen[_mark(line, page)] > (1 if away else max(1, len(pages) / 2))
            or PAPER.search(line.text)
            for run in line.runs
        )
        for lines, page in zip(outer, pages, strict=True)
    ]


def _outermost(page: Page, headers: Sequence[Header]) -> Iterator[tuple[Line, bool]]:
    """The lines at the top and the bottom of a page, each with whether a gap is between it and the
    text that is wider than between two lines."""
    lines = lines_of(page.runs)
    gaps = [
        after.base - line.base > RUNNING_GAP * line.size
        for line, after in itertools.pairwise(lines)
    ]
    first = min((header.top for header in headers), default=page.bottom)
    for at, line in enumerate(lines[:2]):
        if line.base < min(page.top + RUNNING_ZONES[0] * page.height, first):
            yield line, any(gaps[at:2])
    for at in range(max(0, len(lines) - 3), len(lines)):
        if lines[at].base > page.top + RUNNING_ZONES[1] * page.height:
            yield lines[at], any(gaps[max(0, len(lines) - 4) : at])


def _mark(line: Line, page: Page) -> tuple[str, int]:
    """What a line has in common with itself on other pages: words, and height above the bottom."""
    return re.sub(r"\d+", "#", line.text), round((page.bottom - line.base) / 3)
