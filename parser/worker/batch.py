"""Many files to Reports, read in child processes that are kept; a bad file costs only itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import Any, Generic, TypeVar

from parser.i18n import _
from parser.model import Report, Unreadable
from parser.report_json import as_json, from_json
from parser.worker.process import MEMORY, SECONDS, Child, Stop, Stopped, TooMuch, serve

__all__ = ["MEMORY", "SECONDS", "Stopped", "read_all", "read_bounded"]

FILES = 1000
"""Files that one child reads: what a library keeps of each adds up, but slowly (nothing is seen of
it after a thousand short papers, 6 MB after eighty annual reports), and to start another takes as
long as fifty short papers."""
AHEAD = 4
"""Reports for each child that wait for whoever asked for them, at most."""
_GLANCE = 0.1
"""Seconds between two looks at whether there is still something to wait for."""

Answer = TypeVar("Answer")
Result = tuple[Path, Report | Unreadable]
"""A file, and its report, or why there is none."""


def read_all(
    paths: Iterable[Path],
    workers: int | None = None,
    pictures: Path | None = None,
    stop: Event | None = None,
) -> Iterator[Result]:
    """Each file of `paths` with its Report, or why there is none, as they are ready; `workers` are
    read at once, and not many more than were asked for.

    `workers` is the number of processors unless told otherwise; `pictures` as for `read_bounded`.
    Raises Stopped soon after `stop` is set; what is being read then is broken off.
    """
    batch = _Batch(iter(paths), workers or os.cpu_count() or 1, pictures, stop or Event())
    try:
        yield from batch.run()
    finally:
        batch.end()


class _Batch:
    """Files that several threads take one after the other, each with a child of its own."""

    def __init__(
        self, paths: Iterator[Path], workers: int, pictures: Path | None, stop: Event
    ) -> None:
        self.paths, self.workers, self.pictures, self.stop = paths, workers, pictures, stop
        self.ended = Event()
        """Whether nobody wants any more of it."""
        self._taking = Lock()
        self._results: Queue[Result | BaseException] = Queue(AHEAD * workers)
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(workers)]

    def run(self) -> Iterator[Result]:
        for thread in self._threads:
            thread.start()
        while True:
            working = any(thread.is_alive() for thread in self._threads)
            try:
                result = self._results.get(timeout=_GLANCE if working else 0)
            except Empty:
                if not working:
                    return
                continue
            if isinstance(result, BaseException):
                raise result
            yield result

    def end(self) -> None:
        """Want no more of it, and leave no child behind."""
        self.ended.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def is_set(self) -> bool:
        """Whether what is being read is to be broken off."""
        return self.ended.is_set() or self.stop.is_set()

    def _work(self) -> None:
        try:
            with Reader(self._ask) as reader:
                while (path := self._next()) is not None:
                    self._give((path, reader.read(path, self)))
                if self.stop.is_set():
                    raise Stopped
        except BaseException as error:  # of this thread; it is told in that which asked
            self._give(error)

    def _ask(self, child: Child, path: Path, stop: Stop | None) -> Report:
        return _report(child, path, SECONDS, self.pictures, stop)

    def _next(self) -> Path | None:
        with self._taking:
            return None if self.is_set() else next(self.paths, None)

    def _give(self, result: Result | BaseException) -> None:
        while not self.ended.is_set():
            with suppress(Full):
                self._results.put(result, timeout=_GLANCE)
                return


class Reader(Generic[Answer]):
    """Reads one file after the other in a child that is made anew now and then; `ask` asks it for
    what is wanted of a file."""

    def __init__(self, ask: Callable[[Child, Path, Stop | None], Answer]) -> None:
        self._ask = ask
        self._child = Child("parser.worker.batch", MEMORY, SECONDS)
        self._read = 0
        """Files that the child has read."""

    def __enter__(self) -> Reader[Answer]:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def read(self, path: Path, stop: Stop | None = None) -> Answer | Unreadable:
        """What is asked of a file, or why it cannot be had. Raises Stopped."""
        if self._read == FILES:
            self._renew()
        try:
            answer = self._ask(self._child, path, stop)
        except TooMuch:
            alone = not self._read
            self._renew()
            if alone:
                return Unreadable(_too_much(path))
            # What the files before have left behind may have been too much.
            return self.read(path, stop)
        except Unreadable as why:
            return why
        self._read += 1
        return answer

    def _renew(self) -> None:
        self._child.close()
        self._read = 0


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
    with Child("parser.worker.batch", memory, seconds) as child:
        try:
            return _report(child, path, seconds, pictures, stop)
        except TooMuch as why:
            raise Unreadable(_too_much(path)) from why


def plain(child: Child, path: Path, seconds: int, pictures: Path | None, stop: Stop | None) -> Any:
    """What `child` reads of a file, as `as_json` gives it. Raises Unreadable, TooMuch, Stopped."""
    question = {"path": str(path), "pictures": str(pictures) if pictures else ""}
    try:
        # Waiting for a disk or for other programs is no processor time.
        return child.ask(question, 2 * seconds, stop)
    except RuntimeError as error:  # a batch has more files than this one
        raise Unreadable(_stumbled(path, error)) from error


def report_of(path: Path, data: Any) -> Report:
    """The report of a file that `plain` gave. Raises Unreadable."""
    try:
        return from_json(data)
    except ValueError as error:
        raise Unreadable(_stumbled(path, error)) from error


def _report(
    child: Child, path: Path, seconds: int, pictures: Path | None, stop: Stop | None
) -> Report:
    """What `child` reads of a file. Raises Unreadable, TooMuch and Stopped."""
    return report_of(path, plain(child, path, seconds, pictures, stop))


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
    from parser.report import read  # pdfplumber is only for the child

    if gc.isenabled():
        gc.disable()  # to collect while a report is read takes a sixth of its time
        gc.freeze()  # what was imported stays: to look at it takes longer than a short paper does
    gc.collect()  # what the file before has left behind
    path = Path(question["path"])
    report = read(path)
    if question["pictures"] and report.entries:
        from parser.debug_picture import draw  # Pillow is only for who looks into a reading

        draw(path, report, Path(question["pictures"]))
    return as_json(report)


if __name__ == "__main__":
    serve(_answer)
