"""Which field stands in which column: by its label, and by what its texts look like.

A column's content names its field as well as its label does, so that a label that no model knows is
still a column, and mostly a known field. Each field has one column at most; of all ways to give
fields to columns the one that suits best is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from parser.labels import (
    LABELS,
    field_of,
    is_label,
    letters,
    names_beginning,
    names_other,
    numbers_rows,
    rank_of,
)
from parser.table.field_scores import (
    FIRST_TEXTS,
    KNOWN_LABEL,
    LABEL_RANK,
    LIKE_LABEL,
    LINKED,
    LONGEST_TEXTS,
    VALUES,
    WHOLE_SHARE,
)
from parser.typography import is_long_enough, is_majority
from parser.values import Fit, is_absent, match

SHAPED = ("afronding", "type_onderzoek", "status", "artikel")
"""The fields whose values have a shape of their own."""


class ColumnContent(NamedTuple):
    """What stands in a column: its label, its texts by line, and how many of these are links."""

    label: str
    texts: Sequence[str]
    linked: int


class NamedColumn(NamedTuple):
    """The field of a column, "" where none suits; whether its texts alone say so."""

    field: str
    by_texts: bool
    suits: float
    """How well it suits."""
    margin: float
    """How much worse all fields suit their columns if this one has another."""
    instead: str
    """The field that it has then, "" for none."""


def name_columns(columns: Sequence[ColumnContent]) -> list[NamedColumn]:
    """The field of each column, from left to right."""
    scores = [{**dict(_scores(columns, at)), "": 0.0} for at in range(len(columns))]
    best, fields = _suiting(scores)
    named: list[NamedColumn] = []
    for at, (column, field) in enumerate(zip(columns, fields, strict=True)):
        others = {other: score for other, score in scores[at].items() if other != field}
        second, instead = _suiting([*scores[:at], others, *scores[at + 1 :]])
        by_texts = bool(field) and not _by_label(column.label, field)
        other = instead[at] if instead else ""
        named.append(NamedColumn(field, by_texts, scores[at][field], best - second, other))
    return named


def _suiting(scores: Sequence[Mapping[str, float]]) -> tuple[float, tuple[str, ...]]:
    """The fields that suit best, of those that each column may have, and how well; none, and
    -inf, where a column may have none."""

    @cache
    def best(at: int, taken: frozenset[str]) -> tuple[float, tuple[str, ...]]:
        if at == len(scores):
            return 0.0, ()
        ways: list[tuple[float, tuple[str, ...]]] = [(-math.inf, ())]
        for field, score in scores[at].items():
            if not field or field not in taken:
                rest, fields = best(at + 1, taken | {field} - {""})
                ways.append((score + rest, (field, *fields)))
        return max(ways, key=lambda way: way[0])

    return best(0, frozenset())


def _scores(columns: Sequence[ColumnContent], at: int) -> Iterator[tuple[str, float]]:
    """The fields that suit column `at`, and how well."""
    label = columns[at].label
    content = dict(_by_content(columns, at))
    for field in LABELS:
        score = _by_label(label, field) + content.get(field, 0.0)
        if score > 0:
            yield field, score


def _by_label(label: str, field: str) -> float:
    """How well a label names a field; of two labels that do, the more telling one more."""
    if field_of(label) != field:
        return 0.0
    return (KNOWN_LABEL if is_label(label) else LIKE_LABEL) - LABEL_RANK * rank_of(field, label)


def _by_content(columns: Sequence[ColumnContent], at: int) -> Iterator[tuple[str, float]]:
    """The fields that the texts of column `at` look like, and how much; the numbers of rows look
    like articles, and the years of a beginning like those of an end."""
    label, texts, linked = columns[at]
    if numbers_rows(label) or names_beginning(label):
        return
    for field in SHAPED if len(texts) > 1 else ():
        fits = [match(field, text) for text in texts if not is_absent(text)]
        whole = sum(fit is Fit.WHOLE for fit in fits)
        suits = sum(fit is not Fit.NONE for fit in fits)
        if fits and whole >= WHOLE_SHARE * len(fits) and is_majority(suits, len(fits)):
            yield field, VALUES * suits / len(fits)
    sizes = [sum(len(text) for text in column.texts) for column in columns]
    longest = sizes.index(max(sizes))
    if texts and at != longest and is_majority(linked, len(texts)):
        yield "links", LINKED
    if at == longest and sizes[at]:
        yield "conclusies", LONGEST_TEXTS
    before = [n for n in range(len(columns)) if n < longest and _is_prose(columns[n])]
    if at in before and not names_other(label):
        first = before.index(at)
        yield from list(FIRST_TEXTS.items())[first : first + 1]


def _is_prose(column: ColumnContent) -> bool:
    """Whether the texts of a column are words, and no values."""
    worded = [text for text in column.texts if is_long_enough(len(letters(text)))]
    shaped = [text for text in worded for field in SHAPED if match(field, text) is Fit.WHOLE]
    return is_majority(len(worded), len(column.texts)) and not is_majority(len(shaped), len(worded))
