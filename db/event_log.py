"""What people decided: the append-only table `event`.

An event puts `after` where `before` stood, in one field of one entry. `field` is one of
`merge.COMPARED`, or REVIEW, SECOND, JOINED or SPLIT, or FINDING and STUDY with what they are
about behind them. An event with `undoes` takes another back: a decision, or an undo of one, which
is a redo. So a decision holds unless it has an undo that itself holds.
"""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from sqlite3 import Connection

from db.checksum import checksum

REVIEW = "review"
SECOND = "second"
"""What another reviewer would have, as JSON (`db.review.second_look`); nothing shown changes."""
FINDING = "finding:"
"""Before a finding's code, field and words, as JSON; its value is a `FindingState`."""
JOINED = "joined"
"""An entry that is the rest of another one, whose uid is the value (`db.review.join_and_split`)."""
SPLIT = "split"
"""An entry that is two studies: the value is what stands in the second, field → text, as JSON."""
STUDY = "study:"
"""Before the uid of the other entry; its value is one of `review_state.JUDGEMENTS`."""


@dataclass(frozen=True, slots=True)
class Event:
    """A row of table `event`; `at` is UTC, ISO 8601. By `clock` and then `uid` events have the
    order in which every copy of the database takes them."""

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
    clock: int
    read: str
    """The digest of the reading that was shown when it was decided."""
    parents: str | None
    """The uids of the last events on the entry that were known, parted by spaces: with what those
    knew, all that this one knew. None in events of before there were any."""


CURRENT_RUNS = """(
    SELECT one.id FROM run one
    WHERE one.report_id = {} AND one.last > one.withdrawn AND NOT EXISTS (
        SELECT 1 FROM run later
        WHERE later.report_id = one.report_id AND (later.pages = 0) = (one.pages = 0)
            AND later.last > later.withdrawn AND (later.last, later.uid) > (one.last, one.uid)))
"""
"""SQL for the runs that are shown of a report: of those that hold, and of the files with pages and
the files without each, the one that was last gone to."""
SHOWN_FIRST = f"""
    run.id IN {CURRENT_RUNS.format("run.report_id")} DESC,
    run.pages = 0 DESC, run.last DESC, run.uid DESC
"""
"""SQL for the order in which readings of one entry, each with its run, are shown."""

_NAMES = [f'"{part.name}"' for part in fields(Event)]
_COLUMNS = ", ".join(_NAMES)
_ADD = (
    f"INSERT INTO event ({', '.join(_NAMES[1:])}, checksum) "
    f"VALUES ({', '.join('?' for _ in _NAMES)})"
)
_SHOWN = f"""
SELECT
    (SELECT id FROM run LEFT JOIN extraction x ON x.run_id = run.id AND x.entry_id = e.id
     WHERE run.id IN {CURRENT_RUNS.format("e.report_id")}
     ORDER BY x.run_id IS NULL, run.pages = 0 DESC LIMIT 1),
    coalesce(
        (SELECT x.digest FROM extraction x JOIN run ON run.id = x.run_id
         WHERE x.entry_id = e.id AND run.last > run.withdrawn
         ORDER BY {SHOWN_FIRST} LIMIT 1), '')
FROM entry e WHERE e.id = ?
"""
"""The run that is shown, one that has the entry if any has; the digest of the entry's reading."""


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
) -> None:
    """Add one event, now and under a new uid, made in the knowledge of all that stands here."""
    run_id, read = sql.execute(_SHOWN, [entry_id]).fetchone()
    clock = tick(sql)
    add(
        sql,
        Event(
            0,
            new_name(),
            datetime.now(UTC).isoformat(timespec="milliseconds"),
            reviewer,
            entry_id,
            run_id,
            field,
            before,
            after,
            reason,
            group,
            undoes,
            clock,
            read,
            " ".join(_last_known(sql, entry_id)),
        ),
    )


def add(sql: Connection, event: Event) -> None:
    """Add one event as it is, but for its id."""
    values = {part.name: getattr(event, part.name) for part in fields(Event)[1:]}
    summed = [value for name, value in values.items() if name != "entry_id"]
    sql.execute(_ADD, [*values.values(), checksum(*summed)])


def tick(sql: Connection) -> int:
    """A time, in microseconds, after all that is known here: now, or right after the last one where
    another copy's clock is ahead (a hybrid logical clock: Kulkarni and others, 2014)."""
    (last,) = sql.execute(
        "SELECT max(coalesce((SELECT max(clock) FROM event), 0), "
        "coalesce((SELECT max(max(last, withdrawn)) FROM run), 0))"
    ).fetchone()
    return max(time.time_ns() // 1000, int(last) + 1)


def _last_known(sql: Connection, entry_id: int) -> list[str]:
    """The events on an entry that no other event knows of; of those before m018, of which it is
    worked out what they knew, all."""
    known = sql.execute(
        "SELECT uid, parents FROM event WHERE entry_id = ? ORDER BY clock, uid", [entry_id]
    ).fetchall()
    heads: dict[str, None] = {}
    for uid, parents in known:
        for parent in (parents or "").split():
            heads.pop(parent, None)
        heads[uid] = None
    return list(heads)


def new_name() -> str:
    """A name for an event or a group that no other database gives."""
    return secrets.token_hex(8)


def select(sql: Connection, where: str, parameters: Sequence[str | int]) -> list[Event]:
    """The events for which the condition `where` holds, oldest first."""
    found = sql.execute(
        f"SELECT {_COLUMNS} FROM event WHERE {where} ORDER BY clock, uid", parameters
    )
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
