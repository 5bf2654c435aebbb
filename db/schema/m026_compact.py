"""Readings packed, and an index of words that is small and quick."""

from __future__ import annotations

from sqlite_utils import Database

from db.reading_text import pack
from db.schema.entry_fields import lacking, show
from db.schema.m025_year_gaps import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m026_compact(db: Database) -> None:
    """A reading takes a third of its text, and no page of its own; `db.schema.entry_fields` makes
    the indexes of words."""
    # As bytes: what is damaged need be no text, and stays as it is.
    db.conn.create_function("packed", 1, pack, deterministic=True)
    run(
        db,
        # By the paper that it said it was of, a run is found without a look at all of them. What is
        # damaged is of none.
        *(
            f"ALTER TABLE run ADD COLUMN {name} TEXT AS "
            f"(iif(json_valid(document), json_extract(document, '$.{name}'), '')) VIRTUAL"
            for name in ("dossier", "nr")
        ),
        "CREATE INDEX run_paper ON run (dossier, nr)",
        "DROP INDEX word_unused",
        "ALTER TABLE extraction RENAME TO old_extraction",
        # Not WITHOUT ROWID, which keeps no more than a quarter of a page in one piece
        # (https://sqlite.org/fileformat.html#b_tree_pages).
        """
        CREATE TABLE extraction (
            run_id INTEGER NOT NULL REFERENCES run (id),
            entry_id INTEGER NOT NULL REFERENCES subject (id),
            seen BLOB NOT NULL, -- the entry as JSON, packed: db/reading_text.py
            place INTEGER NOT NULL DEFAULT 0,
            digest TEXT NOT NULL DEFAULT '',
            unsure INTEGER NOT NULL DEFAULT 0, -- whether another entry may be the one that was seen
            checksum TEXT NOT NULL DEFAULT '', -- of the JSON
            PRIMARY KEY (run_id, entry_id)
        ) STRICT
        """,
        """
        INSERT INTO extraction (run_id, entry_id, seen, place, digest, unsure, checksum)
        SELECT run_id, entry_id, packed(CAST(seen AS BLOB)), place, digest, unsure, checksum
        FROM old_extraction ORDER BY run_id, place
        """,
        "DROP TABLE old_extraction",
        "CREATE INDEX extraction_entry ON extraction (entry_id)",
        "CREATE INDEX extraction_digest ON extraction (digest)",
        """
        CREATE TRIGGER extraction_unchanging BEFORE UPDATE OF run_id, seen ON extraction
        BEGIN SELECT raise(ABORT, 'an extraction never changes'); END
        """,
        """
        CREATE TRIGGER extraction_sum_unchanging BEFORE UPDATE OF checksum ON extraction
        BEGIN SELECT raise(ABORT, 'a checksum never changes'); END
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
            OR EXISTS (SELECT 1 FROM extraction WHERE rowid = NEW.rowid)
        BEGIN SELECT raise(ABORT, 'an extraction is never replaced'); END
        """,
    )
    # Of a file in which fields lack, whoever adds the last of them does.
    if not lacking(db):
        show(db)
