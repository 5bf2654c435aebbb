"""Typography has one place, and its predicates say what they are called."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser
from parser import typography

PARSER = Path(parser.__file__).parent
NO_THRESHOLDS = (0.0, 1.0)
"""Nothing, and all of it: arithmetic, not a choice."""

LENGTHS = st.floats(0, 1000)
LEADINGS = st.floats(4, 40)


def bare_floats(path: Path) -> Iterator[tuple[str, int, float]]:
    """The floats within functions: a number that was chosen has a name outside of them."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Constant) and isinstance(node.value, float):
                    yield path.name, node.lineno, node.value


@pytest.mark.parametrize("path", sorted(PARSER.rglob("*.py")), ids=lambda path: path.stem)
def test_no_number_that_was_chosen_stands_bare_in_a_function(path: Path) -> None:
    assert not [found for found in bare_floats(path) if found[2] not in NO_THRESHOLDS]


def test_every_constant_says_what_it_means() -> None:
    body = ast.parse(Path(typography.__file__).read_text("utf-8")).body
    for node, after in itertools.pairwise(body):
        if isinstance(node, ast.Assign):
            assert isinstance(after, ast.Expr), ast.unparse(node)
            assert isinstance(after.value, ast.Constant), ast.unparse(node)


@given(LENGTHS, LEADINGS)
def test_a_line_at_the_leading_goes_on_and_one_at_twice_does_not(
    base: float, leading: float
) -> None:
    assert typography.is_next_line(leading, leading)
    assert not typography.is_next_line(2 * leading, leading)
    assert typography.has_extra_space(2 * leading, leading)
    assert not typography.has_extra_space(leading, leading)
    assert typography.beside(base, base + 0.1 * leading, leading)
    assert not typography.beside(base, base + leading, leading)


@given(LENGTHS, LENGTHS, LENGTHS)
def test_what_covers_a_stretch_runs_along_it_and_what_lies_beside_does_not(
    low: float, length: float, more: float
) -> None:
    high = low + length + 1
    assert typography.runs_along(low - more, high + more, low, high)
    assert not typography.runs_along(high, high + more, low, high)


@pytest.mark.parametrize(
    ("size", "usual", "same"), [(7, 7, True), (6.5, 7, True), (9, 7, False), (5, 7, False)]
)
def test_type_is_of_the_usual_size_or_is_not(size: float, usual: float, same: bool) -> None:
    assert typography.same_size(size, usual) is same


def test_a_ruling_right_below_a_word_underlines_it_and_one_below_the_line_does_not() -> None:
    assert typography.underlines(101, 100, 7)
    assert not typography.underlines(104, 100, 7)
    assert not typography.underlines(95, 100, 7)


def test_small_capitals_are_three_quarters_of_capitals() -> None:
    assert typography.is_small_capitals(7.5, 10)
    assert not typography.is_small_capitals(10, 10)
    assert not typography.is_small_capitals(5, 10)


def test_baselines_within_half_a_point_are_one() -> None:
    assert typography.same_baseline(100, 100.4)
    assert not typography.same_baseline(100, 101)
