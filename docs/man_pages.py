"""Man pages of `sea` and its commands, from their helps: `python docs/man_pages.py FOLDER`.

They stand in no repository and in no wheel: whoever packages Seakijker for a system makes them.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from inspect import cleandoc
from pathlib import Path

os.environ["LANGUAGE"] = "en"  # before anything is imported that has words in it

import click
from click_man.core import write_man_pages

from tui.cli.commands import sea


def write(folder: Path) -> None:
    """Write a page for each command into `folder`, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    _whole_short_helps(sea)
    write_man_pages("sea", sea, version=version("seakijker"), target_dir=str(folder))


def _whole_short_helps(command: click.Command) -> None:
    """Let the line beside a name be the first paragraph of the help; click cuts it short."""
    first = " ".join(cleandoc(command.help or "").split("\n\n")[0].split())
    command.short_help = first.rstrip(".")
    for inner in getattr(command, "commands", {}).values():
        _whole_short_helps(inner)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
