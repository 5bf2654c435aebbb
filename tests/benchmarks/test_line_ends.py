"""The weights of signs at line ends are those of the documents that they are fitted on."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from benchmarks.line_ends import Case, fit


def test_the_weight_of_a_sign_is_its_odds_where_there_are_many() -> None:
    told, bare = Case(True, frozenset({"sign"})), Case(True, frozenset())
    cases = Counter(
        {(told, True): 8000, (told, False): 2000, (bare, True): 500, (bare, False): 500}
    )
    weights = fit(cases)
    assert weights[""] == pytest.approx(0.0, abs=0.05)
    assert weights["sign"] == pytest.approx(math.log(4), abs=0.05)


def test_a_sign_that_is_seldom_seen_weighs_little() -> None:
    rare, bare = Case(True, frozenset({"rare"})), Case(True, frozenset())
    weights = fit(Counter({(rare, True): 1, (bare, True): 500, (bare, False): 500}))
    assert 0 < weights["rare"] < math.log(10)
