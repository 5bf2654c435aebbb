"""What is decided in the app, from the command line: accept, reject, flag, set, undo.

UID is the name of an entry, or enough of its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.common_options import by_reviewer
from tui.cli.completing import complete_field, complete_text, complete_uid
from tui.cli.echo import say
from tui.cli.stored import opened
from tui.translation import REVIEW_WORDS, _

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.review import EntryVersion, Outcome

UID = click.argument("uid", shell_complete=complete_uid)
VERSION = click.option(
    "--version",
    "versions",
    type=click.IntRange(min=1),
    callback=lambda _context, _option, number: () if number is None else (number,),
    help="The version of the entry that this is decided on, as sea show prints it.",
)


@click.command()
@click.argument("uids", nargs=-1, required=True, shell_complete=complete_uid)
@click.option(
    "--version",
    "versions",
    type=click.IntRange(min=1),
    multiple=True,
    help="The version of an entry that this is decided on; one for each of UIDS, in their order.",
)
@by_reviewer
@click.pass_obj
def accept(path: Path, uids: Sequence[str], versions: Sequence[int], reviewer: str) -> None:
    """What is shown of the entries UIDS is right."""
    from db.review import decisions

    decide(path, reviewer, uids, lambda db, who, ats: decisions.accept(db, who, *ats), versions)


@click.command()
@UID
@click.argument("reason")
@VERSION
@by_reviewer
@click.pass_obj
def reject(path: Path, uid: str, reason: str, versions: Sequence[int], reviewer: str) -> None:
    """UID is not an entry, for this REASON."""
    from db.review import decisions

    decide(
        path,
        reviewer,
        [uid],
        lambda db, who, ats: decisions.reject(db, who, ats[0], reason),
        versions,
    )


@click.command()
@UID
@click.argument("note")
@VERSION
@by_reviewer
@click.pass_obj
def flag(path: Path, uid: str, note: str, versions: Sequence[int], reviewer: str) -> None:
    """Somebody should look at the entry UID, because of this NOTE."""
    from db.review import decisions

    decide(
        path, reviewer, [uid], lambda db, who, ats: decisions.flag(db, who, ats[0], note), versions
    )


@click.command("set")
@UID
@click.argument("field", shell_complete=complete_field)
@click.argument("text", shell_complete=complete_text)
@VERSION
@by_reviewer
@click.pass_obj
def set_field(
    path: Path, uid: str, field: str, text: str, versions: Sequence[int], reviewer: str
) -> None:
    """Put TEXT in the FIELD of the entry UID; of "links" a line each, the address first."""
    from db.merge import CORRECTABLE
    from db.review import decisions
    from db.search import rows
    from tui.words.link_lines import from_lines

    if field not in CORRECTABLE:
        raise click.UsageError(
            _("{field} is not a field; the fields are {fields}.").format(
                field=field, fields=", ".join(CORRECTABLE)
            )
        )

    def decision(db: Database, who: str, ats: Sequence[EntryVersion]) -> Outcome:
        if field != "links":
            return decisions.correct(db, who, ats[0], {field: text})
        before = rows(db, [ats[0].id])[0].entry.links
        return decisions.correct(db, who, ats[0], {}, from_lines(text, before))

    decide(path, reviewer, [uid], decision, versions)


@click.command()
@click.argument("uid", required=False, shell_complete=complete_uid)
@by_reviewer
@click.pass_obj
def undo(path: Path, uid: str | None, reviewer: str) -> None:
    """Undo the last decision on the entry UID, or else your own last one."""
    from db.review import decisions

    def turn(db: Database, who: str, ats: Sequence[EntryVersion]) -> Outcome:
        group = decisions.last_group(db, ats[0].id) if ats else ""
        if ats and not group:
            return decisions.Outcome("", {})
        return decisions.undo(db, who, *filter(None, [group]))

    decide(path, reviewer, [uid] if uid else [], turn)


@click.command()
@by_reviewer
@click.pass_obj
def redo(path: Path, reviewer: str) -> None:
    """Redo what you last undid, if you have decided nothing since."""
    from db.review import decisions

    decide(path, reviewer, [], lambda db, who, _ats: decisions.redo(db, who))


def decide(
    path: Path,
    reviewer: str,
    uids: Sequence[str],
    decision: Callable[[Database, str, Sequence[EntryVersion]], Outcome],
    versions: Sequence[int] = (),
) -> None:
    """Do it to these entries, in these versions or, where none are given, as they are now; and say
    where each of them stands afterwards."""
    from db.review import EntryVersion
    from db.search import by_uid, rows

    if versions and len(versions) != len(uids):
        raise click.UsageError(_("give --version once for each entry, in their order."))
    with opened(path) as db:
        found = [by_uid(db, uid) for uid in uids]
        seen = versions or [row.version for row in found]
        ats = [EntryVersion(row.id, version) for row, version in zip(found, seen, strict=True)]
        decided = decision(db, reviewer, ats)
        for row in rows(db, list(decided.versions)):
            say(f"{row.uid}: {REVIEW_WORDS.get(row.review) or _('not reviewed')}")
    if not decided.group:
        say(_("There was nothing to do."))
