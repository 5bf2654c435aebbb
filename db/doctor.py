"""Whether everything in a file is as it should be, and putting right what can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from db.review import refresh, replayed, stored
from db.search import fulltext
from db.store import StoreError, path_of, read_only, translated_errors, writing
from parser.i18n import _

CHUNK = 500
"""Entries looked at in one go."""
SHOWN = 3
"""Of the faults of one kind, this many are named."""
_RESTORE = _("restore a backup of the file")
_MEND = _("run sea doctor --mend")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `says` is one sentence: what was found, and what to do."""

    name: str
    right: bool
    says: str


def examine(db: Database) -> Iterator[Check]:
    """Look at everything, the file first; each check is given as it is done."""
    yield _check(_("file"), lambda: _integrity(db), _RESTORE)
    yield _check(_("references"), lambda: _references(db), _RESTORE)
    if read_only(db):
        yield Check(_("index"), True, _("the index cannot be checked in a read-only file."))
    else:
        yield _check(_("index"), lambda: _index(db), _MEND)
    yield _check(_("log"), lambda: _log(db), _MEND)


def mend(db: Database) -> None:
    """Make the index anew, and every current value from the readings and the log.

    Raises StoreError, and then nothing has changed.
    """
    with writing(db) as sql:
        fulltext.rebuild(sql)
        for ids in _chunks(db):
            refresh(db, ids)


def _check(name: str, look: Callable[[], list[str]], remedy: str) -> Check:
    try:
        faults = look()
    except StoreError as error:
        return Check(name, False, str(error))
    except (sqlite3.DatabaseError, ValueError) as error:
        faults = [str(error)]
    if not faults:
        return Check(name, True, _("nothing wrong."))
    named = "; ".join(faults[:SHOWN])
    more = _(" and {n} more").format(n=len(faults) - SHOWN) if len(faults) > SHOWN else ""
    return Check(name, False, f"{named}{more}; {remedy}.")


def _integrity(db: Database) -> list[str]:
    found = [line for (line,) in db.conn.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _references(db: Database) -> list[str]:
    return [
        _("row {row} of {table} points at a row of {parent} that is not there").format(
            row=row, table=table, parent=parent
        )
        for table, row, parent, _key in db.conn.execute("PRAGMA foreign_key_check")
    ]


def _index(db: Database) -> list[str]:
    try:
        # rank 1 compares the index with the entries (https://sqlite.org/fts5.html).
        db.conn.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            with translated_errors(path_of(db)):
                raise
        return [_("the index does not have the words of the entries")]
    return [] if fulltext.words_agree(db.conn) else [_("the words do not agree with the index")]


def _log(db: Database) -> list[str]:
    """The entries that are not shown as their readings and their events say."""
    wrong = []
    for ids in _chunks(db):
        said = replayed(db.conn, ids)
        for id, (row, state) in stored(db, ids).items():
            if said.get(id) != state:
                wrong.append(_("entry {uid} is not as the log says").format(uid=row.uid))
    return wrong


def _chunks(db: Database) -> Iterator[list[int]]:
    with translated_errors(path_of(db)):
        ids = [id for (id,) in db.conn.execute("SELECT id FROM entry ORDER BY id")]
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
