"""Type sizes: which text is body, heading, note or mark. Sizes are in points."""

from __future__ import annotations

BODY_SIZE = 0.85
"""Share of a run's largest letters: smaller ones are marks, which do not stand on the baseline."""
SAME_SIZE = (0.82, 1.18)
"""Shares of the table's size: between these a text is set in it."""
HEADING_SIZE = 1.18
"""Share of the table's size: above this a line is set larger."""
TITLE_SIZE = 1.5
"""Share of the table's size: above this a line heads another part of the paper, whatever it says;
a label over rows is never half as large again."""
SMALLER_SIZE = 0.95
"""Share of the table's size: below this a line is set smaller, as notes are."""
NOTE_SIZE = 1.05
"""Share of the table's size: below this a line under the table may be a note; some are set as the
table itself."""
RANKS_WITH = 0.97
"""Share of the size of the annex's own heading: above this a heading is as large."""
MARK_SIZE = 0.84
"""Share of the table's size: smaller characters may be footnote marks. Word raises them at 0.65,
CSS ("smaller") at 0.83."""
MARK_RISE = 0.1
"""Ems of the table above the line's baseline, from which on a small character is raised."""
NARROW_DIGIT = 0.75
"""Share of a digit's usual width: a narrower one is a superscript's form (OpenType "sups")."""
OFTEN = 4
"""Letters of one kind that tell its usual width, at least."""
NOTE_LEADING = 1.8
"""Type sizes between two baselines of one note, at most."""
MARK_DISTANCE = (1.0, 1.8)
"""Type sizes from a mark to the text that it belongs to, at most: across, and down where the mark
has a line of its own."""
HEADER_SIZE = (0.8, 1.25)
"""Shares of its first line's size between which the lines of one header are set."""
SMALL_CAPITALS = (0.65, 0.85)
"""Shares of the capitals' size between which small capitals are set: most producers take 0.7 to
0.8."""
SIZE_ROUNDING = 0.5
"""Points by which one type size may seem to differ."""
ASSUMED_SIZE = 8.0
"""Points: the type size of a table that has no letters."""
STAMP_SIZE = 2.5
"""Type sizes: type that lies over other text and is so much larger is a stamp."""
STAMP_LINES = 2
"""Lines of text that stand beside a stamp, at least; beside a heading stands none."""
STAMP_LETTERS = 3
"""Letters of a stamp, at least: beside a large initial stand lines too."""


def is_body_size(size: float, largest: float) -> bool:
    """Whether a letter is body, beside the largest of its run."""
    return size > BODY_SIZE * largest


def same_size(size: float, usual: float) -> bool:
    """Whether a text is set in the usual size."""
    return SAME_SIZE[0] < size / usual < SAME_SIZE[1]


def is_heading_size(size: float, usual: float) -> bool:
    """Whether a text is set larger than the table's."""
    return size > HEADING_SIZE * usual


def is_title_size(size: float, usual: float) -> bool:
    """Whether a text is set so much larger than the table's that it heads another part."""
    return size > TITLE_SIZE * usual


def is_smaller(size: float, usual: float) -> bool:
    """Whether a text is set smaller than the table's."""
    return size < SMALLER_SIZE * usual


def is_note_size(size: float, usual: float) -> bool:
    """Whether a text is set no larger than the table's, as a note under it."""
    return size < NOTE_SIZE * usual


def ranks_with(size: float, heading: float) -> bool:
    """Whether a heading is as large as another, and so stands on its level or above."""
    return size > RANKS_WITH * heading


def is_raised_mark(size: float, base: float, usual: float, line: float) -> bool:
    """Whether a character on baseline `base` is small and raised, in a table of the `usual` size
    and on the baseline `line`."""
    return is_lone_size(size, usual) and base < line - MARK_RISE * usual


def is_lone_size(size: float, usual: float) -> bool:
    """Whether a mark that stands alone on its line, with nothing to be raised from, is small."""
    return size < MARK_SIZE * usual


def is_near_mark(across: float, down: float, size: float) -> bool:
    """Whether a mark stands so near to a text that it is the text's."""
    return across < MARK_DISTANCE[0] * size and down < MARK_DISTANCE[1] * size


def is_beside(gap: float, rise: float, size: float) -> bool:
    """Whether a character of a mark goes on with the one before."""
    return abs(gap) < MARK_RISE * size and abs(rise) < MARK_RISE * size


def is_narrow_digit(width: float, usual: float) -> bool:
    """Whether a digit is much narrower than it usually is here, both in ems."""
    return width < NARROW_DIGIT * usual


def is_often(count: int) -> bool:
    """Whether a letter is printed often enough to tell how wide it usually is."""
    return count >= OFTEN


def is_within_note(drop: float, size: float, above: float) -> bool:
    """Whether a line goes on with the note whose last line is `drop` points higher."""
    return same_size(size, above) and drop < NOTE_LEADING * size


def is_header_size(size: float, first: float) -> bool:
    """Whether a line may be of the same header as a first line of the size `first`."""
    return HEADER_SIZE[0] < size / first < HEADER_SIZE[1]


def is_small_capitals(size: float, capitals: float) -> bool:
    """Whether capitals of this size may be small ones of a text whose capitals have the other."""
    return SMALL_CAPITALS[0] * capitals < size < SMALL_CAPITALS[1] * capitals


def is_one_size(size: float, other: float) -> bool:
    """Whether two type sizes are the same, but for rounding."""
    return abs(size - other) <= SIZE_ROUNDING


def is_stamp_size(size: float, usual: float) -> bool:
    """Whether type over a page's text is so large that it is a stamp, and no text."""
    return size > STAMP_SIZE * usual


def are_stamp_lines(lines: int, letters: int) -> bool:
    """Whether so many lines beside a word of far larger type make it a stamp."""
    return lines >= STAMP_LINES and letters >= STAMP_LETTERS
