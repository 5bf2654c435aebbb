"""The fields of an entry that came after the first version: a migration each.

They are made from the parser's own table of fields; whoever adds one there need not come here.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from db.schema.m011_017_later import PREFIXES, migrations, run
from parser import FIELDS

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


def _adding(number: int) -> Callable[[Database], None]:
    """The migration that adds the field with this number, from 0, of ADDED_FIELDS."""
    known = (*FIRST_FIELDS, *ADDED_FIELDS[: number + 1])
    name = ADDED_FIELDS[number]

    def add(db: Database) -> None:
        run(
            db,
            f"ALTER TABLE entry ADD COLUMN {name} TEXT NOT NULL DEFAULT ''",
            "DROP VIEW entries",
            ENTRIES_VIEW.format(fields=", ".join(f"e.{one}" for one in known)),
            "DROP TABLE entries_fts",
            ENTRIES_FTS.format(fields=", ".join(known), prefixes=PREFIXES),
            "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')",
        )

    add.__name__ = f"field_{name}"
    return add


for _number in range(len(ADDED_FIELDS)):
    migrations()(_adding(_number))
