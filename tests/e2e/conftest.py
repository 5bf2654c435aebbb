"""The command as its users run it: a process, its output, its exit status."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import uuid
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.conftest import SEED, TESTS
from tests.e2e.terminal import Terminal

NO_ANNEX = TESTS / "corpus" / "dev" / "d19-weasy-no-annex.pdf"


@pytest.fixture
def sea(tmp_path: Path) -> Any:
    def run(*words: str | Path, db: Path | None = None) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "SEA_DB": str(db or tmp_path / "sea.db"), "COLUMNS": "80"}
        command = [sys.executable, "-m", "tui.cli", *map(str, words)]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Papers in two folders, of which one has no annex and one cannot be read."""
    folder = tmp_path / "archive"
    (folder / "2022").mkdir(parents=True)
    shutil.copy(SEED, folder / "2022" / "seed.pdf")
    shutil.copy(NO_ANNEX, folder / "none.pdf")
    (folder / "broken.pdf").write_text("Geachte heer")
    return folder


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


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(TESTS.parent)).build(directory=str(folder), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment with the wheel, and with what it needs."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    command = [programs / "python", "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel]
    subprocess.run(command, check=True)
    (packages,) = folder.glob("**/site-packages")
    # The dependencies are those of the tests: nothing is fetched. A path in a .pth file is only a
    # path, so that the checkout, which is named in a .pth file over there, is not found.
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    return programs
