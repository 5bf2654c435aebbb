"""Putting right what can be: by what is still known to be as it was written, and by nothing else.

Readings and events have sums. A damaged reading is written again where the very same stands
elsewhere: in another run, or as what is shown. Of an entry that has a damaged reading or event
left, what is shown stays as it is, for it may be all that is left of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from sqlite3 import Connection

from sqlite_utils import Database

from db.checksum import fits
from db.doctor import WRONG, chunks, damaged, lacking, uid_of
from db.mapping import as_seen
from db.reading_text import DamagedReading, pack, unpack
from db.review import refresh, rewrite, stored
from db.schema import made
from db.search import fulltext
from db.store import writing
from parser.i18n import _

_DERIVED = frozenset(
    (
        *("link", "extra", "article", "organisation", "year_gap", "other_type", "finding"),
        *("conflict", "stale", *fulltext.INDEXES),
    )
)
"""Tables of which everything follows from the readings and the log."""
_KEPT_BY_FTS5 = tuple(f"{index}_" for index in fulltext.INDEXES)
"""How the names of tables begin that come with an index."""
_APART = frozenset(("saved_search", "draft", "file", "held"))
"""Tables that can lack, and the others are mended all the same."""


def mend(db: Database) -> list[str]:
    """Make anew what lacks, the index, and every current value that follows from readings and
    events which are whole; what could not be mended, a sentence each.

    Raises StoreError, and then nothing has changed.
    """
    with writing(db) as sql:
        lost = list(_make(db, sql))
        left = [_("table {name} is not there").format(name=name) for name in lost]
        if _APART.issuperset(lost):
            left += _mend_rows(db, sql)
    return [_("{what}; restore a backup of the file.").format(what=one) for one in left]


def _mend_rows(db: Database, sql: Connection) -> Iterator[str]:
    """Make the index and the current values anew; what could not be."""
    _restore_readings(db, sql)
    readings, events = damaged(db)
    for about, said in (
        (readings, _("a reading of entry {uid} is damaged, and stands nowhere else")),
        (events, _("a decision on entry {uid} is damaged")),
    ):
        yield from (said.format(uid=uid_of(db, id)) for id in about)
    unread = {id for ids in chunks(db) for id in _unread(db, ids)}
    spared = {*readings, *events}
    yield from _rewritten(db, sorted(unread - spared))
    fulltext.rebuild(sql)
    for ids in chunks(db):
        refresh(db, [id for id in ids if id not in spared and id not in unread])


def _make(db: Database, sql: Connection) -> Iterator[str]:
    """Make the tables, indexes, views and guards that lack; the names of tables that hold more than
    follows from others, which cannot be made."""
    gone = lacking(db)
    tables = [name for name, type in gone.items() if type == "table"]
    for name in tables:
        if name in _DERIVED:
            sql.execute(made()[name][2])
        elif not name.startswith(_KEPT_BY_FTS5):
            yield name
    for name, type in gone.items():
        _type, table, statement = made()[name]
        there = table not in gone or table in _DERIVED
        if type == "view" or (type in ("index", "trigger") and there):
            if type != "index":
                sql.execute(f"DROP {type} IF EXISTS {name}")
            sql.execute(statement)


def _restore_readings(db: Database, sql: Connection) -> None:
    """Write damaged readings again where the same text is found."""
    guard = "extraction_unchanging"
    for id, runs in damaged(db)[0].items():
        for run_id in runs:
            text = _same_elsewhere(db, sql, id, run_id)
            if text:
                sql.execute(f"DROP TRIGGER {guard}")
                sql.execute(
                    "UPDATE extraction SET seen = ? WHERE run_id = ? AND entry_id = ?",
                    [pack(text), run_id, id],
                )
                sql.execute(made()[guard][2])


def _same_elsewhere(db: Database, sql: Connection, id: int, run_id: int) -> str:
    """The text that a damaged reading had, "" where it is not known."""
    (wanted,) = sql.execute(
        "SELECT CAST(checksum AS BLOB) FROM extraction WHERE run_id = ? AND entry_id = ?",
        [run_id, id],
    ).fetchone()
    candidates = []
    for (packed,) in sql.execute("SELECT seen FROM extraction WHERE entry_id = ?", [id]):
        with suppress(DamagedReading):
            candidates.append(unpack(packed))
    with suppress(*WRONG):
        candidates += [as_seen(state.entry) for _row, state in stored(db, [id]).values()]
    return next((text for text in candidates if fits(wanted, text)), "")


def _unread(db: Database, ids: list[int]) -> list[int]:
    """Those of these entries whose rows cannot be read."""
    try:
        shown = stored(db, ids)
        for _row, state in shown.values():
            dict(state.entry.boxes)  # which are made when they are looked at
        return [id for id in ids if id not in shown]
    except WRONG:
        return ids if len(ids) == 1 else [id for one in ids for id in _unread(db, [one])]


def _rewritten(db: Database, ids: Sequence[int]) -> Iterator[str]:
    """Write what is shown of these entries anew; those of which that cannot be done are told."""
    for id in ids:
        try:
            rewrite(db, id)
        except WRONG:
            yield _("entry {uid} cannot be read").format(uid=uid_of(db, id))
