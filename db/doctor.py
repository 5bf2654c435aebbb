"""Whether everything in a file is as it should be; `db.mending` puts right what can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from db.checksum import OF_EVENT, OF_READING, fits
from db.reading_text import DamagedReading, unpack
from db.review import replayed, stored
from db.schema import made
from db.search import fulltext
from db.store import StoreError, path_of, read_only, translated_errors
from parser.i18n import _

WRONG = (
    *(StoreError, sqlite3.DatabaseError),
    *(ValueError, KeyError, TypeError, AttributeError, IndexError),
)
"""What damaged rows may raise where they are taken for an entry."""
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
    yield _check(_("tables and guards"), lambda: _lacking(db), _MEND)
    yield _check(_("references"), lambda: _references(db), _RESTORE)
    if read_only(db):
        yield Check(_("index"), True, _("the index cannot be checked in a read-only file."))
    else:
        yield _check(_("index"), lambda: _index(db), _MEND)
    yield _check(_("readings and decisions"), lambda: _damaged(db), _MEND)
    yield _check(_("log"), lambda: _log(db), _MEND)


def _check(name: str, look: Callable[[], list[str]], remedy: str) -> Check:
    try:
        faults = look()
    except StoreError as error:
        return Check(name, False, str(error))
    except WRONG as error:
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
        for index in fulltext.INDEXES:
            # rank 1 compares the index with the entries (https://sqlite.org/fts5.html).
            db.conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            with translated_errors(path_of(db)):
                raise
        return [_("the index does not have the words of the entries")]
    return [] if fulltext.words_agree(db.conn) else [_("the words do not agree with the index")]


def lacking(db: Database) -> dict[str, str]:
    """What the migrations have made and is not there as they made it: name → its type."""
    there = {
        name: (type, _bare(sql))
        for name, type, sql in db.conn.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE sql <> ''"
        )
    }
    return {
        name: type
        for name, (type, _table, sql) in made().items()
        # A table that was changed by a migration may be written otherwise.
        if name not in there or (type in ("trigger", "view") and there[name] != (type, _bare(sql)))
    }


def _bare(sql: str) -> str:
    return " ".join(sql.replace('"', "").split())


def _lacking(db: Database) -> list[str]:
    return [_("{name} is not there, or is another one").format(name=name) for name in lacking(db)]


def damaged(db: Database) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The runs of readings, and the events, whose sum does not fit, by what they are about."""
    found: list[dict[int, list[int]]] = []
    # As bytes: what is damaged need be no text.
    usual, db.conn.text_factory = db.conn.text_factory, bytes
    try:
        for id, table, what, fit in (
            ("run_id", "extraction", OF_READING, _reading_fits),
            ("id", "event", OF_EVENT, fits),
        ):
            about: dict[int, list[int]] = {}
            query = f"SELECT entry_id, {id}, checksum, {what} FROM {table} ORDER BY 1, 2"
            for entry, one, wanted, *values in db.conn.execute(query):
                if not fit(wanted, *values):
                    about.setdefault(entry, []).append(one)
            found.append(about)
    finally:
        db.conn.text_factory = usual
    return found[0], found[1]


def _reading_fits(wanted: bytes, packed: bytes) -> bool:
    try:
        return fits(wanted, unpack(packed))
    except DamagedReading:
        return False


def _damaged(db: Database) -> list[str]:
    readings, events = damaged(db)
    return [
        *(_("a reading of entry {uid} is damaged").format(uid=uid_of(db, id)) for id in readings),
        *(_("a decision on entry {uid} is damaged").format(uid=uid_of(db, id)) for id in events),
    ]


def uid_of(db: Database, id: int) -> str:
    """The uid of an entry; of one that is not shown, its number."""
    found = db.conn.execute("SELECT uid FROM entry WHERE id = ?", [id]).fetchone()
    return str(found[0]) if found else f"#{id}"


def _log(db: Database) -> list[str]:
    """The entries that are not shown as their readings and their events say."""
    return [
        _("entry {uid} is not as the log says").format(uid=uid_of(db, id))
        for ids in chunks(db)
        for id in _otherwise(db, ids)
    ]


def _otherwise(db: Database, ids: list[int]) -> list[int]:
    try:
        said, shown = replayed(db.conn, ids), stored(db, ids)
        return [id for id in ids if id not in shown or said.get(id) != shown[id][1]]
    except WRONG:
        if len(ids) == 1:
            return ids
        # One of them is damaged: which?
        return [id for one in ids for id in _otherwise(db, [one])]


def chunks(db: Database) -> Iterator[list[int]]:
    """The ids of all entries, some at a time."""
    with translated_errors(path_of(db)):
        ids = [id for (id,) in db.conn.execute("SELECT id FROM entry ORDER BY id")]
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
