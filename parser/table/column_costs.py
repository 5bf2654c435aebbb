"""What speaks against a way to part a table into columns; the cheapest way is read.

A cost of 1 is that of one line of text in which it is wrong. Set on documents whose styles were
drawn at random, and judged on others.
"""

from __future__ import annotations

EACH_COLUMN = 0.6
"""For each column: fewer explain a table better."""
HEADER_GAP_UNCUT = 4.0
"""For each gap between two labels in which no edge stands."""
TAGGED_GAP_UNCUT = 4.0
"""For each gap between two texts that are tagged as cells of one row, in which no edge stands."""
HEADER_CROSSED = 4.0
"""For each label that an edge crosses."""
NO_LABEL = 3.0
"""For each column in which no word of the header begins."""
RULING_IGNORED = 4.0
"""For each ruling along the body on which no edge stands."""
NO_TEXT_BEGINS = 0.5
"""For each edge behind which no text begins, where no ruling stands either."""
FREE = 0.2
"""Share of the lines of a body that may cross an edge that is looked at."""
DRAWN_HERE = 0.3
"""Saved where something is drawn along the edge."""
BEGINS_HERE = 0.2
"""Saved where all texts begin at the edge; a share of it where some do."""
HANGS_OVER = 1.5
"""Ems of a text beyond an edge, from which on it counts whole; a label may hang over its column."""
NARROW_EDGE = 2.0
"""Below this, an edge less or more costs hardly more: most cost 3.5 or more."""
DOUBTED_EDGE = 1.0
"""Below this, an edge less is so near that what stands beside it is in doubt: so were 5 of 4,798
right entries and 12 of 217 wrong ones. At 2.0 there were 37 of 913 more on papers of tests/corpus
that are right."""
TEXTS_TOUCH = 0.1
"""For a line in which two texts may touch at the edge: a capital behind a small letter, a letter
behind a digit."""
LONE_LABEL = 0.1
"""For each text that an edge crosses, and that stands alone on its line from the table's left: it
may be the label of a group of rows."""
