"""A header is told from rows that have the words of labels in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from parser.report import read
from tests.parser.conftest import BOLD, PAGE, TEXT

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")
WIDTHS = (60, 65, 50, 50, 195, 45)
LIKE_LABELS = (
    ("Onderzoek", "Ex post", "2022", "Afgerond", "Onderzoek", "31"),
    ("Onderzoek", "Onderzoek", "2022", "Afgerond", "Resultaten", "31"),
    ("Voortgang", "Overig onderzoek", "Gereed", "Afgerond", "Evaluatieonderzoek", "Alle"),
    ("Beleidsthema", "Periodieke rapportage", "2022", "Afgerond", "Stand van zaken", "art. 3"),
    ("Status", "Ex post", "2023", "Afgerond", "Titel onderzoek", "artikel 31"),
)


def row(number: int) -> tuple[str, ...]:
    text = f"Onderzoek {number}: uit het onderzoek blijkt dat de regeling werkt zoals bedoeld."
    return (f"Thema {number}", "Ex ante", "2022", "Afgerond", text, str(30 + number))


def table(rows: Sequence[Sequence[str]], bold: int, ruled: bool) -> Table:
    """The rows, of which the first `bold` are."""
    cells = [
        [Paragraph(cell, BOLD if at < bold else TEXT) for cell in cells]
        for at, cells in enumerate(rows)
    ]
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    style = TableStyle([*rules, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, WIDTHS, style=style)


@pytest.mark.parametrize("like", LIKE_LABELS, ids=lambda row: row[0])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "plain"])
@pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "once"])
@pytest.mark.parametrize("bold", [True, False], ids=["bold", "light"])
def test_a_row_of_words_like_labels_right_after_a_page_break_is_a_row(
    like: Sequence[str], ruled: bool, repeated: bool, bold: bool, tmp_path: Path
) -> None:
    made = io.BytesIO()
    heading = Paragraph("Bijlage 3: Afgerond evaluatie- en overig onderzoek", BOLD)
    again = [HEADER] * repeated
    first = table([HEADER, row(1), row(2), row(3)], 1, ruled)
    second = table([*again, like, row(5), row(6), row(7)], repeated + bold, ruled)
    paper = SimpleDocTemplate(made, pagesize=PAGE, leftMargin=30, rightMargin=30)
    paper.build([heading, first, PageBreak(), second])
    path = tmp_path / "verslag.pdf"
    path.write_bytes(made.getvalue())
    themes = [entry.thema for entry in read(path).entries]
    assert themes == ["Thema 1", "Thema 2", "Thema 3", like[0], "Thema 5", "Thema 6", "Thema 7"]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "plain"])
def test_a_heading_with_its_number_right_above_a_header_is_no_label_of_it(
    ruled: bool, tmp_path: Path
) -> None:
    header = ("Titel", *HEADER[1:])
    made = io.BytesIO()
    story: list[Flowable] = [Paragraph("Bijlage 3: Afgerond evaluatie- en overig onderzoek", BOLD)]
    for number, theme in enumerate(("Arbeidsmarkt", "Pensioenen"), 1):
        story.append(Paragraph(f"Thema {number}: {theme}", BOLD))
        story.append(table([header, row(number), row(number + 2)], 1, ruled))
    paper = SimpleDocTemplate(made, pagesize=PAGE, leftMargin=30, rightMargin=30)
    paper.build(story)
    path = tmp_path / "verslag.pdf"
    path.write_bytes(made.getvalue())
    assert [(entry.thema, entry.titel) for entry in read(path).entries] == [
        *(("Arbeidsmarkt", "Thema 1"), ("Arbeidsmarkt", "Thema 3")),
        *(("Pensioenen", "Thema 2"), ("Pensioenen", "Thema 4")),
    ]


@pytest.mark.parametrize("label", ["#", "Nr.", "No.", "Volgnr.", "Nummer"])
@pytest.mark.parametrize("place", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("articles", [True, False], ids=["with articles", "without"])
def test_what_numbers_the_rows_is_kept_under_its_label_and_is_no_article_and_no_title(
    label: str, place: int, articles: bool, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    def numbered(cells: Sequence[str], number: str) -> list[str]:
        cells = cells if articles else cells[:-1]
        return [*cells[:place], number, *cells[place:]]

    widths = [*WIDTHS[:place], 40, *WIDTHS[place : 6 if articles else 5]]
    rows = [numbered(row(at), str(at)) for at in range(1, 12)]
    heading = "Bijlage 3: Afgerond evaluatie- en overig onderzoek"
    path = tmp_path / "verslag.pdf"
    path.write_bytes(draw(numbered(HEADER, label), rows, widths, heading=heading))
    read_as = [
        (entry.thema, entry.titel, entry.artikel, *entry.extra.values())
        for entry in read(path).entries
    ]
    assert read_as == [
        (f"Thema {at}", "", str(30 + at) if articles else "", str(at)) for at in range(1, 12)
    ]


LABEL_LINES = (
    ("Thema", "Type", "Afgerond", "Conclusies", "Link naar"),
    ("", "onderzoe", "in", "", "rapport"),
    ("", "k", "", "", ""),
)
"""A header as a narrow column breaks it, without hyphens."""
LEFTS = (40, 130, 166, 210, 460)


def test_bold_lines_as_near_as_those_of_one_label_are_of_the_header(tmp_path: Path) -> None:
    path = tmp_path / "verslag.pdf"
    canvas = Canvas(str(path), pagesize=(558, 771))
    for page in range(2):
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(40, 720, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
        canvas.setFont("Helvetica-Bold", 8)
        y = 700.0
        lines = [*LABEL_LINES]
        for at in range(3):
            number = 3 * page + at
            lines += [
                (
                    f"Thema {number}",
                    "Ex post",
                    "2022",
                    f"Onderzoek {number}: de regeling werkt",
                    "Link",
                ),
                ("", "", "", "zoals bij de start van het beleid werd bedoeld.", ""),
            ]
        for at, line in enumerate(lines):
            y -= 14 if at >= 3 and line[0] else 9.5
            canvas.setFont("Helvetica-Bold" if at < 3 else "Helvetica", 8)
            for x, text in zip(LEFTS, line, strict=True):
                canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    entries = read(path).entries
    assert [(entry.thema, entry.type_onderzoek, entry.afronding) for entry in entries] == [
        (f"Thema {number}", "Ex post", "2022") for number in range(6)
    ]
