"""A file that two people share: what it has is taken in, and what both know is written to it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from db.new_file import is_of_database, write_new
from db.review.exchange import Imported, export_events, import_events
from db.review.exchange_lines import content_of, from_lines, to_lines
from db.store import StoreError, path_of
from parser.i18n import _

WAIT = 10.0
"""Seconds to wait for another who is syncing with the same file."""
GIVEN_UP = 600.0
"""Seconds after which a lock was left behind by one who was interrupted."""
_TRIES = 5


def sync(db: Database, file: Path) -> Imported:
    """Take in what `file` has, if it is there, and let it have all that is known here since.

    It is replaced as a whole, and never what another has written meanwhile. Raises StoreError where
    it cannot be read or written, or is no file of this kind; then it is as it was.
    """
    file, database = Path(os.path.realpath(file)), path_of(db)
    if is_of_database(file, database):
        raise StoreError(_("{path} is the database itself; choose another name.").format(path=file))
    new = 0
    with _told(file), _locked(file):
        for _try in range(_TRIES):
            before = _content(file)
            came = import_events(db, from_lines(before.decode("utf-8").split("\n")))
            new += came.new
            after = "".join(f"{line}\n" for line in to_lines(export_events(db))).encode()
            if after == before or _replaced(file, database, before, after):
                return Imported(new, came.known - (new - came.new), came.held, came.conflicts)
    raise StoreError(_("{path} is written by another all the time; try again.").format(path=file))


def _content(file: Path) -> bytes:
    if file.exists() and not file.is_file():
        raise StoreError(_("{path} is not a file; choose another name.").format(path=file))
    return content_of(file) if file.exists() else b""


class _Overtaken(Exception):
    """Something else stands in the file by now."""


def _replaced(file: Path, database: Path, before: bytes, after: bytes) -> bool:
    """Put `after` in place of `before`, unless something else stands there by now."""

    def write(part: Path) -> None:
        part.write_bytes(after)
        if _content(file) != before:
            raise _Overtaken

    there = file.exists()
    try:
        # It is the other's too: who could read it can do so still.
        write_new(file, database, write, force=there, like=file if there else None)
    except (_Overtaken, FileExistsError):
        return False
    return True


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """While nobody else syncs with the file: a lock beside it, as folders that are shared over a
    network know no other."""
    lock = file.with_name(f"{file.name}.lock")
    until = time.monotonic() + WAIT
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > GIVEN_UP:
                    lock.unlink()
                    continue
            if time.monotonic() > until:
                said = _("{path} is in use by another; try again, or remove {lock} if it is not.")
                raise StoreError(said.format(path=file, lock=lock)) from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what is wrong with the file into one sentence."""
    try:
        yield
    except OSError as error:
        said = _("{path} cannot be read and written ({why}); choose another place.")
        raise StoreError(said.format(path=file, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise StoreError(
            _("{path}: this text is not UTF-8; choose another name.").format(path=file)
        ) from error
    except ValueError as error:
        raise StoreError(f"{file}: {error}") from error
