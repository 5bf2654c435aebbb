"""Reports into files, one for each paper, for who has no database here: `sea import` takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.translation import _
from tui.work.outcome import FileOutcome, Numbers, OutcomeKind, Tally
from tui.work.reading import ReadFiles, cannot_look_into, has_failed, problems
from tui.work.walk import Selection, is_folder, walk

if TYPE_CHECKING:
    from parser import Report, Unreadable

NEAR = 2.0
"""Seconds within which two times are the same on every disk (FAT: 2 s)."""


class SameTarget(Exception):
    """Two files would be written to one; its text says which."""


def targets(
    files: Sequence[Path], folder: Path, selection: Selection, refused: list[FileOutcome]
) -> dict[Path, Path]:
    """Each paper that `files` name, or that lies in the folders among them, the newest of a folder
    first → where its report goes: into `folder`, the way to it as in its own, and .json behind its
    name. Raises SameTarget."""

    def refuse(path: Path, why: OSError) -> None:
        problem = cannot_look_into(path, why)
        refused.append(FileOutcome(path, "", (problem,), True, kind=OutcomeKind.UNREADABLE))

    pairs: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    several = sum(map(is_folder, files)) > 1
    for named in files:
        if not is_folder(named):
            _add(pairs, taken, named, folder / f"{named.name}.json")
            continue
        root = named.resolve()
        into = folder / root.name if several else folder
        for found in walk([named], selection, refuse):
            way = found.path.relative_to(root)
            _add(pairs, taken, found.path, into / way.with_name(f"{way.name}.json"))
    return pairs


def _add(pairs: dict[Path, Path], taken: dict[Path, Path], source: Path, target: Path) -> None:
    other = taken.setdefault(target, source)
    if other != source:
        said = _("{file} and {other} would both be written to {path}; read them one by one.")
        raise SameTarget(said.format(file=source, other=other, path=target))
    pairs[source] = target


def write_reports(pairs: dict[Path, Path], read: ReadFiles, tally: Tally) -> Iterator[FileOutcome]:
    """Read each paper and write its report; one that is there already, of the same paper by this
    parser, is passed over."""
    wanted = []
    for source, target in pairs.items():
        kind, why = _there(source, target)
        if kind is None:
            wanted.append(source)
        else:
            outcome = FileOutcome(source, "", why, bool(why), kind=kind)
            tally.add(outcome)
            yield outcome
    for source, report in read(tally.handed(wanted), None):
        outcome = _written(source, pairs[source], report)
        tally.read(source)
        tally.add(outcome)
        yield outcome


def _there(source: Path, target: Path) -> tuple[OutcomeKind | None, tuple[str, ...]]:
    """What becomes of a paper that need not or cannot be read, for what is there at `target`."""
    from parser.model import VERSION

    try:
        about = target.stat()
        if not about.st_size:  # the machine stopped while it was written
            return None, ()
        document = json.loads(target.read_bytes())["document"]
        same = abs(about.st_mtime - source.stat().st_mtime) < NEAR
        known = same and document["parser"] == VERSION
        return (OutcomeKind.KNOWN if known else None), ()
    except OSError:
        return None, ()
    except (ValueError, KeyError, TypeError, RecursionError):
        said = _("{path} is there and is no report that sea parse wrote; choose another folder.")
        return OutcomeKind.UNREADABLE, (said.format(path=target),)


def _written(source: Path, target: Path, report: Report | Unreadable) -> FileOutcome:
    told, failed = tuple(problems(source, report)), has_failed(report)
    if isinstance(report, Exception):
        return FileOutcome(source, "", told, failed, kind=OutcomeKind.UNREADABLE)
    try:
        _write(source, target, report)
    except OSError as error:
        said = _("{path} cannot be made ({why}); make room there, or choose another place.")
        why = said.format(path=target, why=error.strerror)
        return FileOutcome(source, "", (*told, why), True, kind=OutcomeKind.UNREADABLE)
    doubtful = sum(entry.confidence < 1 for entry in report.entries)
    numbers = Numbers(len(report.entries), in_doubt=doubtful, pages=report.document.pages)
    kind = OutcomeKind.STORED if report.entries else OutcomeKind.EMPTY
    return FileOutcome(source, "", told, failed, kind=kind, numbers=numbers)


def _write(source: Path, target: Path, report: Report) -> None:
    """Write a report whole or not at all, with the time of its paper: by that it is known."""
    from db.new_file import PART
    from parser.report_json import as_json

    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name[:80]}-{os.getpid()}{PART}")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(as_json(report), file, ensure_ascii=False)
            file.write("\n")
        about = source.stat()
        os.utime(part, ns=(about.st_atime_ns, about.st_mtime_ns))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
