"""Labels of groups though nothing in their type says so: a name alone in the first column, apart
from the lines around it, where each row has values of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from parser.model import MERGED, OPENING
from parser.pdf import Line
from parser.table.columns import Column, filled
from parser.table.group_rows import stands_alone
from parser.table.table_part import TablePart
from parser.typography import has_extra_space, is_too_close, may_be_name, same_height
from parser.values import Fit, match

ROW_NEEDS = 2
"""Values that begin a row, at least, where a line without any is no row."""


def lone_labels(part: TablePart) -> list[int]:
    """Which lines of the part, from 0, are such labels; the first and the last one are none: they
    may go on with a row of the page before, or on the page after."""
    columns, lines = part.columns, part.lines
    first = columns[0]
    opening = [column for column in columns if column.field in OPENING]
    if first.field in OPENING or first.field in MERGED or len(opening) < ROW_NEEDS:
        return []
    leading = _leading([line for line in lines if _in(line, column)] for column in columns)
    start = 0 if part.opens else 1
    return [
        at
        for at in range(start, len(lines) - 1)
        if _is_name(lines[at], first)
        and _has_values(lines[at + 1], opening)
        and _is_apart(lines, at, leading, ruled=stands_alone(part.page, lines[at]))
    ]


def _leading(texts: Iterable[Sequence[Line]]) -> float:
    """The least distance of two lines in one column, in points: lines of one cell are nearest."""
    gaps = [
        after.base - line.base
        for lines in texts
        for line, after in pairwise(lines)
        if not is_too_close(after.base - line.base, line.size)
    ]
    return min(gaps, default=inf)


def _in(line: Line, column: Column) -> bool:
    return any(filled(line, [column]))


def _is_name(line: Line, first: Column) -> bool:
    """Whether all of a line is a name in the first column, and no part of a sentence."""
    text = line.text
    alone = len(line.runs) == 1 and _in(line, first)
    whole = text[:1].isupper() and not text.endswith((".", ",", "-", ":"))
    return alone and whole and may_be_name(len(text))


def _has_values(line: Line, opening: Sequence[Column]) -> bool:
    """Whether a row begins with `line`: values stand in several of the `opening` columns."""
    whole = [
        at
        for at, run in filled(line, opening)
        if match(opening[at].field, run.text) is not Fit.NONE
    ]
    return len(whole) >= ROW_NEEDS


def _is_apart(lines: Sequence[Line], at: int, leading: float, ruled: bool) -> bool:
    """Whether there is more above and below a line than between the lines of one cell, or as much
    where rules part them: beside a row that is centred there is less."""
    near = [*lines[max(at - 1, 0) : at + 1], *lines[at + 1 :][:1]]
    gaps = [after.base - line.base for line, after in pairwise(near)]
    if ruled:
        return min(gaps) >= leading or same_height(min(gaps), leading)
    return all(has_extra_space(gap, leading) for gap in gaps)
