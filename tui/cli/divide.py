"""From the command line: an entry joined to the one above it, and one that is two, split."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.common_options import by_reviewer
from tui.cli.completing import complete_uid
from tui.cli.decide import UID, VERSION, decide
from tui.translation import _

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.review import EntryVersion, Outcome


@click.command()
@UID
@click.argument("into", required=False, shell_complete=complete_uid)
@by_reviewer
@click.pass_obj
def join(path: Path, uid: str, into: str | None, reviewer: str) -> None:
    """The entry UID is the rest of the one above it, or of INTO, which has its texts since."""
    from db import StoreError
    from db.review import EntryVersion, join_and_split
    from db.search import by_id

    def decision(db: Database, who: str, ats: Sequence[EntryVersion]) -> Outcome:
        if len(ats) > 1:
            return join_and_split.join(db, who, *ats)
        upper = join_and_split.above(db, by_id(db, ats[0].id))
        if upper is None:
            raise StoreError(_("There is no entry above it in its paper."))
        return join_and_split.join(db, who, ats[0], EntryVersion(upper.id, upper.version))

    decide(path, reviewer, [uid, *([into] if into else [])], decision)


@click.command()
@UID
@click.argument("cuts", nargs=-1, required=True)
@VERSION
@by_reviewer
@click.pass_obj
def split(
    path: Path, uid: str, cuts: Sequence[str], versions: Sequence[int], reviewer: str
) -> None:
    """The entry UID is two. CUTS are pairs FIELD WORDS: the words with which the second begins in
    that field, or the address of its first link; what is not cut of title, conclusion, reference,
    notes and links stays with the first, and both have the other fields."""
    from db.merge import CORRECTABLE
    from db.review import join_and_split
    from db.search import by_id

    if len(cuts) % 2 or not {*cuts[::2]} <= {*CORRECTABLE}:
        said = _("Name a field and its words; the fields are {fields}.")
        raise click.UsageError(said.format(fields=", ".join(CORRECTABLE)))

    def decision(db: Database, who: str, ats: Sequence[EntryVersion]) -> Outcome:
        entry = by_id(db, ats[0].id).entry
        places = {
            field: join_and_split.cut_before(entry, field, words)
            for field, words in zip(cuts[::2], cuts[1::2], strict=True)
        }
        return join_and_split.split(db, who, ats[0], places)

    decide(path, reviewer, [uid], decision, versions)
