"""Rows of entries that are shown no more, or otherwise, taken out of the index and the tables."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from db.mapping import PARTS
from db.search import fulltext
from db.tables import mark_stale, stale


def forget_entry(sql: Connection, id: int) -> None:
    """Take away the row of an entry that holds no reading any more."""
    for table in (*PARTS, "draft", "conflict", "stale"):
        sql.execute(f"DELETE FROM {table} WHERE entry_id = ?", [id])
    sql.execute("DELETE FROM study WHERE ? IN (first_id, second_id)", [id])
    sql.execute("DELETE FROM entry WHERE id = ?", [id])


def unindex(sql: Connection, ids: Iterable[int]) -> None:
    """Take these entries out of the index, and note that they are stale."""
    ids = list(ids)
    waiting = stale(sql, ids)
    fulltext.unindex(sql, [id for id in ids if waiting.get(id, True)])
    mark_stale(sql, ids, indexed=False)
