from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.values.grammar import is_value
from parser.values.research_types import read_research_type
from parser.values.statuses import read_research_status
from parser.values.suggest import like_status, like_type, like_year


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ex pots", "Ex post"),
        ("Beleidsdoorlchting", "Beleidsdoorlichting"),
        ("Periodiek rapportage", "Periodieke rapportage"),
        ("Tussentijds en daarna steeds weer ex durante volgens plan", "Ex durante"),
        ("Kamerbrief", ""),
        ("", ""),
    ],
)
def test_a_type_that_is_nearly_one_is_guessed(text: str, meant: str) -> None:
    assert like_type(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("Afgeroond", "Afgerond"), ("Lopende onderz", "Lopend"), ("Ja", "")]
)
def test_a_status_that_is_nearly_one_is_guessed(text: str, meant: str) -> None:
    assert like_status(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2O22", "2022"), ("20 22", "2022"), ("2022", ""), ("1850", ""), ("gereed", ""), ("", "")],
)
def test_a_year_with_a_letter_or_a_space_in_it_is_guessed(text: str, meant: str) -> None:
    assert like_year(text) == meant


@given(st.text(max_size=60))
def test_a_guess_is_a_value_that_a_model_knows(text: str) -> None:
    assert not like_type(text) or read_research_type(like_type(text)).value
    assert not like_status(text) or read_research_status(like_status(text)).value
    assert not like_year(text) or is_value("afronding", like_year(text))
