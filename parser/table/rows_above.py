"""Rows above a header: draft budgets put the synthesis study of a theme there, over the columns
("Periodieke Rapportage: Goed bestuur | Afronding in 2028")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parser.model import OPENING
from parser.pdf import Line, Page, Run, lines_of
from parser.table.columns import Column, Header
from parser.table.headings import Headings
from parser.table.table_part import TablePart
from parser.typography import EDGE_SLACK, LABEL_START, begins_cell, is_within_cell
from parser.values import Fit, match, read_completion

NAMES, COMPLETED = "titel", "afronding"
"""The fields of such a row: of its first text, and of the one with a year."""
MOST_LINES = 3
"""Of such a row, as of a header's label."""


def row_above(lines: Sequence[Line], header: Header) -> Sequence[Line]:
    """The last of `lines` that are a row above `header`: a name at the table's left, and a year of
    completion beside it; none where there is no such row."""
    for count in range(1, min(MOST_LINES, len(lines)) + 1):
        row = lines[-count:]
        first, *wrapped = row
        near = (*row, *lines_of(header.runs)[:1])
        if (
            not first.bold
            and begins_cell(first.x0, [header.columns[0].left], LABEL_START)
            and any(names_year(run.text) for run in first.runs[1:])
            and all(begins_cell(line.x0, [first.x0]) and len(line.runs) == 1 for line in wrapped)
            and all(is_within_cell(b.base - a.base, a.size) for a, b in pairwise(near))
        ):
            return row
    return ()


def part_above(page: Page, row: Sequence[Line], headings: Headings) -> TablePart:
    """The row of `row_above` as a table of its own, with a column for each of its texts."""
    top, bottom = row[0].top, row[-1].bottom
    header = Header(tuple(_columns(row[0].runs, page.width)), (), top, top)
    lines = tuple(row)
    return TablePart(page, header, lines, top - EDGE_SLACK, bottom, opens=True, headings=headings)


def _columns(runs: Sequence[Run], width: float) -> Iterator[Column]:
    ends = [*(run.x0 for run in runs[1:]), width]
    for at, (run, end) in enumerate(zip(runs, ends, strict=True)):
        yield Column(
            field_of_value(run.text) if at else NAMES, "", run.x0 - EDGE_SLACK, end, run.x0
        )


def field_of_value(text: str) -> str:
    """The field whose value a text of such a row is, or says among other words; "" for none."""
    for field in OPENING:
        if match(field, text) is not Fit.NONE:
            return field
    return COMPLETED if names_year(text) else ""


def names_year(text: str) -> bool:
    """Whether a text names a year of completion, if among other words: "Afronding in 2028"."""
    completion = read_completion(text).value
    return completion is not None and completion.first is not None
