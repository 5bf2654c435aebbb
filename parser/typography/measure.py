"""The measure of a column, and the room that a line leaves of it: what a line's end means. In
points."""

from __future__ import annotations

PADDING = (1.5, 6.0)
"""Points of white between a column's edge and its text, between which the edge is drawn, and not
estimated."""
RAGGED = 0.6
"""Points: a line that ends no further from the right edge is full."""
OVERHANG = 2.0
"""Points: lines that end no further apart end at one right edge; a longer one has a word that hangs
over."""
INDENT = 1.5
"""Points: a line that begins so much further left or right than the one above begins anew."""
MEASURE_SLACK = 0.5
"""Points by which the measure of a column may be off."""
JUSTIFIED = 0.7
"""Share of a column's lines, save the last ones, that are full where text is justified."""
JUSTIFIED_LINES = 5
"""Lines that tell at least whether a text is justified."""
SENTENCE_ROOM = 0.45
"""Ems that a line leaves beside the next word, at least, where a paragraph ends with a sentence."""
PARAGRAPH_ROOM = 0.8
"""Ems: as SENTENCE_ROOM, where a paragraph ends without a stop, as an item of a list does."""
JUSTIFIED_ROOM = 0.15
"""Ems that a line leaves of a justified column, at least, where a paragraph ends."""
FULL_ROOM = 0.15
"""Ems that a line leaves beside the next letter, at most, where a word was broken."""


def shows_padding(white: float) -> bool:
    """Whether so much white beside a column's text is the padding of its cells."""
    return PADDING[0] < white < PADDING[1]


def is_full_line(room: float) -> bool:
    """Whether a line with so much room left reaches the right edge."""
    return room < RAGGED


def is_justified(full: int, lines: int) -> bool:
    """Whether a text is justified, given how many of its lines are full, the last ones aside."""
    return lines >= JUSTIFIED_LINES and full > JUSTIFIED * lines


def ends_together(x: float, other: float) -> bool:
    """Whether two lines end at one right edge, of which the first reaches at least as far."""
    return x - other < OVERHANG


def is_indented(x: float, above: float) -> bool:
    """Whether a line begins elsewhere than the one above."""
    return abs(x - above) > INDENT


def had_room(room: float, word: float, size: float, spare: float = SENTENCE_ROOM) -> bool:
    """Whether a line had room for the next word, and so need not have ended."""
    return room > word + spare * size


def ends_early(room: float, size: float) -> bool:
    """Whether a line of justified text ends before the right edge."""
    return room > JUSTIFIED_ROOM * size


def has_no_room(room: float, letter: float, size: float) -> bool:
    """Whether the next letter would not have fitted on a line."""
    return room < letter + FULL_ROOM * size


def is_too_wide(word: float, measure: float) -> bool:
    """Whether a word is wider than its column, so that it had to be broken."""
    return word > measure - MEASURE_SLACK
