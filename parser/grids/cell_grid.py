"""A table as a grid: which cell stands in which row and column, spans filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parser.grids.marked_text import MarkedText

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


@dataclass(slots=True)
class GridFilling:
    """A grid that is being filled, row by row from the top."""

    rows: list[dict[int, GridCell]] = field(default_factory=list)

    def put(
        self, said: MarkedText, row: int, column: int | None, height: int = 1, width: int = 1
    ) -> None:
        """Put a cell into `column`, from 0, of `row`; where that is None or taken, into the next
        free one behind what stands there. What it would take beyond the table is cut."""
        filled = self.rows[row]
        if column is None or column in filled:
            own = [at for at, other in filled.items() if other.row == row]
            column = max((other + 1 for other in own), default=0)
            while column in filled:
                column += 1
        if column >= MOST_COLUMNS:
            return
        height = max(1, min(height, len(self.rows) - row, MOST_SPANNED))
        width = max(1, min(width, MOST_COLUMNS - column))
        placed = GridCell(said, row, column, height, width)
        for below in self.rows[row : row + height]:
            for at in range(column, column + width):
                below.setdefault(at, placed)

    def grid(self, head: int, title: str = "") -> CellGrid:
        """The grid, its first `head` rows its header."""
        width = 1 + max((column for row in self.rows for column in row), default=-1)
        return CellGrid(self.rows, width, head, title)
