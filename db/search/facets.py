"""What the hits of a query are divided into: how many of each ministry, year, thema and so on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.folding import fold
from db.ministries import ministry
from db.search.query import has_word, quoted
from db.search.query_fields import FIELDS
from db.store import path_of, translated_errors


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, how many of the entries have it, and the words that search for it."""

    value: str
    entries: int
    query: str


def facet(db: Database, ids: Sequence[int], name: str) -> tuple[Facet, ...]:
    """The values that these entries have of field `name`, one of FACETS, the commonest first.

    The ministry is that of the budget chapter, where the paper has one, else as it is printed. An
    entry of several years, kinds, articles or organisations counts for each of them; what has no
    word that could be searched for is not counted.
    """
    with translated_errors(path_of(db)):
        # Counted here: SQLite would sort them first, which takes longer than one JSON text.
        (found,) = db.conn.execute(FIELDS[name].facet, [json.dumps(list(ids))]).fetchone()
        counted: Iterable[tuple[str | None, int]] = Counter(json.loads(found)).items()
        if name == "ministerie":
            reports = db.conn.execute("SELECT id, chapter, ministerie FROM report")
            names = {id: ministry(chapter, printed) for id, chapter, printed in reports}
            counted = [(names[id], number) for id, number in counted]
    if name == "jaar":
        counted = [*each_year(counted)]
    values: Counter[str] = Counter()
    for value, number in counted:
        if value and has_word(value):
            values[value] += number
    if FIELDS[name].is_text:
        values = together(values)
    commonest = sorted((+values).items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Facet(value, number, f"{name}:{quoted(name, value)}") for value, number in commonest
    )


def together(counts: Mapping[str, int]) -> Counter[str]:
    """The same, with the texts that a search cannot tell apart, such as "Jeugd" and "jeugd", under
    the commonest of them."""
    found: Counter[str] = Counter()
    names: dict[str, str] = {}
    for text, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        found[names.setdefault(fold(text) or text, text)] += number
    return found


def each_year(spans: Iterable[tuple[str | None, int]]) -> Iterable[tuple[str, int]]:
    """Each year of spans such as "2021-2022", with the number of its span; one such as "!2021-2022"
    takes away."""
    for span, number in spans:
        if span:
            first, last = map(int, span.lstrip("!").split("-"))
            counts = -number if span.startswith("!") else number
            yield from ((str(year), counts) for year in range(first, last + 1))
