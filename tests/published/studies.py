"""Rows of one ministry, with values in turn as they are really printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from random import Random

from tests.published.model import Study
from tests.published.words import explanation, titles

Values = Mapping[str, Sequence[str]]


def studies(
    ministry: str, count: int, seed: int, values: Values, prose: int = 0, title: str = "titel"
) -> Iterator[Study]:
    """`count` rows; `values` gives each field its texts in turn.

    `title` is the field of the title, "" where there is none; `prose` is the most sentences of the
    explanation, 0 where there is none.
    """
    random, named = Random(seed), titles(ministry, seed)
    turns = {name: cycle(texts) for name, texts in values.items()}
    for _ in range(count):
        cells = {name: next(texts) for name, texts in turns.items()}
        if title:
            cells[title] = next(named)
        if prose:
            cells["conclusies"] = explanation(ministry, random, prose)
        yield Study(cells)


def blocks(
    ministry: str,
    shared: Sequence[Mapping[str, str]],
    sizes: Sequence[int],
    seed: int,
    values: Values,
    prose: int = 0,
    title: str = "titel",
) -> Iterator[Study]:
    """For each of `shared`, as many rows as `sizes` says in turn, all with its texts."""
    count = sum(islice(cycle(sizes), len(shared)))
    rows = studies(ministry, count, seed, values, prose, title)
    for texts, size in zip(shared, cycle(sizes), strict=False):
        for row in islice(rows, size):
            yield replace(row, cells={**row.cells, **texts})


def linked(rows: Sequence[Study], name: str, value: str, seed: int) -> list[Study]:
    """`rows`, in which the whole text of field `name` is a link wherever it is `value`; with ""
    in every third row."""
    found: list[Study] = []
    for at, row in enumerate(rows):
        text = row.cells.get(name, "")
        has = text == value if value else at % 3 == 0
        url = f"https://www.rijksoverheid.example/documenten/rapporten/{seed}{at:03}"
        found.append(replace(row, links=((name, text, url),)) if has else row)
    return found
