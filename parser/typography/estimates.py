"""A column where a page has no positions: widths in ems, estimated from the metrics of another
font, and so only nearly right."""

from __future__ import annotations

NARROW_COLUMN = 8.0
"""Ems: how wide a narrow column of text is taken to be, until its lines tell."""
WIDEST_LINE = 1.5
"""Widths of a column that a line of it may have, at most."""
HEADER_TO_BODY = 1.1
"""Widths of the same text in the body: a header is bold, and often larger."""
ESTIMATE_SLACK = 0.03
"""Share of a column's width by which an estimate may be off."""
FAR_OFF = 0.1
"""Share of a column's width, from which on one line is no worse than another."""
LONE_WORD = 0.5
"""Share that a line of one word counts for among others, since it may hang over."""
PARAGRAPH_END = 0.1
"""Share of a column's width: a line that leaves more beside the next word ends a paragraph."""
FULL_LINE = 0.05
"""Share of a column's width: a line that leaves no more may have been broken inside a word."""
NOTES_BELOW = 0.6
"""Share of a page's lines, below which its notes stand."""


def may_hold(width: float, column: float) -> bool:
    """Whether a column may have a line so wide."""
    return width < WIDEST_LINE * max(column, NARROW_COLUMN)


def excess(width: float, column: float) -> float:
    """By which share of its column's width a line is surely too wide; not above 0 where it fits."""
    return width / column - 1 - ESTIMATE_SLACK


def is_room(share: float) -> bool:
    """Whether a share of its column's width that a line leaves is surely room."""
    return share > ESTIMATE_SLACK


def misfit(share: float) -> float:
    """How much it counts against a column's width that a line is off by this share of it."""
    return min(max(0.0, share), FAR_OFF)


def ends_paragraph(spare: float, column: float) -> bool:
    """Whether a line left so much beside the next word that a paragraph ends there."""
    return spare > PARAGRAPH_END * column


def is_filled(spare: float, column: float) -> bool:
    """Whether a line left so little beside the next letter that it may not have fitted."""
    return spare < FULL_LINE * column


def is_nearly_as_wide(word: float, column: float) -> bool:
    """Whether a word hardly fits its column, or does not."""
    return word > (1 - FULL_LINE) * column


def in_notes(line: int, lines: int) -> bool:
    """Whether a line of a page, from 0, stands where notes do."""
    return line > NOTES_BELOW * lines
