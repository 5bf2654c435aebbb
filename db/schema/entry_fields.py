"""The columns of an entry's fields, and the view and the full-text index that show them.

A migration that changes either changes it here and calls `show`, which takes the fields that the
store has by then: those of the first version, and any that were added since.
"""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m011_017_later import PREFIXES, run
from parser import FIELDS

FIRST_FIELDS = (
    *("thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"),
    *("artikel", "artikel_kop", "vindplaats"),
)
"""The columns that m002 made."""
ADDED_FIELDS = tuple(name for name in FIELDS if name not in FIRST_FIELDS)

_VIEW = """
    CREATE VIEW entries AS
    SELECT
        e.id AS rowid, e.uid,
        r.dossier, r.nr, r.vergaderjaar, r.ministerie, r.jaar, e.page,
        {fields},
        coalesce((SELECT group_concat(header || ': ' || text, char(10))
                  FROM (SELECT * FROM extra WHERE entry_id = e.id ORDER BY id)), '') AS extra,
        coalesce((SELECT group_concat(trim(text || ' ' || url), char(10))
                  FROM (SELECT * FROM link WHERE entry_id = e.id ORDER BY id)), '') AS links,
        coalesce((SELECT group_concat(name, char(10))
                  FROM (SELECT * FROM organisation WHERE entry_id = e.id ORDER BY id)), ''
        ) AS organisaties,
        (SELECT count(*) FROM finding f WHERE f.entry_id = e.id) AS findings,
        e.confidence, e.review, e.reviewer
    FROM entry e JOIN report r ON r.id = e.report_id
"""
_FTS = """
    CREATE VIRTUAL TABLE entries_fts USING fts5 (
        {fields}, extra, links, organisaties, ministerie,
        content="entries", content_rowid="rowid", prefix="{prefixes}",
        tokenize="unicode61 remove_diacritics 2"
    )
"""


def lacking(db: Database) -> set[str]:
    """The fields for which the store has no column yet."""
    return set(FIELDS) - {column.name for column in db["entry"].columns}


def show(db: Database) -> None:
    """Make view and index anew, with the fields that the store has."""
    names = [name for name in (*FIRST_FIELDS, *ADDED_FIELDS) if name not in lacking(db)]
    run(
        db,
        "DROP VIEW entries",
        _VIEW.format(fields=", ".join(f"e.{name}" for name in names)),
        "DROP TABLE entries_fts",
        _FTS.format(fields=", ".join(names), prefixes=PREFIXES),
        "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')",
    )
