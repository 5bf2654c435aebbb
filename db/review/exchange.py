"""Decisions from one copy of a database to another, with the readings that they were made on.

What is shown follows from the runs and the events that are known, whichever came first: two copies
that have exchanged everything show the same. An event or a run is known by its uid, so that a file
can be taken in any number of times. Where two people put something else in a field, neither knowing
of the other, it is in conflict until one settles it. What cannot be understood yet is held: a
decision on a paper that is not known here, or on a field that only a later version knows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from sqlite3 import Connection

from sqlite_utils import Database

from db import event_log
from db.event_log import CURRENT_RUNS, SPLIT, STUDY, Event
from db.mapping import SqlValue
from db.match import RULE
from db.merge import COMPARED
from db.paper_runs import HOLDS, related, show_current
from db.reading_text import unpack
from db.reidentify import leave_out, reidentify
from db.review.exchange_lines import (
    RUN_COLUMNS,
    Bundle,
    SentEvent,
    SentRun,
    event_line,
    fields_of,
    from_lines,
    to_lines,
)
from db.review.projection import settle
from db.review_state import ReviewState
from db.split_off import make
from db.store import path_of, translated_errors, writing
from db.stored_runs import report_of_run
from db.tables import insert, mark_stale, update
from parser.i18n import _

__all__ = ["export_events", "from_lines", "import_events", "release", "to_lines"]


@dataclass(frozen=True, slots=True)
class Held:
    """An event that waits, and why."""

    event: SentEvent
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a bundle: events that are new here, those that were here already, and those that
    wait. `conflicts` entries are in conflict since."""

    new: int
    known: int
    held: tuple[Held, ...]
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class _Moments:
    """A run that is known here, when it was read and gone to, and when it was taken back."""

    id: int
    first: int
    last: int
    withdrawn: int

    @property
    def holds(self) -> bool:
        return self.last > self.withdrawn

    def with_those_of(self, sent: Mapping[str, int]) -> _Moments:
        """What both copies together know of it."""
        return _Moments(
            self.id,
            min(self.first, sent["first"]),
            max(self.last, sent["last"]),
            max(self.withdrawn, sent["withdrawn"]),
        )


def export_events(db: Database) -> Bundle:
    """Every event, and every run of the papers that there are events on, both in their order."""
    with translated_errors(path_of(db)):
        sql = db.conn
        sql.execute("BEGIN")
        try:
            events = [SentEvent(*row) for row in sql.execute(_CARRIED)]
            waiting = [line for (line,) in sql.execute("SELECT line FROM held ORDER BY uid")]
            runs = tuple(_runs(sql))
        finally:
            sql.execute("COMMIT")
    return Bundle(runs, (*events, *from_lines(waiting).events))


def import_events(db: Database, bundle: Bundle) -> Imported:
    """Take in what another copy knows. Raises StoreError, and then nothing is taken in."""
    settle(db)
    with writing(db) as sql:
        before = _in_conflict(sql)
        _take_runs(sql, bundle.runs)
        known = {uid for (uid,) in sql.execute("SELECT uid FROM event UNION SELECT uid FROM held")}
        come = [one for one in _clocked(bundle.events) if one.uid not in known]
        for one in come:
            sql.execute(
                "INSERT OR IGNORE INTO held (uid, line) VALUES (?, ?)", [one.uid, event_line(one)]
            )
        held = release(db)
    settle(db)
    with translated_errors(path_of(db)):
        conflicts = len(_in_conflict(db.conn) - before)
    new = {one.uid for one in come} - {one.event.uid for one in held}
    sent = {one.uid for one in bundle.events}
    waiting = tuple(one for one in held if one.event.uid in sent)
    return Imported(len(new), len(sent) - len(new) - len(waiting), waiting, conflicts)


def release(db: Database) -> list[Held]:
    """Take into the log what can be understood by now of what is held; what still waits.

    Within the caller's transaction; `settle` then brings up to date what is shown.
    """
    sql = db.conn
    lines = [line for (line,) in sql.execute("SELECT line FROM held")]
    waiting = sorted(from_lines(lines).events, key=lambda one: (one.clock, one.uid))
    # What an event undoes, or the other entry of a study, may come later in their order.
    while True:
        still = [Held(one, why) for one in waiting if (why := _take(sql, one))]
        if len(still) == len(waiting):
            return still
        waiting = [one.event for one in still]


def _runs(sql: Connection) -> Iterator[SentRun]:
    names = ", ".join(RUN_COLUMNS)
    holding = f"SELECT id FROM run WHERE {HOLDS} AND id IN ({_DECIDED_ON})"
    decided = [id for (id,) in sql.execute(holding)]
    for columns in sql.execute(f"SELECT {names} FROM run WHERE NOT {HOLDS} ORDER BY uid"):
        # Who does not have it needs no reading of it.
        yield SentRun(dict(zip(RUN_COLUMNS, columns, strict=True)), ())
    for _report, run in related(sql, decided):
        id, *columns = sql.execute(f"SELECT id, {names} FROM run WHERE id = ?", [run.id]).fetchone()
        seen = sql.execute(
            "SELECT seen FROM extraction WHERE run_id = ? ORDER BY place, digest", [id]
        )
        read = tuple(unpack(packed) for (packed,) in seen)
        yield SentRun(dict(zip(RUN_COLUMNS, columns, strict=True)), read)


def _take_runs(sql: Connection, runs: Sequence[SentRun]) -> None:
    """Take in runs, and where the order of those that were here changes, tell entries anew."""
    here = {
        uid: _Moments(*rest)
        for uid, *rest in sql.execute("SELECT uid, id, first, last, withdrawn FROM run")
    }
    come: dict[int, Sequence[str]] = {}
    moved: list[int] = []
    shown: list[int] = []
    gone: list[int] = []
    for sent in runs:
        columns = dict(sent.columns)
        known = here.get(columns["uid"])
        if known is None and columns["last"] <= columns["withdrawn"]:
            continue
        if known is None:
            report_id = insert(sql, "report", json.loads(columns["document"]))
            come[insert(sql, "run", {"report_id": report_id, **columns})] = sent.seen
            continue
        now = known.with_those_of(columns)
        if now != known:
            moments: dict[str, SqlValue] = {
                "first": now.first,
                "last": now.last,
                "withdrawn": now.withdrawn,
            }
            if now.first < known.first:
                # Each copy has its own name for the file; that of the first is told.
                moments |= {"at": columns["at"], "file": columns["file"]}
            update(sql, "run", known.id, moments)
        if known.holds and not now.holds:
            gone.append(known.id)
        elif not now.holds:
            pass
        elif now.first != known.first or not known.holds or _has_old_rule(sql, known.id):
            moved.append(known.id)
        elif now.last != known.last:
            shown.append(known.id)
    for run_id in gone:
        leave_out(sql, run_id)
    if come or moved:
        reidentify(sql, [*come, *moved], come)
    for report_id in {report_of_run(sql, run_id) for run_id in shown}:
        show_current(sql, report_id)


def _has_old_rule(sql: Connection, run_id: int) -> bool:
    query = "SELECT rule FROM report WHERE id = (SELECT report_id FROM run WHERE id = ?)"
    return bool(sql.execute(query, [run_id]).fetchone() != (RULE,))


def _take(sql: Connection, one: SentEvent) -> str:
    """Add one event to the log; "" or why it has to wait."""
    if not fields_of(one) <= set(COMPARED):
        return _("it is about a field that only a newer version of Seakijker knows")
    entry, run = _entry_of(sql, one)
    if not entry:
        return _("the entry is not in this database")
    undoes = _id(sql, "event", one.undoes) if one.undoes else None
    if undoes == 0:
        return _("what it undoes is not in this database")
    if one.field.startswith(STUDY) and not _named(sql, one.field.removeprefix(STUDY)):
        return _("the other entry of the study is not in this database")
    if undoes:
        (entry,) = sql.execute("SELECT entry_id FROM event WHERE id = ?", [undoes]).fetchone()
    told = {
        part.name: getattr(one, part.name)
        for part in fields(Event)
        if part.name not in ("id", "entry_id", "run_id", "undoes")
    }
    event_log.add(sql, event := Event(id=0, entry_id=entry, run_id=run, undoes=undoes, **told))
    if event.field == SPLIT and not undoes:
        make(sql, event)  # for what was decided on it, which comes next
    sql.execute("DELETE FROM held WHERE uid = ?", [one.uid])
    mark_stale(sql, [entry], indexed=True)
    return ""


def _entry_of(sql: Connection, one: SentEvent) -> tuple[int, int]:
    """Entry and run that an event was decided on, or zeros: by its run and its reading; from a file
    of version 1 by its entry's uid, or else by the reading alone."""
    run = _id(sql, "run", one.run)
    if one.run and not run:
        return 0, 0
    entry = _named(sql, one.entry)
    if run:
        found = sql.execute(_READ_THEN, {"run": run, "read": one.read}).fetchone()
        return (int(found[0]), run) if found else (entry, run) if entry else (0, 0)
    if not entry:
        return 0, 0
    read = sql.execute(_READ_SO, {"entry": entry, "read": one.read}).fetchone()
    shown = sql.execute(
        f"SELECT id FROM run WHERE id IN {CURRENT_RUNS.format(_REPORT)}", [entry]
    ).fetchone()
    return entry, int((read or shown)[0])


def _named(sql: Connection, uid: str) -> int:
    """The id of the entry that is, or was, known by this uid, or 0."""
    found = sql.execute("SELECT entry_id FROM name WHERE uid = ?", [uid]).fetchone()
    return int(found[0]) if found else 0


def _clocked(events: Iterable[SentEvent]) -> Iterator[SentEvent]:
    """The same events; those of version 1 with the clock that m018 gave to such."""
    at_once: Counter[str] = Counter()
    for one in events:
        if one.clock:
            yield one
        else:
            at_once[one.at] += 1
            moment = int(datetime.fromisoformat(one.at).timestamp() * 1_000_000)
            yield replace(one, clock=max(1, moment) + at_once[one.at] - 1)


def _in_conflict(sql: Connection) -> set[str]:
    found = sql.execute("SELECT uid FROM entry WHERE review = ?", [ReviewState.CONFLICT])
    return {uid for (uid,) in found}


def _id(sql: Connection, table: str, uid: str) -> int:
    """The id of the row with this uid, or 0."""
    found = sql.execute(f"SELECT id FROM {table} WHERE uid = ?", [uid]).fetchone()
    return int(found[0]) if found else 0


_CARRIED = """
SELECT v.uid, v.at, v.reviewer, e.uid, v.read, v.field, v.before, v.after, v.reason, v."group",
    coalesce((SELECT uid FROM event u WHERE u.id = v.undoes), ''), v.clock, run.uid, v.parents
FROM event v JOIN entry e ON e.id = v.entry_id JOIN run ON run.id = v.run_id
ORDER BY v.clock, v.uid
"""

# A study is decided on at one of its two entries.
_DECIDED_ON = f"""
SELECT run_id FROM event
UNION SELECT e.run_id FROM event v
JOIN name ON name.uid = substr(v.field, {len(STUDY) + 1}) JOIN entry e ON e.id = name.entry_id
WHERE v.field LIKE '{STUDY}%'
"""

# The last run up to then that read it so, of the runs of the same report.
_READ_THEN = """
SELECT x.entry_id FROM extraction x
JOIN run ON run.id = x.run_id
JOIN run decided ON decided.id = :run AND decided.report_id = run.report_id
WHERE x.digest = :read
ORDER BY
    (run.pages = 0, run.first, run.uid) <= (decided.pages = 0, decided.first, decided.uid) DESC,
    run.pages = 0 DESC, run.first DESC, run.uid DESC
LIMIT 1
"""

_REPORT = "(SELECT report_id FROM entry WHERE id = ?)"

_READ_SO = """
SELECT x.run_id FROM extraction x JOIN run ON run.id = x.run_id
WHERE x.entry_id = :entry AND x.digest IN (:read, :read || '#1', :read || '#2')
ORDER BY run.pages = 0 DESC, run.first DESC, run.uid DESC LIMIT 1
"""
