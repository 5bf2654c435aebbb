"""What the store has of a paper, as who stores a reading of it asks."""

from __future__ import annotations

from sqlite3 import Connection

from db.entry_identity import Known
from db.event_log import CURRENT_RUNS, SHOWN_FIRST
from db.mapping import from_stored
from db.split_off import NO_READINGS
from parser import Entry


def report_of_run(sql: Connection, run_id: int) -> int:
    """The report of a run."""
    (report_id,) = sql.execute("SELECT report_id FROM run WHERE id = ?", [run_id]).fetchone()
    return int(report_id)


def current_runs(sql: Connection, report_id: int) -> list[int]:
    """The runs that are shown of a report."""
    query = f"SELECT id FROM run WHERE id IN {CURRENT_RUNS.format('?')}"
    return [id for (id,) in sql.execute(query, [report_id])]


def shown_entries(sql: Connection, report_id: int) -> dict[int, Entry]:
    """The entries of a report, as they were last read."""
    found = sql.execute(_SHOWN, [report_id])
    return {id: from_stored(seen) for id, seen in found}


def entries_of(sql: Connection, run_id: int) -> list[int]:
    """The entry of each reading of a run."""
    found = sql.execute(
        "SELECT entry_id FROM extraction WHERE run_id = ? ORDER BY place, digest", [run_id]
    )
    return [id for (id,) in found]


def known_entries(sql: Connection, report_id: int) -> list[Known]:
    """The entries of a report, each as the last run in order that has it read it."""
    found = sql.execute(_LAST_READ, [report_id])
    return [
        Known(id, uid, from_stored(seen), sha256, place)
        for id, uid, seen, sha256, place, _ in found
    ]


# Of a group SQLite takes the other columns from the row with the greatest
# (https://sqlite.org/lang_select.html#bareagg).
_LAST_READ = """
SELECT e.id, e.uid, x.seen, run.sha256, x.place,
    max(printf('%d %020d %s', run.pages = 0, run.first, run.uid))
FROM entry e JOIN extraction x ON x.entry_id = e.id
JOIN run ON run.id = x.run_id AND run.last > run.withdrawn
WHERE e.report_id = ? GROUP BY e.id
"""

_SHOWN = f"""
SELECT e.id, (
    SELECT x.seen FROM extraction x
    JOIN run ON run.id = x.run_id AND run.last > run.withdrawn
    WHERE x.entry_id = e.id ORDER BY {SHOWN_FIRST} LIMIT 1)
FROM entry e WHERE e.report_id = ? AND e.id NOT IN ({NO_READINGS})
"""
