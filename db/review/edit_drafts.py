"""What a reviewer has typed and not yet saved, so that nothing is lost when the app is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from db.review.decisions import EntryVersion
from db.store import path_of, translated_errors, writing


@dataclass(frozen=True, slots=True)
class EditDraft:
    """Texts (field → text) for the entry `at`, which may have changed since."""

    at: EntryVersion
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one reviewer: of corrections, or else of second looks, which are blind."""

    reviewer: str
    second: bool = False

    def keep(self, db: Database, at: EntryVersion, texts: Mapping[str, str]) -> None:
        """Keep this draft, in place of an earlier one for the same entry."""
        said = json.dumps(dict(texts), ensure_ascii=False)
        with writing(db) as sql:
            sql.execute(
                "INSERT OR REPLACE INTO draft (reviewer, entry_id, second, version, texts) "
                "VALUES (?, ?, ?, ?, ?)",
                [self.reviewer, at.id, self.second, at.version, said],
            )

    def drop(self, db: Database, id: int) -> None:
        """Forget the draft for an entry, saved or thrown away."""
        with writing(db) as sql:
            sql.execute(
                "DELETE FROM draft WHERE reviewer = ? AND entry_id = ? AND second = ?",
                [self.reviewer, id, self.second],
            )

    def kept(self, db: Database) -> list[EditDraft]:
        """All of them, the last kept first."""
        with translated_errors(path_of(db)):
            found = db.conn.execute(
                "SELECT entry_id, version, texts FROM draft WHERE reviewer = ? AND second = ? "
                "ORDER BY id DESC",
                [self.reviewer, self.second],
            )
            return [
                EditDraft(EntryVersion(id, version), json.loads(texts))
                for id, version, texts in found
            ]

    def texts(self, db: Database, id: int) -> Mapping[str, str]:
        """What the draft for an entry says; nothing where there is none."""
        return next((draft.texts for draft in self.kept(db) if draft.at.id == id), {})
