"""Many files to Reports, each read in a child process of its own.

A PDF can be made to take all of a machine's memory, or to never end: the child may use MEMORY and
SECONDS, and where it stops, only its own file is lost.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic

from parser.lang import _
from parser.model import Report, Unreadable
from parser.report import read
from parser.serial import as_json, from_json

MEMORY = 1 << 30
"""Bytes of address space; a report of 400 pages takes less than a third of it."""
SECONDS = 300
"""Of processor time; a report of 400 pages takes less than a tenth of it."""
_GLANCE = 0.1
"""Seconds between two looks at whether somebody wants it stopped."""


class Stopped(Exception):
    """Somebody wanted no more of it."""


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

    With `pictures`, the annex's pages are drawn into that folder, as `parser.draw` does. Raises
    Unreadable, also where the child was stopped by its bounds, and Stopped where by `stop`.
    """
    # -P: a folder named "parser" where the user happens to stand is not imported.
    child = [sys.executable, "-P", "-m", "parser.batch", str(path), str(memory), str(seconds)]
    child += [str(pictures)] if pictures else []
    # Waiting for a disk or for other programs is no processor time.
    said = _said_by(child, 2 * seconds, stop or Event())
    if said is None:
        raise Unreadable(_too_much(path))
    answer = json.loads(said)
    if "wrong" in answer:
        raise RuntimeError(f"{path}: {answer['wrong']}")
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return from_json(answer)


def _said_by(command: Sequence[str], seconds: float, stop: Event) -> bytes | None:
    """The output of a child, None where it failed or took longer. Raises Stopped."""
    until = monotonic() + seconds
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe) as child:
        while not stop.is_set() and monotonic() < until:
            try:
                said, _ = child.communicate(timeout=_GLANCE)
            except subprocess.TimeoutExpired:
                continue
            return None if child.returncode else said
        child.kill()
    if stop.is_set():
        raise Stopped
    return None


def _too_much(path: Path) -> str:
    return _(
        "{path}: reading it takes more memory or time than any report should, so it was stopped; "
        "the file may be damaged: download it again."
    ).format(path=path)


def _child(path: Path, memory: int, seconds: int, pictures: Path | None) -> None:
    _bound(memory, seconds)
    gc.disable()  # one report is read, then the process ends: collecting takes a sixth of its time
    try:
        report = read(path)
        answer = as_json(report)
        if pictures and report.entries:
            from parser.draw import draw  # Pillow is only for who looks into a reading

            draw(path, report, pictures)
    except Unreadable as why:
        answer = {"unreadable": str(why)}
    except MemoryError:
        raise
    except Exception as error:  # a mistake of the program is told as one, not as the file's
        answer = {"wrong": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout)


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there only the parent's clock bounds the child.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    file, bytes_, seconds, *folder = sys.argv[1:]
    _child(Path(file), int(bytes_), int(seconds), Path(folder[0]) if folder else None)
