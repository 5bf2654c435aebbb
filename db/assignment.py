"""The best pairs of two sides as a whole: maximum-weight matching of a bipartite graph.

Exact, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant, Computing 38, 1987), in each
connected part of the graph by itself: the parts are small where few pairs are plausible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
Weights = Mapping[Pair, float]
"""(left, right) → how much speaks for the pair, above 0; a pair that is not here cannot be."""


def best_pairs(weights: Weights) -> dict[Pair, float]:
    """The pairs, each side in one of them at most, whose weights sum to the most → the margin: how
    much is lost where this pair is broken up, and its two sides go to others or to none."""
    found: dict[Pair, float] = {}
    for part in _parts(weights):
        chosen = _solved(part)
        found |= {pair: _margin(pair, chosen, part) for pair in chosen}
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
    for row in range(len(costs)):
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


def _margin(pair: Pair, chosen: set[Pair], part: Weights) -> float:
    """What is lost at least where one side of `pair` goes to another, and whoever that had to the
    other side of it, or to none."""
    left, right = pair
    by_left = dict(chosen)
    by_right = {two: one for one, two in chosen}
    loss = part[pair]
    for (one, two), weight in part.items():
        if (one == left) == (two == right):
            continue
        if one == left:
            other = by_right.get(two)
            broken = part[other, two] if other is not None else 0.0
            mended = part.get((other, right), 0.0) if other is not None else 0.0
        else:
            other = by_left.get(one)
            broken = part[one, other] if other is not None else 0.0
            mended = part.get((left, other), 0.0) if other is not None else 0.0
        loss = min(loss, part[pair] + broken - weight - mended)
    return max(0.0, loss)
