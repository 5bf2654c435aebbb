"""The best pairs of two sides as a whole: maximum-weight matching of a bipartite graph.

Exact, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant, Computing 38, 1987), in each
connected part of the graph by itself: the parts are small where few pairs are plausible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
_Loose = tuple[int | None, int | None]
"""A pair of which one side may be none."""
Weights = Mapping[Pair, float]
"""(left, right) → how much speaks for the pair, above 0; a pair that is not here cannot be."""


def best_pairs(weights: Weights) -> dict[Pair, float]:
    """The pairs, each side in one of them at most, whose weights sum to the most → the margin: how
    much is lost where this pair is broken up, and its two sides go to others or to none."""
    found: dict[Pair, float] = {}
    for part in _parts(weights):
        chosen = _solved(part)
        margins = _Margins(chosen, part)
        found |= {pair: margins.of(pair) for pair in chosen}
    return found


def _parts(weights: Weights) -> Iterator[dict[Pair, float]]:
    """The pairs of each connected part."""
    by_side: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in weights:
        for side in (0, 1):
            by_side[side, pair[side]].append(pair)
    seen: set[tuple[int, int]] = set()
    for start in by_side:
        part: dict[Pair, float] = {}
        waiting = [] if start in seen else [start]
        seen.add(start)
        while waiting:
            for pair in by_side[waiting.pop()]:
                part[pair] = weights[pair]
                for node in ((0, pair[0]), (1, pair[1])):
                    if node not in seen:
                        seen.add(node)
                        waiting.append(node)
        if part:
            yield part


def _solved(part: Weights) -> set[Pair]:
    """The pairs of the greatest weight in one part."""
    if len(part) == 1:
        return set(part)
    sides = [sorted({pair[side] for pair in part}) for side in (0, 1)]
    few = 0 if len(sides[0]) <= len(sides[1]) else 1
    rows, columns = sides[few], sides[1 - few]

    def pair(row: int, column: int) -> Pair:
        return (rows[row], columns[column]) if few == 0 else (columns[column], rows[row])

    # A pair that cannot be costs nothing: it stands for two that stay alone.
    costs = [
        [-part.get(pair(row, column), 0.0) for column in range(len(columns))]
        for row in range(len(rows))
    ]
    taken = ((row, column) for row, column in enumerate(_assigned(costs)))
    return {one for one in (pair(*both) for both in taken) if one in part}


def _assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that it is given, at the least cost; there are not fewer columns."""
    columns = len(costs[0])
    row_price = [0.0] * len(costs)
    column_price = [0.0] * (columns + 1)
    row_of = [-1] * (columns + 1)  # the last stands for the row that is being placed
    for row, line in enumerate(costs):
        # Most rows have the column that is the cheapest for them.
        row_price[row] = min(line)
        cheapest = line.index(row_price[row])
        if row_of[cheapest] < 0:
            row_of[cheapest] = row
    for row in sorted(set(range(len(costs))) - set(row_of)):
        row_of[columns] = row
        least = [float("inf")] * columns
        before = [columns] * columns
        reached: list[int] = []
        open_columns = set(range(columns))
        at = columns
        while row_of[at] >= 0:
            reached.append(at)
            here = row_of[at]
            step, following = float("inf"), at
            for column in open_columns:
                cost = costs[here][column] - row_price[here] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
                if least[column] < step or (least[column] == step and column < following):
                    step, following = least[column], column
            for column in reached:
                row_price[row_of[column]] += step
                column_price[column] -= step
            for column in open_columns:
                least[column] -= step
            at = following
            open_columns.discard(at)
        while at != columns:
            row_of[at] = row_of[before[at]]
            at = before[at]
    found = [0] * len(costs)
    for column in range(columns):
        if row_of[column] >= 0:
            found[row_of[column]] = column
    return found


class _Margins:
    """What is lost where one of the chosen pairs of a part is broken up."""

    def __init__(self, chosen: set[Pair], part: Weights) -> None:
        self.part = part
        self.taken = dict(chosen), {right: left for left, right in chosen}
        self.near: tuple[defaultdict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for left, right in part:
            self.near[0][left].append(right)
            self.near[1][right].append(left)

    def of(self, pair: Pair) -> float:
        """What is lost at least where one side of `pair` goes to another, and whoever had that goes
        to the other side of it, or to none."""
        left, right = pair
        losses = [self.part[pair]]
        for other in self.near[0][left]:
            if other != right:
                had = self.taken[1].get(other)
                losses.append(self._loss(pair, (left, other), (had, other), (had, right)))
        for other in self.near[1][right]:
            if other != left:
                had = self.taken[0].get(other)
                losses.append(self._loss(pair, (other, right), (other, had), (left, had)))
        return max(0.0, min(losses))

    def _loss(self, pair: Pair, instead: Pair, broken: _Loose, mended: _Loose) -> float:
        part = self.part
        return part[pair] + self._weight(broken) - part[instead] - self._weight(mended)

    def _weight(self, pair: _Loose) -> float:
        left, right = pair
        return 0.0 if left is None or right is None else self.part.get((left, right), 0.0)
