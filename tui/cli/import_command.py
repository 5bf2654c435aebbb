"""The command `sea import`, and how an import is taken back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from parser.clean import one_line
from tui.cli.echo import say
from tui.cli.input_type import of_input
from tui.cli.stored import opened
from tui.translation import _
from tui.work.importing import take_in, withdrawn_text


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--yes",
    is_flag=True,
    help="Store also what has hardly any of the entries that are stored of the paper.",
)
@click.option(
    "--undo",
    is_flag=True,
    help="Take back the last import, or that of the files of these names.",
)
@of_input
@click.pass_context
def import_files(
    context: click.Context, files: Sequence[Path], yes: bool, undo: bool, ending: str
) -> None:
    """Read the annexes in FILES (PDF, XML, HTML, .docx, .xlsx, .txt, or a .zip of these) into the
    database.

    FILES may also be what sea parse --json wrote.
    """
    if undo:
        _take_back(context, [file.name for file in files] or [""])
        return
    if not files:
        raise click.UsageError(_("name the files that are to be read."))
    failed = False
    with opened(context.obj, make=True) as db:
        for outcome in take_in(
            db, files, sure=lambda question: yes or _is_sure(question), ending=ending
        ):
            failed = failed or outcome.failed
            for problem in outcome.problems:
                say(problem, err=True)
            if outcome.held:
                say(_("Nothing of it is stored; --yes stores it all the same."), err=True)
            if outcome.stored:
                say(outcome.stored)
    if failed:
        sys.exit(1)


def _is_sure(question: str) -> bool:
    """What the person says, where there is one."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(one_line(question) + _("; store it all the same?"), err=True)


def _take_back(context: click.Context, names: Sequence[str]) -> None:
    from db.withdrawal import last_run, withdraw

    with opened(context.obj) as db:
        for name in names:
            run = last_run(db, name)
            if run is None:
                said = _("{file} was not imported, or is taken back already.")
                nothing = _("There is no import to take back.")
                raise click.ClickException(said.format(file=name) if name else nothing)
            say(withdrawn_text(withdraw(db, run)))
