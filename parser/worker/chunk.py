"""What a worker on another machine does: reads a few files, and answers with plain data."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import local
from typing import Any, NamedTuple

from parser.model import VERSION, Unreadable
from parser.worker.batch import SECONDS, Reader, plain
from parser.worker.process import Child, Stop

_kept = local()
"""The reader of each thread, whose child stays for the chunks that follow."""


class Wanted(NamedTuple):
    """A file that is to be read: where it is, and by what it is known there; or what is in it."""

    path: bytes
    """Its name in the bytes of the file system."""
    size: int
    seconds: int
    """When it was changed, since 1970."""
    data: bytes | None = None


def read_chunk(files: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """What was read of each of these, in their order, by which version of the parser, in how many
    seconds.

    An answer is {"right": the report as `as_json` gives it}, {"unreadable": why} in one sentence,
    or {"absent": True}: there is no such file here.
    """
    began = time.monotonic()
    answers = [_answer(Wanted(*file)) for file in files]
    return {"parser": VERSION, "seconds": time.monotonic() - began, "answers": answers}


def _answer(wanted: Wanted) -> Mapping[str, Any]:
    path = Path(os.fsdecode(wanted.path))
    if wanted.data is None:
        return _read(path, path) if _is_here(path, wanted) else {"absent": True}
    with TemporaryDirectory(prefix="seakijker-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(wanted.data)
        return _read(copy, path)


def _is_here(path: Path, wanted: Wanted) -> bool:
    try:
        about = path.stat()
    except OSError:
        return False
    return (about.st_size, int(about.st_mtime)) == (wanted.size, wanted.seconds)


def _read(place: Path, path: Path) -> Mapping[str, Any]:
    reader = getattr(_kept, "reader", None)
    if reader is None:
        reader = _kept.reader = Reader(_ask)
    answer = reader.read(place)
    if isinstance(answer, Unreadable):
        return {"unreadable": str(answer).replace(str(place), str(path))}
    return {"right": answer}


def _ask(child: Child, path: Path, stop: Stop | None) -> Any:
    return plain(child, path, SECONDS, None, stop)
