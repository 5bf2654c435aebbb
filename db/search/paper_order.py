"""The order of the papers: every entry by its place in them.

It is kept in memory, 16 bytes an entry, so that the hits of a query are sorted without a look at
their rows.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from sqlite_utils import Database

from db.cache import ValidUntil, cached


class PaperOrder:
    """The ids of all entries by their place in the papers, and each id's number in that."""

    def __init__(self, ids: array[int]) -> None:
        self.ids = ids
        self._number = array("q", bytes(8 * (max(ids, default=0) + 1)))
        for number, id in enumerate(ids):
            self._number[id] = number

    def sort(self, ids: Sequence[int]) -> array[int]:
        """These ids by their place; one that has come since is left out."""
        numbers = self._number
        if max(ids, default=0) >= len(numbers):
            ids = [id for id in ids if id < len(numbers)]
        # Numbers of a run of ids are a run as well, which is what sorted() is quickest with.
        return array("q", [*map(self.ids.__getitem__, sorted(map(numbers.__getitem__, ids)))])

    def among_first(self, ids: Sequence[int], number: int) -> array[int]:
        """Those of `ids` that are among the first `number` of all, by their place."""
        first = set(self.ids[:number])
        return self.sort([id for id in ids if id in first])


def paper_order(db: Database) -> PaperOrder:
    """The order of the papers, as of the last import: by nothing else does an entry move."""

    def make() -> PaperOrder:
        (ids,) = db.conn.execute(_BY_PLACE).fetchone()
        return PaperOrder(array("q", json.loads(ids)))

    return cached(db, "places", ValidUntil.IMPORT, make)


# Reports in the outer loop, so that the order comes from the two indexes and nothing is sorted.
# With a LIMIT, without which SQLite need not keep the order of what it collects.
_BY_PLACE = """
SELECT json_group_array(id) FROM (
    SELECT e.id
    FROM report r CROSS JOIN entry e ON e.report_id = r.id
    ORDER BY substr(r.dossier, 1, 6) DESC, r.chapter, r.nr, r.id, e.page, e.place, e.id
    LIMIT -1
)
"""
