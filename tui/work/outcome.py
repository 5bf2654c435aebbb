"""What came of a file that was to be read, and of all of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parser import Report

MOST_DOUBTFUL = 10
"""Files that a summary names."""


class OutcomeKind(StrEnum):
    """What became of a file. The words are those of the report file: docs/cli.md."""

    STORED = "stored"
    KNOWN = "known"
    """It was passed over: nothing in it can be new."""
    EMPTY = "empty"
    """It was read, and has no annex with entries."""
    HELD = "held"
    """It may be another paper than its number says, and nothing of it is stored."""
    UNREADABLE = "unreadable"


class Numbers(NamedTuple):
    """Of a report: entries by what became of them, and the pages that were read."""

    entries: int = 0
    new: int = 0
    changed: int = 0
    missing: int = 0
    in_doubt: int = 0
    pages: int = 0


NONE = Numbers()


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one report."""

    file: Path
    stored: str
    """What is in the store since, a sentence; "" where there was nothing to store."""
    problems: tuple[str, ...]
    """What could not be read, a sentence each."""
    failed: bool
    """Whether somebody has to look at it: a file, or a page of it, could not be read, or one that
    was named had nothing to read."""
    held: Report | None = None
    """What was read and is not stored, since it may be another paper than its number says."""
    kind: OutcomeKind = OutcomeKind.STORED
    numbers: Numbers = NONE


class Tally:
    """How far an import is: counts, and a few names, however many files there are."""

    def __init__(self) -> None:
        self.total = 0
        """Files there are, as far as is known."""
        self.kinds = dict.fromkeys(OutcomeKind, 0)
        """Files by what became of them."""
        self.reports = 0
        """Reports that were read: of a file with saved ones there are more."""
        self.failed = 0
        """Files that somebody has to look at."""
        self.numbers = NONE
        """Of all reports together."""
        self.doubtful: list[tuple[int, int, str]] = []
        """The files with most doubts: these, entries, name."""
        self._reading: dict[str, None] = {}
        self._began = time.monotonic()

    @property
    def done(self) -> int:
        """Files that something has become of."""
        return sum(self.kinds.values())

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    @property
    def reading(self) -> str:
        """The name of the file that has been read for longest, "" where none is."""
        first = next(iter(self._reading), "")
        return Path(first).name

    def handed(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The paths, each noted as being read from when it is taken."""
        for path in paths:
            self._reading[str(path)] = None
            yield path

    def read(self, path: Path) -> None:
        """This file is read."""
        self._reading.pop(str(path), None)

    def add(self, outcome: FileOutcome, *, again: bool = False) -> None:
        """Count what came of a report; `again` where its file has been counted."""
        if not again:
            self.kinds[outcome.kind] += 1
            self.failed += outcome.failed
        self.reports += outcome.kind is not OutcomeKind.KNOWN
        pairs = zip(self.numbers, outcome.numbers, strict=True)
        self.numbers = Numbers(*(one + more for one, more in pairs))
        if outcome.numbers.in_doubt:
            found = (outcome.numbers.in_doubt, outcome.numbers.entries, outcome.file.name)
            self.doubtful = nlargest(MOST_DOUBTFUL, [*self.doubtful, found])

    def store_held(self) -> None:
        """What was held back of one file is stored after all."""
        self.kinds[OutcomeKind.HELD] -= 1
        self.kinds[OutcomeKind.STORED] += 1
        self.failed -= 1
