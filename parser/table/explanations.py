"""Paragraphs set across the columns under a row, which explain it.

Some annexes set an entry in two rows: its values in the columns, and under them, over the whole
width, what the research is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser.pdf import Line
from parser.table.columns import Column
from parser.table.group_rows import NUMBERED, crosses, is_one_text, names_level
from parser.typography import (
    LABEL_START,
    assumed_leading,
    begins_cell,
    has_extra_space,
)

STOPS = (".", "!", "?", ".)", ".”", ".’", ".»")
"""What a sentence ends in; a label over rows is none."""
EXPLAINS = "conclusies"
"""The field that a paragraph across the columns is."""


def explanation_at(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> int:
    """How many lines a paragraph takes that begins at line `at` and is set across `columns`; 0
    where none does."""
    first, end = lines[at], at + 1
    if NUMBERED.match(first.text) or names_level(first.text) or not _may_explain(first, columns):
        return 0  # a note, or a label
    while end < len(lines) and _goes_on(lines[end - 1], lines[end], columns):
        end += 1
    if not any(crosses(line, columns) for line in lines[at:end]):
        return 0
    cut = end == len(lines)  # it may go on overleaf
    return end - at if cut or lines[end - 1].text.endswith(STOPS) else 0


def explaining_column(columns: Sequence[Column]) -> Column:
    """A column over the whole width of `columns`, for what is set across them."""
    first, last = columns[0], columns[-1]
    return Column(EXPLAINS, "", first.x0, last.x1, first.left)


def _may_explain(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line is one text from the left of the table, and not bold as labels are."""
    at_left = begins_cell(line.x0, [columns[0].left], LABEL_START)
    return at_left and not line.bold and is_one_text(line)


def _goes_on(above: Line, below: Line, columns: Sequence[Column]) -> bool:
    gap = below.base - above.base
    return _may_explain(below, columns) and not has_extra_space(gap, assumed_leading(above.size))
