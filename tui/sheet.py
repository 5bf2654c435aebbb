"""The text of a page laid out in the cells of a terminal, as it stands on the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.cells import cell_len

from parser.model import Box
from parser.pagetext import Line, PageText

SAME = 2.0
"""Points: lines that begin within so many of each other begin at the same edge of a column."""
GAP = 2
"""Cells between two columns."""
WORD = 1.0
"""Ems: what is nearer to the line before it than this is the next word, not the next column."""
APART = 1.9
"""Ems from one baseline to the next, above which a blank row shows that there is a space."""


class Mark(IntEnum):
    """What a sign belongs to."""

    NONE = 0
    ENTRY = 1
    FIELD = 2


class Piece(NamedTuple):
    """Text from cell `column` on, all of it with one mark."""

    column: int
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in rows of cells."""

    number: int
    rows: tuple[tuple[Piece, ...], ...]
    width: int
    """Cells; more than were to be had where the page has more letters side by side."""

    def first(self, mark: Mark) -> tuple[int, int] | None:
        """Row and column of the first sign that has this mark or a stronger one."""
        for at, row in enumerate(self.rows):
            for piece in row:
                if piece.mark >= mark:
                    return at, min(one.column for one in row if one.mark >= mark)
        return None


def laid_out(page: PageText, entry: Sequence[Box], field: Sequence[Box], cells: int) -> Sheet:
    """`page` in rows of about `cells` cells, what stands in the boxes of this page marked.

    Lines that begin at one edge on the paper begin in one column, whatever their letters take.
    """
    rows = list(_rows(page.lines))
    columns = _columns(page, rows, cells)
    entry, field = ([box for box in boxes if box.page == page.number] for boxes in (entry, field))
    placed: list[tuple[Piece, ...]] = []
    for at, row in enumerate(rows):
        if at and row[0].base - rows[at - 1][0].base > APART * _size(row[0]):
            placed.append(())
        placed.append(tuple(_placed(row, columns, entry, field)))
    ends = (row[-1].column + cell_len(row[-1].text) for row in placed if row)
    return Sheet(page.number, tuple(placed), max(ends, default=0))


def _size(line: Line) -> float:
    return line.bottom - line.top


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that share a row, from left to right; the rows from the top.

    Cells set side by side are seldom on the same baselines: what is less than a line lower shares
    the row too, where nothing stands there yet.
    """
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if row and (line.base - row[0].base > 0.75 * _size(row[0]) or _overlaps(line, row)):
            yield sorted(row, key=lambda line: line.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.x0)


def _overlaps(line: Line, row: Sequence[Line]) -> bool:
    return any(line.x0 < other.x1 - 1 and other.x0 < line.x1 - 1 for other in row)


def _columns(page: PageText, rows: Sequence[Sequence[Line]], cells: int) -> Mapping[float, int]:
    """The column for the left edge of every line: in proportion where `cells` allow it, and nearer
    together where they do not."""
    width = max((line.x1 for line in page.lines), default=0.0) - _left(page)
    for share in (1.0, 0.75, 0.5, 0.25):
        columns = _proportioned(page, rows, share * cells / max(1.0, width))
        if max((columns[row[-1].x0] + cell_len(row[-1].text) for row in rows), default=0) <= cells:
            return columns
    return _proportioned(page, rows, 0.0)


def _left(page: PageText) -> float:
    """Where the text begins: a margin takes no cells."""
    return min((line.x0 for line in page.lines), default=0.0)


def _proportioned(
    page: PageText, rows: Sequence[Sequence[Line]], scale: float
) -> Mapping[float, int]:
    """The columns at `scale` cells a point, moved right where the text on their left takes more."""
    edges = _edges(line.x0 for row in rows for line in row)
    lefts: dict[int, list[tuple[Line, int]]] = {}
    for row in rows:
        for before, line in pairwise(row):
            gap = GAP if line.x0 - before.x1 > WORD * _size(line) else 1
            lefts.setdefault(edges[line.x0], []).append((before, gap))
    columns: dict[int, int] = {}
    least = 0
    for edge, xs in groupby(sorted(edges), key=edges.__getitem__):
        start = round((next(xs) - _left(page)) * scale)
        needs = (
            columns[edges[before.x0]] + cell_len(before.text) + gap
            for before, gap in lefts.get(edge, ())
            if edges[before.x0] in columns
        )
        least = columns[edge] = max(start, least, *needs)
    return {x: columns[edge] for x, edge in edges.items()}


def _edges(starts: Iterator[float]) -> dict[float, int]:
    """The number of the edge at which each x stands, from the left."""
    edges: dict[float, int] = {}
    first, number = 0.0, -1
    for x in sorted(set(starts)):
        if number < 0 or x - first > SAME:
            first, number = x, number + 1
        edges[x] = number
    return edges


def _placed(
    row: Sequence[Line], columns: Mapping[float, int], entry: Sequence[Box], field: Sequence[Box]
) -> Iterator[Piece]:
    end = 0
    for line in row:
        column = max(columns[line.x0], end)
        for mark, signs in groupby(zip(line.text, _marks(line, entry, field), strict=True), _mark):
            text = "".join(sign for sign, _ in signs)
            yield Piece(column, text, mark)
            column += cell_len(text)
        end = column + 1


def _mark(marked: tuple[str, Mark]) -> Mark:
    return marked[1]


def _marks(line: Line, entry: Sequence[Box], field: Sequence[Box]) -> list[Mark]:
    marks = [Mark.NONE] * len(line.text)
    for mark, boxes in ((Mark.ENTRY, entry), (Mark.FIELD, field)):
        for box in boxes:
            inside = line.within(box)
            marks = [mark if yes else before for yes, before in zip(inside, marks, strict=True)]
    return marks
