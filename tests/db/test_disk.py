"""A disk that is full or a file that is locked: one sentence, and nothing decided is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct
from db.search.hits import count
from db.search.whole_rows import rows
from parser import Document, Entry, Report
from tests.db.harm import ENTRIES, PAPER, Say, faults, reading, said, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")


def test_a_full_disk_refuses_a_decision_in_one_sentence_and_keeps_those_before(
    path: Path, db: Database
) -> None:
    ingest(db, Report(PAPER, ENTRIES))
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 5}")
    kept = 0
    with pytest.raises(StoreError, match=r"^The disk of .* is full; [^.]*\.$"):
        for turn in range(1000):
            at = EntryVersion(1, rows(db, [1])[0].version)
            correct(db, "piet", at, {"conclusies": f"{turn} " + "zin " * 200})
            kept += 1
    assert kept and db["event"].count == kept
    assert rows(db, [1])[0].entry.conclusies.startswith(f"{kept - 1} ")
    db.execute("PRAGMA max_page_count = 1000000")
    assert faults(path) == []


def test_a_limit_on_the_size_of_files_is_told_as_a_disk_that_refuses(path: Path) -> None:
    import resource

    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))

    def work(say: Say) -> None:
        size = path.stat().st_size
        with open_store(path) as db:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
            try:
                for parser in range(2, 100):
                    ingest(db, reading(parser))
            except StoreError as error:
                say(str(error))

    (sentence,) = said(*start(work))
    assert sentence.startswith("The disk of ") and sentence.endswith(".")
    assert faults(path) == []


@pytest.mark.parametrize("way", ["accept", "ingest"])
def test_a_locked_file_is_told_and_can_be_written_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("db.store.BUSY_MS", 20)
    with open_store(path) as db, open_store(path) as other:
        ingest(db, Report(PAPER, ENTRIES))
        other.execute("BEGIN IMMEDIATE")

        def write() -> object:
            if way == "accept":
                return accept(db, "piet", EntryVersion(1, 1))
            return ingest(db, reading(2))

        with pytest.raises(StoreError, match="is being written by another program"):
            write()
        other.execute("ROLLBACK")
        write()
    assert faults(path) == []


def test_a_full_disk_is_told_and_nothing_is_half_stored(db: Database) -> None:
    ingest(db, Report(PAPER, ENTRIES[:1]))
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(Entry(conclusies=f"nummer {n} " * 50) for n in range(100))
    with pytest.raises(StoreError, match="is full"):
        ingest(db, Report(Document(sha256="b"), many))
    assert count(db) == 1 and db["run"].count == 1
