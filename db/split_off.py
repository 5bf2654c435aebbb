"""Entries that people split off others: a row each, as long as the other has one.

No run saw such an entry. What stands in it is in the event that split it off, where it stands is
where the other does, and its uid follows from the event, so that every copy gives it the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from sqlite3 import Connection

from db.event_log import SPLIT, Event, not_undone_sql, select
from db.forgetting import forget_entry, unindex
from db.mapping import entry_columns
from db.merge import corrected
from db.tables import insert_entry, mark_stale, update, write_parts
from parser import Entry

NO_READINGS = "SELECT id FROM subject WHERE split IS NOT NULL"
"""SQL for the ids of all that were ever split off."""


def uid_of(event_uid: str) -> str:
    """The uid of the entry that this event split off."""
    return hashlib.sha256(f"{SPLIT} {event_uid}".encode()).hexdigest()[:16]


def as_split(after: str, origin: Entry) -> Entry:
    """The entry of which the texts stand in an event, where `origin` stands, and with those of its
    columns that no model knows."""
    place = Entry(pages=origin.pages, boxes=origin.boxes, extra=origin.extra)
    return corrected(place, json.loads(after))


def origins(sql: Connection, ids: Iterable[int]) -> dict[int, Event]:
    """Those of these entries that were split off → the event that did it."""
    found = sql.execute(_SPLIT_BY, [json.dumps(list(ids))]).fetchall()
    return {id: select(sql, "uid = ?", [uid])[0] for id, uid in found}


def undone(sql: Connection, ids: Iterable[int]) -> set[int]:
    """Those of these entries that were split off others and put together with them again."""
    return {id for (id,) in sql.execute(_UNDONE, [json.dumps(list(ids))])}


def split_off(sql: Connection, ids: Iterable[int]) -> list[int]:
    """The entries that were split off these, and those that were split off them, each with a row;
    where it had none it gets one.

    Within the caller's transaction.
    """
    found: list[int] = []
    wanted = list(ids)
    while wanted:
        come = select(sql, _SPLITS, [json.dumps(wanted)])
        wanted = [id for event in come if (id := make(sql, event)) and id not in found]
        found += wanted
    return found


def make(sql: Connection, event: Event) -> int:
    """Give the entry that an event split off a row, unless it has one; its id, or 0 where the other
    has no row either.

    Within the caller's transaction.
    """
    origin = sql.execute(_PLACE, [event.entry_id]).fetchone()
    if not origin:
        return 0
    known = sql.execute("SELECT id FROM subject WHERE split = ?", [event.uid]).fetchone()
    if known and sql.execute("SELECT 1 FROM entry WHERE id = ?", known).fetchone():
        return int(known[0])
    if not known:
        query = "INSERT INTO subject (id, split) SELECT max(id) + 1, ? FROM subject RETURNING id"
        known = sql.execute(query, [event.uid]).fetchone()
    id, uid = int(known[0]), uid_of(event.uid)
    entry = as_split(event.after, Entry())
    columns = dict(zip(_AT, origin, strict=True))
    insert_entry(sql, {"uid": uid, **columns, **entry_columns(entry)}, id)
    write_parts(sql, id, entry)
    sql.execute("INSERT OR REPLACE INTO name (uid, entry_id) VALUES (?, ?)", [uid, id])
    mark_stale(sql, [id], indexed=False)
    return id


def place_all(sql: Connection) -> None:
    """Put every entry that was split off where the other is now, or nowhere.

    Within the caller's transaction.
    """
    for event in select(sql, "uid IN (SELECT split FROM subject WHERE split IS NOT NULL)", []):
        (id,) = sql.execute("SELECT id FROM subject WHERE split = ?", [event.uid]).fetchone()
        origin = sql.execute(_PLACE, [event.entry_id]).fetchone()
        now = sql.execute(_PLACE, [id]).fetchone()
        if not origin and now:
            unindex(sql, [id])
            sql.execute("DELETE FROM name WHERE entry_id = ?", [id])
            forget_entry(sql, id)
        elif origin and not now:
            make(sql, event)
        elif origin != now:
            update(sql, "entry", id, dict(zip(_AT, origin, strict=True)))
            mark_stale(sql, [id], indexed=True)


_AT = ("report_id", "run_id", "place")
_PLACE = f"SELECT {', '.join(_AT)} FROM entry WHERE id = ?"
_SPLITS = f"""
field = '{SPLIT}' AND undoes IS NULL AND entry_id IN (SELECT value FROM json_each(?))
"""
_SPLIT_BY = """
SELECT s.id, s.split FROM json_each(?) wanted CROSS JOIN subject s ON s.id = wanted.value
WHERE s.split IS NOT NULL
"""
_UNDONE = f"""
SELECT s.id FROM json_each(?) wanted CROSS JOIN subject s ON s.id = wanted.value
JOIN event d ON d.uid = s.split WHERE NOT ({not_undone_sql("d")})
"""
