"""Options of the commands that take folders: which files of them, and how many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from parser.source_file import PAPER_SUFFIXES
from tui.work.walk import IMPORTED, Selection

_OPTIONS = (
    click.option(
        "--include",
        multiple=True,
        help="Of folders, only files with such a name, as in '*.pdf'; may be given again.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        help="Of folders, no files and folders with such a name; may be given again.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        help="How many files to read at once; else one a processor.",
    ),
)


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selection_of(
    include: Sequence[str], exclude: Sequence[str], *, papers: bool = False
) -> Selection:
    """What the options choose; only `papers`, or saved reports as well."""
    return Selection(include, exclude, frozenset(PAPER_SUFFIXES) if papers else IMPORTED)
