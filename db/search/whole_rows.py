"""Entries whole, with their papers, as they are shown and exported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.mapping import to_document, to_entry
from db.store import StoreError, path_of, translated_errors
from parser import Document, Entry
from parser.i18n import _

PAGE = 500
"""Entries that are fetched whole at once."""
GONE = _("This entry is no longer there: the import that it came from was taken back.")


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


def rows(db: Database, ids: Sequence[int]) -> list[Row]:
    """These entries whole, in the order of `ids`; an id that is not stored is left out."""
    papers: dict[int, Document] = {}
    """By the reading: entries that are looked at together are mostly of few."""
    found = []
    with translated_errors(path_of(db)):
        cursor = db.conn.execute(_ROWS, [json.dumps(list(ids))])
        names = [name for name, *_rest in cursor.description]
        for cells in cursor:
            row = dict(zip(names, cells, strict=True))
            paper = papers.get(row["run_id"]) or to_document(row)
            papers[row["run_id"]] = paper
            facts = (row["review"], row["reviewer"], row["version"])
            found.append(Row(row["id"], row["uid"], to_entry(row), paper, *facts))
    return found


def stream(db: Database, ids: Sequence[int]) -> Iterator[Row]:
    """As `rows`, a page at a time, so that as many as there are take the memory of one."""
    for start in range(0, len(ids), PAGE):
        yield from rows(db, ids[start : start + PAGE])


def by_id(db: Database, id: int) -> Row:
    """This entry whole. Raises StoreError where it is no longer there."""
    found = rows(db, [id])
    if not found:
        raise StoreError(GONE)
    return found[0]


def by_uid(db: Database, start: str) -> Row:
    """The entry whose uid is, or alone begins with, `start`; also the uid that a copy gave it which
    had read less of the paper. Raises StoreError where none does, or several do."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(
            "SELECT DISTINCT entry_id FROM name WHERE uid >= ? AND uid < ? || 'g' LIMIT 2",
            [start, start],
        ).fetchall()
    if len(found) != 1 or not start:
        many = (
            _("Several entries begin with ‘{start}’; give the uid that sea search --json prints.")
            if found
            else _("No entry begins with ‘{start}’; give the uid that sea search --json prints.")
        )
        raise StoreError(many.format(start=start))
    return rows(db, [found[0][0]])[0]


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
    (SELECT json_group_array(json_array(low, high))
     FROM (SELECT * FROM year_gap WHERE entry_id = e.id ORDER BY id)) AS gaps,
    (SELECT json_group_array(type)
     FROM (SELECT * FROM other_type WHERE entry_id = e.id ORDER BY id)) AS other_types,
    (SELECT json_group_array(json_array(code, field, about, json(box), instead))
     FROM (SELECT * FROM finding WHERE entry_id = e.id ORDER BY id)) AS findings,
    r.dossier, r.nr, r.vergaderjaar, r.titel AS report_titel, r.ministerie, r.jaar,
    run.pages AS run_pages, run.image_only_pages, run.file, run.sha256, run.parser
FROM json_each(?) wanted
JOIN entry e ON e.id = wanted.value
JOIN report r ON r.id = e.report_id
JOIN run ON run.id = e.run_id
ORDER BY wanted.key
"""
