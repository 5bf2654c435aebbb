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
    TITLE_WORDS,
    TITLES,
    TITLES_AT_MOST,
    TITLES_FROM,
    VALUE_LINES,
    VALUES,
)
from parser.text.lexicon import FUNCTION
from parser.typography import is_long_enough, is_majority
from parser.values import Fit, is_absent, match

SHAPED = ("afronding", "type_onderzoek", "status", "artikel")
"""The fields whose values have a shape of their own."""
TELLING = ("type_onderzoek", "afronding")
"""The fields that a table of research has."""


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
    table = _TableContent(columns)
    scores = [{**dict(_scores(table, at)), "": 0.0} for at in range(len(columns))]
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


def _scores(table: _TableContent, at: int) -> Iterator[tuple[str, float]]:
    """The fields that suit column `at`, and how well."""
    label = table.columns[at].label
    content = dict(table.content(at))
    for field in LABELS:
        score = _by_label(label, field) + content.get(field, 0.0)
        if score > 0:
            yield field, score


def _by_label(label: str, field: str) -> float:
    """How well a label names a field; of two labels that do, the more telling one more."""
    if field_of(label) != field:
        return 0.0
    return (KNOWN_LABEL if is_label(label) else LIKE_LABEL) - LABEL_RANK * rank_of(field, label)


class _TableContent:
    """The columns of a table beside each other: what the texts of each say of its field."""

    def __init__(self, columns: Sequence[ColumnContent]) -> None:
        self.columns = columns
        self.values = [dict(_values(column)) for column in columns]
        self.entries = max((v.number for values in self.values for v in values.values()), default=0)
        sizes = [sum(len(text) for text in column.texts) for column in columns]
        self.longest = sizes.index(max(sizes)) if any(sizes) else -1
        self.words = [
            at for at, column in enumerate(columns) if not self.values[at] and _is_prose(column)
        ]

    def content(self, at: int) -> Iterator[tuple[str, float]]:
        """The fields that the texts of column `at` look like, and how much."""
        if _names_none(self.columns[at].label):
            return
        for field, values in self.values[at].items():
            yield field, VALUES * values.share
        _, texts, linked = self.columns[at]
        titles = self._titles(at)
        if texts and at != self.longest and is_majority(linked, len(texts)) and not titles:
            yield "links", LINKED
        if at == self.longest and not (titles and self._is_before_kinds(at)):
            yield "conclusies", LONGEST_TEXTS
        before = [n for n in self.words if n < self.longest]
        if at in before and not names_other(self.columns[at].label):
            first = before.index(at)
            yield from list(FIRST_TEXTS.items())[first : first + 1]
        if titles and (at in before or at == self.longest):
            yield "titel", titles

    def _titles(self, at: int) -> float:
        """How much the texts of a column of a table of research look like titles: phrases, others
        on each row, and no names."""
        fields = {field for values in self.values for field in values}
        fields |= {field_of(column.label) for column in self.columns}
        named = names_other(self.columns[at].label)
        if named or at not in self.words or not fields >= {*TELLING} or not self.entries:
            return 0.0
        texts = set(self.columns[at].texts)
        if sum(len(letters(text)) for text in texts) > TITLES_AT_MOST * self.entries:
            return 0.0
        phrased = sum(word in FUNCTION for text in texts for word in text.split())
        share = phrased / (TITLE_WORDS * self.entries)
        return TITLES * min(1.0, share) if share >= TITLES_FROM else 0.0

    def _is_before_kinds(self, at: int) -> bool:
        """Whether a column stands left of that of the kinds of research, as no conclusions do."""
        return any(
            "type_onderzoek" in (field_of(column.label), *values)
            for column, values in zip(self.columns[at + 1 :], self.values[at + 1 :], strict=True)
        )


class _FieldValues(NamedTuple):
    """The values of a field among the texts of a column."""

    number: int
    share: float
    """Of the texts, how many are one, or a piece of one."""


def _values(column: ColumnContent) -> Iterator[tuple[str, _FieldValues]]:
    """The fields of which most texts of a column are values; the numbers of rows look like
    articles, and the years of a beginning like those of an end, and are none."""
    texts = [text for text in column.texts if not is_absent(text)]
    if _names_none(column.label) or not column.texts[1:]:
        return
    for field in SHAPED:
        count, covered = _pieced_together(field, texts)
        if texts and is_majority(covered, len(texts)):
            yield field, _FieldValues(count, covered / len(texts))


def _names_none(label: str) -> bool:
    """Whether a label says that the values under it are those of no field, whatever they look
    like."""
    return numbers_rows(label) or names_beginning(label)


def number_of_values(field: str, texts: Sequence[str]) -> int:
    """How many values of `field` stand among the texts of a column, broken ones whole; the number
    of a page, which may stand under it, is none."""
    return _pieced_together(field, texts)[0]


def _pieced_together(field: str, texts: Sequence[str]) -> tuple[int, int]:
    """How many values of a field stand among `texts`, and how many of the texts are one, or a line
    of one: a narrow column breaks them."""
    count = covered = at = 0
    while at < len(texts):
        lines = _lines_of_value(field, texts[at : at + VALUE_LINES])
        count += lines > 0
        covered += lines
        at += lines or 1
    return count, covered


def _lines_of_value(field: str, texts: Sequence[str]) -> int:
    """How many of `texts`, as many as can, make a value together; the first one is a piece of it,
    if not all."""
    first = match(field, texts[0])
    if first is Fit.NONE:
        return 0
    heights = range(len(texts), 1, -1)
    several = (n for n in heights if match(field, "".join(texts[:n])) is Fit.WHOLE)
    return next(several, int(first is Fit.WHOLE))


def _is_prose(column: ColumnContent) -> bool:
    """Whether most texts of a column are words, and no values."""
    worded = [text for text in column.texts if is_long_enough(len(letters(text)))]
    shaped = [text for text in worded for field in SHAPED if match(field, text) is Fit.WHOLE]
    return is_majority(len(worded), len(column.texts)) and not is_majority(len(shaped), len(worded))
