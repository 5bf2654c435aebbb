"""A cluster of dask.distributed: one that runs somewhere, or one that is started here."""

from __future__ import annotations

import logging
import signal
import time
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

from parser.i18n import _
from parser.worker.batch import Result
from parser.worker.through import WorkersLost, read_through

LOCAL = "local:"
"""What stands before the number of workers that are to be started here."""
PATIENCE = 60.0
"""Seconds without any worker, after which nobody waits for one."""
CONNECTING = "20s"
"""For which a scheduler is looked for."""
_GLANCE = 2.0
"""Seconds between two looks at how many workers there are."""
_SOON = "5s"
"""For which the scheduler may take to say so."""


class Cluster:
    """A scheduler and its workers, as long as the block lasts.

    `address` is a scheduler's ("tcp://host:8786"), or "local:4" for four workers here. Raises
    WorkersLost where there are none.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._whole = ExitStack()
        self._client: Any = None
        self._threads = 0
        self._asked = 0.0
        self._seen = time.monotonic()
        """When there last was a worker."""

    def __enter__(self) -> Cluster:
        try:
            self._connect()
        except BaseException:
            self._whole.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._whole.close()

    @property
    def dashboard(self) -> str:
        """Where a browser shows what the workers do."""
        return str(self._client.dashboard_link)

    def read(self, paths: Iterable[Path], stop: Event | None) -> Iterator[Result]:
        """As `read_through`, by these workers."""
        executor: Executor = self._client.get_executor(pure=False)
        return read_through(executor, paths, self._slots, stop, self._trouble)

    def _connect(self) -> None:
        try:
            import distributed
        except ImportError as error:
            said = _("--cluster needs dask.distributed: pip install 'seakijker[cluster]'.")
            raise WorkersLost(said) from error
        dask: Any = distributed  # it has types in part
        # What it says is for its own people; what went wrong is told here, in a sentence.
        for name in (*logging.root.manager.loggerDict, "tornado"):
            if name.partition(".")[0] in ("distributed", "tornado"):
                logging.getLogger(name).setLevel(logging.CRITICAL)
        warnings.filterwarnings("ignore", module=r"distributed\b")
        where: Any = self._address
        if self._address.startswith(LOCAL):
            # The child that reads a file is bounded by itself.
            with _without_ctrl_c():
                workers = dask.LocalCluster(
                    n_workers=int(self._address.removeprefix(LOCAL)),
                    threads_per_worker=1,
                    memory_limit=0,
                    silence_logs=logging.CRITICAL,
                    dashboard_address="127.0.0.1:0",
                )
            where = self._whole.enter_context(workers)
        try:
            client = dask.Client(where, timeout=CONNECTING, set_as_default=False)
        except (OSError, ValueError) as error:
            said = _("There is no scheduler at {address} ({why}); start it, or check the address.")
            why = type(error).__name__
            raise WorkersLost(said.format(address=self._address, why=why)) from error
        self._client = self._whole.enter_context(client)
        self._wait_for_workers()

    def _wait_for_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise WorkersLost(self._no_worker()) from error
        self._seen = time.monotonic()

    def _slots(self) -> int:
        """Files that are read at once, as the scheduler said a moment ago."""
        if time.monotonic() - self._asked > _GLANCE:
            self._asked = time.monotonic()
            with suppress(OSError, TimeoutError):  # whether it is gone, its client knows
                threads = self._client.sync(
                    self._client.scheduler.ncores, workers=None, callback_timeout=_SOON
                )
                self._threads = sum(threads.values())
        return self._threads

    def _trouble(self) -> str:
        if self._client.status != "running":
            return _(
                "The scheduler at {address} is gone; start it again, and give the same command: it "
                "goes on."
            ).format(address=self._address)
        if self._slots():
            self._seen = time.monotonic()
        return self._no_worker() if time.monotonic() - self._seen > PATIENCE else ""

    def _no_worker(self) -> str:
        return _(
            "The scheduler at {address} has no workers; start some, and give the same command: it "
            "goes on."
        ).format(address=self._address)


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Start processes that Ctrl-C on the terminal is nothing to: it is for whoever started them."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
