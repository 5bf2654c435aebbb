"""The words that a person reads, for this floor."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from db.review_state import REVIEW_WORDS
from parser.i18n import _, ngettext, number, percent

if TYPE_CHECKING:
    import click

__all__ = ["REVIEW_WORDS", "_", "ngettext", "number", "percent", "translate_help", "with_help"]


def translate_help(command: click.Command) -> None:
    """Put the help of a command, its options and the commands under it in our language.

    In the source it is English, mostly in docstrings: nobody has to wrap it.
    """
    for part in with_help(command):
        part.help = _(cleandoc(part.help))


def with_help(command: click.Command) -> Iterator[Any]:
    """The command, its options, and the commands under it, that have a help text."""
    for part in (command, *command.params):
        if getattr(part, "help", None):
            yield part
    for inner in getattr(command, "commands", {}).values():
        yield from with_help(inner)
