"""Words are folded as FTS5 folds them, so that what it finds is sorted and marked alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.folding import fold, tokens

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aZ9 -’–éËij\u0301\u0308ßİĳŁøΣς\ue000²½"), st.characters(codec="utf-8")
    )
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as sql:
        sql.execute(
            "CREATE VIRTUAL TABLE pile USING fts5 (text, tokenize='unicode61 remove_diacritics 2')"
        )
        sql.execute("CREATE VIRTUAL TABLE words USING fts5vocab (pile, instance)")
        yield sql


@given(TEXTS)
def test_the_words_of_a_folded_text_are_its_tokens(text: str) -> None:
    assert fold(text) == " ".join(token.folded for token in tokens(text))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éénmalige coöperatie", "eenmalige cooperatie"),
        ("e\u0301e\u0301n", "een"),
        ("ex-post’s 37.2", "ex post s 37 2"),
        ("  –  ", ""),
        ("", ""),
    ],
)
def test_case_accents_and_signs_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


# Not Ǡ and its like: of two accents on one letter FTS5 keeps one.
LATIN = st.text(st.characters(max_codepoint=0x1DF, exclude_categories=["Cs", "Cc"]))


@given(LATIN)
def test_the_words_are_those_that_fts5_sees(index: sqlite3.Connection, text: str) -> None:
    index.execute("DELETE FROM pile")
    index.execute("INSERT INTO pile (rowid, text) VALUES (1, ?)", [text])
    words = [word for (word,) in index.execute("SELECT term FROM words ORDER BY offset")]
    assert fold(text) == " ".join(words)
