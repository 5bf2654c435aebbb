"""What is a compound, and what cannot be one."""

from __future__ import annotations

import pytest

from parser.text import lexicon


@pytest.mark.parametrize("word", ["slachtofferbeleid", "samenwerkingsverband", "dingtaal"])
def test_a_compound_is_told_by_its_parts(word: str) -> None:
    assert "".join(lexicon.parts(word)) == word


@pytest.mark.parametrize(
    "letters", ["begeleidingvreemdelingen", "samenwerkingketen", "fietsveiligheidouderen"]
)
def test_no_compound_has_a_noun_that_an_s_must_follow_however_it_is_cut(letters: str) -> None:
    assert lexicon.parts(letters) == ()


def test_a_part_of_something_is_no_adjective_whatever_its_ending_looks_like() -> None:
    assert lexicon.adjective("financieel")
    assert not lexicon.adjective("staatsdeel")
