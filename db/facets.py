"""What the hits of a query are divided into: how many of each ministry, year, thema and so on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.chapters import ministry
from db.store import explained, path_of

SHOWN = 50
"""Values of a facet, the commonest first."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, how many of the entries have it, and the words that search for it."""

    value: str
    entries: int
    query: str


def facets(db: Database, ids: Sequence[int]) -> Mapping[str, tuple[Facet, ...]]:
    """For each field the values that these entries have, at most SHOWN, the commonest first.

    The ministry is that of the budget chapter, where the paper has one, else as it is printed. An
    entry of several years, articles or organisations counts for each of them; what is empty is not
    counted.
    """
    wanted = [json.dumps(list(ids))]
    with explained(path_of(db)):
        of_report = {
            id: ministry(chapter, printed) for id, chapter, printed in db.conn.execute(_REPORTS)
        }
        rows = db.conn.execute(_VALUES, wanted).fetchall()
        articles = db.conn.execute(_ARTICLES, wanted).fetchall()
        organisations = db.conn.execute(_ORGANISATIONS, wanted).fetchall()
    reports, years, *columns = map(Counter, zip(*rows, strict=True)) if rows else [Counter()] * 6
    ministries: Counter[str] = Counter()
    for report, number in reports.items():
        ministries[of_report[report]] += number
    counted = {
        "ministerie": ministries,
        "jaar": _each_year(years),
        **dict(zip(("thema", "type", "status", "review"), columns, strict=True)),
        "artikel": Counter(dict(articles)),
        "organisatie": Counter(dict(organisations)),
    }
    return {name: tuple(_commonest(name, values)) for name, values in counted.items()}


def _each_year(spans: Mapping[str, int]) -> Counter[str]:
    years: Counter[str] = Counter()
    for span, number in spans.items():
        if span:
            first, last = map(int, span.split("-"))
            for year in range(first, last + 1):
                years[str(year)] += number
    return years


def _commonest(name: str, values: Counter[str]) -> Iterable[Facet]:
    values.pop("", None)
    for value, number in sorted(values.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]:
        said = value.replace('"', " ")
        plain = said.replace(".", "").replace("-", "").isalnum()
        yield Facet(value, number, f"{name}:{said}" if plain else f'{name}:"{said}"')


_REPORTS = "SELECT id, chapter, ministerie FROM report"

_VALUES = """
SELECT e.report_id, e.value_first_year || '-' || e.value_last_year, e.thema, e.value_type,
    e.value_status, e.review
FROM json_each(?) wanted CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
"""

_ARTICLES = """
SELECT CASE WHEN a.first = a.last THEN a.first ELSE a.first || '..' || a.last END, count(*)
FROM json_each(?) wanted CROSS JOIN article a INDEXED BY article_values ON a.entry_id = wanted.value
WHERE a.first <> ''
GROUP BY a.first, a.last
"""

_ORGANISATIONS = """
SELECT o.name, count(*)
FROM json_each(?) wanted
CROSS JOIN organisation o INDEXED BY organisation_values ON o.entry_id = wanted.value
GROUP BY o.name
"""
