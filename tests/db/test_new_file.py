"""What the program makes overwrites nothing, is whole or is not, and is for the same eyes as the
database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, back_up, open_store
from db.ingest import ingest
from db.new_file import ABANDONED, PART, write_new
from db.search.hits import count
from parser import Report
from tests.db.harm import ENTRIES, PAPER, older

Sea = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def sea(path: Path) -> Sea:
    def run(
        *words: str | bytes | Path, db: Path | bytes = path
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui.cli", "--db", db, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def filled(path: Path) -> Path:
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
    return path


MAKING = [("backup",), ("review", "export"), ("export", "--format", "csv", "--output")]


@pytest.mark.parametrize("making", MAKING)
def test_a_file_that_exists_is_replaced_only_by_force(
    sea: Sea, filled: Path, making: tuple[str, ...]
) -> None:
    notes = filled.with_name("notes.txt")
    notes.write_text("mijn aantekeningen")
    link = filled.with_name("link")
    link.symlink_to(notes)
    for target in (notes, link):
        done = sea(*making, target)
        assert done.returncode == 1 and "exists already" in done.stderr
        assert notes.read_text() == "mijn aantekeningen"
    assert sea(*making, link, "--force").returncode == 0
    assert link.is_symlink() and notes.read_bytes() != b"mijn aantekeningen"


@pytest.mark.parametrize("making", MAKING)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_database_itself_is_never_overwritten(
    sea: Sea, filled: Path, making: tuple[str, ...], force: tuple[str, ...]
) -> None:
    names = [filled.with_name(name) for name in ("soft", "hard")]
    names[0].symlink_to(filled)
    names[1].hardlink_to(filled)
    for target in (filled, *names, *(Path(f"{filled}{end}") for end in ("-wal", "-journal"))):
        done = sea(*making, target, *force)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    with open_store(filled) as db:
        assert count(db) == len(ENTRIES)


def test_an_export_goes_into_a_pipe(sea: Sea, filled: Path) -> None:
    with open_store(filled) as db:
        (uid,) = db.execute("SELECT uid FROM entry LIMIT 1").fetchone()
    sea("accept", uid)
    pipe = filled.with_name("pipe")
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        assert sea("review", "export", pipe).returncode == 0
        assert reader.stdout and uid in reader.stdout.read()


EMPTY = "empty"
"""Stands for a file in which nothing is."""


@pytest.mark.parametrize(
    "words",
    [
        *(["search"], ["search", "x", "--json"], ["stats"], ["doctor"], ["doctor", "--mend"]),
        *(
            ["show", "a"],
            ["second"],
            ["accept", "a"],
            ["undo"],
            ["redo"],
            ["set", "a", "titel", "x"],
        ),
        *(["backup", "copy.db"], ["review", "export", "-"], ["review", "import", EMPTY]),
    ],
)
def test_only_an_import_and_the_app_make_a_database(
    sea: Sea, path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    empty = tmp_path.with_name(f"{tmp_path.name}-{EMPTY}")
    empty.touch()
    words = [str(empty) if word == EMPTY else word for word in words]
    done = sea(*words)
    assert done.returncode == 1
    assert "There is no database" in done.stderr and str(path) in done.stderr
    assert not path.parent.exists() and not list(tmp_path.iterdir())
    path.parent.mkdir()
    path.touch()
    assert sea(*words).returncode == 1
    assert path.read_bytes() == b""


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_what_is_made_of_a_database_may_be_read_by_whom_it_may(
    sea: Sea, filled: Path, mode: int
) -> None:
    filled.chmod(mode)
    for at, making in enumerate(MAKING):
        target = filled.with_name(f"made-{at}")
        assert sea(*making, target).returncode == 0
        assert target.stat().st_mode & 0o777 == mode


def test_the_copy_before_a_migration_may_be_read_by_whom_the_database_may(path: Path) -> None:
    older(path)
    path.chmod(0o640)
    open_store(path).close()
    (copy,) = path.parent.glob("*.before-*")
    assert copy.stat().st_mode & 0o777 == 0o640


def test_a_copy_of_before_a_migration_is_not_overwritten_by_another(path: Path) -> None:
    older(path)
    old = path.read_bytes()
    open_store(path).close()
    (copy,) = path.parent.glob("*.before-*")
    kept = copy.read_bytes()
    path.write_bytes(old)
    open_store(path).close()
    assert list(path.parent.glob("*.before-*")) == [copy]  # the same again
    path.write_bytes(old)
    with Database(path) as db:
        db.execute("UPDATE report SET nr = '9'")
    open_store(path).close()
    assert copy.read_bytes() == kept
    assert path.with_name(f"{copy.name}-2").exists()


def test_the_folders_that_are_made_are_their_owners_alone(path: Path) -> None:
    open_store(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_a_killed_backup_left_is_cleared_by_the_next_who_comes_there(
    filled: Path, path: Path
) -> None:
    code = (
        "import sys, time; from pathlib import Path; from db.new_file import write_new\n"
        "def write(part): part.write_bytes(b'half'); print(flush=True); time.sleep(60)\n"
        "write_new(Path(sys.argv[1]), Path(sys.argv[2]), write)"
    )
    target = path.with_name("copy.db")
    command = [sys.executable, "-c", code, str(target), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout and child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    (orphan,) = path.parent.glob(f".*{PART}*")
    open_store(path).close()
    assert orphan.exists()  # for all that anybody knows it is being written
    long_ago = time.time() - ABANDONED - 1
    os.utime(orphan, (long_ago, long_ago))
    open_store(path).close()
    assert not orphan.exists() and not target.exists()
    orphan.touch()
    os.utime(orphan, (long_ago, long_ago))
    with open_store(path) as db:
        os.utime(orphan, (long_ago, long_ago)) if orphan.exists() else None
        back_up(db, target)
    assert not orphan.exists() and target.exists()


def test_a_file_that_comes_to_be_meanwhile_is_not_overwritten(filled: Path) -> None:
    target = filled.with_name("copy")

    def write(part: Path) -> None:
        part.write_text("x")
        target.write_text("van een ander")

    with pytest.raises(FileExistsError):
        write_new(target, filled, write)
    assert target.read_text() == "van een ander"
    assert not list(filled.parent.glob(f".*{PART}*"))


def test_a_folder_whose_name_is_no_utf_8_is_as_good_as_any(sea: Sea, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/map \xe9\xff"
    path = Path(os.fsdecode(folder)) / "sea.db"
    with open_store(path) as db:
        ingest(db, Report(PAPER, ENTRIES))
        back_up(db, path.with_name("copy.db"))
        with pytest.raises(StoreError, match="exists already"):
            back_up(db, path.with_name("copy.db"))
    done = sea("doctor", db=bytes(path))
    assert (done.returncode, done.stderr) == (0, "")
    told = sea("backup", bytes(path), db=bytes(path))
    assert told.returncode == 1 and "exists already" in told.stderr


EVIL = "\x1b]0;gekaapt\x07 \u202eexe\x9b31m\u2066\nalles goed"


@pytest.mark.parametrize(
    "words",
    [
        ("import", "{}"),
        ("parse", "{}"),
        ("parse", "{}", "--json"),
        ("parse", "{}", "--draw", "/proc/{}"),
        ("backup", "{}/copy"),
        ("backup", "{}"),
        ("review", "export", "{}/x"),
        ("review", "import", "{}"),
        ("export", "--output", "{}"),
        ("export", "--format", "csv", "--output", "{}/x"),
        ("show", "{}"),
        ("accept", "{}"),
        ("set", "a", "{}", "x"),
        ("{}",),
        ("search", "--{}"),
        ("--config", "{}", "search"),
        ("--db", "{}/x/y", "search"),
        ("search", "jaar:{}"),
    ],
)
def test_no_argument_reaches_the_terminal_as_something_that_it_obeys(
    sea: Sea, filled: Path, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if words[:2] in [("backup", "{}"), ("import", "{}")]:
        Path(EVIL).touch()
    done = sea(*(word.replace("{}", EVIL) for word in words))
    said = done.stdout + done.stderr
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(said)
    assert "Traceback" not in said and "Seakijker itself" not in said
    if done.returncode == 1:
        assert len(done.stderr.splitlines()) == 1


def test_a_file_whose_name_is_no_utf_8_is_told_of(sea: Sea, filled: Path, tmp_path: Path) -> None:
    for words in (("import",), ("parse",), ("parse", "--json"), ("review", "import")):
        done = sea(*words, os.fsencode(tmp_path) + b"/\xff\xe9.pdf")
        assert done.returncode == 1 and "Seakijker itself" not in done.stderr
