"""Sentences for the terminal, which obeys some of what stands in the name of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parser.clean import clean, one_line
from tui.translation import _

if TYPE_CHECKING:
    from sqlite_utils import Database


def say(text: str, *, err: bool = False) -> None:
    """Print a line; `err` is for what went wrong."""
    click.echo(one_line(text), err=err)


def tell_of(db: Database, text: str) -> None:
    """Say on standard error what finds something where `text` does not, and what is left out."""
    from db.search import advise, first_page, hidden
    from tui.words.empty import hidden_text
    from tui.work.finding import up_to

    if text.strip() and not first_page(db, text, 1)[1]:
        say(_("Nothing was found for “{text}”.").format(text=text), err=True)
        for one in advise(db, text):
            click.echo(f"  {up_to(one.entries)}  {clean(one.query)}", err=True)
    if left_out := hidden(db, text):
        say(hidden_text(left_out), err=True)
