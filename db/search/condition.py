"""A Query as what SQLite is asked: an FTS5 MATCH expression, and a condition on `entry e`.

Pure: the compounds that a word is part of are given, see `db.search.compounds`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isqrt

from db.folding import fold, is_letter, tokens
from db.ministries import NAMES, chapters_matching, chapters_meant, chapters_named, full_names
from db.search.fulltext import PLACES, WORDS
from db.search.query import Field, Presence, Query, Term, Text, Value, Words, among
from db.search.query_fields import DOUBT, DOUBTS, FIELDS
from db.search.ranges import Range

SHORTEST = 4
"""Letters of a part of a compound: fewer are part of too many words to mean anything."""

_NOWHERE = "\ue000" * 8
"""A word to FTS5, and in no text."""

_LATIN = "\u01df"
"""Up to this letter it is tested that FTS5 sees the same words: tests/db/test_folding.py."""

Compounds = Mapping[str, Sequence[str]]
"""Folded fragment → the words that have it further on than their beginning."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`match` is a MATCH expression over `index`, `where` SQL about `entry e` with named
    `parameters`; each is "" where it asks for nothing."""

    match: str = ""
    where: str = ""
    parameters: Mapping[str, str | float] = field(default_factory=dict)
    index: str = PLACES
    """The one of words alone where that is enough: it is the quicker one."""


_NUMERALS = frozenset(map(fold, NAMES))

_PAPER = re.compile(r"(?:kst\W?)?(\d{2})\W?(\d{0,3})\W*((?!nr\b)[a-z]*)\W*(?:nr\W*)?(\w*)", re.I)


def fragments(query: Query) -> tuple[str, ...]:
    """The words of `query` that may be part of compounds, folded."""
    found = (
        _fragment(text) for clause in query.clauses for term in clause for text in _texts(term)
    )
    return tuple(dict.fromkeys(filter(None, found)))


def condition(query: Query, compounds: Compounds) -> Condition:
    """What to ask SQLite for `query`."""
    writer = _Writer(compounds)
    needed: list[str] = []
    barred: list[str] = []
    where: list[str] = []
    matched: list[Term] = []
    for clause in query.clauses:
        matches = [writer.match(term) for term in clause]
        texts = [match for match in matches if match]
        if len(texts) < len(clause) or (len(clause) > 1 and any(term.no for term in clause)):
            where.append(" OR ".join(map(writer.sql, clause, matches)))
        else:
            (barred if clause[0].no else needed).append(_any(texts))
            matched += clause
    match, index = " AND ".join(needed), _index(*matched)
    if barred and match:
        match = f"({match}) NOT {_any(barred)}"
    elif barred:
        where.append(f"NOT ({writer.matching(_any(barred), index)})")
    return Condition(match, " AND ".join(f"({one})" for one in where), writer.parameters, index)


class _Writer:
    """Writes terms, and collects the parameters of what it wrote."""

    def __init__(self, compounds: Compounds) -> None:
        self.parameters: dict[str, str | float] = {}
        self._compounds = compounds

    def match(self, term: Term) -> str:
        """The term without its `no` as a MATCH expression; "" where it takes more than FTS5."""
        texts = _texts(term)
        if not isinstance(term, Field):
            return "" if chapters_meant(term.text.text) else self._words(*texts)
        column = FIELDS[term.name].column
        if not column or len(texts) < len(term.values) or term.name == "titel":
            return ""
        if any(_closed(term.name, text) for text in texts):
            return ""
        return f"{column} : ({_any([self._words(text) for text in texts])})"

    def sql(self, term: Term, match: str) -> str:
        """The term as SQL; `match` is what `match` gave for it."""
        if match:
            sql = self.matching(match, _index(term))
        elif isinstance(term, Words):
            words = self.matching(self._words(term.text), _index(term))
            sql = f"{words} OR {self._ministry_meant(term.text)}"
        else:
            sql = " OR ".join(f"({self._value(term.name, value)})" for value in term.values)
        # Not NOT: what is unknown, such as a year, is not that either.
        return f"({sql}) IS NOT TRUE" if term.no else f"({sql})"

    def matching(self, match: str, index: str = PLACES) -> str:
        asked = self._parameter(match)
        return f"e.id IN (SELECT rowid FROM {index} WHERE {index} MATCH {asked})"

    def _value(self, name: str, value: Value) -> str:
        if isinstance(value, Presence):
            empty = FIELDS[name].empty
            return empty if value is Presence.NONE else f"NOT ({empty})"
        if isinstance(value, Range):
            low, high = map(self._parameter, value)
            return FIELDS[name].within.format(low=low, high=high)
        column = FIELDS[name].column
        if column and not _closed(name, value):
            sql = self.matching(f"{column} : ({self._words(value)})")
            return f"{sql} OR {self._title(value)}" if name == "titel" else sql
        by_name: dict[str, Callable[[Text], str]] = {
            "ministerie": self._ministry,
            "dossier": self._paper,
            "reviewer": self._reviewer,
        }
        return by_name[name](value) if name in by_name else self._closed_value(name, value)

    def _title(self, value: Text) -> str:
        """The title that was read out of the conclusions: FTS5 knows it only as a part of them."""
        words = self.matching(f"conclusies : ({self._words(value)})")
        held = self._held(value, inside=bool(_fragment(value)))
        return f"({words} AND holds(e.value_title, {held}))"

    def _ministry(self, value: Text) -> str:
        exact = chapters_named(value.text)
        tests = [f"chapter IN {self._list(exact or chapters_matching(value.text))}"]
        if fold(value.text) not in _NUMERALS:
            held = f"holds(ministerie, {self._held(value)})"
            # Who gives a name in full does not mean the chapters that have it in theirs.
            unknown = f"chapter NOT IN {self._list(NAMES)} AND " if exact else ""
            tests.append(f"({unknown}{held})")
        return f"+e.report_id IN (SELECT id FROM report WHERE {' OR '.join(tests)})"

    def _ministry_meant(self, word: Text) -> str:
        """The papers of the ministry that a word names, by their chapter, or else as it is
        printed."""
        meant = chapters_meant(word.text)
        held = [
            f"holds(ministerie, {self._parameter(f' {fold(name)} ')})" for name in full_names(meant)
        ]
        return (
            "+e.report_id IN (SELECT id FROM report "
            f"WHERE chapter IN {self._list(meant)} "
            f"OR chapter NOT IN {self._list(NAMES)} AND ({' OR '.join(held)}))"
        )

    def _paper(self, value: Text) -> str:
        match = _PAPER.match(value.text.strip())
        if not match:
            return "0"
        first, rest, chapter, nr = match.groups()
        tests = [f"substr(dossier, 1, 6) LIKE {self._parameter(f'{first} {rest}%')}"]
        if chapter:
            tests.append(f"chapter = {self._parameter(chapter.upper())}")
        if nr:
            tests.append(f"nr = {self._parameter(nr)} COLLATE NOCASE")
        return f"+e.report_id IN (SELECT id FROM report WHERE {' AND '.join(tests)})"

    def _reviewer(self, value: Text) -> str:
        held = self._held(value)
        return f"e.reviewer <> '' AND holds(e.reviewer, {held})"

    def _closed_value(self, name: str, value: Text) -> str:
        listed = self._list(_closed(name, value))
        if name == "finding":
            return (
                "e.id IN (SELECT entry_id FROM finding "
                f"WHERE code IN {listed} AND entry_id IS NOT NULL)"
            )
        held = f"e.{FIELDS[name].chosen} IN {listed}"
        if name == "type":
            return f"({held} OR e.id IN (SELECT entry_id FROM other_type WHERE type IN {listed}))"
        return held

    def _words(self, *texts: Text) -> str:
        """The words as one part of a MATCH expression, with the compounds that they are part of."""
        (text,) = texts
        held = text.text.replace('"', " ")
        found = [f'"{held}"' if text.whole else f'"{held}" *']
        return _any([*found, *_grouped(self._compounds.get(_fragment(text), ()))])

    def _held(self, text: Text, inside: bool = False) -> str:
        """The second argument of `holds`; `inside`: not only from the beginning of a word."""
        return self._parameter(" " * (not inside) + fold(text.text) + " " * text.whole)

    def _list(self, values: Iterable[str]) -> str:
        return f"({', '.join(map(self._parameter, values))})"

    def _parameter(self, value: str | float) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def _grouped(words: Sequence[str]) -> Iterator[str]:
    """Each of these words may occur, as the parts of an OR.

    FTS5 looks at all parts of an OR for every hit, and makes one OR of those within each other. In
    groups that a NOT of nothing keeps apart it looks at those that move: for 200 words that takes
    half the time.
    """
    size = max(1, isqrt(len(words)))
    for start in range(0, len(words), size):
        group = _any([f'"{word}"' for word in words[start : start + size]])
        yield f'({group} NOT "{_NOWHERE}")'


def contains_folded(text: str, wanted: str) -> bool:
    """Whether `text` has the folded words `wanted`, which has a space where a word must end."""
    return wanted in f" {fold(text)} "


def _index(*terms: Term) -> str:
    """The index that can tell of all these terms."""
    return WORDS if all(map(_is_one_word, terms)) else PLACES


def _is_one_word(term: Term) -> bool:
    """Whether the term is a single word to FTS5 as well, and may stand anywhere."""
    text = "" if isinstance(term, Field) else term.text.text
    return text != "" and all(sign <= _LATIN and is_letter(sign) for sign in text)


def _any(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _texts(term: Term) -> tuple[Text, ...]:
    if isinstance(term, Field):
        return tuple(value for value in term.values if isinstance(value, Text))
    return (term.text,)


def _closed(name: str, value: Text) -> tuple[str, ...]:
    """Those of a closed list that `value` means; () where it has to be searched as words."""
    found = among(FIELDS[name].choices, value.text)
    return DOUBTS if name == "finding" and DOUBT in found else found


def _fragment(text: Text) -> str:
    """The one word of `text`, folded, if it may be part of compounds, else ""."""
    if text.whole:
        return ""
    words = [token.folded for token in tokens(text.text)]
    fits = len(words) == 1 and len(words[0]) >= SHORTEST and words[0].isalpha()
    return words[0] if fits else ""
