"""Room that a migration has freed goes back to the disk."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

MUCH = 1 / 4
"""The part of a file that is free from which it is made smaller; that takes as long as a copy."""


def give_back(sql: sqlite3.Connection) -> None:
    """Make the file smaller where a good part of it is free."""
    (pages,) = sql.execute("PRAGMA page_count").fetchone()
    (free,) = sql.execute("PRAGMA freelist_count").fetchone()
    if free > pages * MUCH:
        # Others may have the file open, or the disk be too full for it: then it stays as large.
        with suppress(sqlite3.OperationalError):
            sql.execute("VACUUM")
