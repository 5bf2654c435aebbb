"""The table of where files are on this machine."""

from __future__ import annotations

from sqlite_utils import Database

from db.schema import migrations, run


@migrations()
def m011_files(db: Database) -> None:
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
