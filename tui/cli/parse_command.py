"""The command `sea parse`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parser.clean import clean
from parser.source_file import ZIP_SUFFIXES
from parser.worker import WorkersLost
from tui.cli.echo import say
from tui.cli.input_type import of_input
from tui.cli.live_import import live
from tui.cli.selecting import reading, selecting, selection_of
from tui.translation import _
from tui.words.import_text import sums_of, what_to_do
from tui.work.outcome import FileOutcome, OutcomeKind, Tally
from tui.work.reading import (
    ReadFiles,
    cannot_look_into,
    has_failed,
    is_failure,
    problems,
    read_now,
)
from tui.work.walk import Selection, is_folder, walk

if TYPE_CHECKING:
    from parser import Report, Unreadable
    from parser.piped import Found

FAILED = 1
INTERRUPTED = 130
"""Exit statuses: docs/cli.md."""


@click.command("parse")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the report of each file into this folder instead, as JSON.",
)
@click.option(
    "--draw",
    "pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also draw what was seen over a picture of each annex page, into this folder.",
)
@selecting
@of_input
def parse(
    files: Sequence[Path],
    as_json: bool,
    folder: Path | None,
    pictures: Path | None,
    include: Sequence[str],
    exclude: Sequence[str],
    jobs: int | None,
    ending: str,
    cluster: str | None,
) -> None:
    """Read FILES and print what was found, without a database.

    FILES may be folders. With --json: an object for one file, one a line for several, and for a
    .zip.
    """
    for place in filter(None, (pictures, folder)):
        _make(place)
    selection = selection_of(include, exclude, papers=True)
    with reading(jobs, cluster, pictures) as read:
        if folder:
            status = _write_all(files, folder, selection, read)
        else:
            found = _all(files, selection, read, ending)
            status = _print_all(found, as_json, _are_several(files, ending))
    sys.exit(status)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = _("The folder {path} cannot be made ({why}); choose another place.")
        raise click.ClickException(said.format(path=folder, why=error.strerror)) from error


def _are_several(files: Sequence[Path], ending: str) -> bool:
    """Whether there may be several papers in what is named."""
    endings = {files[0].suffix.lower(), ending}
    return len(files) > 1 or is_folder(files[0]) or not endings.isdisjoint(ZIP_SUFFIXES)


def _print_all(
    found: Iterable[tuple[Path, Report | Unreadable, bool]], as_json: bool, several: bool
) -> int:
    """Print each report; the exit status."""
    failed = False
    for file, report, named in found:
        failed = failed or (is_failure(report) if named else has_failed(report))
        for problem in problems(file, report):
            say(problem, err=True)
        if as_json:
            _print_json(file, report, indent=None if several else 2)
        elif not isinstance(report, Exception) and report.entries:
            from tui.cli.printing import print_report

            print_report(report)
    return FAILED if failed else 0


def _all(
    files: Sequence[Path], selection: Selection, read: ReadFiles, ending: str
) -> Iterator[tuple[Path, Report | Unreadable, bool]]:
    """What was read of the files that are named, and of those in the folders among them; whether it
    was named."""
    folders = [file for file in files if is_folder(file)]
    named = [file for file in files if file not in folders]
    for file, report in read_now(named, read, ending):
        yield file, report, True

    def refuse(path: Path, why: OSError) -> None:
        say(cannot_look_into(path, why), err=True)

    found = walk(folders, selection, refuse)
    for file, report in read((one.path for one in found), None):
        yield file, report, False


def _print_json(file: Path, report: Report | Unreadable, indent: int | None) -> None:
    from parser import Document, Report
    from parser.report_json import as_json

    if isinstance(report, Exception):
        report = Report(Document(file=clean(file.name)))
    click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=indent))


def _write_all(files: Sequence[Path], folder: Path, selection: Selection, read: ReadFiles) -> int:
    """Write each report into a file of its own; the exit status."""
    from parser.worker import unpacked

    with unpacked([(file, file) for file in files]) as found:
        return _write_each(found, folder, selection, read)


def _write_each(files: Sequence[Found], folder: Path, selection: Selection, read: ReadFiles) -> int:
    from tui.work.parsing import SameTarget, targets, write_reports

    refused: list[FileOutcome] = []
    try:
        wanted = targets(files, folder, selection, refused)
    except SameTarget as why:
        raise click.ClickException(str(why)) from why
    tally = Tally()
    tally.total = len(wanted) + len(refused)
    stopped, lost = False, ""
    try:
        with live(tally) as screen:
            for outcome in refused:
                tally.add(outcome)
                screen.say(outcome.problems[0], err=True)
            for outcome in write_reports(wanted, read, tally):
                if outcome.failed or outcome.kind is not OutcomeKind.EMPTY:
                    for problem in outcome.problems:
                        screen.say(problem, err=True)
    except KeyboardInterrupt:
        stopped = True
    except WorkersLost as why:
        lost = str(why)
    for line in (*sums_of(tally), *what_to_do(stopped=stopped)):
        say(line)
    if lost:
        say(lost, err=True)
    elif not stopped:
        say(_("Next: sea import {path} takes them into a database.").format(path=folder))
    return INTERRUPTED if stopped else int(tally.failed > 0 or bool(lost))
