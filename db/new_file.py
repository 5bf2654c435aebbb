"""A file that is made whole or not at all, and over nothing that somebody wanted to keep."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PART = ".sea-part"
"""How the name of a file ends that is still being written."""
ABANDONED = 600
"""Seconds in which nothing was written to such a file, after which whoever did so is gone: a copy
is made in one go, and put on the disk within seconds."""
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What the names of the files of a database end in (https://sqlite.org/tempfiles.html)."""


def write_new(
    target: Path,
    database: Path,
    write: Callable[[Path], None],
    *,
    force: bool = False,
    like: Path | None = None,
) -> None:
    """Make the file `target`, readable for whom `database` is, or the file `like`, of what `write`
    puts at the path that it is given.

    Raises FileExistsError where there is such a file, unless `force` is set, and where it is one of
    the database itself; else OSError, and whatever `write` raises. Then nothing is left behind.
    """
    if is_of_database(target, database) or (os.path.lexists(target) and not force):
        raise FileExistsError(target)
    target = target.resolve()  # what a link leads to is replaced, and not the link
    clear_abandoned(target.parent)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}-", suffix=PART, dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        write(part)
        part.chmod((like or database).stat().st_mode & 0o666)
        _keep(part)
        _put(part, target, force)
        _keep(target.parent)
    finally:
        for beside in _BESIDE:
            part.with_name(part.name + beside).unlink(missing_ok=True)


def write_out(
    target: Path, database: Path, write: Callable[[Path], None], *, force: bool = False
) -> None:
    """As `write_new`; what is there and is no file, such as a pipe, is written to."""
    if target.exists() and not target.is_file():
        write(target)
    else:
        write_new(target, database, write, force=force)


def is_of_database(target: Path, database: Path) -> bool:
    """Whether `target` is a file of this database, by whatever name."""
    for beside in _BESIDE:
        own = database.with_name(database.name + beside)
        with suppress(OSError):
            if target.resolve() == own.resolve() or target.samefile(own):
                return True
    return False


def clear_abandoned(folder: Path) -> None:
    """Remove the parts of files that somebody began in this folder and was stopped in."""
    with suppress(OSError):
        for part in folder.glob(f".*{PART}*"):
            with suppress(OSError):  # it is another's, or gone by now
                if time.time() - part.stat().st_mtime > ABANDONED:
                    part.unlink()


def _put(part: Path, target: Path, force: bool) -> None:
    """Give the file its name; another may have come to bear that meanwhile."""
    if not force:
        try:
            target.hardlink_to(part)
            return
        except FileExistsError:
            raise
        except OSError:  # a file has only one name on this disk
            if os.path.lexists(target):
                raise FileExistsError(target) from None
    part.replace(target)


def _keep(path: Path) -> None:
    """See to it that the file, or the folder's list of files, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
