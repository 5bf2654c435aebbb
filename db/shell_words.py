"""What a shell completes, read straight from the file: at once, and without bringing it up to date.

Nothing is told of a file that cannot be read: whoever completes has not asked for anything yet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

MOST = 50
"""Words that are offered."""


class ShellWord(NamedTuple):
    """A word that can stand there, and what it is for a person."""

    text: str
    about: str = ""


def uids(path: Path, start: str) -> list[ShellWord]:
    """The entries of which the uid begins so, with their titles."""
    return _found(
        path,
        "SELECT uid, coalesce(nullif(titel, ''), nullif(value_title, ''), conclusies) FROM entry "
        "WHERE uid >= ?1 AND uid < ?1 || 'g' ORDER BY uid LIMIT ?2",
        start,
    )


def papers(path: Path, start: str) -> list[ShellWord]:
    """The papers by their numbers, as in 36360-VI-1, with their titles."""
    named = "replace(substr(dossier, 1, 6), ' ', '') || replace(substr(dossier, 7), ' ', '-')"
    return _found(
        path,
        f"SELECT {named} || '-' || nr AS name, titel FROM report "
        "WHERE dossier <> '' AND name LIKE ?1 || '%' ORDER BY name LIMIT ?2",
        start,
    )


def searches(path: Path, start: str) -> list[ShellWord]:
    """The saved searches of which the name begins so, with what they search for."""
    return _found(
        path,
        "SELECT name, text FROM saved_search WHERE name LIKE ?1 || '%' ORDER BY name LIMIT ?2",
        start,
    )


def texts(path: Path, field: str, start: str) -> list[ShellWord]:
    """What stands in this text field of entries and begins so, the commonest first."""
    from parser import FIELDS

    if field not in FIELDS:
        return []
    return _found(
        path,
        f"SELECT {field}, '' FROM entry WHERE {field} LIKE ?1 || '%' AND {field} <> '' "
        f"AND length({field}) < 200 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?2",
        start,
    )


def query_words(path: Path, start: str) -> list[ShellWord]:
    """What a word of a query may become: a field, or a value of it that entries have."""

    def look(sql: sqlite3.Connection) -> Iterator[ShellWord]:
        # Only here is there more to import than SQLite.
        from sqlite_utils import Database

        from db.search import completions
        from db.store import StoreError

        with suppress(StoreError):
            db = Database(sql, execute_plugins=False)
            found = completions(db, start, len(start), counted=False)
            for one in found.options:
                text = start[: found.start] + one.text + start[found.end :]
                yield ShellWord(text, one.value)

    return _read(path, look)


def _found(path: Path, query: str, start: str) -> list[ShellWord]:
    return _read(path, lambda sql: (ShellWord(*row) for row in sql.execute(query, [start, MOST])))


def _read(path: Path, look: Callable[[sqlite3.Connection], Iterable[ShellWord]]) -> list[ShellWord]:
    """What `look` finds in the file, opened to be read only; nothing where it cannot be."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as sql,
    ):
        return list(look(sql))
    return []
