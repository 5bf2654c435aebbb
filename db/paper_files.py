"""Where on this machine the files are that were read; no other machine needs to know."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlite_utils import Database

from db.store import path_of, translated_errors, writing


def remember(db: Database, sha256: str, path: Path) -> None:
    """Note that the file of this hash was just now seen at `path`. Raises StoreError."""
    now = datetime.now(UTC).isoformat()
    with writing(db) as sql:
        sql.execute(
            "INSERT OR REPLACE INTO file (sha256, path, seen) VALUES (?, ?, ?)",
            [sha256, os.fsencode(path.absolute()), now],
        )


def place_of(db: Database, sha256: str) -> Path | None:
    """Where the file of this hash is, of several places the one where it was last seen; None where
    it is no longer, or is another file by now. Raises StoreError."""
    with translated_errors(path_of(db)):
        known = db.conn.execute(
            "SELECT path FROM file WHERE sha256 = ? ORDER BY seen DESC", [sha256]
        ).fetchall()
    places = (Path(os.fsdecode(path)) for (path,) in known)
    return next((place for place in places if _is(place, sha256)), None)


def _is(place: Path, sha256: str) -> bool:
    try:
        about = place.stat()
        return _hash(place, about.st_size, about.st_mtime_ns) == sha256
    except OSError:
        return False


@lru_cache(maxsize=256)
def _hash(place: Path, size: int, changed: int) -> str:
    """The hash of the file at `place`, made anew when its size or its time is another one."""
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
