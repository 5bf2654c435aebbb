"""The command `sea stats`: figures, and how far the review is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.echo import say, tell_of
from tui.cli.query_words import asked, query_words
from tui.cli.stored import opened
from tui.translation import REVIEW_WORDS, _, ngettext, number, percent

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.review import Count
    from db.search import FigureTable

SHOWN = 60
"""Letters of a text on a line."""
USUAL = ("ministerie", "jaar", "type", "status")
"""What is counted by where nothing is said."""
MOST = 2
"""Fields that are counted by at once."""


@click.command()
@query_words
@click.option(
    "--by",
    "fields",
    multiple=True,
    help="Count by this field: ministerie, jaar, type, status, lijst, review or kamerstuk; twice: "
    "by both at once.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def stats(
    path: Path, words: Sequence[str], saved: str | None, fields: Sequence[str], as_json: bool
) -> None:
    """Count what WORDS find, by ministry, year, type and status, or by other fields.

    Without WORDS and --by: show how far each report has been reviewed, and how far what was
    accepted can be trusted.
    """
    with opened(path) as db:
        if fields or words or saved is not None:
            _count(db, asked(db, words, saved), _tables(fields), as_json)
        else:
            _review(db, as_json)


def _tables(fields: Sequence[str]) -> list[tuple[str, str]]:
    """The fields of the lines, and of the columns, of each table."""
    from db.search import FIGURE_FIELDS
    from tui.words.figure_text import PAPERS

    if not fields:
        return [(name, "") for name in USUAL]
    for name in fields:
        if name not in (*FIGURE_FIELDS, PAPERS):
            said = _("there are no figures by {field}; there are by {fields}.")
            names = ", ".join((*FIGURE_FIELDS, PAPERS))
            raise click.UsageError(said.format(field=name, fields=names))
    if PAPERS in fields:
        if fields != (PAPERS,):
            raise click.UsageError(_("{field} goes without another field.").format(field=PAPERS))
        return [(PAPERS, "review")]
    if len(fields) > MOST or len(set(fields)) < len(fields):
        raise click.UsageError(_("figures are by one field, or by two that differ."))
    return [(fields[0], fields[1] if fields[1:] else "")]


def _count(db: Database, text: str, tables: Sequence[tuple[str, str]], as_json: bool) -> None:
    from db.search import figures_by, find, progress_figures
    from tui.words.figure_text import PAPERS, spoken, title_of_field

    said = []
    for names in tables:
        found = progress_figures(db, text) if PAPERS in names else figures_by(db, text, *names)
        by = [name for name in names if name]
        if as_json:
            said.append({"by": by, "cells": [*_cells(found, by)]})
            continue
        say(" × ".join(map(title_of_field, by)))
        for line in spoken(found, names):
            say(f"  {line}")
    if as_json:
        whole = {"query": text, "entries": len(find(db, text)), "tables": said}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        tell_of(db, text)


def _cells(found: FigureTable, by: Sequence[str]) -> Iterator[dict[str, object]]:
    """The cells that are not empty; what counts all of a field says nothing of it."""
    for at, line in enumerate(found.lines):
        for column, entries in enumerate(line.entries):
            named = zip(by, (line.heading.value, found.columns[column].value), strict=False)
            values = {name: value for name, value in named if value}
            if entries:
                yield {"values": values, "entries": entries, "query": found.query(at, column)}


def _review(db: Database, as_json: bool) -> None:
    from db.review import counts, disagreements, estimate
    from db.search import summaries

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
