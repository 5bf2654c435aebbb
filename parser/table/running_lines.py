"""The running headers and footers of pages: lines that stand outermost and come back."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parser.pdf import Line, Page, lines_of
from parser.table.columns import Header
from parser.table.headings import names_what_follows
from parser.typography import RUNNING_LINES, comes_back, in_running_zone, running_step, sets_apart

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
            if comes_back(seen[_mark(line, page)], len(pages), apart=away)
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
        sets_apart(after.base - line.base, line.size) for line, after in itertools.pairwise(lines)
    ]
    first = min((header.top for header in headers), default=page.height)
    at_top, at_bottom = RUNNING_LINES
    for at, line in enumerate(lines[:at_top]):
        if line.base < first and in_running_zone(line.base, page.height, above=True):
            yield line, any(gaps[at:at_top])
    for at in range(max(0, len(lines) - at_bottom), len(lines)):
        if in_running_zone(lines[at].base, page.height, above=False):
            yield lines[at], any(gaps[max(0, len(lines) - at_bottom - 1) : at])


def _mark(line: Line, page: Page) -> tuple[str, int]:
    """What a line has in common with itself on other pages: words, and height above the bottom.

    The number of an article or of a table tells what stands under it, and not which page it is.
    """
    text = line.text if names_what_follows(line) else re.sub(r"\d+", "#", line.text)
    return text, running_step(page.height - line.base)
