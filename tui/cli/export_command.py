"""The command `sea export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.echo import say, tell_of
from tui.cli.query_words import asked, query_words
from tui.cli.stored import opened
from tui.export.formats import FORMATS, Format, by_ending
from tui.translation import _

if TYPE_CHECKING:
    from tui.export.exporting import Step


@click.command("export")
@query_words
@click.option(
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; - is standard output.",
)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    help="What to write; else what the ending of FILE tells.",
)
@click.option("--excel-nl", is_flag=True, help="The same as --format excel-nl.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def export_entries(
    path: Path,
    words: Sequence[str],
    saved: str | None,
    target: Path,
    name: str,
    excel_nl: bool,
    force: bool,
) -> None:
    """Write the entries that WORDS find, or all, into a file that other programs open.

    docs/exporting.md tells what each format is for.
    """
    from db.search import find
    from tui.export.exporting import export, export_to
    from tui.export.writer import misfit_line
    from tui.words.export_text import written

    format = _format(target, "excel-nl" if excel_nl else name)
    with opened(path) as db:
        query = asked(db, words, saved)
        ids = find(db, query)
        with _progress(len(ids)) as step:
            if str(target) == "-":
                misfits = export_to(sys.stdout.buffer, db, ids, query, format, step=step)
            else:
                misfits = export(db, ids, query, format, target, force=force, step=step)
        tell_of(db, query)
    for misfit in misfits:
        say(misfit_line(misfit), err=True)
    say(written(len(ids), len(misfits)), err=True)


def _format(target: Path, name: str | None) -> Format:
    format = FORMATS[name] if name else by_ending(target)
    if format is None:
        raise click.UsageError(
            _("The ending of {path} tells no format; choose one with --format.").format(path=target)
        )
    return format


@contextmanager
def _progress(total: int) -> Iterator[Step]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)
