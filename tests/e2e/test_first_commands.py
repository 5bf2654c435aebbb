"""The commands that a beginner copies from the documents work as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tui.cli.commands import SAMPLE

ROOT = Path(__file__).parents[2]


def commands_of(document: str) -> list[str]:
    """The lines of its shell blocks that run `sea`, in their order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / document).read_text("utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if re.match(r"sea\b", line)]


@pytest.fixture
def beginner(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has `sea`, the sample, and nothing else."""
    programs = tmp_path / "bin"
    programs.mkdir()
    sea = programs / "sea"
    sea.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui.cli "$@"\n')
    sea.chmod(0o755)
    folder = tmp_path / "checkout"
    for file in (folder / SAMPLE.relative_to(ROOT), folder / "kst-36360-VI-1.pdf"):
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE, file)
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path)}


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("document", ["README.md", "docs/getting-started.md"])
def test_each_of_them_ends_with_status_0(
    document: str,
    beginner: dict[str, str],
    tmp_path: Path,
    terminal: Callable[..., Terminal],
) -> None:
    commands = commands_of(document)
    assert len(commands) > 3
    for command in commands:
        if command.split("#")[0].strip() == "sea":
            review_one_entry(terminal(**beginner))
            continue
        done = subprocess.run(
            ["sh", "-c", command],
            env=beginner,
            cwd=tmp_path / "checkout",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)


def review_one_entry(sea: Terminal) -> None:
    """What who follows docs/getting-started.md does in the app."""
    sea.run(program=["sea"], size=(120, 34))
    sea.shows("10 entries")
    sea.press("R")
    sea.shows("1 of 10", "kst-36360-VI-1, p. 1")
    sea.press("a")
    sea.shows("2 of 10")
    sea.press("q")
    sea.shows("left with 0")
