"""Lines above each other: of one cell, of one row, or of two. Baselines and gaps are in points,
counted downwards."""

from __future__ import annotations

EXTRA_SPACE = 1.3
"""Leadings: up to this the next line goes on with the same cell; above it there is white between
two lines besides the leading: a paragraph, a row."""
FIRST_LINE = 1.2
"""Leadings: up to this one line fits between two heights, so that a text is set at the top."""
LEAST_LEADING = 0.8
"""Type sizes: baselines that are nearer are not of lines above each other, but side by side."""
SAME_LINE = 0.5
"""Leadings: lines of two columns whose baselines differ by less stand beside each other."""
ON_LINE = 0.15
"""Ems: tops of lines of two columns that differ by less are of lines beside each other, set on one
height; of lines that come to stand near each other they differ by anything."""
CLOSE_LINE = 0.3
"""Leadings: lines of two columns whose baselines differ by more do not stand quite beside each
other, as where one is centred between two lines of the other."""
LEAST_ROW = 0.8
"""Leadings: no two rows begin nearer to each other, for a row is a line high."""
ABOVE_LINE = 0.75
"""Leadings that a row begins above its first baseline: the height of a letter, and some white."""
SPACED_LINE = 3.0
"""Type sizes: a larger gap is none between two lines of one cell."""
BLANK_LINE = 2.0
"""Type sizes: a larger gap has room for a line between, and parts two texts of a column."""
ASSUMED_LEADING = 1.2
"""Type sizes: the distance of two lines of which there is only one (the usual setting: 120 %)."""
ROW_OVERLAP = 2.5
"""Points by which the letters of two rows may overlap, set tight: an ascent and a descent."""
SAME_HEIGHT = 0.5
"""Points: heights that differ by less are one: of baselines, rulings, beginnings of rows."""


def same_height(y: float, other: float) -> bool:
    """Whether two heights are one."""
    return abs(y - other) < SAME_HEIGHT


def is_too_close(drop: float, size: float) -> bool:
    """Whether two lines are so close that they cannot stand above each other in one column."""
    return abs(drop) < LEAST_LEADING * size


def beside(base: float, other: float, leading: float) -> bool:
    """Whether lines of two columns with these baselines stand beside each other."""
    return abs(base - other) < SAME_LINE * leading


def on_first_line(top: float, first: float, size: float) -> bool:
    """Whether a line begins at the top of a row, of which `first` is the top of its first line."""
    return abs(top - first) < ON_LINE * size


def not_below(y: float, other: float, leading: float) -> bool:
    """Whether a line stands beside another one or above it."""
    return y < other + SAME_LINE * leading


def is_above(base: float, other: float, leading: float) -> bool:
    """Whether a line stands higher than another one, and not quite beside it."""
    return base < other - CLOSE_LINE * leading


def is_just_above(base: float, other: float, leading: float) -> bool:
    """Whether a line stands higher than another one, by no more than one line."""
    return CLOSE_LINE * leading < other - base < FIRST_LINE * leading


def has_extra_space(gap: float, leading: float) -> bool:
    """Whether there is more than the leading between two lines `gap` points apart, so that the
    second does not go on with the first one's paragraph."""
    return gap > EXTRA_SPACE * leading


def is_within_cell(gap: float, size: float) -> bool:
    """Whether two lines of a column may be of one cell."""
    return gap < SPACED_LINE * size


def has_blank_line(gap: float, size: float) -> bool:
    """Whether there is a line's height of white between two lines."""
    return gap > BLANK_LINE * size


def is_below_first_line(depth: float, leading: float) -> bool:
    """Whether a baseline `depth` points below the top of its cell is not that of a first line."""
    return depth > FIRST_LINE * leading


def may_begin_below(base: float, other: float, leading: float) -> bool:
    """Whether a row may begin on a baseline, if one begins on the `other` above it."""
    return base - other > LEAST_ROW * leading


def row_top(base: float, leading: float) -> float:
    """The y at which a row begins whose first line has this baseline."""
    return base - ABOVE_LINE * leading


def assumed_leading(size: float) -> float:
    """The distance between two lines of this type size, in points."""
    return ASSUMED_LEADING * size


def overlaps_row(bottom: float, top: float) -> bool:
    """Whether a row that ends at `bottom` reaches into one that begins at `top`."""
    return bottom > top + ROW_OVERLAP
