"""What was worked out from a database and is kept in memory until a write makes it another.

Every import makes entries stale and every decision adds an event, so a look at both tells. Each
connection, and so each thread, keeps its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import IntEnum
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from db.event_log import REVIEW

T = TypeVar("T")


class ValidUntil(IntEnum):
    """What makes a thing that is kept another one; each includes those before it."""

    IMPORT = 1
    CORRECTION = 2
    """Or any other event that is more than a decision: it may change what is shown."""
    DECISION = 3


class _Memory:
    """What is kept, as of the last event that was seen, and of how far imports were."""

    def __init__(self) -> None:
        self.event = 0
        self.read: tuple[int, ...] = ()
        self.things: dict[Hashable, tuple[ValidUntil, object]] = {}

    def forget(self, until: ValidUntil) -> None:
        """Let go of what holds until then, or not as long."""
        self.things = {name: one for name, one in self.things.items() if one[0] < until}


_MEMORY: WeakKeyDictionary[Database, _Memory] = WeakKeyDictionary()


def cached(db: Database, name: Hashable, until: ValidUntil, make: Callable[[], T]) -> T:
    """What `make` gave the last time, or gives now if something was written since."""
    memory = _MEMORY.setdefault(db, _Memory())
    event, corrected, *read = db.conn.execute(_NEWS, [memory.event, REVIEW]).fetchone()
    if tuple(read) != memory.read:
        memory.forget(ValidUntil.IMPORT)
    elif event:
        memory.forget(ValidUntil.CORRECTION if corrected else ValidUntil.DECISION)
    memory.read, memory.event = tuple(read), event or memory.event
    if name not in memory.things:
        memory.things[name] = until, make()
    return cast(T, memory.things[name][1])


# What came since event ?1: the last of them, and whether one is more than a decision; and how far
# imports are: the last run, when one was last taken back, the entries that they ever made stale,
# and those that still are.
_NEWS = """
SELECT max(id), max(field <> ?2),
    (SELECT coalesce(max(id), 0) FROM run),
    (SELECT coalesce(max(withdrawn), 0) FROM run),
    (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'stale'),
    (SELECT count(*) FROM stale)
FROM event WHERE id > ?1
"""
