"""What is damaged is told, is mended from what is whole, and spreads to nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.doctor import damaged, examine
from db.ingest import ingest
from db.mapping import PARTS
from db.mending import mend
from db.reading_text import pack, unpack
from db.review.decisions import EntryVersion, accept, correct
from db.schema import made
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Box, Entry, Report
from tests.db.harm import PAPER

ENTRIES = tuple(
    Entry(
        titel=f"Onderzoek {n}",
        conclusies=f"Bevinding nummer {n}.",
        pages=(n + 1,),
        boxes={"titel": (Box(n + 1, 10, 20, 30, 40),)},
    )
    for n in range(6)
)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, ENTRIES))
    correct(db, "piet", EntryVersion(1, 1), {"titel": "Verbeterd"}, accepted=True)
    accept(db, "an", EntryVersion(2, 1))
    return db


@contextmanager
def as_damage_does(db: Database) -> Iterator[None]:
    """The guards and the checks of the file see nothing of it."""
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.conn.create_function("packed", 1, pack)
    db.conn.create_function("unpacked", 1, unpack)
    guards = [name for name, (type, *_rest) in made().items() if type == "trigger"]
    for guard in guards:
        db.execute(f"DROP TRIGGER {guard}")
    yield
    for guard in guards:
        db.execute(made()[guard][2])
    db.execute("PRAGMA ignore_check_constraints = OFF")


def faults(db: Database) -> dict[str, str]:
    return {check.name: check.says for check in examine(db) if not check.right}


def shown(db: Database) -> list[object]:
    return [(row.entry, row.review, row.reviewer) for row in rows(db, find(db, ""))]


DAMAGE = [
    "packed(replace(unpacked(seen), 'nummer', 'nimmer'))",
    "packed('{}')",
    "packed('[1, 2')",
    "packed('null')",
    "packed(substr(unpacked(seen), 1, 40))",
    "substr(seen, 1, 40)",
    "CAST(seen || x'00' AS BLOB)",
    "x''",
    "packed(x'ff')",
    'packed(replace(unpacked(seen), \'"page":3\', \'"page":"x"\'))',
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_reading_is_told_and_restored_from_what_is_shown(
    db: Database, damage: str
) -> None:
    before = shown(db)
    texts = db.execute("SELECT seen FROM extraction ORDER BY entry_id").fetchall()
    with as_damage_does(db):
        db.execute(f"UPDATE extraction SET seen = {damage} WHERE entry_id = 3")
    (row,) = rows(db, [3])
    assert f"a reading of entry {row.uid} is damaged" in faults(db)["readings and decisions"]
    assert mend(db) == [] and faults(db) == {} and shown(db) == before
    assert db.execute("SELECT seen FROM extraction ORDER BY entry_id").fetchall() == texts


@pytest.mark.parametrize("damage", DAMAGE[:-1])
def test_a_damaged_reading_that_stands_nowhere_else_spreads_to_nothing_and_is_told(
    db: Database, damage: str
) -> None:
    before = shown(db)
    with as_damage_does(db):
        db.execute(f"UPDATE extraction SET seen = {damage} WHERE entry_id = 1")
        db.execute("UPDATE entry SET status = 'Lopend' WHERE id = 4")
    (uid,) = [row.uid for row in rows(db, [1])]
    (left,) = mend(db)
    assert left == (
        f"a reading of entry {uid} is damaged, and stands nowhere else; "
        "restore a backup of the file."
    )
    assert shown(db) == before  # what could be mended was
    assert "readings and decisions" in faults(db)


def test_a_damaged_reading_is_restored_from_another_run_that_read_the_same(db: Database) -> None:
    ingest(db, Report(replace(PAPER, parser="2"), ENTRIES))
    before = shown(db)
    with as_damage_does(db):
        db.execute("UPDATE extraction SET seen = x'' WHERE entry_id = 1 AND run_id = 2")
    assert mend(db) == [] and faults(db) == {} and shown(db) == before


def test_a_damaged_decision_is_told_and_what_is_shown_stays(db: Database) -> None:
    before = shown(db)
    with as_damage_does(db):
        db.execute("UPDATE event SET after = 'Verbetert' WHERE field = 'titel'")
    (uid,) = [row.uid for row in rows(db, [1])]
    assert faults(db)["readings and decisions"].startswith(f"a decision on entry {uid} is damaged")
    assert mend(db) == [f"a decision on entry {uid} is damaged; restore a backup of the file."]
    assert shown(db) == before


def test_what_is_shown_is_mended_from_a_reading_that_is_whole(db: Database) -> None:
    before = shown(db)
    with as_damage_does(db):
        db.execute("UPDATE entry SET boxes = '[[3' WHERE id IN (1, 3)")
    assert "log" in faults(db)
    assert mend(db) == [] and faults(db) == {} and shown(db) == before


@pytest.mark.parametrize("name", sorted(made()))
def test_whatever_the_migrations_made_is_missed_and_made_again_or_told(
    db: Database, name: str
) -> None:
    type, *_ = made()[name]
    before = shown(db)
    derived = {*PARTS, "conflict", "stale"} - {"finding"}
    apart = {"saved_search", "draft", "file"}
    if name.startswith(("entries_fts_", "words_fts_", "_sqlite_migrations")) or (
        type == "table" and name not in {*derived, *apart, "entries_fts", "words_fts"}
    ):
        return  # SQLite keeps it, or without it the file is not opened
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(f"DROP {type} {name}")
    assert name in faults(db)["tables and guards"]
    left = mend(db)
    if name in apart:
        assert left == [f"table {name} is not there; restore a backup of the file."]
    else:
        assert left == [] and faults(db) == {} and shown(db) == before


def test_a_guard_that_guards_no_more_is_missed(db: Database) -> None:
    db.execute("DROP TRIGGER event_undeletable")
    db.execute("CREATE TRIGGER event_undeletable BEFORE DELETE ON event BEGIN SELECT 1; END")
    assert "event_undeletable" in faults(db)["tables and guards"]
    assert mend(db) == [] and faults(db) == {}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_command_tells_it_and_never_blames_itself(
    db: Database, path: Path, damage: str
) -> None:
    with as_damage_does(db):
        db.execute(f"UPDATE extraction SET seen = {damage} WHERE entry_id IN (1, 3)")
    for words, statuses in ((("doctor",), {1}), (("doctor", "--mend"), {0, 1}), (("search",), {0})):
        command = [sys.executable, "-m", "tui.cli", "--db", str(path), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in statuses, done
        assert "Seakijker itself" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("table", ["event", "extraction", "study", "subject"])
def test_a_table_that_is_gone_is_told_and_nothing_else_is_touched(
    db: Database, path: Path, table: str
) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(f"DROP TABLE {table}")
    assert table in faults(db)["tables and guards"]
    assert mend(db) == [f"table {table} is not there; restore a backup of the file."]
    for words in (("doctor",), ("doctor", "--mend")):
        command = [sys.executable, "-m", "tui.cli", "--db", str(path), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and table in done.stderr
        assert "Seakijker itself" not in done.stderr and "Traceback" not in done.stderr


def test_a_text_that_is_no_text_any_more_is_a_sum_that_does_not_fit(db: Database) -> None:
    (event,) = db.execute("SELECT max(id) FROM event").fetchone()
    with as_damage_does(db):
        for table, column in (
            ("extraction", "checksum"),
            ("event", "reason"),
            ("event", "checksum"),
        ):
            db.execute(f"UPDATE {table} SET {column} = CAST(x'fffe41' AS TEXT) WHERE entry_id = 2")
    readings, events = damaged(db)
    assert (list(readings), list(events)) == ([2], [2]) and events[2] == [event]
