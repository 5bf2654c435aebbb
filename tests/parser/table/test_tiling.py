"""Merged cells: where a text stands tells its rows, whatever the style of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser.table.merged_column import MergedColumn, RowPlace, Seam, TextPlace
from parser.table.tiling import Align, alignment, tile
from parser.table.tiling_costs import NARROW_MARGIN

LINE = 10.0
ALIGNS = ("top", "middle", "bottom")


def rows_of_lines(heights: Sequence[int], page: int = 1) -> list[RowPlace]:
    """Rows of so many lines each, below each other."""
    edges = [0.0, *accumulate(LINE * height for height in heights)]
    return [RowPlace(page, a, b, a + 1, b - 1) for a, b in pairwise(edges)]


def text(words: str, rows: Sequence[RowPlace], align: str, row: int | None = None) -> TextPlace:
    """A text of one line in the merged cell of `rows`."""
    first, last = rows[0], rows[-1]
    high = LINE - 2
    top = {
        "top": first.first,
        "middle": (first.top + last.bottom - high) / 2,
        "bottom": last.last - high,
    }[align]
    return TextPlace(first.page, top, top + high, words, row)


def told(column: MergedColumn) -> list[int | None]:
    return [one.text for one in tile(column).tiles]


@st.composite
def columns(draw: st.DrawFn, drawn: bool) -> tuple[MergedColumn, list[int]]:
    """A column of merged cells, and which of them each row has.

    Drawn in the last rows of their cells, as Typst does, two texts may stand by chance where others
    would that are drawn in the first: a style so rare is told by several.
    """
    in_last = draw(st.booleans())
    sizes = draw(st.lists(st.integers(1, 4), min_size=5 if in_last else 2, max_size=8))
    heights = draw(st.lists(st.integers(2, 7), min_size=sum(sizes), max_size=sum(sizes)))
    align = draw(st.sampled_from(ALIGNS))
    rows = rows_of_lines(heights)
    starts = [0, *accumulate(sizes)]
    texts = [
        text(f"t{n}", rows[a:b], align, (b - 1 if in_last else a) if drawn else None)
        for n, (a, b) in enumerate(pairwise(starts))
    ]
    seams = [Seam.UNTOLD] * (len(rows) - 1)
    owner = [n for n, size in enumerate(sizes) for _ in range(size)]
    return MergedColumn(rows, texts, seams, LINE), owner


@settings(max_examples=150)
@given(columns(drawn=True))
def test_the_order_of_drawing_tells_merged_cells_wherever_their_texts_stand(
    made: tuple[MergedColumn, list[int]],
) -> None:
    column, owner = made
    assert told(column) == owner


@settings(max_examples=150)
@given(columns(drawn=False))
def test_every_text_has_rows_and_they_keep_its_order(
    made: tuple[MergedColumn, list[int]],
) -> None:
    column, _ = made
    tiles = tile(column).tiles
    found = [one.text for one in tiles if one.text is not None]
    assert found == sorted(found)
    assert set(found) == set(range(len(column.texts)))
    assert all(one.margin >= 0 for one in tiles)


def test_ten_themes_of_four_rows_halfway_their_cells_are_all_told() -> None:
    rows = rows_of_lines([3, 5, 4, 6] * 10)
    texts = [text(f"t{n}", rows[4 * n : 4 * n + 4], "middle") for n in range(10)]
    column = MergedColumn(rows, texts, [Seam.UNTOLD] * 39, LINE)
    assert told(column) == [n for n in range(10) for _ in range(4)]


def test_a_ruling_parts_cells_and_an_open_seam_joins_them() -> None:
    rows = rows_of_lines([3, 3, 3])
    texts = [text("a", rows[:1], "top"), text("b", rows[2:], "top")]
    seams = [Seam.OPEN, Seam.PARTED]
    assert told(MergedColumn(rows, texts, seams, LINE, nested=True)) == [0, 0, 1]
    assert told(MergedColumn(rows, texts, seams[::-1], LINE, nested=True)) == [0, 1, 1]


def test_an_empty_cell_that_rulings_part_stays_empty_among_subthemes() -> None:
    rows = rows_of_lines([3, 3, 3, 3])
    texts = [text("a", rows[:1], "top"), text("b", rows[2:3], "top")]
    seams = [Seam.PARTED, Seam.PARTED, Seam.OPEN]
    assert told(MergedColumn(rows, texts, seams, LINE, nested=True)) == [0, None, 1, 1]


def test_a_subtheme_ends_with_its_theme() -> None:
    rows = rows_of_lines([3, 3, 3])
    texts = [text("a", rows[:1], "top")]
    column = MergedColumn(rows, texts, [Seam.UNTOLD] * 2, LINE, nested=True)
    assert told(column) == [0, 0, 0]
    assert told(replace(column, walls=frozenset({2}))) == [0, 0, None]


def test_a_text_that_is_printed_again_on_the_next_page_is_of_its_rows_there() -> None:
    first = rows_of_lines([3, 3])
    second = [row._replace(page=2) for row in rows_of_lines([3, 3])]
    texts = [text("a", first, "top"), text("a", second, "top")]
    seams = [Seam.UNTOLD, Seam.SAME, Seam.UNTOLD]
    assert told(MergedColumn([*first, *second], texts, seams, LINE)) == [0, 0, 1, 1]


def test_a_text_between_two_places_is_in_doubt_and_names_the_other_reading() -> None:
    rows = rows_of_lines([6, 3, 9])
    texts = [text("a", rows[:1], "top"), text("b", rows[2:], "top")]
    between = texts[1]._replace(top=76.0, bottom=84.0)
    sure = tile(MergedColumn(rows, texts, [Seam.UNTOLD] * 2, LINE)).tiles
    doubted = tile(MergedColumn(rows, [texts[0], between], [Seam.UNTOLD] * 2, LINE)).tiles
    assert min(one.margin for one in sure) >= NARROW_MARGIN
    assert min(one.margin for one in doubted) < NARROW_MARGIN
    assert {one.instead for one in doubted if one.margin < NARROW_MARGIN} <= {0, 1, None}


@pytest.mark.parametrize("align", ALIGNS)
def test_a_column_without_texts_is_empty(align: str) -> None:
    rows = rows_of_lines([2, 2])
    column = MergedColumn(rows, [], [Seam.UNTOLD], LINE)
    assert told(column) == [None, None]
    one = MergedColumn(rows, [text("a", rows, align)], [Seam.UNTOLD], LINE)
    assert told(one) == [0, 0]


def test_two_texts_beside_one_row_that_no_way_fits_are_kept_and_in_doubt() -> None:
    rows = rows_of_lines([4])
    texts = [text("a", rows, "top"), text("b", rows, "bottom")]
    tiles = tile(MergedColumn(rows, texts, [], LINE)).tiles
    assert [one.margin for one in tiles] == [0.0]


def test_a_tiling_keeps_what_each_style_costs_the_cheapest_first() -> None:
    rows = rows_of_lines([4, 4, 4, 4])
    texts = [text("a", rows[:2], "middle"), text("b", rows[2:], "middle")]
    tiling = tile(MergedColumn(rows, texts, [Seam.UNTOLD] * 3, LINE))
    costs = [one.cost for one in tiling.styles]
    assert tiling.styles[0].style.align is Align.MIDDLE
    assert costs == sorted(costs)
    assert costs[0] < costs[1]


def test_the_texts_of_a_table_stand_alike_in_their_cells() -> None:
    rows = rows_of_lines([3] * 8)
    seams = [Seam.UNTOLD] * 7
    # Each stands at the top of three rows, and as well halfway two others.
    unsure = MergedColumn(rows, [text("a", rows[1:4], "top")], seams, LINE)
    sure = MergedColumn(
        rows, [text(f"t{n}", rows[n : n + 2], "top") for n in (0, 2, 4, 6)], seams, LINE
    )
    alone, beside = alignment([unsure])[0], alignment([unsure, sure])[0]
    assert set(alone.aligned.values()) == {0}
    assert (
        beside.aligned[Align.TOP]
        == 0
        < min(beside.aligned[Align.MIDDLE], beside.aligned[Align.BOTTOM])
    )


def test_a_text_stands_on_the_first_page_of_its_cell() -> None:
    first, second = rows_of_lines([3, 3]), rows_of_lines([3, 3], page=2)
    texts = [text("a", first[:1], "top"), text("b", second, "top")]
    tiles = tile(MergedColumn([*first, *second], texts, [Seam.UNTOLD] * 3, LINE)).tiles
    assert [one.text for one in tiles] == [0, 0, 1, 1]
    assert all(one.margin >= NARROW_MARGIN for one in tiles)


def test_a_centred_text_may_stand_at_the_top_of_a_cell_that_the_page_ends_with() -> None:
    """So LibreOffice sets it."""
    first, second = rows_of_lines([3] * 6), rows_of_lines([3] * 5, page=2)
    texts = [
        text("a", first[:3], "middle"),
        text("b", first[3:], "top"),
        text("c", second[:3], "middle"),
        text("d", second[3:], "middle"),
    ]
    tiles = tile(MergedColumn([*first, *second], texts, [Seam.UNTOLD] * 10, LINE)).tiles
    assert [one.text for one in tiles] == [0] * 3 + [1] * 3 + [2] * 3 + [3] * 2
