"""A consistent copy of a database, also while others write to it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy the database that `source` is connected to into the file `target`, all or nothing.

    What others commit meanwhile is in the copy or not, each transaction as a whole. What stands at
    `target` is replaced once the copy is whole. Raises OSError or sqlite3.Error.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as made:
            # In one go: in steps, it begins again whenever somebody writes.
            source.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
        _keep(part)
        part.replace(target)
        _keep(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _keep(path: Path) -> None:
    """See to it that the file, or the folder's list of files, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
