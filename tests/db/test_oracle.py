"""Two readings of real tables, of which it is known what is what: no study is taken for another.

Each reading is made from the truth of a paper in the corpus, by the faults and the mending that
parsers have: words broken and joined, cut texts, marks of notes, rows joined, split and swapped,
another theme; and by what another edition has: studies that went and studies that came.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.likeness import LONG
from db.match import match
from parser import Box, Entry
from parser.report_json import from_json
from parser.values import values
from tests.conftest import TESTS

CORPUS = sorted(
    path
    for folder in ("dev", "own", "fresh")
    for path in (TESTS / "corpus" / folder).glob("*.json")
)
Row = tuple[Entry, frozenset[str]]
"""A row as it is read, and the studies whose words it has."""


def study_of(entry: Entry) -> str:
    """Which study it is of: two that say just the same are not to be told apart."""
    return f"{entry.titel} {entry.conclusies}"


@cache
def tables() -> list[tuple[Entry, ...]]:
    """The truth of each paper with a table."""
    papers = [json.loads(path.read_text("utf-8")) for path in CORPUS]
    reports = [from_json(paper) for paper in papers if paper.get("entries")]
    return [
        tuple(replace(entry, values=values(entry)) for entry in report.entries)
        for report in reports
    ]


@cache
def studies() -> list[Entry]:
    return list(chain(*tables()))


def at_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    """The text with one of its longer words changed."""
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    if places:
        at = chance.choice(places)
        words[at] = change(words[at])
    return " ".join(words)


def broken(row: Row, chance: random.Random) -> Row:
    """A word broken by a hyphen, a space, or the two that a bad reading leaves."""
    sign = chance.choice(["-", " ", "- "])
    field = "conclusies" if row[0].conclusies and chance.random() < 0.5 else "titel"
    text = at_word(getattr(row[0], field), chance, lambda word: f"{word[:4]}{sign}{word[4:]}")
    return replace(row[0], **{field: text}), row[1]


def cut(row: Row, chance: random.Random) -> Row:
    """The end of a long text lost."""
    words = row[0].conclusies.split(" ")
    kept = max(12, int(len(words) * chance.uniform(0.6, 0.95)))
    return replace(row[0], conclusies=" ".join(words[:kept])), row[1]


def marked(row: Row, chance: random.Random) -> Row:
    """The mark of a note."""
    text = at_word(row[0].conclusies, chance, lambda word: f"{word}1")
    return replace(row[0], conclusies=text), row[1]


def themed(row: Row, chance: random.Random) -> Row:
    """The theme of another row."""
    other = chance.choice(studies())
    return replace(row[0], thema=other.thema, subthema=other.subthema), row[1]


MILD = (broken, cut, marked, themed)


def joined(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """Two rows read as one."""
    if len(rows) < 2:
        return list(rows)
    at = chance.randrange(len(rows) - 1)
    (one, mine), (other, its) = rows[at : at + 2]
    both = {
        name: f"{getattr(one, name)} {getattr(other, name)}".strip()
        for name in ("titel", "conclusies")
    }
    return [*rows[:at], (replace(one, **both), mine | its), *rows[at + 2 :]]


def split(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """A row read as two."""
    at = chance.randrange(len(rows))
    entry, mine = rows[at]
    words = entry.conclusies.split(" ")
    middle = len(words) // 2
    if len(entry.conclusies) < LONG:  # half of what all rows say is nobody's
        return list(rows)
    first = replace(entry, conclusies=" ".join(words[:middle]))
    rest = replace(entry, titel="", conclusies=" ".join(words[middle:]))
    return [*rows[:at], (first, mine), (rest, mine), *rows[at + 1 :]]


def swapped(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """The rows in another order."""
    return chance.sample(rows, len(rows))


def went(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """One study less."""
    at = chance.randrange(len(rows))
    return [*rows[:at], *rows[at + 1 :]]


def came(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """One study of another paper more."""
    at = chance.randrange(len(rows) + 1)
    one = chance.choice(others)
    return [*rows[:at], (one, frozenset({study_of(one)})), *rows[at:]]


def resembles(rows: Sequence[Row], chance: random.Random, others: Sequence[Entry]) -> list[Row]:
    """In the place of a study one with nearly its title, and what another one concludes too."""
    at = chance.randrange(len(rows))
    entry, mine = rows[at]
    titled = replace(entry, titel=at_word(entry.titel, chance, lambda _: "watersnoodramp"))
    if titled.titel == entry.titel or mine != {study_of(entry)}:
        return list(rows)
    if len(entry.conclusies) > LONG:
        titled = replace(titled, conclusies=chance.choice(others).conclusies)
    return [*rows[:at], (titled, frozenset({study_of(titled)})), *rows[at + 1 :]]


WHOLE = (joined, split, swapped, went, came, resembles)


def placed(rows: Sequence[Row]) -> list[Entry]:
    """The rows below each other, on pages of eight."""
    return [
        replace(
            entry,
            pages=(1 + at // 8,),
            boxes={"titel": (Box(1 + at // 8, 50, 100 + at % 8 * 60, 500, 160 + at % 8 * 60),)},
        )
        for at, (entry, _) in enumerate(rows)
    ]


def reading(table: Sequence[Entry], shape: str, faults: int, seed: int) -> list[Row]:
    others = shaped(studies(), shape)
    chance = random.Random(seed)
    rows: list[Row] = [(entry, frozenset({study_of(entry)})) for entry in shaped(table, shape)]
    for _ in range(faults):
        if chance.random() < 0.6 and rows:
            at = chance.randrange(len(rows))
            rows[at] = chance.choice(MILD)(rows[at], chance)
        elif rows:
            rows = chance.choice(WHOLE)(rows, chance, others)
    return rows


def shaped(table: Sequence[Entry], shape: str) -> list[Entry]:
    """The table as it is, or with a column of titles and what SHAPES has for conclusions."""
    if shape == "as it is":
        return list(table)
    concluded = SHAPES[shape]
    return [
        replace(
            entry,
            titel=entry.titel or entry.values.title or entry.conclusies[:60],
            conclusies=entry.conclusies if concluded is None else concluded,
        )
        for entry in table
    ]


SHAPES = {
    "titles": None,
    "titles alone": "",
    "one conclusion": "Het rapport is op 3 maart met een reactie aan de Tweede Kamer aangeboden.",
}
"""What becomes of the conclusions where there is a column of titles."""


def no_study_is_taken_for_another(
    number: int, shape: str, faults: tuple[int, int], seed: int, same_file: bool
) -> None:
    table = tables()[number % len(tables())]
    old = reading(table, shape, faults[0], seed)
    new = reading(table, shape, faults[1], seed + 1)
    found = match(placed(old), placed(new), range(len(old)) if same_file else ())
    for one, (_, read) in zip(found, new, strict=True):
        if one is not None:
            assert old[one.at][1] & read, [old[one.at][0], new[found.index(one)][0]]


CASES = (
    st.integers(0, 999),
    st.sampled_from(["as it is", *SHAPES]),
    st.tuples(st.integers(0, 6), st.integers(0, 12)),
    st.integers(0, 10**9),
    st.booleans(),
)


@settings(max_examples=150)
@given(*CASES)
def test_no_study_is_taken_for_another(
    number: int, shape: str, faults: tuple[int, int], seed: int, same_file: bool
) -> None:
    no_study_is_taken_for_another(number, shape, faults, seed, same_file)


@pytest.mark.nightly
@settings(max_examples=5000)
@given(*CASES)
def test_no_study_is_taken_for_another_in_thousands_of_readings(
    number: int, shape: str, faults: tuple[int, int], seed: int, same_file: bool
) -> None:
    no_study_is_taken_for_another(number, shape, faults, seed, same_file)


def test_nearly_every_study_is_known_again_when_words_alone_are_read_otherwise() -> None:
    chance = random.Random(3)
    kept = total = 0
    for table in tables():
        rows: list[Row] = [(entry, frozenset({study_of(entry)})) for entry in table]
        mended = [chance.choice(MILD)(row, chance) for row in rows]
        found = match(placed(rows), placed(mended), range(len(rows)))
        kept += sum(one is not None and one.at == at for at, one in enumerate(found))
        total += len(rows)
    assert kept >= 0.98 * total, (kept, total)
