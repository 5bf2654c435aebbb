"""Where entries stand with those who review them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlite_utils import Database

from db.store import path_of, translated_errors


class ReviewStatus(NamedTuple):
    """The paper of an entry, and its `db.search.whole_rows.Row.review`."""

    report_id: int
    review: str


def review_statuses(db: Database, ids: Sequence[int]) -> dict[int, ReviewStatus]:
    """Where each of these entries stands; an id that is not stored is left out."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_STANDINGS, [json.dumps(list(ids))])
        return {id: ReviewStatus(report, review) for id, report, review in found}


_STANDINGS = """
SELECT e.id, e.report_id, e.review
FROM json_each(?) wanted CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
"""
