"""Two programs at once: none waits long for the other, and what it is told is so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import EntryVersion, StaleEntry, accept, correct
from db.search.hits import find
from db.search.whole_rows import rows
from db.tables import mark_stale
from parser import Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
ENTRIES = tuple(
    Entry(
        thema=f"Thema {n // 50}",
        titel=f"Onderzoek naar het onderwerp {n}",
        conclusies=f"Bevinding nummer {n} is vastgesteld. " * 20,
        pages=(1 + n // 5,),
    )
    for n in range(1500)
)
CHANGED = Report(
    replace(PAPER, parser="2"),
    tuple(replace(one, conclusies=f"{one.conclusies} Anders.") for one in ENTRIES),
)


@pytest.fixture
def other(db: Database, path: Path) -> Iterator[Database]:
    with open_store(path) as opened:
        yield opened


def test_who_accepts_during_a_large_import_is_not_refused(path: Path) -> None:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
    decided = set()

    def read_again() -> None:
        with open_store(path) as own:
            ingest(own, CHANGED)

    importing = threading.Thread(target=read_again)
    with open_store(path) as db:
        importing.start()
        while importing.is_alive():
            id = 1 + len(decided) % len(ENTRIES)
            try:
                accept(db, "piet", EntryVersion(id, rows(db, [id])[0].version))
                decided.add(id)
            except StaleEntry:  # it has just been brought up to date
                pass
            time.sleep(0.01)
        importing.join()
        assert decided
        assert {row.entry.conclusies[-7:] for row in rows(db, find(db, ""))} == {"Anders."}
        assert [check.says for check in examine(db) if not check.right] == []


def test_an_entry_that_an_import_has_not_come_to_yet_is_decided_on_as_it_is_read_now(
    db: Database, other: Database
) -> None:
    ingest(db, Report(PAPER, ENTRIES[:2]))
    seen = EntryVersion(1, rows(db, [1])[0].version)
    stop_after_storing(db, Report(CHANGED.document, CHANGED.entries[:2]))
    assert not rows(other, [1])[0].entry.conclusies.endswith("Anders.")
    with pytest.raises(StaleEntry, match="a newer reading"):
        accept(other, "piet", seen)
    ingest(other, Report(replace(PAPER, parser="3"), ENTRIES[:1]))
    assert other["stale"].count == 0


def stop_after_storing(db: Database, report: Report) -> None:
    """What is left by an import that is killed once it has stored what was read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.ingest.settle", lambda _: None)
        patch.setattr("db.ingest.settle_some", lambda _: None)
        ingest(db, report)


def test_whoever_opens_the_file_next_finishes_an_import_that_was_interrupted(
    db: Database, path: Path
) -> None:
    ingest(db, Report(PAPER, ENTRIES[:3]))
    stop_after_storing(db, Report(CHANGED.document, CHANGED.entries[:4]))
    assert db["stale"].count == 4
    with open_store(path) as next_one:
        assert next_one["stale"].count == 0
        assert [check.says for check in examine(next_one) if not check.right] == []
        assert len(find(next_one, "anders")) == 4


def test_an_import_that_cannot_be_finished_by_who_only_reads_is_left(
    db: Database, path: Path
) -> None:
    ingest(db, Report(PAPER, ENTRIES[:3]))
    mark_stale(db.conn, [1], indexed=True)
    db.execute("BEGIN IMMEDIATE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.store.BUSY_MS", 50)
        with open_store(path) as reading:
            assert len(find(reading, "bevinding")) == 3
    db.execute("ROLLBACK")


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_program_that_only_reads_is_not_said_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch, journal: str
) -> None:
    monkeypatch.setattr("db.store.journal_for", lambda _: journal)
    monkeypatch.setattr("db.store.BUSY_MS", 50)
    with open_store(path) as db, open_store(path) as reader:
        ingest(db, Report(PAPER, ENTRIES[:2]))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        at = EntryVersion(1, rows(db, [1])[0].version)
        if journal == "wal":
            correct(db, "piet", at, {"status": "Lopend"})
        else:
            with pytest.raises(StoreError, match="is being read by another program"):
                correct(db, "piet", at, {"status": "Lopend"})
            reader.execute("COMMIT")
            correct(db, "piet", at, {"status": "Lopend"})
        assert rows(db, [1])[0].entry.status == "Lopend"


def test_a_program_that_writes_is_said_to(db: Database, path: Path) -> None:
    ingest(db, Report(PAPER, ENTRIES[:2]))
    db.execute("BEGIN IMMEDIATE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.store.BUSY_MS", 50)
        with (
            open_store(path) as second,
            pytest.raises(StoreError, match="is being written by another program"),
        ):
            accept(second, "piet", EntryVersion(1, 1))
