"""Labels over groups of rows: lines set across the columns, or alone on a row of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from parser.pdf import Line, Page, Run, spaced
from parser.table.columns import Column
from parser.typography import (
    GROUP_FILL,
    GROUP_GAP,
    GROUP_RULING,
    HANGING,
    INDENTED_LABEL,
    LEFT_NEAR,
    WORD_APART,
)

NUMBERED = re.compile(r"\s*\d{1,2}\s?[a-z]?\s?[.):]\s*\S|\s*[a-z][.)]\s+\S", re.IGNORECASE)
"""The number before a group's label: "1a. Beleidsdoorlichtingen"."""


def crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a run of `line` goes on over the edge of a column with no gap there."""
    return any(_crossing(run, columns) for run in line.runs)


def _crossing(run: Run, columns: Sequence[Column]) -> bool:
    """Whether `run` is set across an edge, with a whole word beyond it.

    One long word may hang over, and two texts may touch: the second then begins where its column
    does.
    """
    for column, after in itertools.pairwise(columns):
        if run.x0 > column.x1 - HANGING or run.x1 < column.x1 + HANGING:
            continue
        beyond = [
            at
            for at, char in enumerate(run.chars)
            if char.x0 > column.x1 - HANGING and not char.text.isspace()
        ]
        if not beyond:
            continue
        first, before = run.chars[beyond[0]], run.chars[beyond[0] - 1]
        parted = before.text.isspace() or abs(first.x0 - before.x1) > WORD_APART
        touching = parted and min(abs(first.x0 - after.left), abs(first.x0 - after.x0)) < LEFT_NEAR
        if not touching and " " in spaced(run.chars[beyond[0] :]):
            return True
    return False


def is_group(page: Page, lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether line `at` is a label over the rows that follow: one text, from the table's left.

    It is numbered or bold, or stands alone between rules or on a background of its own.
    """
    line = lines[at]
    if any(
        right.x0 - left.x1 > GROUP_GAP * line.size
        for left, right in zip(line.runs, line.runs[1:], strict=False)
    ):
        return False
    across = crosses(line, columns)
    if not (across or line.bold or NUMBERED.match(line.text)):
        return False
    left = min(run.x0 for other in lines for run in other.runs)
    if line.x0 > max(columns[0].x1, left + INDENTED_LABEL * page.width):
        return False
    if line.bold or (across and NUMBERED.match(line.text)):
        return True
    return _stands_alone(page, line)


def _stands_alone(page: Page, line: Line) -> bool:
    """Whether a line stands between two rules, or on a background, of just its height."""
    near = GROUP_RULING * line.size
    rules = [rule for rule in page.horizontals if rule.start - 2 < line.x0 and rule.end > line.x1]
    above = any(line.top - near < rule.at <= line.top + 1 for rule in rules)
    below = any(line.bottom - 1 <= rule.at < line.bottom + near for rule in rules)
    filled = any(
        fill.top < line.base < fill.bottom and fill.bottom - fill.top < GROUP_FILL * line.size
        for fill in page.fills
    )
    return (above and below) or filled
