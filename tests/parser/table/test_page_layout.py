"""Where a table ends, and what keeps to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser.report import read

LABELS = ["Thema", "Type onderzoek", "Afronding", "Conclusies", "Artikel"]
WIDTHS = [80, 70, 60, 200, 50]
TEXT = "Het beleid werkt en de kosten dalen. " * 9


@pytest.mark.parametrize(
    ("thema", "conclusies"),
    [
        ("Opvang", '<font size="10">\u2022</font> {text}'),
        ('<font size="9"><b>Opvang van velen in ons land</b></font>', "{text}"),
        ("Opvang", '<font size="5.5">{text}</font>'),
    ],
    ids=["bullet", "thema", "small"],
)
def test_a_column_in_a_size_of_its_own_does_not_end_the_table(
    thema: str, conclusies: str, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    text = conclusies.format(text=TEXT)
    rows = [
        [thema, "Ex post", str(2000 + n), f"<font>Onderzoek {n}.</font><br/>{text}", "31"]
        for n in range(30)
    ]
    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(LABELS, rows, WIDTHS))
    assert [entry.afronding for entry in read(path).entries] == [row[2] for row in rows]


@pytest.mark.parametrize("heading", ["Bijlage 4: Subsidieoverzicht", "Ontvangen en besteed"])
def test_what_stands_under_the_next_large_heading_is_no_row_and_moves_no_edge(
    heading: str, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    def other(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 6)
        canvas.drawString(36, 502, "1 Oorspronkelijk gepland voor een ander jaar.")
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(36, 480, heading)
        canvas.setFont("Helvetica", 7)
        for row in range(12):
            for x, text in (
                (36, "31"),
                (70, "Regeling voor het onderwijs"),
                (250, "74"),
                (450, "9"),
            ):
                canvas.drawString(x, 465 - 9 * row, text)

    rows = [[f"Opvang {n}", "Ex post", str(2000 + n), "Het beleid werkt.", "31"] for n in range(4)]
    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(LABELS, rows, WIDTHS, also=other))
    found = read(path).entries
    assert [
        [e.thema, e.type_onderzoek, e.afronding, e.conclusies, e.artikel] for e in found
    ] == rows


def test_the_last_row_above_another_lists_header_is_not_taken_for_one_of_that_list(
    tmp_path: Path,
) -> None:
    rows = [
        ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel"),
        ("Zorg", "Ex post", "2022", "afgerond", "Het beleid is doelmatig.", "3"),
        ("Wonen", "Ex ante", "2021", "afgerond", "De huren stegen minder.", "4"),
        ("Moties",),
        ("Omschrijving", "", "Nummer", "", "Stand van zaken", "Datum"),
        ("De motie-Jansen", "verzoekt", "1234", "nr. 5", "De Kamer is bericht.", "mei"),
    ]
    canvas = Canvas(str(tmp_path / "lijsten.pdf"), pagesize=(558, 771))
    for at, row in enumerate(rows):
        canvas.setFont("Helvetica" if at in (1, 2, 5) else "Helvetica-Bold", 8)
        for left, text in zip((40, 120, 190, 240, 300, 500), row, strict=False):
            canvas.drawString(left, 700 - 12 * at, text)
    canvas.save()
    entries = read(tmp_path / "lijsten.pdf").entries
    assert [entry.thema for entry in entries] == ["Zorg", "Wonen"]
