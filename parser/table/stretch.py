"""A stretch of a table cut into rows: runs dealt to columns, rows told, cells made of lines.

Where tags tell the rows, they are followed, and what is read without them is a second opinion.
Else the order of drawing tells them, or rulings and backgrounds part rows where there are any, or
the values do that every row has once.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from statistics import median

from parser.pdf import Line, lines_of, pitch
from parser.table.column_texts import apart, texts_apart, top_aligned
from parser.table.columns import main_column, merging, opening
from parser.table.dealing import assign_to_columns
from parser.table.drawn_rows import drawn_rows
from parser.table.grid import grid_of
from parser.table.merged_column import MergedColumn, RowPlace, Seam
from parser.table.row_starts import bands_of
from parser.table.second_reading import doubted
from parser.table.table_part import TablePart
from parser.table.table_rows import MergedText, RowWitness, TableCell, TableRow
from parser.table.tagged_rows import span_of, tagged_rows, tags_of
from parser.table.tiling import tile
from parser.typography import EDGE_SLACK, is_majority, lies_within, same_height

Cells = Mapping[int, Sequence[Line]]
"""Column's index → the lines of a cell."""


class Stretch:
    """Lines of a part with no group's label among them; `continued` says that they go on with the
    table of the page before, `tagged` that its tags are used."""

    def __init__(
        self, part: TablePart, lines: Sequence[Line], continued: bool, tagged: bool = True
    ) -> None:
        runs = [run for line in lines for run in line.runs]
        dealt = assign_to_columns(runs, part.columns)
        self.part = part
        self.continued = continued
        self.lines = [lines_of([run for run, _ in column]) for column in dealt]
        self.over = [  # where the order of drawing tells of cells, a long word may hang over
            tuple(run for run, hangs in column if hangs and not run.block) for column in dealt
        ]
        top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
        self.grid = grid_of(part, runs, top, bottom)
        self.main = main_column(part.columns)
        told = tagged_rows(part.columns, dealt) if tagged else None
        self.is_tagged = told is not None
        """Whether tags tell its rows."""
        self.drawn = told or drawn_rows(part.columns, dealt)
        self.numbers: list[int] = []
        """For each row that is drawn or banded, the number of the row that it is a part of."""
        rows = self._cells() or [dict(enumerate(self.lines))]
        self.cells = self._without_rest(rows) if self.drawn and not told else rows
        self.numbers = [number + len(self.cells) - len(rows) for number in self.numbers]
        heights = [_height(cells) for cells in self.cells]
        self.gaps = [self._gap(above, below) for above, below in itertools.pairwise(self.cells)]
        self.places = self._places(heights)
        self.other = Stretch(part, lines, continued, tagged=False) if told else None
        """The same without tags."""

    def _cells(self) -> list[Cells]:
        """For each row the lines of its own cells."""
        merged = merging(self.part.columns)
        own = {at: lines for at, lines in enumerate(self.lines) if at not in merged}
        if self.drawn:
            dealt = {at: self.drawn.deal(lines) for at, lines in own.items()}
        else:
            cuts = self.grid.cuts[self.main]
            bands = bands_of(self.part.columns, self.lines, cuts, self.grid.ruled)
            leading = pitch(self.lines)
            dealt = {
                at: _between(lines, bands)
                if self.grid.ruled
                else top_aligned(lines, bands, leading, self.part.columns[at].field)
                for at, lines in own.items()
            }
        count = max((len(rows) for rows in dealt.values()), default=0)
        rows = [{at: column[row] for at, column in dealt.items()} for row in range(count)]
        shared = [self.drawn.deal(self.lines[at]) if self.drawn else [] for at in merged]
        kept: list[Cells] = []
        overleaf = count - 1 if self._goes_overleaf(rows) else -1
        for number, cells in enumerate(rows):
            named = number == overleaf or any(column[number] for column in shared if column)
            if kept and not named and self._is_rest(kept[-1], cells):
                kept[-1] = {at: [*lines, *cells[at]] for at, lines in kept[-1].items()}
            elif any(cells.values()):
                kept.append(cells)
            self.numbers.append(max(0, len(kept) - 1))
        return kept

    def _without_rest(self, rows: Sequence[Cells]) -> list[Cells]:
        """`rows`, the rest of a row of the page before set apart from the first one: both are drawn
        as one where hardly any white is between. The values of a row stand at its top, if they do
        so in the other rows."""
        keys = opening(self.part.columns)
        tops = [
            (min(line.top for line in lines), _height(cells)[0])
            for cells in rows
            if (lines := [line for at in keys for line in cells.get(at, ())])
        ]
        on_top = sum(same_height(top, first) for top, first in tops[1:])
        if not (self.continued and rows and is_majority(on_top, len(tops) - 1)):
            return list(rows)
        if not any(rows[0].get(at) for at in keys):
            return list(rows)
        top = tops[0][0] - EDGE_SLACK
        rest = {at: [line for line in lines if line.top < top] for at, lines in rows[0].items()}
        own = {at: [line for line in lines if line.top >= top] for at, lines in rows[0].items()}
        return [rest, own, *rows[1:]] if any(rest.values()) else list(rows)

    def _goes_overleaf(self, rows: Sequence[Cells]) -> bool:
        """Whether the last of `rows`, which has no value, stands as far below the one above it as
        rows do: then a page's end cuts it before its values. A paragraph stands nearer."""
        keys = opening(self.part.columns)
        if not rows or not any(rows[-1].values()) or any(rows[-1].get(at) for at in keys):
            return False
        found = [
            (_height(cells)[0] - _height(above)[1], any(cells.get(at) for at in keys))
            for above, cells in itertools.pairwise(rows)
            if any(above.values()) and any(cells.values())
        ]
        if not found or found[-1][1]:
            return False
        last = found[-1][0]
        apart = [white for white, has_value in found if has_value]
        paragraphs = [white for white, has_value in found[:-1] if not has_value]
        near = min(apart, default=math.inf)
        return (last >= near or same_height(last, near)) and all(
            white < last and not same_height(white, last) for white in paragraphs
        )

    def _is_rest(self, above: Cells, cells: Cells) -> bool:
        """Whether a row has no value of those that each row has, and no ruling parts it from the
        one above: a paragraph may be a row of its own to its producer. One in which a theme is
        drawn is none: where a page's end cuts a row, its values may go overleaf."""
        keys = opening(self.part.columns)
        if not any(cells.values()) or not keys or any(cells.get(at) for at in keys):
            return False
        gap = sorted((_height(above)[1], _height(cells)[0]))
        return any(above.get(at) for at in keys) and not any(
            lies_within(y, *gap) for y in self.grid.cuts[self.main]
        )

    def _gap(self, above: Cells, below: Cells) -> tuple[float, float]:
        """From where to where a ruling between two rows may stand: between their main texts, for
        other cells may be merged, and reach further."""
        main = [{0: cells.get(self.main, ())} for cells in (above, below)]
        upper, lower = main if all(cells[0] for cells in main) else (above, below)
        low, high = sorted((_height(upper)[1], _height(lower)[0]))
        return low, high

    def _places(self, heights: Sequence[tuple[float, float]]) -> list[RowPlace]:
        """Rows end at the ruling between them, else halfway."""
        number = self.part.page.number
        cuts = self.grid.cuts[self.main]
        edges = [next((y for y in cuts if lies_within(y, *gap)), sum(gap) / 2) for gap in self.gaps]
        margin = max(0.0, median([(low - high) / 2 for high, low in self.gaps] or [0.0]))
        edges = [heights[0][0] - margin, *edges, heights[-1][1] + margin]
        return [
            RowPlace(number, a, b, *height)
            for (a, b), height in zip(itertools.pairwise(edges), heights, strict=True)
        ]

    def seams(self, at: int) -> list[Seam]:
        """What rulings say of the cells of column `at`, between each two rows."""
        cuts, main = self.grid.cuts[at], self.grid.cuts[self.main]
        told = bool(cuts) or at not in merging(self.part.columns)
        if not self.grid.ruled:
            return [Seam.UNTOLD] * len(self.gaps)
        return [
            Seam.PARTED
            if any(lies_within(y, *gap) for y in cuts)
            else Seam.OPEN
            if told and any(lies_within(y, *gap) for y in main)
            else Seam.UNTOLD
            for gap in self.gaps
        ]

    @cached_property
    def rows(self) -> list[TableRow]:
        """Its rows, from top to bottom."""
        merged = merging(self.part.columns)
        own = [at for at in range(len(self.lines)) if at not in merged]
        columns = {at: self._column(at) for at in own}
        seams = {at: [*self.seams(at), Seam.UNTOLD] for at in merged}
        rows = [
            TableRow(
                place,
                {at: column[row] or TableCell() for at, column in columns.items()},
                frozenset(at for at, column in columns.items() if column[row] is None),
                seams={at: column[row] for at, column in seams.items()},
                told_by=self._witness(row),
                tags=tags_of(self.cells[row]) if self.is_tagged else (),
            )
            for row, place in enumerate(self.places)
        ]
        return doubted(rows, self.other.rows) if self.other else rows

    def _witness(self, row: int) -> RowWitness:
        """What tells where row number `row` begins."""
        if self.drawn:
            return RowWitness.DRAWN
        if row == 0:
            return RowWitness.FIRST
        if any(lies_within(y, *self.gaps[row - 1]) for y in self.grid.cuts[self.main]):
            return RowWitness.RULING if self.grid.ruled else RowWitness.BACKGROUND
        return RowWitness.VALUES

    def _column(self, at: int) -> list[TableCell | None]:
        """The cell of column `at` in each row; None where it goes on from the page before.

        Where rulings part two rows and leave this column open, its cells may be merged. Where a
        cell is tagged as that of several rows, tags tell all of the column.
        """
        if self.is_tagged and any(span_of(cells.get(at, ())) > 1 for cells in self.cells):
            return self._spanned(at)
        seams = self.seams(at)
        if Seam.OPEN not in seams:
            return [TableCell.of(cells.get(at, ()), self.over[at]) for cells in self.cells]
        texts = self._texts(at)
        places = [text.place(self.part.page.number, text.row) for text in texts]
        tiles = tile(MergedColumn(self.places, places, seams, pitch([self.lines[at]])))
        empty = None if self.continued else TableCell()
        cells: list[TableCell | None] = []
        for one in tiles.tiles:
            if one.text is not None:
                empty = TableCell()
            cells.append(empty if one.text is None else texts[one.text].cell)
        return cells

    def _spanned(self, at: int) -> list[TableCell | None]:
        """As `_column`, by the rows for which its cells are tagged to hold."""
        cell = None if self.continued else TableCell()
        found: list[TableCell | None] = []
        end = len(self.cells) if self.continued else 0
        for row, lines in enumerate(cells.get(at, ()) for cells in self.cells):
            if lines:
                cell, end = TableCell.of(lines, self.over[at]), row + span_of(lines)
            elif row >= end:
                cell = TableCell()
            found.append(cell)
        return found

    @cached_property
    def texts(self) -> dict[int, list[MergedText]]:
        """The texts of the columns that merge, each with the row in which it is drawn."""
        return {at: self._texts(at) for at in merging(self.part.columns)}

    def _texts(self, at: int) -> list[MergedText]:
        lines, over = self.lines[at], self.over[at]
        if self.drawn:
            rows = self.drawn.deal(lines)
            if self.is_tagged or not any(map(apart, rows)):
                return [
                    MergedText(TableCell.of(row, over), self._row_drawn(row[0], number))
                    for number, row in zip(self.numbers, rows, strict=True)
                    if row
                ]
        cuts = self.grid.cuts[at] if self.grid.ruled else ()
        firsts = [place.first for place in self.places]
        found = texts_apart(lines, cuts, firsts, pitch([lines]))
        return [MergedText(TableCell.of(text, over), None) for text in found]

    def _row_drawn(self, line: Line, number: int) -> int | None:
        """The row in which a text is drawn that begins on `line` and is told to be in row `number`,
        which is by its tags where there are any: then the reading without them knows."""
        if not self.other or len(self.other.cells) != len(self.cells):
            return number
        return self.other.rows_drawn.get(id(line.runs[0].chars[0]))

    @cached_property
    def rows_drawn(self) -> dict[int, int]:
        """The `id` of the first letter of each run → the row in which it is drawn."""
        row_of = self.drawn.row_of if self.drawn else {}
        return {
            id(run.chars[0]): self.numbers[row_of[id(run)]]
            for lines in self.lines
            for line in lines
            for run in line.runs
            if id(run) in row_of
        }


def _between(lines: Sequence[Line], bands: Sequence[tuple[float, float]]) -> list[list[Line]]:
    return [[line for line in lines if a <= line.base < b] for a, b in bands]


def _height(cells: Cells) -> tuple[float, float]:
    """The top and the bottom of what stands in a row's cells."""
    lines = [line for cell in cells.values() for line in cell]
    return min(line.top for line in lines), max(line.bottom for line in lines)
