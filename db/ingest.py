"""A Report into the store: all of it, or nothing.

The same file read by the same parser changes nothing, unless another of the same paper was read
since. Another reading is matched entry by entry (`db.match`) and merged with what people decided
(`db.merge`): what nobody corrected follows the reading, what somebody corrected stays, and an entry
that is gone is marked missing.

What was read is stored in one short transaction, and what is shown with it. Where that is more than
a few entries, the rest follows some at a time, so that others can decide meanwhile; where that is
interrupted, the next to open the file goes on.

A file with pages and one without, of the same paper, do not take each other's place
(`db.witnesses`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection

from sqlite_utils import Database

from db.entry_identity import Known, RunHead, name_of, recognised, report_of
from db.event_log import tick
from db.mapping import (
    SqlValue,
    as_seen,
    reading_digests,
    report_columns,
    run_columns,
)
from db.match import RULE, Match
from db.merge import COMPARED, text_of
from db.paper_runs import HOLDS, by_report, heads, show_current
from db.reidentify import reidentify
from db.review import release, settle, settle_some
from db.store import StoreError, path_of, translated_errors, writing
from db.stored_runs import (
    current_runs,
    entries_of,
    known_entries,
    report_of_run,
    shown_entries,
)
from db.tables import insert, insert_entries, mark_stale, write_readings
from parser import Document, Entry, Report
from parser.i18n import _

FEW = 1 / 3
"""The part of a paper's entries that a reading of it has at least. The product's earlier parsers,
which read worse, have nearly all of what a later one reads; another paper has none."""

PAGES_KB = 32768
"""Memory for pages, in KB, of a connection that has imported: every report writes to pages all over
the indexes. At 100,000 entries SQLite's own 2,000 make it read 10 MB for each."""


@dataclass(frozen=True)
class Ingested:
    """What came of a report. Of the `entries` read, `added` are new and `unchanged` said just so
    before, wherever they stood; the others are now read differently. `missing` entries,
    which an earlier reading had, are not in this one."""

    report_id: int
    entries: int
    added: int
    unchanged: int
    missing: int = 0


@dataclass(frozen=True)
class _Plan:
    """What becomes of a reading as long as its report has these runs; worked out before anything is
    written, for that takes a while."""

    runs: tuple[RunHead, ...]
    before: dict[int, Entry]
    """The entries of the report, as they are shown."""
    found: list[tuple[Known, Match] | None]
    """Which of them each entry is."""


class FewMatches(StoreError):
    """Of the entries that are stored of a paper hardly any are in what was read: nothing was
    stored. It may be another paper under the same number."""


def ingest(db: Database, report: Report, *, careful: bool = False) -> Ingested:
    """Store what was read of a paper. Raises StoreError; what was read is then stored, or not: not
    with FewMatches, where that is to be `careful` and the entries are hardly those that are stored.
    """
    if not all(0 <= entry.confidence <= 1 for entry in report.entries):
        raise ValueError(_("a number from 0 to 1"))
    seen = [as_seen(entry) for entry in report.entries]
    db.conn.execute(f"PRAGMA cache_size = -{PAGES_KB}")
    settle(db)
    with translated_errors(path_of(db)):
        plan = _plan(db.conn, report)
        if careful and not _known_run(db.conn, report, seen):
            _check_matches(db.conn, plan, _head(report.document))
    with writing(db) as sql:
        done = _store(sql, report, seen, plan)
        release(db)
        # Of most reports that is all: one transaction, one wait for the disk.
        settle_some(db)
    settle(db)
    return done


def _plan(sql: Connection, report: Report) -> _Plan:
    runs = _runs_of_paper(sql, report)
    report_id = _report_with(sql, runs)
    found = recognised(known_entries(sql, report_id), report.document.sha256, report.entries)
    return _Plan(runs, shown_entries(sql, report_id), found)


def _check_matches(sql: Connection, plan: _Plan, head: RunHead) -> None:
    """Raise FewMatches where few of the entries that the last reading of such a file has, or else
    that of the other file, are in this one."""
    report_id = _report_with(sql, plan.runs)
    if not report_id:
        return
    currents = [run for run in plan.runs if run.id in current_runs(sql, report_id)]
    last_run = max(currents, key=lambda run: run.is_exact == head.is_exact)
    last = set(entries_of(sql, last_run.id))
    found = sum(pair is not None and pair[0].key in last for pair in plan.found)
    # Beside the whole paper without pages, the other file may be an excerpt.
    beside = last_run.is_exact and not head.is_exact
    if found < FEW * (min(len(last), len(plan.found)) if beside else len(last)):
        (name,) = sql.execute("SELECT name FROM report WHERE id = ?", [report_id]).fetchone()
        raise FewMatches(
            _(
                "of the {stored} entries that are stored of {paper} only {found} are among the "
                "{read} of this file: it may be another paper"
            ).format(stored=len(last), paper=name, found=found, read=len(plan.found))
        )


def _store(sql: Connection, report: Report, seen: Sequence[str], plan: _Plan) -> Ingested:
    total = len(report.entries)
    _by_this_rule(sql, _runs_of_paper(sql, report))
    runs = _runs_of_paper(sql, report)
    report_id = _report_with(sql, runs)
    known = _known_run(sql, report, seen)
    if known and known[1] in current_runs(sql, known[0]):
        return Ingested(known[0], total, added=0, unchanged=total)
    if runs != plan.runs:
        plan = _plan(sql, report)
    if known:
        report_id, run_id = known
        held = sql.execute(f"SELECT 1 FROM run WHERE id = ? AND {HOLDS}", [run_id]).fetchone()
        sql.execute("UPDATE run SET last = ? WHERE id = ?", [tick(sql), run_id])
        if not held:
            reidentify(sql, [run_id])
            report_id = report_of_run(sql, run_id)
        ids = entries_of(sql, run_id)
    else:
        if not report_id:
            columns = report_columns(report.document)
            report_id = insert(sql, "report", {**columns, "rule": RULE})
        run_id = _add_run(sql, report_id, report, seen)
        if runs and runs[-1].is_exact and not _head(report.document).is_exact:
            reidentify(sql, [run_id], {run_id: seen})
            report_id = report_of_run(sql, run_id)
            ids = entries_of(sql, run_id)
        else:
            ids = _add_readings(sql, (report_id, run_id), report, seen, plan)
    show_current(sql, report_id)
    before = plan.before
    there = {id for run in current_runs(sql, report_id) for id in entries_of(sql, run)}
    return Ingested(
        report_id,
        total,
        added=sum(id not in before for id in ids),
        unchanged=sum(
            id in before and _says_the_same(before[id], entry)
            for id, entry in zip(ids, report.entries, strict=False)
        ),
        missing=len(before.keys() - there),
    )


def _head(document: Document) -> RunHead:
    return RunHead(0, "", 0, 0, document.sha256, document.dossier, document.nr, document.pages)


def _runs_of_paper(sql: Connection, report: Report) -> tuple[RunHead, ...]:
    """The runs of the report that a reading is of, () where that is none yet."""
    head = _head(report.document)
    reports = by_report(heads(sql, like=head))
    report_id = report_of(head, reports)
    return () if report_id is None else tuple(reports[report_id])


def _report_with(sql: Connection, runs: Sequence[RunHead]) -> int:
    """The report of these runs, or 0."""
    return report_of_run(sql, runs[0].id) if runs else 0


def _known_run(sql: Connection, report: Report, seen: Sequence[str]) -> tuple[int, int] | None:
    """Report and run of this very reading, where it is stored: of the same file by the same parser,
    or to the letter the same."""
    found = sql.execute(
        "SELECT report_id, id FROM run WHERE uid = :uid "
        "OR sha256 = :sha256 AND parser = :parser AND sha256 <> '' ORDER BY last DESC, uid DESC",
        {
            "uid": _run_uid(report, seen),
            "sha256": report.document.sha256,
            "parser": report.document.parser,
        },
    ).fetchone()
    return (int(found[0]), int(found[1])) if found else None


def _by_this_rule(sql: Connection, runs: Sequence[RunHead]) -> None:
    """See to it that the readings of a report were told apart as they are today."""
    report_id = _report_with(sql, runs)
    rule = sql.execute("SELECT rule FROM report WHERE id = ?", [report_id]).fetchone()
    if rule and rule != (RULE,):
        reidentify(sql, [run.id for run in runs])


def _add_run(sql: Connection, report_id: int, report: Report, seen: Sequence[str]) -> int:
    now = tick(sql)
    columns: dict[str, SqlValue] = {
        "report_id": report_id,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "uid": _run_uid(report, seen),
        "first": now,
        "last": now,
    }
    return insert(sql, "run", {**columns, **run_columns(report)})


def _run_uid(report: Report, seen: Sequence[str]) -> str:
    """A name that follows from what was read: two copies that read the same have the same run."""
    said = json.dumps([{**run_columns(report), "file": ""}, *seen])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _add_readings(
    sql: Connection, at: tuple[int, int], report: Report, seen: Sequence[str], plan: _Plan
) -> list[int]:
    """Store what a run saw which comes after all others in their order; the entry of each reading.
    `at` are report and run. The same as the last step of `db.entry_identity.identify`."""

    given: dict[str, int] = {}
    """The names that were given so far, to which reading."""

    def owner(uid: str) -> int | None:
        if uid in given:
            return 0  # another of this run
        query = "SELECT entry_id FROM name WHERE uid = ? AND NOT former"
        found = sql.execute(query, [uid]).fetchone()
        return int(found[0]) if found else None

    paper = _head(report.document).paper
    come: dict[int, tuple[dict[str, SqlValue], Entry]] = {}
    for place, (entry, pair) in enumerate(zip(report.entries, plan.found, strict=True)):
        uid = name_of(paper, entry, owner, pair[0].key if pair else None)
        given[uid] = place
        if not pair:
            key: dict[str, SqlValue] = {
                "uid": uid,
                "report_id": at[0],
                "run_id": at[1],
                "place": place,
            }
            come[place] = key, entry
    added = dict(zip(come, insert_entries(sql, [*come.values()]), strict=True))
    placed = [
        (pair[0].key, pair[1].sure) if pair else (added[place], True)
        for place, pair in enumerate(plan.found)
    ]
    sql.executemany(
        "INSERT OR REPLACE INTO name (uid, entry_id) VALUES (?, ?)",
        [(uid, placed[place][0]) for uid, place in given.items()],
    )
    write_readings(sql, at[1], placed, seen, reading_digests(report.entries))
    mark_stale(sql, added.values(), indexed=False)
    return [id for id, _ in placed]


def _says_the_same(one: Entry, other: Entry) -> bool:
    return all(text_of(one, name) == text_of(other, name) for name in COMPARED)
