"""The file is opened, made, or refused with one sentence."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.migrations import migrations
from db.search import count, find
from db.store import StoreError, open_store, read_only, writing
from parser.model import Document, Entry, Report

AsNobody = Callable[[Callable[[], object]], str]
REPORT = Report(Document(sha256="a"), (Entry(conclusies="Het beleid werkt."),))


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert (
        sentence.endswith(".") and "\n" not in sentence and len(sentence) < 80 + 2 * len(str(path))
    )
    return sentence


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


def older(path: Path) -> None:
    """A file as the version before the last migration left it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Database(path) as made:
        made.execute("BEGIN")
        last = migrations.pending(made)[-1].name
        migrations.apply(made, stop_before=last)
        made.execute("INSERT INTO report VALUES (1, '36 360 VI', '1', '', '', '', NULL)")
        made.execute("COMMIT")


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

    monkeypatch.setattr("db.store.copy", full)
    assert "No space left" in refusal(path)
    assert path.read_bytes() == before


@pytest.fixture
def shut(db: Database) -> Iterator[Path]:
    """A store with one entry in a folder that nobody else may write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sea.db"
        with open_store(path) as made:
            ingest(made, REPORT)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_in_a_folder_that_cannot_be_written_it_is_opened_to_be_read(
    shut: Path, journal: str, as_nobody: AsNobody
) -> None:
    shut.parent.chmod(0o755)
    with Database(shut) as owner:
        owner.execute(f"PRAGMA journal_mode = {journal}")
    shut.parent.chmod(0o555)

    def look() -> object:
        with open_store(shut) as opened:
            found = read_only(opened), count(opened), list(find(opened, "beleid"))
            with pytest.raises(StoreError, match="cannot be written"):
                ingest(opened, Report(Document(sha256="b"), (Entry(),)))
            return found

    assert as_nobody(look) == "(True, 1, [1])"


def test_what_can_be_written_is_not_read_only(db: Database) -> None:
    assert not read_only(db)


def test_an_older_file_that_cannot_be_written_is_refused(shut: Path, as_nobody: AsNobody) -> None:
    shut.parent.chmod(0o755)
    shut.unlink()
    older(shut)
    shut.chmod(0o444)
    shut.parent.chmod(0o555)
    assert "older version" in as_nobody(lambda: open_store(shut))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_database_that_cannot_be_read_is_refused(db: Database, path: Path) -> None:
    db.close()
    path.chmod(0)
    assert "cannot be read" in refusal(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_only_be_read_is_read_and_refuses_an_import(
    db: Database, path: Path
) -> None:
    db.close()
    path.chmod(0o400)
    with open_store(path) as closed:
        assert count(closed) == 0
        with pytest.raises(StoreError, match="cannot be written"):
            ingest(closed, REPORT)


def test_a_python_with_an_old_sqlite_is_told_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "of this Python cannot keep" in refusal(path)


def test_a_transaction_holds_wholly_or_not_at_all(db: Database) -> None:
    with pytest.raises(KeyboardInterrupt), writing(db) as sql:
        sql.execute("INSERT INTO report VALUES (1, '', '', '', '', '', NULL)")
        raise KeyboardInterrupt
    assert db["report"].count == 0
    with writing(db) as sql:
        sql.execute("INSERT INTO report VALUES (1, '', '', '', '', '', NULL)")
    assert db["report"].count == 1


def test_a_full_disk_is_told_and_nothing_is_half_stored(db: Database) -> None:
    ingest(db, REPORT)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(Entry(conclusies=f"nummer {n} " * 50) for n in range(100))
    with pytest.raises(StoreError, match="is full"):
        ingest(db, Report(Document(sha256="b"), many))
    assert count(db) == 1 and db["run"].count == 1


def test_damage_met_while_searching_is_told(db: Database, path: Path) -> None:
    many = tuple(Entry(conclusies=f"nummer {n} " * 50) for n in range(100))
    ingest(db, Report(Document(sha256="b"), many))
    (schema,) = db.execute("SELECT max(rootpage) FROM sqlite_master").fetchone()
    db.close()
    whole = path.read_bytes()
    kept = schema * 4096  # the tables' first pages, so that it can still be opened
    path.write_bytes(whole[:kept] + b"\xff" * (len(whole) - kept))
    with open_store(path) as damaged, pytest.raises(StoreError, match="is damaged"):
        find(damaged, "nummer")


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
