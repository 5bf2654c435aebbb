"""What comes through a pipe is read as if it were a file, and nothing waits or grows for ever."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from parser import Unreadable
from parser import piped as piped_module
from parser.piped import on_disk
from parser.saved_reports import LARGEST, read_saved
from tests.conftest import SEED, TESTS

DUMP = TESTS / "fixtures" / "seed-page-286.txt"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")


@pytest.fixture
def sea(tmp_path: Path) -> Any:
    def run(line: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "SEA_DB": str(tmp_path / "sea.db")}
        command = line.replace("sea ", f"{sys.executable} -m tui.cli ")
        return subprocess.run(
            ["bash", "-c", command],
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )

    return run


@pytest.mark.parametrize(
    "line",
    [
        "sea import <(cat {pdf})",
        "cat {pdf} | sea import -",
        "sea import - < {pdf}",
        "sea import <(sea parse --json {pdf})",
        "sea parse --json {pdf} | sea import -",
        "mkfifo f.pdf; cat {pdf} > f.pdf & sea import f.pdf",
        "mkfifo f; (sleep 0.5; cat {pdf} > f) & sea import f",
        "sea parse {pdf} --json | sea import /dev/stdin",
        "cat {pdf} | sea import - --type pdf",
        "python3 -m zipfile -c a.zip {pdf}; cat a.zip | sea import -",
        "python3 -m zipfile -c a.zip {pdf}; sea import - --type zip < a.zip",
    ],
)
def test_a_pipe_is_read_as_the_file_that_comes_out_of_it(
    sea: Any, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    done = sea(line.format(pdf=SEED))
    assert "10 entries (10 new" in done.stdout, done


def test_the_dump_of_a_page_comes_through_a_pipe_too(sea: Any) -> None:
    assert "5 entries (5 new" in sea(f"cat {DUMP} | sea import -").stdout
    told = sea("printf '%%PDF-1.7 half' | sea import -")
    assert told.returncode == 1 and told.stderr.startswith("-: ")
    assert json.loads(sea(f"cat {SEED} | sea parse - --json").stdout)["entries"]


def test_a_pipe_that_nobody_writes_to_is_told_and_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(piped_module, "PATIENCE", 0.3)
    os.mkfifo(tmp_path / "f")
    with on_disk([tmp_path / "f"]) as found:
        assert "nothing came out" in str(found[0][1])
    begun = time.monotonic()
    with on_disk([tmp_path / "f"], lambda: True):
        assert time.monotonic() - begun < 1


def test_a_device_and_what_never_ends_are_refused(
    sea: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in (
        "sea import /dev/zero",
        "sea parse --json /dev/zero",
        "sea review import /dev/zero",
    ):
        told = sea(line)
        assert told.returncode == 1 and "is a device" in told.stderr
    monkeypatch.setattr(piped_module, "MOST", 1 << 20)
    read, write = os.pipe()
    writer = os.fork()
    if not writer:
        os.close(read)
        try:
            while True:
                os.write(write, b"x" * 4096)
        finally:
            os._exit(0)
    os.close(write)
    with on_disk([Path(f"/dev/fd/{read}")]) as found:
        assert "no paper is that large" in str(found[0][1])
    os.close(read)
    os.waitpid(writer, 0)


@pytest.mark.parametrize("after", ["", '{"document": {}}\n'])
def test_what_is_larger_than_any_report_is_not_read_into_memory(tmp_path: Path, after: str) -> None:
    path = tmp_path / "x.json"
    with path.open("w") as file:
        file.write(after + '{"document": {"titel": "')
        file.seek(3 << 30)
        file.write('"}}')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable, match="larger than any report"):
        read_saved(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * LARGEST / 1024


def test_of_many_reports_only_one_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"document": {"titel": "x" * 1_000_000}})
    path.write_text(f"{line}\n" * 300)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_saved(path)) == 300
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


def test_what_standard_input_is_said_to_be_is_what_it_is_read_as(sea: Any) -> None:
    done = sea("printf 'no <html>' | sea import - --type xml")
    assert done.returncode == 1
    assert done.stderr.startswith("-: ") and len(done.stderr.splitlines()) == 1
    assert sea("sea import - --type exe < /dev/null").returncode == 2
