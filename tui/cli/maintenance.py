"""Commands that look after the file: doctor, backup, stats."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.echo import say
from tui.cli.stored import opened
from tui.translation import REVIEW_WORDS, _, ngettext, number, percent

if TYPE_CHECKING:
    from db.review import Count

SHOWN = 60
"""Letters of a text on a line."""


@click.command()
@click.option(
    "--mend",
    is_flag=True,
    help="Make guards, the index and the shown values anew, and say what could not be mended.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def doctor(path: Path, mend: bool, as_json: bool) -> None:
    """Check the database: the file, its tables, its index, its readings, and its log."""
    from db import doctor, mending

    checks = []
    with opened(path) as db:
        left = mending.mend(db) if mend else []
        for said in left:
            say(said, err=True)
        for check in doctor.examine(db):
            checks.append(check)
            if not as_json:
                say(f"{check.name}: {check.says}", err=not check.right)
    if as_json:
        told = {"checks": [asdict(check) for check in checks], "left": left}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if left or not all(check.right for check in checks):
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def backup(path: Path, file: Path, force: bool) -> None:
    """Copy the database to the new FILE, also while it is in use."""
    from db import back_up

    with opened(path) as db:
        back_up(db, file.absolute(), force=force)
    say(_("{path} is copied to {file}.").format(path=path, file=file))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def stats(path: Path, as_json: bool) -> None:
    """Show how far each report has been reviewed, and how far what was accepted can be trusted."""
    from db.review import counts, disagreements, estimate
    from db.search import summaries

    with opened(path) as db:
        found = counts(db)
        wrong = estimate(db)
        differ = disagreements(db)
        uids = {line.id: line.uid for line in summaries(db, [one.entry_id for one in differ])}
    if as_json:
        said = {
            "reports": [asdict(count) for count in found],
            "wrong": asdict(wrong) if wrong else None,
            "disagreements": [{"uid": uids[one.entry_id], **asdict(one)} for one in differ],
        }
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for count in found:
        numbers = ", ".join(f"{number(n)} {word}" for word, n in _numbers(count) if n)
        say(f"{_paper(count)}: {numbers or _('no entries')}")
    if wrong:
        say(
            _(
                "Of {fields} accepted fields that a second reviewer judged, {wrong} differ: "
                "{share} (95 % interval {low} to {high})."
            ).format(
                fields=number(wrong.fields),
                wrong=number(wrong.wrong),
                share=percent(wrong.share),
                low=percent(wrong.low),
                high=percent(wrong.high),
            )
        )
    for one in differ:
        say(
            _("{uid} {field}: ‘{accepted}’ is accepted, {reviewer} has ‘{second}’").format(
                uid=uids[one.entry_id],
                field=one.field,
                accepted=_short(one.accepted),
                reviewer=one.reviewer,
                second=_short(one.second),
            )
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _numbers(count: Count) -> Iterator[tuple[str, int]]:
    yield ngettext("entry", "entries", count.entries), count.entries
    yield _("reviewed"), count.reviewed
    for word, said in REVIEW_WORDS.items():
        yield said, getattr(count, word)
    yield _("corrected"), count.corrected
    yield ngettext("finding", "findings", count.findings), count.findings


def _paper(count: Count) -> str:
    named = [count.dossier, f"nr. {count.nr}" if count.nr else "", count.ministerie]
    return " ".join(filter(None, [*named, str(count.jaar or "")])) or _("a paper without a name")
