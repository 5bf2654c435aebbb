"""The entries that are no hits unless the review is asked for: rejected, or missing."""

from __future__ import annotations

from array import array

from sqlite_utils import Database

from db.cache import ValidUntil, cached
from db.review_state import ReviewState
from db.search.query import Field, Query

LEFT_OUT = (ReviewState.REJECTED, ReviewState.MISSING)


def asks_review(query: Query) -> bool:
    """Whether the query says what is to be found by its review."""
    terms = (term for clause in query.clauses for term in clause)
    return any(isinstance(term, Field) and term.name == "review" for term in terms)


def left_out(db: Database, query: Query) -> frozenset[int]:
    """The ids of those that are no hits of this query, whatever it finds."""
    if asks_review(query):
        return frozenset()
    return cached(db, "left out", ValidUntil.DECISION, lambda: _rejected_or_missing(db))


def _rejected_or_missing(db: Database) -> frozenset[int]:
    found = db.conn.execute(
        "SELECT id FROM entry INDEXED BY entry_values WHERE review IN (?, ?)",
        LEFT_OUT,
    )
    return frozenset(id for (id,) in found)


def but(ids: array[int], barred: frozenset[int]) -> array[int]:
    """`ids` without those that are `barred`."""
    return array("q", (id for id in ids if id not in barred)) if barred else ids
