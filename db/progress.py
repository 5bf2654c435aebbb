"""How far the review of a list of entries has come."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.store import explained, path_of

DECIDED = frozenset({"accepted", "rejected", "flagged"})
"""Where an entry stands that asks for no decision; what changed since, or conflicts, does."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the list has of one report: `name` is its dossier and number, or else its title."""

    report_id: int
    name: str
    total: int
    decided: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many entries stand where (see `db.merge.standing`; "" is not looked at), and the reports
    in the order in which they came into the store."""

    reviews: Mapping[str, int]
    reports: tuple[Part, ...]

    @property
    def total(self) -> int:
        """How many entries there are."""
        return sum(self.reviews.values())

    @property
    def decided(self) -> int:
        """How many of them ask for no decision."""
        return sum(number for review, number in self.reviews.items() if review in DECIDED)


def progress(db: Database, ids: Sequence[int]) -> Progress:
    """How far the review of these entries has come; an id that is not stored is left out."""
    with explained(path_of(db)):
        found = db.conn.execute(_REVIEWS, [json.dumps(list(ids))]).fetchall()
        names = dict(db.conn.execute("SELECT id, name FROM report").fetchall())
    reviews: Counter[str] = Counter()
    total: Counter[int] = Counter()
    decided: Counter[int] = Counter()
    for report_id, review, number in found:
        reviews[review] += number
        total[report_id] += number
        decided[report_id] += number * (review in DECIDED)
    parts = (Part(id, names[id], total[id], decided[id]) for id in sorted(total))
    return Progress(reviews, tuple(parts))


_REVIEWS = """
SELECT e.report_id, e.review, count(*)
FROM json_each(?) wanted CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
GROUP BY 1, 2
"""
