"""The typographic constants and predicates of the parser: the one place of them.

Units are in the names of the groups: ems (shares of the type size), leadings (shares of the usual
distance between two baselines), shares of a length, points. Where no other source is named, a value
was set on the papers of tests/corpus, and lies between what must hold and what must not there.
"""

from __future__ import annotations

# --- Letters and words, in ems -------------------------------------------------------------------

WORD_SPACE = 0.2
"""A gap wider than this parts two words where no space was drawn; kerning stays below it."""
TIGHT_SPACE = 0.11
"""As WORD_SPACE, in a file that draws none: TeX shrinks a space to half of its 0.25 to 0.33."""
PEN_JUMP = 0.9
"""A gap wider than this ends a run; justified text seldom stretches a space so far."""
STRETCH_GAP = 0.6
"""Runs on one line that are no further apart are one stretch of text."""
OVERPRINT = 0.35
"""The pen may go back so far within a run: kerning, an italic beside an upright letter."""
RUN_DRIFT = 0.6
"""A baseline may move so far within a run: a raised mark is part of its word."""
LINE_DRIFT = 0.3
"""Runs whose baselines differ by less stand on one line."""
LEVEL_DRIFT = 0.1
"""Letters whose baselines differ by less are of one line, where a space may be missing."""
LETTER_WIDTH = 0.15
"""What is drawn wider than this has room of its own: a soft hyphen that is seen is a hyphen; a gap
beyond it is none inside a word; a line that leaves less is full."""
TOUCHING = 0.1
"""Letters with a smaller gap touch."""
OVERDRAWN = 0.02
"""A letter that begins so near to where another does, or ends, is drawn over or right behind it."""
ASSUMED_DESCENT = 0.2
"""How far a font reaches below its baseline that does not say so."""
ASSUMED_LEADING = 1.2
"""The distance of two lines of which there is only one (the usual setting: 120 %)."""
ASSUMED_SIZE = 8.0
"""Points: the type size of a table that has no letters."""

DRAWS_SPACES = 0.05
"""Share of spaces among its characters by which a file draws them."""
INSET = 0.25
"""Share of a letter's width at each side in which the next one may reach."""

# --- Type sizes, as ratios -----------------------------------------------------------------------

BODY_SIZE = 0.85
"""Letters smaller than this beside larger ones are marks, not body."""
SAME_SIZE = (0.82, 1.18)
"""Between these a text is set in the size of the table."""
HEADING_SIZE = 1.18
"""Above this a line is set larger than the table's text."""
TITLE_SIZE = 1.5
"""Above this a line heads another part of the paper, whatever it says."""
SMALLER_SIZE = 0.95
"""Below this a line is set smaller than the table's text, as notes are."""
NOTE_SIZE = 1.05
"""Up to this a note under a table may be set."""
HEADING_AGAIN = 0.97
"""Above this a heading is as large as the annex's own, and so may end it."""
MARK_SIZE = 0.8
"""Below this a character may be a footnote mark."""
MARK_RISE = 0.1
"""Ems above the baseline from which a small character is raised."""
HEADER_SIZE = (0.8, 1.25)
"""Between these the lines of one header are set."""
SMALL_CAPITALS = (0.65, 0.85)
"""Between these small capitals stand to the size of their capitals."""
SIZE_ROUNDING = 0.5
"""Points by which one type size may seem to differ."""

# --- Lines of a cell, in leadings ----------------------------------------------------------------

NEXT_LINE = 1.35
"""Up to this the next line goes on with the same cell."""
EXTRA_SPACE = 1.3
"""Above this there is white between two lines that is not the leading: a paragraph, a row."""
ONE_LINE = 1.2
"""Up to this one line fits between two baselines."""
CELL_TOP = 1.4
"""A text that begins no further below the top of its cell is set at the top."""
SAME_LINE = 0.5
"""Lines of two columns whose baselines differ by less stand beside each other."""
CLOSE_LINE = 0.3
"""Lines of two columns whose baselines differ by more do not stand quite beside each other."""
ABOVE_LINE = 0.75
"""So far above a baseline the row begins."""
FAR_LINE = 3.0
"""Type sizes: a larger gap is none between two lines of one cell."""
HEADER_GAP = 2.2
"""Type sizes between two lines of one header, at most."""
HEADER_CLOSE = 0.6
"""Type sizes of white up to which the next line belongs to the header."""

# --- Rulings and edges, in points ----------------------------------------------------------------

RULING_WIDTH = 2.0
"""A filled rectangle no thicker than this is a ruling, not a background."""
DOTTED_LENGTH = 20.0
"""A row of dots shorter than this is no ruling."""
RULING_JITTER = 1.5
"""Pieces of one ruling lie so near to each other, and so do the edges of cells along one."""
RULING_GAP = 3.0
"""Pieces of one ruling that are no further apart are one."""
EDGE_SLACK = 1.0
"""Text may stand so far beyond the edge of its column, and an edge beyond the page's."""
EDGE_PARTS = 2.5
"""Edges that are further apart are two."""
CUT_NEAR = 2.6
"""A ruling so near to where a row begins parts it from the one above."""
COLUMN_START = 0.4
"""A letter that begins so near to where a column's text does begins a cell."""
LEFT_NEAR = 0.75
"""As COLUMN_START, for a text that may be set by its header."""
LEFT_APART = 2.0
"""A text that begins further from every column's left is not set in these columns."""
WORD_APART = 0.3
"""Characters with a wider gap are of two words where the edge of a column stands between them."""
LETTER_INSIDE = 0.3
"""An edge that stands further inside a text crosses it."""
HAIR = 0.05
"""So far left of a text an edge is put that it must not touch."""
ROUNDING = 0.2
"""By so much a left may seem to differ where it is the same."""
PADDING = 1.5
"""White between a column's edge and its text that shows the edge to be drawn, not estimated."""
INDENT = 1.5
"""A line that begins further right than the one above is indented."""
RAGGED = 0.6
"""A line that ends no further from the right edge is full."""
OVERHANG = 2.0
"""Lines that end no further apart end at one right edge; a longer one has a word hanging over."""
SAME_BASELINE = 0.5
"""Baselines that differ by less are one."""
SAME_EDGE = 0.5
"""Rulings and beginnings of rows that are no further apart are in one place."""
HANGING = 1.5
"""A letter may hang so far over the edge of its column into the next."""
MEASURE_SLACK = 0.5
"""By so much the measure of a column may be off."""

# --- Rulings and fills to lines, in type sizes ---------------------------------------------------

UNDERLINE = (-0.1, 0.3)
"""Below the baseline between these a ruling underlines."""
UNDER_LAST_LINE = 1.5
"""Below the last line of a body its closing ruling stands no further."""
BELOW_HEADER = 0.3
"""A header's closing ruling may stand so far above its last line's bottom, or below the next."""
INSIDE_HEADER = (0.8, 0.5)
"""A ruling so far below a header's top, and above its bottom, parts it."""
GROUP_GAP = 1.5
"""Two runs of a group's label have less between them."""
GROUP_RULING = 1.6
"""A group's rulings stand no further from its label."""
GROUP_FILL = 2.8
"""A group's background is no higher."""
CLEAR_ROOM = 0.5
"""Room that a line leaves beside the next word, where it need not have ended."""
SENTENCE_ROOM = 0.45
"""As CLEAR_ROOM, behind a sentence's end."""
PARAGRAPH_ROOM = 0.8
"""As CLEAR_ROOM, in the middle of a sentence."""

# --- Shares of a length --------------------------------------------------------------------------

MOST_OF_IT = 0.7
"""Above this share a ruling runs along a body, or across its lines; lines are justified."""
HALF_OF_IT = 0.5
"""Above this share a ruling parts the lines of a header; a picture covers a page."""
INDENTED_LABEL = 0.35
"""Share of the page's width right of which no group's label begins."""
RUNNING_ZONES = (0.12, 0.85)
"""Shares of the page's height above and below which running lines stand."""
RUNNING_GAP = 1.6
"""Type sizes from the baseline of a running line to that of the text: lines of one text stand
nearer, at 1.1 to 1.5."""
LABEL_OVERLAP = 0.2
"""Share of a label's width by which lines of one label lie above each other."""
FEW_CROSSINGS = 0.1
"""Share of the texts that may cross a river of white."""
FEW_CROSSINGS_AT_EDGE = 0.25
"""Share of the pieces of an edge by which texts may cross it."""
FEW_CROWDED = 0.25
"""Share of the rows that may hold two beginnings where rulings part rows."""
ANNOUNCING = 0.45
"""Share of a line that an annex's heading must be of it."""
WHITE = 0.999
"""Brightness from 0 to 1 from which a colour is that of the paper."""


# --- Predicates ----------------------------------------------------------------------------------


def same_baseline(base: float, other: float) -> bool:
    """Whether two baselines, in points, are one."""
    return abs(base - other) < SAME_BASELINE


def beside(base: float, other: float, leading: float) -> bool:
    """Whether lines of two columns with these baselines stand beside each other."""
    return abs(base - other) < SAME_LINE * leading


def is_next_line(gap: float, leading: float) -> bool:
    """Whether a line `gap` points below another goes on with its cell."""
    return gap < NEXT_LINE * leading


def has_extra_space(gap: float, leading: float) -> bool:
    """Whether there is more than the leading between two lines `gap` points apart."""
    return gap > EXTRA_SPACE * leading


def same_size(size: float, usual: float) -> bool:
    """Whether a text is set in the usual size."""
    return SAME_SIZE[0] < size / usual < SAME_SIZE[1]


def runs_along(start: float, end: float, low: float, high: float) -> bool:
    """Whether what lies from `start` to `end` covers most of `low` to `high`."""
    return min(end, high) - max(start, low) > MOST_OF_IT * (high - low)


def underlines(at: float, base: float, size: float) -> bool:
    """Whether a ruling at y = `at` underlines text of this size on this baseline."""
    return base + UNDERLINE[0] * size <= at <= base + UNDERLINE[1] * size


def is_small_capitals(size: float, capitals: float) -> bool:
    """Whether capitals of this size may be small ones of a text whose capitals have the other."""
    return SMALL_CAPITALS[0] * capitals < size < SMALL_CAPITALS[1] * capitals
