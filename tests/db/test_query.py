"""Whatever is typed becomes an expression that FTS5 takes."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.condition import condition
from db.query import parse

TEXT = "Café 'Oud-Zuid': terugkeer van vreemdelingen, 5% tot 10% (ex-post)"


def index() -> sqlite3.Connection:
    sql = sqlite3.connect(":memory:")
    sql.execute("CREATE VIRTUAL TABLE t USING fts5 (a, tokenize='unicode61 remove_diacritics 2')")
    sql.execute("INSERT INTO t VALUES (?)", [TEXT])
    return sql


INDEX = index()


def match(typed: str) -> str:
    return condition(parse(typed), {}).match


def matches(expression: str) -> bool:
    return bool(INDEX.execute("SELECT 1 FROM t WHERE t MATCH ?", [expression]).fetchall())


@pytest.mark.parametrize(
    "typed",
    [
        "terugkeer",
        "TERUG",
        "cafe",
        "CAFÉ",
        "cafe\u0301",
        "oud zuid",
        "zuid oud",
        "ex-post",
        "ex-po",
        "10%",
        '"terugkeer van"',
        '"terugkeer va',
        'vreemd "ex post"',
        "(ex-post)",
        "terugkeer --",
    ],
)
def test_it_finds(typed: str) -> None:
    assert matches(match(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "keer",
        "terugkeer ontbreekt",
        '"terugkeer va"',
        '"van terugkeer"',
        "post-ex",
        "NOT terugkeer",
    ],
)
def test_it_does_not_find(typed: str) -> None:
    assert not matches(match(typed))


@pytest.mark.parametrize("typed", ["", " \t\n", '"', '""', "-- ()", "*", "\0", "\ud800", "\u0301"])
def test_there_is_nothing_to_look_for_in(typed: str) -> None:
    assert match(typed) == ""


SIGNS = st.text(st.sampled_from("\"'*-+^:(){},.\\ \0aé1\u0301\ud800 ANDORT"))


@given(st.one_of(st.text(st.characters(codec=None)), SIGNS))
def test_any_text_is_taken(typed: str) -> None:
    expression = match(typed)
    assert isinstance(matches(expression or '""'), bool)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1))
def test_any_words_of_a_text_find_it(words: list[str]) -> None:
    assert matches(match(" ".join(words)))


def test_a_page_pasted_by_mistake_is_taken() -> None:
    assert not matches(match(" ".join(f"woord{n}" for n in range(5000))))
