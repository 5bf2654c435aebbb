"""The rows of a grid: which are entries, which name a group, and what holds for several rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parser.grids.cell_grid import CellGrid, GridCell
from parser.grids.grid_header import (
    GridColumn,
    GridHeader,
    explains_across,
    header_again,
)
from parser.grids.heading_lines import unraised
from parser.grids.marked_text import MarkedText
from parser.labels import field_of
from parser.model import MERGED, OPENING, PROSE
from parser.table import (
    STOPS,
    field_of_value,
    is_remark,
    names_level,
    names_year,
    theme_in,
)
from parser.typography import may_be_heading, may_be_name

LONE_VALUES = 2
"""Columns of values that each row has, at least, where a row without any names a group."""


class FilledCell(NamedTuple):
    """What a column says of an entry."""

    column: GridColumn
    said: tuple[MarkedText, ...]
    is_own: bool
    """Whether it is printed in the entry's own row."""
    instead: str = ""
    """What it may as well say: a blank cell, what stands above it."""


@dataclass(slots=True)
class GridRow:
    """A row that is an entry, with what stands above it in its table."""

    header: GridHeader
    cells: tuple[FilledCell, ...]
    group: str
    """The label of its group of rows."""
    theme: str
    """The theme that a row over all columns names."""
    explanation: str = ""
    """The paragraphs under it, across the columns."""


@dataclass(slots=True)
class TableRows:
    """The rows of one table, and its words by what they are."""

    entries: list[GridRow] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What stands over all columns and names nothing."""


def rows_of_grid(grid: CellGrid, header: GridHeader) -> TableRows:
    """The entries of a table under `header`; studies that stand above it come first."""
    return _Reader(grid, header).read()


def above_header(grid: CellGrid, header: GridHeader) -> list[str]:
    """The texts over all columns above the labels: captions, set within the table."""
    rows = (grid.own(row) for row in range(header.first))
    return [row[0].text for row in rows if len(row) == 1]


class _Reader:
    def __init__(self, grid: CellGrid, header: GridHeader) -> None:
        self.grid = grid
        self.header = header
        self.rows = TableRows()
        self.group = self.theme = ""
        self.above: Mapping[str, FilledCell] = {}
        self.explains = explains_across(grid, header)
        self.telling = _telling(grid, header)

    def read(self) -> TableRows:
        for number in range(self.header.first):
            self.rows.entries += _study(self.grid, number)
        for number in range(self.header.end, len(self.grid.rows)):
            self._row(number)
        return self.rows

    def _row(self, number: int) -> None:
        own = self.grid.own(number)
        if not own:
            return
        again = header_again(self.grid, number, self.header)
        if again:
            if again.columns != self.header.columns:
                self.header, self.above = again, {}
                self.telling = _telling(self.grid, again)
        elif self._is_band(number, own):
            self._band(own[0])
        else:
            cells = tuple(self._filled(number))
            self.above = {cell.column.name: cell for cell in cells}
            self.rows.entries.append(GridRow(self.header, cells, self.group, self.theme))

    def _is_band(self, number: int, own: list[GridCell]) -> bool:
        """Whether a row says one thing only: over the columns, or in the first one by itself."""
        if len(own) > 1 or any(cell.row < number and cell.text for cell in self._beside(own[0])):
            return False
        free = [at for at, cell in self.grid.rows[number].items() if cell.row == number]
        if own[0].width > 1 and own[0].width >= len(free):
            return True
        opening = [column for column in self.header.columns if column.field in OPENING]
        first = self.header.columns[0]
        label = own[0].said.is_bold or names_level(own[0].text)
        lone = len(opening) >= LONE_VALUES and first.field not in (*OPENING, *MERGED)
        name = may_be_name(len(own[0].text)) and not own[0].text.endswith(STOPS)
        return own[0].column == 0 and (label or (lone and name))

    def _beside(self, own: GridCell) -> list[GridCell]:
        """The cells of values beside a lone one: where some hold for it too, it is an entry."""
        opening = {
            at
            for column in self.header.columns
            if column.field in OPENING
            for at in range(column.first, column.last + 1)
        }
        return [cell for at, cell in self.grid.rows[own.row].items() if at in opening]

    def _band(self, cell: GridCell) -> None:
        text = unraised(cell.text)
        if field_of(text) in PROSE:  # it is of the header, and names the paragraphs that follow
            self.explains = True
            self.rows.remarks.append(text)
            return
        has_conclusions = any(column.field == "conclusies" for column in self.header.columns)
        sentence = not cell.said.is_bold and (
            text.endswith(STOPS) or not may_be_heading(len(text)) or self.explains
        )
        if sentence and self.rows.entries and not has_conclusions and not names_level(text):
            entry = self.rows.entries[-1]
            entry.explanation = "\n".join(filter(None, (entry.explanation, cell.said.text)))
        elif is_remark(text):
            self.rows.remarks.append(text)
        else:
            self.rows.labels.append(text)
            self._open(text)

    def _open(self, text: str) -> None:
        """Begin the group that a label names."""
        self.above = {}
        if named := theme_in(text):
            self.theme, self.group = named, ""
        else:
            self.group = text

    def _filled(self, number: int) -> Iterator[FilledCell]:
        """What each column says of a row; what is printed once holds for the blank cells under
        it."""
        cells = {
            column.name: self._cell(column, column.cells(self.grid, number), number)
            for column in self.header.columns
        }
        begins = cells.get("thema")
        new_theme = begins is not None and begins.is_own and bool(begins.said)
        for name, cell in cells.items():
            above = self.above.get(name)
            blank = above is not None and cell.column.merges and not cell.said
            if above is None or not blank or not above.said or name in self.telling:
                yield cell
            elif name == "subthema" and begins is not None and begins.said:
                # Under a new theme it is none; under one that holds by its span most likely so.
                said = " ".join(said.text for said in above.said)
                yield cell if new_theme else cell._replace(instead=said)
            else:
                yield above._replace(is_own=False)

    def _cell(self, column: GridColumn, cells: list[GridCell], number: int) -> FilledCell:
        said = tuple(cell.said for cell in cells if cell.text)
        return FilledCell(column, said, any(cell.row == number for cell in cells if cell.text))


def _telling(grid: CellGrid, header: GridHeader) -> set[str]:
    """The columns of which the table says itself which rows a cell holds for: some hold for
    several, or say once more what stands above."""
    found: set[str] = set()
    for column in header.columns:
        texts = [column.cells(grid, row) for row in range(header.end, len(grid.rows))]
        flat = [cells[0] for cells in texts if cells]
        spans = any(cell.height > 1 and cell.text for cell in flat)
        again = any(a is not b and a.text == b.text != "" for a, b in pairwise(flat))
        if spans or again:
            found.add(column.name)
    return found


def _study(grid: CellGrid, number: int) -> Iterator[GridRow]:
    """The study that a row above the header is: a name, and beside it a year of completion."""
    own = grid.own(number)
    if len(own) < 2 or not any(names_year(cell.text) for cell in own[1:]):
        return
    fields = ["titel", *(field_of_value(cell.text) for cell in own[1:])]
    columns = tuple(
        GridColumn(name, "", cell.column, cell.column, False, False, False)
        for cell, name in zip(own, fields, strict=True)
    )
    cells = tuple(
        FilledCell(column, (cell.said,), True) for column, cell in zip(columns, own, strict=True)
    )
    yield GridRow(GridHeader(columns, number, number + 1), cells, "", "")
