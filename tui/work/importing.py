"""Files into the store, for the command and for the app: what came of each is told."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.translation import ngettext
from tui.work.outcome import FileOutcome, Numbers, OutcomeKind, Tally
from tui.work.passing_over import PassingOver
from tui.work.reading import (
    ReadFiles,
    cannot_look_into,
    has_failed,
    is_failure,
    problems,
    read_here,
    stop_where,
    stored_or_read,
)
from tui.work.storing import Storing
from tui.work.walk import ALL, FoundFile, Selection, is_folder, walk
from tui.work.watching import watched

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.files_read import FilesRead
    from db.withdrawal import Withdrawn
    from parser import Report, Unreadable


@dataclass(frozen=True)
class Manner:
    """How files are taken in."""

    read: ReadFiles = field(default_factory=read_here)
    selection: Selection = ALL
    """Which files of a folder."""
    memory: Path | None = None
    """Where this machine remembers what it has read; without, for as long as it runs."""
    watch: bool = False
    """Whether to go on with what is put into folders, until `stop` is set."""
    stop: Event | None = None
    ending: str = ""
    """What standard input ends in, as for `parser.piped.on_disk`."""
    sure: Callable[[str], bool] = lambda _question: False
    """Whether what may be another paper than its number says is to be stored: the answer to that
    question."""


def take_in(
    db: Database, files: Sequence[Path], manner: Manner = Manner(), tally: Tally | None = None
) -> Generator[FileOutcome, None, None]:
    """Read `files`, and those in the folders among them that can tell anything new, and store each
    report whole; `tally` tells how far it is.

    A file that is named is read whatever is known of it. Raises StoreError, and
    `parser.worker.batch.Stopped` soon after `manner.stop` is set: what was told of by then is
    stored, the rest is not.
    """
    tally = tally or Tally()
    folders = [file for file in files if is_folder(file)]
    named = [file for file in files if file not in folders]
    tally.total = len(named)
    with Storing(db) as storing:
        yield from _named(storing, named, manner, tally)
        if folders:
            from db.files_read import FilesRead

            with FilesRead(manner.memory) as memory:
                yield from _in_folders(storing, folders, manner, tally, memory)
    _merge_index(db, manner)


def _merge_index(db: Database, manner: Manner) -> None:
    from db.search import merge_segments

    for _step in merge_segments(db):
        if manner.stop and manner.stop.is_set():
            break


def _named(
    storing: Storing, files: Sequence[Path], manner: Manner, tally: Tally
) -> Iterator[FileOutcome]:
    """What comes of files that a person named: it is told, too, where there was nothing to read."""
    found = stored_or_read(files, manner.stop, manner.read, tally, manner.ending)
    outcomes = (
        (file, _stored(storing, name, report, manner, failed=is_failure(report)))
        for file, name, report in found
    )
    for outcome in _counted(outcomes, tally):
        tally.total = max(tally.total, tally.done)  # of a .zip there are as many as are in it
        yield outcome


def _counted(outcomes: Iterable[tuple[Path, FileOutcome]], tally: Tally) -> Iterator[FileOutcome]:
    """What came of each report, with the file that it was in; a file with several counts once."""
    counted: set[Path] = set()
    for file, outcome in outcomes:
        tally.add(outcome, again=file in counted)
        counted.add(file)
        yield outcome


def _in_folders(
    storing: Storing,
    folders: Sequence[Path],
    manner: Manner,
    tally: Tally,
    memory: FilesRead,
) -> Iterator[FileOutcome]:
    """What comes of the files in folders: mostly nothing, for most papers have no annex."""
    refused: list[FileOutcome] = []

    def refuse(folder: Path, why: OSError) -> None:
        said = cannot_look_into(folder, why)
        refused.append(FileOutcome(folder, "", (said,), True, kind=OutcomeKind.UNREADABLE))

    if manner.watch:
        rounds = watched(folders, manner.selection, refuse, manner.stop or Event())
    else:
        files = walk(folders, manner.selection, refuse)
        rounds = iter([(files, files)])
    passing = PassingOver(storing.db, memory)
    for files, new in rounds:
        tally.total += len(new) + len(refused)
        for outcome in refused:
            tally.add(outcome)
            yield outcome
        refused.clear()
        yield from _not_known(storing, new, manner, tally, passing)
        storing.flush()
        for file, report in manner.read(list(passing.outdone(files)), manner.stop):
            if not isinstance(report, Exception) and report.entries:
                storing.store(file, report)
        if manner.watch and new:
            storing.flush()
            memory.flush()
            _merge_index(storing.db, manner)


def _not_known(
    storing: Storing,
    files: Sequence[FoundFile],
    manner: Manner,
    tally: Tally,
    passing: PassingOver,
) -> Iterator[FileOutcome]:
    wanted: list[FoundFile] = []
    for file in files:
        stop_where(manner.stop)
        if passing.is_known(file):
            outcome = FileOutcome(file.path, "", (), False, kind=OutcomeKind.KNOWN)
            tally.add(outcome)
            yield outcome
        else:
            wanted.append(file)
    yield from _read_found(storing, wanted, manner, tally, passing)


def _read_found(
    storing: Storing,
    files: Sequence[FoundFile],
    manner: Manner,
    tally: Tally,
    passing: PassingOver,
) -> Iterator[FileOutcome]:
    from parser.saved_reports import SUFFIXES

    saved = [file.path for file in files if file.name.lower().endswith(SUFFIXES)]
    # Of several saved reports of one paper the newest is to be shown, so it is stored last.
    found = stored_or_read(saved[::-1], manner.stop, manner.read, tally)
    outcomes = (
        (
            file,
            FileOutcome(name, "", (), False, kind=OutcomeKind.KNOWN)
            if not isinstance(report, Exception) and passing.is_taken(report)
            else _stored(storing, name, report, manner, failed=has_failed(report)),
        )
        for file, name, report in found
    )
    yield from _counted(outcomes, tally)
    papers = {file.name: file for file in files if not file.name.lower().endswith(SUFFIXES)}
    paths = (Path(name) for name in papers)  # a million of them would take a gigabyte
    for path, report in manner.read(tally.handed(paths), manner.stop):
        outcome = _stored(storing, path, report, manner, failed=has_failed(report))
        if not isinstance(report, Exception) and not outcome.held:
            passing.was_read(papers[str(path)], report, whole=not has_failed(report))
        tally.read(path)
        tally.add(outcome)
        yield outcome


def _stored(
    storing: Storing, file: Path, report: Report | Unreadable, manner: Manner, *, failed: bool
) -> FileOutcome:
    """Store a report, where there is anything to store."""
    from db.ingest import FewMatches

    told = tuple(problems(file, report))
    if isinstance(report, Exception):
        return FileOutcome(file, "", told, failed, kind=OutcomeKind.UNREADABLE)
    if not report.entries:
        pages = Numbers(pages=report.document.pages)
        return FileOutcome(file, "", told, failed, kind=OutcomeKind.EMPTY, numbers=pages)
    try:
        said, numbers = storing.store(file, report, careful=True)
    except FewMatches as error:
        question = f"{file.name}: {error}"
        if not manner.sure(question):
            held = (*told, question)
            return FileOutcome(file, "", held, True, report, OutcomeKind.HELD)
        said, numbers = storing.store(file, report)
    return FileOutcome(file, said, told, failed, numbers=numbers)


def withdrawn_text(done: Withdrawn) -> str:
    """What came of taking an import back, in a sentence."""
    said = ngettext(
        "{file} is taken back: {n} entry is gone, {left} are as they were read before.",
        "{file} is taken back: {n} entries are gone, {left} are as they were read before.",
        done.gone,
    )
    return said.format(file=done.run.file, n=done.gone, left=done.left)
