"""The cells that each text of a column may have, and what speaks against each of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from parser.table.merged_column import Align, MergedColumn, Seam, TextPlace
from parser.table.tiling_costs import (
    ACROSS_RULING,
    ACROSS_THEME,
    DRAWN_ELSEWHERE,
    DRAWN_LAST,
    EACH_ROW,
    ENDS_OPEN,
    FURTHER_PAGE,
    FURTHER_PAGE_CENTRED,
    MOST_AWAY,
    ORDER_UNTOLD,
)


class Drawn(Enum):
    """In which row of its cell a text is drawn, and what it costs that a column's are."""

    FIRST = 0.0
    LAST = DRAWN_LAST
    ANYWHERE = ORDER_UNTOLD


class Style(NamedTuple):
    """How the cells of a column that merges are set and drawn."""

    align: Align
    drawn: Drawn
    ruled: bool
    """Whether rulings part its cells, where there are any."""
    own: bool
    """Whether the column has a cell on every row."""


class TileCell(NamedTuple):
    """A cell that a text may have, from row `start` to row `end`, and what it costs."""

    start: int
    end: int
    always: float
    """By any style."""
    ruled: float
    """Where rulings part the cells of the column."""
    own: float
    """Where the column has a cell on every row."""
    drawn: dict[Drawn, float]
    away: dict[Align, float]
    """That the text stands away from where a cell of these rows would have it."""

    def cost(self, style: Style) -> float:
        """What it costs by `style`."""
        ruled, own = self.ruled if style.ruled else 0.0, self.own if style.own else 0.0
        return self.always + ruled + own + self.drawn[style.drawn] + self.away[style.align]


def cells_of(column: MergedColumn) -> list[list[TileCell]]:
    """For each text of `column` the cells that it may have: beside it, and not beyond the row
    beside which another text stands."""
    seen = _Seams(column)
    return [list(_cells(seen, at)) for at in range(len(column.texts))]


class _Seams:
    """A column, and how many seams and walls there are above each of its rows."""

    def __init__(self, column: MergedColumn) -> None:
        self.column = column
        self.parted = [0, *accumulate(seam is Seam.PARTED for seam in column.seams)]
        self.walls = [0, *accumulate(at in column.walls for at in range(len(column.rows)))]


def _cells(seen: _Seams, at: int) -> Iterator[TileCell]:
    column = seen.column
    nearest, last = column.nearest, len(column.rows) - 1
    low = nearest[at - 1] if at else 0
    high = nearest[at + 1] if at + 1 < len(nearest) else last
    page = column.rows_on(column.texts[at].page)
    for start in range(low, min(nearest[at] + 1, high, last) + 1):
        for end in range(max(start, nearest[at] - 1), high + 1):
            here = max(start, page[0]), min(end, page[-1])
            if here[0] <= here[1]:
                yield _cell(seen, at, (start, end), here)


def _cell(seen: _Seams, at: int, rows: tuple[int, int], here: tuple[int, int]) -> TileCell:
    """The cell of text `at` from the first to the last of `rows`, of which `here` are those on the
    text's page."""
    column, text = seen.column, seen.column.texts[at]
    (start, end), (first, last) = rows, here
    below = column.seam(end)
    is_cut = below is Seam.SAME and not column.is_printed_next(at)
    opens = (below is Seam.OPEN) + (start > 0 and column.seam(start - 1) is Seam.OPEN)
    # It may stand at the top, as its neighbours do, and as where a page's end cuts or closes its
    # cell: LibreOffice does not move it down there.
    at_end = end >= column.rows_on(text.page)[-1]
    may_top = start == end or at_end or rows != here or column.is_printed_before(at)
    further = FURTHER_PAGE * (first > start)
    at_top = min(MOST_AWAY, abs(text.top - column.rows[first].first) / column.leading) + further
    centred = FURTHER_PAGE_CENTRED * (first > start)
    away = {
        align: min(MOST_AWAY, _away(column, text, here, align) / column.leading) + centred
        for align in Align
    }
    away[Align.TOP] = at_top
    if may_top:
        away = {align: min(at_top, cost) for align, cost in away.items()}
    return TileCell(
        start,
        end,
        always=ACROSS_THEME * (seen.walls[end + 1] - seen.walls[start + 1]) + ENDS_OPEN * is_cut,
        ruled=ACROSS_RULING * (seen.parted[end] - seen.parted[start]) + ENDS_OPEN * opens,
        own=EACH_ROW * (end - start),
        drawn={
            Drawn.FIRST: DRAWN_ELSEWHERE * (text.row != first),
            Drawn.LAST: DRAWN_ELSEWHERE * (text.row != last),
            Drawn.ANYWHERE: 0.0,
        },
        away=away,
    )


def _away(column: MergedColumn, text: TextPlace, rows: tuple[int, int], align: Align) -> float:
    """How far, in points, a text stands from its place in the cell of these rows."""
    first, last = column.rows[rows[0]], column.rows[rows[1]]
    match align:
        case Align.TOP:
            return abs(text.top - first.first)
        case Align.BOTTOM:
            return abs(text.bottom - last.last)
        case Align.MIDDLE:
            return abs(text.top + text.bottom - first.top - last.bottom) / 2
