"""Papers into the store, several at a time: whole, soon, and nobody waits for it."""

from __future__ import annotations

import hashlib
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.paper_files import stored_files
from db.review import studies
from db.review.decisions import EntryVersion, StaleEntry, accept
from db.search import find, rows
from db.search.hits import count
from parser import Document, Entry, Report
from parser.model import VERSION
from tui.work import storing
from tui.work.storing import Storing


def paper(number: int, folder: Path, entries: int = 1) -> tuple[Path, Report]:
    file = folder / f"{number}.pdf"
    file.write_text(str(number))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    document = Document(dossier="36 360", nr=str(number), sha256=sha256, parser=VERSION, pages=2)
    same = Entry(titel="Evaluatie van de regeling voor kinderen", conclusies="Zij werkt.")
    others = (Entry(titel=f"Monitor {number} {at}", pages=(1,)) for at in range(1, entries))
    return file, Report(document, (same, *others))


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_store(tmp_path / "sea.db")


def test_a_paper_is_stored_at_once_and_known_once_all_of_it_is_done(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "SOON", 60.0)
    with Storing(db) as one:
        for number in range(3):
            one.store(*paper(number, tmp_path))
        assert count(db) == 3
        assert (stored_files(db), studies(db)) == ({}, [])
    assert len(stored_files(db)) == 3
    assert len(studies(db)) == 3, "each of the three with each other"


def test_what_is_put_off_does_not_pile_up(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "SOON", 60.0)
    with Storing(db) as one:
        one.store(*paper(1, tmp_path, entries=storing.TOGETHER - 1))
        assert not stored_files(db)
        one.store(*paper(2, tmp_path))
        assert len(stored_files(db)) == 2


def test_who_searches_and_decides_meanwhile_is_not_kept_waiting(tmp_path: Path) -> None:
    open_store(tmp_path / "sea.db").close()
    papers = [paper(number, tmp_path, entries=20) for number in range(60)]

    def import_all() -> None:
        with open_store(tmp_path / "sea.db") as own, Storing(own) as one:
            for file, report in papers:
                one.store(file, report)

    importing = threading.Thread(target=import_all)
    waits = []
    with open_store(tmp_path / "sea.db") as db:
        importing.start()
        while importing.is_alive():
            began = time.monotonic()
            for row in rows(db, list(find(db, "monitor"))[:1]):
                with suppress(StaleEntry):  # it was brought up to date just now
                    accept(db, "piet", EntryVersion(row.id, row.version))
            waits.append(time.monotonic() - began)
            time.sleep(0.005)
        importing.join()
        assert count(db) == 60 * 20
    assert max(waits) < 5, "SQLite itself would give up then"
    assert len(waits) > 10
