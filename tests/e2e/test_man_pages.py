"""Each command has a man page, with the first sentence of its help whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from tui.cli.commands import sea

ROOT = Path(__file__).parents[2]


def names(command: click.Command, name: str = "sea") -> list[str]:
    inner = getattr(command, "commands", {})
    return [name, *(one for key, sub in inner.items() for one in names(sub, f"{name}-{key}"))]


def test_every_command_has_a_page(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "docs" / "man_pages.py", tmp_path], check=True, cwd=ROOT)
    assert sorted(page.name for page in tmp_path.iterdir()) == sorted(
        f"{one}.1" for one in names(sea)
    )
    for page in tmp_path.iterdir():
        name = page.read_text("utf-8").split(".SH NAME")[1].split(".SH")[0]
        assert "..." not in name
