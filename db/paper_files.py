"""Which files were read, and where they are on this machine; no other needs to know where."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from db.event_log import CURRENT_RUNS
from db.store import path_of, translated_errors, writing
from parser.model import VERSION


def remember(db: Database, sha256: str, path: Path) -> None:
    """Note that the file of this hash was just now seen at `path`. Raises StoreError."""
    remember_all(db, [(sha256, path)])


def remember_all(db: Database, files: Iterable[tuple[str, Path]]) -> None:
    """Note of several files by their hash that they were just now seen there. Raises StoreError."""
    now = datetime.now(UTC).isoformat()
    with writing(db) as sql:
        sql.executemany(
            "INSERT OR REPLACE INTO file (sha256, path, seen) VALUES (?, ?, ?)",
            [(sha256, os.fsencode(path.absolute()), now) for sha256, path in files],
        )


class PaperKind(NamedTuple):
    """A report, and one of the two kinds of files that it can be read from (`db.witnesses`)."""

    report_id: int
    is_exact: bool
    """Whether the file has no pages."""


def stored_files(db: Database) -> dict[str, PaperKind]:
    """The hash of each file of which this parser's reading is stored, and all that comes with it →
    what it is of. What was taken back is among them: whoever did so does not want it again unasked.
    Raises StoreError."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_STORED, [VERSION]).fetchall()
    return {sha256: PaperKind(report_id, bool(exact)) for sha256, report_id, exact in found}


def shown_files(db: Database) -> dict[PaperKind, str]:
    """Of each report, by the kind of file, the hash of that whose reading is shown. Raises
    StoreError."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_SHOWN).fetchall()
    return {PaperKind(report_id, bool(exact)): sha256 for report_id, exact, sha256 in found}


def place_of(db: Database, sha256: str) -> Path | None:
    """Where the file of this hash is, of several places the one where it was last seen; None where
    it is no longer, or is another file by now. Raises StoreError."""
    return next((place for place in places_of(db, sha256) if is_of(place, sha256)), None)


def places_of(db: Database, sha256: str) -> list[Path]:
    """Where the file of this hash was seen, the last place first; in a .zip as well. Raises
    StoreError."""
    with translated_errors(path_of(db)):
        known = db.conn.execute(
            "SELECT path FROM file WHERE sha256 = ? ORDER BY seen DESC", [sha256]
        ).fetchall()
    return [Path(os.fsdecode(path)) for (path,) in known]


def is_of(place: Path, sha256: str) -> bool:
    """Whether the file at `place` has this hash; not where there is none."""
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


# The place of a file is noted last: where an import was broken off before that, something may be
# lacking, though the reading is there.
_STORED = """
SELECT sha256, report_id, pages = 0 FROM run WHERE parser = ? AND sha256 <> '' AND (
    last <= withdrawn
    OR EXISTS (SELECT 1 FROM file WHERE file.sha256 = run.sha256 AND file.seen >= run.at)
)
"""

_SHOWN = f"""
SELECT report.id, run.pages = 0, run.sha256 FROM report
JOIN run ON run.id IN {CURRENT_RUNS.format("report.id")}
"""
