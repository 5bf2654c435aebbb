"""Opening the database file, and writing to it all or nothing.

Whatever goes wrong with the file is told as a StoreError: one sentence for a person.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from db.backup import copy, keep_before
from db.free_pages import give_back
from db.journal_mode import journal_for
from db.new_file import clear_abandoned
from db.reading_text import DamagedReading
from db.schema import APPLICATION_ID, migration_names, migrations
from parser.clean import one_line
from parser.i18n import _

BUSY_MS = 5000
"""How long to wait for another program that is writing; its transactions last milliseconds, save
for an import."""

_OLDEST = (3, 37, 0)
"""The first SQLite with STRICT tables (https://sqlite.org/stricttables.html)."""
_MAGIC = b"SQLite format 3\0"

_READ = _(
    "{path} is being read by another program, which keeps it from being written; try again when "
    "that is done."
)
_BUSY = _("{path} is being written by another program; try again when that is done.")
_TROUBLE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _(
        "{path} cannot be written; make it writable, or choose another file with --db."
    ),
    sqlite3.SQLITE_CANTOPEN: _(
        "{path} cannot be opened; check that you may read and write it, or choose another file "
        "with --db."
    ),
    sqlite3.SQLITE_FULL: _("The disk of {path} is full; make room and try again."),
    sqlite3.SQLITE_IOERR: _(
        "The disk of {path} gives errors; check it, or choose another file with --db."
    ),
    sqlite3.SQLITE_CORRUPT: _(
        "{path} is damaged; restore a backup of it, or choose another file with --db."
    ),
    sqlite3.SQLITE_NOTADB: _("{path} is not a database; choose another file with --db."),
}
"""What SQLite's result codes mean to a person (https://sqlite.org/rescode.html)."""


class StoreError(Exception):
    """The database cannot be used; its text is one sentence: what, where, what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(one_line(says))  # a name of a file can be anything


def open_store(
    path: Path, updating: Callable[[], None] = lambda: None, *, make: bool = True
) -> Database:
    """Open the database at `path`, brought up to date where needed; before that, which takes a
    while where there are many entries, `updating` is called. Where there is none it is made, if it
    is to `make` one.

    What may not be written is opened to be read: see `read_only`. A connection belongs to the
    thread that opened it; another thread opens its own. Raises StoreError where the file cannot be
    made or is not a database of this program.
    """
    path = path.absolute()
    _check_file(path, make)
    closed = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with translated_errors(path):
        db = Database(_connected(path, closed), execute_plugins=False)
    try:
        with translated_errors(path):
            _check_sqlite(db, path)
            _check_owner(db, path)
            if closed:
                _read_only(db, path)
            else:
                _set_up(db, path, updating)
    except BaseException:
        db.close()
        raise
    return db


def read_only(db: Database) -> bool:
    """Whether the file could only be opened to be read; to write then raises StoreError."""
    return bool(db.conn.execute("PRAGMA query_only").fetchone()[0])


@contextmanager
def writing(db: Database) -> Iterator[sqlite3.Connection]:
    """A transaction in which the block's writes all hold, or none. Raises StoreError."""
    with translated_errors(path_of(db)):
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db.conn
            _commit(db)
        except BaseException:
            # Some errors, such as a full disk, have already rolled it back.
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise


def _commit(db: Database) -> None:
    try:
        db.conn.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        # Nobody else writes by now: without WAL, who reads keeps what is written out.
        raise StoreError(_READ.format(path=path_of(db))) from error


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into a StoreError; an interrupt stays one.

    JSON that cannot be read is damage too: the file has only what was written as JSON.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the kind of error; the rest says which of that kind. Without a code it is
        # Python's own: a text that is no UTF-8, or a wrong use.
        unread = isinstance(error, sqlite3.OperationalError) and sqlite3.SQLITE_CORRUPT
        trouble = _TROUBLE.get(getattr(error, "sqlite_errorcode", int(unread)) & 0xFF)
        if not trouble:
            raise
        raise StoreError(trouble.format(path=path)) from error
    except (json.JSONDecodeError, DamagedReading) as error:
        raise StoreError(_TROUBLE[sqlite3.SQLITE_CORRUPT].format(path=path)) from error


def path_of(db: Database) -> Path:
    """The file that an open database stands in."""
    # As bytes: a name need not be UTF-8. By a pragma, which waits for no lock.
    usual, db.conn.text_factory = db.conn.text_factory, bytes
    try:
        (_, _, file), *_ = db.conn.execute("PRAGMA database_list").fetchall()
    finally:
        db.conn.text_factory = usual
    return Path(os.fsdecode(file))


def data_version(db: Database) -> int:
    """A number that is another one after another connection has written to the file, and that own
    writes leave as it is (https://sqlite.org/pragma.html#pragma_data_version)."""
    with translated_errors(path_of(db)):
        (number,) = db.conn.execute("PRAGMA data_version").fetchone()
    return int(number)


def back_up(db: Database, target: Path, *, force: bool = False) -> None:
    """Write a consistent copy of the database to the file `target`, which is to be new unless
    `force` is set, and never a file of the database itself. Raises StoreError."""
    with told_of_new_file(target, force=force):
        copy(db.conn, path_of(db), target, force=force)


@contextmanager
def told_of_new_file(target: Path, *, force: bool = False) -> Iterator[None]:
    """Turn what goes wrong in making the file `target` into a StoreError."""
    try:
        with translated_errors(target):
            yield
    except FileExistsError as error:
        said = (
            _("{path} is the database itself; choose another name.")
            if force
            else _("{path} exists already; choose another name, or replace it with --force.")
        )
        raise StoreError(said.format(path=target)) from error
    except OSError as error:
        said = _("{path} cannot be made ({why}); make room there, or choose another place.")
        raise StoreError(said.format(path=target, why=error.strerror)) from error


def _check_file(path: Path, make: bool) -> None:
    """See to the folder, and to what can be told of the file before SQLite touches it."""
    with suppress(OSError):  # to open it says why it cannot be looked at
        if path.is_dir():
            said = _("{path} is a folder; give --db the name of a file, such as {path}/sea.db.")
            raise StoreError(said.format(path=path))
    head = b""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if make:
            _make_folder(path.parent)
    except NotADirectoryError:
        _make_folder(path.parent)
    except OSError as error:
        raise StoreError(
            _("{path} cannot be read ({why}); choose another file with --db.").format(
                path=path, why=error.strerror
            )
        ) from error
    if head and head != _MAGIC:
        raise StoreError(_TROUBLE[sqlite3.SQLITE_NOTADB].format(path=path))
    if not head and not make:
        said = _(
            "There is no database {path}; sea import makes one, or choose another file with --db."
        )
        raise StoreError(said.format(path=path))


def _make_folder(folder: Path) -> None:
    """The folder is for its owner alone, as the XDG Base Directory Specification has it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            _("The folder {path} cannot be made ({why}); choose another place with --db.").format(
                path=folder, why=error.strerror
            )
        ) from error


def _check_sqlite(db: Database, path: Path) -> None:
    fts5 = db.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
    if sqlite3.sqlite_version_info < _OLDEST or not fts5:
        raise StoreError(
            _(
                "The SQLite {version} of this Python cannot keep {path}; use a Python that brings "
                "SQLite 3.37 or newer, with FTS5."
            ).format(version=sqlite3.sqlite_version, path=path)
        )


def _check_owner(db: Database, path: Path) -> None:
    """Raise StoreError where the file is another program's, or a newer version's."""
    # In this order: a process that is just now making the file sets both in one transaction.
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID and (owner or tables):
        raise StoreError(
            _("{path} belongs to another program; choose another file with --db.").format(path=path)
        )
    if not {migration.name for migration in migrations.applied(db)} <= migration_names():
        raise StoreError(
            _(
                "{path} was made by a newer version of Seakijker; update Seakijker, or choose "
                "another file with --db."
            ).format(path=path)
        )


def _connected(path: Path, closed: bool) -> sqlite3.Connection:
    way = "?mode=rwc"
    if closed:
        # Who reads a WAL file makes files beside it, unless its writer left them there. Of another
        # file an immutable connection would not see what others write.
        beside = path.with_name(f"{path.name}-wal").exists() or os.access(path.parent, os.W_OK)
        way = "?mode=ro" if beside or not _is_wal(path) else "?immutable=1"
    return sqlite3.connect(
        path.as_uri() + way, uri=True, timeout=BUSY_MS / 1000, isolation_level=None
    )


def _is_wal(path: Path) -> bool:
    """Whether the file is one with a write-ahead log (https://sqlite.org/fileformat.html#1.3.1)."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def _read_only(db: Database, path: Path) -> None:
    if migrations.pending(db):
        raise StoreError(
            _(
                "{path} was made by an older version of Seakijker and cannot be written to bring "
                "it up to date; make it writable, or copy it and choose the copy with --db."
            ).format(path=path)
        )
    db.execute("PRAGMA query_only = ON")


def _set_up(db: Database, path: Path, updating: Callable[[], None]) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    # A decision is kept once it is answered, even if the power fails.
    db.execute("PRAGMA synchronous = FULL")
    if migrations.pending(db):
        if migrations.applied(db):
            updating()
        with writing(db):
            # Another process may have migrated in the meantime: apply() looks again.
            _back_up_before(db, path)
            migrations.apply(db)
        give_back(db.conn)
    clear_abandoned(path.parent)
    journal = journal_for(path)
    if db.execute("PRAGMA journal_mode").fetchone() != (journal,):
        # It cannot be changed while others have the file open; then the next one to open it does.
        with suppress(sqlite3.OperationalError):
            db.execute(f"PRAGMA journal_mode = {journal}")


def _back_up_before(db: Database, path: Path) -> None:
    """Keep a copy of what is about to be migrated, beside it."""
    pending = migrations.pending(db)
    if pending and migrations.applied(db):
        copied = path.with_name(f"{path.name}.before-{pending[0].name}")
        # By a connection of its own, which sees what stood there before this transaction.
        with told_of_new_file(copied), closing(sqlite3.connect(path)) as old:
            keep_before(old, path, pending[0].name)
