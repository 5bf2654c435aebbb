"""Rows told by tags: a TR is a row, where those of a stretch part it as rows do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parser.model import MERGED, OPENING
from parser.pdf import Line, Run, lines_of
from parser.table.columns import Column, opening
from parser.table.drawn_rows import DrawnRows, height_of
from parser.typography import is_majority, is_now_and_then, overlaps_row
from parser.values import is_value


def tagged_rows(
    columns: Sequence[Column], dealt: Sequence[Sequence[tuple[Run, bool]]]
) -> DrawnRows | None:
    """The rows of runs that are dealt to columns; None where tags tell none.

    They do where each text is tagged as a cell of one table, no row reaches into the next, hardly
    any has the values of two, and most have some.
    """
    found: dict[int, list[tuple[int, Sequence[Run]]]] = {}
    tables: set[int] = set()
    for at, column in enumerate(dealt):
        for run, _ in column:
            if run.cell is None:
                return None
            tables.add(run.cell.table)
            found.setdefault(run.cell.row, []).append((at, [run]))
    if len(tables) != 1:
        return None
    rows = sorted(found.values(), key=lambda row: height_of(row, columns))
    heights = [height_of(row, columns) for row in rows if _has_own(row, columns)]
    crossed = sum(overlaps_row(above[1], below[0]) for above, below in pairwise(heights))
    double = sum(_is_double(row, columns) for row in rows)
    bare = sum(_is_bare(row, columns) for row in rows[1:])  # the first may be a rest
    if not (is_now_and_then(crossed, len(rows)) and is_now_and_then(double, len(rows))):
        return None
    if is_majority(bare, len(rows) - 1):
        return None
    row_of = {id(run): at for at, row in enumerate(rows) for _, runs in row for run in runs}
    return DrawnRows(len(rows), row_of)


def _has_own(row: Sequence[tuple[int, Sequence[Run]]], columns: Sequence[Column]) -> bool:
    return any(columns[at].field not in MERGED for at, _ in row)


def _is_bare(row: Sequence[tuple[int, Sequence[Run]]], columns: Sequence[Column]) -> bool:
    """Whether a row has none of the values of which each row has some; its merged cells aside."""
    if not opening(columns):
        return False
    return not any(columns[at].field in OPENING for at, _ in row)


def _is_double(row: Sequence[tuple[int, Sequence[Run]]], columns: Sequence[Column]) -> bool:
    """Whether a row has two whole values in each column that has one value a row, if there are
    several: then it is two."""
    lines: dict[int, list[Line]] = {
        at: lines_of([run for other, runs in row if other == at for run in runs])
        for at, _ in row
        if columns[at].field in OPENING
    }
    twice = [at for at, texts in lines.items() if _whole(columns[at].field, texts) > 1]
    return len(twice) > 1 and len(twice) == len(lines)


def _whole(field: str, lines: Sequence[Line]) -> int:
    return sum(is_value(field, line.text) for line in lines)


def tags_of(cells: Mapping[int, Sequence[Line]]) -> tuple[int, ...]:
    """The rows as which the lines of a row's cells are tagged, in the order in which they begin."""
    runs = [run for lines in cells.values() for line in lines for run in line.runs]
    found = [run.cell.row for run in sorted(runs, key=lambda run: run.base) if run.cell]
    return tuple(dict.fromkeys(found))


def span_of(lines: Sequence[Line]) -> int:
    """For how many rows a cell of these lines is tagged to hold."""
    cells = [run.cell for line in lines for run in line.runs]
    return max((cell.rows for cell in cells if cell), default=1)
