"""The file is opened, made, or refused with one sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store, writing
from db.ingest import ingest
from db.search.hits import count, find
from parser import Document, Entry, Report
from tests.db.harm import refusal

REPORT = Report(Document(sha256="a"), (Entry(conclusies="Het beleid werkt."),))


def test_the_folder_and_the_file_are_made(path: Path) -> None:
    with open_store(path) as made:
        assert count(made) == 0
    assert path.read_bytes()[68:72] == b"SeKi"


def test_what_was_stored_is_there_when_it_is_opened_again(path: Path) -> None:
    with open_store(path) as first:
        ingest(first, REPORT)
    with open_store(path) as second:
        assert count(second) == 1


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with open_store(path) as made:
        assert count(made) == 0


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_place_that_cannot_hold_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "sea.db")


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7\n", b"SQLite format 4\0" + bytes(4096)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert "is not a database" in refusal(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("statement", ["CREATE TABLE t (a)", "PRAGMA application_id = 7"])
def test_a_database_of_another_program_is_refused_and_left_alone(
    path: Path, statement: str
) -> None:
    path.parent.mkdir()
    with Database(path) as other:
        other.execute(statement)
    before = path.read_bytes()
    assert "belongs to another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version_is_refused_and_left_alone(db: Database, path: Path) -> None:
    db.table("_sqlite_migrations").insert(
        {"migration_set": "seakijker", "name": "m999_later", "applied_at": "2099-01-01"}
    )
    db.close()
    before = path.read_bytes()
    assert "was made by a newer version" in refusal(path)
    assert path.read_bytes() == before


def test_a_truncated_database_is_refused(db: Database, path: Path) -> None:
    db.close()
    os.truncate(path, 5000)
    assert "is damaged" in refusal(path)


def test_a_locked_database_is_refused(
    db: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.store.BUSY_MS", 50)
    db.execute("BEGIN EXCLUSIVE")
    assert "is being written by another program" in refusal(path)


def test_a_database_being_written_can_be_opened_and_read(db: Database, path: Path) -> None:
    ingest(db, REPORT)
    with writing(db), open_store(path) as reader:
        assert count(reader) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_database_that_cannot_be_written_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    try:
        assert "cannot be opened" in refusal(path)
    finally:
        path.parent.chmod(0o700)


def test_a_python_with_an_old_sqlite_is_told_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "of this Python cannot keep" in refusal(path)


def test_a_transaction_holds_wholly_or_not_at_all(db: Database) -> None:
    with pytest.raises(KeyboardInterrupt), writing(db) as sql:
        sql.execute(
            "INSERT INTO report (dossier, nr, vergaderjaar, titel, ministerie) "
            "VALUES ('', '', '', '', '')"
        )
        raise KeyboardInterrupt
    assert db["report"].count == 0
    with writing(db) as sql:
        sql.execute(
            "INSERT INTO report (dossier, nr, vergaderjaar, titel, ministerie) "
            "VALUES ('', '', '', '', '')"
        )
    assert db["report"].count == 1


def test_an_interrupt_is_not_an_error_of_the_file(db: Database) -> None:
    db.conn.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        find(db, "")


def test_another_thread_opens_its_own_connection(db: Database, path: Path) -> None:
    ingest(db, REPORT)
    counted: list[int] = []

    def look() -> None:
        with open_store(path) as other:
            counted.append(count(other))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert counted == [1]


def test_processes_that_make_and_fill_it_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from db.ingest import ingest\n"
        "from db.store import open_store\n"
        "from parser.model import Document, Entry, Report\n"
        "report = Report(Document(sha256=sys.argv[2]), (Entry(thema=sys.argv[2]),))\n"
        "with open_store(Path(sys.argv[1])) as db:\n"
        "    ingest(db, report)\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), f"nummer{n}"],
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    assert [(process.communicate()[1], process.returncode) for process in running] == [("", 0)] * 4
    with open_store(path) as filled:
        assert count(filled) == 4
        assert filled.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_foreign_keys_hold_and_commits_are_durable(db: Database) -> None:
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    with pytest.raises(sqlite3.IntegrityError):
        db.table("link").insert({"entry_id": 1, "text": "", "url": "", "field": "", "boxes": "[]"})


def test_the_journal_follows_what_is_safe_here(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for journal in ("wal", "delete"):
        monkeypatch.setattr("db.store.journal_for", lambda _, journal=journal: journal)
        with open_store(path) as opened:
            assert opened.execute("PRAGMA journal_mode").fetchone() == (journal,)
