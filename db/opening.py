"""Opening a database, and finishing what an interrupted import left to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from db import store
from db.store import StoreError, read_only, translated_errors


def open_store(
    path: Path, updating: Callable[[], None] = lambda: None, *, make: bool = True
) -> Database:
    """As `db.store.open_store`; what an import that was interrupted left stale is brought up to
    date first, unless the file is only read or another program is writing it."""
    db = store.open_store(path, updating, make=make)
    try:
        # Whatever is wrong with the file is told by who uses it.
        with suppress(StoreError), translated_errors(path):
            if db.conn.execute("SELECT 1 FROM stale LIMIT 1").fetchone() and not read_only(db):
                from db.review import settle  # not at every start: there is hardly ever a need

                settle(db)
    except BaseException:
        db.close()
        raise
    return db
