"""Where the columns of a table part: the cheapest set of edges, over its header and its body.

Labels name columns, they do not make them: each column has its own texts, which begin at its edge,
stay within it, and never stand beside each other there. Found exactly, by dynamic programming along
x.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.pdf import Run, lines_of, words
from parser.table.column_costs import (
    BEGINS_HERE,
    DRAWN_HERE,
    EACH_COLUMN,
    FREE,
    HANGS_OVER,
    HEADER_CROSSED,
    HEADER_GAP_UNCUT,
    LONE_LABEL,
    NO_LABEL,
    NO_TEXT_BEGINS,
    RULING_IGNORED,
    TEXTS_TOUCH,
)
from parser.table.columns import Edge, HeaderRow
from parser.table.dealing import are_one_word
from parser.table.edge_evidence import EdgeEvidence
from parser.typography import (
    EDGE_SLACK,
    LETTER_INSIDE,
    begins_cell,
    crosses_edge,
    in_one_ruling,
    just_left_of,
)


class Edges(NamedTuple):
    """The cheapest edges between columns, from left to right, and how sure they are."""

    kept: Sequence[Edge]
    within: Sequence[Edge | None]
    """For each column the cheapest edge that would part its texts; None where none may stand."""


def edges_of(rows: Sequence[HeaderRow]) -> Edges:
    """The edges between columns, measured from the left of the header; `rows` are one header on
    several pages."""
    seen: set[tuple[str, int, int]] = set()
    evidence = [EdgeEvidence.of(row, seen) for row in rows]
    lines = sum(len(lines_of(one.texts)) for one in evidence)
    search = _Search(evidence)
    search.place(most=max(FREE * lines, HEADER_CROSSED))
    return search.cheapest()


def _crossing(run: Run, x: float, ruled: bool) -> float:
    """How far an edge at `x` cuts through a text: 1 where it does in its midst, less where only a
    few letters hang over, or where two texts may touch there. Where the body is `ruled` at `x`,
    what stands on both sides is two texts, and only a word can be cut."""
    if not crosses_edge(run.x0, run.x1, x, LETTER_INSIDE):
        return 0.0
    at = next((at for at, char in enumerate(run.chars) if (char.x0 + char.x1) / 2 > x), 0)
    before, char = run.chars[at - 1], run.chars[at]
    if begins_cell(char.x0, [x]) and not are_one_word(before, char):
        return TEXTS_TOUCH
    pieces = [(word[0].x0, word[-1].x1) for word in words(run)] if ruled else [(run.x0, run.x1)]
    over = max((min(x - x0, x1 - x) for x0, x1 in pieces), default=0.0)
    return min(1.0, over / (HANGS_OVER * run.size)) if over > 0 else TEXTS_TOUCH


class _Search:
    """The search for the cheapest edges among the x at which one may stand."""

    def __init__(self, evidence: Sequence[EdgeEvidence]) -> None:
        self.evidence = evidence
        self.gaps = [gap for one in evidence for gap in one.gaps(HEADER_GAP_UNCUT / len(evidence))]
        self.starts = sorted(
            word[0].x0 - one.left for one in evidence for run in one.header for word in words(run)
        )
        self.begins = sorted(run.x0 - one.left for one in evidence for run in one.texts)
        self.drawn = [x - one.left for one in evidence for x in one.drawn]
        self.along = sorted({round(x - one.left, 1) for one in evidence for x in one.along})
        self.places: list[float] = []
        self.costs: list[float] = []

    def place(self, most: float) -> None:
        """Find the x at which an edge may stand, crossed for no more than `most`: left of where
        texts begin, and where one is drawn."""
        begins = [
            just_left_of(run.x0 - one.left)
            for one in self.evidence
            for run in (*one.header, *one.texts)
        ]
        texts = Counter(begins)
        for x in sorted({*texts, *(round(x, 1) for x in self.drawn)}):
            cost = self._crossed(x)
            if cost <= most:
                is_drawn = any(in_one_ruling(abs(x - ruling)) for ruling in self.drawn)
                cost -= DRAWN_HERE * is_drawn + BEGINS_HERE * texts[x] / len(begins)
                self.places.append(x)
                self.costs.append(cost + NO_TEXT_BEGINS * (not is_drawn and not texts[x]))

    def _crossed(self, x: float) -> float:
        """What it costs that an edge at `x` crosses texts."""
        ruled = any(in_one_ruling(abs(x - ruling)) for ruling in self.along)

        def crossed(runs: Sequence[Run], left: float) -> float:
            return sum(_crossing(run, x + left, ruled) for run in runs)

        return sum(
            crossed(one.header, one.left) * (HEADER_CROSSED / len(self.evidence))
            + crossed(one.texts, one.left)
            - crossed(one.labels, one.left) * (1 - LONE_LABEL)
            for one in self.evidence
        )

    def cheapest(self) -> Edges:
        """The cheapest edges."""
        places = [-math.inf, *self.places, math.inf]
        uncut = self._uncut(places)

        def step(left: int, right: int) -> float:
            """What the column between two places costs, with the edge on its right."""
            edge = self.costs[right - 1] if right <= len(self.costs) else 0.0
            return edge + uncut[left][right] + self._column(places[left], places[right])

        best = [0.0] + [math.inf] * (len(places) - 1)
        before = [0] * len(places)
        for right in range(1, len(places)):
            for left in range(right):
                cost = best[left] + step(left, right)
                if cost < best[right]:
                    best[right], before[right] = cost, left
        found = [len(places) - 1]
        while found[-1]:
            found.append(before[found[-1]])
        found.reverse()

        def parted(left: int, at: int, right: int) -> Edge:
            """The place `at` between two edges; its margin below 0 where it is cheaper with it."""
            return Edge(places[at], step(left, at) + step(at, right) - step(left, right))

        kept = [parted(*near) for near in zip(found, found[1:], found[2:], strict=False)]
        within = [
            min(
                (
                    parted(left, at, right)
                    for at in range(left + 1, right)
                    if not in_one_ruling(places[at] - places[left])
                    and self._begun(places[left], places[at])
                    and self._begun(places[at], places[right])
                ),
                key=lambda edge: edge.margin,
                default=None,
            )
            for left, right in pairwise(found)
        ]
        return Edges([Edge(edge.x, -edge.margin) for edge in kept], within)

    def _begun(self, x0: float, x1: float) -> int:
        """How many texts of the body begin from `x0` to `x1`."""
        return bisect_left(self.begins, x1) - bisect_left(self.begins, x0)

    def _column(self, x0: float, x1: float) -> float:
        """What a column from `x0` to `x1` costs, gaps aside."""
        labels = bisect_left(self.starts, x1) - bisect_left(self.starts, x0)
        inside = sum(
            x0 < x < x1 and not in_one_ruling(x - x0) and not in_one_ruling(x1 - x)
            for x in self.along
        )
        return EACH_COLUMN + NO_LABEL * (not labels) + RULING_IGNORED * inside

    def _uncut(self, places: Sequence[float]) -> list[list[float]]:
        """For each two places what the gaps cost that lie between them."""
        count = len(places)
        cost = [[0.0] * count for _ in range(count)]
        for left, right, weight in self.gaps:
            low = bisect_left(places, left - EDGE_SLACK) - 1
            high = bisect_right(places, right + EDGE_SLACK)
            cost[low][high] += weight
        for low in range(count - 1, -1, -1):
            for high in range(1, count):
                cost[low][high] += cost[low][high - 1]
            if low + 1 < count:
                for high in range(count):
                    cost[low][high] += cost[low + 1][high]
        return cost
