"""Runs in the order of drawing, to blocks: what is drawn without a jump is of one cell."""

from __future__ import annotations

from collections.abc import Sequence

from parser.pdf.blocks import in_blocks
from parser.pdf.runs import Char, Run


def run(text: str, x: float, base: float) -> Run:
    chars = [
        Char(sign, x + 4 * at, x + 4 * at + 4, base - 7, base + 1, base, 8, False)
        for at, sign in enumerate(text)
    ]
    return Run.of(chars)


CELLS = [
    [("Opvang van", 40, 100), ("gezinnen", 40, 110)],
    [("Ex post", 120, 100)],
    [("2022", 160, 100)],
    [("Het beleid werkt,", 200, 100), ("zo blijkt uit een", 200, 110), ("onderzoek.", 200, 120)],
    [("Toezicht", 40, 130)],
    [("Ex ante", 120, 130)],
    [("2023", 160, 130)],
    [("De regels zijn helder.", 200, 130)],
]


def blocks(runs: Sequence[Run]) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for one in in_blocks(runs):
        found.setdefault(one.block, []).append(one.text)
    return list(found.values())


def test_a_table_drawn_cell_by_cell_falls_into_its_cells() -> None:
    runs = [run(*line) for cell in CELLS for line in cell]
    assert blocks(runs) == [[text for text, _, _ in cell] for cell in CELLS]


def test_a_table_drawn_line_by_line_tells_of_no_cells() -> None:
    lines = sorted((line for cell in CELLS for line in cell), key=lambda line: (line[2], line[1]))
    assert {one.block for one in in_blocks([run(*line) for line in lines])} == {0}


def test_a_heading_drawn_before_what_stands_above_it_does_not_make_a_page_drawn_by_cell() -> None:
    lines = sorted((line for cell in CELLS for line in cell), key=lambda line: (line[2], line[1]))
    heading = run("Thema: Inzet van de krijgsmacht", 38, 160)
    assert {one.block for one in in_blocks([heading, *(run(*line) for line in lines)])} == {0}


def test_a_table_drawn_column_by_column_tells_of_no_cells() -> None:
    columns = sorted((line for cell in CELLS for line in cell), key=lambda line: line[1:])
    assert {one.block for one in in_blocks([run(*line) for line in columns])} == {0}


def test_what_stands_below_white_is_another_block() -> None:
    runs = [run(f"regel {at}", 40, 100 + 10 * at) for at in range(3)]
    runs += [run("Alinea", 40, 138), run("Boven", 120, 100), run("Rij", 40, 170)]
    assert blocks(runs) == [["regel 0", "regel 1", "regel 2"], ["Alinea"], ["Boven"], ["Rij"]]


def test_a_page_without_text_has_no_blocks() -> None:
    assert in_blocks([]) == []
