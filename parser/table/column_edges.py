"""Where one column ends and the next begins: by rules and fills, else by the rivers of white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from parser.pdf import Line, Page, Run, stretches
from parser.typography import (
    ABOVE_HEADER,
    EDGE_SLACK,
    LETTER_INSIDE,
    crosses_edge,
    in_one_ruling,
    is_drawn_edge,
    is_free_edge,
    is_river,
    just_left_of,
    lies_between,
    runs_along,
)


def edge_between(
    page: Page, low: float, high: float, body: Sequence[Run], top: float, bottom: float
) -> float:
    """The x between `low` and `high` that parts two columns."""
    inside = [run for run in body if run.x1 > low and run.x0 < high + EDGE_SLACK]
    levels: list[list[float]] = []
    seams = [x for x, y in page.corners if top - ABOVE_HEADER < y < bottom]
    for x in sorted(x for x in (*seams, *_along(page, top, bottom)) if lies_between(x, low, high)):
        if levels and in_one_ruling(x - levels[-1][-1]):
            levels[-1].append(x)
        else:
            levels.append([x])
    drawn = [(len(level), median(level)) for level in levels if is_drawn_edge(len(level))]
    # A label over a group of rows is set across every edge.
    free = [
        (count, x) for count, x in drawn if is_free_edge(_crossings(inside, x), len(inside), count)
    ]
    if free:
        return max(free)[1]
    # A cell may begin left of its header, where either is centred.
    begins = [x for x in (just_left_of(run.x0) for run in inside) if low <= x < high]
    best = min([just_left_of(high), *begins], key=lambda x: (_crossings(inside, x), -x))
    if is_river(_crossings(inside, best), len(inside)):
        return best
    lines = list(stretches(inside))
    places = [
        (low + high) / 2,
        just_left_of(high),
        *(x for x in (just_left_of(line.x0) for line in lines) if low <= x <= high),
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
    return sum(crosses_edge(text.x0, text.x1, x, LETTER_INSIDE) for text in texts)
