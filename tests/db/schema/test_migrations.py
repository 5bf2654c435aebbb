"""A file of an older version is brought up to date, or left exactly as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.schema.entry_fields import show
from db.schema.registry import migrations
from db.search import find
from db.store import writing
from tests.db.harm import older, refusal


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.before-*"))


def test_an_older_file_is_brought_up_to_date_after_a_copy_was_kept(path: Path) -> None:
    older(path)
    with open_store(path) as now:
        assert not migrations.pending(now) and now["report"].count == 1
    (kept,) = backups(path)
    with Database(kept) as before:
        assert before["report"].count == 1
        assert [one.name for one in migrations.pending(before)] == [kept.suffix.split("-")[1]]
    with open_store(path):
        assert backups(path) == [kept]


def test_that_a_file_is_brought_up_to_date_is_told_before_it_is(path: Path) -> None:
    told: list[bool] = []

    def tell() -> None:
        with Database(path) as now:
            told.append(bool(migrations.pending(now)))

    older(path)
    for _ in range(2):
        with open_store(path, tell):
            assert told == [True]
    with open_store(path.with_name("new.db"), tell):
        assert told == [True]


def test_a_new_file_needs_no_copy(db: Database, path: Path) -> None:
    assert not backups(path)


def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path)
    before = path.read_bytes()

    def fail(db: Database) -> None:
        db.execute("CREATE TABLE halfway (a)")
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations.pending(Database(memory=True))[-1], "fn", fail)
    with pytest.raises(KeyboardInterrupt):
        open_store(path)
    assert path.read_bytes() == before


def test_without_room_for_the_copy_nothing_is_migrated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("db.store.keep_before", full)
    assert "No space left" in refusal(path)
    assert path.read_bytes() == before


def test_view_and_index_made_anew_are_what_they_were(store: Path) -> None:
    def made(db: Database) -> list[str]:
        found = db.execute(
            "SELECT sql FROM sqlite_master WHERE name LIKE 'entries%' OR name LIKE 'words_fts%'"
        )
        return sorted(" ".join(sql.split()) for (sql,) in found)

    with open_store(store) as db:
        before, found = made(db), find(db, "eindevaluatie")
        with writing(db):
            show(db)
        assert made(db) == before
        assert find(db, "eindevaluatie") == found != []
        assert all(check.right for check in examine(db))
