"""The command `sea search`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.completing import complete_columns
from tui.cli.echo import tell_of
from tui.cli.query_words import asked, query_words
from tui.cli.stored import opened
from tui.translation import _

if TYPE_CHECKING:
    from db.search import Row

IN_COLUMNS = ("table", "tsv")
FORMATS = ("text", *IN_COLUMNS, "json", "jsonl")


@click.command()
@query_words
@click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    help="How: text, whole; table or tsv, a line an entry; json or jsonl, for programs.",
)
@click.option(
    "--columns",
    shell_complete=complete_columns,
    help="The columns of a table or tsv, with widths: jaar,titel:40; docs/exporting.md has them.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def search(
    path: Path,
    words: Sequence[str],
    saved: str | None,
    format: str | None,
    columns: str | None,
    as_json: bool,
) -> None:
    """Print the entries that WORDS find, in the language of docs/search.md; or all entries.

    Before a word that begins with a hyphen put --, as in: sea search -- onderzoek -migratie.
    """
    from db.search import find, stream

    format = "json" if as_json else format or ("table" if columns else "text")
    if columns is not None and format not in IN_COLUMNS:
        raise click.UsageError(_("only a table, and tsv, have columns to choose."))
    with opened(path) as db:
        text = asked(db, words, saved)
        _print(stream(db, find(db, text)), format, columns)
        tell_of(db, text)


def _print(found: Iterable[Row], format: str, columns: str | None) -> None:
    if format == "text":
        from tui.cli.printing import print_rows

        print_rows(found)
    elif format in IN_COLUMNS:
        from tui.cli.print_lines import ALL, STANDARD, chosen, print_tabbed, print_table

        if format == "table":
            print_table(found, chosen(columns or STANDARD))
        else:
            print_tabbed(found, chosen(columns or ALL))
    else:
        from tui.export.to_json import write_json, write_json_lines

        write = write_json if format == "json" else write_json_lines
        write(found, sys.stdout.buffer)
