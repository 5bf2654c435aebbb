"""What later readings made of an entry that somebody had decided on: other words, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import REVIEW, not_undone
from db.merge import COMPARED, text_of
from db.review.decisions import history
from db.review.projection import current_runs, readings_of
from db.review.replay import CurrentRuns, place_decided_on, replay
from db.store import path_of, translated_errors
from parser import CHOICES


@dataclass(frozen=True, slots=True)
class RereadField:
    """A field that is read differently since the entry was decided on: see `merge.text_of`."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Absence:
    """An entry that the readings of its paper no longer have; times are UTC, ISO 8601."""

    since: str
    """When the first of them was made,"""
    file: str
    """of which file,"""
    parser: str
    """by which version."""
    seen: str
    """When the last one was made that has the entry,"""
    seen_file: str
    """and of which file."""


def reread(db: Database, id: int) -> tuple[RereadField, ...]:
    """The fields that nobody corrected and that are shown otherwise than when the entry was last
    decided on, in the order in which a person reads them; none where nobody decided."""
    events = not_undone(history(db, id))
    decision = next((event for event in reversed(events) if event.field == REVIEW), None)
    if decision is None:
        return ()
    with translated_errors(path_of(db)):
        readings = readings_of(db.conn, [id]).get(id, [])
        current = current_runs(db.conn, [id]).get(id, CurrentRuns())
    at = place_decided_on(readings, decision)
    if at is None:
        return ()
    then = readings[at]
    # A field that the program tells is not news by the first version that does.
    new = then.lacking & CHOICES.keys()
    before = replay([then], CurrentRuns(), events).entry
    now = replay(readings, current, events).entry
    return tuple(
        RereadField(name, text_of(before, name), text_of(now, name))
        for name in COMPARED
        if name not in new and text_of(before, name) != text_of(now, name)
    )


def absence(db: Database, id: int) -> Absence | None:
    """Since when the entry is missing; None where the last reading of its paper has it."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_ABSENCE, [id]).fetchone()
    return Absence(*found) if found else None


_ABSENCE = """
SELECT since.at, since.file, since.parser, seen.at, seen.file
FROM entry e
JOIN run seen ON seen.id = (
    SELECT max(run.id) FROM extraction x JOIN run ON run.id = x.run_id AND last > withdrawn
    WHERE x.entry_id = e.id)
JOIN run since ON since.id = (
    SELECT min(id) FROM run
    WHERE report_id = e.report_id AND id > seen.id AND (pages = 0) = (seen.pages = 0))
WHERE e.id = ?
"""
