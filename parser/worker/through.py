"""Many files to Reports through any executor of `concurrent.futures`: a pool, or a cluster's."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from concurrent.futures import Executor as AnyExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

from parser.i18n import _
from parser.model import VERSION, Report, Unreadable
from parser.source_file import bytes_of, reading
from parser.worker.batch import Result, report_of
from parser.worker.chunk import Wanted
from parser.worker.process import Stopped

SECONDS = 0.5
"""That a chunk should take: a hundred times what handing it out does, and little of the whole."""
FILES, BYTES = 32, 4 << 20
"""Of a chunk, at most."""
AHEAD = 3
"""Chunks for each worker that are not yet answered: one that is done finds another."""
_LEAST = 0.001
"""Seconds that a chunk takes at least, as far as its pace is reckoned."""
_GLANCE = 0.2
"""Seconds between two looks at whether there is still something to wait for."""


class WorkersLost(Unreadable):
    """Nothing more comes of the workers; its text is one sentence. What came before holds."""


class _Chunk(NamedTuple):
    paths: Sequence[Path]
    alone: bool = False
    """Whether it is one file that is tried once more, with nothing beside it."""
    sent: bool = False
    """Whether what is in the files goes with it."""


def read_through(
    executor: AnyExecutor,
    paths: Iterable[Path],
    slots: Callable[[], int],
    stop: Event | None = None,
    trouble: Callable[[], str] = str,
) -> Iterator[Result]:
    """As `parser.worker.batch.read_all`, by the workers of `executor`, of which there are `slots`.

    They read each file where it is, if it is there for them, else it is sent. A file of a chunk
    that came to nothing is tried once more when all others are done, alone. Raises Stopped, and
    WorkersLost as soon as `trouble` tells of any, or the workers have another version of the
    parser, or none.
    """
    reading = _Through(executor, paths, slots, stop or Event(), trouble)
    try:
        yield from reading.run()
    finally:
        reading.end()


class _Through:
    """Chunks that are handed out and come back."""

    def __init__(
        self,
        executor: AnyExecutor,
        paths: Iterable[Path],
        slots: Callable[[], int],
        stop: Event,
        trouble: Callable[[], str],
    ) -> None:
        self._executor, self._slots, self._stop, self._trouble = executor, slots, stop, trouble
        # By the one name that an installed copy has: a worker need have nothing else.
        self._work = import_module("seakijker").read_chunk
        self._paths = iter(paths)
        self._left: Path | None = None
        """The file that was one too many for the last chunk."""
        self._fit = 1
        """Files that are read in SECONDS, as far as is known."""
        self._waiting: dict[Future[Any], _Chunk] = {}
        self._suspects: deque[Path] = deque()
        """Files of chunks that came to nothing."""
        self._ready: deque[Result] = deque()
        self._sends = False
        """Whether a worker did not have a file where it is here."""

    def run(self) -> Iterator[Result]:
        while self._hand_out():
            done = wait(self._waiting, timeout=_GLANCE, return_when=FIRST_COMPLETED).done
            if self._stop.is_set():
                raise Stopped
            if why := self._trouble():
                raise WorkersLost(why)
            for future in done:
                self._take(self._waiting.pop(future), future)
            while self._ready:
                yield self._ready.popleft()

    def end(self) -> None:
        """Want no more of it."""
        for future in self._waiting:
            future.cancel()

    def _hand_out(self) -> bool:
        """Give out as much as the workers can do with; whether there is anything to wait for."""
        while len(self._waiting) < AHEAD * max(1, self._slots()):
            paths = self._next()
            if not paths:
                break
            self._submit(_Chunk(paths, sent=self._sends))
        if not self._waiting and self._suspects:
            self._submit(_Chunk([self._suspects.popleft()], alone=True, sent=self._sends))
        return bool(self._waiting or self._ready)

    def _next(self) -> list[Path]:
        """The paths of the next chunk; a large file has one for itself."""
        chunk: list[Path] = []
        size = 0
        while len(chunk) < self._fit and (path := self._left or next(self._paths, None)):
            self._left = None
            with suppress(OSError):  # whoever reads it says what is wrong
                size += path.stat().st_size
            if chunk and size > BYTES:
                self._left = path
                break
            chunk.append(path)
        return chunk

    def _submit(self, chunk: _Chunk) -> None:
        wanted, paths = [], []
        for path in chunk.paths:
            try:
                wanted.append(tuple(_wanted(path, chunk.sent)))
                paths.append(path)
            except Unreadable as why:
                self._ready.append((path, why))
        if not paths:
            return
        try:
            future = self._executor.submit(self._work, wanted)
        except (BrokenExecutor, RuntimeError) as error:  # it was shut down
            raise WorkersLost(_gone(error)) from error
        self._waiting[future] = chunk._replace(paths=paths)

    def _take(self, chunk: _Chunk, future: Future[Any]) -> None:
        try:
            said = future.result()
        except (BrokenExecutor, CancelledError) as error:
            raise WorkersLost(self._trouble() or _gone(error)) from error
        except (ImportError, AttributeError) as error:
            raise WorkersLost(_without(error)) from error
        except Exception as error:  # a worker that died, or whatever else went wrong there
            if chunk.alone:
                self._ready.extend((path, Unreadable(_failed(path, error))) for path in chunk.paths)
            else:
                self._suspects.extend(chunk.paths)
            return
        if said["parser"] != VERSION:
            raise WorkersLost(_other_parser(str(said["parser"])))
        pace = len(chunk.paths) / max(said["seconds"], _LEAST)
        self._fit = max(1, min(round(SECONDS * pace), 2 * self._fit, FILES))
        absent = []
        for path, answer in zip(chunk.paths, said["answers"], strict=True):
            if "absent" in answer:
                absent.append(path)
            else:
                self._ready.append((path, _result(path, answer)))
        if absent:
            self._sends = True
            self._submit(_Chunk(absent, alone=chunk.alone, sent=True))


def _wanted(path: Path, send: bool) -> Wanted:
    """Raises Unreadable."""
    with reading(path):
        about = path.stat()
    data = bytes_of(path) if send else None
    name = os.fsencode(path.absolute())
    return Wanted(name, about.st_size, int(about.st_mtime), data)


def _result(path: Path, answer: dict[str, Any]) -> Report | Unreadable:
    if "unreadable" in answer:
        return Unreadable(answer["unreadable"])
    try:
        return report_of(path, answer["right"])
    except Unreadable as why:
        return why


def _gone(error: BaseException) -> str:
    return _(
        "The workers are gone ({why}); start them again, and give the same command: it goes on."
    ).format(why=f"{type(error).__name__} {error}".strip()[:_LONG])


def _without(error: BaseException) -> str:
    return _("The workers cannot run Seakijker ({why}); install this version of it there.").format(
        why=str(error)[:_LONG]
    )


def _other_parser(version: str) -> str:
    return _(
        "A worker has version {theirs} of the parser, and here is version {ours}; install the same "
        "Seakijker everywhere, for one archive is read by one parser."
    ).format(theirs=version, ours=VERSION)


def _failed(path: Path, error: BaseException) -> str:
    return _(
        "{path}: the worker that read it failed twice, the second time with this file alone "
        "({why}); read it here to see more: sea import FILE."
    ).format(path=path, why=type(error).__name__)


_LONG = 120
"""Characters of what another program says."""
