"""The columns of an entry's fields, and the view and the full-text index that show them.

A migration that changes either changes it here and calls `show`, which takes the fields that the
store has by then: those of the first version, and any that were added since.
"""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m011_017_later import run
from parser import CHOICES, FIELDS

FIRST_FIELDS = (
    *("thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"),
    *("artikel", "artikel_kop", "vindplaats"),
)
"""The columns that m002 made."""
ADDED_FIELDS = tuple(name for name in FIELDS if name not in FIRST_FIELDS)

WORDED_FIELDS = tuple(name for name in (*FIRST_FIELDS, *ADDED_FIELDS) if name not in CHOICES)
"""The columns with words of the annex, which the full-text index knows. What the program tells is
asked for by its field: nobody who looks for "afgerond" means every entry of a finished list."""

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
        content="entries", content_rowid="rowid", prefix="1",
        tokenize="unicode61 remove_diacritics 2"
    )
"""
"""Where words stand. With one letter so many begin that FTS5 takes long to put together what it has
of them (https://sqlite.org/fts5.html#prefix_indexes)."""
BEGINNINGS = "1 2 3 4 5 6 7 8 9 10 11 12"
"""The lengths of the beginnings that the index of words knows, in letters: as many as
"overeenkomst" has."""
_WORDS = """
    CREATE VIRTUAL TABLE words_fts USING fts5 (
        {fields}, extra, links, organisaties, ministerie,
        content='entries', content_rowid='rowid', prefix='{prefixes}', detail=none, columnsize=0,
        tokenize='unicode61 remove_diacritics 2'
    )
"""
"""Which entries have them, and what begins so: without their places a third of the size. In quotes
by which Datasette does not take it for the index of the view."""
MOST_PIECES = 16
"""Pieces of an index that FTS5 does not put together yet, twice what it does by itself: the fewer
times it does so, the less an import writes, and `db.search.segments` does it in the end."""
_VALUES = """
    CREATE INDEX entry_values ON entry (
        id, report_id, value_first_year, value_last_year, value_type, value_status, thema,
        confidence, review, reviewer, run_id {choices}
    )
"""
"""All that a field of the query language or a facet asks for: a hit's long texts stay unread."""


def lacking(db: Database) -> set[str]:
    """The fields for which the store has no column yet."""
    return set(FIELDS) - {column.name for column in db["entry"].columns}


def show(db: Database) -> None:
    """Make view and indexes anew, with the fields that the store has."""
    names = [name for name in (*FIRST_FIELDS, *ADDED_FIELDS) if name not in lacking(db)]
    # The one with most words first: FTS5 notes of each word in another that it is in that one.
    worded = sorted((name for name in names if name in WORDED_FIELDS), key=_is_short)
    choices = [f", {name}" for name in names if name in CHOICES]
    run(
        db,
        "DROP VIEW entries",
        _VIEW.format(fields=", ".join(f"e.{name}" for name in names)),
        "DROP TABLE entries_fts",
        "DROP TABLE IF EXISTS words_fts",
        _FTS.format(fields=", ".join(worded)),
        _WORDS.format(fields=", ".join(worded), prefixes=BEGINNINGS),
        *(
            f"INSERT INTO {index} ({index}, rank) VALUES ({command})"
            for index in ("entries_fts", "words_fts")
            for command in (
                *("'rebuild', NULL", "'optimize', NULL"),
                f"'automerge', {MOST_PIECES}",
            )
        ),
        # Also of entries that an interrupted import has left.
        "UPDATE stale SET indexed = 1",
        "CREATE VIRTUAL TABLE temp.all_words USING fts5vocab (main, words_fts, row)",
        """
        INSERT INTO word (word, entries) SELECT term, doc FROM temp.all_words
        WHERE length(term) > 4 AND term NOT GLOB '*[0-9]*' ON CONFLICT DO NOTHING
        """,
        "DROP TABLE temp.all_words",
        "DROP INDEX entry_values",
        _VALUES.format(choices="".join(choices)),
    )


def _is_short(name: str) -> bool:
    return name != "conclusies"
