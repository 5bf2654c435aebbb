"""Numbers in a margin that count the lines of a page are no text of it; those of rows are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from parser.model import Place
from parser.pdf.page import Page, Ruling
from parser.pdf.runs import Char, Run
from parser.report import read
from parser.table.line_numbers import without_line_numbers

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies")
WIDTHS = (70, 70, 55, 55, 200)
TEXT = "uit het onderzoek blijkt dat de regeling werkt, en dat wie haar nodig heeft haar ook vindt."
ROWS = [
    (f"Thema {at}", "Ex ante", "2022", "Afgerond", f"Onderzoek {at}: {TEXT}") for at in "abcdefghi"
]
HEADING = "Bijlage 3: Afgerond evaluatie- en overig onderzoek"


def lines_counted(x: float, step: int) -> Callable[[Canvas], None]:
    """Draws a number that ends at `x` beside each `step`th line of a page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 6)
        for number in range(step, 71, step):
            canvas.drawRightString(x, 705 - 8.5 * number, str(number))

    return draw


@pytest.mark.parametrize(
    ("x", "step"), [(16, 1), (16, 5), (552, 1)], ids=["each", "fifth", "right"]
)
def test_a_table_is_read_as_if_its_lines_were_not_counted(
    x: float, step: int, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    plain, counted = tmp_path / "zonder.pdf", tmp_path / "met.pdf"
    plain.write_bytes(draw(HEADER, ROWS, WIDTHS, heading=HEADING))
    counted.write_bytes(draw(HEADER, ROWS, WIDTHS, lines_counted(x, step), heading=HEADING))
    expected, report = read(plain), read(counted)
    assert report.entries == expected.entries
    numbers = report.account[Place.RUNNING] - expected.account[Place.RUNNING]
    assert numbers == len(range(step, 71, step))


def run(text: str, x0: float, base: float) -> Run:
    """`text` in letters 4 points wide and 8 high."""
    return Run.of(
        [
            Char(sign, x0 + 4 * at, x0 + 4 + 4 * at, base - 7, base + 1, base, 8, False)
            for at, sign in enumerate(text)
        ]
    )


def page(numbers: list[int], drop: float, x0: float = 20, rules: tuple[Ruling, ...] = ()) -> Page:
    """A page of text with these numbers beside it, `drop` points below each other."""
    column = [run(str(number), x0, 100 + drop * at) for at, number in enumerate(numbers)]
    text = [run("een regel tekst", 60, 100 + 10.0 * at) for at in range(30)]
    return Page(1, 558, 771, (*column, *text), horizontals=rules)


ALL = list(range(1, 10))


@pytest.mark.parametrize(
    "given_page",
    [
        page(ALL, 30),  # rows, of three lines each
        page([31, 32, 34, 35, 36, 37], 10),  # no sequence
        page([1, 2, 3], 10),  # too few to be told
        page(ALL, 10, x0=70),  # within the text
        page(ALL, 10, rules=(Ruling(95, 15, 500),)),  # within the rulings
    ],
    ids=["rows", "gap", "few", "inside", "ruled"],
)
def test_numbers_of_another_kind_stay(given_page: Page) -> None:
    assert without_line_numbers(given_page) is given_page


@given(st.integers(1, 900), st.integers(1, 5), st.integers(5, 30), st.sampled_from([12.0, 500.0]))
def test_a_sequence_in_a_margin_goes_wherever_it_begins(
    first: int, step: int, count: int, x0: float
) -> None:
    numbers = [first + step * at for at in range(count)]
    told = without_line_numbers(page(numbers, 10.0 * step, x0))
    assert {run.text for run in told.runs} == {"een regel tekst"}
    assert told.apart[Place.RUNNING] == tuple(map(str, numbers))


def test_a_number_longer_than_any_count_costs_nothing() -> None:
    long = Page(1, 558, 771, (run("9" * 5000, 20, 100), run("tekst", 60, 100)))
    assert without_line_numbers(long) is long
