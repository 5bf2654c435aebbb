"""Files into the store, for the command and for the app: what came of each is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.translation import _, ngettext
from tui.work.reading import is_failure, problems, stored_or_read

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.withdrawal import Withdrawn
    from parser import Report


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one report."""

    file: Path
    stored: str
    """What is in the store since, a sentence; "" where there was nothing to store."""
    problems: tuple[str, ...]
    """What could not be read, a sentence each."""
    failed: bool
    """Whether a file, or a page of it, could not be read, or had nothing to read."""
    held: Report | None = None
    """What was read and is not stored, since it may be another paper than its number says."""


def take_in(
    db: Database,
    files: Sequence[Path],
    stop: Event | None = None,
    sure: Callable[[str], bool] = lambda _question: False,
    ending: str = "",
) -> Iterator[FileOutcome]:
    """Read `files`, each in a process of its own, and store each report whole; one that may be
    another paper than its number says only if the answer to that question is that one is `sure`.
    `ending` as for `parser.piped.on_disk`.

    Raises StoreError, and `parser.worker.batch.Stopped` soon after `stop` is set: what was told
    of by then is stored, the rest is not.
    """
    for file, report in stored_or_read(files, stop, ending):
        told = tuple(problems(file, report))
        if isinstance(report, Exception) or not report.entries:
            yield FileOutcome(file, "", told, failed=True)
        else:
            yield _outcome(db, file, report, told, sure)
    from db.search import merge_segments

    for _step in merge_segments(db):
        if stop and stop.is_set():
            break


def _outcome(
    db: Database, file: Path, report: Report, told: tuple[str, ...], sure: Callable[[str], bool]
) -> FileOutcome:
    from db.ingest import FewMatches

    try:
        stored = store(db, file, report, careful=True)
    except FewMatches as error:
        question = f"{file.name}: {error}"
        if not sure(question):
            return FileOutcome(file, "", (*told, question), True, report)
        stored = store(db, file, report)
    return FileOutcome(file, stored, told, is_failure(report))


def store(db: Database, file: Path, report: Report, *, careful: bool = False) -> str:
    """Store a report, and what was done in a sentence. Raises as `db.ingest.ingest`."""
    from db.ingest import ingest
    from db.paper_files import remember
    from db.review import propose

    done = ingest(db, report, careful=careful)
    if report.document.sha256 and file.is_file():  # a saved report's need not be here
        remember(db, report.document.sha256, file)
    propose(db, done.report_id)
    changed = done.entries - done.added - done.unchanged
    doubtful = sum(entry.confidence < 1 for entry in report.entries)
    said = ngettext(
        "{file}: {n} entry ({new} new, {changed} changed, {same} as before), {doubt} in doubt",
        "{file}: {n} entries ({new} new, {changed} changed, {same} as before), {doubt} in doubt",
        done.entries,
    ).format(
        file=file.name,
        n=done.entries,
        new=done.added,
        changed=changed,
        same=done.unchanged,
        doubt=doubtful,
    )
    gone = _(", {n} no longer there").format(n=done.missing) if done.missing else ""
    return said + gone


def withdrawn_text(done: Withdrawn) -> str:
    """What came of taking an import back, in a sentence."""
    said = ngettext(
        "{file} is taken back: {n} entry is gone, {left} are as they were read before.",
        "{file} is taken back: {n} entries are gone, {left} are as they were read before.",
        done.gone,
    )
    return said.format(file=done.run.file, n=done.gone, left=done.left)


class Import:
    """An import that runs in a thread while others look how far it is."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = tuple(files)
        self.outcomes: list[FileOutcome] = []
        self.trouble = ""
        """Why it ended before its time, a sentence."""
        self.running = True
        self._stop = Event()

    @property
    def stopping(self) -> bool:
        """Whether somebody wanted it stopped."""
        return self._stop.is_set()

    @property
    def done(self) -> int:
        """How many of the files have been read; one can have several reports, or papers."""
        return min(len({outcome.file for outcome in self.outcomes}), len(self.files))

    def stop(self) -> None:
        """Break off what is being read; what is stored stays."""
        self._stop.set()

    @property
    def held(self) -> list[FileOutcome]:
        """What was read and is not stored, for a person to decide on."""
        return [outcome for outcome in self.outcomes if outcome.held]

    def run(self, path: Path) -> None:
        """Take the files into the store at `path`; whatever happens is told in the attributes."""
        from parser.worker import Stopped

        with suppress(Stopped):
            self._into(path, lambda db: self.outcomes.extend(take_in(db, self.files, self._stop)))

    def store_held(self, path: Path) -> None:
        """Store what was held, into the store at `path`; what happens is told in the attributes."""

        def work(db: Database) -> None:
            for at, outcome in enumerate(self.outcomes):
                if outcome.held:
                    said = store(db, outcome.file, outcome.held)
                    self.outcomes[at] = FileOutcome(outcome.file, said, (), failed=False)

        self._into(path, work)

    def _into(self, path: Path, work: Callable[[Database], None]) -> None:
        from db import StoreError, open_store

        self.running = True
        try:
            with open_store(path) as db:
                work(db)
        except StoreError as error:
            self.trouble = str(error)
        finally:
            self.running = False
