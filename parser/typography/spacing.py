"""Letters and words on a line: what the pen's moves mean. Gaps are in points."""

from __future__ import annotations

WORD_SPACE = 0.2
"""Ems: a wider gap parts two words where no space was drawn; kerning stays below it."""
TIGHT_SPACE = 0.11
"""Ems: as WORD_SPACE, in a file that draws none. TeX sets a space of 0.25 to 0.33 em, and shrinks
it to half of that."""
PEN_JUMP = 0.9
"""Ems: a wider gap ends a run; justified text seldom stretches a space so far."""
STRETCH_GAP = 0.6
"""Ems: runs on one line that are no further apart are one stretch of text."""
OVERPRINT = 0.35
"""Ems that the pen may go back within a run: kerning, an italic beside an upright letter."""
RUN_DRIFT = 0.6
"""Ems by which a baseline may move within a run: a raised mark is part of its word."""
LINE_DRIFT = 0.3
"""Ems: runs whose baselines differ by less stand on one line."""
LEVEL_DRIFT = 0.1
"""Ems: letters whose baselines differ by less are of one line, where a space may be missing."""
LETTER_GAP = 0.15
"""Ems: a wider gap stands inside no word."""
SEEN_WIDTH = 0.15
"""Ems: a soft hyphen that is wider is seen; one that is not has hardly any width."""
TOUCHING = 0.1
"""Ems: letters with a smaller gap touch."""
OVERDRAWN = 0.02
"""Ems: two positions that are nearer to each other than this are one."""
SHADOW = 0.12
"""Ems: the same letter that is drawn no further away is one letter, drawn bold; the narrowest
letters, as "ll", are 0.2 em apart."""
TRACKING = 0.06
"""Ems: text all of whose letters are further apart is tracked; set solid, they touch."""
TRACKED_LETTERS = 5
"""Letters that tell tracking, at least."""
GROUP_GAP = 1.5
"""Ems: a wider gap parts two texts, where a group's label is one."""
ASSUMED_DESCENT = 0.2
"""Ems that a font reaches below its baseline, where it does not state its descent."""
DRAWS_SPACES = 0.05
"""Share of its characters: a page with more spaces draws them between all words. (Dutch prose has
a space for every six letters.)"""
BLOCK_GAP = 1.0
"""Ems by which the pen may move back along a line within a cell."""
UPWARD = 0.01
"""Share of the runs of a page before which the pen goes up, where it is drawn cell by cell; where
it is drawn line by line, it never does."""
BACKWARD = 0.02
"""Share of the runs of a page before which the pen goes back, where it is drawn cell by cell: 0.024
or more on 276 pages; drawn column by column, 0.016 at most on 18, for the footer alone."""
BACK_GAP = 2.0
"""Type sizes that the pen goes to the left at the least, where another row begins."""
DISC_WIDTH = (0.15, 0.45)
"""Ems: a browser's disc before the item of a list is 0.3 wide; a dot that tells a status, more."""
DISC_GAP = 2.0
"""Ems: what stands further behind a disc is no item that it begins."""
INSET = 0.25
"""Share of a letter's width at each side, into which the letter beside it may reach."""


def parts_words(gap: float, size: float) -> bool:
    """Whether a gap between two characters is a space that was not drawn."""
    return gap > WORD_SPACE * size


def is_tight_space(gap: float, size: float) -> bool:
    """Whether a gap is a space in a file that draws none, as TeX's."""
    return TIGHT_SPACE * size < gap < PEN_JUMP * size


def is_outside_word(gap: float, size: float) -> bool:
    """Whether a gap is wider than any inside a word."""
    return gap > LETTER_GAP * size


def pen_goes_on(rise: float, gap: float, size: float, *, narrow: bool) -> bool:
    """Whether a character follows the one before without a jump of the pen.

    `narrow` says that spaces are drawn here, and none is: then a space's width is a jump.
    """
    widest = WORD_SPACE if narrow else PEN_JUMP
    return abs(rise) < RUN_DRIFT * size and -OVERPRINT * size < gap < widest * size


def draws_spaces(spaces: int, characters: int) -> bool:
    """Whether spaces are drawn on a page, given their number among its characters."""
    return spaces > DRAWS_SPACES * characters


def is_level(rise: float, size: float) -> bool:
    """Whether two letters stand on one baseline, within what rounding and hinting move them."""
    return abs(rise) < LEVEL_DRIFT * size


def on_one_line(drop: float, size: float) -> bool:
    """Whether a run whose baseline is `drop` points lower, 0 or more, stands on the same line."""
    return drop < LINE_DRIFT * size


def ends_stretch(gap: float, size: float) -> bool:
    """Whether a gap on a line is more than a space between two words."""
    return gap > STRETCH_GAP * size


def parts_texts(gap: float, size: float) -> bool:
    """Whether a gap on a line parts two texts, as two cells: no label has it between its words."""
    return gap > GROUP_GAP * size


def is_visible_hyphen(width: float, size: float) -> bool:
    """Whether a soft hyphen is wide enough to be seen."""
    return width > SEEN_WIDTH * size


def touches(gap: float, size: float) -> bool:
    """Whether a letter comes right behind another."""
    return abs(gap) < TOUCHING * size


def at_one_place(x: float, other: float, size: float) -> bool:
    """Whether the pen did not move between two x."""
    return abs(x - other) < OVERDRAWN * size


def is_behind(x: float, other: float, size: float) -> bool:
    """Whether one x lies further along the line than another, by more than rounding."""
    return x - other > OVERDRAWN * size


def is_list_disc(width: float, height: float, size: float) -> bool:
    """Whether what is drawn is as small and as round as the disc before an item."""
    low, high = DISC_WIDTH
    return low * size < width < high * size and abs(width - height) < OVERDRAWN * size


def marks_item(gap: float, size: float) -> bool:
    """Whether text stands right behind a disc."""
    return 0 < gap < DISC_GAP * size


def is_same_place(across: float, along: float, size: float) -> bool:
    """Whether a letter is drawn where it was, given how far both its sides moved together."""
    return across < 2 * SHADOW * size and along < 2 * SHADOW * size


def is_tracked(gap: float, size: float) -> bool:
    """Whether a gap behind a letter is one of text that is letter-spaced."""
    return gap > TRACKING * size


def stands_over(x: float, x0: float, x1: float, rise: float, size: float) -> bool:
    """Whether an accent with its middle at `x` stands over a letter from `x0` to `x1`."""
    return x0 < x < x1 and abs(rise) < RUN_DRIFT * size


def descent_of(stated: float, height: float) -> float:
    """How far a letter of `height` points reaches below its baseline: what its font states,
    in points, if that can be."""
    return stated if 0 <= stated <= height else ASSUMED_DESCENT * height


def is_same_baseline(drop: float, size: float) -> bool:
    """Whether two runs drawn after each other stand on one line, raised marks included."""
    return abs(drop) < RUN_DRIFT * size


def stays_beside(gap: float, size: float) -> bool:
    """Whether the pen moved so little along a line, and with no space drawn, that it stays in one
    cell."""
    return -BLOCK_GAP * size < gap < LETTER_GAP * size


def is_drawn_by_cell(upward: int, backward: int, runs: int) -> bool:
    """Whether a page is drawn cell by cell, given how often the pen goes up between its runs, and
    how often back to the left without going up: for each row it does both, drawn line by line it
    never goes up, drawn column by column never back."""
    return upward > UPWARD * runs and backward > BACKWARD * runs


def goes_back(left: float, size: float) -> bool:
    """Whether the pen went so far to the left, by `left` points, that another row may begin."""
    return left > BACK_GAP * size


def letter_inset(width: float) -> float:
    """How far in from its sides a letter is looked for, not to find a part of the next one."""
    return INSET * width
