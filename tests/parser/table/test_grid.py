"""What parts rows, and what only lies under words."""

from __future__ import annotations

import pytest

from parser.pdf import Line, Page, Run
from parser.pdf.page import Ruling
from parser.pdf.runs import Char
from parser.table.columns import Column, Header
from parser.table.grid import grid_of
from parser.table.headings import Headings
from parser.table.table_part import TablePart

COLUMNS = (Column("afronding", "Jaar", 0, 50, 10), Column("conclusies", "C", 50, 250, 60))


def line(text: str, base: float) -> Line:
    chars = [
        Char(sign, 60 + 4 * at, 64 + 4 * at, base - 7, base + 1, base, 8, False)
        for at, sign in enumerate(text)
    ]
    return Line(base, (Run.of(chars),))


@pytest.mark.parametrize(
    ("end", "parts"), [(240.0, False), (243.0, False), (250.0, True)], ids=["words", "space", "row"]
)
def test_a_link_that_is_underlined_parts_no_row_nor_does_the_space_behind_it(
    end: float, parts: bool
) -> None:
    lines = (line("Zie ook de brief aan de Kamer en de beleidsre", 100), line("actie daarop.", 110))
    rule = Ruling(101.0, 60.0, end)
    page = Page(1, 558, 771, tuple(run for one in lines for run in one.runs), (rule,))
    part = TablePart(page, Header(COLUMNS, (), 80, 90), lines, 92, 112, True, Headings(), ())
    runs = [run for one in lines for run in one.runs]
    assert bool(grid_of(part, runs, 92, 112).cuts[1]) is parts
