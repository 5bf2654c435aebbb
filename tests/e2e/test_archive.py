"""A whole archive: killed again and again, and so large that whatever piles up is seen."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive import memory
from benchmarks.short_papers import write_papers
from tests.conftest import TESTS

pytestmark = pytest.mark.nightly
PAPERS = [*(TESTS / "corpus" / "blind").glob("*.pdf"), *(TESTS / "corpus" / "dev").glob("d0*.pdf")]
KILLS = 10
FLAT = 20
"""MB."""


def kept(db: Path) -> dict[str, list[Any]]:
    """What an import leaves behind, in an order of its own, without the times and ids of it."""
    queries = {
        "readings": "SELECT run.sha256, x.seen FROM extraction x JOIN run ON run.id = x.run_id",
        "runs": "SELECT sha256, parser FROM run",
        "shown": "SELECT report.name, entry.thema, entry.titel, entry.conclusies FROM entry "
        "JOIN report ON report.id = entry.report_id",
        "studies": "SELECT evidence FROM study",
        "files": "SELECT sha256, path FROM file",
        "stale": "SELECT count(*) FROM stale",
    }
    with sqlite3.connect(db) as connection:
        return {name: sorted(connection.execute(query)) for name, query in queries.items()}


def numbered_apart(paper: Path, folder: Path, at: int) -> None:
    """Copy a paper; each with a time of its own, so that it is clear which of two is newer."""
    shutil.copy(paper, folder / f"{at}-{paper.name}")
    os.utime(folder / f"{at}-{paper.name}", (1e9 + at, 1e9 + at))


@pytest.mark.skipif(os.name != "posix", reason="a group of processes is killed")
def test_ten_kills_at_random_leave_what_none_does(sea: Any, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write_papers(folder, 200)
    for at, paper in enumerate(sorted(PAPERS)):
        numbered_apart(paper, folder, at)
    env = {**os.environ, "SEA_DB": str(tmp_path / "sea.db")}
    command = [sys.executable, "-m", "tui.cli", "import", str(folder), "--yes"]
    chance = random.Random(17)
    for _ in range(KILLS):
        nowhere = subprocess.DEVNULL
        running = subprocess.Popen(
            command, env=env, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
        time.sleep(chance.uniform(0.5, 4.0))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    last = sea("import", folder, "--yes")
    assert last.returncode == 0, last.stderr
    whole = tmp_path / "whole.db"
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    sea("import", folder, "--yes", db=whole)
    assert kept(tmp_path / "sea.db") == kept(whole)
    assert sea("doctor").returncode == 0


class Killing:
    """Kills a worker of an import at so many of the moments that it is told of."""

    def __init__(self) -> None:
        self._chance = random.Random(18)
        self._at = set(self._chance.sample(range(10, 100), KILLS))
        self._moment = 0
        self.killed = 0

    def __call__(self, pid: int) -> None:
        self._moment += 1
        # Each thread has the children that it started.
        told = Path(f"/proc/{pid}/task").glob("*/children")
        children = [child for one in told for child in one.read_text().split()]
        if self._moment in self._at and children:
            os.kill(int(self._chance.choice(children)), signal.SIGKILL)
            self.killed += 1


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is looked up in /proc")
def test_ten_thousand_files_leave_the_memory_flat_and_ten_killed_workers_leave_no_trace(
    sea: Any, tmp_path: Path
) -> None:
    folder, killing = tmp_path / "many", Killing()
    reports = folder / "reports"
    reports.mkdir(parents=True)
    write_papers(folder, 10_000)
    # As old as can be, so that these are read, too, when workers have been killed.
    for at, paper in enumerate(sorted(PAPERS)):
        numbered_apart(paper, reports, at)
    many, alone = tmp_path / "many.db", tmp_path / "alone.db"
    seen, _seconds = memory(folder, db=many, meanwhile=killing)
    settled = seen[len(seen) // 10 :]
    assert killing.killed == KILLS
    assert max(settled) - min(settled) <= FLAT, seen
    sea("import", reports, "--yes", db=alone)
    assert kept(many) == kept(alone)
