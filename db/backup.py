"""A consistent copy of a database, also while others write to it."""

from __future__ import annotations

import filecmp
import sqlite3
from contextlib import closing, suppress
from itertools import chain, count, takewhile
from pathlib import Path

from db.new_file import write_new


def copy(source: sqlite3.Connection, database: Path, target: Path, *, force: bool = False) -> None:
    """Copy the `database` that `source` is connected to into the file `target`, all or nothing.

    What others commit meanwhile is in the copy or not, each transaction as a whole. Raises
    FileExistsError where there is such a file, unless `force` is set, OSError or sqlite3.Error.
    """
    write_new(target, database, lambda part: _copy(source, part), force=force)


def keep_before(source: sqlite3.Connection, database: Path, migration: str) -> None:
    """Keep a copy beside `database`, of before this migration, unless there is one that is the
    same: "sea.db.before-m007_events", or "sea.db.before-m007_events-2". Raises as `copy`."""

    first = database.with_name(f"{database.name}.before-{migration}")
    others = (first.with_name(f"{first.name}-{n}") for n in count(2))
    known = [*takewhile(Path.exists, chain([first], others))]

    def write(part: Path) -> None:
        _copy(source, part)
        if any(filecmp.cmp(part, one, shallow=False) for one in known):
            raise _Known

    target = first.with_name(f"{first.name}-{len(known) + 1}") if known else first
    with suppress(_Known):
        write_new(target, database, write)


class _Known(Exception):
    """There is such a copy."""


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as made:
        # In one go: in steps, it begins again whenever somebody writes.
        source.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
