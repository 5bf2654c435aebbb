"""The current values in the tables: taken from there, replayed from the log, and written."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from sqlite3 import Connection

from sqlite_utils import Database

from db import event_log
from db.event_log import REVIEW, STUDY, Event, not_undone
from db.mapping import SqlValue, entry_columns, reading_digest, with_lacking
from db.merge import COMPARED, Conflict
from db.reading_text import unpack
from db.review.replay import CurrentRuns, EntryState, Reading, replay, shown_reading
from db.review_state import ReviewState
from db.search import Row, fulltext, rows
from db.split_off import NO_READINGS, as_split, origins, split_off, undone
from db.store import path_of, translated_errors, writing
from db.tables import stale, update, write_parts
from parser import Entry

AT_ONCE = 100
"""Entries that are brought up to date in one go: another writer waits a tenth of a second."""
_ORDER = (*COMPARED, REVIEW)


def replayed(sql: Connection, ids: Sequence[int]) -> dict[int, EntryState]:
    """The state of each of these entries, by its extractions and its events alone."""
    wanted = json.dumps(list(ids))
    read = readings_of(sql, ids)
    current = current_runs(sql, ids)
    events = event_log.of_entries(sql, wanted)
    found = {
        id: replay(read[id], current[id], _by_present_uids(sql, events.get(id, [])))
        for id in ids
        if id in read
    }
    # What was put together again with the entry that it was split off is none; and so is what a
    # later reading has split off itself, unless somebody has decided on it.
    none = undone(sql, ids) | {
        id
        for id in origins(sql, ids)
        if id in found and not not_undone(events.get(id, ())) and _is_read(sql, id, found[id].entry)
    }
    return {
        id: replace(
            _with_present_studies(sql, state),
            review=ReviewState.REJECTED if id in none else state.review,
        )
        for id, state in found.items()
    }


def _is_read(sql: Connection, id: int, entry: Entry) -> bool:
    """Whether a run that is shown of this entry's report has another one that says the same."""
    query = f"""
        SELECT 1 FROM entry e JOIN extraction x ON x.digest = ?
        WHERE e.id = ? AND x.run_id IN {event_log.CURRENT_RUNS.format("e.report_id")}
    """
    return bool(sql.execute(query, [reading_digest(entry), id]).fetchone())


def _with_present_studies(sql: Connection, state: EntryState) -> EntryState:
    """Without those with an entry of which the import was taken back."""
    here = "SELECT 1 FROM entry WHERE uid = ?"
    gone = {uid for uid in state.studies if not sql.execute(here, [uid]).fetchone()}
    if not gone:
        return state
    studies = {uid: said for uid, said in state.studies.items() if uid not in gone}
    return replace(state, studies=studies)


def current_runs(sql: Connection, ids: Sequence[int]) -> dict[int, CurrentRuns]:
    """The runs that are shown of the reports of these entries."""
    found = sql.execute(_CURRENT_RUNS, [json.dumps(list(ids))])
    return {id: CurrentRuns(paged or 0, exact or 0) for id, paged, exact in found}


def readings_of(sql: Connection, ids: Sequence[int]) -> dict[int, list[Reading]]:
    """All that was read of each of these entries, in the order of `db.entry_identity`."""
    read: defaultdict[int, list[Reading]] = defaultdict(list)
    found = sql.execute(_READINGS, [json.dumps(list(ids))])
    for id, run_id, seen, digest, unsure, last, uid, is_exact in found:
        entry, lacking = with_lacking(unpack(seen))
        told = Reading(run_id, entry, lacking, digest, bool(unsure), (last, uid), bool(is_exact))
        read[id].append(told)
    for id, event in origins(sql, ids).items():
        if reading := _split_from(sql, event):
            read[id].append(reading)
    return read


def _split_from(sql: Connection, event: Event) -> Reading | None:
    """What an event split off, as if it had been read where the other entry was read last; None
    where that is no entry any more."""
    origin = event.entry_id
    readings = readings_of(sql, [origin]).get(origin)
    current = current_runs(sql, [origin]).get(origin)
    if not readings or not current:
        return None
    last = shown_reading(readings, current)
    entry = as_split(event.after, replay(readings, current, ()).entry)
    return replace(last, entry=entry, lacking=frozenset(), digest="", unsure=False)


def _by_present_uids(sql: Connection, events: Sequence[Event]) -> list[Event]:
    """The same events, with the uid that the other entry of a study has here now."""
    return [
        replace(event, field=STUDY + (_uid_now(sql, event.field.removeprefix(STUDY))))
        if event.field.startswith(STUDY)
        else event
        for event in events
    ]


def _uid_now(sql: Connection, uid: str) -> str:
    found = sql.execute(
        "SELECT e.uid FROM name JOIN entry e ON e.id = name.entry_id WHERE name.uid = ?", [uid]
    ).fetchone()
    return str(found[0]) if found else uid


def last_read(sql: Connection, id: int) -> Entry:
    """What was last read of the entry, without what people made of it."""
    return replay(readings_of(sql, [id])[id], current_runs(sql, [id])[id], ()).entry


def stored(db: Database, ids: Sequence[int]) -> dict[int, tuple[Row, EntryState]]:
    """The row and the state of each of these entries, as the tables have them."""
    wanted = json.dumps(list(ids))
    conflicts: defaultdict[int, list[Conflict]] = defaultdict(list)
    for id, field, base, correction, reading, contested in db.conn.execute(_CONFLICTS, [wanted]):
        conflicts[id].append(Conflict(field, base, correction, reading, bool(contested)))
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
                tuple(sorted(conflicts[row.id], key=lambda c: _ORDER.index(c.field))),
                studies[row.id],
            ),
        )
        for row in rows(db, ids)
    }


def refresh(db: Database, ids: Sequence[int], decided: Iterable[int] = ()) -> dict[int, int]:
    """Bring what is stored of these entries in line with the log; their versions afterwards.

    What was split off these is, too. The version of an entry goes up where what is shown changed,
    and where it was `decided` on. Within the caller's transaction.
    """
    sql = db.conn
    ids = list(dict.fromkeys([*ids, *split_off(sql, ids)]))
    waiting = stale(sql, ids)
    lacking = {id for id, indexed in waiting.items() if not indexed}
    come = _as_read(sql, lacking)
    known = [id for id in ids if id not in come]
    before = stored(db, known)
    after = {id: state for id, state in replayed(sql, known).items() if state != before[id][1]}
    moved = [id for id, state in after.items() if state.entry != before[id][1].entry]
    if moved:
        fulltext.unindex(sql, [id for id in moved if waiting.get(id, True)])
    for id, state in after.items():
        _write(sql, id, before[id][1], state)
    if moved or lacking:
        fulltext.index(sql, sorted({*moved, *lacking}))
    sql.executemany("DELETE FROM stale WHERE entry_id = ?", [(id,) for id in waiting])
    # What has just come has the version 0.
    new = {id for id, (row, _) in before.items() if not row.version}
    raised = sorted({*after, *decided, *new, *come})
    sql.execute(
        "UPDATE entry SET version = version + 1 WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(raised)],
    )
    versions = {id: row.version + (id in raised) for id, (row, _) in before.items()}
    return {**versions, **dict.fromkeys(come, 1)}


def _as_read(sql: Connection, ids: Iterable[int]) -> set[int]:
    """Those of these entries that have just come, and so are stored as they were read: nobody has
    decided on them, and the only run that is shown is the only one that saw them."""
    return {id for (id,) in sql.execute(_AS_READ, [json.dumps(list(ids))])}


def rewrite(db: Database, id: int) -> None:
    """Write what is shown of an entry anew, whatever stands there; the full-text index is left.

    Within the caller's transaction.
    """
    sql = db.conn
    state = replayed(sql, [id])[id]
    sql.execute("DELETE FROM conflict WHERE entry_id = ?", [id])
    sql.execute("UPDATE study SET review = '' WHERE first_id = ?", [id])
    write_parts(sql, id, state.entry)
    update(sql, "entry", id, entry_columns(state.entry))
    _write(sql, id, EntryState(state.entry), state)
    sql.execute("UPDATE entry SET version = version + 1 WHERE id = ?", [id])


def settle(db: Database) -> None:
    """Bring up to date whatever an import, or one that was interrupted, has left stale: a few
    entries at a time, so that others can write in between. Raises StoreError."""
    while _some_stale(db):
        with writing(db):
            settle_some(db)


def settle_some(db: Database) -> None:
    """As `settle`, those that it does first, within the caller's transaction."""
    refresh(db, _some_stale(db))


def settle_these(db: Database, ids: Iterable[int]) -> None:
    """Bring up to date those of these entries that are stale, within the caller's transaction."""
    if waiting := stale(db.conn, ids):
        refresh(db, list(waiting))


def _some_stale(db: Database) -> list[int]:
    with translated_errors(path_of(db)):
        found = db.conn.execute("SELECT entry_id FROM stale ORDER BY id LIMIT ?", [AT_ONCE])
        return [id for (id,) in found]


def _write(sql: Connection, id: int, before: EntryState, after: EntryState) -> None:
    said: dict[str, SqlValue] = {"review": after.review, "reviewer": after.reviewer}
    if after.entry != before.entry:
        write_parts(sql, id, after.entry)
        said |= entry_columns(after.entry)
    update(sql, "entry", id, said)
    if after.conflicts != before.conflicts:
        sql.execute("DELETE FROM conflict WHERE entry_id = ?", [id])
        sql.executemany(
            "INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)",
            [(id, *astuple(conflict)) for conflict in after.conflicts],
        )
    if after.studies != before.studies:
        sql.execute("UPDATE study SET review = '' WHERE first_id = ?", [id])
        sql.executemany(_STUDY, [(id, uid, review) for uid, review in after.studies.items()])


def paged_entry(db: Database, id: int) -> Entry | None:
    """What the file with pages has of an entry, where one was read of its paper that has it."""
    with translated_errors(path_of(db)):
        read = [one for one in readings_of(db.conn, [id]).get(id, ()) if not one.is_exact]
        current = current_runs(db.conn, [id]).get(id, CurrentRuns())
    shown = max(read, key=lambda one: (one.run_id == current.paged, one.last), default=None)
    return shown.entry if shown else None


_AS_READ = f"""
SELECT e.id FROM json_each(?) wanted JOIN entry e ON e.id = wanted.value
WHERE e.version = 0 AND e.review = ''
    AND e.run_id IN {event_log.CURRENT_RUNS.format("e.report_id")}
    AND (SELECT count(*) FROM run WHERE id IN {event_log.CURRENT_RUNS.format("e.report_id")}) = 1
    AND NOT EXISTS (SELECT 1 FROM extraction WHERE entry_id = e.id AND run_id <> e.run_id)
    AND NOT EXISTS (SELECT 1 FROM event WHERE entry_id = e.id)
    AND e.id NOT IN ({NO_READINGS})
"""

_READINGS = """
SELECT x.entry_id, x.run_id, x.seen, x.digest, x.unsure, run.last, run.uid, run.pages = 0
FROM json_each(?) wanted
JOIN extraction x ON x.entry_id = wanted.value
JOIN run ON run.id = x.run_id AND run.last > run.withdrawn
ORDER BY run.pages = 0, run.first, run.uid
"""

_CURRENT_RUNS = f"""
SELECT e.id, max(iif(run.pages > 0, run.id, 0)), max(iif(run.pages = 0, run.id, 0))
FROM json_each(?) wanted JOIN entry e ON e.id = wanted.value
LEFT JOIN run ON run.id IN {event_log.CURRENT_RUNS.format("e.report_id")}
GROUP BY e.id
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
