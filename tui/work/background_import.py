"""An import of the app, which goes on while others are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.work.importing import Manner, take_in
from tui.work.outcome import FileOutcome, Tally
from tui.work.storing import Storing

if TYPE_CHECKING:
    from sqlite_utils import Database


class Import:
    """An import that runs in a thread while others look how far it is."""

    def __init__(self, files: Sequence[Path], memory: Path | None = None) -> None:
        self.files = tuple(files)
        self.memory = memory
        """As in Manner."""
        self.tally = Tally()
        self.outcomes: list[FileOutcome] = []
        self.trouble = ""
        """Why it ended before its time, a sentence."""
        self.running = True
        self._stop = Event()

    @property
    def stopping(self) -> bool:
        """Whether somebody wanted it stopped."""
        return self._stop.is_set()

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

        manner = Manner(memory=self.memory, stop=self._stop)
        with suppress(Stopped):
            self._into(path, lambda db: self._extend(take_in(db, self.files, manner, self.tally)))

    def _extend(self, outcomes: Iterable[FileOutcome]) -> None:
        """Keep what is worth telling: not that a file of a folder was known, or had no annex."""
        for outcome in outcomes:
            if outcome.stored or outcome.failed:
                self.outcomes.append(outcome)

    def store_held(self, path: Path) -> None:
        """Store what was held, into the store at `path`; what happens is told in the attributes."""

        def work(db: Database) -> None:
            with Storing(db) as storing:
                for at, outcome in enumerate(self.outcomes):
                    if outcome.held:
                        said, _numbers = storing.store(outcome.file, outcome.held)
                        self.outcomes[at] = FileOutcome(outcome.file, said, (), failed=False)
                        self.tally.store_held()

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
