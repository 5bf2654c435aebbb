"""The command `sea import`, and how an import is taken back."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parser.worker import WorkersLost
from tui.cli.echo import say
from tui.cli.input_type import of_input
from tui.cli.live_import import Screen, live
from tui.cli.selecting import reading, selecting, selection_of
from tui.cli.stored import opened
from tui.config.folders import files_read
from tui.translation import _
from tui.words.import_text import sums_of, what_to_do
from tui.work.import_report import ImportReport
from tui.work.importing import Manner, take_in, withdrawn_text
from tui.work.outcome import FileOutcome, OutcomeKind, Tally

if TYPE_CHECKING:
    from sqlite_utils import Database

INTERRUPTED = 130
"""Exit status after Ctrl-C."""


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@selecting
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write what came of each file to this new file, as JSON.",
)
@click.option("--force", is_flag=True, help="Replace the file of --report where it exists.")
@click.option("--watch", is_flag=True, help="Go on: read what is put into the folders.")
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
@click.option("--json", "as_json", is_flag=True, help="Print what came of each file as JSON.")
@of_input
@click.pass_context
def import_files(
    context: click.Context,
    files: Sequence[Path],
    include: Sequence[str],
    exclude: Sequence[str],
    jobs: int | None,
    cluster: str | None,
    report: Path | None,
    force: bool,
    watch: bool,
    yes: bool,
    undo: bool,
    as_json: bool,
    ending: str,
) -> None:
    """Read the annexes in FILES (PDF, XML, HTML, .docx, .xlsx, .txt, or a .zip of these) into the
    database.

    FILES may be folders, of which what is known already is passed over, and what sea parse --json
    or --output wrote.
    """
    if undo:
        _take_back(context, [file.name for file in files] or [""], as_json)
        return
    if not files:
        raise click.UsageError(_("name the files that are to be read."))
    with opened(context.obj, make=True) as db, reading(jobs, cluster) as read:
        manner = Manner(
            read,
            selection_of(include, exclude),
            files_read(),
            watch=watch,
            sure=lambda _question: yes,
            ending=ending,
        )
        printed = [ImportReport(sys.stdout)] if as_json else []
        if report is None:
            status = _import(db, files, manner, printed, quiet=as_json)
        else:
            status = _reported(db, files, manner, report, force, printed)
    sys.exit(status)


def _import(
    db: Database,
    files: Sequence[Path],
    manner: Manner,
    reports: Sequence[ImportReport],
    *,
    quiet: bool,
) -> int:
    """Take the files in and tell of it, where `quiet` only of what went wrong; the exit status."""
    tally = Tally()
    stopped, lost = False, ""
    try:
        with live(tally) as screen:
            asking = replace(manner, sure=lambda what: manner.sure(what) or screen.ask(what))
            with closing(take_in(db, files, asking, tally)) as outcomes:
                for outcome in outcomes:
                    for report in reports:
                        report.add(outcome)
                    _tell(outcome, screen, quiet=quiet)
    except KeyboardInterrupt:
        stopped = True
    except WorkersLost as why:
        lost = str(why)
    for report in reports:
        report.end(tally, whole=not (stopped or lost))
    if not quiet:
        for line in (*sums_of(tally), *what_to_do(tally, stopped=stopped)):
            say(line)
    if lost:
        say(lost, err=True)
    return INTERRUPTED if stopped else int(tally.failed > 0 or bool(lost))


def _tell(outcome: FileOutcome, screen: Screen, *, quiet: bool) -> None:
    """Print what came of a report; that a paper of a folder has no annex is no news."""
    if outcome.kind is not OutcomeKind.EMPTY or outcome.failed:
        for problem in outcome.problems:
            screen.say(problem, err=True)
    if outcome.held:
        screen.say(_("Nothing of it is stored; --yes stores it all the same."), err=True)
    if not quiet:
        screen.say(outcome.stored)


def _reported(
    db: Database,
    files: Sequence[Path],
    manner: Manner,
    target: Path,
    force: bool,
    printed: Sequence[ImportReport],
) -> int:
    """The same, with a file that tells what came of each."""
    from db import path_of, told_of_new_file
    from db.new_file import write_new

    status = 0

    def write(part: Path) -> None:
        nonlocal status
        with part.open("w", encoding="utf-8") as out:
            reports = [ImportReport(out), *printed]
            status = _import(db, files, manner, reports, quiet=bool(printed))

    with told_of_new_file(target, force=force):
        write_new(target, path_of(db), write, force=force)
    return status


def _take_back(context: click.Context, names: Sequence[str], as_json: bool) -> None:
    from db.withdrawal import last_run, withdraw

    taken = []
    with opened(context.obj) as db:
        for name in names:
            run = last_run(db, name)
            if run is None:
                said = _("{file} was not imported, or is taken back already.")
                nothing = _("There is no import to take back.")
                raise click.ClickException(said.format(file=name) if name else nothing)
            taken.append(withdraw(db, run))
            if not as_json:
                say(withdrawn_text(taken[-1]))
    if as_json:
        told = [{"file": one.run.file, "gone": one.gone, "left": one.left} for one in taken]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
