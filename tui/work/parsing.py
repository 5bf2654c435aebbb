"""Reports into files, one for each paper, for who has no database here: `sea import` takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.translation import _
from tui.work.outcome import FileOutcome, Numbers, OutcomeKind, Tally
from tui.work.reading import ReadFiles, as_named, cannot_look_into, has_failed, problems
from tui.work.walk import Selection, is_folder, walk

if TYPE_CHECKING:
    from parser import Report, Unreadable
    from parser.piped import Found

NEAR = 2.0
"""Seconds within which two times are the same on every disk (FAT: 2 s)."""


class SameTarget(Exception):
    """Two files would be written to one; its text says which."""


class Target(NamedTuple):
    """A paper by the name that a person knows it by, and where its report goes."""

    named: Path
    report: Path


def targets(
    files: Sequence[Found], folder: Path, selection: Selection, refused: list[FileOutcome]
) -> dict[Path, Target]:
    """Where each paper that `files` name can be read, or that lies in the folders among them, the
    newest of a folder first → its target: in `folder`, the way to it as in its own, and .json
    behind its name; of one in a .zip, a folder of that name. Raises SameTarget."""

    def refuse(path: Path, problem: str) -> None:
        refused.append(FileOutcome(path, "", (problem,), True, kind=OutcomeKind.UNREADABLE))

    def refuse_folder(path: Path, why: OSError) -> None:
        refuse(path, cannot_look_into(path, why))

    wanted: dict[Path, Target] = {}
    taken: dict[Path, Path] = {}
    several = sum(is_folder(named) for named, _place in files) > 1
    for named, place in files:
        if isinstance(place, Exception):
            refuse(named, str(place))
        elif named != place:
            into, name = folder / named.parent.name, f"{named.name}.json"
            # Its folder has a name of its own, by which papers of the same name are told apart.
            report = into / name if into / name not in taken else into / place.parent.name / name
            _add(wanted, taken, place, Target(named, report))
        elif not is_folder(named):
            _add(wanted, taken, place, Target(named, folder / f"{named.name}.json"))
        else:
            root = named.resolve()
            into = folder / root.name if several else folder
            for found in walk([named], selection, refuse_folder):
                way = found.path.relative_to(root)
                report = into / way.with_name(f"{way.name}.json")
                _add(wanted, taken, found.path, Target(found.path, report))
    return wanted


def _add(wanted: dict[Path, Target], taken: dict[Path, Path], place: Path, target: Target) -> None:
    other = taken.setdefault(target.report, target.named)
    if other != target.named:
        said = _("{file} and {other} would both be written to {path}; read them one by one.")
        raise SameTarget(said.format(file=target.named, other=other, path=target.report))
    wanted[place] = target


def write_reports(
    wanted: dict[Path, Target], read: ReadFiles, tally: Tally
) -> Iterator[FileOutcome]:
    """Read each paper and write its report; one that is there already, of the same paper by this
    parser, is passed over."""
    unread = []
    for place, (named, target) in wanted.items():
        kind, why = _there(place, target)
        if kind is None:
            unread.append(place)
        else:
            outcome = FileOutcome(named, "", why, bool(why), kind=kind)
            tally.add(outcome)
            yield outcome
    for place, report in read(tally.handed(unread), None):
        if isinstance(report, Exception):
            report = as_named(report, place, wanted[place].named)
        outcome = _written(place, wanted[place], report)
        tally.read(place)
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


def _written(place: Path, target: Target, report: Report | Unreadable) -> FileOutcome:
    source = target.named
    told, failed = tuple(problems(source, report)), has_failed(report)
    if isinstance(report, Exception):
        return FileOutcome(source, "", told, failed, kind=OutcomeKind.UNREADABLE)
    try:
        _write(place, target.report, report)
    except OSError as error:
        said = _("{path} cannot be made ({why}); make room there, or choose another place.")
        why = said.format(path=target.report, why=error.strerror)
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
