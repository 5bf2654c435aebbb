"""A store of the last version, whose readings were no blobs, opens with all that it had."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import damaged, examine
from db.mending import mend
from db.reading_text import DamagedReading, pack, unpack
from db.search import find, rows
from tests.conftest import TESTS

FORMER = TESTS / "fixtures" / "store-m024.db"
"""`store-0.1.0.db` as the version before m026 brought it up to date."""


@pytest.fixture
def former(tmp_path: Path) -> Path:
    return Path(shutil.copy(FORMER, tmp_path / "sea.db"))


def read_then(path: Path) -> list[tuple[object, ...]]:
    columns = "run_id, entry_id, seen, place, digest, unsure, checksum"
    with closing(sqlite3.connect(path)) as before:
        return before.execute(f"SELECT {columns} FROM extraction ORDER BY 1, 2").fetchall()


def read_now(db: Database) -> list[tuple[object, ...]]:
    columns = "run_id, entry_id, seen, place, digest, unsure, checksum"
    found = db.execute(f"SELECT {columns} FROM extraction ORDER BY 1, 2").fetchall()
    return [(run, id, unpack(seen), *rest) for run, id, seen, *rest in found]


def test_every_reading_is_what_it_was_to_the_letter(former: Path) -> None:
    before = read_then(former)
    with open_store(former) as db:
        assert read_now(db) == before != []
        assert [check.says for check in examine(db) if not check.right] == []


def test_all_that_was_shown_and_found_is_as_in_a_store_of_the_first_version(
    former: Path, tmp_path: Path
) -> None:
    first = shutil.copy(TESTS / "fixtures" / "store-0.1.0.db", tmp_path / "first.db")
    with open_store(Path(first)) as old, open_store(former) as db:
        for query in ("", "leesvaardig", "titel:leesvaardig", "review:accepted", '"van de"', "le"):
            ids = find(db, query, every=True)
            assert rows(db, ids) == rows(old, find(old, query, every=True)) != []


def test_the_file_gives_back_what_it_no_longer_needs(former: Path) -> None:
    with closing(sqlite3.connect(former)) as before, before:
        before.execute("CREATE TABLE ballast (text)")
        before.execute("INSERT INTO ballast VALUES (zeroblob(1000000))")
        before.execute("DROP TABLE ballast")
    size = former.stat().st_size
    with open_store(former) as db:
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert former.stat().st_size < size - 900_000


@pytest.mark.parametrize("damage", ["'{\"thema\":'", "CAST(x'fffe41' AS TEXT)", "''"])
def test_a_reading_that_was_damaged_before_keeps_no_file_shut_and_is_told(
    former: Path, damage: str
) -> None:
    with closing(sqlite3.connect(former)) as before, before:
        before.execute("PRAGMA ignore_check_constraints = ON")
        before.execute("DROP TRIGGER extraction_unchanging")
        before.execute(f"UPDATE extraction SET seen = {damage} WHERE entry_id = 3")
    with open_store(former) as db:
        shown = rows(db, [3])
        assert list(damaged(db)[0]) == [3]
        (left,) = mend(db)
        assert "is damaged, and stands nowhere else" in left
        assert rows(db, [3]) == shown


def test_an_import_that_the_version_before_did_not_finish_is_finished(former: Path) -> None:
    with open_store(Path(shutil.copy(former, former.with_name("whole.db")))) as whole:
        ids = find(whole, "", every=True)
        entries = [row.entry for row in rows(whole, ids)]
    with closing(sqlite3.connect(former)) as before, before:
        for id in ids[-3:]:
            for table in ("link", "article", "organisation", "finding"):
                before.execute(f"DELETE FROM {table} WHERE entry_id = ?", [id])
            before.execute("UPDATE entry SET version = 0 WHERE id = ?", [id])
            before.execute("INSERT INTO stale (entry_id, indexed) VALUES (?, 0)", [id])
        before.execute("DELETE FROM word")
    with open_store(former) as db:
        assert [row.entry for row in rows(db, ids)] == entries
        assert [check.says for check in examine(db) if not check.right] == []


def test_what_is_packed_comes_back_and_what_is_no_such_thing_is_told() -> None:
    for text in ("", "{}", "é" * 5000, '{"thema":"'):
        assert unpack(pack(text)) == text
    whole = pack('{"thema":"Toegang tot het recht"}')
    for other in (b"", whole[:-1], whole + b"x", b"\xff" * 20, pack(b"\xff")):
        with pytest.raises(DamagedReading):
            unpack(other)
