"""The current values in the tables: taken from there, replayed from the log, and written."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from sqlite3 import Connection

from sqlite_utils import Database

from db import event_log
from db.mapping import PARTS, SqlValue, entry_columns, from_seen, part_columns, with_lacking
from db.merge import CORRECTABLE, Conflict
from db.review.replay import EntryState, Reading, replay
from db.search import Row, fulltext, rows
from parser import Entry


def replayed(sql: Connection, ids: Sequence[int]) -> dict[int, EntryState]:
    """The state of each of these entries, by its extractions and its events alone."""
    wanted = json.dumps(list(ids))
    read: defaultdict[int, list[Reading]] = defaultdict(list)
    for id, run_id, seen in sql.execute(_READINGS, [wanted]):
        read[id].append(Reading(run_id, *with_lacking(seen)))
    last = dict(sql.execute(_LAST_RUNS, [wanted]).fetchall())
    events = event_log.of_entries(sql, wanted)
    return {id: replay(read[id], last[id], events.get(id, [])) for id in ids if id in read}


def last_read(sql: Connection, id: int) -> Entry:
    """What the last run that saw the entry read, without what people made of it."""
    (seen,) = sql.execute(
        "SELECT seen FROM extraction WHERE entry_id = ? ORDER BY run_id DESC LIMIT 1", [id]
    ).fetchone()
    return from_seen(seen)


def stored(db: Database, ids: Sequence[int]) -> dict[int, tuple[Row, EntryState]]:
    """The row and the state of each of these entries, as the tables have them."""
    wanted = json.dumps(list(ids))
    conflicts: defaultdict[int, list[Conflict]] = defaultdict(list)
    for id, *conflict in db.conn.execute(_CONFLICTS, [wanted]):
        conflicts[id].append(Conflict(*conflict))
    studies: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for id, uid, review in db.conn.execute(_STUDIES, [wanted]):
        studies[id][uid] = review
    return {
        row.id: (
            row,
            EntryState(
                row.entry,
                row.review,
                row.reviewer,
                tuple(sorted(conflicts[row.id], key=lambda c: CORRECTABLE.index(c.field))),
                studies[row.id],
            ),
        )
        for row in rows(db, ids)
    }


def refresh(db: Database, ids: Sequence[int], decided: Iterable[int] = ()) -> dict[int, int]:
    """Bring what is stored of these entries in line with the log; their versions afterwards.

    The version of an entry goes up where what is shown changed, and where it was `decided` on.
    Within the caller's transaction.
    """
    sql = db.conn
    before = stored(db, ids)
    after = {id: state for id, state in replayed(sql, ids).items() if state != before[id][1]}
    moved = [id for id, state in after.items() if state.entry != before[id][1].entry]
    if moved:
        fulltext.unindex(sql, moved)
    for id, state in after.items():
        _write(sql, id, before[id][1], state)
    if moved:
        fulltext.index(sql, moved)
    raised = sorted({*after, *decided})
    sql.execute(
        "UPDATE entry SET version = version + 1 WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(raised)],
    )
    return {id: row.version + (id in raised) for id, (row, _) in before.items()}


def write_parts(sql: Connection, id: int, entry: Entry) -> None:
    """Store what the entry has several of, over what is there."""
    for table in PARTS:
        sql.execute(f"DELETE FROM {table} WHERE entry_id = ?", [id])
    for table, part in part_columns(entry):
        insert(sql, table, {"entry_id": id, **part})


def insert(sql: Connection, table: str, columns: Mapping[str, SqlValue]) -> int:
    """Add a row; its id."""
    values = ", ".join(f":{name}" for name in columns)
    cursor = sql.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", dict(columns)
    )
    return cursor.lastrowid or 0


def update(sql: Connection, table: str, id: int, columns: Mapping[str, SqlValue]) -> None:
    """Change a row."""
    values = ", ".join(f"{name} = :{name}" for name in columns)
    sql.execute(f"UPDATE {table} SET {values} WHERE id = :id", {**columns, "id": id})


def _write(sql: Connection, id: int, before: EntryState, after: EntryState) -> None:
    said: dict[str, SqlValue] = {"review": after.review, "reviewer": after.reviewer}
    if after.entry != before.entry:
        write_parts(sql, id, after.entry)
        said |= entry_columns(after.entry)
    update(sql, "entry", id, said)
    if after.conflicts != before.conflicts:
        sql.execute("DELETE FROM conflict WHERE entry_id = ?", [id])
        sql.executemany(
            "INSERT INTO conflict VALUES (?, ?, ?, ?, ?)",
            [(id, *astuple(conflict)) for conflict in after.conflicts],
        )
    if after.studies != before.studies:
        sql.execute("UPDATE study SET review = '' WHERE first_id = ?", [id])
        sql.executemany(_STUDY, [(id, uid, review) for uid, review in after.studies.items()])


_READINGS = """
SELECT x.entry_id, x.run_id, x.seen
FROM json_each(?) wanted JOIN extraction x ON x.entry_id = wanted.value
ORDER BY x.run_id
"""

_LAST_RUNS = """
SELECT e.id, (SELECT max(id) FROM run WHERE report_id = e.report_id)
FROM json_each(?) wanted JOIN entry e ON e.id = wanted.value
"""

_CONFLICTS = """
SELECT c.* FROM json_each(?) wanted JOIN conflict c ON c.entry_id = wanted.value
"""

_STUDIES = """
SELECT s.first_id, e.uid, s.review
FROM json_each(?) wanted
JOIN study s ON s.first_id = wanted.value
JOIN entry e ON e.id = s.second_id
WHERE s.review <> ''
"""

# A pair that another copy of the database found has no evidence here.
_STUDY = """
INSERT INTO study (first_id, second_id, evidence, review)
SELECT ?1, id, '[]', ?3 FROM entry WHERE uid = ?2
ON CONFLICT (first_id, second_id) DO UPDATE SET review = excluded.review
"""
