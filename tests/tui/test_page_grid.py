"""A page laid out in cells: straight columns, marked words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from parser import Box, Report
from parser.worker.page_text import PageText, TextLine
from parser.worker.transcript import read_page_text
from tests.conftest import SEED
from tui.page_grid import Mark, PageGrid, grid_of


def line(text: str, x: float, base: float, size: float = 8.0) -> TextLine:
    """A line of signs that are half as wide as high."""
    starts = tuple(x + at * size / 2 for at in range(len(text)))
    return TextLine(text, starts, x, x + len(text) * size / 2, base - size, base, base)


def page(*lines: TextLine) -> PageText:
    return PageText(1, 500.0, 700.0, 0, lines)


def texts(sheet: PageGrid) -> list[str]:
    rows = []
    for row in sheet.rows:
        text = ""
        for piece in row:
            text += " " * (piece.column - cell_len(text)) + piece.text
        rows.append(text)
    return rows


def test_what_begins_at_one_edge_begins_in_one_column() -> None:
    made = grid_of(
        page(
            line("Thema", 50, 100),
            line("Conclusies", 100, 100),
            line("Samenwerking", 50, 110),
            line("Het beleid werkt.", 100.3, 110),
        ),
        (),
        (),
        80,
    )
    first, second = texts(made)
    assert first.index("Conclusies") == second.index("Het beleid")


def test_a_narrow_pane_takes_the_space_and_never_a_letter() -> None:
    lines = (line("Thema", 50, 100), line("Conclusies", 400, 100))
    wide, narrow = (grid_of(page(*lines), (), (), cells) for cells in (80, 10))
    assert 70 < wide.width <= 80
    assert texts(narrow) == ["Thema  Conclusies"]


def test_cells_beside_each_other_share_a_row_though_their_baselines_differ() -> None:
    made = grid_of(page(line("links", 50, 100), line("rechts", 200, 104)), (), (), 60)
    assert len(made.rows) == 1
    made = grid_of(page(line("boven", 50, 100), line("onder", 50, 104)), (), (), 60)
    assert [text.strip() for text in texts(made)] == ["boven", "onder"]


def test_a_space_between_rows_is_seen() -> None:
    made = grid_of(page(line("boven", 50, 100), line("onder", 50, 130)), (), (), 60)
    assert texts(made) == ["boven", "", "onder"]


def test_two_columns_that_touch_are_cut_where_the_others_begin() -> None:
    rows = [line("Overig", 100, base) for base in (100, 110, 130)]
    touching = line("OverkoepelendEvaluatie", 48, 120)
    made = grid_of(page(*rows, touching), (), (), 60)
    assert texts(made)[2].index("Evaluatie") == texts(made)[0].index("Overig")


def test_the_entry_is_marked_and_its_field_stronger() -> None:
    entry, field = Box(1, 50, 90, 200, 111), Box(1, 100, 90, 200, 111)
    other = Box(2, 0, 0, 500, 700)
    lines = (line("Thema", 50, 100), line("Het werkt", 100, 100), line("Ander", 50, 140))
    made = grid_of(page(*lines), (entry, other), (field, other), 60)
    assert [(piece.text, piece.mark) for row in made.rows for piece in row] == [
        ("Thema", Mark.ENTRY),
        ("Het werkt", Mark.FIELD),
        ("Ander", Mark.NONE),
    ]
    assert made.column_of(Mark.ENTRY) == 0
    assert made.column_of(Mark.FIELD) == made.rows[0][1].column
    assert [made.row_at(y) for y in (90, 105, 139, 150)] == [
        0,
        2,
        2,
        3,
    ]  # a blank row is part of the one above


@pytest.mark.parametrize("cells", [40, 78, 198])
def test_the_columns_of_the_seed_are_straight(
    cells: int, seed: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = grid_of(read_page_text(SEED, 2), (), (), cells)
    rows = [text for text in texts(made) if text.strip()]
    at = rows[0].index("Conclusies")
    assert sum(len(row) > at and row[at - 1 : at] == " " != row[at] for row in rows) > 30
    assert any(row.startswith("Overkoepelend ") for row in rows)


WORDS = st.text("abcDEF ", min_size=1, max_size=12).filter(lambda text: text == text.strip() != "")
LINES = st.lists(
    st.builds(line, WORDS, st.floats(0, 400), st.integers(10, 60).map(lambda at: at * 11.0)),
    max_size=30,
)


@given(LINES, st.integers(1, 200))
def test_every_sign_is_there_once_and_nothing_overlaps(lines: list[TextLine], cells: int) -> None:
    made = grid_of(page(*lines), (), (), cells)
    for row in made.rows:
        for before, after in pairwise(row):
            assert before.column + cell_len(before.text) <= after.column
    shown = "".join(piece.text for row in made.rows for piece in row)
    assert sorted(shown.replace(" ", "")) == sorted(
        "".join(one.text for one in lines).replace(" ", "")
    )
    assert all(
        piece.column + cell_len(piece.text) <= made.width for row in made.rows for piece in row
    )


def test_an_empty_page_has_no_rows() -> None:
    assert grid_of(page(), (), (), 80) == PageGrid(1, (), (), 0)
