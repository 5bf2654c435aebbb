"""The orders in which entries are shown.

Of each order the rank of every entry is kept in memory, 8 bytes an entry, so that the hits of a
query are sorted without a look at their rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from db.cache import ValidUntil, cached
from db.folding import fold
from db.ministries import ministry
from db.review_state import MOST_URGENT_FIRST, ReviewState


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
    "" and None are empty. `falling`: the highest first. It holds `until` so much is written."""

    sql: str
    key: Callable[..., Any]
    falling: bool = False
    until: ValidUntil = ValidUntil.CORRECTION


_EMPTY: set[Any] = {"", None}


def _ranks_of(db: Database, order: Order) -> array[int]:
    """For each id a number that sorts as its key does; 0 where that is empty."""
    sort = _SORTS[order]

    def make() -> array[int]:
        found = db.conn.execute(sort.sql).fetchall()
        # In this order: another program may add entries in between.
        (last,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
        return _ranks(found, sort.key, last)

    return cached(db, order, sort.until, make)


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


def _waiting(review: str) -> int | None:
    return MOST_URGENT_FIRST.index(ReviewState(review)) if review else None


_VALUES = "SELECT id, {} FROM entry INDEXED BY entry_values"


def _meant(field: str, column: str) -> str:
    """What a column means, or else says; the rows themselves are read only for the latter."""
    return f"""
        SELECT id, value_{field} FROM entry INDEXED BY entry_values WHERE value_{field} <> ''
        UNION ALL
        SELECT id, {column} FROM entry INDEXED BY entry_values WHERE value_{field} = ''
    """


_SORTS = {
    Order.YEAR: _Sort(
        _VALUES.format("coalesce(value_last_year, value_first_year)"), _itself, falling=True
    ),
    Order.CONFIDENCE: _Sort(_VALUES.format("confidence"), _itself),
    Order.CHANGED: _Sort(
        """
        SELECT e.id, max(run.at, coalesce(decided.at, ''), coalesce(exact.at, '')), run.id
        FROM entry e JOIN run ON run.id = e.run_id
        LEFT JOIN (SELECT report_id, max(at) AS at FROM run WHERE pages = 0 GROUP BY report_id)
            exact ON exact.report_id = e.report_id
        LEFT JOIN (SELECT entry_id, max(at) AS at FROM event GROUP BY entry_id) decided
            ON decided.entry_id = e.id
        """,
        _at_and_run,
        falling=True,
        until=ValidUntil.DECISION,
    ),
    Order.MINISTRY: _Sort(
        "SELECT e.id, r.chapter, r.ministerie FROM report r JOIN entry e ON e.report_id = r.id",
        _ministry,
        until=ValidUntil.IMPORT,
    ),
    Order.THEME: _Sort(_VALUES.format("thema"), fold),
    Order.SUBTHEME: _Sort("SELECT id, subthema FROM entry INDEXED BY entry_subthema", fold),
    Order.TYPE: _Sort(_meant("type", "type_onderzoek"), fold),
    Order.STATUS: _Sort(_meant("status", "status"), fold),
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
    Order.REVIEW: _Sort(_VALUES.format("review"), _waiting, until=ValidUntil.DECISION),
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
