"""What was added to the tables after they had been made."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema import migrations, run


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
