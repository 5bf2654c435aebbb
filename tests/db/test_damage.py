"""A file that is cut off, written over or another program's: one sentence, and no harm done."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, undo
from db.search.hits import count, find
from db.search.whole_rows import rows
from parser import Document, Entry, Report
from tests.db.harm import ENTRIES, PAPER, reading


def use(path: Path) -> None:
    """Everything that is done with a file. Raises StoreError, and nothing else."""
    with open_store(path) as db:
        count(db)
        ids = find(db, "")
        rows(db, ids)
        find(db, "bevinding")
        list(examine(db))
        accept(db, "piet", *(EntryVersion(row.id, row.version) for row in rows(db, ids[:3])))
        correct(db, "piet", EntryVersion(1, rows(db, [1])[0].version), {"titel": "Anders"})
        undo(db, "piet")
        ingest(db, reading(7))


def refused(path: Path) -> str:
    try:
        use(path)
    except StoreError as error:
        sentence = str(error)
        assert str(path) in sentence and sentence.endswith(".") and "\n" not in sentence
        return sentence
    return ""


@pytest.fixture
def whole(path: Path) -> bytes:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        accept(db, "piet", EntryVersion(1, 1))
        db.execute("VACUUM")  # to lose a page that is free is to lose nothing
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_a_file_cut_off_anywhere_is_told(path: Path, whole: bytes) -> None:
    chance = random.Random(4)
    for size in [1, 15, 16, 99, 100, 511, 4095, 4096, *chance.sample(range(len(whole)), 30)]:
        path.write_bytes(whole[:size])
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        assert refused(path), size


@pytest.mark.parametrize("sign", [b"\0", b"\xff", b"a", None], ids=["0", "ff", "a", "noise"])
def test_any_page_written_over_is_told_or_does_no_harm(
    path: Path, whole: bytes, sign: bytes | None
) -> None:
    chance = random.Random(5)
    told = []
    for page in range(len(whole) // 4096):
        noise = sign * 4096 if sign else chance.randbytes(4096)
        path.write_bytes(whole[: page * 4096] + noise + whole[page * 4096 + 4096 :])
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        told.append(refused(path))
    assert sum(map(bool, told)) > len(told) / 3


def test_what_another_program_put_in_a_file_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
    other.close()
    before = path.read_bytes()
    assert "belongs to another program" in refused(path)
    assert path.read_bytes() == before


def test_damage_met_while_searching_is_told(db: Database, path: Path) -> None:
    many = tuple(Entry(conclusies=f"nummer {n} " * 50) for n in range(400))
    ingest(db, Report(Document(sha256="b"), many))
    (schema,) = db.execute("SELECT max(rootpage) FROM sqlite_master").fetchone()
    db.close()
    whole = path.read_bytes()
    kept = schema * 4096  # the tables' first pages, so that it can still be opened
    path.write_bytes(whole[:kept] + b"\xff" * (len(whole) - kept))
    with open_store(path) as damaged, pytest.raises(StoreError, match="is damaged"):
        find(damaged, "nummer")
