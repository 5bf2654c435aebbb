"""Which files of a folder need not be read: what is in them is stored, or there is nothing in them.

A file that has the size and the time that it had when it was read is the same; of another one that
may be known its hash tells. What an older version of the parser read is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.work.walk import FoundFile

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.files_read import FilesRead
    from db.paper_files import PaperKind
    from parser import Report


class PassingOver:
    """Knows the files of one import. Raises StoreError."""

    def __init__(self, db: Database, memory: FilesRead) -> None:
        from db.paper_files import stored_files

        self._db, self._memory = db, memory
        self._stored = set(stored_files(db))
        # What is stored and was read elsewhere may lie here as well, in a file of any size.
        elsewhere = set(self._stored)
        elsewhere.difference_update(memory.digests())
        self._elsewhere = bool(elsewhere)
        self._with_entries: dict[str, str] = {}
        """Name of a file of which there is a reading in the store → its hash."""

    def is_known(self, file: FoundFile) -> bool:
        """Whether reading this file can tell nothing new."""
        from db.files_read import digest
        from db.paper_files import remember

        sha256 = self._memory.digest_of(*file)
        if not sha256 and (self._elsewhere or self._memory.has_size(file.size)):
            with suppress(OSError):  # whoever reads it says what is wrong
                sha256 = digest(file.path)
                self._memory.note(*file, sha256)
            if sha256 in self._stored:
                remember(self._db, sha256, file.path)
        if sha256 in self._stored:
            self._with_entries[file.name] = sha256
        return sha256 in self._stored or (bool(sha256) and self._memory.is_empty(sha256))

    def is_taken(self, report: Report) -> bool:
        """Whether a saved report is known: here it was taken back, or its file was read as well."""
        from parser.model import VERSION

        return report.document.parser == VERSION and report.document.sha256 in self._stored

    def was_read(self, file: FoundFile, report: Report, whole: bool) -> None:
        """Remember what this file is; `whole` where every page of it could be read."""
        sha256 = report.document.sha256
        self._memory.note(*file, sha256)
        if report.entries:
            self._with_entries[file.name] = sha256
            self._stored.add(sha256)
        elif whole:
            self._memory.note_empty(sha256)

    def outdone(self, files: Iterable[FoundFile]) -> Iterator[Path]:
        """Of papers with several files of a kind, the newest, where another one is shown:
        `files` come in that order. They are read at once, and the last to be stored is shown."""
        from db.paper_files import shown_files, stored_files

        stored, shown = stored_files(self._db), shown_files(self._db)
        seen: set[PaperKind] = set()
        for file in files:
            sha256 = self._with_entries.get(file.name, "")
            of = stored.get(sha256)
            if of in shown and of not in seen:
                seen.add(of)
                if shown[of] != sha256:
                    yield file.path
