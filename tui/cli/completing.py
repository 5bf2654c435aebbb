"""What the shell completes where a command wants an entry, a field, a value, a query or a paper."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from parser.clean import clean, one_line
from tui.cli.common_options import database, given
from tui.config.settings import Settings, load

if TYPE_CHECKING:
    from db.shell_words import ShellWord

VARIABLE = "_SEA_COMPLETE"
"""By this variable the shell asks `sea`, as click has it."""
_ABOUT = 60
"""Letters that stand beside a word."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete the commands of sea, with its entries, fields and values.

    In bash and zsh: source <(sea completion bash), once or in ~/.bashrc or ~/.zshrc.
    """
    made = get_completion_class(shell)
    assert made  # click has all three
    click.echo(made(context.find_root().command, {}, "sea", VARIABLE).source())


def _by_beginning(words: str) -> Complete:
    """What completes by this function of `db.shell_words`, which is loaded when it is asked."""

    def complete(
        context: click.Context, _param: click.Parameter, start: str
    ) -> list[CompletionItem]:
        from db import shell_words

        return _items(getattr(shell_words, words)(_database(context), start))

    return complete


complete_uid = _by_beginning("uids")
complete_paper = _by_beginning("papers")
complete_search = _by_beginning("searches")


def complete_field(
    _context: click.Context, _param: click.Parameter, start: str
) -> list[CompletionItem]:
    """The fields that a person can correct."""
    from parser import TITLES

    found = [(name, title) for name, title in TITLES.items() if name.startswith(start)]
    return [CompletionItem(name, help=title) for name, title in found]


def complete_text(
    context: click.Context, _param: click.Parameter, start: str
) -> list[CompletionItem]:
    """What stands in the field that is named before it."""
    from db import shell_words

    field = str(context.params.get("field") or "")
    return _items(shell_words.texts(_database(context), field, start))


def complete_query(
    context: click.Context, _param: click.Parameter, start: str
) -> list[CompletionItem]:
    """Fields of the query language, and their values."""
    from db import shell_words

    before = _before_colon(context.params.get("words") or (), start)
    typed = "" if before and start == ":" else start
    found = shell_words.query_words(_database(context), before + typed)
    return _items([one._replace(text=one.text.removeprefix(before)) for one in found])


def complete_columns(
    _context: click.Context, _param: click.Parameter, start: str
) -> list[CompletionItem]:
    """The columns of a table, behind those that are chosen already."""
    from tui.export.flat_row import COLUMNS

    before, comma, last = start.rpartition(",")
    return [
        CompletionItem(before + comma + column.name, help=column.title)
        for column in COLUMNS
        if column.name.startswith(last)
    ]


def _before_colon(words: Sequence[str], start: str) -> str:
    """What stands before the colon of a word that bash takes for three, "thema", ":" and "w"."""
    if not _in_bash():
        return ""
    if start == ":":
        return f"{words[-1]}:" if words else ""
    return f"{words[-2]}:" if len(words) > 1 and words[-1] == ":" else ""


def _in_bash() -> bool:
    return os.environ.get(VARIABLE, "").startswith("bash")


def _items(found: Sequence[ShellWord]) -> list[CompletionItem]:
    return [
        CompletionItem(_typed(one.text), help=one_line(clean(one.about))[:_ABOUT] or None)
        for one in found
        if one.text == one_line(clean(one.text))
    ]


def _typed(text: str) -> str:
    """`text` as it is typed: bash leaves what it completes as it is, the others quote it. Of two
    backslashes the script of click reads one."""
    return re.sub(r"([^\w@%+=:,./-])", r"\\\\\1", text) if _in_bash() else text


def _database(context: click.Context) -> Path:
    try:
        settings = load(given(context, "config"))
    except click.ClickException:
        settings = Settings()
    return database(context, settings)
