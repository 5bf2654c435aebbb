"""Pages of a PDF for a person to look at, read in a bounded child that stays for the next ones."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Any

from parser.i18n import _
from parser.model import Box, Unreadable
from parser.worker.page_text import PageText, PictureRequest, TextLine
from parser.worker.process import Child, TooMuch, serve

WITHIN = 10.0
"""Seconds for one page; a real one takes a hundredth of it."""


class Preview:
    """Reads pages one at a time; the first takes as long as starting a program does.

    Each method raises Unreadable, and Stopped soon after `stop` is set.
    """

    def __init__(self) -> None:
        self._child = Child("parser.worker.preview")

    def text(self, path: Path, number: int, stop: Event | None = None) -> PageText:
        """As `parser.worker.transcript.read_page_text`."""
        said = self._ask({"path": str(path), "number": number}, stop)
        lines = (TextLine(text, tuple(starts), *rest) for text, starts, *rest in said.pop("lines"))
        return PageText(**said, lines=tuple(lines))

    def picture(self, path: Path, wanted: PictureRequest, stop: Event | None = None) -> bytes:
        """As `parser.worker.render.picture`."""
        question = {"path": str(path), "number": wanted.region.page, "wanted": asdict(wanted)}
        return b64decode(self._ask(question, stop))

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
                ).format(path=question["path"], number=question["number"])
            ) from why
        except RuntimeError as why:  # what is asked for lies on no page: a saved report can say so
            raise Unreadable(
                _("{path}: page {number} cannot be shown.").format(
                    path=question["path"], number=question["number"]
                )
            ) from why


# Who only asks needs no PDF library.


def _answer(question: dict[str, Any]) -> Any:
    path = Path(question["path"])
    if "wanted" in question:
        return _picture(path, question["wanted"])
    from parser.worker.transcript import read_page_text

    page = read_page_text(path, question["number"])
    return {name: getattr(page, name) for name in PageText.__slots__}


def _picture(path: Path, asked: dict[str, Any]) -> str:
    from pypdfium2 import PdfiumError

    from parser.worker.render import picture

    asked["region"] = Box(**asked["region"])
    for name in ("entry", "field"):
        asked[name] = [Box(**box) for box in asked[name]]
    try:
        return b64encode(picture(path, PictureRequest(**asked))).decode()
    except PdfiumError as why:
        raise Unreadable(
            _("{path}: page {number} could not be drawn; try another copy of the file.").format(
                path=path, number=asked["region"].page
            )
        ) from why


if __name__ == "__main__":
    serve(_answer)
