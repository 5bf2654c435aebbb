"""The rows of a part of a table: their own cells, and the texts that may hold for several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from parser.labels import letters_and_numbers
from parser.model import Code
from parser.pdf import Line, Run, plain_text
from parser.table.merged_column import RowPlace, Seam, TextPlace
from parser.table.table_part import TablePart


@dataclass(frozen=True, slots=True)
class TableCell:
    """The text of one cell, as lines."""

    lines: tuple[Line, ...] = ()
    over: tuple[Run, ...] = ()
    """Those of its runs that hang over the column's edge."""

    @classmethod
    def of(cls, lines: Sequence[Line], over: Sequence[Run]) -> TableCell:
        """The cell of `lines`; `over` are the runs of its column that hang over the edge."""
        mine = {id(run) for line in lines for run in line.runs}
        return cls(tuple(lines), tuple(run for run in over if id(run) in mine))


class RowWitness(Enum):
    """What tells where a row begins."""

    FIRST = auto()
    """It is the first one of its page, or under a group's label."""
    DRAWN = auto()
    """The order of drawing."""
    RULING = auto()
    BACKGROUND = auto()
    """The edge of a background."""
    VALUES = auto()
    """The line on which the values begin that each row has once."""


class CellDoubt(NamedTuple):
    """What may be wrong with the cell of a row in column number `column`."""

    code: Code
    column: int
    instead: str
    """What its text may have to be; "" where that is not told."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row on one page: column's index → cell. `label` is the text of a group row."""

    place: RowPlace
    cells: Mapping[int, TableCell]
    """Of the columns of which each row has its own cell; one object where it is merged."""
    merged: frozenset[int] = frozenset()
    """The columns of these whose cell is empty because it goes on from the page before."""
    label: tuple[Line, ...] = ()
    explanation: tuple[Line, ...] = ()
    """The paragraph of a row set across the columns."""
    seams: Mapping[int, Seam] = field(default_factory=dict)
    """What rulings say between this row and the next one, in the other columns."""
    told_by: RowWitness = RowWitness.FIRST

    tags: tuple[int, ...] = ()
    """The rows as which it is tagged, from the top, by their numbers as PDF objects."""
    doubts: tuple[CellDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedText:
    """A text of a column of which cells may hold for several rows."""

    cell: TableCell
    row: int | None
    """The number of the row in the part, group rows counted, in which it is drawn; None where the
    order of drawing tells none."""

    def place(self, page: int, row: int | None) -> TextPlace:
        """Where it stands on `page`, drawn in row number `row` of those that it may hold for."""
        lines = self.cell.lines
        words = letters_and_numbers(plain_text(lines))
        return TextPlace(page, lines[0].top, lines[-1].bottom, words, row)


@dataclass(frozen=True, slots=True)
class PartRows:
    """The rows of a part from top to bottom, group rows among them."""

    part: TablePart
    rows: tuple[TableRow, ...]
    texts: Mapping[int, tuple[MergedText, ...]]
    """Column's index → the texts that may hold for several rows, from top to bottom."""
