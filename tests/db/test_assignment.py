"""The best pairs as a whole, against every possible pairing."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.assignment import best_pairs

PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 4))
WEIGHTS = st.dictionaries(PAIRS, st.integers(1, 100).map(float), max_size=9)


def totals(weights: dict[tuple[int, int], float]) -> dict[frozenset[tuple[int, int]], float]:
    """Every way to pair, and what it sums to."""
    return {
        frozenset(some): sum(weights[pair] for pair in some)
        for many in range(len(weights) + 1)
        for some in combinations(weights, many)
        if len({o for o, _ in some}) == len({n for _, n in some}) == many
    }


@given(WEIGHTS)
def test_no_other_pairing_has_more_weight(weights: dict[tuple[int, int], float]) -> None:
    found = best_pairs(weights)
    assert totals(weights)[frozenset(found)] == max(totals(weights).values())


@given(WEIGHTS)
def test_no_margin_is_less_than_what_another_pairing_loses(
    weights: dict[tuple[int, int], float],
) -> None:
    """The margin looks at exchanges of two, so it may be more than the least loss, never less."""
    ways = totals(weights)
    for pair, margin in best_pairs(weights).items():
        without = max(total for some, total in ways.items() if pair not in some)
        assert margin >= max(ways.values()) - without - 1e-9


def test_the_nearest_is_not_taken_where_two_lose_by_it() -> None:
    weights = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}
    assert best_pairs(weights) == pytest.approx({(0, 1): 0.7, (1, 0): 0.7})


def test_of_two_that_are_quite_alike_neither_is_sure() -> None:
    weights = {(0, 0): 1.0, (0, 1): 1.0, (1, 0): 1.0, (1, 1): 1.0}
    assert set(best_pairs(weights).values()) == {0.0}


def test_three_hundred_rows_that_may_be_any_are_paired() -> None:
    weights = {
        (one, other): 1.0 if one == other else 0.9
        for one in range(300)
        for other in range(max(0, one - 6), min(300, one + 6))
    }
    assert set(best_pairs(weights)) == {(one, one) for one in range(300)}
