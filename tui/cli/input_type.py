"""The option that says what comes through standard input."""

from __future__ import annotations

from collections.abc import Callable

import click

TYPES = ("pdf", "xml", "html", "docx", "xlsx", "txt", "json", "zip")


def of_input(command: Callable[..., None]) -> Callable[..., None]:
    """The option --type, as the ending of a file's name."""
    return click.option(
        "--type",
        "ending",
        type=click.Choice(TYPES),
        callback=lambda _context, _option, name: f".{name}" if name else "",
        help="What comes through standard input (-); else that is told by how it begins.",
    )(command)
