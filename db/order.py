"""The orders in which entries are shown.

Each order is kept in memory, 8 to 16 bytes an entry, so that the hits of a query are sorted without
a look at their rows. An import makes them anew, a decision those that it can change.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from db.chapters import ministry
from db.event import REVIEW
from db.folding import fold


class Order(Enum):
    """How entries can be sorted; what is empty comes last, and the alike by their place.

    Texts go by their letters: capitals, accents and signs do not count.
    """

    PLACE = "place"
    """The newest dossier first, then page and place."""
    RANK = "rank"
    """The best match first."""
    YEAR = "year"
    """Of completion, the newest first."""
    CONFIDENCE = "confidence"
    """The most doubtful first."""
    CHANGED = "changed"
    """What was last read anew or decided on first."""
    MINISTRY = "ministry"
    THEME = "theme"
    SUBTHEME = "subtheme"
    TYPE = "type"
    """By its meaning where that is known: "Ex-post" is "ex post"."""
    STATUS = "status"
    """By its meaning where that is known."""
    TITLE = "title"
    """Or else the conclusions: the preview of a Summary."""
    ARTICLE = "article"
    """By number, that of the lowest article; on all articles comes first."""
    ORGANISATION = "organisation"
    REVIEW = "review"
    """What waits for a person first, what nobody has looked at last."""
    LINKS = "links"
    """The most first; none is a number too, not empty."""
    FINDINGS = "findings"
    """The most first; none is a number too, not empty."""


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


def arranged(db: Database, ids: array[int], order: Order, reverse: bool = False) -> array[int]:
    """Ids that stand in the order of the papers, in another order or the `reverse` of it."""
    if order not in _SORTS:
        return ids[::-1] if reverse else ids
    ranks = _ranks_of(db, order)
    # Sorting keeps the alike as they stood, also in reverse.
    filled = [id for id in ids if ranks[id]]
    filled.sort(key=ranks.__getitem__, reverse=reverse != _SORTS[order].falling)
    if len(filled) < len(ids):
        filled += [id for id in ids if not ranks[id]]
    return array("q", filled)


class _Sort(NamedTuple):
    """`sql` gives the id of every entry and some values; `key`, called with these, what to sort by:
    "" and None are empty. `falling`: the highest first."""

    sql: str
    key: Callable[..., Any]
    falling: bool = False


_EMPTY: set[Any] = {"", None}


class _Known:
    """The orders that were asked for, as of a run and an event: for each the rank of every id, a
    number that sorts as its key does; 0 is empty."""

    def __init__(self) -> None:
        self.run = self.event = 0
        self.ranks: dict[Order, array[int]] = {}


_KNOWN: WeakKeyDictionary[Database, _Known] = WeakKeyDictionary()


def _ranks_of(db: Database, order: Order) -> array[int]:
    known = _KNOWN.setdefault(db, _Known())
    run, event, corrected = db.conn.execute(_NEWS, [known.event, REVIEW]).fetchone()
    if run != known.run or corrected:
        known.ranks.clear()
    elif event:
        known.ranks.pop(Order.REVIEW, None)
        known.ranks.pop(Order.CHANGED, None)
    known.run, known.event = run, event or known.event
    if order not in known.ranks:
        sort = _SORTS[order]
        (last,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
        known.ranks[order] = _ranks(db.conn.execute(sort.sql), sort.key, last)
    return known.ranks[order]


def _ranks(found: Iterable[tuple[Any, ...]], key: Callable[..., Any], last: int) -> array[int]:
    """The rank of each id up to `last`; `found` gives ids and what `key` is to be called with."""
    key = cache(key)
    keys = [(id, key(*values)) for id, *values in found]
    numbers = {
        one: number for number, one in enumerate(sorted({one for _, one in keys} - _EMPTY), 1)
    }
    ranks = array("q", bytes(8 * (last + 1)))
    for id, one in keys:
        ranks[id] = numbers.get(one, 0)
    return ranks


def _itself(value: Any) -> Any:
    return value


def _ministry(chapter: str, printed: str) -> str:
    return fold(ministry(chapter, printed))


def _at_and_run(at: str, run: int) -> tuple[str, int]:
    return at, run


_WAITING = ("conflict", "changed", "missing", "flagged", "rejected", "accepted")


def _waiting(review: str) -> int | None:
    return _WAITING.index(review) if review else None


_VALUES = "SELECT id, {} FROM entry INDEXED BY entry_values"

_SORTS = {
    Order.YEAR: _Sort(_VALUES.format("value_last_year"), _itself, falling=True),
    Order.CONFIDENCE: _Sort(_VALUES.format("confidence"), _itself),
    Order.CHANGED: _Sort(
        """
        SELECT e.id, max(run.at, coalesce(decided.at, '')), run.id
        FROM entry e JOIN run ON run.id = e.run_id
        LEFT JOIN (SELECT entry_id, max(at) AS at FROM event GROUP BY entry_id) decided
            ON decided.entry_id = e.id
        """,
        _at_and_run,
        falling=True,
    ),
    Order.MINISTRY: _Sort(
        "SELECT e.id, r.chapter, r.ministerie FROM report r JOIN entry e ON e.report_id = r.id",
        _ministry,
    ),
    Order.THEME: _Sort(_VALUES.format("thema"), fold),
    Order.SUBTHEME: _Sort("SELECT id, subthema FROM entry", fold),
    Order.TYPE: _Sort(
        "SELECT id, coalesce(nullif(value_type, ''), type_onderzoek) FROM entry", fold
    ),
    Order.STATUS: _Sort("SELECT id, coalesce(nullif(value_status, ''), status) FROM entry", fold),
    Order.TITLE: _Sort(
        "SELECT id, coalesce(nullif(titel, ''), substr(conclusies, 1, 200)) FROM entry", fold
    ),
    Order.ARTICLE: _Sort("SELECT entry_id, min(low) FROM article GROUP BY entry_id", _itself),
    Order.ORGANISATION: _Sort(
        """
        SELECT entry_id, group_concat(name, ', ')
        FROM (SELECT entry_id, name FROM organisation ORDER BY entry_id, id LIMIT -1)
        GROUP BY entry_id
        """,
        fold,
    ),
    Order.REVIEW: _Sort(_VALUES.format("review"), _waiting),
    Order.LINKS: _Sort(
        """
        SELECT e.id, count(l.id) FROM entry e INDEXED BY entry_values
        LEFT JOIN link l ON l.entry_id = e.id GROUP BY e.id
        """,
        _itself,
        falling=True,
    ),
    Order.FINDINGS: _Sort(
        """
        SELECT e.id, count(f.id) FROM entry e INDEXED BY entry_values
        LEFT JOIN finding f ON f.entry_id = e.id GROUP BY e.id
        """,
        _itself,
        falling=True,
    ),
}

# What came since event ?1: the last of them, and whether one is more than a decision.
_NEWS = """
SELECT (SELECT coalesce(max(id), 0) FROM run), max(id), coalesce(max(field <> ?2), 0)
FROM event WHERE id > ?1
"""

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
