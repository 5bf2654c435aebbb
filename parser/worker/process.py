"""A process of its own that answers questions, so that what is hostile costs only itself.

A PDF can be made to take all of a machine's memory, or to never end: the child may use so many
bytes and seconds, and where it stops, only the question is lost that it was asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic
from typing import Any

from parser.model import Unreadable

MEMORY = 1 << 30
"""Bytes of address space; a report of 400 pages takes less than a third of it."""
SECONDS = 300
"""Of processor time; a report of 400 pages takes less than a tenth of it."""
_GLANCE = 0.1
"""Seconds between two looks at whether somebody wants it stopped."""


class Stopped(Exception):
    """Somebody wanted no more of it."""


class TooMuch(Exception):
    """The child went beyond its bounds, and is no more."""


class Child:
    """The `serve` of `module` in a process with at most so many bytes and seconds.

    It is started by the first question, and anew by the first after one that it did not survive.
    """

    def __init__(self, module: str, memory: int = MEMORY, seconds: int = SECONDS) -> None:
        # -P: a folder named "parser" where the user happens to stand is not imported.
        self._command = [sys.executable, "-P", "-m", module, str(memory), str(seconds)]
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: object, within: float, stop: Event | None = None) -> Any:
        """The answer to `question`, both of them JSON's values.

        Raises Unreadable where the child does, TooMuch where it took more than its bounds or
        `within` seconds, Stopped soon after `stop` is set. One question at a time.
        """
        process = self._started()
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
        """End the process; it has nothing to lose."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=nowhere)
            self._lines = Queue()
            Thread(target=_listen, args=(self._process, self._lines), daemon=True).start()
        return self._process

    def _line(self, until: float, stop: Event | None) -> bytes:
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
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:  # it was closed meanwhile
        pass
    lines.put(b"")


def serve(answer: Callable[[Any], Any]) -> None:
    """Be a child: give the `answer` to each question, within the bounds of the command line."""
    memory, seconds = map(int, sys.argv[1:])
    _bound(memory, seconds)
    # What a library prints is no answer.
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)
        for line in sys.stdin:
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


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there only the parent's clock bounds the child.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
