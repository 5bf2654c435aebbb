"""The orders in which entries are shown.

The order of the papers is kept in memory, 16 bytes an entry, so that the hits of a query are sorted
without a look at their rows; an import makes it anew. The other orders sort what is already so.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from enum import Enum
from weakref import WeakKeyDictionary

from sqlite_utils import Database


class Order(Enum):
    """How entries can be sorted; where they are alike, by their place."""

    PLACE = "place"
    """The newest dossier first, then page and place."""
    YEAR = "year"
    """The newest first, what has no year last."""
    CONFIDENCE = "confidence"
    """The most doubtful first."""
    CHANGED = "changed"
    """What was last read anew or decided on first."""
    RANK = "rank"
    """The best match first."""


class Places:
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


_PLACES: WeakKeyDictionary[Database, tuple[int, Places]] = WeakKeyDictionary()


def places_of(db: Database) -> Places:
    """The order of the papers, as of the last import."""
    # No entry moves, comes or goes but by an import, and each import adds a run.
    (run,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM run").fetchone()
    known = _PLACES.get(db)
    if known is None or known[0] != run:
        (ids,) = db.conn.execute(_BY_PLACE).fetchone()
        known = run, Places(array("q", json.loads(ids)))
        _PLACES[db] = known
    return known[1]


def arranged(db: Database, ids: array[int], order: Order) -> array[int]:
    """Ids that stand in the order of the papers, in another order."""
    if order not in _KEYS:
        return ids
    found = db.conn.execute(
        f"""
        SELECT {_KEYS[order]} FROM json_each(?) wanted
        CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
        """,
        [json.dumps(ids.tolist())],
    )
    keyed = sorted(zip((key for (key,) in found), ids, strict=True), key=lambda pair: pair[0])
    return array("q", (id for _, id in keyed))


_KEYS = {
    Order.YEAR: "-coalesce(e.value_last_year, 0)",
    Order.CONFIDENCE: "e.confidence",
    # In seconds, and of one second the later reading first.
    Order.CHANGED: """-1000000 * max(
        CAST((SELECT strftime('%s', at) FROM run WHERE id = e.run_id) AS INTEGER),
        coalesce((SELECT CAST(strftime('%s', max(at)) AS INTEGER) FROM event
                  WHERE entry_id = e.id), 0)
    ) - e.run_id""",
}

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
