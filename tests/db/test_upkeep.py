"""What is wrong is found, what can be mended is, and a copy is whole."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, back_up, open_store
from db.doctor import examine
from db.ingest import ingest
from db.mending import mend
from db.review.decisions import EntryVersion, accept, correct, flag, reject, undo
from db.review.progress import counts
from db.review.second_look import look
from db.search.hits import count, find
from db.search.whole_rows import rows
from parser import Code, Document, Entry, Finding, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", jaar=2022)
ENTRIES = tuple(
    Entry(titel=f"Onderzoek {n}", conclusies=f"Bevinding nummer {n}.", pages=(n + 1,))
    for n in range(6)
)
REPORT = Report(PAPER, ENTRIES, (Finding(Code.IMAGE_PAGE),))


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, REPORT)
    correct(db, "piet", EntryVersion(1, 1), {"titel": "Verbeterd"}, accepted=True)
    return db


def faults(db: Database) -> dict[str, str]:
    return {check.name: check.says for check in examine(db) if not check.right}


def test_in_a_sound_file_nothing_is_wrong(db: Database) -> None:
    assert [check.name for check in examine(db)] == [
        "file",
        "tables and guards",
        "references",
        "index",
        "readings and decisions",
        "log",
    ]
    assert faults(db) == {}


def test_a_value_that_the_log_does_not_explain_is_found_and_mended(db: Database) -> None:
    db.execute("UPDATE entry SET review = '' WHERE id = 1")
    db.execute("UPDATE entry SET status = 'Lopend' WHERE id = 2")
    uids = [row.uid for row in rows(db, [1, 2])]
    wrong = faults(db)
    assert all(uid in wrong["log"] for uid in uids) and wrong["log"].endswith("--mend.")
    mend(db)
    assert faults(db) == {}
    assert [(row.review, row.entry.status) for row in rows(db, [1, 2])] == [
        ("accepted", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("index", "query"), [("words_fts", "verbeterd"), ("entries_fts", "titel:verbeterd")]
)
def test_an_index_that_forgot_is_found_and_mended(db: Database, index: str, query: str) -> None:
    db.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    assert list(faults(db)) == ["index"] and not find(db, query)
    mend(db)
    assert faults(db) == {} and list(find(db, query)) == [1]


def test_a_reference_to_nothing_is_found(db: Database) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO link (entry_id, text, url, field, boxes) VALUES (99, '', '', '', '[]')")
    assert list(faults(db)) == ["references"]


def test_a_damaged_page_is_found(db: Database, path: Path) -> None:
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'link_entry'").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with open_store(path) as damaged:
        assert "restore a backup" in faults(damaged)["file"]


def test_a_copy_made_while_others_write_is_whole(db: Database, path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with open_store(path) as other:
            number = 0
            while not done.is_set():
                number += 1
                ingest(other, Report(replace(PAPER, sha256=f"x{number}", nr=f"x{number}"), ENTRIES))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(db, path.with_name(f"copy {number}.db"))
    finally:
        done.set()
        writer.join()
    for number in range(5):
        with open_store(path.with_name(f"copy {number}.db")) as copied:
            assert faults(copied) == {} and count(copied) % len(ENTRIES) == 0
            assert rows(copied, [1]) == rows(db, [1])


def test_a_copy_replaces_nothing(db: Database, path: Path) -> None:
    for target in (path, path.with_name("other.db")):
        target.touch()
        with pytest.raises(StoreError, match="exists already"):
            back_up(db, target)
    assert count(db) == len(ENTRIES)


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(db: Database, path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        back_up(db, path.parent / "no such folder" / "copy.db")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_each_entry_is_counted_where_it_stands(db: Database) -> None:
    reject(db, "piet", EntryVersion(2, 1), "dubbel")
    flag(db, "an", EntryVersion(3, 1), "klopt dit?")
    accept(db, "an", EntryVersion(4, 1))
    accept(db, "an", EntryVersion(5, 1))
    undo(db, "an")
    correct(db, "an", EntryVersion(5, 3), {"titel": "Anders"})
    undo(db, "an")
    (before,) = counts(db)
    assert (before.entries, before.reviewed, before.accepted) == (6, 4, 2)
    assert (before.rejected, before.flagged, before.corrected) == (1, 1, 1)
    assert (before.dossier, before.nr, before.jaar, before.findings) == ("36 360 VI", "1", 2022, 1)
    entries = [
        replace(ENTRIES[0], titel=f"{ENTRIES[0].titel}."),
        *ENTRIES[1:3],
        replace(ENTRIES[3], status="Lopend"),
    ]
    ingest(db, Report(replace(PAPER, parser="2"), tuple(entries)))
    (after,) = counts(db)
    assert (after.conflict, after.changed, after.missing, after.reviewed) == (1, 1, 2, 2)


def test_a_store_without_reports_has_nothing_to_count(tmp_path: Path) -> None:
    with open_store(tmp_path / "new.db") as empty:
        assert counts(empty) == []


def test_the_commands_say_it(db: Database, path: Path) -> None:
    def sea(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", "--db", str(path), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert sea("stats").stdout == (
        "36 360 VI nr. 1 2022: 6 entries, 1 reviewed, 1 accepted, 1 corrected, 1 finding\n"
    )
    assert sea("doctor").stdout.splitlines()[-1] == "log: nothing wrong."
    copied = path.with_name("copy.db")
    assert sea("backup", str(copied)).returncode == 0 and copied.exists()
    db.execute("UPDATE entry SET status = 'Lopend' WHERE id = 2")
    told = sea("doctor")
    assert told.returncode == 1 and "sea doctor --mend" in told.stderr
    assert sea("doctor", "--mend").returncode == 0


def test_words_that_do_not_agree_with_the_index_are_told_and_mended(store: Path) -> None:
    with open_store(store) as db:
        db.execute("DELETE FROM word WHERE id IN (SELECT id FROM word LIMIT 3)")
        assert any("words" in check.says for check in examine(db) if not check.right)
        mend(db)
        assert all(check.right for check in examine(db))


def test_a_second_look_is_no_correction(db: Database) -> None:
    before = [one.corrected for one in counts(db)]
    accept(db, "piet", EntryVersion(2, 1))
    look(db, "an", EntryVersion(2, 2), {})
    assert [one.corrected for one in counts(db)] == before


def test_a_file_that_is_being_written_has_no_broken_index(db: Database, path: Path) -> None:
    db.execute("PRAGMA busy_timeout = 0")
    with Database(path) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is being written" in faults(db)["index"]
        other.execute("ROLLBACK")
    assert faults(db) == {}


def test_a_name_that_no_file_can_have_is_told(db: Database, tmp_path: Path) -> None:
    name = tmp_path / ("x" * 300)
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(name)
    with pytest.raises(StoreError):
        back_up(db, name)
