"""The papers in a .zip, put in files of their own by a bounded child process.

A member is written under a name that is made here, never under its own; how many there are and how
large they are is known, and bounded, before the first is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from parser.clean import clean, one_line
from parser.i18n import _
from parser.model import Unreadable
from parser.piped import MOST, Found
from parser.source_file import PAPER_SUFFIXES, ZIP_SUFFIXES, reading
from parser.worker.process import MEMORY, SECONDS, Child, Stop, TooMuch, serve

PAPERS = 1000
"""Papers in one file; all ministries of ten years have some hundreds."""
UNPACKED = 1 << 30
"""Bytes of all papers of one file together; those of all ministries of a year are a third of it."""
_NAME = 100
"""Letters of a name that are kept."""


@contextmanager
def unpacked(found: Sequence[Found], stop: Stop | None = None) -> Iterator[list[Found]]:
    """The same, with the papers in a .zip in place of it, each in a copy as long as the block
    lasts. Raises `parser.worker.batch.Stopped`."""
    if not any(isinstance(place, Path) and _is_zip(place) for _file, place in found):
        yield list(found)
        return
    with (
        TemporaryDirectory(prefix="seakijker-") as folder,
        Child("parser.worker.unpacking", MEMORY, SECONDS) as child,
    ):
        all_found: list[Found] = []
        for at, (file, place) in enumerate(found):
            if isinstance(place, Path) and _is_zip(place):
                all_found += _members(child, file, place, Path(folder, str(at)), stop)
            else:
                all_found.append((file, place))
        yield all_found


def copies_of(packed: Path, folder: Path, stop: Stop) -> list[Path]:
    """Copies in `folder` of the papers with this name in a .zip, `….zip/name`; none where it cannot
    be read. Raises `parser.worker.batch.Stopped`."""
    with Child("parser.worker.unpacking", MEMORY, SECONDS) as child:
        found = list(_members(child, packed.parent, packed.parent, folder, stop, packed.name))
    return [place for _name, place in found if isinstance(place, Path)]


def _is_zip(place: Path) -> bool:
    return place.suffix.lower() in ZIP_SUFFIXES


def _members(
    child: Child, file: Path, place: Path, folder: Path, stop: Stop | None, name: str = ""
) -> Iterator[Found]:
    question = {"path": str(place), "folder": str(folder), "name": name}
    try:
        for member in child.ask(question, 2 * SECONDS, stop):
            named = file / member["name"]
            why = member["why"].format(path=named)
            yield named, Unreadable(why) if why else Path(member["place"])
    except TooMuch:
        yield file, Unreadable(_too_large(file))
    except Unreadable as why:
        yield file, Unreadable(str(why).replace(str(place), str(file)))


def _unpack(path: Path, folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Name and place of each paper in the file at `path`, or of those of this `name` where one is
    given, put in a folder of its own within `folder`, or why it cannot be. Raises Unreadable."""
    try:
        with reading(path), ZipFile(path) as packed:
            members = [one for one in packed.infolist() if _is_paper(one)]
            members = [one for one in members if name in ("", safe_name(one.filename))]
            if len(members) > PAPERS or sum(one.file_size for one in members) > UNPACKED:
                raise Unreadable(_too_large(path))
            if not members:
                raise Unreadable(_("{path}: there is no paper in this file.").format(path=path))
            about = path.stat()
            for number, one in enumerate(members):
                yield _put(packed, one, folder / str(number), about.st_mtime_ns)
    except BadZipFile as error:
        raise Unreadable(
            _("{path}: this is no .zip, or it is damaged; get it again.").format(path=path)
        ) from error


def _is_paper(member: ZipInfo) -> bool:
    name = _named(member.filename)
    hidden = name.name.startswith(".") or "__MACOSX" in name.parts
    return name.suffix.lower() in PAPER_SUFFIXES and not (member.is_dir() or hidden)


def _put(packed: ZipFile, member: ZipInfo, folder: Path, changed: int) -> dict[str, str]:
    """The copy is as old as the .zip: by that it is known the next time."""
    name = safe_name(member.filename)
    folder.mkdir(parents=True)
    place = folder / name
    why = ""
    if member.file_size > MOST:
        why = _too_large(Path("{path}"))
    else:
        try:
            with packed.open(member) as source, place.open("xb") as out:
                copyfileobj(source, out)
            os.utime(place, ns=(changed, changed))
        except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
            why = _("{path}: this paper cannot be unpacked; unpack it yourself, and name the file.")
    return {"name": name, "place": str(place), "why": why}


def safe_name(name: str) -> str:
    """The last part of a member's name, in letters that mean nothing to a file system; its ending
    is kept."""
    last = _named(one_line(clean(name)))
    stem = re.sub(r"[^\w. -]", "_", last.stem).strip(". ")[:_NAME]
    return (stem or "_") + last.suffix.lower()


def _named(name: str) -> PurePosixPath:
    """A member's name; some programs write those of Windows."""
    return PurePosixPath(name.replace("\\", "/"))


def _too_large(path: Path) -> str:
    return _(
        "{path}: unpacked, this file is larger than any papers are, so it is not read; unpack it "
        "yourself, and name the papers."
    ).format(path=path)


def _answer(question: Any) -> list[dict[str, str]]:
    return list(_unpack(Path(question["path"]), Path(question["folder"]), question["name"]))


if __name__ == "__main__":
    serve(_answer)
