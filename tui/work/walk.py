"""The files in folders that can be read, the newest first."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from parser.saved_reports import SUFFIXES
from parser.source_file import PAPER_SUFFIXES, ZIP_SUFFIXES

IMPORTED = frozenset((*PAPER_SUFFIXES, *SUFFIXES))
"""Endings of the files that `sea import` looks for in a folder."""
NAMED = IMPORTED.union(ZIP_SUFFIXES)
"""Endings of what it reads when it is named: a .zip of papers, too."""

GLANCE = 0.05
"""Seconds for which nobody notices that the screen stands still."""


class FoundFile(NamedTuple):
    """A file of a folder, as it was when the folder was looked at. It may be gone by now.

    A million of them are kept at a time: the name is a plain text."""

    name: str
    """The folder's own, then the way from it; in it the surrogates that a name which is no text
    has."""
    size: int
    """Bytes."""
    changed: int
    """Nanoseconds since 1970."""

    @property
    def path(self) -> Path:
        return Path(self.name)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are meant, by patterns as the shell has them. A pattern is for the
    name of a file or folder, or for the way to it from the folder that was named."""

    include: Sequence[str] = ()
    """Where there are any, a file fits one of them."""
    exclude: Sequence[str] = ()
    """No file fits any of these, nor does a folder that it is in."""
    endings: frozenset[str] = IMPORTED


ALL = Selection()


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; what cannot be a path is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def walk(
    folders: Iterable[Path],
    selection: Selection = ALL,
    refused: Callable[[Path, OSError], None] = lambda _folder, _why: None,
) -> list[FoundFile]:
    """The files in `folders` and the folders in them, each once, the newest first.

    What a symbolic link leads to is no part of a folder, nor is what has a name with a dot before
    it. `refused` is told of a folder that cannot be looked into.
    """
    found = {
        file.name: file for folder in folders for file in _in(folder, selection, refused) if file
    }
    # The name decides of two files of one moment, so that the order is always the same.
    return sorted(found.values(), key=lambda file: (-file.changed, file.name))


def count(paths: Iterable[Path], within: float = GLANCE) -> tuple[int, bool]:
    """How many files these paths stand for, and whether that is all of them: no more time is taken
    for it than so many seconds."""
    until = time.monotonic() + within
    files = {str(path) for path in paths if not is_folder(path)}
    for folder in filter(is_folder, paths):
        for file in _in(folder, ALL, lambda _folder, _why: None):
            if file is not None:
                files.add(file.name)
            if time.monotonic() > until:
                return len(files), False
    return len(files), True


def _in(
    root: Path, selection: Selection, refused: Callable[[Path, OSError], None]
) -> Iterator[FoundFile | None]:
    """The files in a folder, and None for whatever else is there."""
    start = str(root.resolve())
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or _fits(entry.path, start, selection.exclude):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                        continue
                    yield _wanted(entry, start, selection)
        except OSError as why:
            refused(Path(folder), why)
        yield None


def _wanted(entry: os.DirEntry[str], start: str, selection: Selection) -> FoundFile | None:
    if Path(entry.name).suffix.lower() not in selection.endings:
        return None
    if selection.include and not _fits(entry.path, start, selection.include):
        return None
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    return FoundFile(entry.path, about.st_size, about.st_mtime_ns)


def _fits(path: str, start: str, patterns: Sequence[str]) -> bool:
    if not patterns:
        return False
    way = path[len(start) :].replace(os.sep, "/").removeprefix("/")
    name = way.rpartition("/")[2]
    return any(fnmatch(name, pattern) or fnmatch(way, pattern) for pattern in patterns)
