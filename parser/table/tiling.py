"""Merged cells: the texts of a column tile its rows, read as the cheapest of all ways.

A column has one style over all its pages: where in a cell its text stands, in which of its rows it
is drawn, whether rulings part its cells. Under each style the best way is found exactly, by dynamic
programming over the texts in order; the cheapest style is kept. For each row the cheapest way that
gives it another text is known too: the margin between them is how sure the reading is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product, starmap
from typing import NamedTuple

from parser.table.merged_column import Align, MergedColumn, Seam, TextPlace
from parser.table.tile_cells import Drawn, Style, TileCell, cells_of
from parser.table.tiling_costs import (
    ALIGNED,
    ALIGNED_OTHERWISE,
    EMPTY,
    EMPTY_AGAIN,
    EMPTY_BELOW,
    EMPTY_OVERLEAF,
    IGNORED_RULINGS,
    NARROW_MARGIN,
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

    @property
    def is_close(self) -> bool:
        """Whether the other text is likely enough to be told."""
        return self.margin < NARROW_MARGIN


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

    @property
    def cost(self) -> float:
        """What it costs by the cheapest style."""
        return self.styles[0].cost if self.styles else 0.0


def tile(column: MergedColumn) -> Tiling:
    """Read a column by the cheapest style; the margins are those over all styles."""
    if not column.texts:
        return Tiling([Tile(None, math.inf, None) for _ in column.rows])
    cells = cells_of(column)
    ways = sorted(
        (_Way(column, style, cells) for style in _styles(column)), key=lambda way: way.cost
    )
    if ways[0].cost == math.inf:
        return beside(column, margin=0.0)
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
    others: Choices = {}
    for by_style in choices:
        for text, cost in by_style.items():
            if column.said(text) != column.said(best):
                others[text] = min(cost, others.get(text, math.inf))
    if not others:
        return Tile(best, math.inf, None)
    instead = min(others, key=others.__getitem__)
    return Tile(best, max(0.0, others[instead] - choices[0][best]), instead)


def alignment(columns: Sequence[MergedColumn]) -> list[MergedColumn]:
    """`columns` of one table, each with what the others make of where its texts stand: the cells
    of a table are mostly set alike."""
    costs = [_alignment(column) for column in columns] if len(columns) > 1 else []
    return [
        replace(
            column,
            aligned={
                align: sum(
                    min(ALIGNED_OTHERWISE, other[align]) for other in costs[:at] + costs[at + 1 :]
                )
                for align in Align
            },
        )
        for at, column in enumerate(columns)
    ]


def _alignment(column: MergedColumn) -> dict[Align, float]:
    """By how much each alignment costs more than the cheapest."""
    if not column.texts:
        return dict.fromkeys(Align, 0.0)
    cells = cells_of(column)
    costs: dict[Align, float] = dict.fromkeys(Align, math.inf)
    for style in _styles(column):
        costs[style.align] = min(costs[style.align], _Way(column, style, cells).cost)
    least = min(costs.values())
    return {align: cost - least if least < math.inf else 0.0 for align, cost in costs.items()}


def beside(column: MergedColumn, margin: float) -> Tiling:
    """Each text for the row beside it alone. The margin is 0, so that all are in doubt, where two
    stand beside one row and no way fits them."""
    texts = {row: text for text, row in enumerate(column.nearest)}
    return Tiling([Tile(texts.get(at), margin, None) for at in range(len(column.rows))])


def _styles(column: MergedColumn) -> Iterator[Style]:
    told = all(text.row is not None for text in column.texts)
    # Rulings that part some rows in this column and leave others open do tell its cells.
    may_lie = Seam.PARTED in column.seams and Seam.OPEN not in column.seams
    ruled = (True, False) if may_lie else (True,)
    again = any(starmap(_is_again, pairwise(column.texts)))
    for drawn in Drawn if told else (Drawn.ANYWHERE,):
        yield from (
            Style(align, drawn, rules, own)
            for align, rules, own in product(Align, ruled, (False, True) if again else (False,))
        )


class _Way:
    """The best way to tile under one style."""

    def __init__(
        self, column: MergedColumn, style: Style, cells: Sequence[Sequence[TileCell]]
    ) -> None:
        self.column, self.style = column, style
        self.is_ruled = style.ruled and Seam.PARTED in column.seams
        self.cells = [[(cell.start, cell.end, cell.cost(style)) for cell in mine] for mine in cells]
        """For each text the cells that it may have: first row, last row, cost."""
        begins = [max((start for start, _, _ in mine), default=0) for mine in self.cells]
        ends = [min((end + 1 for _, end, _ in mine), default=0) for mine in self.cells]
        self.reach = [
            range(*pair) for pair in zip([0, *ends], [*begins, len(column.rows)], strict=True)
        ]
        """For each number of texts above the rows that may be empty under them."""
        self.empty = {
            some: [[self._empty(at, some, b > 0) for b in (0, 1)] for at in range(len(column.rows))]
            for some in (False, True)
        }
        """What an empty cell costs: whether there are texts above, the row, whether the cell above
        is empty."""
        self.again = [False, *starmap(_is_again, pairwise(column.texts))]
        """For each text whether it says the same as the one above it."""
        self.before = self._forward()
        self.prior = self._prior()
        self.cost = min(self.before[-1][-1]) + self.prior

    def _prior(self) -> float:
        style, column = self.style, self.column
        cost = ALIGNED[style.align] + column.aligned.get(style.align, 0.0) + OWN_CELLS * style.own
        cost += IGNORED_RULINGS * (style.ruled if column.once else not style.ruled)
        return cost + style.drawn.value * (
            len(column.texts) if style.drawn is Drawn.ANYWHERE else 1
        )

    def _again(self, at: int, start: int) -> float:
        """What it costs that text `at` begins on row `start`, right under the one above it."""
        if not self.again[at] or self.style.own:
            return 0.0
        parted = self.style.ruled and start > 0 and self.column.seam(start - 1) is Seam.PARTED
        return 0.0 if parted else PRINTED_AGAIN

    def _empty(self, at: int, placed: bool, after_empty: bool) -> float:
        """What an empty cell costs on row `at`; `placed` says that there are texts above."""
        column = self.column
        kind = "subthema" if column.nested else "thema"
        usual = EMPTY[kind]
        seam = column.seams[at - 1] if at else Seam.PARTED
        if seam is not Seam.SAME:
            if self.style.own or not placed or at in column.walls:
                return usual
            if seam is Seam.PARTED and self.style.ruled:
                return usual
        if after_empty:
            return EMPTY_AGAIN
        turned = column.rows[at].page != column.rows[at - 1].page and seam is Seam.UNTOLD
        return EMPTY_OVERLEAF[kind] if turned and self.is_ruled else EMPTY_BELOW

    def _forward(self) -> list[list[list[float]]]:
        """For each number of texts placed, of rows done, and whether the last of these is empty:
        what that costs."""
        rows, texts = len(self.column.rows), len(self.column.texts)
        cost = [[[math.inf, math.inf] for _ in range(rows + 1)] for _ in range(texts + 1)]
        cost[0][0][0] = 0.0
        for placed in range(texts + 1):
            here, empty = cost[placed], self.empty[placed > 0]
            for at in self.reach[placed]:
                after = min(here[at][b] + empty[at][b] for b in (0, 1))
                here[at + 1][1] = min(here[at + 1][1], after)
            if placed < texts:
                for start, end, price in self.cells[placed]:
                    before = min(here[start][0] + self._again(placed, start), here[start][1])
                    if before + price < cost[placed + 1][end + 1][0]:
                        cost[placed + 1][end + 1][0] = before + price
        return cost

    def _backward(self) -> list[list[list[float]]]:
        """As `_forward`, what the rest costs."""
        rows, texts = len(self.column.rows), len(self.column.texts)
        cost = [[[math.inf, math.inf] for _ in range(rows + 1)] for _ in range(texts + 1)]
        cost[texts][rows] = [0.0, 0.0]
        for placed in range(texts, -1, -1):
            here, empty = cost[placed], self.empty[placed > 0]
            if placed < texts:
                for start, end, price in self.cells[placed]:
                    rest = price + cost[placed + 1][end + 1][0]
                    here[start][0] = min(here[start][0], rest + self._again(placed, start))
                    here[start][1] = min(here[start][1], rest)
            for at in reversed(self.reach[placed]):
                for b in (0, 1):
                    here[at][b] = min(here[at][b], empty[at][b] + here[at + 1][1])
        return cost

    def choices(self) -> list[Choices]:
        """For each row what may hold for it."""
        behind = self._backward()
        found: list[Choices] = [{} for _ in self.column.rows]
        for placed, cells in enumerate(self.cells):
            for start, end, price in cells:
                before = self.before[placed][start]
                total = min(before[0] + self._again(placed, start), before[1]) + self.prior
                total += price + behind[placed + 1][end + 1][0]
                for at in range(start, end + 1):
                    found[at][placed] = min(total, found[at].get(placed, math.inf))
        for placed, reach in enumerate(self.reach):
            empty = self.empty[placed > 0]
            for at in reach:
                above = min(self.before[placed][at][b] + empty[at][b] for b in (0, 1))
                total = above + behind[placed][at + 1][1] + self.prior
                found[at][None] = min(total, found[at].get(None, math.inf))
        return found


def _is_again(above: TextPlace, below: TextPlace) -> bool:
    return above.page == below.page and above.words == below.words
