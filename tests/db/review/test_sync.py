"""Two people share one file: nothing that either wrote is lost, and both show the same."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.ingest import ingest
from db.new_file import PART
from db.review import sync
from db.review.decisions import EntryVersion, accept, correct, reject
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Document, Entry, Report
from parser.piped import MOST

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
ENTRIES = tuple(Entry(titel=f"Onderzoek naar vraag {n}", conclusies=f"{n}.") for n in range(4))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Database]]:
    with ExitStack() as stack:
        stores = [stack.enter_context(open_store(tmp_path / f"{n}.db")) for n in range(2)]
        for one in stores:
            ingest(one, Report(PAPER, ENTRIES))
        yield stores


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "gedeelde map").mkdir()
    return tmp_path / "gedeelde map" / "beslissingen.jsonl"


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


def shown(db: Database) -> list[tuple[str, str, str]]:
    return [(row.uid, row.entry.titel, row.review) for row in rows(db, find(db, ""))]


def test_both_directions_at_once(two: list[Database], file: Path) -> None:
    one, other = two
    accept(one, "an", at(one, 1))
    reject(other, "piet", at(other, 2), "kop")
    assert sync(one, file).new == 0
    assert sync(other, file).new == 1
    assert sync(one, file).new == 1
    assert shown(one) == shown(other)
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert (sync(one, file).new, sync(other, file).new) == (0, 0)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_another_wrote_in_between_is_not_lost(
    two: list[Database], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    accept(one, "an", at(one, 1))
    reject(other, "piet", at(other, 2), "kop")
    from db.review.exchange import export_events, to_lines

    theirs = "".join(f"{line}\n" for line in to_lines(export_events(other)))
    done: list[bool] = []

    def export_meanwhile(db: Database) -> object:
        if not done:
            done.append(True)
            file.write_text(theirs, "utf-8")  # by a program that knows no lock
        return export_events(db)

    monkeypatch.setattr("db.review.shared_file.export_events", export_meanwhile)
    assert sync(one, file).new == 1
    monkeypatch.undo()
    assert sync(other, file).new == 1
    assert shown(one) == shown(other)


def test_many_at_once_lose_nothing(two: list[Database], file: Path, tmp_path: Path) -> None:
    def work(number: int) -> None:
        with open_store(tmp_path / f"{number}.db") as db:
            for turn in range(8):
                correct(db, f"r{number}", at(db, 1 + number), {"status": f"{number} {turn}"})
                sync(db, file)

    workers = [threading.Thread(target=work, args=[number]) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for db in two:
        sync(db, file)
    sync(two[0], file)
    assert shown(two[0]) == shown(two[1])
    assert two[0]["event"].count == two[1]["event"].count == 16


@pytest.mark.parametrize("content", [b"boodschappen\n", b"\xff\xfe", b"SQLite format 3\0\x10"])
def test_a_file_of_another_kind_is_left_as_it_is(
    two: list[Database], file: Path, content: bytes
) -> None:
    accept(two[0], "an", at(two[0], 1))
    file.write_bytes(content)
    with pytest.raises(StoreError, match=str(file.name)):
        sync(two[0], file)
    assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_who_is_kept_waiting_is_told_by_what(
    two: list[Database], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.review.shared_file.WAIT", 0.1)
    lock = file.with_name(f"{file.name}.lock")
    lock.touch()
    with pytest.raises(StoreError, match="in use by another"):
        sync(two[0], file)
    monkeypatch.setattr("db.review.shared_file.GIVEN_UP", -1)
    sync(two[0], file)
    assert file.exists() and not lock.exists()


def test_a_file_that_a_link_leads_to_is_kept(two: list[Database], file: Path) -> None:
    accept(two[0], "an", at(two[0], 1))
    file.touch()
    link = file.with_name("link.jsonl")
    link.symlink_to(file)
    sync(two[0], link)
    assert link.is_symlink() and file.read_bytes()


def test_a_file_larger_than_decisions_are_is_told_and_not_read(
    two: list[Database], file: Path, tmp_path: Path
) -> None:
    accept(two[0], "an", at(two[0], 1))
    with file.open("wb") as large:
        large.truncate(MOST + 1)
    with pytest.raises(StoreError, match="more than 256 megabytes"):
        sync(two[0], file)
    command = [sys.executable, "-m", "tui.cli", "--db", str(tmp_path / "0.db"), "review", "import"]
    told = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "more than 256 megabytes" in told.stderr
    assert told.stderr.count("\n") == 1
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_who_could_read_the_file_still_can(two: list[Database], file: Path, tmp_path: Path) -> None:
    (tmp_path / "0.db").chmod(0o600)
    accept(two[0], "an", at(two[0], 1))
    sync(two[0], file)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    accept(two[0], "an", at(two[0], 2))
    sync(two[0], file)
    assert file.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("beside", ["", "-journal", "-wal"])
def test_no_file_of_the_database_is_synced_with(
    two: list[Database], tmp_path: Path, beside: str
) -> None:
    accept(two[0], "an", at(two[0], 1))
    before = (tmp_path / "0.db").read_bytes()
    with pytest.raises(StoreError, match="is the database itself"):
        sync(two[0], tmp_path / f"0.db{beside}")
    assert (tmp_path / "0.db").read_bytes() == before


def test_what_an_interrupted_sync_left_is_removed(two: list[Database], file: Path) -> None:
    left = file.with_name(f".{file.name}-x{PART}")
    left.touch()
    os.utime(left, (0, 0))
    accept(two[0], "an", at(two[0], 1))
    sync(two[0], file)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_command_tells_what_came_of_it(two: list[Database], file: Path, tmp_path: Path) -> None:
    def sea(number: int) -> subprocess.CompletedProcess[str]:
        store = str(tmp_path / f"{number}.db")
        command = [sys.executable, "-m", "tui.cli", "--db", store, "review", "sync", str(file)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    correct(two[0], "an", at(two[0], 1), {"titel": "Van An"})
    correct(two[1], "piet", at(two[1], 1), {"titel": "Van Piet"})
    assert sea(0).stdout == "0 imported, 0 already known, 0 kept for later.\n"
    assert sea(1).stdout == (
        "1 imported, 0 already known, 0 kept for later.\n"
        "Entries newly in conflict: 1; find them with review:conflict.\n"
    )
    file.write_text("x")
    told = sea(0)
    assert told.returncode == 1 and told.stderr.count("\n") == 1, told.stderr


def test_a_newer_reading_of_one_is_shown_by_both(two: list[Database], file: Path) -> None:
    one, other = two
    accept(one, "an", at(one, 1))
    newer = tuple(replace(entry, status="Lopend") for entry in ENTRIES)
    ingest(other, Report(replace(PAPER, parser="2"), newer))
    correct(other, "piet", at(other, 2), {"titel": "Beter"})
    for db in (one, other, one):
        sync(db, file)
    assert shown(one) == shown(other)
    assert rows(one, [1])[0].review == "changed"
