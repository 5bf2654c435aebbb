"""A part of a table cut into rows: runs dealt to columns, bands of rows, merged cells.

Rules and backgrounds part rows where there are any; else the values do that every row has once
(type, year, status): where they begin anew, a row begins.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parser.model import MERGED
from parser.pdf import Char, Line, Run, lines_of, pitch, trimmed
from parser.table.columns import Column, main_column
from parser.table.grid import grid_of
from parser.table.group_rows import is_group
from parser.table.merged_cells import (
    apart,
    fit_merged_cells,
    is_repeated,
    is_vertically_centred,
    top_aligned,
)
from parser.table.page_layout import TablePart
from parser.table.row_starts import starts_of
from parser.typography import (
    EDGE_SLACK,
    are_two_edges,
    at_one_place,
    begins_cell,
    begins_in,
    crosses_edge,
    hangs_over,
    is_outside_word,
    same_height,
)


@dataclass(frozen=True, slots=True)
class TableCell:
    """The text of one cell, as lines; shared by all rows over which the cell is merged."""

    lines: tuple[Line, ...] = ()
    over: tuple[Run, ...] = ()
    """Those of its runs that hang over the column's edge."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row on one page: column's index → cell. `label` is the text of a group row."""

    top: float
    bottom: float
    cells: Mapping[int, TableCell]
    merged: frozenset[int] = frozenset()
    """The columns whose cell is empty here because it goes on from the row above."""
    label: tuple[Line, ...] = ()


def rows_of(part: TablePart) -> list[TableRow]:
    """The rows of `part` from top to bottom, group rows among them."""
    labels = [at for at in range(len(part.lines)) if is_group_row(part, at)]
    pieces = _pieces(part, labels)
    rows: list[TableRow] = []
    for lines, label in pieces:
        if label:
            rows.append(TableRow(lines[0].top, lines[-1].bottom, {}, label=tuple(lines)))
        else:
            rows += _rows(part, lines, continued=not rows and not part.opens)
    return rows


def is_group_row(part: TablePart, at: int) -> bool:
    """Whether a line of the part is a label over the rows that follow."""
    line = part.lines[at]
    if not is_group(part.page, part.lines, at, part.columns):
        return False
    main = main_column(part.columns)
    band = part.columns[main]
    return not any(begins_in(run.x0, band.x0, band.x1) for run in line.runs) or main == 0


def _pieces(part: TablePart, labels: Sequence[int]) -> Iterator[tuple[list[Line], bool]]:
    """The lines of the part in stretches: rows, or the lines of one group label."""
    stretch: list[Line] = []
    for at, line in enumerate(part.lines):
        if at in labels:
            if stretch:
                yield stretch, False
            stretch = []
            yield [line], True
        else:
            stretch.append(line)
    if stretch:
        yield stretch, False


def assign_to_columns(
    runs: Sequence[Run], columns: Sequence[Column]
) -> list[list[tuple[Run, bool]]]:
    """Each run given to its column, cut where it is two texts that touch; True where it hangs over.

    A run that crosses an edge is cut there if a text of the next column begins at that place; if
    not, it is a long word that hangs over, and stays whole where it begins: at its own column's
    left. One that begins further on is of the column in which most of it stands.
    """
    dealt: list[list[tuple[Run, bool]]] = [[] for _ in columns]
    starts = [column.x0 for column in columns]
    for run in runs:
        for piece in _cut(run, columns):
            at = max(0, bisect_right(starts, piece.middle) - 1)
            first = max(0, bisect_right(starts, piece.x0 + EDGE_SLACK) - 1)
            hangs = hangs_over(piece.x1, columns[first].x1)
            own = piece.x0 < (columns[first].x0 + columns[first].x1) / 2
            dealt[first if hangs and own else at].append((piece, hangs))
    return dealt


def _cut(run: Run, columns: Sequence[Column]) -> list[Run]:
    """`run` in pieces, cut at every edge where a word ends or two letters meet."""
    edges = [
        (column.x1, after.left)
        for column, after in itertools.pairwise(columns)
        if crosses_edge(run.x0, run.x1, column.x1)
    ]
    if not edges:
        return [run]
    pieces: list[list[Char]] = [[]]
    for char in run.chars:
        if edges and (char.x0 + char.x1) / 2 > edges[0][0]:
            last = pieces[-1][-1] if pieces[-1] else None
            free = (
                last is None or last.text.isspace() or is_outside_word(char.x0 - last.x1, char.size)
            )
            begins = begins_cell(char.x0, edges[0])
            if last is None or free or (begins and not _one_word(last, char)):
                pieces.append([])
                edges.pop(0)
        pieces[-1].append(char)
    return [run for piece in pieces for run in trimmed(piece)]


def _one_word(before: Char, char: Char) -> bool:
    """Whether two letters follow each other as in a word: small ones, and the pen did not move."""
    small = before.text[-1:].islower() and char.text[:1].islower()
    return small and at_one_place(char.x0, before.x1, char.size)


def _rows(part: TablePart, lines: Sequence[Line], continued: bool) -> list[TableRow]:
    columns = part.columns
    runs = [run for line in lines for run in line.runs]
    dealt = assign_to_columns(runs, columns)
    texts = [lines_of([run for run, _ in column]) for column in dealt]
    over = [tuple(run for run, hangs in column if hangs) for column in dealt]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    grid = grid_of(part, runs, top, bottom)
    main = main_column(columns)
    cuts = list(grid.cuts[main])
    starts = starts_of(columns, texts, cuts, grid.ruled)
    edges = sorted({top - EDGE_SLACK, bottom + EDGE_SLACK, *cuts, *starts})
    bands = [
        (a, b)
        for a, b in itertools.pairwise(edges)
        if any(a <= line.base < b for column in texts for line in column)
    ]
    cells = [
        _cells(column, text, hanging, bands, grid.cuts[at], grid.ruled, starts, continued)
        for at, (column, text, hanging) in enumerate(zip(columns, texts, over, strict=True))
    ]
    rows: list[TableRow] = []
    for number, (a, b) in enumerate(bands):
        if rows and all(_is_rest(column, number) for column in cells):
            rows[-1] = replace(rows[-1], bottom=b)
            continue
        merged = frozenset(at for at, column in enumerate(cells) if column[number] is None)
        here = {at: column[number] or TableCell() for at, column in enumerate(cells)}
        rows.append(TableRow(a, b, here, merged))
    return rows


def _is_rest(column: Sequence[TableCell | None], number: int) -> bool:
    """Whether a column has nothing of its own in band `number`: a merged cell may be taller than
    the rows beside it."""
    cell = column[number]
    return cell is None or not cell.lines or cell is column[number - 1]


def _cells(
    column: Column,
    text: Sequence[Line],
    over: tuple[Run, ...],
    bands: Sequence[tuple[float, float]],
    cuts: Sequence[float],
    ruled: bool,
    starts: Sequence[float],
    continued: bool,
) -> list[TableCell | None]:
    """The column's cell in each band; None where it goes on from above what was read so far."""
    loose = column.field in MERGED
    own = is_repeated(text, bands)
    shared = (
        fit_merged_cells if loose and (ruled or is_vertically_centred(text, bands)) else top_aligned
    )
    groups: list[list[int]] = []
    for number, (a, _) in enumerate(bands):
        parted = any(not are_two_edges(cut, a) for cut in cuts)
        begun = any(same_height(a, start) for start in starts) and not loose
        if number == 0 or parted or begun:
            groups.append([number])
        else:
            groups[-1].append(number)
    cells: list[TableCell | None] = []
    for group in groups:
        a, b = bands[group[0]][0], bands[group[-1]][1]
        inside = [line for line in text if a <= line.base < b]
        if ruled and continued and group[0] == 0 and not inside and (loose or len(group) > 1):
            cells += [None] * len(group)
        elif ruled and not (loose and (starts or apart(inside))):
            cells += [_cell(inside, over)] * len(group)
        else:
            found = shared(inside, [bands[number] for number in group], pitch([inside]))
            made = {id(block): _cell(block, over) for block in found if block}
            parts = [made.get(id(block)) for block in found]
            cells += parts if loose and not own else [part or TableCell() for part in parts]
    return cells


def _cell(lines: Sequence[Line], over: tuple[Run, ...]) -> TableCell:
    mine = {id(run) for line in lines for run in line.runs}
    return TableCell(tuple(lines), tuple(run for run in over if id(run) in mine))
