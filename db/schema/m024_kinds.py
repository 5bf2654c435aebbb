"""The kinds of research of an entry that names several."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema.m021_023_withdrawal import migrations, run

__all__ = ["migrations", "run"]


@migrations()
def m024_other_types(db: Database) -> None:
    """The kinds besides the first; what was read before has none, until it is read again."""
    run(
        db,
        """
        CREATE TABLE other_type (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entry (id),
            type TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX other_type_entry ON other_type (entry_id)",
    )
