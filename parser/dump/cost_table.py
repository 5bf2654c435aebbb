"""What each surprise costs in the reading of a dump.

A cost is about the natural logarithm of how much rarer a breach is than the rule; MOST_AT is a cost
at most, PER_WIDTH one for each width of the column. All were set by hand and tried on the dumps of
tables from five producers; only their order matters much.
"""

from __future__ import annotations

# --- A row ---------------------------------------------------------------------------------------

NEW_ROW = 0.5
"""That a row begins at all."""
NO_ANCHOR = 9.0
"""That it begins without an anchor: a type, a year or a status."""
MISSING = {
    "conclusies": 3.0,
    "titel": 1.0,
    "type_onderzoek": 0.8,
    "afronding": 0.8,
    "status": 0.8,
    "artikel": 0.6,
}
"""That its first line has nothing in a field."""
MISSING_OTHER = 0.2
"""As MISSING, in any other field."""
THEME_ALONE = 0.8
"""That a theme has no subtheme, or a general theme has one."""
VALUE_IN_TEXT = 2.0
"""That a word of a text is a value of the empty column beside it."""
ACROSS_HEADING = 9.0
"""That a row goes on behind a heading."""
PAIR_PARTED = 6.0
"""That two whole values side by side are not read as the two columns' that they suit."""
KNOWN_PAIR = 1.0
"""That two words are parted that stand side by side elsewhere."""

# --- A cell --------------------------------------------------------------------------------------

REOPENED = 5.0
"""That a cell goes on that had ended."""
OPENED_LATE = 3.0
"""That a cell begins in the middle of a row."""
LATE_VALUE = 3.0
"""That an anchor's value does."""
PART_OF_VALUE = 0.2
"""That words are a part of a value of their column."""
STRANGE_VALUE = 6.0
"""That they are none."""
STRANGE_LINK = 1.5
"""That they are none in the column of the links, where a paper's name may stand."""
MORE_LINK_WORDS = 0.5
"""Each more word of that name."""
GLUED = 2.0
"""That words of two columns stand in one, without a space."""
LONG_WORD = 1.0
"""That a word alone is wider than its column."""
TOO_WIDE, TOO_WIDE_PER_WIDTH, TOO_WIDE_MOST_AT = 2.0, 30.0, 10.0
"""That several words are."""
SMALL_BEGINNING = 1.5
"""That a text begins with a small letter."""
CAPITAL = 0.3
"""That a line within a text begins with a capital."""
ROOM_AT_STOP = 0.5
"""That a line left room for the next word, at a sentence's end."""
ROOM, ROOM_PER_WIDTH, ROOM_MOST_AT = 1.0, 4.0, 3.0
"""That it did elsewhere."""
HALF_VALUE = 3.0
"""That a cell ends with half a value."""
OPEN_END = 3.0
"""That it ends in the middle of a sentence."""
STOP_IN_NARROW = 1.5
"""That it ends with a stop, where there is no sentence."""
NO_STOP = 1.0
"""That it ends without one, where there is."""

# --- A header ------------------------------------------------------------------------------------

WITH_ONDERZOEK = 0.05
"""That a label is a known one with "onderzoek" behind it."""
LIKELY_LABEL = 0.5
"""That a label has a known stem."""
MORE_LABEL_WORDS = 0.4
"""Each more word of such a label."""
BEGUN_LABEL = 0.7
"""That it is the beginning of a known one."""
UNKNOWN_LABEL = 2.0
"""That it is like no known one."""
EACH_LABEL = 0.1
"""Each label: fewer explain a line better."""
SECOND_LABEL = 2.0
"""That a field has a second label."""
KNOWN_LABELS = 0.6
"""Share of a header's labels that are known, at least."""

# --- The search ----------------------------------------------------------------------------------

UNFINISHED = 0.5
"""Share of its cost that the last row's end counts for: the page may break it off."""
DEAR = 12.0
"""A cut that costs so much more than another is not tried."""
DOUBT = 0.8
"""A reading that costs only so much more might as well be true."""
