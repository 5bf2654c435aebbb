"""The fields of an entry that came after the first version: a migration each.

They are made from the parser's own table of fields; whoever adds one there need not come here. They
come after the numbered migrations: view and index are made with what those left.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from db.schema.m011_017_later import PREFIXES, migrations, run
from parser import FIELDS, PROSE

__all__ = ["ADDED_FIELDS", "FIRST_FIELDS", "migrations"]

FIRST_FIELDS = (
    *("thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"),
    *("artikel", "artikel_kop", "vindplaats"),
)
"""The columns that m002 made."""
ADDED_FIELDS = tuple(name for name in FIELDS if name not in FIRST_FIELDS)

ENTRIES_VIEW = """
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
ENTRIES_FTS = """
    CREATE VIRTUAL TABLE entries_fts USING fts5 (
        {fields}, extra, links, organisaties, ministerie,
        content="entries", content_rowid="rowid", prefix="{prefixes}",
        tokenize="unicode61 remove_diacritics 2"
    )
"""


def _adding(name: str) -> Callable[[Database], None]:
    """The migration that adds this field."""

    def add(db: Database) -> None:
        run(db, f"ALTER TABLE entry ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
        if name not in PROSE:
            run(db, f"CREATE INDEX entry_{name} ON entry ({name})")
        # Fields come in any order, as they stand in a person's: the last that was lacking ends it.
        if {column.name for column in db["entry"].columns} >= set(ADDED_FIELDS):
            _show(db)

    add.__name__ = f"field_{name}"
    return add


def _show(db: Database) -> None:
    """Make view and index anew, with all fields."""
    names = (*FIRST_FIELDS, *ADDED_FIELDS)
    run(
        db,
        "DROP VIEW entries",
        ENTRIES_VIEW.format(fields=", ".join(f"e.{name}" for name in names)),
        "DROP TABLE entries_fts",
        ENTRIES_FTS.format(fields=", ".join(names), prefixes=PREFIXES),
        "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')",
    )


for _name in ADDED_FIELDS:
    migrations()(_adding(_name))
