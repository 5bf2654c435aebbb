"""A page laid out: which of its lines are a table's body, and what the others are.

Only geometry and the header's words decide: a line belongs to the table above it as long as it
keeps to that table's columns and size. What stands between two tables is a heading or prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from parser.columns import Column, Header, Line, lines_of
from parser.layouts import HEADINGS, is_annex
from parser.model import Place
from parser.page import Char, Page, Run, spaced, trimmed

GROUP = re.compile(r"\s*\d{1,2}\s?[a-z]?\s?[.):]\s*\S|\s*[a-z][.)]\s+\S", re.IGNORECASE)
"""The number before a group's label: "1a. Beleidsdoorlichtingen"."""
ARTICLE = re.compile(r"\s*(beleids|begrotings|niet-beleids)?artikel(en)?\s+\d", re.IGNORECASE)
"""A heading over the tables of one article: "Artikel 31 - Politie"."""
PAPER = re.compile(
    r"(tweede|eerste) kamer,?\s+vergaderjaar|^\s*(pagina|blz\.?)?\s*\d{1,3}(\s*(van|/)\s*\d{1,3})?\s*$"
    r"|^\s*(kst-|ISSN )",
    re.IGNORECASE,
)
"""A running line that can be told without seeing it twice."""
NOTE = re.compile(r"\s*(\(?\d{1,2}\)|\*{1,3}\)?|\[\d{1,2}\]|noot\b|bron:|toelichting:)", re.IGNORECASE)
"""How a note under a table begins."""
MARKS = frozenset("0123456789*)(†‡")
"""What a footnote's raised mark is made of."""
UNIT = re.compile(r"(?<![a-z])[cdk]?m$", re.IGNORECASE)
"""After these a raised digit is part of a unit, as in km²."""
EDGE = 1.5
"""Points by which a letter may hang over a column's edge."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of one table that stands on one page."""

    page: Page
    header: Header
    lines: tuple[Line, ...]
    top: float
    """Where its body begins: under the header, if that is printed here."""
    bottom: float
    opens: bool
    """False where it goes on with the table of the page before."""
    heading: str
    """The article's or theme's heading above the table."""
    marks: tuple[Char, ...] = ()
    """The raised marks of footnotes, taken out of the lines."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The table's columns."""
        return self.header.columns

    def span(self, at: int) -> tuple[float, float]:
        """The band of column `at`, the outer ones no wider than the table's text."""
        column = self.columns[at]
        left = min([self.columns[0].left, *(line.x0 for line in self.lines)])
        right = max(run.x1 for run in (*self.header.runs, *(r for x in self.lines for r in x.runs)))
        return max(column.x0, left), min(column.x1, right)


@dataclass(frozen=True, slots=True)
class Open:
    """A table that may go on on the next page."""

    header: Header
    size: float
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page laid out: the parts of tables on it, and the place of every other line."""

    page: Page
    parts: tuple[Part, ...]
    placed: tuple[tuple[Place, Run], ...]
    open: Open | None
    announced: bool
    """Whether the last heading seen was one of the annex."""


def running(pages: Sequence[Page], headers: Sequence[Sequence[Header]]) -> dict[int, frozenset[int]]:
    """Page number → the `id` of each of its runs that is a running header or footer.

    Such a line stands outermost, and again at the same height on another page (numbers aside), or
    says by itself what it is. `headers` are each page's header rows, which are repeated too.
    """
    outer = {
        page.number: list(_outermost(page, found))
        for page, found in zip(pages, headers, strict=True)
    }
    seen = Counter(
        key
        for number, lines in outer.items()
        for key in {_mask(line, page_height) for line, page_height in lines}
    )
    return {
        number: frozenset(
            id(run)
            for line, height in lines
            if seen[_mask(line, height)] > 1 or PAPER.search(line.text)
            for run in line.runs
        )
        for number, lines in outer.items()
    }


def _outermost(page: Page, headers: Sequence[Header]) -> Iterator[tuple[Line, float]]:
    """The lines at the page's top and bottom, with the page's height."""
    lines = lines_of(page.runs)
    top = min((header.top for header in headers), default=page.height)
    for line in lines[:2] if len(lines) > 4 else []:
        if line.base < min(0.12 * page.height, top):
            yield line, page.height
    for line in lines[-3:]:
        if line.base > 0.85 * page.height:
            yield line, page.height


def _mask(line: Line, height: float) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round((height - line.base) / 3)


def lay_out(
    page: Page,
    headers: Sequence[Header],
    apart: frozenset[int],
    before: Open | None,
    told: bool,
) -> Sheet:
    """Lay out `page`; `headers` are its header rows, `apart` its running lines, `before` the table that may go on here.

    `told` says that the last heading above was one of the annex.
    """
    runs = [run for run in page.runs if id(run) not in apart]
    placed = [(Place.RUNNING, run) for run in page.runs if id(run) in apart]
    lines = lines_of(runs)
    parts: list[Part] = []
    above: list[Line] = []
    current = before
    at = 0
    if current:
        stop = _index(lines, headers[0]) if headers else len(lines)
        repeated = bool(headers) and stop == 0 and headers[0].same(current.header)
        if not repeated:
            body, at = _body(page, lines, 0, stop, current)
            if body:
                parts.append(_part(page, current, body, body[0].top - 1.0, opens=False))
            if at < len(lines) and not _all_notes(lines[at:]):
                current = None
    for number, header in enumerate(headers):
        start = _index(lines, header)
        above += lines[at:start]
        told = _told(lines[at:start], told)
        at = start + len(lines_of(header.runs))
        stop = _index(lines, headers[number + 1]) if number + 1 < len(headers) else len(lines)
        placed += [(Place.HEADER, run) for run in header.runs]
        if not is_annex(header.fields, told):
            current = None
            continue
        goes_on = current is not None and not above and header.same(current.header)
        heading = current.heading if goes_on and current else _heading(above)
        size = median(run.size for line in lines[at : at + 8] for run in line.runs) if at < stop else header.runs[0].size
        current = Open(header, size, heading)
        body, at = _body(page, lines, at, stop, current)
        parts.append(_part(page, current, body, header.bottom, opens=not goes_on))
        placed += [(_kind(line), run) for line in above for run in line.runs]
        above = []
        if at < len(lines) and not _all_notes(lines[at:]):
            current = None if at < stop else current
    above += lines[at:]
    told = _told(lines[at:], told)
    placed += [(_kind(line), run) for line in above for run in line.runs]
    if parts and above and not _all_notes(above):
        current = None
    return Sheet(page, tuple(parts), tuple(placed), current, told)


def _index(lines: Sequence[Line], header: Header) -> int:
    """Which of `lines` is the first of `header`."""
    first = {id(run) for run in header.runs}
    return next(at for at, line in enumerate(lines) if any(id(run) in first for run in line.runs))


def _part(page: Page, table: Open, body: Sequence[Line], top: float, opens: bool) -> Part:
    bottom = max((line.bottom for line in body), default=top)
    runs: list[Run] = []
    marks: list[Char] = []
    for line in body:
        for run in line.runs:
            raised = {id(char): char for char in _raised(run, line.base, table.size)}
            marks += raised.values()
            kept = [char for char in run.chars if id(char) not in raised]
            runs += trimmed(kept) if raised else [run]
    lines = tuple(lines_of(runs))
    return Part(page, table.header, lines, top, bottom, opens, table.heading, tuple(marks))


def _raised(run: Run, base: float, size: float) -> Iterator[Char]:
    """The footnote marks in `run`: small, above the line's `base`, and no unit's power."""
    for at, char in enumerate(run.chars):
        small = char.size < 0.8 * size and char.base < base - 0.1 * size
        before = "".join(char.text for char in run.chars[max(0, at - 3) : at])
        if small and char.text in MARKS and not UNIT.search(before):
            yield char


def _all_notes(lines: Sequence[Line]) -> bool:
    """Whether `lines` are notes under the table, so that it may go on on the next page."""
    return all(line.size < 9 for line in lines) and bool(NOTE.match(lines[0].text)) if lines else True


def _body(
    page: Page, lines: Sequence[Line], start: int, stop: int, table: Open
) -> tuple[list[Line], int]:
    """The lines from `start` that keep to the table, and the index of the first that does not."""
    columns = table.header.columns
    body: list[Line] = []
    at = start
    while at < stop:
        line = lines[at]
        if not _sized(line, table.size):
            break
        if ARTICLE.match(line.text) and line.bold and len(line.runs) == 1:
            break
        if crosses(line, columns) and not is_group(page, lines, at, columns):
            break
        body.append(line)
        at += 1
    while body and is_group(page, lines, at - 1, columns) and at < len(lines):
        body.pop()  # a label with no rows under it is the heading of what follows
        at -= 1
    return body, at


def _sized(line: Line, size: float) -> bool:
    """Whether a line is set in the table's size; a raised mark alone is."""
    return 0.82 * size < line.size < 1.18 * size or (line.size <= size and len(line.text) <= 3)


def crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a run of `line` goes on over the edge of a column with no gap there."""
    return any(crossing(run, columns) for run in line.runs)


def crossing(run: Run, columns: Sequence[Column]) -> bool:
    """Whether `run` is set across an edge, with a whole word beyond it.

    One long word may hang over, and two texts may touch: the second then begins where its column
    does.
    """
    for column, after in zip(columns, columns[1:], strict=False):
        if run.x0 > column.x1 - EDGE or run.x1 < column.x1 + EDGE:
            continue
        beyond = [
            at
            for at, char in enumerate(run.chars)
            if char.x0 > column.x1 - EDGE and not char.text.isspace()
        ]
        if not beyond:
            continue
        first, before = run.chars[beyond[0]], run.chars[beyond[0] - 1]
        parted = before.text.isspace() or abs(first.x0 - before.x1) > 0.3
        touching = parted and min(abs(first.x0 - after.left), abs(first.x0 - after.x0)) < 0.75
        if not touching and " " in spaced(run.chars[beyond[0] :]):
            return True
    return False


def is_group(page: Page, lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether line `at` is a label over the rows that follow: one run, from the table's left.

    It is numbered or bold, or stands alone between rules or on a background of its own.
    """
    line = lines[at]
    if len(line.runs) > 1 and any(
        right.x0 - left.x1 > 1.5 * line.size
        for left, right in zip(line.runs, line.runs[1:], strict=False)
    ):
        return False
    if not (crosses(line, columns) or line.bold or GROUP.match(line.text)):
        return False
    left = min(run.x0 for other in lines for run in other.runs)
    if line.x0 > max(columns[0].x1, left + 0.35 * page.width):
        return False
    if line.bold or (GROUP.match(line.text) and crosses(line, columns)):
        return True
    return _ruled(page, line)


def _ruled(page: Page, line: Line) -> bool:
    """Whether a line stands alone between two rules or on a background just as high."""
    near = 1.6 * line.size
    above = any(
        line.top - near < rule.at <= line.top + 1 and rule.start - 2 < line.x0 and rule.end > line.x1
        for rule in page.across
    )
    below = any(
        line.bottom - 1 <= rule.at < line.bottom + near
        and rule.start - 2 < line.x0
        and rule.end > line.x1
        for rule in page.across
    )
    filled = any(
        fill.top < line.base < fill.bottom and fill.bottom - fill.top < 2.8 * line.size
        for fill in page.fills
    )
    return (above and below) or filled


def _kind(line: Line) -> Place:
    if ARTICLE.match(line.text) or HEADINGS.search(line.text) or line.bold:
        return Place.HEADING
    return Place.FOOTNOTE if NOTE.match(line.text) and line.size < 9 else Place.AROUND


def _told(lines: Sequence[Line], before: bool) -> bool:
    return announced([line.text for line in lines], before)


def announced(lines: Iterable[str], before: bool) -> bool:
    """Whether the annex's was the last heading after `lines`, if `before` says so of those above."""
    for line in lines:
        if len(line) < 140 and HEADINGS.search(line):
            before = True
        elif len(line) < 100 and re.match(r"\s*bijlage\s+\w{1,4}\b", line, re.IGNORECASE):
            before = False
    return before


def _heading(above: Sequence[Line]) -> str:
    """The heading of the article that stands right above a table, "" where there is none."""
    for line in reversed(above[-4:]):
        if ARTICLE.match(line.text):
            return line.text
    return ""
