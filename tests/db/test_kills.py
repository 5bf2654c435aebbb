"""Killed at any moment, or written by three at once: nothing that was answered is lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count as numbers
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import back_up, open_store
from db.ingest import ingest
from db.mending import mend
from db.new_file import PART, write_new
from db.reading_text import unpack
from db.review import export_events, import_events, to_lines
from db.review.decisions import EntryVersion, StaleEntry, accept, correct, flag, redo, undo
from db.schema.registry import migrations
from db.search import segments
from db.search.hits import find
from db.search.whole_rows import rows
from db.withdrawal import last_run, withdraw
from parser import Report
from tests.conftest import TESTS
from tests.db.harm import ENTRIES, PAPER, Say, faults, killed, reading, said, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by POSIX signals")

RUNS, NIGHTLY_RUNS = 20, 200


def reviewing(
    path: Path, reviewer: str = "piet", seed: int = 1, times: int = 10**9
) -> Callable[[Say], None]:
    """Random decisions; each group is said once it is answered."""

    def work(say: Say) -> None:
        chance = random.Random(seed)
        with open_store(path) as db:
            for turn in range(times):
                id = chance.randint(1, 20)
                at = EntryVersion(id, rows(db, [id])[0].version)
                deed = chance.choice([
                    lambda at=at: accept(db, reviewer, at),
                    lambda at=at: flag(db, reviewer, at, "?"),
                    lambda at=at, turn=turn: correct(
                        db, reviewer, at, {"titel": f"{reviewer} {turn}"}
                    ),
                    lambda: undo(db, reviewer),
                    lambda: redo(db, reviewer),
                ])  # fmt: skip
                try:
                    group = deed().group
                except StaleEntry:
                    continue
                if group:
                    say(group)

    return work


def groups(path: Path) -> set[str]:
    with open_store(path) as db:
        return {group for (group,) in db.execute('SELECT DISTINCT "group" FROM event')}


def kill_imports(path: Path, times: int) -> None:
    chance = random.Random(1)
    for _ in range(times):
        with open_store(path) as db:
            first = 1 + max((int(row["parser"]) for row in db["run"].rows), default=0)

        def work(say: Say, first: int = first) -> None:
            # Only in this process: an index of any size is gathered, in many small steps.
            segments.PIECES = segments.STEP = 1
            with open_store(path) as db:
                for parser in numbers(first):
                    ingest(db, reading(parser))
                    say(str(parser))
                    list(segments.merge_segments(db))

        told = killed(work, chance.uniform(0, 0.25))
        assert not [word for word in told if word.startswith("!")]
        assert faults(path) == []
        with open_store(path) as db:
            seen = dict(
                db.execute(
                    "SELECT parser, count(*) FROM run JOIN extraction x ON x.run_id = run.id "
                    "GROUP BY run.id"
                ).fetchall()
            )
            assert db["run"].count == len(seen)
        assert set(told) <= set(seen)
        assert all(seen[parser] == len(reading(int(parser)).entries) for parser in seen)


def kill_reviews(path: Path, times: int) -> None:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
    answered: set[str] = set()
    chance = random.Random(2)
    for run in range(times):
        told = killed(reviewing(path, seed=run), chance.uniform(0, 0.25))
        assert not [word for word in told if word.startswith("!")]
        answered |= set(told)
        assert faults(path) == []
        assert answered <= groups(path)
    assert answered


def kills_of_migration(
    older: Path, path: Path, chance: random.Random, times: int
) -> Iterator[None]:
    """So many times, at `path`, what is left of `older` where its migration was killed."""

    def migrate(say: Say) -> None:
        open_store(path).close()
        say("done")

    shutil.copy(older, path)
    begun = time.perf_counter()
    assert said(*start(migrate)) == ["done"]
    whole = time.perf_counter() - begun
    for _ in range(times):
        shutil.copy(older, path)
        killed(migrate, chance.uniform(0, whole))
        assert faults(path) == []
        yield


def kill_migrations(path: Path, times: int) -> None:
    older = path.with_name("older.db")
    path.parent.mkdir(exist_ok=True)
    with Database(older) as made:
        migrations.apply(made, stop_before="m007_events")
        for n in range(2000):
            made.execute("INSERT INTO report VALUES (?, '36 360', ?, '', '', '', NULL)", [n, n])

    for _ in kills_of_migration(older, path, random.Random(3), times):
        with open_store(path) as db:
            assert db["report"].count == 2000 and not migrations.pending(db)
        path.unlink()


def kill_packing(path: Path, times: int) -> None:
    """The readings of a store of the version before are packed as a whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    older = TESTS / "fixtures" / "store-m024.db"
    with closing(sqlite3.connect(older)) as before:
        texts = before.execute(_READ).fetchall()

    for _ in kills_of_migration(older, path, random.Random(8), times):
        with open_store(path) as db:
            now = [(run, id, unpack(seen)) for run, id, seen in db.execute(_READ).fetchall()]
            assert now == texts and not migrations.pending(db)
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()


_READ = "SELECT run_id, entry_id, seen FROM extraction ORDER BY 1, 2"


def kill_withdrawals(path: Path, times: int) -> None:
    """An import is taken back as a whole or not at all, and comes back so."""
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        first = {row.uid for row in rows(db, find(db, ""))}
        ingest(db, OTHER)
        accept(db, "piet", EntryVersion(max(find(db, "")), 1))
        both = {row.uid for row in rows(db, find(db, ""))}
    chance = random.Random(4)

    def work(say: Say) -> None:
        with open_store(path) as db:
            while True:
                run = last_run(db, "other.pdf")
                if run:
                    withdraw(db, run)
                else:
                    ingest(db, OTHER)
                say("done")

    for _ in range(times):
        told = killed(work, chance.uniform(0, 0.25))
        assert not [word for word in told if word.startswith("!")]
        assert faults(path) == []
        with open_store(path) as db:
            there = {row.uid for row in rows(db, find(db, ""))}
            assert there == (both if last_run(db, "other.pdf") else first)
            (decided,) = db.execute("SELECT count(*) FROM event").fetchone()
            assert decided == 1


def kill_exchanges(path: Path, times: int) -> None:
    """What another copy decided is taken in whole or not at all."""
    other = path.with_name("other.db")
    with open_store(other) as db:
        ingest(db, Report(PAPER, ENTRIES))
        for id in range(1, 21):
            accept(db, "an", EntryVersion(id, 1))
        bundle = export_events(db)
    with open_store(path) as db:
        ingest(db, reading(2))
    shutil.copy(path, path.with_name("before.db"))
    chance = random.Random(5)

    def work(say: Say) -> None:
        with open_store(path) as db:
            say(str(import_events(db, bundle).new))

    for _ in range(times):
        shutil.copy(path.with_name("before.db"), path)
        for beside in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        told = killed(work, chance.uniform(0, 0.4))
        assert not [word for word in told if word.startswith("!")]
        assert faults(path) == []
        with open_store(path) as db:
            assert db["event"].count in ((20,) if told else (0, 20))


def kill_copies(path: Path, times: int) -> None:
    """A backup or an export is whole or is not, and what it replaces is there until it is."""
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        accept(db, "piet", EntryVersion(1, 1))
        lines = "".join(f"{line}\n" for line in to_lines(export_events(db)))
    copy, export = path.with_name("copy.db"), path.with_name("export")
    chance = random.Random(6)

    def work(say: Say) -> None:
        with open_store(path) as db:
            while True:
                back_up(db, copy, force=True)
                write_new(export, path, lambda part: (part.write_text(lines), None)[1], force=True)
                say("done")

    for _ in range(times):
        told = killed(work, chance.uniform(0, 0.25))
        assert not [word for word in told if word.startswith("!")]
        assert faults(path) == []
        assert not copy.exists() or faults(copy) == []
        assert not export.exists() or export.read_text() == lines
        assert not told or (copy.exists() and export.exists())
    for part in path.parent.glob(f".*{PART}*"):
        os.utime(part, (0, 0))
    open_store(path).close()
    assert not list(path.parent.glob(f".*{PART}*"))


def kill_mending(path: Path, times: int) -> None:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        correct(db, "piet", EntryVersion(1, 1), {"titel": "Verbeterd"}, accepted=True)
        shown = [row.entry for row in rows(db, find(db, ""))]
    chance = random.Random(7)

    def work(say: Say) -> None:
        with open_store(path) as db:
            while True:
                mend(db)
                say("done")

    for _ in range(times):
        with open_store(path) as db:
            db.execute("UPDATE entry SET status = 'Lopend' WHERE id % 3 = 0")
        told = killed(work, chance.uniform(0, 0.25))
        assert not [word for word in told if word.startswith("!")]
        with open_store(path) as db:
            if told:
                assert faults(path) == []
            mend(db)
            assert [row.entry for row in rows(db, find(db, ""))] == shown
        assert faults(path) == []


OTHER = Report(
    replace(PAPER, sha256="b", file="other.pdf"),
    tuple(replace(entry, titel=f"Munitie {at}", conclusies=f"Munitie {at}.", links=())
          for at, entry in enumerate(ENTRIES[:6])),
)  # fmt: skip
KILLS = [
    *(kill_imports, kill_reviews, kill_migrations, kill_packing, kill_withdrawals),
    *(kill_exchanges, kill_copies, kill_mending),
]


@pytest.mark.parametrize("kill", KILLS)
def test_what_was_answered_outlives_a_kill_at_any_moment(
    path: Path, kill: Callable[[Path, int], None]
) -> None:
    kill(path, RUNS)


@pytest.mark.nightly
@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("kill", KILLS)
def test_what_was_answered_outlives_two_hundred_kills(
    path: Path,
    kill: Callable[[Path, int], None],
    journal: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("db.store.journal_for", lambda _: journal)
    kill(path, NIGHTLY_RUNS)


def test_of_three_writers_at_once_nobody_loses_anything(path: Path) -> None:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))

    def read_again(say: Say) -> None:
        with open_store(path) as db:
            for parser in range(2, 12):
                ingest(db, reading(parser))
                say(f"run {parser}")

    children = [
        start(reviewing(path, "piet", 1, 40)),
        start(reviewing(path, "an", 2, 40)),
        start(read_again),
    ]
    told = [word for child in children for word in said(*child)]
    assert not [word for word in told if word.startswith("!")]
    assert {word for word in told if not word.startswith("run")} <= groups(path)
    assert faults(path) == []
    with open_store(path) as db:
        assert {f"run {row['parser']}" for row in db["run"].rows} == {
            "run 1",
            *(word for word in told if word.startswith("run")),
        }
