"""Pages of a PDF for a person to look at, read in a bounded child that stays for the next ones."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

from parser.child import Child, TooMuch, serve
from parser.lang import _
from parser.model import Unreadable
from parser.pagetext import Line, PageText

WITHIN = 10.0
"""Seconds for one page; a real one takes a hundredth of it."""
LIFETIME = 3600
"""Seconds of processor time of one child, over all pages that it reads."""


class Preview:
    """Reads pages one at a time; the first takes as long as starting a program does."""

    def __init__(self) -> None:
        self._child = Child("parser.preview", seconds=LIFETIME)

    def text(self, path: Path, number: int, stop: Event | None = None) -> PageText:
        """As `parser.transcript.transcribe`; raises Stopped soon after `stop` is set."""
        said = self._ask({"path": str(path), "number": number}, stop)
        lines = (Line(text, tuple(starts), *rest) for text, starts, *rest in said.pop("lines"))
        return PageText(**said, lines=tuple(lines))

    def close(self) -> None:
        """End the child."""
        self._child.close()

    def _ask(self, question: dict[str, Any], stop: Event | None) -> Any:
        try:
            return self._child.ask(question, WITHIN, stop)
        except TooMuch as why:
            raise Unreadable(
                _(
                    "{path}: page {number} takes more memory or time than any page should, "
                    "so it is not shown."
                ).format(**question)
            ) from why


def _answer(question: dict[str, Any]) -> Any:
    from parser.transcript import transcribe  # who only asks needs no PDF library

    page = transcribe(Path(question["path"]), question["number"])
    return {name: getattr(page, name) for name in PageText.__slots__}


if __name__ == "__main__":
    serve(_answer)
