"""Where one column ends and the next begins: by rules and fills, else by the rivers of white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from parser.pdf import Line, Page, Run, stretches


def edge_between(
    page: Page, low: float, high: float, body: Sequence[Run], top: float, bottom: float
) -> float:
    """The x between `low` and `high` that parts two columns."""
    inside = [run for run in body if run.x1 > low and run.x0 < high + 1.0]
    levels: list[list[float]] = []
    seams = [x for x, y in page.corners if top - 4 < y < bottom]
    for x in sorted(
        x for x in (*seams, *_along(page, top, bottom)) if low - 1.5 <= x <= high + 1.5
    ):
        if levels and x - levels[-1][-1] < 1.5:
            levels[-1].append(x)
        else:
            levels.append([x])
    drawn = [(len(level), median(level)) for level in levels if len(level) >= 2]
    # A label over a group of rows is set across every edge.
    free = [
        (count, x)
        for count, x in drawn
        if _crossings(inside, x) <= max(0.1 * len(inside), 0.25 * count)
    ]
    if free:
        return max(free)[1]
    # A cell may begin left of its header, where either is centred.
    begins = [run.x0 - 0.05 for run in inside if low <= run.x0 - 0.05 < high]
    best = min([high - 0.05, *begins], key=lambda x: (_crossings(inside, x), -x))
    if _crossings(inside, best) <= 0.1 * len(inside):
        return best
    lines = list(stretches(inside))
    places = [
        (low + high) / 2,
        high - 0.05,
        *(x for x in (line.x0 - 0.05 for line in lines) if low <= x <= high),
    ]
    return min(places, key=lambda x: (_crossings(lines, x), -x))


def _along(page: Page, top: float, bottom: float) -> Iterator[float]:
    """The x, twice, of each vertical rule along most of a body: it may have no end there, and is
    as good as two corners."""
    for rule in page.verticals:
        if min(rule.end, bottom) - max(rule.start, top) > 0.7 * (bottom - top):
            yield from (rule.at, rule.at)


def _crossings(texts: Sequence[Run | Line], x: float) -> int:
    """How many of `texts` cross `x`, and do not only touch it."""
    return sum(text.x0 + 0.3 < x < text.x1 - 0.3 for text in texts)
