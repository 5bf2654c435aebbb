"""A table of markup as a grid: which cell stands in which row and column, spans filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from parser.markup.dialect import Dialect
from parser.markup.element_tree import name_of
from parser.markup.marked_text import MarkedText, marked_text

MOST_COLUMNS = 100
MOST_SPANNED = 1000
"""Rows that one cell can hold for; a hostile file asks for more than there is memory."""


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """A cell: what it says, its first row and column, from 0, and how many of both it takes."""

    said: MarkedText
    row: int
    column: int
    height: int
    width: int

    @property
    def text(self) -> str:
        """Its text, on one line."""
        return " ".join(self.said.text.split())


@dataclass(frozen=True, slots=True)
class CellGrid:
    """A table: by row the cells that stand in it, by column."""

    rows: Sequence[Mapping[int, GridCell]]
    width: int
    head: int
    """How many of the first rows are said to be its header."""
    title: str = ""

    def own(self, row: int) -> list[GridCell]:
        """The cells with a text that begin in `row`, from left to right."""
        return [cell for cell in self.distinct(row) if cell.row == row and cell.text]

    def distinct(self, row: int) -> list[GridCell]:
        """The cells of `row`, also those from above, each once, from left to right."""
        found = {id(cell): cell for _, cell in sorted(self.rows[row].items())}
        return list(found.values())


def grids_in(table: etree._Element, dialect: Dialect) -> Iterator[CellGrid]:
    """The grids of a `table`: of HTML one, of CALS one a `tgroup`."""
    title = next((child for child in table if name_of(child) in ("title", "caption")), None)
    said = " ".join(marked_text(title, dialect).text.split()) if title is not None else ""
    groups = [child for child in table if name_of(child) == "tgroup"]
    for group in groups or [table]:
        yield _grid(group, dialect, said)


def _grid(group: etree._Element, dialect: Dialect, title: str) -> CellGrid:
    columns = _Columns(group)
    rows = list(_rows(group))
    grid = _Filling([{} for _ in rows])
    head = 0
    for number, (row, in_head) in enumerate(rows):
        cells = [cell for cell in row if name_of(cell) in ("entry", "td", "th")]
        told = in_head or (bool(cells) and all(name_of(cell) == "th" for cell in cells))
        head += told and head == number
        for cell in cells:
            grid.put(cell, number, columns.place(cell), dialect)
    width = 1 + max((column for row in grid.rows for column in row), default=-1)
    return CellGrid(grid.rows, width, head, title)


def _rows(group: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, those of its foot last, each with whether it is of its head."""
    parts = [child for child in group if name_of(child) in ("thead", "tbody", "tfoot", "row", "tr")]
    for part in sorted(parts, key=lambda part: name_of(part) == "tfoot"):
        if name_of(part) in ("row", "tr"):
            yield part, False
        else:
            for row in part:
                if name_of(row) in ("row", "tr"):
                    yield row, name_of(part) == "thead"


class _Place:
    """The first column of a cell, None for the next free one, and how many it takes."""

    def __init__(self, column: int | None, width: int) -> None:
        self.column = column if column is None else max(0, min(column, MOST_COLUMNS - 1))
        self.width = max(1, min(width, MOST_COLUMNS))


class _Columns:
    """The columns of a CALS table by their names; a table of HTML names none."""

    def __init__(self, group: etree._Element) -> None:
        self._numbers: dict[str, int] = {}
        self._spans: dict[str, tuple[str, str]] = {}
        number = 0
        for child in group:
            if name_of(child) == "colspec":
                number = _whole(child.get("colnum"), number + 1)
                self._numbers[child.get("colname", f"col{number}")] = number - 1
            elif name_of(child) == "spanspec":
                span = child.get("namest", ""), child.get("nameend", "")
                self._spans[child.get("spanname", "")] = span

    def place(self, cell: etree._Element) -> _Place:
        """Where a cell says that it stands."""
        names = (
            cell.get("namest", cell.get("colname", "")),
            cell.get("nameend", cell.get("colname", "")),
        )
        first, last = map(self._numbers.get, self._spans.get(cell.get("spanname", ""), names))
        if first is None or last is None:
            return _Place(first, _whole(cell.get("colspan"), 1))
        return _Place(first, last - first + 1)


class _Filling:
    """Rows that are being filled."""

    def __init__(self, rows: list[dict[int, GridCell]]) -> None:
        self.rows = rows

    def put(self, cell: etree._Element, row: int, place: _Place, dialect: Dialect) -> None:
        """Put a cell where it says, else into the next free column of its row."""
        filled = self.rows[row]
        column = place.column
        if column is None or column in filled:
            own = [at for at, other in filled.items() if other.row == row]
            column = max((other + 1 for other in own), default=0)
            while column in filled:
                column += 1
        if column >= MOST_COLUMNS:
            return
        height = self._height(cell, row)
        width = min(place.width, MOST_COLUMNS - column)
        placed = GridCell(marked_text(cell, dialect), row, column, height, width)
        for below in self.rows[row : row + height]:
            for at in range(column, column + width):
                below.setdefault(at, placed)

    def _height(self, cell: etree._Element, row: int) -> int:
        left = len(self.rows) - row
        if name_of(cell) == "entry":
            asked = 1 + _whole(cell.get("morerows"), 0)
        else:
            asked = _whole(cell.get("rowspan"), 1) or left  # 0: to the table's end
        return max(1, min(asked, left, MOST_SPANNED))


def _whole(text: str | None, otherwise: int) -> int:
    """A number as an attribute has it; of one too long to be meant the first digits."""
    digits = (text or "").strip()
    return int(digits[:6]) if digits.isascii() and digits.isdecimal() else otherwise
