"""An entry is recognised in a newer reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.match import match
from parser.model import Entry

A = Entry(conclusies="Uit het onderzoek blijkt dat verdragen de terugkeer met 5% verhogen.")
A_MENDED = Entry(conclusies="Uit het onderzoek blijkt dat ver-dragen de terugkeer met 5% verhogen.")
B = Entry(conclusies="De regeling is doeltreffend, maar de doelmatigheid is niet vast te stellen.")
C = Entry(titel="Monitor kansspelen")

READINGS = st.lists(st.sampled_from([A, A_MENDED, B, C, Entry()]))


def test_the_same_texts_are_matched_wherever_they_stand() -> None:
    assert match([A, B, C], [C, A, B]) == [2, 0, 1]


def test_twins_are_matched_in_order() -> None:
    assert match([C, A, C], [C, C, C]) == [0, 2, None]


def test_a_mended_text_is_still_the_same_entry() -> None:
    assert match([B, A], [A_MENDED, B]) == [1, 0]


def test_the_same_text_is_taken_before_a_like_one() -> None:
    assert match([A], [A_MENDED, A]) == [None, 0]


def test_a_different_text_is_a_new_entry_even_in_the_same_place() -> None:
    assert match([A], [B]) == [None]


@given(READINGS, READINGS)
def test_no_stored_entry_is_given_twice(stored: list[Entry], read: list[Entry]) -> None:
    found = match(stored, read)
    assert len(found) == len(read)
    given_away = [index for index in found if index is not None]
    assert len(set(given_away)) == len(given_away)


@given(READINGS)
def test_an_unchanged_reading_matches_one_to_one(entries: list[Entry]) -> None:
    assert sorted(index for index in match(entries, entries) if index is not None) == list(
        range(len(entries))
    )
