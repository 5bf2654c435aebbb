"""Entries that people split off others."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m027_readers import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m028_splits(db: Database) -> None:
    """What an entry is of: of readings, or of the decision that split it off another."""
    run(
        db,
        "ALTER TABLE subject ADD COLUMN split TEXT",  # the uid of that event
        "CREATE UNIQUE INDEX subject_split ON subject (split) WHERE split IS NOT NULL",
    )
