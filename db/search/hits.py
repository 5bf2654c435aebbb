"""Finding entries, and taking them out of the store.

`find` gives ids, cheap enough for all of them; `summaries` fetches those a person looks
at. An `interrupt()` of the connection ends any of them with sqlite3.OperationalError.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from sqlite_utils import Database

from db.schema import ADDED_FIELDS
from db.search.compounds import compounds
from db.search.condition import Condition, condition, contains_folded, fragments
from db.search.fulltext import PLACES
from db.search.left_out import but, left_out
from db.search.order import Order, arranged
from db.search.paper_order import paper_order
from db.search.query import Query, parse
from db.search.query_fields import DOUBTS
from db.store import path_of, translated_errors

MOST_RANKED = 20_000
"""Hits that are ranked: bm25 takes 1.7 µs a hit, and who has more wants another word."""
COUNTED = 5_000
"""Hits that are counted while a person types."""
DEEPER = 4
"""How many times more places a first page is looked for in than it should take."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a line of the table shows of an entry."""

    id: int
    uid: str
    thema: str
    subthema: str
    type_onderzoek: str
    afronding: str
    status: str
    artikel: str
    preview: str
    """The title, or else the first 200 characters of the conclusions, on one line."""
    ministerie: str
    jaar: int | None
    dossier: str
    links: int
    findings: int
    doubts: int
    """Those of the findings that question the reading, and that nobody has settled."""
    confidence: float
    page: int
    """The first page that the entry stands on, from 1; 0 where that is not known."""
    organisaties: str
    """With ", " between them."""
    value_type: str
    """What `type_onderzoek` means, "" where that is not known: see `parser.model.Values`."""
    value_status: str
    review: str
    """As in Row, and so are the next two."""
    reviewer: str
    version: int
    added: tuple[str, ...] = ()
    """The texts of ADDED_FIELDS, in their order."""
    conclusies: str = ""
    """Where the texts were asked for."""


def find(
    db: Database,
    text: str,
    order: Order = Order.PLACE,
    reverse: bool = False,
    *,
    every: bool = False,
) -> array[int]:
    """The ids (typecode "q") of all entries that match `text`, in `order` or the `reverse` of it;
    "" gives them all. Those that are rejected or missing are left out, unless `text` asks for the
    review, or `every` one is wanted.

    What `text` can say: docs/search.md. Order.RANK falls back on Order.PLACE above MOST_RANKED.
    """
    if every:
        with translated_errors(path_of(db)):
            return _find(db, text, order, reverse)
    return find_and_count_hidden(db, text, order, reverse)[0]


def find_and_count_hidden(
    db: Database, text: str, order: Order = Order.PLACE, reverse: bool = False
) -> tuple[array[int], int]:
    """What `find` and `hidden` give, for the price of one search."""
    with translated_errors(path_of(db)):
        found = _find(db, text, order, reverse)
        kept = but(found, left_out(db, parse(text)))
    return kept, len(found) - len(kept)


def hidden(db: Database, text: str) -> int:
    """How many entries match `text` and are left out of what `find` gives."""
    with translated_errors(path_of(db)):
        query = parse(text)
        barred = left_out(db, query)
        if not barred:
            return 0
        wanted = _condition(db, query)
        if not (wanted.match or wanted.where):
            return len(barred)
        low, high = min(barred), max(barred)
        return sum(id in barred for id in _matching(db, wanted, low=low, high=high))


def _find(db: Database, text: str, order: Order, reverse: bool) -> array[int]:
    wanted = _condition(db, parse(text))
    places = paper_order(db)
    if not (wanted.match or wanted.where):
        return arranged(db, places.ids, order, reverse)
    if order is Order.RANK and wanted.match:
        placed = replace(wanted, index=PLACES)
        ranked = _matching(db, placed, MOST_RANKED + 1, f"ORDER BY {PLACES}.rank")
        if len(ranked) <= MOST_RANKED:
            return ranked[::-1] if reverse else ranked
    return arranged(db, places.sort(_matching(db, wanted)), order, reverse)


def first_page(db: Database, text: str, size: int = 200) -> tuple[array[int], int]:
    """The first `size` ids of `find` in the order of the papers, and how many ids there are, up to
    COUNTED + 1: that is for "more than so many".

    For while a person types in a store of hundreds of thousands: it takes as long for words that
    all entries have as for words that some have.
    """
    with translated_errors(path_of(db)):
        query = parse(text)
        wanted, barred = _condition(db, query), left_out(db, query)
        places = paper_order(db)
        if not (wanted.match or wanted.where):
            first = but(places.ids[: size + len(barred)], barred)
            return first[:size], min(len(places.ids) - len(barred), COUNTED + 1)
        some = _matching(db, wanted, COUNTED + 1 + len(barred), "ORDER BY id")
        if len(some) <= COUNTED + len(barred):
            some = but(some, barred)
            return places.sort(some)[:size], min(len(some), COUNTED + 1)
        # As many places as should hold the page, going by the hits that are known, and more.
        near = DEEPER * size * some[-1] // len(some)
        if 2 * near < len(places.ids):
            low, high = min(places.ids[:near]), max(places.ids[:near])
            more = _matching(db, wanted, low=max(low, some[-1] + 1), high=high)
            page = but(places.among_first(some + more, near), barred)
            if len(page) >= size:
                return page[:size], COUNTED + 1
        rest = _matching(db, wanted, low=some[-1] + 1)
        return places.sort(but(some + rest, barred))[:size], COUNTED + 1


def _condition(db: Database, query: Query) -> Condition:
    return condition(query, compounds(db, fragments(query)))


def _matching(
    db: Database,
    wanted: Condition,
    limit: int = -1,
    order: str = "",
    low: int = 0,
    high: int = 2**63 - 1,
) -> array[int]:
    """The ids from `low` to `high` that meet the condition, at most `limit` if that is not -1."""
    index = wanted.index
    if wanted.match and wanted.where:
        # The table in the second place, so that it is asked about the hits alone.
        source = f"{index} CROSS JOIN entry e INDEXED BY entry_values ON e.id = {index}.rowid"
    else:
        source = index if wanted.match else "entry e INDEXED BY entry_values"
    rowid = f"{index}.rowid" if wanted.match else "e.id"
    tests = [test for test in (wanted.match and f"{index} MATCH :match", wanted.where) if test]
    if (low, high) != (0, 2**63 - 1):
        tests.append(f"{rowid} BETWEEN :low AND :high")
    # As one JSON text: half the time of a row a hit.
    sql = f"""
        SELECT json_group_array(id) FROM (
            SELECT {rowid} AS id FROM {source} WHERE {" AND ".join(tests)} {order} LIMIT :limit
        )
    """
    if "holds(" in wanted.where:
        # Not for every query: it makes SQLite prepare all of them anew.
        db.conn.create_function("holds", 2, contains_folded, deterministic=True)
    given = {"match": wanted.match, "limit": limit, "low": low, "high": high, **wanted.parameters}
    (found,) = db.conn.execute(sql, given).fetchone()
    return array("q", json.loads(found))


def total(db: Database) -> int:
    """How many entries an empty query finds."""
    with translated_errors(path_of(db)):
        return len(paper_order(db).ids) - len(left_out(db, parse("")))


def count(db: Database) -> int:
    """How many entries are stored."""
    with translated_errors(path_of(db)):
        (number,) = db.conn.execute("SELECT count(*) FROM entry").fetchone()
    return int(number)


def summaries(db: Database, ids: Sequence[int], *, texts: bool = False) -> list[Summary]:
    """A line for each of these entries, in the order of `ids`, with its conclusions where `texts`
    are wanted; an id not stored is left out."""
    with translated_errors(path_of(db)):
        sql = _SUMMARIES.format(text="e.conclusies" if texts else "''")
        found = _fetch(db, sql, ids).fetchall()
    return [Summary(*(*row[:_KNOWN], tuple(row[_KNOWN:-1]), row[-1])) for row in found]


def _fetch(db: Database, sql: str, ids: Sequence[int]) -> sqlite3.Cursor:
    return db.conn.execute(sql, [json.dumps(list(ids))])


_DOUBTS = ", ".join(f"'{code}'" for code in DOUBTS)
_KNOWN = len(fields(Summary)) - 2
"""Columns of _SUMMARIES before those of ADDED_FIELDS and the text."""
_SUMMARIES = f"""
SELECT e.id, e.uid, e.thema, e.subthema, e.type_onderzoek, e.afronding, e.status, e.artikel,
    replace(coalesce(nullif(e.titel, ''), substr(e.conclusies, 1, 200)), char(10), ' '),
    r.ministerie, r.jaar, r.dossier,
    (SELECT count(*) FROM link WHERE entry_id = e.id),
    (SELECT count(*) FROM finding WHERE entry_id = e.id),
    (SELECT count(*) FROM finding WHERE entry_id = e.id AND code IN ({_DOUBTS})),
    e.confidence, e.page,
    coalesce((SELECT group_concat(name, ', ')
              FROM (SELECT name FROM organisation WHERE entry_id = e.id ORDER BY id)), ''),
    e.value_type, e.value_status, e.review, e.reviewer, e.version
    {"".join(f", e.{name}" for name in ADDED_FIELDS)}, {{text}}
FROM json_each(?) wanted
JOIN entry e ON e.id = wanted.value
JOIN report r ON r.id = e.report_id
ORDER BY wanted.key
"""
