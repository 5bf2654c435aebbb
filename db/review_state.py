"""Where an entry, and a finding about it, can stand in the review: the one list of each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from parser.i18n import _


class ReviewState(StrEnum):
    """A word of the columns `entry.review`, `study.review` and of events; OPEN is "" there."""

    OPEN = ""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FLAGGED = "flagged"
    CHANGED = "changed"
    MISSING = "missing"
    CONFLICT = "conflict"


class FindingState(StrEnum):
    """A word of the events about a finding."""

    OPEN = "open"
    SETTLED = "settled"
    """It was right, and what should stand there was given."""
    DISMISSED = "dismissed"
    """It is nothing to worry about."""


NAMED = tuple(state for state in ReviewState if state)
"""All but OPEN, of which nothing is said."""
DECIDED = frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.FLAGGED})
"""What a person says; the other states come of readings."""
JUDGED = frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED})
"""What a person says who has seen all of an entry."""
JUDGEMENTS = frozenset({ReviewState.OPEN, ReviewState.ACCEPTED, ReviewState.REJECTED})
"""What can be said of two entries that may be of one study."""
MOST_URGENT_FIRST = (
    *(ReviewState.CONFLICT, ReviewState.CHANGED, ReviewState.MISSING),
    *(ReviewState.FLAGGED, ReviewState.REJECTED, ReviewState.ACCEPTED),
)
"""In the order in which they wait for somebody."""
REVIEW_WORDS: Mapping[str, str] = {
    ReviewState.ACCEPTED: _("accepted"),
    ReviewState.REJECTED: _("rejected"),
    ReviewState.FLAGGED: _("flagged"),
    ReviewState.CHANGED: _("changed"),
    ReviewState.CONFLICT: _("conflict"),
    ReviewState.MISSING: _("missing"),
}
"""Where an entry can stand in the review → the word for it."""
