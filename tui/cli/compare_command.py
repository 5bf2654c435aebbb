"""The command that compares the two files of a paper."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.completing import complete_paper
from tui.cli.echo import say
from tui.cli.stored import opened
from tui.translation import _, ngettext, number

if TYPE_CHECKING:
    from db.comparison import ComparedEntry, Comparison

DIFFERENT = 1
"""Exit status where the two files differ."""


@click.command()
@click.argument("paper", shell_complete=complete_paper)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def compare(path: Path, paper: str, as_json: bool) -> None:
    """List where the XML or HTML of PAPER and its PDF were read otherwise.

    PAPER is its number, as in 36360-VI-1, or the name of one of its files. The exit status is 1
    where they differ.
    """
    from db.comparison import compare as compared

    with opened(path) as db:
        found = compared(db, paper)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _print(found)
    if any(map(_differs, found.entries)):
        sys.exit(DIFFERENT)


def _differs(entry: ComparedEntry) -> bool:
    return not (entry.exact and entry.paged) or bool(entry.differences)


def _as_json(found: Comparison) -> dict[str, Any]:
    return {
        "paper": found.paper,
        "exact": found.exact,
        "paged": found.paged,
        "entries": len(found.entries),
        "different": [
            {
                "uid": entry.uid,
                "pages": entry.pages,
                "title": _title(entry),
                "only": "" if entry.exact and entry.paged else "exact" if entry.exact else "paged",
                "fields": [
                    {"field": one.field, "exact": one.exact, "paged": one.paged}
                    for one in entry.differences
                ],
            }
            for entry in found.entries
            if _differs(entry)
        ],
    }


def _print(found: Comparison) -> None:
    """A table, a difference a row, and how many there are."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tui.cli.printing import UID_SHOWN
    from tui.words.compare import differing, plainly_marked
    from tui.words.field_text import field_name

    table = Table(show_lines=True)
    for name in (_("Entry"), _("Page"), _("Field"), found.exact, found.paged):
        table.add_column(Text(name), overflow="fold")
    fields = 0
    for entry in found.entries:
        place = (Text(entry.uid[:UID_SHOWN]), Text(", ".join(map(str, entry.pages))))
        for one in entry.differences:
            fields += 1
            exact, paged = differing([one.exact, one.paged])
            texts = plainly_marked(exact, gone=True), plainly_marked(paged, gone=False)
            table.add_row(*place, Text(field_name(one.field)), *map(Text, texts))
        if not (entry.exact and entry.paged):
            title, none = Text(_title(entry)), Text("–")
            sides = (title, none) if entry.exact else (none, title)
            table.add_row(*place, Text(_("the whole entry")), *sides)
    if table.row_count:
        Console().print(table)
    lone = sum(not (entry.exact and entry.paged) for entry in found.entries)
    say(
        _("{paper}: {entries} compared, {fields}, {lone} in one file only.").format(
            paper=found.paper,
            entries=_many(ngettext("entry", "entries", len(found.entries)), len(found.entries)),
            fields=_many(ngettext("field differs", "fields differ", fields), fields),
            lone=number(lone),
        )
    )


def _many(word: str, n: int) -> str:
    return f"{number(n)} {word}"


def _title(entry: ComparedEntry) -> str:
    from tui.words.describe import title_of

    return title_of(entry.read)
