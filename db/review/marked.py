"""What is decided on many entries at once, as one run, which one undo takes back."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import REVIEW
from db.merge import as_stored
from db.review.decisions import Change, EntryVersion, Outcome, decide
from db.review.projection import stored
from db.review.replay import EntryState
from db.review_state import ReviewState
from db.store import path_of, translated_errors
from parser.clean import clean
from parser.findings import is_doubt

LAST = 5
"""Reasons that are offered again."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a decision on marked entries would do: to `ready` it would happen, the others are left
    out, by their ids."""

    ready: tuple[EntryVersion, ...] = ()
    papers: int = 0
    """Of how many papers those that are ready are."""
    doubtful: int = 0
    """How many of them are in doubt."""
    changed: tuple[int, ...] = ()
    """Shown otherwise than when they were marked."""
    already: tuple[int, ...] = ()
    """As the decision would have them."""
    gone: tuple[int, ...] = ()
    """Of an import that was taken back since."""


def versions_of(db: Database, ids: Sequence[int]) -> dict[int, int]:
    """The version that each of these entries has now; an id that is not stored is left out."""
    query = "SELECT e.id, e.version FROM json_each(?) wanted JOIN entry e ON e.id = wanted.value"
    with translated_errors(path_of(db)):
        return dict(db.conn.execute(query, [json.dumps(list(ids))]).fetchall())


def survey(db: Database, marked: Mapping[int, int], field: str = "", value: str = "") -> Survey:
    """What it would do to put `value` in the field `field` (see `db.event_log`), "" where that is
    still to be chosen, of the entries that were `marked`, each in a version. Nothing is stored."""
    value = value if field in ("", REVIEW) else as_stored(field, value)
    with translated_errors(path_of(db)):
        now = stored(db, list(marked))
    changed = [id for id, (row, _) in now.items() if row.version != marked[id]]
    same = {id for id, (_, state) in now.items() if field and _is_so(state, field, value)}
    already = [id for id in now if id in same and id not in changed]
    ready = [row for id, (row, _) in now.items() if id not in {*changed, *already}]
    return Survey(
        tuple(EntryVersion(row.id, row.version) for row in ready),
        len({(row.document.dossier, row.document.nr, row.document.sha256) for row in ready}),
        sum(any(is_doubt(one.code) for one in row.entry.findings) for row in ready),
        tuple(changed),
        tuple(already),
        tuple(marked.keys() - now.keys()),
    )


def _is_so(state: EntryState, field: str, value: str) -> bool:
    if field != REVIEW:
        in_conflict = {conflict.field for conflict in state.conflicts}
        return state.value(field) == value and field not in in_conflict
    doubtful = any(is_doubt(one.code) for one in state.entry.findings)
    return state.review == value and not (value == ReviewState.ACCEPTED and doubtful)


def judge(
    db: Database, reviewer: str, entries: Collection[EntryVersion], review: str, reason: str = ""
) -> Outcome:
    """Accept, reject or flag all of these entries, or none: raises StaleEntry."""
    return decide(db, reviewer, [Change(at, REVIEW, review, reason) for at in entries])


def put(
    db: Database, reviewer: str, entries: Collection[EntryVersion], field: str, text: str
) -> Outcome:
    """Put `text` in a field of all of these entries, or of none: raises StaleEntry."""
    value = as_stored(field, text)
    return decide(db, reviewer, [Change(at, field, value) for at in entries])


def last_reasons(db: Database, reviewer: str) -> list[str]:
    """The last reasons and notes of this reviewer, each once, the very last first."""
    said: dict[str, None] = {}
    with translated_errors(path_of(db)):
        for (reason,) in db.conn.execute(_REASONS, [clean(reviewer)]):
            said[reason] = None
            if len(said) == LAST:
                break
    return list(said)


def texts_of(db: Database, ids: Sequence[int], field: str) -> list[str]:
    """What is shown in a field of these entries, each text once, the most frequent first."""
    with translated_errors(path_of(db)):
        said = [state.value(field) for _, state in stored(db, ids).values()]
    return sorted({*said} - {""}, key=lambda text: (-said.count(text), text))


_REASONS = """
SELECT reason FROM event WHERE reviewer = ? AND reason <> '' ORDER BY clock DESC
"""
