"""The header of a grid: which rows are labels, and which field stands under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parser.grids.cell_grid import CellGrid, GridCell
from parser.grids.heading_lines import unraised
from parser.labels import DECISIVE, field_of, fields_in, is_annex, is_label, letters
from parser.model import PROSE
from parser.table import (
    NARROW_FIELD,
    ColumnContent,
    NamedColumn,
    entries_told,
    merges,
    name_columns,
    names_year,
    telling_labels,
)

SEARCHED = 6
"""Rows of a table among which its header begins."""
HIGHEST = 3
"""Rows of a header, where the file does not say which those are."""
KNOWN_AGAIN = 3
"""Labels to the letter that tell another header amid a table."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a table: the grid's columns `first` to `last` that its label stands over."""

    field: str
    """ "" where no model knows the label."""
    label: str
    first: int
    last: int
    by_texts: bool
    """Whether only its texts name its field."""
    is_unsure: bool
    """Whether another field suits it hardly less."""
    merges: bool
    """Whether what is printed once in it holds for the rows under it."""

    @property
    def name(self) -> str:
        """The field, or else the label."""
        return self.field or self.label

    def cells(self, grid: CellGrid, row: int) -> list[GridCell]:
        """What stands under the label in a row, from left to right."""
        return [cell for cell in grid.distinct(row) if self.first <= cell.column <= self.last] or [
            cell for at, cell in grid.rows[row].items() if at == self.first
        ]


@dataclass(frozen=True, slots=True)
class GridHeader:
    """The rows `first` to `end`, without that, and the columns that they name."""

    columns: tuple[GridColumn, ...]
    first: int
    end: int

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels from left to right."""
        return tuple(column.label for column in self.columns)


def may_be_research(text: str) -> bool:
    """Whether the `text` of a table's first rows has letters of labels of one of research."""
    fields = fields_in(text)
    return len(fields) > 1 and bool(fields & DECISIVE)


def header_of(grid: CellGrid, announced: bool) -> GridHeader | None:
    """The header of a table of research, None where it is none, or of something else.

    `announced` says that a heading of the annex stands above it.
    """
    for first, end in _places(grid):
        header = header_at(grid, first, end)
        if header and is_annex(telling_labels(header.columns), announced):
            return header
    return None


def header_at(grid: CellGrid, first: int, end: int) -> GridHeader | None:
    """The rows `first` to `end` as a header, None where they name fewer than two columns, or no
    known one."""
    places = list(_label_places(grid, first, end))
    if len(places) < 2 or not any(field_of(label) for label, _, _ in places):
        return None
    contents = [_content(grid, end, place) for place in places]
    named = name_columns(contents)
    entries = entries_told(contents, named)
    columns = [
        _column(place, content, name, entries)
        for place, content, name in zip(places, contents, named, strict=True)
    ]
    return GridHeader(tuple(columns), first, end)


def header_again(grid: CellGrid, row: int, above: GridHeader) -> GridHeader | None:
    """The header that `row` is amid a table, or None: `above` once more, if perhaps without some of
    its labels, or another one."""
    own = [cell for cell in grid.own(row) if cell.width < grid.width]
    if len(own) < 2:
        return None
    if all(letters(cell.text) == letters(_label_over(above, cell)) for cell in own):
        return GridHeader(above.columns, row, row + 1)
    exact = [cell for cell in own if is_label(unraised(cell.text))]
    if len(exact) < max(KNOWN_AGAIN, len(own) - 1):
        return None
    other = header_at(grid, row, row + 1)
    return other if other and is_annex(telling_labels(other.columns), True) else None


def explains_across(grid: CellGrid, header: GridHeader) -> bool:
    """Whether a row of the header says that paragraphs across the columns are an explanation."""
    texts = [
        cell.text
        for row in range(header.first, header.end)
        for cell in grid.own(row)
        if cell.width == grid.width
    ]
    return any(field_of(text) in PROSE for text in texts)


def _places(grid: CellGrid) -> Iterator[tuple[int, int]]:
    """Where the header may stand, the likeliest first."""
    for first in range(min(grid.head, SEARCHED)):
        if not any(names_year(cell.text) for cell in grid.own(first)):  # a study, above the labels
            yield first, grid.head
    for first in range(grid.head, min(grid.head + SEARCHED, len(grid.rows) - 1)):
        end = first + 1
        while end < min(first + HIGHEST, len(grid.rows) - 1) and _goes_on(grid, first, end):
            end += 1
        yield first, end


def _goes_on(grid: CellGrid, first: int, row: int) -> bool:
    """Whether a header goes on with `row`: under labels that stand over several columns."""
    over = [cell for cell in grid.own(row - 1) if 1 < cell.width < grid.width]
    below = grid.own(row)
    inside = all(
        any(cell.column <= own.column < cell.column + cell.width for cell in over) for own in below
    )
    return bool(over) and bool(below) and inside


def _label_places(grid: CellGrid, first: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The labels, each with the first and the last of the grid's columns that it stands over."""
    stacks = [_stack(grid, first, end, column) for column in range(grid.width)]
    start = 0
    for column in range(1, grid.width + 1):
        if column == grid.width or stacks[column] != stacks[start]:
            yield _label(stacks[start]), start, column - 1
            start = column


def _stack(grid: CellGrid, first: int, end: int, column: int) -> tuple[GridCell, ...]:
    """The cells of a header that stand over a column, from the top, but for one over all."""
    cells = (grid.rows[row].get(column) for row in range(first, end))
    told = [cell for cell in cells if cell and cell.text and cell.width < grid.width]
    return tuple(dict.fromkeys(told))


def _label(stack: Sequence[GridCell]) -> str:
    """What the cells over a column say together: the lowest, if a field is called so."""
    texts = [unraised(cell.text).rstrip("* ") for cell in stack]
    lowest = texts[-1] if texts else ""
    together = " ".join(texts)
    return lowest if field_of(lowest) or not field_of(together) else together


def _content(grid: CellGrid, end: int, place: tuple[str, int, int]) -> ColumnContent:
    label, first, last = place
    cells = [
        cell
        for row in range(end, len(grid.rows))
        for cell in grid.own(row)
        if first <= cell.column <= last and cell.column + cell.width <= last + 1
    ]
    texts = [unraised(cell.text) for cell in cells if letters(cell.text) != letters(label)]
    return ColumnContent(label, texts, sum(bool(cell.said.links) for cell in cells))


def _column(
    place: tuple[str, int, int], content: ColumnContent, named: NamedColumn, entries: int
) -> GridColumn:
    label, first, last = place
    return GridColumn(
        named.field,
        label,
        first,
        last,
        named.by_texts,
        bool(named.field) and named.margin < NARROW_FIELD,
        merges(named.field, len(content.texts), entries),
    )


def _label_over(header: GridHeader, cell: GridCell) -> str:
    """The label of the column in which a cell begins."""
    return next(
        (column.label for column in header.columns if column.first <= cell.column <= column.last),
        "",
    )
