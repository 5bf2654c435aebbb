"""What is put into folders, as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from tui.work.walk import FoundFile, Selection, walk

PAUSE = 2.0
"""Seconds between two looks into the folders."""
STEADY = 10.0
"""Seconds after which a file that did not change is whole; else two looks have to agree."""


def watched(
    folders: Sequence[Path],
    selection: Selection,
    refused: Callable[[Path, OSError], None],
    stop: Event,
) -> Iterator[tuple[list[FoundFile], list[FoundFile]]]:
    """All files in the folders, and those of them that are new or have changed: again and again
    until `stop` is set. A file that still grows waits; a folder is refused once."""
    before: set[FoundFile] = set()
    taken: set[FoundFile] = set()
    told: set[Path] = set()

    def refuse(folder: Path, why: OSError) -> None:
        if folder not in told:
            told.add(folder)
            refused(folder, why)

    while True:
        files = walk(folders, selection, refuse)
        until = (time.time() - STEADY) * 1e9
        new = [
            file for file in files if file not in taken and (file in before or file.changed < until)
        ]
        yield files, new
        before = set(files)
        taken = (taken | set(new)) & before
        if stop.wait(PAUSE):
            return
