"""A heading that announces the annex, and no entry under it, is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Report
from parser.entry import unread_annexes
from parser.report import read

HEADING = "Bijlage 3: Afgerond evaluatie- en overig onderzoek"
HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")
WIDTHS = (80, 60, 50, 50, 210, 48)
ROW = ("Zorg", "Ex post", "2022", "afgerond", "De zorg is doelmatig.", "3")


def headings_told(report: Report) -> list[tuple[str, int]]:
    return [
        (found.about, found.box.page)
        for found in report.findings
        if found.code is Code.ANNEX_UNREAD and found.box
    ]


def paper(path: Path, *pages: list[str]) -> Path:
    canvas = Canvas(str(path), pagesize=(558, 771))
    for lines in pages:
        canvas.setFont("Helvetica", 10)
        for at, line in enumerate(lines):
            canvas.drawString(40, 700 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    return path


def test_an_annex_of_which_no_row_was_read_is_told_with_its_page(tmp_path: Path) -> None:
    prose = ["Jaarverslag over 2022", "De begroting is uitgevoerd zoals voorgenomen."]
    made = paper(tmp_path / "leeg.pdf", prose, [HEADING, "Het onderzoek staat op de website."])
    assert headings_told(read(made)) == [(HEADING, 2)]


def test_an_annex_with_entries_is_not_told(draw: Callable[..., bytes], tmp_path: Path) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(HEADER, [ROW] * 3, WIDTHS, None, HEADING))
    report = read(path)
    assert len(report.entries) == 3
    assert headings_told(report) == []


def test_a_table_of_contents_announces_nothing(tmp_path: Path) -> None:
    contents = ["Inhoudsopgave", f"{HEADING} 118", f"{HEADING} ........ 12"]
    assert headings_told(read(paper(tmp_path / "inhoud.pdf", contents))) == []


@pytest.mark.parametrize(
    ("texts", "pages", "told"),
    [
        ((HEADING, "", ""), {1}, []),
        ((HEADING, "", ""), {2}, []),
        ((HEADING, "", ""), {3}, [1]),
        ((HEADING, HEADING, ""), {3}, []),
        ((HEADING, HEADING, HEADING), set(), [3]),
        ((f"Inhoud\n{HEADING}\n12", "", HEADING), {4}, []),
        ((f"{HEADING}Deze bijlage bevat een overzicht van al het onderzoek", ""), set(), [1]),
        (("SEA Strategische Evaluatie Agenda", ""), set(), []),
        (("Bijlage 4: Strategische Evaluatieagenda 2023", ""), set(), [1]),
        (("Zie bijlage 3, Afgerond evaluatie- en overig onderzoek", ""), set(), []),
    ],
)
def test_a_heading_holds_for_its_page_and_the_next(
    texts: tuple[str, ...], pages: set[int], told: list[int]
) -> None:
    found: list[Any] = [one.box for one in unread_annexes(texts, pages)]
    assert [box.page for box in found] == told
