"""Labels over groups of rows: lines set across the columns, or alone on a row of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from parser.pdf import Line, Page, Run, spaced
from parser.table.columns import Column
from parser.table.dealing import are_one_word
from parser.table.theme_names import subtheme_in, theme_in
from parser.typography import (
    HANGING,
    LABEL_START,
    are_two_words,
    begins_cell,
    crosses_edge,
    is_at_left,
    is_beyond_edge,
    is_one_line_high,
    is_right_above,
    is_right_below,
    is_too_close,
    parts_texts,
    spans_label,
)
from parser.values import read_research_type

NUMBERED = re.compile(r"\s*\d{1,2}\s?[a-z]?\s?[.):]\s*\S|\s*[a-z][.)]\s+\S", re.IGNORECASE)
"""The number before a group's label: "1a. Beleidsdoorlichtingen"."""


_REMARK = re.compile(r"\s*(noot|bron|toelichting|opmerking)\s*:", re.IGNORECASE)


def is_remark(label: str) -> bool:
    """Whether what stands over the columns is a sentence or a note, and names no group."""
    return bool(_REMARK.match(label)) or label.rstrip().endswith(".")


def crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a run of `line` goes on over the edge of a column with no gap there."""
    return any(_crossing(run, columns) for run in line.runs)


def _crossing(run: Run, columns: Sequence[Column]) -> bool:
    """Whether `run` is set across an edge, with a whole word beyond it.

    One long word may hang over, and two texts may touch: the second then begins where its column
    does.
    """
    for column, after in itertools.pairwise(columns):
        if not crosses_edge(run.x0, run.x1, column.x1, HANGING):
            continue
        beyond = [
            at
            for at, char in enumerate(run.chars)
            if is_beyond_edge(char.x0, column.x1) and not char.text.isspace()
        ]
        if not beyond:
            continue
        first, before = run.chars[beyond[0]], run.chars[beyond[0] - 1]
        parted = (
            before.text.isspace()
            or are_two_words(first.x0 - before.x1)
            or not are_one_word(before, first)
        )
        touching = parted and begins_cell(first.x0, (after.left, after.x0), LABEL_START)
        if not touching and " " in spaced(run.chars[beyond[0] :]):
            return True
    return False


def is_one_text(line: Line) -> bool:
    """Whether no gap in a line parts two texts."""
    return not any(
        parts_texts(right.x0 - left.x1, line.size) for left, right in itertools.pairwise(line.runs)
    )


def is_group(page: Page, lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether line `at` is a label over the rows that follow: one text, from the table's left.

    It is bold, names its level ("Subthema Asielopvang", "1a. Beleidsdoorlichtingen"), is numbered
    and set across the columns, or stands alone between rules or on a background of its own.
    """
    line = lines[at]
    if not is_one_text(line):
        return False
    near = [*lines[max(0, at - 1) : at], *lines[at + 1 :][:1]]
    if any(is_too_close(other.base - line.base, line.size) for other in near):
        return False  # it stands beside a row, in the middle of a merged cell
    across = crosses(line, columns)
    named = names_level(line.text) and not _in_cell(page, line, columns)
    if not (across or line.bold or named or NUMBERED.match(line.text)):
        return False
    left = min(run.x0 for other in lines for run in other.runs)
    if not is_at_left(line.x0, columns[0].x1, left, page.width):
        return False
    if line.bold or named or (across and NUMBERED.match(line.text)):
        return True
    return stands_alone(page, line)


def names_level(text: str) -> bool:
    """Whether `text` says what it is: a theme, a subtheme, or a numbered kind of research."""
    kind = NUMBERED.match(text) and read_research_type(text).value
    return bool(kind or theme_in(text) or subtheme_in(text))


def _in_cell(page: Page, line: Line, columns: Sequence[Column]) -> bool:
    """Whether a vertical rule parts `line` from a column beside it; a label's cell has none."""
    return any(
        rule.start < line.base < rule.end and line.x1 < rule.at < columns[-1].left
        for rule in page.verticals
    )


def stands_alone(page: Page, line: Line) -> bool:
    """Whether a line stands between two rules, or on a background, of just its height."""
    rules = [
        rule for rule in page.horizontals if spans_label(rule.start, rule.end, line.x0, line.x1)
    ]
    above = any(is_right_above(rule.at, line.top, line.size) for rule in rules)
    below = any(is_right_below(rule.at, line.bottom, line.size) for rule in rules)
    filled = any(
        fill.top < line.base < fill.bottom and is_one_line_high(fill.bottom - fill.top, line.size)
        for fill in page.fills
    )
    return (above and below) or filled
