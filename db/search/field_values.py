"""The values that the entries of a store have in each field, to choose from.

Worked out for a whole field at once and kept until something is written, so that the next letter
of a person who types costs a look through a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.cache import cached
from db.folding import fold
from db.ministries import CHAPTERS, ministry
from db.search.facets import each_year, together
from db.search.query import Presence, has_word, quoted
from db.search.query_fields import FIELDS
from db.store import path_of, translated_errors


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field, what to type behind the field's colon for it, and how many entries have
    it. `folded` is the text as it is compared, a space before each word; `also` is what else people
    call it: a ministry's abbreviations and the numeral of its chapter."""

    text: str
    typed: str
    entries: int
    folded: str
    also: tuple[str, ...] = ()


_NO_OTHER: Mapping[str, tuple[str, ...]] = {}


def values(db: Database, field: str) -> Sequence[Value]:
    """What the entries have in this field of the query language, the commonest first, years the
    newest first; then `geen` where some have nothing.

    An entry of several years, kinds, articles or organisations counts for each of them. Titles and
    addresses are not for choosing from: of a field that has only those, () or `geen`.
    """
    asked = FIELDS.get(field)
    if asked is None or not asked.values:
        return ()

    def make() -> tuple[Value, ...]:
        rows = db.conn.execute(asked.values).fetchall()
        if field == "ministerie":
            return tuple(_ordered(field, *_ministries(rows)))
        counts = _years(rows) if field == "jaar" else _totals(rows)
        return tuple(_ordered(field, together(counts) if asked.is_text else counts))

    with translated_errors(path_of(db)):
        return cached(db, f"values of {field}", asked.until, make)


def _totals(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for value, number in rows:
        counts[value] += number
    return counts


def _years(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for span, number in rows:
        for year, each in each_year([(span, number)]) if span else [("", number)]:
            counts[year] += each
    return +counts


def _ministries(
    rows: Iterable[tuple[str, str, int]],
) -> tuple[Counter[str], dict[str, tuple[str, ...]]]:
    """How many entries each ministry has, and what else it is called; rows of chapter, printed
    name and number."""
    counts: Counter[str] = Counter()
    chapters = set()
    for chapter, printed, number in rows:
        counts[ministry(chapter, printed)] += number
        chapters.add(chapter)
    also: dict[str, tuple[str, ...]] = {}
    for one in CHAPTERS:
        if one.numeral in chapters:
            also[one.name] = (*also.get(one.name, ()), one.numeral, *one.also)
    return counts, also


def _ordered(
    field: str, counts: Mapping[str, int], also: Mapping[str, tuple[str, ...]] = _NO_OTHER
) -> Iterator[Value]:
    by_year = field == "jaar"
    for text in sorted(counts, key=lambda text: text if by_year else counts[text], reverse=True):
        if text and _can_be_asked(field, text):
            yield Value(
                text, quoted(field, text), counts[text], f" {fold(text)}", also.get(text, ())
            )
    if counts.get(""):
        none = Presence.NONE.value
        yield Value(none, none, counts[""], f" {none}")


def _can_be_asked(field: str, text: str) -> bool:
    """Whether the query language finds `text` in the field: a dash, or a strange number, not."""
    if reads := FIELDS[field].reads:
        return reads(text) is not None
    return has_word(text) and (field != "dossier" or bool(_DOSSIER.fullmatch(text)))


_DOSSIER = re.compile(r"\d\d \d{3}( [A-Z]+)?")
