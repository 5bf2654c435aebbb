"""What comes through a pipe, put in a file of its own: whoever reads it may begin anew, and do so
more than once."""

from __future__ import annotations

import os
import select
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZipFile, is_zipfile

from parser.i18n import _
from parser.model import Unreadable
from parser.source_file import PAPER_SUFFIXES, ZIP_SUFFIXES

STANDARD_INPUT = Path("-")
MOST = 1 << 28
"""Bytes that are taken out of a pipe; a paper has some tens of megabytes."""
PATIENCE = 10.0
"""Seconds to wait for somebody to begin writing to a pipe that has a name."""
_GLANCE = 0.1
"""Seconds between two looks."""
_PIECE = 1 << 16
_KNOWN = (*PAPER_SUFFIXES, *ZIP_SUFFIXES, ".json")

Found = tuple[Path, Path | Unreadable]
"""A file as it was named, and where it can be read, or why it cannot."""


@contextmanager
def on_disk(
    files: Sequence[Path], stopped: Callable[[], bool] = bool, ending: str = ""
) -> Iterator[list[Found]]:
    """Where each of these can be read as long as the block lasts: a file where it is, a pipe, or
    "-" for standard input, in a copy. What the copy is is told by how it begins, unless the
    `ending` says what standard input is, as ".xml"."""
    with TemporaryDirectory(prefix="seakijker-") as folder:
        yield [
            (file, _found(file, Path(folder, str(at)), stopped, ending))
            for at, file in enumerate(files)
        ]


def _found(file: Path, folder: Path, stopped: Callable[[], bool], ending: str) -> Path | Unreadable:
    try:
        if file == STANDARD_INPUT:
            pieces = iter(lambda: sys.stdin.buffer.read(_PIECE), b"")
            return _copied(folder, f"stdin{ending}", pieces, file)
        mode = file.stat().st_mode
    except Unreadable as why:
        return why
    except OSError:
        return file  # whoever opens it says what is wrong
    if stat.S_ISFIFO(mode):
        try:
            with open(file, "rb", buffering=0, opener=_at_once) as pipe:
                return _copied(folder, file.name, _pieces(pipe, file, stopped), file)
        except Unreadable as why:
            return why
        except OSError:
            return file
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return file
    return Unreadable(_("{path}: this is a device; name a file.").format(path=file))


def _at_once(path: str, flags: int) -> int:
    """Open a pipe without waiting for somebody to write to it."""
    return os.open(path, flags | os.O_NONBLOCK)


def _pieces(pipe: BinaryIO, file: Path, stopped: Callable[[], bool]) -> Iterator[bytes]:
    until = time.monotonic() + PATIENCE
    begun = False
    while not stopped():
        ready, _w, _x = select.select([pipe], [], [], _GLANCE)
        piece = pipe.read(_PIECE) if ready or not begun else None
        if piece:
            begun = True
            yield piece
        elif piece == b"" and begun:
            return
        elif piece == b"":  # nobody writes to it yet
            if time.monotonic() > until:
                raise Unreadable(
                    _("{path}: nothing came out of this pipe; start what writes to it.").format(
                        path=file
                    )
                )
            time.sleep(_GLANCE)


def _copied(folder: Path, name: str, pieces: Iterator[bytes], file: Path) -> Path:
    folder.mkdir()
    copy = folder / name
    size = 0
    with copy.open("wb") as out:
        for piece in pieces:
            size += len(piece)
            if size > MOST:
                raise Unreadable(
                    _("{path}: more than {n} megabytes came; no paper is that large.").format(
                        path=file, n=MOST >> 20
                    )
                )
            out.write(piece)
    suffix = "" if copy.suffix.lower() in _KNOWN else _suffix(copy)
    return copy.rename(copy.with_name(copy.name + suffix))


def _suffix(copy: Path) -> str:
    """How the name of such a file would end."""
    with copy.open("rb") as file:
        head = file.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head:
        return ".pdf"
    if head.startswith(b"{"):
        return ".json"
    if head.startswith(b"<"):
        return ".html" if b"<html" in head.lower() else ".xml"
    if is_zipfile(copy):
        with ZipFile(copy) as packed:
            folders = {name.partition("/")[0] for name in packed.namelist()}
        return ".docx" if "word" in folders else ".xlsx" if "xl" in folders else ".zip"
    return ".txt"
