"""How many of the hits of a query have each value of a field, or of two fields at once.

Each number is that of what the query finds with the value put into it: the entries that a value
finds are kept as the bits of an integer, and those of the hits among them are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from db.cache import cached
from db.search.field_values import values
from db.search.hits import find
from db.search.query import Presence, quoted
from db.search.query_edit import narrowed
from db.search.query_fields import FIELDS
from db.store import path_of, translated_errors
from parser import CHOICES

FIGURE_FIELDS = ("ministerie", "jaar", "type", "status", *CHOICES, "review")
"""The fields of which there are figures: their values are few."""
UNKNOWN = "?"
"""In the place of a value: the field has a text of which the meaning is not known."""

_LAST = {Presence.NONE.value: 1, UNKNOWN: 2}
"""What is no value stands behind all that are, however many entries it has."""


class Heading(NamedTuple):
    """What a line or a column counts: a value, and the terms that search for it; both "" where it
    counts all."""

    value: str
    term: str


ALL = Heading("", "")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """`entries` has a number for each column of the table."""

    heading: Heading
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of numbers over the hits of `text`; the first line and the first column count all."""

    text: str
    columns: tuple[Heading, ...]
    lines: tuple[FigureLine, ...]

    def query(self, line: int, column: int) -> str:
        """The query that finds as many entries as stand in that line and column, both from 0."""
        text = narrowed(self.text, self.lines[line].heading.term)
        return narrowed(text, self.columns[column].term)


def figures_by(db: Database, text: str, name: str, beside: str = "") -> FigureTable:
    """The hits of `text` by field `name` of FIGURE_FIELDS, and by the field `beside` it in columns.

    Years the newest first, other values the commonest first; what has no value, or one that is not
    understood, comes last. An entry of several years or kinds counts for each of them.
    """
    with translated_errors(path_of(db)):
        hits = _bits(find(db, text))
        columns = [(ALL, hits), *(_found(db, beside, hits) if beside else ())]
        lines = [(ALL, hits), *_found(db, name, hits)]
    return FigureTable(
        text,
        tuple(heading for heading, _ in columns),
        tuple(
            FigureLine(heading, tuple((bits & those).bit_count() for _, those in columns))
            for heading, bits in lines
        ),
    )


def _found(db: Database, name: str, hits: int) -> list[tuple[Heading, int]]:
    """Each value of the field that some of the hits have, with these."""
    known = cached(db, f"figures by {name}", FIELDS[name].until, lambda: [*_values(db, name)])
    found = [(heading, bits & hits) for heading, bits in known if bits & hits]
    if FIELDS[name].reads is None:
        found.sort(key=lambda one: (_LAST.get(one[0].value, 0), -one[1].bit_count()))
    return found


def _values(db: Database, name: str) -> Iterator[tuple[Heading, int]]:
    """Each value of the field, with all entries that a search for it finds."""
    for value in values(db, name):
        term = f"{name}:{value.typed}"
        yield Heading(value.text, term), _bits(find(db, term, every=True))
    if FIELDS[name].column and FIELDS[name].choices:
        known = ",".join(quoted(name, choice) for choice in FIELDS[name].choices)
        term = f"{name}:* -{name}:{known}"
        yield Heading(UNKNOWN, term), _bits(find(db, term, every=True))


def _bits(ids: Iterable[int]) -> int:
    """The ids as a set: id n is bit n."""
    ids = list(ids)
    bits = bytearray(max(ids, default=0) // 8 + 1)
    for id in ids:
        bits[id >> 3] |= 1 << (id & 7)
    return int.from_bytes(bits, "little")
