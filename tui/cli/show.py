"""An entry and what is open of it, from the command line, and the answers to that.

Everything stands on a line of its own, in the order in which it is to be heard.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.common_options import by_reviewer
from tui.cli.completing import complete_uid
from tui.cli.decide import UID, VERSION, decide
from tui.cli.stored import opened
from tui.translation import REVIEW_WORDS, _

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.review import EntryVersion, OpenPoint, Outcome
    from db.search import Row
    from parser import Entry

_NUMBER = click.argument("number", type=click.IntRange(min=1))


@click.command()
@UID
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show(path: Path, uid: str, as_json: bool) -> None:
    """Print the entry UID, and its open questions by number."""
    from db.review import points
    from db.review.join_and_split import joined_to
    from db.search import by_uid

    with opened(path) as db:
        row = by_uid(db, uid)
        found = points(db, row.id)
        upper = joined_to(db, row.id)
    if as_json:
        click.echo(json.dumps(_as_json(row, found), ensure_ascii=False, indent=2))
        return
    rest = [_("It is the rest of {uid}.").format(uid=upper)] if upper else []
    for line in (*_entry(row), *rest, *_points(found, row.entry)):
        click.echo(line)


@click.command()
@UID
@_NUMBER
@VERSION
@by_reviewer
@click.pass_obj
def take(path: Path, uid: str, number: int, versions: Sequence[int], reviewer: str) -> None:
    """Accept what open question NUMBER of the entry UID offers."""
    from db.review import open_points

    def decision(db: Database, who: str, ats: Sequence[EntryVersion]) -> Outcome:
        point = _point(open_points.points(db, ats[0].id), number)
        if point.offer is None:
            raise click.ClickException(
                _("Open question {n} offers nothing; sea set corrects the field.").format(n=number)
            )
        return open_points.apply(db, who, ats[0], point)

    decide(path, reviewer, [uid], decision, versions)


@click.command()
@UID
@_NUMBER
@VERSION
@by_reviewer
@click.pass_obj
def leave(path: Path, uid: str, number: int, versions: Sequence[int], reviewer: str) -> None:
    """Dismiss open question NUMBER of the entry UID: what is shown is right."""
    from db.review import open_points

    decide(
        path,
        reviewer,
        [uid],
        lambda db, who, ats: open_points.dismiss(
            db, who, ats[0], _point(open_points.points(db, ats[0].id), number)
        ),
        versions,
    )


@click.command()
@click.argument("uid", required=False, shell_complete=complete_uid)
@click.argument("said", nargs=-1, metavar="[FIELD TEXT]...")
@click.option("--json", "as_json", is_flag=True, help="Print what is offered as JSON.")
@VERSION
@by_reviewer
@click.pass_obj
def second(
    path: Path,
    uid: str | None,
    said: Sequence[str],
    as_json: bool,
    versions: Sequence[int],
    reviewer: str,
) -> None:
    """Print the accepted entries that are offered for a second look, as they were read; or say of
    the entry UID what should stand in its fields, nothing where it was read right."""
    from db.review import second_look
    from db.search import rows
    from parser import FIELDS

    if uid:
        texts = dict(pair for at, pair in enumerate(pairwise(said)) if at % 2 == 0)
        if len(said) % 2 or not texts.keys() <= set(FIELDS):
            raise click.UsageError(
                _("Name a field and its text; the fields are {fields}.").format(
                    fields=", ".join(FIELDS)
                )
            )
        decide(
            path,
            reviewer,
            [uid],
            lambda db, who, ats: second_look.look(db, who, ats[0], texts),
            versions,
        )
        return
    with opened(path) as db:
        offered = [
            (row, second_look.read_of(db, row.id))
            for row in rows(db, second_look.offered(db, reviewer))
        ]
    if as_json:
        from parser.report_json import as_json as plain

        read = [{"uid": row.uid, "version": row.version, **plain(one)} for row, one in offered]
        click.echo(json.dumps(read, ensure_ascii=False, indent=2))
        return
    for row, one in offered:
        click.echo("\n".join([row.uid, *_fields(one), ""]))


def _as_json(row: Row, found: Sequence[OpenPoint]) -> dict[str, Any]:
    """The entry as `sea search --json` has it, and its open questions."""
    from tui.export.to_json import entry_as_json
    from tui.words.open_point_text import open_point_line

    questions = [
        {
            "number": number,
            "field": point.field,
            "says": open_point_line(point).plain,
            "offer": point.offer,
        }
        for number, point in enumerate(found, 1)
    ]
    return {**entry_as_json(row), "questions": questions}


def _entry(row: Row) -> Iterator[str]:
    from tui.words.describe import place_of

    yield row.uid
    yield from _fields(row.entry)
    yield _("Source: {place}").format(place=place_of(row.document, row.entry.pages))
    yield _("Version: {n}").format(n=row.version)
    yield _("Review: {review}").format(review=REVIEW_WORDS.get(row.review) or _("not reviewed"))


def _fields(entry: Entry) -> Iterator[str]:
    from parser import FIELDS, TITLES
    from tui.words.link_lines import to_lines

    for name in FIELDS:
        if text := getattr(entry, name):
            yield f"{TITLES[name]}: {text}"
    for header, text in entry.extra.items():
        yield f"{header}: {text}"
    if entry.links:
        yield f"{TITLES['links']}: {to_lines(entry.links)}"


def _points(found: Sequence[OpenPoint], entry: Entry) -> Iterator[str]:
    from db.review import Absence
    from parser import Code, Finding
    from tui.words.compare import plainly_marked
    from tui.words.open_point_text import open_point_line, seen_text
    from tui.words.sides import sides

    for number, point in enumerate(found, 1):
        yield f"{number}. {open_point_line(point).plain}"
        whole = isinstance(point.about, Finding) and point.about.code is Code.WITNESS_DIFFERS
        if isinstance(point.about, Finding) and point.offer and not whole:
            yield "   " + _("instead: {text}").format(text=point.offer)
            continue
        if isinstance(point.about, Absence):
            yield f"   {seen_text(point.about)}"
        for at, side in enumerate(sides(point, entry)):
            yield f"   {side.name}: {plainly_marked(side.text, gone=at == 0)}"


def _point(found: Sequence[OpenPoint], number: int) -> OpenPoint:
    if number > len(found):
        raise click.ClickException(
            _("There is no open question {n}; sea show lists them.").format(n=number)
        )
    return found[number - 1]
