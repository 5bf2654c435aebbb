"""The years between those of an entry that names several."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m024_kinds import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m025_year_gaps(db: Database) -> None:
    """The years that are not meant; what was read before has none, until it is read again."""
    run(
        db,
        """
        CREATE TABLE year_gap (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            low INTEGER NOT NULL,
            high INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX year_gap_entry ON year_gap (entry_id)",
    )
