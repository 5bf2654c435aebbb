"""Reports into the store, one after the other, with what is better done for several at a time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from parser.source_file import is_packed
from tui.translation import _, ngettext
from tui.work.outcome import Numbers

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.ingest import Ingested
    from parser import Report

TOGETHER = 200
"""Entries of papers that are done with at a time: what is locked for it lasts milliseconds."""
SOON = 1.0
"""Seconds after which they are done with at the latest, if another one comes."""


class Storing:
    """Stores each report whole and at once. That its entries may be of the same study as others,
    and last of all where its file is, is stored for several papers in a transaction; a file of
    which that could not be stored is read again.
    """

    def __init__(self, db: Database) -> None:
        self.db = db
        self._reports: dict[int, None] = {}
        self._files: list[tuple[str, Path]] = []
        self._entries = 0
        self._since = time.monotonic()

    def __enter__(self) -> Storing:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()

    def store(self, file: Path, report: Report, *, careful: bool = False) -> tuple[str, Numbers]:
        """Store a report; what was done, in a sentence and in numbers. Raises as
        `db.ingest.ingest`."""
        from db.ingest import ingest

        done = ingest(self.db, report, careful=careful)
        self._reports[done.report_id] = None
        self._entries += done.entries
        # A saved report's need not be here.
        if report.document.sha256 and (file.is_file() or is_packed(file)):
            self._files.append((report.document.sha256, file))
        if self._entries >= TOGETHER or time.monotonic() - self._since > SOON:
            self.flush()
        numbers = _numbers(report, done)
        return _sentence(file, done, numbers), numbers

    def flush(self) -> None:
        """Do what was put off. Raises StoreError."""
        from db.paper_files import remember_all
        from db.review import propose

        if self._reports:
            propose(self.db, *self._reports)
        if self._files:
            remember_all(self.db, self._files)  # last: see `db.paper_files.stored_files`
        self._reports.clear()
        self._files.clear()
        self._entries = 0
        self._since = time.monotonic()


def _numbers(report: Report, done: Ingested) -> Numbers:
    return Numbers(
        entries=done.entries,
        new=done.added,
        changed=done.entries - done.added - done.unchanged,
        missing=done.missing,
        in_doubt=sum(entry.confidence < 1 for entry in report.entries),
        pages=report.document.pages,
    )


def _sentence(file: Path, done: Ingested, numbers: Numbers) -> str:
    said = ngettext(
        "{file}: {n} entry ({new} new, {changed} changed, {same} as before), {doubt} in doubt",
        "{file}: {n} entries ({new} new, {changed} changed, {same} as before), {doubt} in doubt",
        done.entries,
    ).format(
        file=file.name,
        n=done.entries,
        new=done.added,
        changed=numbers.changed,
        same=done.unchanged,
        doubt=numbers.in_doubt,
    )
    gone = _(", {n} no longer there").format(n=done.missing) if done.missing else ""
    return said + gone
