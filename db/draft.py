"""What a reviewer has typed and not yet saved, so that nothing is lost when the app is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from db.review import At
from db.store import explained, path_of, writing


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts (field → text) for the entry `at`, which may have changed since."""

    at: At
    texts: Mapping[str, str]


def keep(db: Database, reviewer: str, at: At, texts: Mapping[str, str]) -> None:
    """Keep this draft, in place of an earlier one of the reviewer for the same entry."""
    with writing(db) as sql:
        sql.execute(
            "INSERT OR REPLACE INTO draft (reviewer, entry_id, version, texts) VALUES (?, ?, ?, ?)",
            [reviewer, at.id, at.version, json.dumps(dict(texts), ensure_ascii=False)],
        )


def drop(db: Database, reviewer: str, id: int) -> None:
    """Forget the draft of this reviewer for an entry, saved or thrown away."""
    with writing(db) as sql:
        sql.execute("DELETE FROM draft WHERE reviewer = ? AND entry_id = ?", [reviewer, id])


def drafts(db: Database, reviewer: str) -> list[Draft]:
    """The drafts of this reviewer, the last kept first."""
    with explained(path_of(db)):
        found = db.conn.execute(
            "SELECT entry_id, version, texts FROM draft WHERE reviewer = ? ORDER BY id DESC",
            [reviewer],
        )
        return [Draft(At(id, version), json.loads(texts)) for id, version, texts in found]
