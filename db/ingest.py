"""A Report into the store: all of it, or nothing.

The same file read by the same parser changes nothing. A newer reading of a paper replaces the
current values of the entries that it knows and adds those that are new; an entry that it no longer
has stays as it was, and its `run_id` tells which reading saw it last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from sqlite3 import Connection

from sqlite_utils import Database

from db import fulltext
from db.match import match
from db.record import (
    PARTS,
    Column,
    as_seen,
    entry_columns,
    finding_columns,
    part_columns,
    report_columns,
    run_columns,
)
from db.search import Row, rows
from db.store import writing
from parser.model import FIELDS, Document, Entry, Report


@dataclass(frozen=True)
class Ingested:
    """What came of a report. Of the `entries` read, `added` are new and `unchanged` were stored
    just so; the others replaced what an earlier reading said."""

    report_id: int
    entries: int
    added: int
    unchanged: int


def ingest(db: Database, report: Report) -> Ingested:
    """Store what was read of a paper. Raises StoreError, and then nothing has changed."""
    total = len(report.entries)
    with writing(db) as sql:
        known = _report_of_reading(sql, report.document)
        if known:
            return Ingested(known, total, added=0, unchanged=total)
        report_id = _report_of_paper(sql, report.document)
        stored = rows(db, _ids(sql, report_id))
        fulltext.forget(sql, [row.id for row in stored])
        run_id = _store_report(sql, report_id, report)
        pairs = _with_stored(report.entries, stored)
        for place, (entry, old) in enumerate(pairs):
            key = {"report_id": report_id, "run_id": run_id, "place": place}
            uid = old.uid if old else _new_uid(sql, report.document, entry)
            _store_entry(sql, old.id if old else None, {**key, "uid": uid}, entry)
        fulltext.learn(sql, _ids(sql, report_id))
    return Ingested(
        report_id,
        total,
        added=sum(old is None for _, old in pairs),
        unchanged=sum(old is not None and old.entry == entry for entry, old in pairs),
    )


def _with_stored(entries: Sequence[Entry], stored: Sequence[Row]) -> list[tuple[Entry, Row | None]]:
    """Each entry that was read, beside what is stored of it."""
    matches = match([row.entry for row in stored], entries)
    return [
        (entry, None if index is None else stored[index])
        for entry, index in zip(entries, matches, strict=True)
    ]


def _report_of_reading(sql: Connection, document: Document) -> int:
    """The report that this very reading is already stored in, or 0."""
    found = sql.execute(
        "SELECT report_id FROM run WHERE sha256 = ? AND parser = ? AND sha256 <> ''",
        [document.sha256, document.parser],
    ).fetchone()
    return int(found[0]) if found else 0


def _report_of_paper(sql: Connection, document: Document) -> int:
    """The report of the same file, or else of the same paper, or else a new one.

    A file of less than half the pages that are stored of a paper is an excerpt; it bears the
    paper's number, but must not overrule it, and becomes a report of its own.
    """
    found = sql.execute(
        """
        SELECT report.id FROM report JOIN run ON run.report_id = report.id
        GROUP BY report.id
        HAVING :sha256 <> '' AND max(run.sha256 = :sha256)
            OR dossier = :dossier AND nr = :nr AND dossier <> '' AND nr <> ''
                AND max(run.pages) <= 2 * :pages
        ORDER BY max(run.sha256 = :sha256) DESC, max(run.pages) DESC
        """,
        {
            "sha256": document.sha256,
            "dossier": document.dossier,
            "nr": document.nr,
            "pages": document.pages,
        },
    ).fetchone()
    return int(found[0]) if found else _insert(sql, "report", report_columns(document))


def _ids(sql: Connection, report_id: int) -> list[int]:
    found = sql.execute(
        "SELECT id FROM entry WHERE report_id = ? ORDER BY page, place", [report_id]
    )
    return [id for (id,) in found]


def _store_report(sql: Connection, report_id: int, report: Report) -> int:
    """Store what the reading says of the paper as a whole; the id of the new run."""
    _update(sql, "report", report_id, report_columns(report.document))
    sql.execute("DELETE FROM finding WHERE report_id = ?", [report_id])
    for finding in report.findings:
        _insert(sql, "finding", {"report_id": report_id, **finding_columns(finding)})
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return _insert(sql, "run", {"report_id": report_id, "at": now, **run_columns(report)})


def _store_entry(sql: Connection, id: int | None, key: Mapping[str, Column], entry: Entry) -> None:
    """Store what the reading says of one entry, over what is stored under `id` if it is known."""
    columns = {**key, **entry_columns(entry)}
    if id is None:
        id = _insert(sql, "entry", columns)
    else:
        _update(sql, "entry", id, columns)
        for table in PARTS:
            sql.execute(f"DELETE FROM {table} WHERE entry_id = ?", [id])
    for table, part in part_columns(entry):
        _insert(sql, table, {"entry_id": id, **part})
    _insert(sql, "extraction", {"run_id": key["run_id"], "entry_id": id, "seen": as_seen(entry)})


def _new_uid(sql: Connection, document: Document, entry: Entry) -> str:
    """A name that the entry keeps. It follows from the paper and the text, so that two databases
    into which the same report is read name its entries alike."""
    named = document.dossier and document.nr
    paper = [document.dossier, document.nr] if named else [document.sha256]
    said = [*paper, *(getattr(entry, name) for name in FIELDS)]
    names = (
        hashlib.sha256(json.dumps([*said, twin]).encode()).hexdigest()[:16] for twin in count()
    )
    return next(
        uid
        for uid in names
        if not sql.execute("SELECT 1 FROM entry WHERE uid = ?", [uid]).fetchone()
    )


def _insert(sql: Connection, table: str, columns: Mapping[str, Column]) -> int:
    values = ", ".join(f":{name}" for name in columns)
    cursor = sql.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", dict(columns)
    )
    return cursor.lastrowid or 0


def _update(sql: Connection, table: str, id: int, columns: Mapping[str, Column]) -> None:
    values = ", ".join(f"{name} = :{name}" for name in columns)
    sql.execute(f"UPDATE {table} SET {values} WHERE id = :id", {**columns, "id": id})
