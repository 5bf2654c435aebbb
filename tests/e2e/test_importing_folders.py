"""`sea import FOLDER` as its users run it: passed over, broken off, gone on with, watched."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.short_papers import write_papers
from tests.conftest import SEED, TESTS
from tests.e2e.terminal import Terminal

CORPUS = TESTS / "corpus"
BLIND = CORPUS / "blind"


@pytest.fixture
def archive(archive: Path) -> Path:
    """The same, each paper older than the next one."""
    for at, path in enumerate((*archive.glob("*.pdf"), archive / "2022" / "seed.pdf")):
        os.utime(path, (1e9 + at, 1e9 + at))
    return archive


def outcomes(report: Path) -> dict[str, str]:
    told = json.loads(report.read_text())["files"]
    return {Path(one["file"]).name: one["outcome"] for one in told}


def entries_of(db: Path) -> int:
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def test_a_folder_is_read_and_what_is_known_of_it_is_passed_over(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    first = sea("import", archive, "--report", tmp_path / "1.json")
    assert first.returncode == 1, "a file of it cannot be read"
    assert "broken.pdf" in first.stderr
    assert "none.pdf" not in first.stderr, "that a paper has no annex is no news"
    assert "seed.pdf: 10 entries (10 new" in first.stdout
    assert "3 files: 1 stored, 1 without an annex, 1 not read." in first.stdout
    assert outcomes(tmp_path / "1.json") == {
        "seed.pdf": "stored",
        "none.pdf": "empty",
        "broken.pdf": "unreadable",
    }
    (archive / "broken.pdf").unlink()
    again = sea("import", archive, "--report", tmp_path / "2.json")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.splitlines() == ["2 files: 2 known already."]
    assert set(outcomes(tmp_path / "2.json").values()) == {"known"}


def test_the_report_tells_why_and_is_never_written_over_unasked(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    report = tmp_path / "r.json"
    sea("import", archive, "--report", report)
    told = json.loads(report.read_text())
    (why,) = [one["why"] for one in told["files"] if one["outcome"] == "unreadable"]
    assert "broken.pdf" in why[0]
    assert told["summary"]["whole"] is True
    assert told["summary"]["files"]["stored"] == 1
    assert told["summary"]["entries"] == told["summary"]["new"] == 10
    before = report.read_bytes()
    refused = sea("import", archive, "--report", report)
    assert refused.returncode == 1 and "--force" in refused.stderr
    assert report.read_bytes() == before
    sea("import", archive, "--report", report, "--force")
    assert json.loads(report.read_text())["summary"]["files"]["known"] == 2


def test_a_file_that_moved_or_was_touched_is_known_by_its_hash_and_its_new_place_too(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    (archive / "2022" / "seed.pdf").rename(archive / "moved.pdf")
    os.utime(archive / "none.pdf")
    assert "2 known already" in sea("import", archive).stdout
    with sqlite3.connect(tmp_path / "sea.db") as connection:
        places = {os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM file")}
    assert str(archive / "moved.pdf") in places


def test_what_this_machine_remembers_can_be_thrown_away(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    again = sea("import", archive).stdout
    assert "1 known already, 1 without an annex" in again, "the store itself knows what it has"


def test_another_database_reads_the_files_for_itself(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    sea("import", archive, db=tmp_path / "other.db")
    assert entries_of(tmp_path / "other.db") == 10


def test_what_an_older_parser_read_is_read_again_by_itself_and_what_is_named_always_is(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    with sqlite3.connect(tmp_path / "sea.db") as connection:
        connection.execute("UPDATE run SET parser = 'older', uid = 'older'")
    assert "seed.pdf: 10 entries (0 new" in sea("import", archive).stdout
    assert "seed.pdf" not in sea("import", archive).stdout
    assert "10 as before" in sea("import", archive / "2022" / "seed.pdf").stdout


def test_what_was_taken_back_does_not_come_back_unasked(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    sea("import", "--undo", "seed.pdf")
    assert entries_of(tmp_path / "sea.db") == 0
    sea("import", archive)
    assert entries_of(tmp_path / "sea.db") == 0
    sea("import", archive / "2022" / "seed.pdf")
    assert entries_of(tmp_path / "sea.db") == 10


def test_an_import_that_was_broken_off_before_all_was_noted_reads_that_file_again(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive)
    with sqlite3.connect(tmp_path / "sea.db") as connection:
        connection.execute("DELETE FROM file")
    assert "10 as before" in sea("import", archive).stdout


def test_of_several_files_of_one_paper_the_newest_is_shown_whichever_was_read_last(
    sea: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    for at, name in enumerate(("new.pdf", "old.pdf")):
        # What stands behind the end of a PDF is nothing, and makes it another file.
        (folder / name).write_bytes(SEED.read_bytes() + b"%" * at)
        os.utime(folder / name, (2e9 - at, 2e9 - at) if at else (1.5e9, 1.5e9))
    os.utime(folder / "old.pdf", (1e9, 1e9))

    def shown() -> str:
        with sqlite3.connect(tmp_path / "sea.db") as connection:
            query = "SELECT file FROM run ORDER BY last DESC LIMIT 1"
            return str(connection.execute(query).fetchone()[0])

    sea("import", folder, "--jobs", "1")
    assert shown() == "new.pdf"
    sea("import", folder / "old.pdf")
    assert shown() == "old.pdf"
    sea("import", folder)
    assert shown() == "new.pdf"


def test_patterns_choose_among_the_files_of_a_folder(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    sea("import", archive, "--include", "seed*", "--include", "none*", "--exclude", "2022")
    assert not entries_of(tmp_path / "sea.db")
    sea("import", archive, "--exclude", "n*", "--exclude", "broken.pdf", "--jobs", "1")
    assert entries_of(tmp_path / "sea.db") == 10


def test_a_folder_without_files_is_told(sea: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no file that can be read" in sea("import", tmp_path / "empty").stdout


def test_a_file_that_vanishes_while_others_are_read_costs_only_itself(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    (archive / "gone.pdf").symlink_to(archive / "nowhere.pdf")  # a link leads nowhere: no file
    done = sea("import", archive, archive / "gone.pdf")
    assert "gone.pdf: there is no such file" in done.stderr
    assert entries_of(tmp_path / "sea.db") == 10


class Started:
    """`sea import` that runs beside the test."""

    def __init__(self, tmp_path: Path, *words: str | Path) -> None:
        env = {**os.environ, "SEA_DB": str(tmp_path / "sea.db"), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "tui.cli", "import", *map(str, words)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True)

    def says(self, words: str) -> str:
        """Wait for a line with these words."""
        assert self.process.stdout
        for line in self.process.stdout:
            if words in line:
                return line
        raise AssertionError(words)

    def ended(self, within: float = 20) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=within)
        return self.process.returncode, out, err


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., Started]]:
    all_: list[Started] = []

    def start(*words: str | Path) -> Started:
        all_.append(Started(tmp_path, *words))
        return all_[-1]

    yield start
    for one in all_:
        one.process.kill()
        one.process.communicate()


ODD = [
    b"a\nb",
    b"\x1b]0;titel\x07",
    b"\x1b[31m",
    b"\xe9\xff",
    "\u202efdp.x".encode(),
    "\u05d0\u200f\u2067".encode(),
    b"--help",
    b"-",
    b" '\"$`*?[",
    b"x" * 240,
]


@pytest.mark.skipif(os.name != "posix", reason="names of any bytes")
@pytest.mark.parametrize("files", [100, pytest.param(1000, marks=pytest.mark.nightly)])
def test_odd_unreadable_and_vanishing_files_cost_only_themselves(
    sea: Any, started: Callable[..., Started], tmp_path: Path, files: int
) -> None:
    folder, report = tmp_path / "archive", tmp_path / "r.json"
    folder.mkdir()
    write_papers(tmp_path, 1)
    paper = (tmp_path / "kst-0.pdf").read_bytes()
    vanishing = []
    for at in range(files):
        path = folder / os.fsdecode(b"%s%d.pdf" % (ODD[at % len(ODD)], at))
        # What stands behind the end of a PDF is nothing, and makes it another file.
        broken = at % 25 == 13
        path.write_bytes(b"Geachte heer" if broken else paper + b"%%%d" % at)
        os.utime(path, (1e9 + at, 1e9 + at))
        if at < files // 4 and not broken:
            vanishing.append(path)  # the oldest, so that they are read last
    newest = folder / os.fsdecode(b"--db\x1b[2J\xff" + "\u202e.pdf".encode())
    newest.write_bytes(SEED.read_bytes())
    running = started(folder, "--jobs", "1", "--report", report)
    said = running.says(" entries (")
    for path in vanishing:
        path.unlink()
    status, out, err = running.ended(600)
    assert status == 1
    told = json.loads(report.read_text("utf-8"))
    assert Counter(one["outcome"] for one in told["files"]) == {
        "stored": 1,
        "unreadable": files // 25 + len(vanishing),
        "empty": files - files // 25 - len(vanishing),
    }
    why = [line for one in told["files"] if one["outcome"] == "unreadable" for line in one["why"]]
    assert sum("there is no such file" in line for line in why) == len(vanishing)
    # Nothing reaches the terminal as something that it obeys.
    assert not set("\x1b\x07\u202e\u2067\u200f\r").intersection(said + out + err)
    assert entries_of(tmp_path / "sea.db") == 10
    again = sea("import", folder)
    assert (
        f"{files + 1 - len(vanishing)} files: {files + 1 - len(vanishing) - files // 25} known"
        in (again.stdout)
    )


def test_ctrl_c_ends_it_cleanly_and_the_same_command_goes_on(
    sea: Any, started: Callable[..., Started], tmp_path: Path
) -> None:
    folder, report = tmp_path / "archive", tmp_path / "r.json"
    shutil.copytree(BLIND, folder, ignore=shutil.ignore_patterns("*.json"))
    running = started(folder, "--jobs", "1", "--report", report, "--yes")
    running.says(" entries (")
    os.kill(running.process.pid, signal.SIGINT)
    status, out, err = running.ended()
    assert status == 130
    assert "Traceback" not in err
    assert "goes on where it stopped" in out
    told = json.loads(report.read_text())
    assert told["summary"]["whole"] is False
    stored = [one["file"] for one in told["files"] if one["outcome"] == "stored"]
    assert 0 < len(stored) < len(list(folder.iterdir()))
    again = sea("import", folder, "--yes", "--report", tmp_path / "again.json")
    assert again.returncode == 0
    now = outcomes(tmp_path / "again.json")
    assert {now[Path(name).name] for name in stored} == {"known"}
    whole = tmp_path / "whole.db"
    sea("import", folder, "--yes", db=whole)
    assert entries_of(tmp_path / "sea.db") == entries_of(whole)


def test_what_is_put_into_a_watched_folder_is_read_once_it_no_longer_grows(
    started: Callable[..., Started], tmp_path: Path, archive: Path
) -> None:
    running = started(archive, "--watch")
    running.says("seed.pdf: 10 entries")
    data = (BLIND / "c04-weasy-themaheads-perthema.pdf").read_bytes()
    with (archive / "later.pdf").open("wb", buffering=0) as file:
        for at in range(0, len(data), 1 + len(data) // 6):
            file.write(data[at : at + 1 + len(data) // 6])
            time.sleep(0.9)
    running.says("later.pdf")
    os.kill(running.process.pid, signal.SIGINT)
    status, out, err = running.ended()
    assert status == 130
    assert "Traceback" not in err
    assert err.count("later.pdf") == 0, "it was not read before it was whole"
    assert err.count("broken.pdf") == 1, "what cannot be read is tried once"
    assert "4 files: 2 stored, 1 without an annex, 1 not read." in out


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_a_terminal_shows_how_far_it_is(
    terminal: Callable[..., Terminal], tmp_path: Path, archive: Path
) -> None:
    for at in range(6):
        shutil.copy(SEED, archive / f"{at}.pdf")
    screen = terminal(SEA_LANG="en", SEA_DB=str(tmp_path / "sea.db"))
    screen.run("import", str(archive), "--jobs", "1")
    screen.shows("of 9 files")
    screen.shows("pages a second")
    screen.shows("9 files: 7 stored, 1 without an annex, 1 not read.")
