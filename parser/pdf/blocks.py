"""Runs in the order of drawing, to blocks: what is drawn without a jump is of one cell.

Nearly every producer draws a table cell by cell, row by row. Where a page is drawn so, a new block
began at 21,737 of 21,740 beginnings of rows, and at 50 of 49,912 lines inside a cell (357 documents
by eight producers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parser.pdf.runs import Run
from parser.typography import (
    ASSUMED_LEADING,
    goes_back,
    has_extra_space,
    is_drawn_by_cell,
    is_same_baseline,
    is_within_cell,
    stays_beside,
)


def in_blocks(runs: Sequence[Run]) -> list[Run]:
    """`runs`, in the order of drawing, each with the number of its block, from 1.

    On a page that is drawn line by line, or column by column, the order tells nothing of cells;
    then all keep 0.
    """
    upward = sum(_begins_beside(before, after) for before, after in pairwise(runs))
    backward = sum(_goes_back(before, after) for before, after in pairwise(runs))
    if not is_drawn_by_cell(upward, backward, len(runs)):
        return list(runs)
    numbered: list[Run] = []
    low = high = 0.0
    leading = median(_leadings(runs) or [ASSUMED_LEADING])
    for run in runs:
        before = numbered[-1] if numbered else None
        goes_on = before is not None and _goes_on(before, run, low, high, leading)
        number = (before.block if before else 0) + (not goes_on)
        low, high = (min(low, run.x0), max(high, run.x1)) if goes_on else (run.x0, run.x1)
        numbered.append(replace(run, block=number))
    return numbered


def _goes_up(before: Run, after: Run) -> bool:
    size = max(before.size, after.size)
    return after.base < before.base and not is_same_baseline(after.base - before.base, size)


def _begins_beside(before: Run, after: Run) -> bool:
    """Whether the pen went up and to the right, as from one cell's last line to the next cell's
    first one; a heading that is drawn before the tables above it is none."""
    return _goes_up(before, after) and after.x0 > before.middle


def _goes_back(before: Run, after: Run) -> bool:
    """Whether the pen went to the left and not up, as where a row begins."""
    return not _goes_up(before, after) and goes_back(
        before.x0 - after.x0, max(before.size, after.size)
    )


def _goes_on(before: Run, after: Run, low: float, high: float, leading: float) -> bool:
    """Whether the pen went from one run to the next inside a text, which so far lies between `low`
    and `high`; `leading` is that of the page, in type sizes."""
    size, drop = max(before.size, after.size), after.base - before.base
    if is_same_baseline(drop, size):
        return stays_beside(after.x0 - before.x1, size)
    below = drop > 0 and not has_extra_space(drop, leading * size)
    return below and low < after.x1 and after.x0 < high


def _leadings(runs: Sequence[Run]) -> list[float]:
    """The distances of lines that follow each other, in type sizes."""
    return [
        (after.base - before.base) / before.size
        for before, after in pairwise(runs)
        if before.size
        and not is_same_baseline(after.base - before.base, before.size)
        and before.base < after.base
        and is_within_cell(after.base - before.base, before.size)
        and before.x0 < after.x1
        and after.x0 < before.x1
    ]
