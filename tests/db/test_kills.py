"""Killed at any moment, or written by three at once: nothing that was answered is lost."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from itertools import count as numbers
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, StaleEntry, accept, correct, flag, redo, undo
from db.schema.registry import migrations
from db.search import segments
from db.search.hits import rows
from parser import Report
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


def kill_migrations(path: Path, times: int) -> None:
    older = path.with_name("older.db")
    path.parent.mkdir(exist_ok=True)
    with Database(older) as made:
        migrations.apply(made, stop_before="m007_events")
        for n in range(2000):
            made.execute("INSERT INTO report VALUES (?, '36 360', ?, '', '', '', NULL)", [n, n])

    def migrate(say: Say) -> None:
        open_store(path).close()
        say("done")

    shutil.copy(older, path)
    begun = time.perf_counter()
    assert said(*start(migrate)) == ["done"]
    whole = time.perf_counter() - begun
    chance = random.Random(3)
    for _ in range(times):
        shutil.copy(older, path)
        killed(migrate, chance.uniform(0, whole))
        assert faults(path) == []
        with open_store(path) as db:
            assert db["report"].count == 2000 and not migrations.pending(db)
        path.unlink()


KILLS = [kill_imports, kill_reviews, kill_migrations]


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
