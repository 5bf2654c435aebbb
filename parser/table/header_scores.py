"""What speaks for lines as the header of a table, and what against them.

Points of a score; they were set by hand on the papers of tests/corpus, and only their order matters
much: a known label outweighs what surrounds it.
"""

from __future__ import annotations

EXACT_LABEL = 3.0
"""For each field of which a label is there to the letter."""
KNOWN_LABEL = 2.0
"""For each field of which a label is there that is like a known one."""
CLOSED_BY_RULING = 2.0
"""For a ruling, or the end of a fill, right below."""
BOLD_ABOVE_BODY = 2.0
"""For bold lines above one that is not."""
LONG_LABEL = 1.0
"""Against each long label that no model knows."""
HALF_BOLD = 1.0
"""Against lines of which only some are bold."""
EACH_LINE = 0.1
"""Against each line: fewer lines explain a header better."""
PARTED = 4.0
"""Against a ruling between the lines."""
UNFINISHED_LABELS = 4.0
"""Against a next line that goes on with the labels."""
