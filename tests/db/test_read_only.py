"""What may not be written is opened to be read, and says so when something is to be written."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store, read_only
from db.ingest import ingest
from db.search.hits import count, find
from parser import Document, Entry, Report
from tests.db.harm import older, refusal

AsNobody = Callable[[Callable[[], object]], str]
REPORT = Report(Document(sha256="a"), (Entry(conclusies="Het beleid werkt."),))


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


def test_who_only_reads_sees_what_others_write(shut: Path, as_nobody: AsNobody) -> None:
    shut.parent.chmod(0o755)
    with Database(shut) as owner:
        owner.execute("PRAGMA journal_mode = delete")
    shut.parent.chmod(0o555)
    more = [Report(Document(sha256=f"{n}"), (Entry(titel="x " * 500),)) for n in range(40)]

    def look() -> object:
        with open_store(shut) as opened:
            first = count(opened)
            go.set()
            assert done.wait(30)
            return first, count(opened), len(find(opened, "x"))

    go, done = (multiprocessing.get_context("fork").Event() for _ in range(2))

    def write() -> None:
        assert go.wait(30)
        shut.parent.chmod(0o755)
        shut.chmod(0o644)
        with open_store(shut) as writer:
            for report in more:
                ingest(writer, report)
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert as_nobody(look) == "(1, 41, 40)"
    thread.join()
