"""Whatever happens to the machine or the file: one sentence, and nothing decided is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count as numbers
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.doctor import examine
from db.ingest import ingest
from db.migrations import migrations
from db.review import At, Overtaken, accept, correct, flag, redo, undo
from db.search import count, find, rows
from db.store import StoreError, open_store
from parser.model import Document, Entry, Link, Report

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by POSIX signals")

RUNS, NIGHTLY_RUNS = 20, 200
PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=9)
ENTRIES = tuple(
    Entry(
        thema=f"Thema {n}",
        titel=f"Onderzoek {n}",
        conclusies=f"Bevinding nummer {n}. " * 30,
        links=(Link("Rapport", f"https://example.nl/{n}", "conclusies"),),
        pages=(n + 1,),
    )
    for n in range(30)
)
Say = Callable[[str], None]


def reading(parser: int) -> Report:
    """The paper as another parser reads it: every third title otherwise, and one entry less."""
    shift = parser % 3
    entries = [
        replace(entry, titel=f"{entry.titel} ({parser})") if at % 3 == shift else entry
        for at, entry in enumerate(ENTRIES)
    ]
    return Report(replace(PAPER, parser=str(parser)), tuple(entries[: -1 - shift]))


def start(work: Callable[[Say], None]) -> tuple[int, int]:
    """A child process that does `work`: its id, and the pipe of what it says."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    os.close(read)
    try:
        work(lambda word: (os.write(write, f"{word}\n".encode()), None)[1])
        os._exit(0)
    except BaseException as error:
        os.write(write, f"! {type(error).__name__}: {error}".encode())
        os._exit(1)


def said(child: int, pipe: int) -> list[str]:
    with os.fdopen(pipe) as answer:
        words = answer.read().splitlines()
    os.waitpid(child, 0)
    return words


def killed(work: Callable[[Say], None], after: float) -> list[str]:
    """What `work` said before it was killed, as by a power failure, `after` so many seconds."""
    child, pipe = start(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return said(child, pipe)


def faults(path: Path) -> list[str]:
    with open_store(path) as db:
        return [check.says for check in examine(db) if not check.right]


def reviewing(
    path: Path, reviewer: str = "piet", seed: int = 1, times: int = 10**9
) -> Callable[[Say], None]:
    """Random decisions; each group is said once it is answered."""

    def work(say: Say) -> None:
        chance = random.Random(seed)
        with open_store(path) as db:
            for turn in range(times):
                id = chance.randint(1, 20)
                at = At(id, rows(db, [id])[0].version)
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
                except Overtaken:
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
            with open_store(path) as db:
                for parser in numbers(first):
                    ingest(db, reading(parser))
                    say(str(parser))

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
@pytest.mark.parametrize("kill", KILLS)
def test_what_was_answered_outlives_two_hundred_kills(
    path: Path, kill: Callable[[Path, int], None]
) -> None:
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


def test_a_full_disk_refuses_a_decision_in_one_sentence_and_keeps_those_before(
    path: Path, db: Database
) -> None:
    ingest(db, Report(PAPER, ENTRIES))
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 5}")
    kept = 0
    with pytest.raises(StoreError, match=r"^The disk of .* is full; [^.]*\.$"):
        for turn in range(1000):
            at = At(1, rows(db, [1])[0].version)
            correct(db, "piet", at, {"conclusies": f"{turn} " + "zin " * 200})
            kept += 1
    assert kept and db["event"].count == kept
    assert rows(db, [1])[0].entry.conclusies.startswith(f"{kept - 1} ")
    db.execute("PRAGMA max_page_count = 1000000")
    assert faults(path) == []


def test_a_limit_on_the_size_of_files_is_told_as_a_disk_that_refuses(path: Path) -> None:
    import resource

    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))

    def work(say: Say) -> None:
        size = path.stat().st_size
        with open_store(path) as db:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
            try:
                for parser in range(2, 100):
                    ingest(db, reading(parser))
            except StoreError as error:
                say(str(error))

    (sentence,) = said(*start(work))
    assert sentence.startswith("The disk of ") and sentence.endswith(".")
    assert faults(path) == []


@pytest.mark.parametrize("way", ["accept", "ingest"])
def test_a_locked_file_is_told_and_can_be_written_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("db.store.BUSY_MS", 20)
    with open_store(path) as db, open_store(path) as other:
        ingest(db, Report(PAPER, ENTRIES))
        other.execute("BEGIN IMMEDIATE")

        def write() -> object:
            if way == "accept":
                return accept(db, "piet", At(1, 1))
            return ingest(db, reading(2))

        with pytest.raises(StoreError, match="is being written by another program"):
            write()
        other.execute("ROLLBACK")
        write()
    assert faults(path) == []


def use(path: Path) -> None:
    """Everything that is done with a file. Raises StoreError, and nothing else."""
    with open_store(path) as db:
        count(db)
        ids = find(db, "")
        rows(db, ids)
        find(db, "bevinding")
        list(examine(db))
        accept(db, "piet", *(At(row.id, row.version) for row in rows(db, ids[:3])))
        correct(db, "piet", At(1, rows(db, [1])[0].version), {"titel": "Anders"})
        undo(db, "piet")
        ingest(db, reading(7))


def refused(path: Path) -> str:
    try:
        use(path)
    except StoreError as error:
        sentence = str(error)
        assert str(path) in sentence and sentence.endswith(".") and "\n" not in sentence
        return sentence
    return ""


@pytest.fixture
def whole(path: Path) -> bytes:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        accept(db, "piet", At(1, 1))
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_a_file_cut_off_anywhere_is_told(path: Path, whole: bytes) -> None:
    chance = random.Random(4)
    for size in [1, 15, 16, 99, 100, 511, 4095, 4096, *chance.sample(range(len(whole)), 30)]:
        path.write_bytes(whole[:size])
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        assert refused(path), size


@pytest.mark.parametrize("sign", [b"\0", b"\xff", b"a", None], ids=["0", "ff", "a", "noise"])
def test_any_page_written_over_is_told_or_does_no_harm(
    path: Path, whole: bytes, sign: bytes | None
) -> None:
    chance = random.Random(5)
    told = []
    for page in range(len(whole) // 4096):
        noise = sign * 4096 if sign else chance.randbytes(4096)
        path.write_bytes(whole[: page * 4096] + noise + whole[page * 4096 + 4096 :])
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        told.append(refused(path))
    assert sum(map(bool, told)) > len(told) / 3


def test_what_another_program_put_in_a_file_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
    other.close()
    before = path.read_bytes()
    assert "belongs to another program" in refused(path)
    assert path.read_bytes() == before
