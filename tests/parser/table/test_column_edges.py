"""The edges between columns: the cheapest set over header and body, on all pages of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.pdf.page import Page, Ruling
from parser.pdf.runs import Char, Run
from parser.pdf.structure_tree import TagCell
from parser.table import column_edges
from parser.table.columns import HeaderRow

LETTER = 4.0


def text(words: str, x: float, base: float, block: int = 0) -> Run:
    """`words` at `x`, each letter 4 points wide and 8 high."""
    chars = [
        Char(sign, x + LETTER * at, x + LETTER * (at + 1), base - 7, base + 1, base, 8.0, False)
        for at, sign in enumerate(words)
    ]
    return Run.of(chars, block)


def row(
    labels: Sequence[tuple[str, float]], body: Sequence[Run], verticals: Sequence[Ruling] = ()
) -> HeaderRow:
    header = tuple(text(label, x, 20) for label, x in labels)
    return HeaderRow(Page(1, 600, 800, verticals=tuple(verticals)), header, tuple(body))


def edges_of(rows: Sequence[HeaderRow]) -> list[float]:
    """The x of the edges."""
    return [edge.x for edge in column_edges.edges_of(rows).kept]


def columns_of(edges: Sequence[float], lefts: Sequence[float]) -> list[int]:
    """In which column each text begins, measured from the header's left."""
    return [sum(edge <= left for edge in edges) for left in lefts]


@given(
    st.lists(st.integers(8, 30), min_size=2, max_size=7),
    st.lists(st.integers(1, 6), min_size=7, max_size=7),
)
def test_texts_that_stand_beside_each_other_are_of_as_many_columns(
    widths: list[int], letters: list[int]
) -> None:
    lefts = [40.0]
    for width in widths:
        lefts.append(lefts[-1] + LETTER * width)
    labels = [(f"L{at}", x) for at, x in enumerate(lefts)]
    body = [
        text("a" * count, x, 40 + 10 * line)
        for line in range(4)
        for x, count in zip(lefts, letters, strict=False)
    ]
    edges = edges_of([row(labels, body)])
    assert columns_of(edges, [x - 40 for x in lefts]) == list(range(len(lefts)))


def test_a_label_that_reaches_over_its_column_does_not_melt_it_with_the_next() -> None:
    labels = [("Begrotingsartikelen", 40), ("Link", 118)]
    body = [text("37.2", 40, 40 + 10 * n) for n in range(12)]
    body += [text("Link", 100, 40 + 10 * n) for n in range(12)]
    edges = edges_of([row(labels, body)])
    assert columns_of(edges, [0, 60]) == [0, 1]


def test_words_of_one_text_are_of_one_column_however_the_lines_break() -> None:
    labels = [("Conclusies", 40), ("Jaar", 240)]
    body = [text("Het beleid werkt zoals bedoeld was", 40, y) for y in (40, 50, 60)]
    body += [text("2022", 240, 40)]
    assert len(edges_of([row(labels, body)])) == 1


def test_the_order_of_drawing_parts_texts_that_nearly_touch() -> None:
    labels = [("Type", 40), ("Jaar", 82)]
    body = [text("Ex durante", 40, 40 + 10 * n, block=2 * n + 1) for n in range(4)]
    body += [text("2022", 81, 40 + 10 * n, block=2 * n + 2) for n in range(4)]
    edges = edges_of([row(labels, body)])
    assert columns_of(edges, [0, 41]) == [0, 1]


@pytest.mark.parametrize("along", [True, False])
def test_a_ruling_along_the_body_is_an_edge(along: bool) -> None:
    labels = [("Thema", 40), ("Beleid", 140)]
    rule = Ruling(120.0, 10, 90 if along else 30)
    body = [text("Opvang", 40, 40), text("Werkt", 140, 60)]
    (edge,) = edges_of([row(labels, body, [rule])])
    assert (edge == pytest.approx(80)) is along


def test_pages_of_one_table_tell_its_columns_together() -> None:
    labels = [("Thema", 40), ("Jaar", 140)]
    few = row(labels, [text("Opvang", 40, 40)])
    more = row(labels, [text("Opvang in de regio", 40, 40), text("2022", 130, 40)])
    (edge,) = edges_of([few, more])
    assert 72 < edge <= 90


def test_the_margin_of_an_edge_grows_with_the_lines_that_tell_it() -> None:
    labels = [("Thema", 40), ("Jaar", 140)]
    lines = [[text("Opvang", 40, 40 + 10 * n), text("2022", 140, 40 + 10 * n)] for n in range(6)]
    margins = [
        column_edges.edges_of([row(labels, [run for line in lines[:count] for run in line])])
        .kept[0]
        .margin
        for count in range(1, 7)
    ]
    assert margins == sorted(margins)
    assert margins[-1] - margins[0] == pytest.approx(5)


def test_an_edge_that_is_not_kept_has_a_margin_too_and_parts_texts() -> None:
    labels = [("Thema van het onderzoek", 40), ("Jaar", 240)]
    body = [text("Opvang", 40, 40), text("2022", 240, 40), text("Zorg", 100, 50)]
    (edge,), (within, beside) = column_edges.edges_of([row(labels, body)])
    assert edge.margin > 0
    assert within is not None
    assert 0 < within.x <= 60
    assert within.margin > 0
    assert beside is None


def test_prose_and_running_lines_under_a_table_part_nothing() -> None:
    labels = [("Thema", 40), ("Jaar", 140), ("Status", 240)]
    body = [text("Opvang", 40, 40), text("2022", 140, 40), text("lopend", 240, 40)]
    body += [text("Tekst die onder de tabel over de hele breedte staat en doorloopt", 40, 90)] * 9
    assert columns_of(edges_of([row(labels, body)]), [0, 100, 200]) == [0, 1, 2]


def test_cells_of_one_row_by_their_tags_are_two_columns_where_a_label_hangs_over_the_next() -> None:
    labels = [("Begrotingsartikel(en)", 57), ("Thema", 121), ("Conclusies", 200)]
    body = [
        one
        for at, base in enumerate((60, 100, 140))
        for one in (
            replace(text("37.2", 57, base), cell=TagCell(1, 10 + at, 20 + at, 1)),
            replace(text("Opvang", 121, base + 12), cell=TagCell(1, 10 + at, 30 + at, 1)),
            replace(text("Het werkt.", 200, base), cell=TagCell(1, 10 + at, 40 + at, 1)),
        )
    ]
    lefts = (0.0, 64.0, 143.0)
    assert columns_of(edges_of([row(labels, body)]), lefts) == [0, 1, 2]
    bare = [replace(run, cell=None) for run in body]
    assert columns_of(edges_of([row(labels, bare)]), lefts) != [0, 1, 2]


@pytest.mark.parametrize("ruled", [True, False])
def test_labels_that_touch_over_a_ruling_along_the_body_are_of_two_columns(ruled: bool) -> None:
    # The last letter of the first word lies beyond the ruling.
    header = [("Kennisbehoefte Titel onderzoek", 40), ("Jaar", 240)]
    body = [text("Opvang", 40, 60), text("2022", 240, 40), text("2023", 240, 60)]
    body += [text("Tien jaar opvang", 101, 40), text("Zicht op zorg", 101, 70)]
    rules = [Ruling(x, 10, 90) for x in (94.0, 236.0)] if ruled else []
    edges = edges_of([row(header, body, rules)])
    assert columns_of(edges, [0, 61, 200]) == ([0, 1, 2] if ruled else [0, 0, 1])


@pytest.mark.parametrize("tagged", [False, True])
def test_a_text_that_hangs_over_a_ruling_leaves_no_column_between_it_and_the_next_text(
    tagged: bool,
) -> None:
    """Not though it ends right of the ruling, and the next text begins a point behind it."""
    labels = [("Subthema", 40), ("Status", 104.06)]
    body = [text("Luchtruimherzien", 40, 40), text("afgerond", 104.06, 40)]
    body += [text("Schiphol", 40, 50 + 10 * n) for n in range(6)]
    body += [text("afgerond", 104.06, 50 + 10 * n) for n in range(6)]
    if tagged:
        cells = {run: TagCell(1, round(run.base), at, 1) for at, run in enumerate(body)}
        body = [replace(run, cell=cell) for run, cell in cells.items()]
    found = column_edges.edges_of([row(labels, body, [Ruling(102.0, 10, 115)])])
    assert [edge.x for edge in found.kept] == [62.0]
    assert found.kept[0].margin > 2
