"""Where one column ends and the next begins: by rules and fills, else by the rivers of white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from parser.pdf import Line, Page, Run, stretches
from parser.typography import (
    EDGE_SLACK,
    FEW_CROSSINGS,
    FEW_CROSSINGS_AT_EDGE,
    HAIR,
    LETTER_INSIDE,
    RULING_JITTER,
    runs_along,
)


def edge_between(
    page: Page, low: float, high: float, body: Sequence[Run], top: float, bottom: float
) -> float:
    """The x between `low` and `high` that parts two columns."""
    inside = [run for run in body if run.x1 > low and run.x0 < high + EDGE_SLACK]
    levels: list[list[float]] = []
    seams = [x for x, y in page.corners if top - 4 < y < bottom]
    for x in sorted(
        x
        for x in (*seams, *_along(page, top, bottom))
        if low - RULING_JITTER <= x <= high + RULING_JITTER
    ):
        if levels and x - levels[-1][-1] < RULING_JITTER:
            levels[-1].append(x)
        else:
            levels.append([x])
    drawn = [(len(level), median(level)) for level in levels if len(level) >= 2]
    # A label over a group of rows is set across every edge.
    free = [
        (count, x)
        for count, x in drawn
        if _crossings(inside, x) <= max(FEW_CROSSINGS * len(inside), FEW_CROSSINGS_AT_EDGE * count)
    ]
    if free:
        return max(free)[1]
    # A cell may begin left of its header, where either is centred.
    begins = [run.x0 - HAIR for run in inside if low <= run.x0 - HAIR < high]
    best = min([high - HAIR, *begins], key=lambda x: (_crossings(inside, x), -x))
    if _crossings(inside, best) <= FEW_CROSSINGS * len(inside):
        return best
    lines = list(stretches(inside))
    places = [
        (low + high) / 2,
        high - HAIR,
        *(x for x in (line.x0 - HAIR for line in lines) if low <= x <= high),
    ]
    return min(places, key=lambda x: (_crossings(lines, x), -x))


def _along(page: Page, top: float, bottom: float) -> Iterator[float]:
    """The x, twice, of each vertical rule along most of a body: it may have no end there, and is
    as good as two corners."""
    for rule in page.verticals:
        if runs_along(rule.start, rule.end, top, bottom):
            yield from (rule.at, rule.at)


def _crossings(texts: Sequence[Run | Line], x: float) -> int:
    """How many of `texts` cross `x`, and do not only touch it."""
    return sum(text.x0 + LETTER_INSIDE < x < text.x1 - LETTER_INSIDE for text in texts)
