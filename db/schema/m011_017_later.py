"""What was added to the tables after they had been made."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m010_search import migrations, run

__all__ = ["migrations", "run"]

PREFIXES = "1 2 3 4 5 6 7 8 9"
"""The lengths of the beginnings that the full-text index knows, in letters."""


@migrations()
def m011_instead(db: Database) -> None:
    """What may have to stand in place of the words of a finding."""
    run(db, "ALTER TABLE finding ADD COLUMN instead TEXT NOT NULL DEFAULT ''")


@migrations()
def m012_subthemas(db: Database) -> None:
    """The subthemas by themselves, to sort by and to choose from."""
    run(db, "CREATE INDEX entry_subthema ON entry (subthema)")


@migrations()
def m013_files(db: Database) -> None:
    """Where the files that were read stand on this machine."""
    run(
        db,
        """
        CREATE TABLE file (
            sha256 TEXT NOT NULL CHECK (sha256 <> ''),
            path BLOB NOT NULL, -- absolute, in the bytes of the file system
            seen TEXT NOT NULL,
            PRIMARY KEY (sha256, path)
        ) STRICT, WITHOUT ROWID
        """,
    )


@migrations()
def m014_prefixes(db: Database) -> None:
    """The full-text index knows what begins with a letter or two: with those a person begins."""
    _index(db, prefixes="1 2")


@migrations()
def m015_longer_prefixes(db: Database) -> None:
    """And what begins with up to nine letters, as many as "onderzoek" has."""
    _index(db, prefixes=PREFIXES)


@migrations()
def m016_again(db: Database) -> None:
    """A file can be read again after another one of the same paper, to go back to it."""
    run(
        db,
        "DROP INDEX run_reading",
        "CREATE INDEX run_reading ON run (sha256, parser)",
    )


@migrations()
def m017_second_drafts(db: Database) -> None:
    """What was typed in a second look is kept apart from what was typed in a correction."""
    run(
        db,
        "ALTER TABLE draft RENAME TO old_draft",
        "DROP INDEX draft_entry",
        """
        CREATE TABLE draft (
            id INTEGER PRIMARY KEY,
            reviewer TEXT NOT NULL,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            second INTEGER NOT NULL DEFAULT 0 CHECK (second IN (0, 1)), -- of a second look
            version INTEGER NOT NULL, -- of the entry, when it was typed
            texts TEXT NOT NULL CHECK (json_valid(texts)),
            UNIQUE (reviewer, entry_id, second)
        ) STRICT
        """,
        "INSERT INTO draft (id, reviewer, entry_id, version, texts) "
        "SELECT id, reviewer, entry_id, version, texts FROM old_draft",
        "DROP TABLE old_draft",
        "CREATE INDEX draft_entry ON draft (entry_id)",
    )


def _index(db: Database, prefixes: str) -> None:
    """Make the full-text index anew, with one for words that begin with so many letters.

    For a beginning of another length FTS5 joins the hits of every word that begins so, before it
    gives the first of them (https://sqlite.org/fts5.html#prefix_indexes).
    """
    run(
        db,
        "DROP TABLE entries_fts",
        f"""
        CREATE VIRTUAL TABLE entries_fts USING fts5 (
            thema, subthema, type_onderzoek, afronding, status, titel, conclusies, artikel,
            artikel_kop, vindplaats, extra, links, organisaties, ministerie,
            content="entries", content_rowid="rowid", prefix="{prefixes}",
            tokenize="unicode61 remove_diacritics 2"
        )
        """,
        "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')",
    )
