"""A Report into the store: all of it, or nothing.

The same file read by the same parser changes nothing, unless another of the same paper was read
since. Another reading is matched entry by entry (`db.match`) and merged with what people decided
(`db.merge`): what nobody corrected follows the reading, what somebody corrected stays, and an entry
that is gone is marked missing.
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

from db.mapping import (
    SqlValue,
    as_seen,
    entry_columns,
    finding_columns,
    from_seen,
    identifying_texts,
    report_columns,
    run_columns,
)
from db.match import match
from db.merge import COMPARED, text_of
from db.review import insert, refresh, update, write_parts
from db.search import fulltext
from db.store import writing
from parser import Document, Entry, Report


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
class _Known:
    """An entry of the report, as it was last read."""

    id: int
    read: Entry
    sha256: str
    """Of the file that it was read from."""


def ingest(db: Database, report: Report) -> Ingested:
    """Store what was read of a paper. Raises StoreError, and then nothing has changed."""
    total = len(report.entries)
    with writing(db) as sql:
        seen = _report_of_reading(sql, report.document)
        if seen:
            return Ingested(seen, total, added=0, unchanged=total)
        report_id = _report_of_paper(sql, report.document)
        known = _known(sql, report_id)
        old = [one.id for one in known]
        run_id = _store_report(sql, report_id, report, old)
        pairs = _with_known(report, known)
        added = []
        for place, (entry, one) in enumerate(pairs):
            key = {"report_id": report_id, "run_id": run_id, "place": place}
            if one:
                id = one.id
                update(sql, "entry", id, key)
            else:
                id = _add(sql, key, report.document, entry)
                added.append(id)
            columns: dict[str, SqlValue] = {"run_id": run_id, "entry_id": id}
            insert(sql, "extraction", {**columns, "seen": as_seen(entry)})
        fulltext.index(sql, added)
        refresh(db, old)
    found = [one for _, one in pairs if one]
    return Ingested(
        report_id,
        total,
        added=total - len(found),
        unchanged=sum(one is not None and _says_the_same(one.read, entry) for entry, one in pairs),
        missing=len(known) - len(found),
    )


def _says_the_same(one: Entry, other: Entry) -> bool:
    return all(text_of(one, name) == text_of(other, name) for name in COMPARED)


def _known(sql: Connection, report_id: int) -> list[_Known]:
    """The entries of a report in their order, each as the last run that has it read it."""
    found = sql.execute(
        """
        SELECT e.id, x.seen, run.sha256
        FROM entry e JOIN extraction x ON x.entry_id = e.id AND x.run_id = e.run_id
        JOIN run ON run.id = e.run_id
        WHERE e.report_id = ? ORDER BY e.page, e.place
        """,
        [report_id],
    )
    return [_Known(id, from_seen(seen), sha256) for id, seen, sha256 in found]


def _with_known(report: Report, known: Sequence[_Known]) -> list[tuple[Entry, _Known | None]]:
    """Each entry that was read, beside what is known of it."""
    sha256 = report.document.sha256
    same_file = {at for at, one in enumerate(known) if sha256 and one.sha256 == sha256}
    matches = match([one.read for one in known], report.entries, same_file)
    return [
        (entry, None if found is None else known[found.at])
        for entry, found in zip(report.entries, matches, strict=True)
    ]


def _add(sql: Connection, key: Mapping[str, SqlValue], document: Document, entry: Entry) -> int:
    """Store an entry that was not known; its id. Its words are to be learnt."""
    uid = _new_uid(sql, document, entry)
    id = insert(sql, "entry", {**key, "uid": uid, **entry_columns(entry)})
    write_parts(sql, id, entry)
    return id


def _report_of_reading(sql: Connection, document: Document) -> int:
    """The report of which this very reading is the last one stored, or 0."""
    found = sql.execute(
        """
        SELECT report_id FROM run WHERE sha256 = ? AND parser = ? AND sha256 <> ''
        AND id = (SELECT max(id) FROM run last WHERE last.report_id = run.report_id)
        """,
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
    return int(found[0]) if found else insert(sql, "report", report_columns(document))


def _store_report(sql: Connection, report_id: int, report: Report, entries: Sequence[int]) -> int:
    """Store what the reading says of the paper as a whole; the id of the new run."""
    columns = report_columns(report.document)
    (ministerie,) = sql.execute(
        "SELECT ministerie FROM report WHERE id = ?", [report_id]
    ).fetchone()
    if ministerie == columns["ministerie"]:
        update(sql, "report", report_id, columns)
    else:
        # Each of the entries is found by the words of its ministry.
        fulltext.unindex(sql, entries)
        update(sql, "report", report_id, columns)
        fulltext.index(sql, entries)
    sql.execute("DELETE FROM finding WHERE report_id = ?", [report_id])
    for finding in report.findings:
        insert(sql, "finding", {"report_id": report_id, **finding_columns(finding)})
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return insert(sql, "run", {"report_id": report_id, "at": now, **run_columns(report)})


def _new_uid(sql: Connection, document: Document, entry: Entry) -> str:
    """A name that the entry keeps. It follows from the paper and the text, so that two databases
    into which the same report is read name its entries alike."""
    named = document.dossier and document.nr
    paper = [document.dossier, document.nr] if named else [document.sha256]
    said = [*paper, *identifying_texts(entry)]
    names = (
        hashlib.sha256(json.dumps([*said, twin]).encode()).hexdigest()[:16] for twin in count()
    )
    return next(
        uid
        for uid in names
        if not sql.execute("SELECT 1 FROM entry WHERE uid = ?", [uid]).fetchone()
    )
