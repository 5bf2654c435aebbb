"""The columns of a table: where one ends and the next begins, and which text is in which."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

EDGE_SLACK = 1.0
"""Points that a text may stand beyond the edge of its column, and an edge beyond the page's."""
LONG_WORDS = 0.1
"""Share of a table's cells that may hang over the middle of the next one."""
LETTER_INSIDE = 0.3
"""Points: an x that stands no further inside a text only touches it."""
HANGING = 1.5
"""Points that a letter may hang over the edge of its column."""
HAIR = 0.05
"""Points left of a text, at which an edge does not touch it."""
TENTHS = 10
"""Places in a point, of 72 points an inch, at which an edge may stand: few enough to try each."""
SAME_LEFT = 0.2
"""Points by which a left may seem to differ where it is the same."""
CELL_START = 0.4
"""Points: a letter that begins no further from where its column's text does begins a cell."""
LABEL_START = 0.75
"""Points: as CELL_START, where the column's text is perhaps only that of its header."""
OFF_COLUMN = 2.0
"""Points: a text that begins further from every column's left is not set in these columns."""
WORD_APART = 0.3
"""Points: a gap that is wider parts two words, where the edge of a column stands in it."""
ABOVE_HEADER = 4
"""Points above a header in which the corners of its cells may stand."""
BELOW_BODY = 10
"""Points below a body in which the corners of its cells may stand."""
CORNERS = 2
"""Corners above each other that make an edge, at least; a ruling along a body counts for two."""
LABEL_OVERLAP = 0.2
"""Share of a label's width by which the lines of one label lie above each other, at least; or
EDGE_SLACK, where that is less."""
INDENTED_LABEL = 0.35
"""Share of the page's width, right of the table's left, beyond which no group's label begins."""


def keeps_to(x0: float, x1: float, left: float, right: float) -> bool:
    """Whether a text from `x0` to `x1` keeps to the column from `left` to `right`."""
    return left - EDGE_SLACK < x0 and x1 < right + EDGE_SLACK


def begins_in(x0: float, left: float, right: float) -> bool:
    """Whether a text begins in the column from `left` to `right`."""
    return left - EDGE_SLACK < x0 < right


def hangs_over(x1: float, edge: float) -> bool:
    """Whether a text ends beyond the edge of its column."""
    return x1 > edge + EDGE_SLACK


def may_hang_over(over: int, cells: int) -> bool:
    """Whether so few of a table's cells lie over others that long words do, and nothing else."""
    return over <= LONG_WORDS * cells


def crosses_edge(x0: float, x1: float, edge: float, inside: float = EDGE_SLACK) -> bool:
    """Whether a text from `x0` to `x1` crosses an edge, which stands `inside` it on both sides."""
    return x0 + inside < edge < x1 - inside


def is_beyond_edge(x0: float, edge: float) -> bool:
    """Whether a letter stands beyond an edge, or hangs over it from there."""
    return x0 > edge - HANGING


def just_left_of(x: float) -> float:
    """An edge that a text that begins at `x` does not touch, in whole tenths of a point."""
    return floor((x - HAIR) * TENTHS) / TENTHS


def begins_cell(x: float, lefts: Iterable[float], within: float = CELL_START) -> bool:
    """Whether a letter begins where the text of a column does: at one of the x in `lefts`."""
    return min(abs(x - left) for left in lefts) < within


def is_off_columns(x: float, lefts: Iterable[float]) -> bool:
    """Whether a text begins where no column's does."""
    return min(abs(x - left) for left in lefts) > OFF_COLUMN


def are_two_words(gap: float) -> bool:
    """Whether letters on two sides of an edge are of two words."""
    return abs(gap) > WORD_APART


def overlaps_label(x0: float, x1: float, end: float) -> bool:
    """Whether a text from `x0` to `x1` stands under a label that reaches up to `end`."""
    return x0 <= end - min(EDGE_SLACK, LABEL_OVERLAP * (x1 - x0))


def is_drawn_edge(corners: int) -> bool:
    """Whether this many corners above each other are an edge."""
    return corners >= CORNERS


def is_at_left(x0: float, first: float, left: float, page: float) -> bool:
    """Whether a label begins at the left of a table, in its first column, which ends at `first`, or
    in the left third of a page so wide, whose text begins at `left`."""
    return x0 <= max(first, left + INDENTED_LABEL * page)


def is_one_edge(xs: Iterable[float]) -> bool:
    """Whether texts that begin, or end, at these x stand below each other at one edge."""
    found = sorted(xs)
    return found[-1] - found[0] <= EDGE_SLACK
