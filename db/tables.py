"""Rows of the tables, added and changed; and which entries are to be brought up to date."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from db.checksum import checksum
from db.mapping import PARTS, SqlValue, entry_columns, part_columns
from db.reading_text import pack
from parser import Entry


def insert(sql: Connection, table: str, columns: Mapping[str, SqlValue]) -> int:
    """Add a row; its id."""
    values = ", ".join(f":{name}" for name in columns)
    cursor = sql.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", dict(columns)
    )
    return cursor.lastrowid or 0


def insert_all(sql: Connection, table: str, rows: Sequence[Mapping[str, SqlValue]]) -> None:
    """Add rows that have the same columns."""
    if rows:
        values = ", ".join("?" for _ in rows[0])
        sql.executemany(
            f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({values})",
            [tuple(row.values()) for row in rows],
        )


def insert_entries(
    sql: Connection, come: Sequence[tuple[Mapping[str, SqlValue], Entry]]
) -> list[int]:
    """Add entries that were never here, with all that they have; their ids. Each with the columns
    that do not follow from what was read."""
    (last,) = sql.execute("SELECT coalesce(max(id), 0) FROM subject").fetchone()
    ids = list(range(last + 1, last + 1 + len(come)))
    rows = [
        {"id": id, "version": 0, **columns, **entry_columns(entry)}
        for id, (columns, entry) in zip(ids, come, strict=True)
    ]
    insert_all(sql, "entry", rows)
    _add_parts(sql, zip(ids, (entry for _, entry in come), strict=True))
    return ids


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
    _add_parts(sql, [(id, entry)])


def _add_parts(sql: Connection, entries: Iterable[tuple[int, Entry]]) -> None:
    rows: defaultdict[str, list[Mapping[str, SqlValue]]] = defaultdict(list)
    for id, entry in entries:
        for table, part in part_columns(entry):
            rows[table].append({"entry_id": id, **part})
    for table, those in rows.items():
        insert_all(sql, table, those)


def write_readings(
    sql: Connection,
    run_id: int,
    entries: Sequence[tuple[int, bool]],
    seen: Sequence[str],
    digests: Sequence[str],
) -> None:
    """Store what a run saw: of which entry, and whether that is sure; the reading, its digest."""
    sql.executemany(
        "INSERT INTO extraction (run_id, entry_id, unsure, place, seen, digest, checksum) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (run_id, id, not sure, place, pack(text), digest, checksum(text))
            for place, ((id, sure), text, digest) in enumerate(
                zip(entries, seen, digests, strict=True)
            )
        ],
    )


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
