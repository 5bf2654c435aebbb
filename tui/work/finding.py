"""What the table is to show for a query: found in the thread of a connection, not in the app's."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlite_utils import Database

from db import StoreError
from db.search import (
    COUNTED,
    Order,
    Summary,
    by_uid,
    find_and_count_hidden,
    first_page,
    hidden,
    summaries,
    total,
)
from tui.translation import number

PAGE = 200
"""Entries whose lines are fetched at once: more than the tallest terminal shows."""


@dataclass(frozen=True, slots=True)
class TableRequest:
    """A query, its order, and where in what it finds the cursor is to stand."""

    text: str
    order: Order = Order.PLACE
    reverse: bool = False
    keep: tuple[int, ...] = ()
    """Ids: the cursor goes to the first of them that is found,"""
    uid: str = ""
    """or to this entry,"""
    otherwise: int = 0
    """or else to this place."""
    line: int = 0
    """Lines that are to stand above the cursor's."""
    height: int = 0
    """Lines that are seen."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: all ids, or only the first of them where it is not `whole`."""

    wanted: TableRequest
    ids: array[int]
    hits: int
    total: int
    """Entries in the store."""
    place: int
    """Where the cursor is to stand, from 0."""
    pages: Mapping[int, Sequence[Summary]]
    """The lines around it, by number of the page."""
    whole: bool = True
    hidden: int = 0
    """Rejected and missing entries that the query would find as well, where that is known."""


def found(db: Database, wanted: TableRequest) -> Found:
    """All that is found, in its order. Raises StoreError."""
    ids, left_out = find_and_count_hidden(db, wanted.text, wanted.order, wanted.reverse)
    return replace(around(db, wanted, ids), hidden=left_out)


def found_first(db: Database, wanted: TableRequest) -> Found:
    """The first of what is found in the order of the papers: soon, whatever is asked."""
    ids, hits = first_page(db, wanted.text, PAGE)
    whole = hits <= len(ids)
    left_out = hidden(db, wanted.text) if whole else 0
    return replace(_around(db, wanted, ids, hits, whole=whole), hidden=left_out)


def around(db: Database, wanted: TableRequest, ids: array[int]) -> Found:
    """These entries, whatever the query, with the lines around where the cursor is to stand."""
    return _around(db, wanted, ids, len(ids), whole=True)


def _around(
    db: Database, wanted: TableRequest, ids: array[int], hits: int, *, whole: bool
) -> Found:
    place = _place(db, wanted, ids)
    top = max(0, place - wanted.line)
    numbers = {at // PAGE for at in (top, place, top + wanted.height) if at < len(ids)}
    texts = bool(wanted.text.strip())
    pages = {
        number: summaries(db, ids[number * PAGE : (number + 1) * PAGE], texts=texts)
        for number in numbers
    }
    return Found(wanted, ids, hits, total(db), place, pages, whole)


def _place(db: Database, wanted: TableRequest, ids: array[int]) -> int:
    keep = list(wanted.keep)
    if wanted.uid:
        with suppress(StoreError):
            keep.append(by_uid(db, wanted.uid).id)
    for id in keep:
        with suppress(ValueError):
            return ids.index(id)
    return max(0, min(wanted.otherwise, len(ids) - 1))


def up_to(hits: int) -> str:
    """How many hits there are, of which no more than COUNTED and one were counted."""
    return number(hits) if hits <= COUNTED else f"{number(COUNTED)}+"
