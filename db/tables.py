"""Rows of the tables, added and changed; and which entries are to be brought up to date."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from sqlite3 import Connection

from db.mapping import PARTS, SqlValue, part_columns
from parser import Entry


def insert(sql: Connection, table: str, columns: Mapping[str, SqlValue]) -> int:
    """Add a row; its id."""
    values = ", ".join(f":{name}" for name in columns)
    cursor = sql.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", dict(columns)
    )
    return cursor.lastrowid or 0


def insert_entry(sql: Connection, columns: Mapping[str, SqlValue], id: int = 0) -> int:
    """Add an entry; its id. One that was there before has the `id` that it had, and a version after
    all that it had; no other is ever given that id."""
    if id:
        query = "SELECT version + 1 FROM subject WHERE id = ?"
        (version,) = sql.execute(query, [id]).fetchone()
    else:
        version = 0
        (id,) = sql.execute("SELECT coalesce(max(id), 0) + 1 FROM subject").fetchone()
    return insert(sql, "entry", {**columns, "id": id, "version": version})


def update(sql: Connection, table: str, id: int, columns: Mapping[str, SqlValue]) -> None:
    """Change a row."""
    values = ", ".join(f"{name} = :{name}" for name in columns)
    sql.execute(f"UPDATE {table} SET {values} WHERE id = :id", {**columns, "id": id})


def write_parts(sql: Connection, id: int, entry: Entry) -> None:
    """Store what the entry has several of, over what is there."""
    for table in PARTS:
        sql.execute(f"DELETE FROM {table} WHERE entry_id = ?", [id])
    for table, part in part_columns(entry):
        insert(sql, table, {"entry_id": id, **part})


def mark_stale(sql: Connection, ids: Iterable[int], *, indexed: bool) -> None:
    """Note that what is shown of these entries is to be worked out again (`db.review.settle`);
    `indexed`: the full-text index has the words that they have now."""
    sql.executemany(
        "INSERT INTO stale (entry_id, indexed) VALUES (?, ?) "
        "ON CONFLICT (entry_id) DO UPDATE SET indexed = min(indexed, excluded.indexed)",
        [(id, indexed) for id in ids],
    )


def stale(sql: Connection, ids: Iterable[int]) -> dict[int, bool]:
    """Those of these entries that are to be brought up to date → whether they are indexed."""
    found = sql.execute(
        "SELECT entry_id, indexed FROM json_each(?) wanted JOIN stale ON entry_id = wanted.value",
        [json.dumps(list(ids))],
    )
    return {id: bool(indexed) for id, indexed in found}
