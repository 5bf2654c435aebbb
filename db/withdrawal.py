"""An import taken back as a whole: what only it read is no entry any more.

Its readings stay, as all readings do, and so do the decisions on them. Where the same is read
again, the entry is there again under the same uid, with what was decided on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import tick
from db.paper_runs import HOLDS
from db.reidentify import leave_out
from db.review import settle
from db.store import StoreError, path_of, translated_errors, writing
from parser.i18n import _


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A reading of a file; `at` is UTC, ISO 8601."""

    id: int
    file: str
    at: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What came of it: of the entries of the paper, `gone` were only in the run that was taken
    back, and `left` are as the other readings have them."""

    run: StoredRun
    gone: int
    left: int


def last_run(db: Database, file: str = "") -> StoredRun | None:
    """The last reading that holds, of the file of this name if one is given."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(
            f"SELECT id, file, at FROM run WHERE {HOLDS} AND ?1 IN ('', file) "
            "ORDER BY last DESC, uid DESC LIMIT 1",
            [file],
        ).fetchone()
    return StoredRun(*found) if found else None


def withdraw(db: Database, run: StoredRun) -> Withdrawn:
    """Take a reading back. Raises StoreError; it is then taken back, or not."""
    settle(db)
    with writing(db) as sql:
        found = sql.execute(
            f"SELECT report_id FROM run WHERE id = ? AND {HOLDS}", [run.id]
        ).fetchone()
        if not found:
            raise StoreError(_("{file} was taken back already.").format(file=run.file))
        count = "SELECT count(*) FROM entry WHERE report_id = ?"
        (before,) = sql.execute(count, found).fetchone()
        sql.execute("UPDATE run SET withdrawn = ? WHERE id = ?", [tick(sql), run.id])
        leave_out(sql, run.id)
        (left,) = sql.execute(count, found).fetchone()
    settle(db)
    return Withdrawn(run, before - left, left)
