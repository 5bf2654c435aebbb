"""What a command is asked to find: words of a query, and a search that was saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.completing import complete_query, complete_search
from tui.cli.echo import say

if TYPE_CHECKING:
    from sqlite_utils import Database


def query_words(command: Callable[..., None]) -> Callable[..., None]:
    """The argument WORDS and the option --saved."""
    saved = click.option(
        "--saved",
        shell_complete=complete_search,
        help="The search that is saved under this name; WORDS narrow it.",
    )
    return click.argument("words", nargs=-1, shell_complete=complete_query)(saved(command))


def asked(db: Database, words: Sequence[str], saved: str | None) -> str:
    """The query; what of it was not understood as it may have been meant is told on standard error.
    Raises StoreError where no such search is saved."""
    from db.search import parse, text_of_saved

    kept = text_of_saved(db, saved) if saved is not None else ""
    text = " ".join(filter(None, (kept, *words)))
    for hint in parse(text).hints:
        say(hint, err=True)
    return text
