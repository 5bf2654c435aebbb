"""A file that tells what came of each file of an import, for other programs and for later."""

from __future__ import annotations

import json
from typing import Any, TextIO

from parser.clean import clean
from tui.work.outcome import FileOutcome, Tally


class ImportReport:
    """JSON with an object a line, which is written while the import runs: however many files there
    are, no more than one is in memory."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._between = '{"files": [\n'

    def add(self, outcome: FileOutcome) -> None:
        """Tell of one report."""
        said = {
            "file": clean(str(outcome.file)),
            "outcome": outcome.kind.value,
            **outcome.numbers._asdict(),
            "why": [clean(problem) for problem in outcome.problems],
        }
        self._out.write(self._between + json.dumps(said, ensure_ascii=False))
        self._out.flush()
        self._between = ",\n"

    def end(self, tally: Tally, *, whole: bool) -> None:
        """Tell of all together, and whether none was left out since somebody stopped it."""
        files: dict[str, Any] = {kind.value: n for kind, n in tally.kinds.items()}
        said = {"whole": whole, "seconds": round(tally.seconds, 1), "files": files}
        said |= tally.numbers._asdict()
        opened = self._between if self._between != ",\n" else ""
        self._out.write(f'{opened}\n],\n"summary": {json.dumps(said)}}}\n')
