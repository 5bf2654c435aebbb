"""How far each report has been reviewed, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import not_undone_sql
from db.review_state import DECIDED, ReviewState
from db.store import path_of, translated_errors


@dataclass(frozen=True)
class Count:
    """The entries of one report, by where they stand."""

    report_id: int
    dossier: str
    nr: str
    ministerie: str
    jaar: int | None
    entries: int
    reviewed: int
    """A person decided on them, and nothing has changed since."""
    accepted: int
    rejected: int
    flagged: int
    changed: int
    conflict: int
    missing: int
    corrected: int
    """With at least one correction that has not been undone."""
    findings: int
    """Of the entries and of the report itself, still open."""


def counts(db: Database) -> list[Count]:
    """One Count for each report, the oldest paper first."""
    with translated_errors(path_of(db)):
        return [Count(*row) for row in db.conn.execute(_COUNTS)]


_DECIDED = ", ".join(f"'{state}'" for state in sorted(DECIDED))
_COUNTS = f"""
SELECT r.id, r.dossier, r.nr, r.ministerie, r.jaar,
    count(e.id),
    count(*) FILTER (WHERE e.review IN ({_DECIDED})),
    count(*) FILTER (WHERE e.review = '{ReviewState.ACCEPTED}'),
    count(*) FILTER (WHERE e.review = '{ReviewState.REJECTED}'),
    count(*) FILTER (WHERE e.review = '{ReviewState.FLAGGED}'),
    count(*) FILTER (WHERE e.review = '{ReviewState.CHANGED}'),
    count(*) FILTER (WHERE e.review = '{ReviewState.CONFLICT}'),
    count(*) FILTER (WHERE e.review = '{ReviewState.MISSING}'),
    count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM event d
        WHERE d.entry_id = e.id AND d.field NOT IN ('review', 'second')
            AND d.field NOT LIKE '%:%' AND {not_undone_sql("d")})),
    (SELECT count(*) FROM finding f WHERE f.report_id = r.id)
        + coalesce(sum((SELECT count(*) FROM finding f WHERE f.entry_id = e.id)), 0)
FROM report r LEFT JOIN entry e ON e.report_id = r.id
WHERE r.id IN (SELECT report_id FROM run WHERE last > withdrawn)
GROUP BY r.id
ORDER BY r.dossier, r.nr, r.id
"""
