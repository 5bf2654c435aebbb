"""Searches that are worth keeping, by the names that people give them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlite_utils import Database

from db.search.query import clean
from db.store import StoreError, path_of, translated_errors, writing
from parser.i18n import _


class Saved(NamedTuple):
    """A search under its name; `at` is when it was saved, in UTC."""

    name: str
    text: str
    at: str


def save(db: Database, name: str, text: str) -> None:
    """Keep `text` under `name`, over what stood there. Raises ValueError for a name without a
    sign that can be seen, StoreError where the file cannot be written."""
    name = " ".join(clean(name).split())
    if not name:
        raise ValueError(_("A search needs a name; type one to save it."))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with writing(db) as sql:
        sql.execute("REPLACE INTO saved_search VALUES (?, ?, ?)", [name, clean(text), now])


def saved(db: Database) -> list[Saved]:
    """What is kept, by name."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(
            "SELECT name, text, at FROM saved_search ORDER BY lower(name), name"
        )
        return [Saved(*row) for row in found]


def text_of_saved(db: Database, name: str) -> str:
    """What is kept under this name. Raises StoreError where nothing is."""
    found = next((one.text for one in saved(db) if one.name == name), None)
    if found is None:
        raise StoreError(_("No search is saved as ‘{name}’.").format(name=name))
    return found


def delete(db: Database, name: str) -> bool:
    """Take the search of this name away; whether there was one. Raises StoreError."""
    with writing(db) as sql:
        return sql.execute("DELETE FROM saved_search WHERE name = ?", [name]).rowcount > 0
