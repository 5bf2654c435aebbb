"""Where an entry can stand in the review: the one list of it."""

from __future__ import annotations

from enum import StrEnum


class ReviewState(StrEnum):
    """A word of the columns `entry.review`, `study.review` and of events; OPEN is "" there."""

    OPEN = ""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FLAGGED = "flagged"
    CHANGED = "changed"
    MISSING = "missing"
    CONFLICT = "conflict"


NAMED = tuple(state for state in ReviewState if state)
"""All but OPEN, of which nothing is said."""
DECIDED = frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.FLAGGED})
"""What a person says; the other states come of readings."""
JUDGEMENTS = frozenset({ReviewState.OPEN, ReviewState.ACCEPTED, ReviewState.REJECTED})
"""What can be said of two entries that may be of one study."""
MOST_URGENT_FIRST = (
    *(ReviewState.CONFLICT, ReviewState.CHANGED, ReviewState.MISSING),
    *(ReviewState.FLAGGED, ReviewState.REJECTED, ReviewState.ACCEPTED),
)
"""In the order in which they wait for somebody."""
