"""Finding entries, and taking them out of the store.

`find` gives ids, cheap enough for all of them; `summaries` and `rows` fetch those a person looks
at. An `interrupt()` of the connection ends any of them with sqlite3.OperationalError.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.query import match
from db.record import to_document, to_entry
from db.store import StoreError, explained, path_of
from parser.model import Document, Entry


@dataclass(frozen=True, slots=True)
class Row:
    """A stored entry, its paper, and the file of it in which the entry was last seen."""

    id: int
    uid: str
    entry: Entry
    document: Document
    review: str
    """"", accepted, rejected, flagged, changed, missing or conflict: see `db.merge`."""
    reviewer: str
    """Who decided or corrected last; "" where nobody did."""
    version: int
    """Goes up with every change of what is shown; a decision names the one it was made on."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a line of the table shows of an entry."""

    id: int
    uid: str
    thema: str
    subthema: str
    type_onderzoek: str
    afronding: str
    status: str
    artikel: str
    preview: str
    """The title, or else the first 200 characters of the conclusions, on one line."""
    ministerie: str
    jaar: int | None
    dossier: str
    links: int
    findings: int
    confidence: float


def find(db: Database, text: str) -> array[int]:
    """The ids (typecode "q") of the entries that match `text`, in the order of the papers; ""
    gives them all. What `text` can say: `db.query`."""
    wanted = match(text)
    with explained(path_of(db)):
        found = db.conn.execute(_MATCHING if wanted else _ALL, [wanted] if wanted else [])
        return array("q", (id for (id,) in found))


def count(db: Database) -> int:
    """How many entries are stored."""
    with explained(path_of(db)):
        (number,) = db.conn.execute("SELECT count(*) FROM entry").fetchone()
    return int(number)


def rows(db: Database, ids: Sequence[int]) -> list[Row]:
    """These entries whole, in the order of `ids`; an id that is not stored is left out."""
    with explained(path_of(db)):
        return [
            Row(
                row["id"],
                row["uid"],
                to_entry(row),
                to_document(row),
                row["review"],
                row["reviewer"],
                row["version"],
            )
            for row in _fetch(db, _ROWS, ids)
        ]


def by_uid(db: Database, start: str) -> Row:
    """The entry whose uid is, or alone begins with, `start`. Raises StoreError where none does, or
    several do."""
    with explained(path_of(db)):
        found = db.conn.execute(
            "SELECT id FROM entry WHERE uid >= ? AND uid < ? || 'g' LIMIT 2", [start, start]
        ).fetchall()
    if len(found) != 1 or not start:
        many = "Several entries begin" if found else "No entry begins"
        raise StoreError(f"{many} with ‘{start}’; give the uid that sea search --json prints.")
    return rows(db, [found[0][0]])[0]


def summaries(db: Database, ids: Sequence[int]) -> list[Summary]:
    """A line for each of these entries, in the order of `ids`; an id not stored is left out."""
    return [Summary(*row) for row in _fetch(db, _SUMMARIES, ids)]


def _fetch(db: Database, sql: str, ids: Sequence[int]) -> list[sqlite3.Row]:
    cursor = db.conn.cursor()
    cursor.row_factory = sqlite3.Row
    with explained(path_of(db)):
        return cursor.execute(sql, [json.dumps(list(ids))]).fetchall()


# Reports in the outer loop, so that the order comes from the two indexes and nothing is sorted.
_ALL = """
SELECT e.id
FROM report r CROSS JOIN entry e ON e.report_id = r.id
ORDER BY r.dossier, r.nr, r.id, e.page, e.place, e.id
"""

_MATCHING = """
SELECT e.id
FROM entries_fts JOIN entry e ON e.id = entries_fts.rowid JOIN report r ON r.id = e.report_id
WHERE entries_fts MATCH ?
ORDER BY r.dossier, r.nr, r.id, e.page, e.place, e.id
"""

# One statement, so that an entry and its parts are of one moment.
_ROWS = """
SELECT e.*,
    (SELECT json_group_array(json_array(text, url, field, json(boxes)))
     FROM (SELECT * FROM link WHERE entry_id = e.id ORDER BY id)) AS links,
    (SELECT json_group_array(json_array(header, text))
     FROM (SELECT * FROM extra WHERE entry_id = e.id ORDER BY id)) AS extra,
    (SELECT json_group_array(json_array(first, last))
     FROM (SELECT * FROM article WHERE entry_id = e.id ORDER BY id)) AS articles,
    (SELECT json_group_array(name)
     FROM (SELECT * FROM organisation WHERE entry_id = e.id ORDER BY id)) AS organisations,
    (SELECT json_group_array(json_array(code, field, about, json(box)))
     FROM (SELECT * FROM finding WHERE entry_id = e.id ORDER BY id)) AS findings,
    r.dossier, r.nr, r.vergaderjaar, r.titel AS report_titel, r.ministerie, r.jaar,
    run.pages AS run_pages, run.image_only_pages, run.file, run.sha256, run.parser
FROM json_each(?) wanted
JOIN entry e ON e.id = wanted.value
JOIN report r ON r.id = e.report_id
JOIN run ON run.id = e.run_id
ORDER BY wanted.key
"""

_SUMMARIES = """
SELECT e.id, e.uid, e.thema, e.subthema, e.type_onderzoek, e.afronding, e.status, e.artikel,
    replace(coalesce(nullif(e.titel, ''), substr(e.conclusies, 1, 200)), char(10), ' '),
    r.ministerie, r.jaar, r.dossier,
    (SELECT count(*) FROM link WHERE entry_id = e.id),
    (SELECT count(*) FROM finding WHERE entry_id = e.id),
    e.confidence
FROM json_each(?) wanted
JOIN entry e ON e.id = wanted.value
JOIN report r ON r.id = e.report_id
ORDER BY wanted.key
"""
