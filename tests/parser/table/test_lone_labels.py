"""A name alone in the first column, apart from the rows around it, is the label of a group."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from parser.report import read

COLUMNS = (40, 240, 330, 400)
HEADER = ("Titel", "Type onderzoek", "Afronding", "Status")
ROW = ("Ex post", "2024", "Afgerond")


def read_titles(tmp_path: Path, lines: Sequence[tuple[float, str, Sequence[str]]]) -> list[object]:
    """The theme and the title of what is read in a table without rules; each of `lines` is
    so many points below the one above, with a text in the first column and in the others."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 700, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
    y = 670.0
    for drop, first, others in ((0.0, HEADER[0], HEADER[1:]), *lines):
        y -= drop
        canvas.setFont("Helvetica-Bold" if first == HEADER[0] else "Helvetica", 7)
        for x, text in zip(COLUMNS, (first, *others), strict=False):
            canvas.drawString(x, y, text)
    canvas.save()
    path = tmp_path / "annex.pdf"
    path.write_bytes(made.getvalue())
    return [(entry.thema, entry.titel) for entry in read(path).entries]


def test_a_name_with_white_around_it_holds_for_the_rows_under_it(tmp_path: Path) -> None:
    assert read_titles(
        tmp_path,
        [
            (15, "Openbaar bestuur", ()),
            (15, "Evaluatie van de wet", ROW),
            (15, "Onderzoek naar de uitvoering van het", ROW),
            (8, "beleid", ()),
            (15, "Ondermijning", ()),
            (15, "Monitor", ROW),
        ],
    ) == [
        ("Openbaar bestuur", "Evaluatie van de wet"),
        ("Openbaar bestuur", "Onderzoek naar de uitvoering van het beleid"),
        ("Ondermijning", "Monitor"),
    ]


def test_the_last_line_of_a_title_is_no_label_though_it_begins_with_a_capital(
    tmp_path: Path,
) -> None:
    assert read_titles(
        tmp_path,
        [
            (15, "Evaluatie van de wet", ROW),
            (15, "Onderzoek naar het beleid in", ROW),
            (8, "Nederland", ()),
            (15, "Monitor", ROW),
        ],
    ) == [
        ("", "Evaluatie van de wet"),
        ("", "Onderzoek naar het beleid in Nederland"),
        ("", "Monitor"),
    ]
