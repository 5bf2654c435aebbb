"""All that is known of one entry, fetched at once for the pane that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import Event, not_undone
from db.merge import Conflict
from db.review import (
    Absence,
    RereadField,
    Study,
    absence,
    conflicts,
    history,
    reread,
    studies,
)
from db.review_state import ReviewState
from db.search import Row, rows


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """What an entry went through, and what it has to do with others."""

    history: tuple[Event, ...] = ()
    """Every decision, oldest first,"""
    holding: frozenset[int] = frozenset()
    """and the ids of those that nobody undid."""
    conflicts: tuple[Conflict, ...] = ()
    reread: tuple[RereadField, ...] = ()
    absence: Absence | None = None
    studies: tuple[tuple[Study, Row], ...] = ()
    """Proposals that it is the same study as another entry."""


@dataclass(frozen=True, slots=True)
class EntryDetails:
    """An entry, and the more there is."""

    row: Row
    more: EntryHistory


def entry_details(db: Database, id: int) -> EntryDetails | None:
    """What is known of the entry `id`; None where it is not stored. Raises StoreError."""
    found = rows(db, [id])
    if not found:
        return None
    events = history(db, id)
    proposed = {
        study.first_id if study.second_id == id else study.second_id: study
        for study in studies(db, id)
    }
    review = found[0].review
    more = EntryHistory(
        tuple(events),
        frozenset(event.id for event in not_undone(events)),
        # To tell of these takes all readings; an entry that has one says so.
        conflicts(db, id) if review == ReviewState.CONFLICT else (),
        reread(db, id) if review in (ReviewState.CONFLICT, ReviewState.CHANGED) else (),
        absence(db, id) if review == ReviewState.MISSING else None,
        tuple((proposed[other.id], other) for other in rows(db, [*proposed])),
    )
    return EntryDetails(found[0], more)
