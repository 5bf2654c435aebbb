"""Line numbers: numbers in the margin of a page that count its lines, and are no text of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parser.model import Place
from parser.pdf import Page, Run
from parser.typography import are_line_numbers, is_one_edge, may_count_lines


def without_line_numbers(page: Page) -> Page:
    """`page` with its line numbers set apart from its text.

    They stand beside all other text and all rulings, below each other, count up by one step, and
    are as near to each other as lines are: what numbers rows stands further apart, has a label, or
    lies within the rulings.
    """
    numbers = [run for run in page.runs if may_count_lines(run.text)]
    texts = [run for run in page.runs if not may_count_lines(run.text)]
    starts = [*(run.x0 for run in texts), *(rule.start for rule in page.horizontals)]
    ends = [*(run.x1 for run in texts), *(rule.end for rule in page.horizontals)]
    for margin in (
        [run for run in numbers if run.x1 <= min(starts, default=0.0)],
        [run for run in numbers if run.x0 >= max(ends, default=0.0)],
    ):
        if _count_lines(margin, texts):
            apart = {id(run) for run in margin}
            words = tuple(run.text for run in margin)
            return replace(
                page,
                runs=tuple(run for run in page.runs if id(run) not in apart),
                apart={**page.apart, Place.RUNNING: words},
            )
    return page


def _count_lines(numbers: Sequence[Run], texts: Sequence[Run]) -> bool:
    """Whether `numbers`, which stand in one margin, count the lines of `texts`."""
    column = sorted(numbers, key=lambda run: run.base)
    steps = {int(below.text) - int(above.text) for above, below in pairwise(column)}
    if len(steps) != 1 or min(steps) <= 0 or not texts:
        return False
    aligned = is_one_edge([run.x0 for run in column]) or is_one_edge([run.x1 for run in column])
    drop = median(below.base - above.base for above, below in pairwise(column)) / min(steps)
    return aligned and are_line_numbers(len(column), drop, median(run.size for run in texts))
