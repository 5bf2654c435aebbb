"""The store, asked in a thread of its own, so that the screen never waits for the disk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class Superseded(Exception):
    """A newer question was asked before this one was answered."""


class Connection:
    """One connection to the store at `path`, and the thread that it belongs to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._db: Database | None = None
        self._newest = 0
        self._breakable = Lock()
        """Held by what decides whether the question that is being answered may be broken off."""
        self._breaks = False
        self._closing = False

    async def ask(self, question: Callable[[Database], T]) -> T:
        """The answer to `question`. Raises StoreError where the file cannot be read or written, or
        the app is on its way out."""
        try:
            answer = self._thread.submit(self._answer, question)
        except RuntimeError as error:  # the thread takes no more
            raise self._closed() from error
        try:
            return await asyncio.wrap_future(answer)
        except sqlite3.OperationalError as error:
            if self._closing:  # it was broken off
                raise self._closed() from error
            raise

    def _closed(self) -> Exception:
        from db import StoreError
        from tui.translation import _

        return StoreError(_("{path} is closed.").format(path=self._path))

    async def ask_newest(self, question: Callable[[Database], T]) -> T:
        """The answer to `question`, of which only the last one asked counts.

        Raises Superseded where another was asked meanwhile; the work for this one is broken off,
        that for a question put to `ask` never.
        """
        with self._breakable:
            self._newest += 1
            number = self._newest
            if self._breaks and self._db:
                self._db.conn.interrupt()

        def may_break(breaks: bool) -> None:
            with self._breakable:
                self._breaks = breaks

        def answer(db: Database) -> T:
            may_break(True)
            try:
                if number != self._newest:
                    raise Superseded
                return question(db)
            except sqlite3.OperationalError as error:
                if number == self._newest:
                    raise
                raise Superseded from error
            finally:
                may_break(False)

        return await self.ask(answer)

    def close(self) -> None:
        """Break off what is being asked, and let go of the file."""
        self._closing = True
        if self._db:
            self._db.conn.interrupt()
        self._thread.submit(self._close)
        self._thread.shutdown()

    def _answer(self, question: Callable[[Database], T]) -> T:
        if self._db is None:
            from db import open_store

            self._db = open_store(self._path)
        return question(self._db)

    def _close(self) -> None:
        if self._db:
            self._db.close()
