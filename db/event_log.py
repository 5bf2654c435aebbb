"""What people decided: the append-only table `event`.

An event puts `after` where `before` stood, in one field of one entry. `field` is one of
`merge.CORRECTABLE`, or REVIEW or SECOND, or FINDING and STUDY with what they are about behind
them. An event with `undoes` takes another back: a decision, or an undo of one, which is a redo.
So a decision holds unless it has an undo that itself holds.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from sqlite3 import Connection

REVIEW = "review"
SECOND = "second"
"""What another reviewer would have, as JSON (`db.review.second_look`); nothing shown changes."""
FINDING = "finding:"
"""Before a finding's code, field and words, as JSON; its value is a `FindingState`."""
STUDY = "study:"
"""Before the uid of the other entry; its value is one of `review_state.JUDGEMENTS`."""


@dataclass(frozen=True, slots=True)
class Event:
    """A row of table `event`; `at` is UTC, ISO 8601."""

    id: int
    uid: str
    at: str
    reviewer: str
    entry_id: int
    run_id: int
    field: str
    before: str
    after: str
    reason: str
    group: str
    undoes: int | None


_COLUMNS = ", ".join(f'"{part.name}"' for part in fields(Event))


def append(
    sql: Connection,
    entry_id: int,
    field: str,
    before: str,
    after: str,
    *,
    reviewer: str,
    group: str,
    reason: str = "",
    undoes: int | None = None,
    uid: str = "",
    at: str = "",
) -> None:
    """Add one event, now and under a new uid unless told otherwise."""
    sql.execute(
        """
        INSERT INTO event
            (uid, at, reviewer, entry_id, run_id, field, before, after, reason, "group", undoes)
        SELECT ?, ?, ?, e.id, (SELECT max(id) FROM run WHERE report_id = e.report_id),
            ?, ?, ?, ?, ?, ?
        FROM entry e WHERE e.id = ?
        """,
        [
            uid or new_name(),
            at or datetime.now(UTC).isoformat(timespec="milliseconds"),
            reviewer,
            field,
            before,
            after,
            reason,
            group,
            undoes,
            entry_id,
        ],
    )


def new_name() -> str:
    """A name for an event or a group that no other database gives."""
    return secrets.token_hex(8)


def select(sql: Connection, where: str, parameters: Sequence[str | int]) -> list[Event]:
    """The events for which the condition `where` holds, oldest first."""
    found = sql.execute(f"SELECT {_COLUMNS} FROM event WHERE {where} ORDER BY id", parameters)
    return [Event(*row) for row in found]


def of_entries(sql: Connection, json_ids: str) -> dict[int, list[Event]]:
    """All events of each of these entries, oldest first; `json_ids` is a JSON array."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in select(sql, "entry_id IN (SELECT value FROM json_each(?))", [json_ids]):
        found[event.entry_id].append(event)
    return found


def not_undone_sql(alias: str) -> str:
    """SQL for whether the decision that a query names `alias` has not been undone."""
    return f"""
        {alias}.undoes IS NULL AND NOT EXISTS (
            SELECT 1 FROM event u
            WHERE u.undoes = {alias}.id
                AND NOT EXISTS (SELECT 1 FROM event r WHERE r.undoes = u.id))
    """


def not_undone(events: Iterable[Event]) -> list[Event]:
    """The decisions among `events` that have not been undone, in their order."""
    events = list(events)
    undone = {event.undoes for event in events}
    taken_back = {event.undoes for event in events if event.undoes and event.id not in undone}
    return [event for event in events if event.undoes is None and event.id not in taken_back]
