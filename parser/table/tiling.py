"""Merged cells: the texts of a column tile its rows, read as the cheapest of all ways.

A column has one style over all its pages: where in a cell its text stands, in which of its rows it
is drawn, whether rulings part its cells. Under each style the best way is found exactly, by dynamic
programming over the texts in order; the cheapest style is kept. For each row the cheapest way that
gives it another text is known too: the margin between them is how sure the reading is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from parser.table.merged_column import MergedColumn, Seam, TextPlace
from parser.table.tiling_costs import (
    ACROSS_RULING,
    ACROSS_THEME,
    BOTTOM_COLUMN,
    DRAWN_ELSEWHERE,
    DRAWN_LAST,
    EACH_ROW,
    EMPTY,
    EMPTY_AGAIN,
    EMPTY_BELOW,
    EMPTY_OVERLEAF,
    ENDS_OPEN,
    FURTHER_PAGE,
    IGNORED_RULINGS,
    MIDDLE_COLUMN,
    MOST_AWAY,
    NARROW_MARGIN,
    ORDER_UNTOLD,
    OWN_CELLS,
    PRINTED_AGAIN,
)


class Tile(NamedTuple):
    """What holds for a row: the number of a text, None where its cell is empty."""

    text: int | None
    margin: float
    """By how much the cheapest way costs more that gives the row another text."""
    instead: int | None
    """What that gives it."""


class Align(Enum):
    """Where in its cell a text stands, and what it costs that a column's do."""

    TOP = 0.0
    MIDDLE = MIDDLE_COLUMN
    BOTTOM = BOTTOM_COLUMN


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


class StyleCost(NamedTuple):
    """What the cheapest tiling of a column costs under a style."""

    style: Style
    cost: float


class Tiling(NamedTuple):
    """A column read by the cheapest style."""

    tiles: Sequence[Tile]
    """What holds for each row."""
    once: bool = False
    """Whether its texts are printed once, and rulings part nothing."""
    styles: Sequence[StyleCost] = ()
    """What it costs by each style, the cheapest first; none where no style fits it."""


def tile(column: MergedColumn) -> Tiling:
    """Read a column by the cheapest style; the margins are those over all styles."""
    if not column.texts:
        return Tiling([Tile(None, math.inf, None) for _ in column.rows])
    ways = sorted((_Way(column, style) for style in _styles(column)), key=lambda way: way.cost)
    if ways[0].cost == math.inf:
        return Tiling(_beside(column))
    near = [way.choices() for way in ways if way.cost < ways[0].cost + NARROW_MARGIN]
    tiles = []
    for choices in zip(*near, strict=True):
        best = min(choices[0], key=choices[0].__getitem__)
        tiles.append(_tile(column, best, choices))
    styles = [StyleCost(way.style, way.cost) for way in ways if way.cost < math.inf]
    return Tiling(tiles, once=not ways[0].style.ruled, styles=styles)


Choices = dict[int | None, float]
"""What may hold for a row → what the whole column costs then."""


def _tile(column: MergedColumn, best: int | None, choices: Sequence[Choices]) -> Tile:
    """What holds for a row, given its choices by each style, the cheapest style first."""

    def said(text: int | None) -> str:
        return "" if text is None else column.texts[text].words

    others: Choices = {}
    for by_style in choices:
        for text, cost in by_style.items():
            if said(text) != said(best):
                others[text] = min(cost, others.get(text, math.inf))
    if not others:
        return Tile(best, math.inf, None)
    instead = min(others, key=others.__getitem__)
    return Tile(best, max(0.0, others[instead] - choices[0][best]), instead)


def _beside(column: MergedColumn) -> list[Tile]:
    """The text beside each row, in doubt: two stand beside one, so that no way fits them."""
    beside = {row: text for text, row in enumerate(column.nearest)}
    return [Tile(beside.get(at), 0.0, None) for at in range(len(column.rows))]


def _styles(column: MergedColumn) -> Iterator[Style]:
    told = all(text.row is not None for text in column.texts)
    # Rulings that part some rows in this column and leave others open do tell its cells.
    may_lie = Seam.PARTED in column.seams and Seam.OPEN not in column.seams
    ruled = (True, False) if may_lie else (True,)
    again = any(_is_again(above, below) for above, below in pairwise(column.texts))
    for drawn in Drawn if told else (Drawn.ANYWHERE,):
        yield from (
            Style(align, drawn, rules, own)
            for align, rules, own in product(Align, ruled, (False, True) if again else (False,))
        )


class _Way:
    """The best way to tile under one style."""

    def __init__(self, column: MergedColumn, style: Style) -> None:
        self.column, self.style = column, style
        self.parted = self._counted(Seam.PARTED)
        self.is_ruled = style.ruled and Seam.PARTED in column.seams
        self.walls = [0, *accumulate(at in column.walls for at in range(len(column.rows)))]
        self.segments = [list(self._segments(at)) for at in range(len(column.texts))]
        self.before = self._forward()
        self.behind = self._backward()
        self.prior = self._prior()
        self.cost = min(self.behind[0][0]) + self.prior

    def _counted(self, kind: Seam) -> list[int]:
        """How many seams of a kind there are above each row."""
        return [0, *accumulate(seam is kind for seam in self.column.seams)]

    def _prior(self) -> float:
        style, column = self.style, self.column
        cost = style.align.value + OWN_CELLS * style.own
        cost += IGNORED_RULINGS * (style.ruled if column.once else not style.ruled)
        return cost + style.drawn.value * (
            len(column.texts) if style.drawn is Drawn.ANYWHERE else 1
        )

    def _segments(self, at: int) -> Iterator[tuple[int, int, float]]:
        """The cells that text `at` may have: their first row, their last row, their cost."""
        nearest, last = self.column.nearest, len(self.column.rows) - 1
        low = nearest[at - 1] if at else 0
        high = nearest[at + 1] if at + 1 < len(nearest) else last
        for start in range(low, min(nearest[at] + 1, high, last) + 1):
            for end in range(max(start, nearest[at] - 1), high + 1):
                cost = self._cost(at, start, end)
                if cost < math.inf:
                    yield start, end, cost

    def _cost(self, at: int, start: int, end: int) -> float:
        column, style, text = self.column, self.style, self.column.texts[at]
        page = column.rows_on(text.page)
        first, last = max(start, page[0]), min(end, page[-1])
        if first > last:
            return math.inf
        cost = ACROSS_THEME * (self.walls[end + 1] - self.walls[start + 1])
        if style.own:
            cost += EACH_ROW * (end - start)
        if style.ruled:
            cost += ACROSS_RULING * (self.parted[end] - self.parted[start])
            cost += ENDS_OPEN * (self._seam(end) is Seam.OPEN)
            cost += ENDS_OPEN * (start > 0 and self._seam(start - 1) is Seam.OPEN)
        cost += ENDS_OPEN * (self._seam(end) is Seam.SAME and not column.is_printed_next(at))
        if style.align is Align.TOP and first > start:
            cost += FURTHER_PAGE
        drawn = {Drawn.FIRST: first, Drawn.LAST: last}.get(style.drawn, text.row)
        cost += DRAWN_ELSEWHERE * (text.row != drawn)
        away = self._away(text, first, last)
        if start == end or (first, last) != (start, end) or column.is_printed_before(at):
            # It may stand at the top, as its neighbours do, and as where a page cuts its cell.
            away = min(away, abs(text.top - column.rows[first].first))
        return cost + min(MOST_AWAY, away / column.leading)

    def _seam(self, at: int) -> Seam:
        """What stands under row `at`."""
        return self.column.seams[at] if at < len(self.column.seams) else Seam.UNTOLD

    def _again(self, at: int, start: int) -> float:
        """What it costs that text `at` begins on row `start`, right under the one above it."""
        parted = self.style.ruled and start > 0 and self._seam(start - 1) is Seam.PARTED
        if self.style.own or parted or at == 0:
            return 0.0
        return PRINTED_AGAIN * _is_again(*self.column.texts[at - 1 : at + 1])

    def _away(self, text: TextPlace, start: int, end: int) -> float:
        """How far, in points, a text stands from its place in the cell of these rows."""
        first, last = self.column.rows[start], self.column.rows[end]
        match self.style.align:
            case Align.TOP:
                return abs(text.top - first.first)
            case Align.BOTTOM:
                return abs(text.bottom - last.last)
            case Align.MIDDLE:
                return abs(text.top + text.bottom - first.top - last.bottom) / 2

    def _empty(self, at: int, placed: int, after_empty: bool) -> float:
        """What an empty cell costs on row `at`, with so many texts above."""
        column = self.column
        usual = EMPTY["subthema" if column.nested else "thema"]
        seam = column.seams[at - 1] if at else Seam.PARTED
        if seam is not Seam.SAME:
            if self.style.own or not placed or at in column.walls:
                return usual
            if seam is Seam.PARTED and self.style.ruled:
                return usual
        if after_empty:
            return EMPTY_AGAIN
        turned = column.rows[at].page != column.rows[at - 1].page and seam is Seam.UNTOLD
        return EMPTY_OVERLEAF if turned and self.is_ruled else EMPTY_BELOW

    def _forward(self) -> list[list[list[float]]]:
        """For each number of texts placed, of rows done, and whether the last of these is empty:
        what that costs."""
        rows, texts = len(self.column.rows), len(self.column.texts)
        cost = [[[math.inf, math.inf] for _ in range(rows + 1)] for _ in range(texts + 1)]
        cost[0][0][0] = 0.0
        for placed in range(texts + 1):
            here = cost[placed]
            for at in range(rows):
                empty = min(here[at][b] + self._empty(at, placed, b > 0) for b in (0, 1))
                here[at + 1][1] = min(here[at + 1][1], empty)
            if placed < texts:
                for start, end, price in self.segments[placed]:
                    after = cost[placed + 1][end + 1]
                    before = min(here[start][0] + self._again(placed, start), here[start][1])
                    after[0] = min(after[0], before + price)
        return cost

    def _backward(self) -> list[list[list[float]]]:
        """As `_forward`, what the rest costs."""
        rows, texts = len(self.column.rows), len(self.column.texts)
        cost = [[[math.inf, math.inf] for _ in range(rows + 1)] for _ in range(texts + 1)]
        cost[texts][rows] = [0.0, 0.0]
        for placed in range(texts, -1, -1):
            here = cost[placed]
            if placed < texts:
                for start, end, price in self.segments[placed]:
                    rest = price + cost[placed + 1][end + 1][0]
                    here[start][0] = min(here[start][0], rest + self._again(placed, start))
                    here[start][1] = min(here[start][1], rest)
            for at in range(rows - 1, -1, -1):
                for b in (0, 1):
                    empty = self._empty(at, placed, b > 0) + here[at + 1][1]
                    here[at][b] = min(here[at][b], empty)
        return cost

    def choices(self) -> list[Choices]:
        """For each row what may hold for it."""
        found: list[Choices] = [{} for _ in self.column.rows]
        for placed, segments in enumerate(self.segments):
            for start, end, price in segments:
                before = self.before[placed][start]
                total = min(before[0] + self._again(placed, start), before[1]) + self.prior
                total += price + self.behind[placed + 1][end + 1][0]
                for at in range(start, end + 1):
                    found[at][placed] = min(total, found[at].get(placed, math.inf))
        for at, choices in enumerate(found):
            choices[None] = self.prior + min(
                self.before[placed][at][b]
                + self._empty(at, placed, b > 0)
                + self.behind[placed][at + 1][1]
                for placed in range(len(self.segments) + 1)
                for b in (0, 1)
            )
        return found


def _is_again(above: TextPlace, below: TextPlace) -> bool:
    return above.page == below.page and above.words == below.words
