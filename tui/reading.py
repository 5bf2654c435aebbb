"""Files to reports for a command; whatever was not read is told, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from parser.model import Finding, Report, Unreadable


def is_failure(report: Report | Unreadable) -> bool:
    """Whether a file, or a page of it, could not be read, or had nothing to read."""
    return isinstance(report, Exception) or not report.entries or bool(_failed_pages(report))


def read_now(files: Sequence[Path], pictures: Path | None = None) -> Iterator[Report | Unreadable]:
    """What was read of each file; what could not be read is told on standard error.

    With `pictures`, each annex page is drawn into that folder.
    """
    from parser.batch import read_all

    for file, report in zip(files, read_all(files, pictures=pictures), strict=True):
        if isinstance(report, Exception):
            click.echo(str(report), err=True)
        else:
            _tell(file, report)
        yield report


def stored_or_read(files: Sequence[Path]) -> Iterator[Report | Unreadable]:
    """The reports of each file, read now or saved; what has nothing to store is told."""
    from parser.model import Unreadable
    from parser.saved import is_saved, read_saved

    saved = {file for file in files if is_saved(file)}
    read = read_now([file for file in files if file not in saved])
    for file in files:
        if file not in saved:
            yield next(read)
            continue
        try:
            reports = read_saved(file)
        except Unreadable as why:
            click.echo(str(why), err=True)
            yield why
            continue
        for report in reports:
            _tell(Path(report.document.file or file), report)
            yield report


def _tell(file: Path, report: Report) -> None:
    """Say on standard error what of the file was not read."""
    if not report.entries:
        click.echo(_why_empty(file, report), err=True)
    for finding in _failed_pages(report):
        number = finding.box.page if finding.box else 0
        click.echo(
            f"{file}: page {number} could not be read ({finding.about}), the others were; "
            "try another copy of the file.",
            err=True,
        )


def _failed_pages(report: Report) -> list[Finding]:
    from parser.model import Code

    return [finding for finding in report.findings if finding.code is Code.PAGE_FAILED]


def _why_empty(file: Path, report: Report) -> str:
    from parser.model import Code

    pictures = report.document.image_only_pages
    if any(finding.code is Code.EMPTY_ANNEX for finding in report.findings):
        return f"{file}: the annex with finished research has no rows; nothing was read."
    if pictures:
        return (
            f"{file}: no annex with finished research was found, but {len(pictures)} of its "
            f"{report.document.pages} pages are pictures without text; try a copy with text."
        )
    return (
        f"{file}: no annex with finished research was found; such an annex is a table with columns "
        "like Thema, Type onderzoek and Afronding, mostly at the end of an annual report."
    )
