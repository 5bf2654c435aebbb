"""The text of a page laid out in the cells of a terminal, as it stands on the paper."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.cells import cell_len

from parser import Box
from parser.worker import PageText, TextLine

SAME = 2.0
"""Points: lines that begin within so many of each other begin at the same edge of a column."""
SURE = 3
"""Lines that begin at an edge, to be sure of it; a line that runs on across it is cut there."""
FAR = 2.5
"""Ems from the begin of a line to such an edge; what is nearer is an indent of its own column."""
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0)
"""Of the cells that are tried, to spread the edges over in proportion."""
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


class GridPiece(NamedTuple):
    """Text from cell `column` on, all of it with one mark."""

    column: int
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A page in rows of cells."""

    number: int
    rows: tuple[tuple[GridPiece, ...], ...]
    levels: tuple[float, ...]
    """The baseline of each row, in points from the top of the page."""
    width: int
    """Cells; more than were to be had where the page has more letters side by side."""

    def row_at(self, y: float) -> int:
        """The first row that stands below `y`."""
        return bisect(self.levels, y)

    def column_of(self, mark: Mark) -> int:
        """The leftmost column with this mark; 0 where there is none."""
        marked = (piece.column for row in self.rows for piece in row if piece.mark is mark)
        return min(marked, default=0)


def grid_of(page: PageText, entry: Sequence[Box], field: Sequence[Box], cells: int) -> PageGrid:
    """`page` in rows of about `cells` cells, what stands in the boxes of this page marked.

    Lines that begin at one edge on the paper begin in one column, whatever their letters take.
    """
    rows = list(_rows(_cut(page.lines)))
    columns = _columns(rows, cells)
    entry, field = ([box for box in boxes if box.page == page.number] for boxes in (entry, field))
    placed: list[tuple[GridPiece, ...]] = []
    levels: list[float] = []
    for at, row in enumerate(rows):
        if at and row[0].base - rows[at - 1][0].base > APART * _size(row[0]):
            placed.append(())
            levels.append(levels[-1])
        placed.append(tuple(_placed(row, columns, entry, field)))
        levels.append(max(line.base for line in row))
    ends = (row[-1].column + cell_len(row[-1].text) for row in placed if row)
    return PageGrid(page.number, tuple(placed), tuple(levels), max(ends, default=0))


def _size(line: TextLine) -> float:
    return line.bottom - line.top


def _rows(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    """The lines that share a row, from left to right; the rows from the top.

    Cells set side by side are seldom on the same baselines: what is less than a line lower shares
    the row too, where nothing stands there yet.
    """
    row: list[TextLine] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if row and (line.base - row[0].base > 0.75 * _size(row[0]) or _overlaps(line, row)):
            yield sorted(row, key=lambda line: line.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.x0)


def _overlaps(line: TextLine, row: Sequence[TextLine]) -> bool:
    return any(line.x0 < other.x1 - 1 and other.x0 < line.x1 - 1 for other in row)


def _cut(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines, those cut that run on into the next column because it stands so near."""
    edges = [
        (x, min(bases) - SAME, max(bases) + SAME)
        for x, bases in _beginning(lines)
        if len(bases) >= SURE
    ]
    for line in lines:
        beside = [(top, bottom) for _, top, bottom in edges if top <= line.base <= bottom]
        # The edges of the table in which it stands, not those of another part of the page.
        own = [x for x, top, bottom in edges if any(t <= bottom and top <= b for t, b in beside)]
        while at := _crossing(line, own):
            before, line = line.split(at)
            yield before
        yield line


def _beginning(lines: Sequence[TextLine]) -> Iterator[tuple[float, list[float]]]:
    """Each edge at which lines begin, from the left, with the baselines of those lines."""
    numbers = _edges(line.x0 for line in lines)
    ordered = sorted(lines, key=lambda line: line.x0)
    for _, group in groupby(ordered, key=lambda line: numbers[line.x0]):
        some = list(group)
        yield some[0].x0, [line.base for line in some]


def _crossing(line: TextLine, edges: Sequence[float]) -> int:
    """The first sign at which another column begins; 0 where none does."""
    first = line.x0 + FAR * _size(line)
    edges = [edge for edge in edges if first < edge + SAME and edge < line.x1]
    for at, start in enumerate(line.starts if edges else ()):
        near = start > first and any(-0.5 < start - edge < SAME for edge in edges)
        if near and _begins(line.text, at):
            return at
    return 0


def _begins(text: str, at: int) -> bool:
    """Whether a word begins there, or two touch as the words of two columns do."""
    before, sign = text[at - 1], text[at]
    return sign != " " and (before == " " or (before.islower() and sign.isupper()))


class _Edge(NamedTuple):
    """Where lines begin on the paper, and what stands on their left: the number of its edge, and
    the cells that it takes with the gap behind it."""

    x: float
    lefts: set[tuple[int, int]]


def _columns(rows: Sequence[Sequence[TextLine]], cells: int) -> Mapping[float, int]:
    """The column for the left edge of every line: in proportion where `cells` allow it, and nearer
    together where they do not."""
    numbers = _edges(line.x0 for row in rows for line in row)
    edges = [_Edge(next(xs), set()) for _, xs in groupby(sorted(numbers), key=numbers.__getitem__)]
    for row in rows:
        for before, line in pairwise(row):
            gap = GAP if line.x0 - before.x1 > WORD * _size(line) else 1
            left = numbers[before.x0], cell_len(before.text) + gap
            edges[numbers[line.x0]].lefts.add(left)
    last = {(numbers[row[-1].x0], cell_len(row[-1].text)) for row in rows}
    width = max((row[-1].x1 for row in rows), default=0.0) - (edges[0].x if edges else 0.0)
    columns: list[int] = []
    for share in SHARES:
        columns = _spread(edges, share * cells / max(1.0, width))
        if all(columns[number] + taken <= cells for number, taken in last):
            break
    return {x: columns[number] for x, number in numbers.items()}


def _spread(edges: Sequence[_Edge], scale: float) -> list[int]:
    """The column of each edge at `scale` cells a point, moved right where the text on its left
    takes more."""
    columns: list[int] = []
    for number, edge in enumerate(edges):
        before = columns[-1] if columns else 0
        needs = (columns[left] + taken for left, taken in edge.lefts if left < number)
        columns.append(max(round((edge.x - edges[0].x) * scale), before, *needs))
    return columns


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
    row: Sequence[TextLine],
    columns: Mapping[float, int],
    entry: Sequence[Box],
    field: Sequence[Box],
) -> Iterator[GridPiece]:
    end = 0
    for line in row:
        column = max(columns[line.x0], end)
        for mark, signs in groupby(zip(line.text, _marks(line, entry, field), strict=True), _mark):
            text = "".join(sign for sign, _ in signs)
            yield GridPiece(column, text, mark)
            column += cell_len(text)
        end = column + 1


def _mark(marked: tuple[str, Mark]) -> Mark:
    return marked[1]


def _marks(line: TextLine, entry: Sequence[Box], field: Sequence[Box]) -> list[Mark]:
    marks = [Mark.NONE] * len(line.text)
    for mark, boxes in ((Mark.ENTRY, entry), (Mark.FIELD, field)):
        for box in boxes:
            inside = line.within(box)
            if any(inside):
                marks = [mark if yes else was for yes, was in zip(inside, marks, strict=True)]
    return marks
