"""Files into the store, for the command and for the app: what came of each is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.translation import _, ngettext
from tui.work.reading import is_failure, problems, stored_or_read

if TYPE_CHECKING:
    from sqlite_utils import Database

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


def take_in(
    db: Database, files: Sequence[Path], stop: Event | None = None
) -> Iterator[FileOutcome]:
    """Read `files`, each in a process of its own, and store each report whole.

    Raises StoreError, and `parser.worker.batch.Stopped` soon after `stop` is set: what was told
    of by then is stored, the rest is not.
    """
    for file, report in stored_or_read(files, stop):
        stored = (
            "" if isinstance(report, Exception) or not report.entries else _store(db, file, report)
        )
        yield FileOutcome(file, stored, tuple(problems(file, report)), is_failure(report))
    from db.search import merge_segments

    for _step in merge_segments(db):
        if stop and stop.is_set():
            break


def _store(db: Database, file: Path, report: Report) -> str:
    from db.ingest import ingest
    from db.paper_files import remember
    from db.review import propose

    done = ingest(db, report)
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
        """How many of the files have been read; one can have several reports."""
        return len({outcome.file for outcome in self.outcomes})

    def stop(self) -> None:
        """Break off what is being read; what is stored stays."""
        self._stop.set()

    def run(self, path: Path) -> None:
        """Take the files into the store at `path`; whatever happens is told in the attributes."""
        from db import StoreError, open_store
        from parser.worker import Stopped

        try:
            with open_store(path) as db:
                self.outcomes.extend(take_in(db, self.files, self._stop))
        except Stopped:
            pass
        except StoreError as error:
            self.trouble = str(error)
        finally:
            self.running = False
