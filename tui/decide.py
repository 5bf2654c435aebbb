"""What is decided in the app, from the command line: accept, reject, flag, set, undo.

UID is the name of an entry, or enough of its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.lang import REVIEWS, _
from tui.settings import followed

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.review import At, Decided

_UID = click.argument("uid")


def _as_who(command: Callable[..., None]) -> Callable[..., None]:
    """The option that says who decides."""
    return click.option(
        "--as",
        "reviewer",
        callback=lambda context, _option, name: name or followed(context).reviewer,
        help="Who decides; else SEA_REVIEWER, the settings, or your login name.",
    )(command)


@click.command()
@click.argument("uids", nargs=-1, required=True)
@_as_who
@click.pass_obj
def accept(path: Path, uids: Sequence[str], reviewer: str) -> None:
    """What is shown of the entries UIDS is right."""
    from db import review

    _decide(path, reviewer, uids, lambda db, who, ats: review.accept(db, who, *ats))


@click.command()
@_UID
@click.argument("reason")
@_as_who
@click.pass_obj
def reject(path: Path, uid: str, reason: str, reviewer: str) -> None:
    """What stands under UID is no entry, for this REASON."""
    from db import review

    _decide(path, reviewer, [uid], lambda db, who, ats: review.reject(db, who, ats[0], reason))


@click.command()
@_UID
@click.argument("note")
@_as_who
@click.pass_obj
def flag(path: Path, uid: str, note: str, reviewer: str) -> None:
    """Somebody should look at the entry UID, because of this NOTE."""
    from db import review

    _decide(path, reviewer, [uid], lambda db, who, ats: review.flag(db, who, ats[0], note))


@click.command("set")
@_UID
@click.argument("field")
@click.argument("text")
@_as_who
@click.pass_obj
def set_field(path: Path, uid: str, field: str, text: str, reviewer: str) -> None:
    """Put TEXT in the FIELD of the entry UID."""
    from db import review
    from parser.model import FIELDS

    if field not in FIELDS:
        raise click.UsageError(
            _("{field} is no field; the fields are {fields}.").format(
                field=field, fields=", ".join(FIELDS)
            )
        )
    _decide(
        path, reviewer, [uid], lambda db, who, ats: review.correct(db, who, ats[0], {field: text})
    )


@click.command()
@click.argument("uid", required=False)
@_as_who
@click.pass_obj
def undo(path: Path, uid: str | None, reviewer: str) -> None:
    """Take back the last decision on the entry UID, or else your own last one."""
    from db import review

    def turn(db: Database, who: str, ats: Sequence[At]) -> Decided:
        group = review.last_group(db, ats[0].id) if ats else ""
        if ats and not group:
            return review.Decided("", {})
        return review.undo(db, who, group)

    _decide(path, reviewer, [uid] if uid else [], turn)


def _decide(
    path: Path,
    reviewer: str,
    uids: Sequence[str],
    deed: Callable[[Database, str, Sequence[At]], Decided],
) -> None:
    """Do it, and say where each of its entries stands afterwards."""
    from db.review import At
    from db.search import by_uid, rows
    from db.store import open_store

    with open_store(path) as db:
        found = [by_uid(db, uid) for uid in uids]
        decided = deed(db, reviewer, [At(row.id, row.version) for row in found])
        for row in rows(db, list(decided.versions)):
            click.echo(f"{row.uid}: {REVIEWS.get(row.review) or _('not reviewed')}")
    if not decided.group:
        click.echo(_("There was nothing to do."))
