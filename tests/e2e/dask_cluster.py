"""A real scheduler and its workers, each a process of its own, as an installed copy has them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path


class DaskCluster:
    """Processes that the tests started; `python` is the interpreter of the installed copy."""

    def __init__(self, python: Path, folder: Path) -> None:
        self._python, self._folder = python, folder
        self._said = folder / "scheduler.json"
        self.scheduler = self._start(
            *("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
            *("--scheduler-file", str(self._said)),
        )
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = self._address()

    def add_worker(self, **env: str) -> subprocess.Popen[bytes]:
        """Start a worker, with a nanny that starts it anew where it died."""
        words = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0")
        worker = self._start("worker", self.address, *words, **env)
        self.workers.append(worker)
        return worker

    def _start(self, *words: str, **env: str) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{words[0]}-{time.monotonic_ns()}.log").open("wb")
        return subprocess.Popen(
            [self._python, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
            cwd=self._folder,
            env={**os.environ, **env},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def _address(self, within: float = 60) -> str:
        until = time.monotonic() + within
        while time.monotonic() < until:
            try:
                return str(json.loads(self._said.read_text())["address"])
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError("the scheduler did not start")

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
