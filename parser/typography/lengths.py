"""How long texts are, and how many of them there must be: in letters, lines or texts."""

from __future__ import annotations

HEADING_LETTERS = 140
"""Letters from which on a line is no heading."""
NAME_LETTERS = 100
"""Letters from which on a line is no name of a theme or of a list."""
LABEL_LETTERS = 70
"""Letters of a header's label that no model knows, at most: what is longer is a sentence."""
STRANGE_LABEL = 25
"""Letters of a label that no model knows, above which it speaks against a header."""
START_LETTERS = (3, 40)
"""Letters with which a header may begin that are no label yet: from, and below."""
LABEL_REST = 20
"""Letters below which a text under a label may be its next line."""
MARK_LETTERS = 3
"""Letters of a mark that stands on a line alone, at most."""
ANNOUNCING = 0.45
"""Share of a line's letters that the words of an annex's heading must be of it."""
HEADER_FIELDS = (2, 3)
"""Fields that a header names at least: where all its labels are plain, and else."""
HEADER_COLUMNS = 4
"""Columns of a header that is told by its looks alone, at least."""
ROW_KINDS = 2
"""Fields of which values beside each other tell a row, and no header, at least."""
ROW_COLUMNS = 3
"""Columns that a line of a row fills, at least: a heading or a note does not."""
ROW_VALUES = 2
"""Values that begin beside each other where a row begins: a lone one may go on with a value."""
LEADING_LINES = 3
"""Lines of one column that tell its leading, at least."""
FEW_CROWDED = 0.25
"""Share of the rulings: where so few rows, or fewer, hold two beginnings, rulings part the rows."""
NOW_AND_THEN = 0.05
"""Share of its cases in which a rule may fail, and still be one."""
FEW_LETTERS = 20
"""Letters of a page that is text: with fewer, and a picture, it is a picture of a page."""


def is_header_wide(labels: int) -> bool:
    """Whether a header has enough labels to be told by its looks alone."""
    return labels >= HEADER_COLUMNS


def is_majority(count: int, total: int) -> bool:
    """Whether `count` is more than half of `total`."""
    return 2 * count > total


def may_be_heading(letters: int) -> bool:
    """Whether a line is short enough for a heading."""
    return letters < HEADING_LETTERS


def may_be_name(letters: int) -> bool:
    """Whether a heading is short enough to be the name of a theme or of a list."""
    return letters < NAME_LETTERS


def may_be_label(letters: int) -> bool:
    """Whether a text is short enough for a label that no model knows."""
    return letters <= LABEL_LETTERS


def is_strange_label(letters: int) -> bool:
    """Whether a label that no model knows is so long that it speaks against a header."""
    return letters > STRANGE_LABEL


def is_long_enough(letters: int) -> bool:
    """Whether a text is long enough for the start of a label."""
    return letters >= START_LETTERS[0]


def may_start_label(letters: int) -> bool:
    """Whether a text that is no label is short enough for the start of one."""
    return letters < START_LETTERS[1]


def may_end_label(letters: int) -> bool:
    """Whether a text is short enough for a label's next line."""
    return letters < LABEL_REST


def is_lone_mark(letters: int) -> bool:
    """Whether a line is so short that it is a mark, and no note."""
    return letters <= MARK_LETTERS


def announces_annex(letters: int, line: int) -> bool:
    """Whether enough of a line's letters are words of an annex's heading, for it to be one."""
    return letters > ANNOUNCING * line


def are_enough_fields(fields: int, *, plain: bool) -> bool:
    """Whether lines that name this many fields are a header; fewer will do where it is `plain`."""
    return fields >= HEADER_FIELDS[0 if plain else 1]


def are_values_of_row(kinds: int) -> bool:
    """Whether a line with values of so many fields is a row, whatever its other words are."""
    return kinds >= ROW_KINDS


def fills_row(columns: int) -> bool:
    """Whether a line with text in this many columns belongs to a row."""
    return columns >= ROW_COLUMNS


def begins_row(values: int, columns: int = ROW_VALUES) -> bool:
    """Whether a row begins where this many values do, given the number of columns for them."""
    return values >= min(ROW_VALUES, columns)


def tells_leading(lines: int) -> bool:
    """Whether a column has lines enough to tell its leading."""
    return lines >= LEADING_LINES


def are_few_crowded(crowded: int, cuts: int) -> bool:
    """Whether rulings part rows, given how many of their rows hold two beginnings."""
    return crowded <= FEW_CROWDED * cuts


def is_wordless(letters: int) -> bool:
    """Whether a page has hardly any text."""
    return letters < FEW_LETTERS


def is_now_and_then(failed: int, cases: int) -> bool:
    """Whether what holds for a table fails in so few of its cases that it holds."""
    return failed <= NOW_AND_THEN * cases
