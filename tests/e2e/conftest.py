"""The command as its users run it: a process, its output, its exit status."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.terminal import Terminal


@pytest.fixture
def sea(tmp_path: Path) -> Any:
    def run(*words: str | Path, db: Path | None = None) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "SEA_DB": str(db or tmp_path / "sea.db"), "COLUMNS": "80"}
        command = [sys.executable, "-m", "tui.cli", *map(str, words)]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return run


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What the command said where it failed: one line, and no traceback."""
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(**env: str) -> Terminal:
        started.append(Terminal(f"sea-{uuid.uuid4().hex[:8]}", env))
        return started[-1]

    yield start
    for each in started:
        each.end()
