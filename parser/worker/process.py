"""A process of its own that answers questions, so that what is hostile costs only itself.

A PDF can be made to take all of a machine's memory, or to never end: the child may use so many
bytes and seconds, and where it stops, only the question is lost that it was asked.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any, Protocol

from parser.clean import clean
from parser.i18n import _
from parser.model import Unreadable

MEMORY = 1 << 30
"""Bytes of address space; a report of 400 pages takes less than a third of it."""
SECONDS = 300
"""Of processor time for one question; a report of 400 pages takes less than a tenth of it."""
_START_UP = 60
"""Seconds within which it listens; a loaded machine takes a tenth of it."""
_READY = b"ready\n"
"""The first line that it says."""
_HEARD = 4096
"""Bytes of its standard error that are kept."""
_GLANCE = 0.1
"""Seconds between two looks at whether somebody wants it stopped."""


_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)
"""What the child does with its arguments: the folder of our packages, the module, its bounds."""


class Stopped(Exception):
    """Somebody wanted no more of it."""


class TooMuch(Exception):
    """The child went beyond its bounds, and is no more."""


class Stop(Protocol):
    """What says whether somebody wants a question broken off; an Event does."""

    def is_set(self) -> bool: ...


class Child:
    """The `serve` of `module` in a process with at most so many bytes, and seconds a question.

    It is started by the first question, and anew by the first after one that it did not survive.
    """

    def __init__(self, module: str, memory: int = MEMORY, seconds: int = SECONDS) -> None:
        # The child runs the code of its parent, whatever else is called "parser" where it starts.
        bounds = str(memory), str(seconds)
        self._command = [sys.executable, "-P", "-c", _START, str(_ROOT), module, *bounds]
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue()
        self._complaints: deque[bytes] = deque(maxlen=1)
        """The last that the process wrote to its standard error."""

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: object, within: float, stop: Stop | None = None) -> Any:
        """The answer to `question`, both of them JSON's values.

        Raises Unreadable where the child does and where it cannot be started at all, TooMuch where
        it took more than its bounds or `within` seconds, Stopped soon after `stop` is set. One
        question at a time.
        """
        process = self._started(stop)
        said = b""
        try:
            assert process.stdin
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            said = self._line(monotonic() + within, stop)
        except BrokenPipeError:
            pass
        finally:
            if not said:
                self.close()
        if not said:
            raise TooMuch
        answer = json.loads(said)
        if "wrong" in answer:
            raise RuntimeError(answer["wrong"])
        if "unreadable" in answer:
            raise Unreadable(answer["unreadable"])
        return answer["right"]

    def close(self) -> None:
        """End the process; it has nothing to lose. Two threads may do so at once: who asked, and
        who closes what it was asked for."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            if process.stdin:
                with suppress(BrokenPipeError):  # a question that it never read
                    process.stdin.close()

    def _started(self, stop: Stop | None) -> subprocess.Popen[bytes]:
        """The process, once it listens: what goes wrong before has nothing to do with a file."""
        if self._process is not None:
            return self._process
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            raise Unreadable(_cannot_start(error.strerror or str(error))) from error
        self._process = process
        self._lines, self._complaints = Queue(), deque(maxlen=1)
        listening = [
            Thread(target=_listen, args=(process, self._lines), daemon=True),
            Thread(target=_drain, args=(process, self._complaints), daemon=True),
        ]
        for thread in listening:
            thread.start()
        if self._line(monotonic() + _START_UP, stop) != _READY:
            self.close()
            listening[1].join(_GLANCE)
            why = b"".join(self._complaints).decode(errors="replace").strip()
            raise Unreadable(_cannot_start(clean(why.rpartition("\n")[2])))
        return process

    def _line(self, until: float, stop: Stop | None) -> bytes:
        """The next line that the child says; b"" where it ends, or says none until then."""
        while monotonic() < until:
            if stop and stop.is_set():
                raise Stopped
            try:
                return self._lines.get(timeout=_GLANCE)
            except Empty:
                continue
        return b""


def _listen(process: subprocess.Popen[bytes], lines: Queue[bytes]) -> None:
    """Pass on each line that the process says, and b"" at its end."""
    assert process.stdout
    with process.stdout as pipe:
        for line in pipe:
            lines.put(line)
    lines.put(b"")


def _drain(process: subprocess.Popen[bytes], complaints: deque[bytes]) -> None:
    """Keep the end of what the process writes to its standard error, however much that is."""
    assert process.stderr
    with process.stderr as pipe:
        while said := os.read(pipe.fileno(), _HEARD):
            complaints.append((b"".join(complaints) + said)[-_HEARD:])


def _cannot_start(why: str) -> str:
    return _(
        "The part of Seakijker that reads files could not be started ({why}); install it again."
    ).format(why=why or _("it ended without a word"))


def serve(answer: Callable[[Any], Any]) -> None:
    """Be a child: give the `answer` to each question, within the bounds of the command line."""
    memory, seconds = map(int, sys.argv[1:])
    _bound(memory)
    # Ctrl-C on a terminal is for the parent: it says what is to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints is no answer.
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)
        print(_READY.decode(), end="", file=answers, flush=True)
        for line in sys.stdin:
            _allow(seconds)
            print(json.dumps(_answered(answer, json.loads(line))), file=answers, flush=True)


def _answered(answer: Callable[[Any], Any], question: Any) -> dict[str, Any]:
    try:
        return {"right": answer(question)}
    except Unreadable as why:
        return {"unreadable": str(why)}
    except MemoryError:
        raise
    except Exception as error:  # a mistake of the program is told as one, not as the file's
        return {"wrong": f"{type(error).__name__}: {error}"}


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there only the parent's clock bounds the child.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow(seconds: int) -> None:
    """Allow so many seconds of processor time from now on: the limit is of the whole life."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(used.ru_utime + used.ru_stime) + seconds
    if hard != resource.RLIM_INFINITY:
        until = min(until, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
