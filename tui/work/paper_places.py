"""Where the files of papers are, also of those in a .zip."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = 8
"""Copies of papers in a .zip that there are at most, of 256 MiB each."""


class PaperPlaces:
    """What is in a .zip has a copy as long as the app is open. To be asked in one thread."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._copies: dict[str, Path] = {}
        self._number = 0
        self._stop = Event()

    def place_of(self, db: Database, sha256: str) -> Path | None:
        """Where the file of this hash can be read, of several places the one where it was last
        seen; None where it is no longer, or is another file by now. Raises StoreError."""
        from db.paper_files import place_of, places_of
        from parser.source_file import is_packed

        found = place_of(db, sha256) or self._copies.get(sha256)
        if found is None:
            packed = filter(is_packed, places_of(db, sha256))
            found = next(filter(None, (self._copied(one, sha256) for one in packed)), None)
        return found

    def _copied(self, packed: Path, sha256: str) -> Path | None:
        from db.paper_files import is_of
        from parser.worker import Stopped, copies_of

        self._folder = self._folder or TemporaryDirectory(
            prefix="seakijker-", ignore_cleanup_errors=True
        )
        self._number += 1
        folder = Path(self._folder.name, str(self._number))
        try:
            copies = copies_of(packed, folder, self._stop)
        except Stopped:
            return None
        found = next((copy for copy in copies if is_of(copy, sha256)), None)
        if found is None:
            rmtree(folder, ignore_errors=True)
            return None
        self._copies[sha256] = found
        while len(self._copies) > KEPT:
            oldest = self._copies.pop(next(iter(self._copies)))
            rmtree(oldest.parents[1], ignore_errors=True)
        return found

    def close(self) -> None:
        """Break off what is being unpacked, and remove the copies."""
        self._stop.set()
        if self._folder:
            self._folder.cleanup()
