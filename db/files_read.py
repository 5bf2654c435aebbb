"""What this machine remembers of the files that it has read, so that none is read for nothing.

A cache: nothing is lost with it but time, and it is no part of any store. What has been stored of a
file, the store says; what no store says is that there was nothing in it to store.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from parser.model import VERSION

FORM = 1
"""The form of its tables; a file of another form has another name."""
FRESH = 2.0
"""Seconds in which a file system may give two changes the same time (FAT: 2 s)."""
TOGETHER = 500
"""Notes that are written at a time."""
_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    path BLOB PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_size ON file (size);
CREATE TABLE IF NOT EXISTS empty (sha256 TEXT PRIMARY KEY, parser TEXT NOT NULL)
STRICT, WITHOUT ROWID;
"""


class FilesRead:
    """Which file has which hash, and in which nothing was found.

    Without a `path`, and where the file there cannot be used, it remembers as long as it is open:
    whatever is wrong with a cache ends no import.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._sql = _opened(path)
        self._files: list[tuple[bytes, int, int, str]] = []
        self._empty: list[tuple[str, str]] = []

    def __enter__(self) -> FilesRead:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()
        self._sql.close()

    def digest_of(self, name: str, size: int, changed: int) -> str:
        """The sha256 of a file that still has the size and the time (nanoseconds) it had when it
        was read; "" where it has not."""
        about = [os.fsencode(name), size, changed]
        query = "SELECT sha256 FROM file WHERE path = ? AND size = ? AND changed = ?"
        return self._one(query, about)

    def has_size(self, size: int) -> bool:
        """Whether a file of so many bytes was ever read: no other file has the hash of one."""
        return bool(self._one("SELECT 'x' FROM file WHERE size = ? LIMIT 1", [size]))

    def digests(self) -> Iterator[str]:
        """The hash of each file that it knows."""
        with _quietly():
            for (sha256,) in self._sql.execute("SELECT sha256 FROM file"):
                yield sha256

    def is_empty(self, sha256: str) -> bool:
        """Whether this parser found no entry in the file of this hash."""
        return self._one("SELECT parser FROM empty WHERE sha256 = ?", [sha256]) == VERSION

    def note(self, name: str, size: int, changed: int, sha256: str) -> None:
        """Remember the hash of a file that had this size and time before it was read."""
        if time.time() - changed / 1e9 > FRESH:
            self._files.append((os.fsencode(name), size, changed, sha256))
            self._flush_many()

    def note_empty(self, sha256: str) -> None:
        """Remember that this parser found no entry in the file of this hash."""
        self._empty.append((sha256, VERSION))
        self._flush_many()

    def flush(self) -> None:
        """Write what is noted."""
        with _quietly(), self._sql:
            self._sql.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", self._files)
            self._sql.executemany("INSERT OR REPLACE INTO empty VALUES (?, ?)", self._empty)
        self._files.clear()
        self._empty.clear()

    def _flush_many(self) -> None:
        if len(self._files) + len(self._empty) >= TOGETHER:
            self.flush()

    def _one(self, query: str, values: list[object]) -> str:
        with _quietly():
            found = self._sql.execute(query, values).fetchone()
            return str(found[0]) if found else ""
        return ""


def digest(path: Path) -> str:
    """The sha256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _quietly() -> Iterator[None]:
    """What is wrong with the cache only costs time."""
    with suppress(sqlite3.Error):
        yield


def _opened(path: Path | None) -> sqlite3.Connection:
    """The file at `path`; where it is damaged a new one, where there can be none one in memory."""
    for where in (path, path):
        try:
            if where:
                return _with_tables(where)
        except sqlite3.DatabaseError as error:
            if where and getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
                with suppress(OSError):
                    where.unlink()
        except OSError:
            break
    return _with_tables(None)


def _with_tables(path: Path | None) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sql = sqlite3.connect(path or ":memory:", timeout=1)
    # A machine that stops in the middle loses some notes, or all: they are made again.
    sql.executescript(f"PRAGMA synchronous = OFF; {_TABLES}")
    return sql


_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
