"""Many files to Reports, each read in a child process of its own; a bad file costs only itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

from parser.i18n import _
from parser.model import Report, Unreadable
from parser.report_json import as_json, from_json
from parser.worker.process import MEMORY, SECONDS, Child, Stopped, TooMuch, serve

__all__ = ["MEMORY", "SECONDS", "Stopped", "read_all", "read_bounded"]


def read_all(
    paths: Iterable[Path],
    workers: int | None = None,
    pictures: Path | None = None,
    stop: Event | None = None,
) -> Iterator[Report | Unreadable]:
    """Each file's Report, or why there is none, in the order of `paths`; `workers` at once.

    `workers` is the number of processors unless told otherwise; `pictures` as for `read_bounded`.
    Raises Stopped soon after `stop` is set; what is being read then is broken off.
    """
    with ThreadPoolExecutor(workers or os.cpu_count()) as threads:
        yield from threads.map(lambda path: _read_or_why(path, pictures, stop), paths)


def _read_or_why(path: Path, pictures: Path | None, stop: Event | None) -> Report | Unreadable:
    try:
        return read_bounded(path, pictures=pictures, stop=stop)
    except Unreadable as why:
        return why


def read_bounded(
    path: Path,
    memory: int = MEMORY,
    seconds: int = SECONDS,
    pictures: Path | None = None,
    stop: Event | None = None,
) -> Report:
    """`parser.report.read` in a child process with at most so many bytes and seconds.

    With `pictures`, the annex's pages are drawn into that folder, as `parser.debug_picture` does.
    Raises Unreadable, also where the child was stopped by its bounds, and Stopped where by `stop`.
    """
    question = {"path": str(path), "pictures": str(pictures) if pictures else ""}
    with Child("parser.worker.batch", memory, seconds) as child:
        try:
            # Waiting for a disk or for other programs is no processor time.
            return from_json(child.ask(question, 2 * seconds, stop))
        except TooMuch as why:
            raise Unreadable(_too_much(path)) from why
        except (RuntimeError, ValueError) as error:  # a batch has more files than this one
            raise Unreadable(_stumbled(path, error)) from error


def _stumbled(path: Path, error: Exception) -> str:
    return _(
        "{path}: Seakijker itself failed on this file ({error}); please report it, with the file."
    ).format(path=path, error=error)


def _too_much(path: Path) -> str:
    return _(
        "{path}: reading it takes more memory or time than any report should, so it was stopped; "
        "the file may be damaged: download it again."
    ).format(path=path)


def _answer(question: dict[str, str]) -> Any:
    gc.disable()  # one report is read, then the process ends: collecting takes a sixth of its time
    from parser.report import read  # pdfplumber is only for the child

    path = Path(question["path"])
    report = read(path)
    if question["pictures"] and report.entries:
        from parser.debug_picture import draw  # Pillow is only for who looks into a reading

        draw(path, report, Path(question["pictures"]))
    return as_json(report)


if __name__ == "__main__":
    serve(_answer)
