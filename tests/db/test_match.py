"""An entry is recognised in a newer reading."""

from __future__ import annotations

import random
import time
from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import match as matching
from parser import Box, Entry


def match(
    stored: list[Entry], read: list[Entry], same_file: Collection[int] = ()
) -> list[int | None]:
    return [found and found.at for found in matching.match(stored, read, same_file)]


A = Entry(conclusies="Uit het onderzoek blijkt dat verdragen de terugkeer met 5% verhogen.")
A_MENDED = Entry(conclusies="Uit het onderzoek blijkt dat ver-dragen de terugkeer met 5% verhogen.")
B = Entry(conclusies="De regeling is doeltreffend, maar de doelmatigheid is niet vast te stellen.")
C = Entry(titel="Monitor kansspelen")

READINGS = st.lists(st.sampled_from([A, A_MENDED, B, C, Entry()]))


def test_the_same_texts_are_matched_wherever_they_stand() -> None:
    assert match([A, B, C], [C, A, B]) == [2, 0, 1]


def test_twins_are_matched_in_order() -> None:
    assert match([C, A, C], [C, C, A]) == [0, 2, 1]
    assert match([C, A, C], [C, C, C]) == [0, None, 2]


def test_a_mended_text_is_still_the_same_entry() -> None:
    assert match([B, A], [A_MENDED, B]) == [1, 0]


def test_the_same_text_is_taken_before_a_like_one() -> None:
    assert match([A], [A_MENDED, A]) == [None, 0]


def test_a_different_text_is_a_new_entry_even_in_the_same_place() -> None:
    assert match([A], [B]) == [None]


def at(entry: Entry, top: float, page: int = 1) -> Entry:
    return replace(entry, pages=(page,), boxes={"titel": (Box(page, 50, top, 550, top + 40),)})


@pytest.mark.parametrize("title", ["Monitor kansspelen 2022", "Monitor kansspelen 2022-2023"])
def test_other_digits_are_another_study_however_alike_the_words(title: str) -> None:
    stored = Entry(titel="Monitor kansspelen 2023", thema="Kansspelen en verslaving")
    read = Entry(titel=title, thema="Kansspelen en verslaving")
    assert match([stored], [read]) == [None]
    assert match([at(stored, 100)], [at(read, 100)]) == [None]


def test_not_even_the_same_place_of_the_same_file_makes_other_words_the_same() -> None:
    stored, read = at(Entry(titel="Wet 1"), 100), at(Entry(conclusies="Anders gelezen."), 102)
    assert match([at(A, 50), stored], [read], same_file={0, 1}) == [None]


def test_the_place_tells_an_entry_that_little_is_left_of() -> None:
    read = Entry(conclusies="Uit het onderzoek blijkt 5%")
    assert match([A], [read]) == [None]
    assert match([at(A, 100), at(B, 200)], [at(read, 100)]) == [0]
    assert match([at(A, 100)], [at(read, 100, page=2)]) == [None]


def test_a_number_in_another_field_is_no_other_digit() -> None:
    stored = Entry(titel="Monitor 1.200 woningen 2022")
    read = Entry(titel="Monitor 1200 woningen", afronding="2022")
    assert match([at(stored, 100)], [at(read, 100)], same_file={0}) == [0]


def test_of_twins_the_one_on_its_own_page_is_taken() -> None:
    assert match([at(C, 10, page=1), at(C, 10, page=2)], [at(C, 90, page=2)]) == [1]


def test_three_hundred_entries_that_are_all_read_otherwise_take_half_a_second() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abdegiklmnoprstuvw", k=9)) for _ in range(2000)]
    stored = [
        Entry(
            thema="Een thema dat alle rijen hebben",
            titel=" ".join(chance.choices(words, k=8)),
            conclusies=" ".join(chance.choices(words, k=90)),
        )
        for _ in range(300)
    ]
    read = [replace(one, conclusies=f"Nader: {one.conclusies}") for one in stored]
    begun = time.process_time()
    assert match(stored, read) == list(range(300))
    assert time.process_time() - begun < 0.5


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
