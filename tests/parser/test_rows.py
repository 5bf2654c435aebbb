"""Rows cut where a person sees them: with rules, dots or white between them, themes halfway."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser.columns import Column
from parser.model import Entry
from parser.report import read
from parser.rows import deal
from parser.runs import Char, Run

HEADER = (("Thema", 40), ("Type onderzoek", 130), ("Afronding", 210), ("Conclusies", 270))
LEADING = 9.0
Entries = Callable[[bytes], Sequence[Entry]]


def paper(
    texts: Sequence[tuple[str, float, float]], dots: Sequence[tuple[int, float]] = ()
) -> bytes:
    """A page with the header, `texts` at x and y from its top, and dotted rules from x at y on."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 771 - 60, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
    canvas.setFont("Helvetica-Bold", 7)
    for label, x in HEADER:
        canvas.drawString(x, 771 - 90, label)
    canvas.setFont("Helvetica", 7)
    for text, x, y in texts:
        canvas.drawString(x, 771 - y, text)
    for left, y in dots:
        for x in range(left, 520, 2):
            canvas.rect(x, 771 - y, 0.75, 0.75, stroke=0, fill=1)
    canvas.save()
    return made.getvalue()


def rows(heights: Sequence[int], gap: float = 5.0) -> Iterator[list[tuple[str, float, float]]]:
    """The rows of a table, each so many lines high, without their theme."""
    y = 105.0
    for number, height in enumerate(heights):
        yield [
            ("Ex post", 130, y),
            (str(2020 + number), 210, y),
            *(
                (f"Het beleid van rij {number} werkt, zo blijkt uit regel {line} van", 270, at)
                for line in range(height)
                for at in [y + line * LEADING]
            ),
        ]
        y += height * LEADING + gap


@pytest.fixture
def entries(tmp_path: Path) -> Callable[[bytes], Sequence[Entry]]:
    """What is read of a paper."""

    def found(made: bytes) -> Sequence[Entry]:
        path = tmp_path / "stuk.pdf"
        path.write_bytes(made)
        return read(path).entries

    return found


def test_themes_halfway_their_rows_are_told_without_rules(entries: Entries) -> None:
    made = list(rows([5, 5, 7, 4, 6]))
    first, last = made[0][0][2], made[4][-1][2]
    halfway = (first + made[1][-1][2]) / 2, (made[2][0][2] + last) / 2
    themes = [("Opvang", 40, halfway[0]), ("Toezicht", 40, halfway[1])]
    texts = [text for row in made for text in row] + themes
    assert [entry.thema for entry in entries(paper(texts))] == ["Opvang"] * 2 + ["Toezicht"] * 3


def test_themes_at_the_top_of_their_rows_are_told_without_rules(entries: Entries) -> None:
    made = list(rows([5, 5, 7, 4, 6]))
    themes = [("Opvang", 40, made[0][0][2]), ("Toezicht", 40, made[2][0][2])]
    texts = [text for row in made for text in row] + themes
    assert [entry.thema for entry in entries(paper(texts))] == ["Opvang"] * 2 + ["Toezicht"] * 3


def test_rows_of_dots_part_rows_as_rules_do(entries: Entries) -> None:
    made = list(rows([3, 2, 4], gap=2.0))
    texts = [text for row in made for text in row if text[1] != 130 or text is made[0][0]]
    dots = [(40, row[0][2] - 7.5) for row in made[1:]]
    found = entries(paper(texts, dots))
    assert [entry.afronding for entry in found] == ["2020", "2021", "2022"]
    assert [entry.type_onderzoek for entry in found] == ["Ex post", "", ""]


def test_a_theme_taller_than_its_rows_makes_no_row(entries: Entries) -> None:
    made = list(rows([2, 2, 2]))
    last = made[2][0][2]
    theme = [(word, 40, last + LEADING * at) for at, word in enumerate(["Wonen", "en", "zorg"])]
    texts = [("Opvang", 40, 105.0), *(text for row in made for text in row), *theme]
    dots = [(125, made[1][0][2] - 8.0), (40, last - 8.0), (125, last + 2 * LEADING - 8.0)]
    found = entries(paper(texts, dots))
    assert [entry.thema for entry in found] == ["Opvang", "Opvang", "Wonen en zorg"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Zelfstandigheid", ["Zelfstandigheid", ""]),  # a long word hangs over
        ("OverkoepeEindeval", ["Overkoepe", "Eindeval"]),  # two texts touch
    ],
)
def test_a_word_is_not_cut_where_a_column_happens_to_begin(text: str, cut: list[str]) -> None:
    columns = (Column("thema", "T", 0, 45, 10), Column("subthema", "S", 45, 99, 47))
    chars = [
        Char(sign, 9 + 4 * at, 13 + 4 * at, 10, 18, 17, 8, False) for at, sign in enumerate(text)
    ]
    dealt = deal([Run.of(chars)], columns)
    assert [" ".join(run.text for run, _ in column) for column in dealt] == cut
