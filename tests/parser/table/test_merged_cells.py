"""Merged cells: texts spread over the rows between two rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.pdf.lines import Line
from parser.pdf.runs import Char, Run
from parser.table.merged_cells import (
    fit_merged_cells,
    is_repeated,
    is_vertically_centred,
    top_aligned,
)

LEADING = 10.0


def line(text: str, top: float) -> Line:
    chars = [
        Char(sign, 10.0 + 5 * at, 15.0 + 5 * at, top, top + 8, top + 7, 8.0, False)
        for at, sign in enumerate(text)
    ]
    return Line(top + 7, (Run.of(chars),))


def texts(cells: list[list[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in cells]


BANDS = [(0.0, 60.0), (60.0, 100.0), (100.0, 180.0)]


@pytest.mark.parametrize(
    ("tops", "found"),
    [
        ({"A": 2.0}, ["A", "A", "A"]),  # at the top of a cell over all rows
        ({"A": 86.0}, ["A", "A", "A"]),  # halfway that cell
        ({"A": 46.0, "B": 102.0}, ["A", "A", "B"]),  # halfway two rows, and at the top of the third
        ({"A": 26.0, "B": 116.0}, ["A", "B", "B"]),  # each halfway its own
        ({"A": 2.0, "B": 62.0, "C": 102.0}, ["A", "B", "C"]),
        ({}, ["", "", ""]),
    ],
)
def test_a_text_is_of_the_rows_of_which_it_stands_at_the_top_or_halfway(
    tops: dict[str, float], found: list[str]
) -> None:
    lines = [line(text, top) for text, top in tops.items()]
    assert texts(fit_merged_cells(lines, BANDS, LEADING)) == found


@pytest.mark.parametrize(
    ("tops", "floating"),
    [
        ({"A": 2.0, "B": 102.0}, False),
        ({"A": 2.0, "rest": 12.0, "of": 22.0}, False),
        ({"A": 46.0, "B": 136.0}, True),
        ({"A": 26.0, "B": 62.0}, True),  # the second row is as high as its theme
        ({}, False),
    ],
)
def test_texts_that_begin_amid_rows_stand_halfway_their_cells(
    tops: dict[str, float], floating: bool
) -> None:
    assert is_vertically_centred([line(text, top) for text, top in tops.items()], BANDS) is floating


@pytest.mark.parametrize(
    ("printed", "again"),
    [
        (["A", "A", "", "B"], True),
        (["A", "", "", "B"], False),
        (["A", "A", "", ""], False),  # two merged cells, below each other, may say the same
        (["A", "B", "A", "B"], False),
        (["", "", "", ""], False),
    ],
)
def test_a_column_that_says_the_same_on_row_after_row_is_not_merged(
    printed: list[str], again: bool
) -> None:
    bands = [(20.0 * at, 20.0 * at + 20) for at in range(len(printed))]
    lines = [line(text, top + 4) for text, (top, _) in zip(printed, bands, strict=True) if text]
    assert is_repeated(lines, bands) is again


def test_a_text_goes_on_where_the_next_row_begins_if_its_line_begins_small() -> None:
    lines = [line("Zorg", 52.0), line("in de regio", 62.0), line("Jeugd", 102.0)]
    found = ["Zorg in de regio", "", "Jeugd"]
    assert texts(top_aligned(lines, BANDS, LEADING)) == found


@given(st.lists(st.integers(2, 12), min_size=1, max_size=5), st.data())
def test_no_line_is_lost_and_every_text_keeps_its_order(
    heights: list[int], data: st.DataObject
) -> None:
    edges = [0.0]
    for height in heights:
        edges.append(edges[-1] + height * LEADING)
    bands = list(itertools.pairwise(edges))
    places = data.draw(st.sets(st.integers(0, sum(heights) - 1), max_size=8))
    lines = [line(f"t{at}", at * LEADING + 1) for at in sorted(places)]
    for deal in (top_aligned, fit_merged_cells):
        cells = deal(lines, bands, LEADING)
        assert len(cells) == len(bands)
        seen = list(dict.fromkeys(line.text for cell in cells for line in cell))
        assert seen == [line.text for line in lines]


def test_a_line_that_a_broken_page_has_in_no_band_goes_to_the_nearest() -> None:
    above, below = line("Boven", 0), line("Onder", 300)
    assert top_aligned([above, below], [(50, 100), (100, 200)], LEADING) == [[above], [below]]
    assert top_aligned([above], [], LEADING) == []
    assert not is_vertically_centred([above], [])
