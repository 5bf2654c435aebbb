"""What speaks for a table as a list of finished or of planned research, and how much.

Points on one scale, set by hand by how far each witness can be trusted: what is printed right above
a table is about that table alone, what a paper is says least of it. Rows count by the share of them
that agrees, and the less the fewer they are.
"""

from __future__ import annotations

CAPTION = 4.0
"""For the caption or heading right above the table."""
ANNEX = 3.0
"""For the heading of the annex, under which tables of both kinds may stand."""
SENTENCE = 1.5
"""For the sentences above the table, which may speak of others too."""
PAPER = 1.5
"""For what the paper is: an annual report accounts for what was finished, a draft budget plans."""
LABELS = 1.5
"""For a column that only such a list has."""
YEARS = 5.0
"""For the years of completion, all of them before or after what the paper looks back on."""
STATUSES = 3.0
"""For the statuses, all of them finished or not."""
LINKS = 2.0
"""For links to reports, in all rows."""
FEW_ROWS = 1.0
"""Rows that are taken to say nothing, besides those there are: one row alone tells half."""

LEAST = 2.0
"""A smaller margin between the two is unsure."""
AGAINST = 0.5
"""A list is unsure against which more than this share speaks of what speaks for it."""
