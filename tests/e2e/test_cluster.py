"""`--cluster`: the same entries, whatever becomes of the workers and of the scheduler."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEED, TESTS
from tests.e2e.conftest import sentence
from tests.e2e.dask_cluster import DaskCluster

pytestmark = pytest.mark.skipif(os.name != "posix", reason="workers are killed by signals")
pytest.importorskip("distributed")

BLIND = TESTS / "corpus" / "blind"
DUMP = TESTS / "fixtures" / "seed-page-286.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Papers, of which some have no annex, and one cannot be read."""
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(SEED, folder / "seed.pdf")
    for at in range(30):
        shutil.copy(DUMP, folder / f"{at}.txt")
    (folder / "broken.pdf").write_text("Geachte heer")
    return folder


def readings(db: Path) -> list[tuple[str, str]]:
    """What was read, in an order of its own."""
    with sqlite3.connect(db) as connection:
        query = "SELECT run.sha256, x.seen FROM extraction x JOIN run ON run.id = x.run_id"
        return sorted(connection.execute(query))


def test_workers_that_are_started_here_read_what_is_read_without_them(
    sea: Any, tmp_path: Path, archive: Path
) -> None:
    there = sea("import", archive, "--yes", "--cluster", "local:2")
    assert "What the workers do is seen at http" in there.stderr
    assert "Traceback" not in there.stderr
    sea("import", archive, "--yes", db=tmp_path / "here.db")
    assert readings(tmp_path / "sea.db") == readings(tmp_path / "here.db")
    assert "32 files: 31 stored, 1 not read." in there.stdout
    out = tmp_path / "out"
    sea("parse", archive, "--output", out, "--cluster", "local:1", "--include", "seed*")
    assert [path.name for path in out.iterdir()] == ["seed.pdf.json"]


def test_a_scheduler_that_is_not_there_is_told(sea: Any, archive: Path) -> None:
    said = sentence(sea("import", archive, "--cluster", "tcp://127.0.0.1:9"))
    assert "no scheduler at tcp://127.0.0.1:9" in said


@pytest.mark.parametrize("cluster", ["local:", "local:0", "local:x"])
def test_what_is_no_number_of_workers_is_wrong_usage(sea: Any, archive: Path, cluster: str) -> None:
    assert sea("import", archive, "--cluster", cluster).returncode == 2


@pytest.fixture
def cluster(installed: Path, tmp_path: Path) -> Iterator[DaskCluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = DaskCluster(installed / "python", folder)
    yield started
    started.end()


@pytest.fixture
def importing(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Starts an import that runs beside the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str | Path, cluster: str = "") -> subprocess.Popen[str]:
        address = cluster or request.getfixturevalue("cluster").address
        env = {**os.environ, "SEA_DB": str(tmp_path / "sea.db"), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "tui.cli", "import", *map(str, words)]
        command += ["--cluster", address]
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )
        started.append(process)
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def shows(process: subprocess.Popen[str], words: str, times: int = 1) -> None:
    """Wait until it has said so, so many times."""
    assert process.stdout
    for line in process.stdout:
        times -= words in line
        if not times:
            return
    raise AssertionError(words)


@pytest.mark.nightly
def test_processes_that_have_only_the_wheel_read_the_same(
    sea: Any, tmp_path: Path, archive: Path, cluster: DaskCluster, importing: Callable[..., Any]
) -> None:
    for _ in range(2):
        cluster.add_worker()
    out, err = importing(archive, "--yes").communicate(timeout=300)
    assert "Traceback" not in err
    assert "32 files: 31 stored, 1 not read." in out
    sea("import", archive, "--yes", db=tmp_path / "here.db")
    assert readings(tmp_path / "sea.db") == readings(tmp_path / "here.db")


@pytest.mark.nightly
def test_a_worker_that_is_killed_in_the_middle_costs_nothing(
    sea: Any, tmp_path: Path, cluster: DaskCluster, importing: Callable[..., Any]
) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(BLIND, folder, ignore=shutil.ignore_patterns("*.json"))
    for _ in range(2):
        cluster.add_worker()
    running = importing(folder, "--yes")
    shows(running, " entries (", 2)
    os.killpg(cluster.workers[0].pid, signal.SIGKILL)  # the nanny and all
    _out, err = running.communicate(timeout=300)
    assert "Traceback" not in err
    assert running.returncode == 0
    sea("import", folder, "--yes", db=tmp_path / "here.db")
    assert readings(tmp_path / "sea.db") == readings(tmp_path / "here.db")


@pytest.mark.nightly
def test_a_scheduler_that_goes_ends_it_with_a_sentence_and_the_same_command_goes_on(
    sea: Any, tmp_path: Path, cluster: DaskCluster, importing: Callable[..., Any]
) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(BLIND, folder, ignore=shutil.ignore_patterns("*.json"))
    cluster.add_worker()
    running = importing(folder, "--yes")
    shows(running, " entries (", 2)
    os.killpg(cluster.scheduler.pid, signal.SIGKILL)
    began = time.monotonic()
    _out, err = running.communicate(timeout=60)
    assert time.monotonic() - began < 45
    assert running.returncode == 1
    assert "Traceback" not in err
    assert "is gone; start it again" in err.splitlines()[-1]
    sea("import", folder, "--yes")
    sea("import", folder, "--yes", db=tmp_path / "here.db")
    assert readings(tmp_path / "sea.db") == readings(tmp_path / "here.db")


@pytest.mark.nightly
def test_ctrl_c_ends_an_import_by_workers_that_were_started_here(
    tmp_path: Path, importing: Callable[..., Any]
) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(BLIND, folder, ignore=shutil.ignore_patterns("*.json"))
    running = importing(folder, "--yes", cluster="local:2")
    shows(running, " entries (", 2)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    _out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in err


@pytest.mark.nightly
def test_a_worker_with_another_parser_is_refused(
    tmp_path: Path, archive: Path, cluster: DaskCluster, importing: Callable[..., Any]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import seakijker, parser.model\nparser.model.VERSION = '3'\n"
    )
    cluster.add_worker(PYTHONPATH=str(tmp_path / "site"))
    running = importing(archive)
    _out, err = running.communicate(timeout=120)
    assert running.returncode == 1
    assert "A worker has version 3 of the parser" in err


@pytest.mark.nightly
def test_a_file_that_kills_its_worker_is_told_and_its_neighbours_are_read(
    tmp_path: Path, archive: Path, cluster: DaskCluster, importing: Callable[..., Any]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import os, seakijker, parser.worker.chunk as chunk\n"
        "answer = chunk._answer\n"
        "def hostile(wanted):\n"
        "    if wanted.path.endswith(b'7.txt'): os.kill(os.getpid(), 9)\n"
        "    return answer(wanted)\n"
        "chunk._answer = hostile\n"
    )
    for _ in range(2):
        cluster.add_worker(PYTHONPATH=str(tmp_path / "site"))
    running = importing(archive)
    out, err = running.communicate(timeout=500)
    assert "Traceback" not in err
    assert sorted(
        line.split(":")[0].split("/")[-1] for line in err.splitlines() if "twice" in line
    ) == [
        "17.txt",
        "27.txt",
        "7.txt",
    ]
    assert "32 files: 28 stored, 4 not read." in out
