"""Rows told by the order of drawing: where the pen goes back to the left, another row begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from parser.pdf import Line, Run, lines_of
from parser.table.columns import Column, opening
from parser.typography import EDGE_SLACK, is_now_and_then, overlaps_row
from parser.values import is_value


@dataclass(frozen=True, slots=True)
class DrawnRows:
    """The rows of a stretch that is drawn row by row."""

    count: int
    row_of: Mapping[int, int]
    """The `id` of a run → the number of the row, from 0, in which it is drawn."""

    def deal(self, lines: Sequence[Line]) -> list[list[Line]]:
        """The lines of a column, row by row."""
        rows: list[list[Line]] = [[] for _ in range(self.count)]
        for line in lines:
            rows[self.row_of[id(line.runs[0])]].append(line)
        return rows


def drawn_rows(
    columns: Sequence[Column], dealt: Sequence[Sequence[tuple[Run, bool]]]
) -> DrawnRows | None:
    """The rows of runs that are dealt to columns; None where the order of drawing tells none.

    The pen goes from the left to the right through a row's cells. A merged cell is drawn in the
    first of its rows, wherever its text stands. No row reaches into the next.
    """
    cells = _cells(dealt)
    if not cells or any(block == 0 for block, _ in cells):
        return None
    rows: list[list[tuple[int, Sequence[Run]]]] = []
    order = [(at, runs) for (_, at), runs in cells.items()]
    for number, (at, runs) in enumerate(order):
        last = rows[-1][-1][0] if rows else len(columns)
        if at < last or (at == last and _begins_row(at, runs, order[number + 1 :])):
            rows.append([])
        rows[-1].append((at, runs))
    rows = _with_lone_labels(rows, columns)
    heights = [height_of(row, columns) for row in rows]
    crossed = sum(overlaps_row(above[1], below[0]) for above, below in pairwise(heights))
    if not is_now_and_then(crossed, len(rows)) or any(_are_several(row, columns) for row in rows):
        return None
    row_of = {id(run): at for at, row in enumerate(rows) for _, runs in row for run in runs}
    return DrawnRows(len(rows), row_of)


def _are_several(row: Sequence[tuple[int, Sequence[Run]]], columns: Sequence[Column]) -> bool:
    """Whether what is drawn as a row has two whole values below each other, in several columns on
    the same lines: those are rows, of a table whose columns are drawn one after the other."""
    keys = opening(columns)
    values: dict[int, set[float]] = {}
    for at, runs in row:
        if at in keys:
            lines = (line for line in lines_of(runs) if is_value(columns[at].field, line.text))
            values.setdefault(at, set()).update(line.base for line in lines)
    return any(len(one & other) > 1 for one, other in combinations(values.values(), 2))


def _begins_row(at: int, runs: Sequence[Run], then: Sequence[tuple[int, Sequence[Run]]]) -> bool:
    """Whether a text right below another in column `at` begins a row, and is no paragraph: what is
    drawn next, to its right, stands beside it."""
    return any(
        right > at and min(run.top for run in beside) >= runs[0].top - EDGE_SLACK
        for right, beside in then[:1]
    )


def _cells(dealt: Sequence[Sequence[tuple[Run, bool]]]) -> dict[tuple[int, int], list[Run]]:
    """Block and column → runs, in the order of drawing; a block may be cut where columns touch."""
    cells: dict[tuple[int, int], list[Run]] = {}
    pieces = [(run.block, at, run) for at, column in enumerate(dealt) for run, _ in column]
    for block, at, run in sorted(pieces, key=lambda piece: piece[:2]):
        cells.setdefault((block, at), []).append(run)
    return cells


def _with_lone_labels(
    rows: Sequence[list[tuple[int, Sequence[Run]]]], columns: Sequence[Column]
) -> list[list[tuple[int, Sequence[Run]]]]:
    """`rows`, one that has but merged cells put before the next one: it has no height of its own,
    where the pen begins each page with them."""
    found: list[list[tuple[int, Sequence[Run]]]] = []
    held: list[tuple[int, Sequence[Run]]] = []
    for row in rows:
        if all(columns[at].merges for at, _ in row):
            held += row
        else:
            found.append([*held, *row])
            held = []
    if held and found:
        found[-1] += held
    return found or [held]


def height_of(
    row: Sequence[tuple[int, Sequence[Run]]], columns: Sequence[Column]
) -> tuple[float, float]:
    """From where to where a row's own cells reach; its merged ones may reach further."""
    own = [run for at, runs in row if not columns[at].merges for run in runs]
    runs = own or [run for _, runs in row for run in runs]
    return min(run.top for run in runs), max(run.bottom for run in runs)
