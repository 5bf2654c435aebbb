"""The texts of a column, told by where their lines stand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.pdf.lines import Line
from parser.pdf.runs import Char, Run
from parser.table.column_texts import texts_apart, top_aligned

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
    cells = top_aligned(lines, bands, LEADING)
    assert len(cells) == len(bands)
    assert [line.text for cell in cells for line in cell] == [line.text for line in lines]
    apart = texts_apart(lines, edges, edges, LEADING)
    assert [line.text for text in apart for line in text] == [line.text for line in lines]
    assert all(apart)


@pytest.mark.parametrize(
    ("tops", "cuts", "found"),
    [
        ({"Zorg": 2.0, "in de regio": 12.0}, [], ["Zorg in de regio"]),
        ({"Zorg": 2.0, "Jeugd": 30.0}, [], ["Zorg", "Jeugd"]),  # white between
        ({"Zorg": 2.0, "Jeugd": 12.0}, [11.0], ["Zorg", "Jeugd"]),  # a ruling between
        ({"Zorg": 50.0, "Jeugd": 60.0}, [], ["Zorg", "Jeugd"]),  # on a row's first line
        ({"Zorg": 50.0, "en jeugd": 60.0}, [], ["Zorg en jeugd"]),
        ({"Missie": 47.5, "Mali": 57.5}, [], ["Missie Mali"]),  # near a row's first line by chance
    ],
)
def test_another_text_begins_behind_white_a_ruling_or_on_a_row(
    tops: dict[str, float], cuts: list[float], found: list[str]
) -> None:
    lines = [line(text, top) for text, top in tops.items()]
    assert texts(texts_apart(lines, cuts, [0.0, 60.0], LEADING)) == found


def test_a_line_that_a_broken_page_has_in_no_band_goes_to_the_nearest() -> None:
    above, below = line("Boven", 0), line("Onder", 300)
    assert top_aligned([above, below], [(50, 100), (100, 200)], LEADING) == [[above], [below]]
    assert top_aligned([above], [], LEADING) == []
