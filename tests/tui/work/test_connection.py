"""Questions to the store: answered in turn, the newest first broken off for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from tui.work.connection import Connection, Superseded

LONG = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {})
SELECT max(i) FROM n
"""


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = Connection(tmp_path / "sea.db")
    yield connection
    connection.close()


class Slow:
    """A question that takes a while, and tells when SQLite is at it."""

    def __init__(self, steps: int) -> None:
        self.began = threading.Event()
        self._steps = steps

    def __call__(self, db: Database) -> int:
        self.began.set()
        (number,) = db.conn.execute(LONG.format(self._steps)).fetchone()
        return int(number)

    async def running(self) -> None:
        await asyncio.to_thread(self.began.wait)
        await asyncio.sleep(0.02)


async def test_the_newest_question_breaks_the_one_before_it_off(connection: Connection) -> None:
    endless = Slow(10**12)
    first = asyncio.ensure_future(connection.ask_newest(endless))
    await endless.running()
    assert await connection.ask_newest(lambda _db: "newest") == "newest"
    with pytest.raises(Superseded):
        await first


async def test_a_question_that_only_waits_its_turn_is_never_broken_off(
    connection: Connection,
) -> None:
    slow = Slow(1_000_000)
    plain = asyncio.ensure_future(connection.ask(slow))
    await slow.running()
    newest = asyncio.ensure_future(connection.ask_newest(lambda _db: "newest"))
    assert await plain == 1_000_000
    assert await newest == "newest"
