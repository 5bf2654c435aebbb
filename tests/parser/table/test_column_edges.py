"""The edge between two columns: where it is drawn, however few corners it has."""

from __future__ import annotations

import pytest

from parser.pdf.page import Page, Ruling
from parser.pdf.runs import Char, Run
from parser.table.column_edges import edge_between


def text(words: str, x: float, base: float) -> Run:
    return Run.of(
        [
            Char(sign, x + 4.0 * at, x + 4.0 * at + 4.0, base - 7, base + 1, base, 8.0, False)
            for at, sign in enumerate(words)
        ]
    )


BODY = [text("Ondersteuning", 30, 40), text("2022", 90, 40), text("Jeugd", 30, 60)]


@pytest.mark.parametrize(
    ("start", "end", "edge"),
    [
        (5.0, 700.0, 85.0),  # along the whole page
        (30.0, 400.0, 85.0),
        (52.0, 400.0, 89.95),  # beside a part of the text only: as without
    ],
)
def test_a_rule_along_most_of_the_body_is_an_edge_though_no_end_of_it_is_there(
    start: float, end: float, edge: float
) -> None:
    rule = Ruling(85.0, start, end)
    page = Page(1, 200, 800, verticals=(rule,), corners=((85.0, start), (85.0, end)))
    assert edge_between(page, 60, 90, BODY, 20, 80) == pytest.approx(edge)
