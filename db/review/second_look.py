"""A second look: accepted entries, chosen by chance, judged blind by another reviewer.

What two people make of an entry independently tells how many of the accepted fields are wrong. The
second sees what was read, not what the first made of it; where the two differ, both are kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from sqlite_utils import Database

from db.event_log import REVIEW, SECOND, not_undone_sql
from db.merge import CORRECTABLE, as_stored, text_of
from db.review.decisions import Change, EntryVersion, Outcome, decide
from db.review.projection import last_read
from db.review_state import ReviewState
from db.search import by_id
from db.store import path_of, translated_errors
from parser import Entry

SHARE = 0.1
"""The part of the accepted entries that is offered for a second look."""
_95 = 1.96
"""Standard deviations around the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that the second reviewer would have otherwise; nobody has decided on it since."""

    entry_id: int
    field: str
    accepted: str
    second: str
    reviewer: str
    """Who looked second."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The share of accepted fields that are wrong, with its 95 % interval, each from 0 to 1."""

    fields: int
    """Fields that were looked at twice, those that both left empty not counted."""
    wrong: int
    share: float
    low: float
    high: float


def offered(db: Database, reviewer: str, share: float = SHARE) -> list[int]:
    """The ids of the accepted entries that this reviewer may give a second look.

    Chosen by their uids, which are random and stay: the choice is the same every time, and a larger
    `share` (0 to 1) only adds to it. What somebody has looked at twice is not offered again.
    """
    with translated_errors(path_of(db)):
        found = db.conn.execute(_ACCEPTED, {"reviewer": reviewer}).fetchall()
    return [id for id, uid in found if int(uid[:8], 16) < share * 2**32]


def read_of(db: Database, id: int) -> Entry:
    """What the last run that saw the entry read, which is all that a second reviewer sees of it."""
    with translated_errors(path_of(db)):
        return last_read(db.conn, id)


def look(db: Database, reviewer: str, at: EntryVersion, texts: Mapping[str, str]) -> Outcome:
    """Store what a reviewer, who saw only the reading, would put in place of it: field → text.

    Nothing that is shown changes. Raises StaleEntry as any decision.
    """
    with translated_errors(path_of(db)):
        shown = by_id(db, at.id)
        read = last_read(db.conn, at.id)
    second = {field: as_stored(field, text) for field, text in texts.items()}
    pairs = [
        (field, text_of(shown.entry, field), second.get(field, text_of(read, field)))
        for field in CORRECTABLE
    ]
    said = {
        "fields": sum(bool(set(pair[1:]) - {"", "[]"}) for pair in pairs),
        "differ": [pair for pair in pairs if pair[1] != pair[2]],
    }
    return decide(db, reviewer, [Change(at, SECOND, json.dumps(said, ensure_ascii=False))])


def disagreements(db: Database, entry_id: int | None = None) -> list[Disagreement]:
    """Where a second look and what was accepted differ, and nobody has decided on the field, or on
    the entry as a whole, since; of one entry, else of all."""
    with translated_errors(path_of(db)):
        # Two queries, for one that suits both would read every event.
        which = "1" if entry_id is None else "d.entry_id = :id"
        found = db.conn.execute(_LOOKS_SINCE.format(which=which), {"id": entry_id}).fetchall()
    return [
        Disagreement(id, field, accepted, second, reviewer)
        for id, reviewer, said, since in found
        for field, accepted, second in json.loads(said)["differ"]
        if not {field, REVIEW} & set(json.loads(since))
    ]


def estimate(db: Database) -> Estimate | None:
    """How many accepted fields are wrong, judged by every second look; None before the first.

    The interval is Wilson's (Journal of the American Statistical Association 22, 1927).
    """
    with translated_errors(path_of(db)):
        looks = [json.loads(said) for (said,) in db.conn.execute(_LOOKS)]
    fields = sum(one["fields"] for one in looks)
    wrong = sum(len(one["differ"]) for one in looks)
    if not fields:
        return None
    low, high = wilson(wrong, fields)
    return Estimate(fields, wrong, wrong / fields, low, high)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of the share that `hits` out of `total` stand for."""
    share, square = hits / total, _95**2 / total
    middle = share + square / 2
    width = sqrt(square * share * (1 - share) + square**2 / 4)
    return max(0.0, (middle - width) / (1 + square)), min(1.0, (middle + width) / (1 + square))


_LOOKS = f"""
SELECT after FROM event d JOIN entry e ON e.id = d.entry_id
WHERE field = 'second' AND {not_undone_sql("d")}
"""

_LOOKS_SINCE = f"""
SELECT d.entry_id, d.reviewer, d.after,
    (SELECT json_group_array(later.field) FROM event later
     WHERE later.entry_id = d.entry_id
        AND (later.clock, later.uid) > (d.clock, d.uid) AND {not_undone_sql("later")})
FROM event d JOIN entry e ON e.id = d.entry_id
WHERE d.field = 'second' AND {not_undone_sql("d")}
    AND {{which}}
ORDER BY d.clock, d.uid
"""

_ACCEPTED = f"""
SELECT e.id, e.uid FROM entry e
WHERE e.review = '{ReviewState.ACCEPTED}' AND NOT EXISTS (
    SELECT 1 FROM event d
    WHERE d.entry_id = e.id AND (d.reviewer = :reviewer OR d.field = 'second')
        AND {not_undone_sql("d")})
ORDER BY e.id
"""
