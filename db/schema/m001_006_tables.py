"""The tables, made and changed by numbered migrations; a migration that has been released is never
edited, the next one follows it.

What is stored: a `report` is a paper; a `run` is one reading of one file of it; an `extraction` is
what that run saw of one entry and never changes; `entry` and the tables of its parts are the
current values. `entries` shows them in columns a person reads, and `entries_fts` is its full-text
index, kept by `db.search.fulltext`. An `event` is one thing that a person decided, and never
changes either; `conflict` and `study` hold what is to be decided. docs/store.md is the same, for a
person.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x53654B69
"""The letters "SeKi" in the file's header (https://sqlite.org/pragma.html#pragma_application_id)."""

migrations = Migrations("seakijker")


@migrations()
def m001_papers(db: Database) -> None:
    """The paper, and each reading of a file of it."""
    run(
        db,
        f"PRAGMA application_id = {APPLICATION_ID}",
        """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY,
            dossier TEXT NOT NULL,
            nr TEXT NOT NULL,
            vergaderjaar TEXT NOT NULL,
            titel TEXT NOT NULL,
            ministerie TEXT NOT NULL,
            jaar INTEGER,
            -- Datasette shows "name" where another table points at this one.
            name TEXT NOT NULL GENERATED ALWAYS AS (
                coalesce(nullif(trim(dossier || ' ' || nr), ''), titel)) VIRTUAL
        ) STRICT
        """,
        "CREATE INDEX report_paper ON report (dossier, nr)",
        """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            report_id INTEGER NOT NULL REFERENCES report (id),
            at TEXT NOT NULL,
            file TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            parser TEXT NOT NULL,
            pages INTEGER NOT NULL,
            image_only_pages TEXT NOT NULL CHECK (json_valid(image_only_pages)),
            account TEXT NOT NULL CHECK (json_valid(account)),
            name TEXT NOT NULL GENERATED ALWAYS AS (file || ' ' || at) VIRTUAL
        ) STRICT
        """,
        "CREATE INDEX run_report ON run (report_id)",
        "CREATE UNIQUE INDEX run_reading ON run (sha256, parser) WHERE sha256 <> ''",
    )


@migrations()
def m002_entries(db: Database) -> None:
    """The current values of the entries."""
    run(
        db,
        """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            report_id INTEGER NOT NULL REFERENCES report (id),
            run_id INTEGER NOT NULL REFERENCES run (id), -- the last that saw it
            place INTEGER NOT NULL, -- its place in that run, from 0
            thema TEXT NOT NULL,
            subthema TEXT NOT NULL,
            type_onderzoek TEXT NOT NULL,
            afronding TEXT NOT NULL,
            status TEXT NOT NULL,
            titel TEXT NOT NULL,
            conclusies TEXT NOT NULL,
            artikel TEXT NOT NULL,
            artikel_kop TEXT NOT NULL,
            vindplaats TEXT NOT NULL,
            value_type TEXT NOT NULL,
            value_status TEXT NOT NULL,
            value_first_year INTEGER,
            value_last_year INTEGER,
            value_quarter INTEGER,
            value_kind TEXT NOT NULL,
            value_title TEXT NOT NULL,
            pages TEXT NOT NULL CHECK (json_valid(pages)),
            page INTEGER NOT NULL
                GENERATED ALWAYS AS (coalesce(json_extract(pages, '$[0]'), 0)) VIRTUAL,
            boxes TEXT NOT NULL CHECK (json_valid(boxes)),
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
            review TEXT NOT NULL DEFAULT '' CHECK (review IN (
                '', 'accepted', 'rejected', 'flagged', 'changed', 'missing', 'conflict')),
            reviewer TEXT NOT NULL DEFAULT '', -- of the last event that holds
            version INTEGER NOT NULL DEFAULT 1, -- goes up with every change of what is shown
            name TEXT NOT NULL GENERATED ALWAYS AS (
                coalesce(nullif(titel, ''), nullif(value_title, ''),
                         nullif(substr(conclusies, 1, 80), ''), uid)) VIRTUAL
        ) STRICT
        """,
        "CREATE INDEX entry_order ON entry (report_id, page, place)",
    )


@migrations()
def m003_extractions(db: Database) -> None:
    """What each run saw of an entry, for ever."""
    run(
        db,
        """
        CREATE TABLE extraction (
            run_id INTEGER NOT NULL REFERENCES run (id),
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            seen TEXT NOT NULL CHECK (json_valid(seen)),
            PRIMARY KEY (run_id, entry_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX extraction_entry ON extraction (entry_id)",
        """
        CREATE TRIGGER extraction_unchanging BEFORE UPDATE ON extraction
        BEGIN SELECT raise(ABORT, 'an extraction never changes'); END
        """,
        """
        CREATE TRIGGER extraction_undeletable BEFORE DELETE ON extraction
        BEGIN SELECT raise(ABORT, 'an extraction is never deleted'); END
        """,
        # INSERT OR REPLACE deletes without firing the trigger above.
        """
        CREATE TRIGGER extraction_irreplaceable BEFORE INSERT ON extraction
        WHEN EXISTS (SELECT 1 FROM extraction
                     WHERE run_id = NEW.run_id AND entry_id = NEW.entry_id)
        BEGIN SELECT raise(ABORT, 'an extraction is never replaced'); END
        """,
    )


@migrations()
def m004_parts(db: Database) -> None:
    """What an entry has several of, in the order of their ids."""
    run(
        db,
        """
        CREATE TABLE link (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            text TEXT NOT NULL,
            url TEXT NOT NULL,
            field TEXT NOT NULL,
            boxes TEXT NOT NULL CHECK (json_valid(boxes))
        ) STRICT
        """,
        "CREATE INDEX link_entry ON link (entry_id)",
        """
        CREATE TABLE extra (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            header TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX extra_entry ON extra (entry_id)",
        """
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            first TEXT NOT NULL,
            last TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX article_entry ON article (entry_id)",
        """
        CREATE TABLE organisation (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            name TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX organisation_entry ON organisation (entry_id)",
    )


@migrations()
def m005_findings(db: Database) -> None:
    """What is doubtful, about an entry or about a whole report."""
    run(
        db,
        """
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY,
            report_id INTEGER REFERENCES report (id),
            entry_id INTEGER REFERENCES entry (id),
            code TEXT NOT NULL,
            field TEXT NOT NULL,
            about TEXT NOT NULL,
            box TEXT CHECK (box IS NULL OR json_valid(box)),
            CHECK ((report_id IS NULL) <> (entry_id IS NULL))
        ) STRICT
        """,
        "CREATE INDEX finding_entry ON finding (entry_id)",
        "CREATE INDEX finding_report ON finding (report_id)",
    )


@migrations()
def m006_search(db: Database) -> None:
    """The entries as a person reads them, and their words."""
    run(
        db,
        # Datasette joins a full-text index to what it indexes by "rowid", and so finds this view's.
        # FTS5 rebuilds from ordinary tables only: no json_each() in here.
        """
        CREATE VIEW entries AS
        SELECT
            e.id AS rowid, e.uid,
            r.dossier, r.nr, r.vergaderjaar, r.ministerie, r.jaar, e.page,
            e.thema, e.subthema, e.type_onderzoek, e.afronding, e.status,
            e.titel, e.conclusies, e.artikel, e.artikel_kop, e.vindplaats,
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
        """,
        """
        CREATE VIRTUAL TABLE entries_fts USING fts5 (
            thema, subthema, type_onderzoek, afronding, status, titel, conclusies, artikel,
            artikel_kop, vindplaats, extra, links, organisaties, ministerie,
            content="entries", content_rowid="rowid", tokenize="unicode61 remove_diacritics 2"
        )
        """,
    )


def run(db: Database, *statements: str) -> None:
    """Run the statements of a migration, in the transaction that it has."""
    # Not executescript(), which would commit that transaction.
    for statement in statements:
        db.execute(statement)
