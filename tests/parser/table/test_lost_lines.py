"""Rows that a table was broken off before are told, and nothing else that stands under a table."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Finding, Place, Report
from parser.report import read

LEFTS = (40, 120, 190, 240, 300, 500)
HEADING = ("Bijlage 3: Afgerond evaluatie- en overig onderzoek",)
HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")
ROW = ("Zorg", "Ex post", "2022", "afgerond", "Het beleid is doelmatig volgens het rapport.", "3")
OTHER = ("Wonen", "Ex ante", "2021", "afgerond", "De huren stegen minder dan verwacht.", "4")
LAST = ("Sport", "Monitor", "2022", "afgerond", "Er wordt meer gesport dan voorheen.", "5")
PROSE = (
    "De onderzoeken zijn uitgevoerd door bureaus die daarvoor met een aanbesteding zijn gekozen, "
    "en zijn te vinden",
)
SHORT = ("Meer hierover staat op de website.",)
MOTIES = ("Bijlage 4: Moties en toezeggingen",)
LABELS = ("Omschrijving", "", "Nummer", "", "Stand van zaken", "Datum")
MOTIE = ("De motie-Jansen", "verzoekt", "1234", "nr. 5", "De Kamer is hierover bericht.", "mei")
BOLD = frozenset({HEADING, HEADER, MOTIES, LABELS})
PITCH = 12


def paper(path: Path, *pages: Sequence[Sequence[str]]) -> Report:
    """The reading of a paper of these lines, which no ruling parts."""
    canvas = Canvas(str(path / "bijlage.pdf"), pagesize=(558, 771))
    for lines in pages:
        for at, line in enumerate(lines):
            size = 12 if line in (HEADING, MOTIES) else 8
            canvas.setFont("Helvetica-Bold" if line in BOLD else "Helvetica", size)
            for left, text in zip(LEFTS, line, strict=False):
                canvas.drawString(left, 700 - PITCH * at, text)
        canvas.showPage()
    canvas.save()
    return read(path / "bijlage.pdf")


def lost(report: Report) -> list[tuple[str, int]]:
    """First words and page of each stretch of words that were placed nowhere."""
    return [
        (one.about, one.box.page)
        for one in report.findings
        if one.code is Code.WORD_UNPLACED and one.box
    ]


def in_doubt(report: Report) -> list[str]:
    """The themes of the entries of which the row is in doubt."""
    return [
        entry.thema
        for entry in report.entries
        if any(one.code is Code.ROW_UNSURE and one.about for one in entry.findings)
    ]


FIRST = [HEADING, HEADER, ROW, OTHER, ROW, OTHER]


def test_rows_under_a_paragraph_that_broke_their_table_off_are_one_finding(tmp_path: Path) -> None:
    report = paper(tmp_path, [*FIRST, *[PROSE] * 9, LAST, LAST])
    assert len(report.entries) == 4
    assert lost(report) == [("Sport Monitor 2022 afgerond Er wordt", 1)]
    words = 2 * sum(len(text.split()) for text in LAST)
    assert report.account[Place.UNPLACED] == words
    (found,) = (one for one in report.findings if one.code is Code.WORD_UNPLACED)
    assert found.box and found.box.x0 == pytest.approx(LEFTS[0], abs=1)
    assert found.box.bottom > found.box.top + PITCH


def test_lost_rows_on_the_next_page_are_told_there(tmp_path: Path) -> None:
    report = paper(tmp_path, [*FIRST, *[PROSE] * 9, LAST], [LAST, LAST, LAST])
    assert [page for _, page in lost(report)] == [1, 2]
    last = report.entries[-1].findings
    assert [one.code for one in last].count(Code.ROW_UNSURE) == 1


def test_the_entry_above_lost_rows_is_in_doubt(tmp_path: Path) -> None:
    report = paper(tmp_path, [*FIRST, *[PROSE] * 9, LAST])
    assert in_doubt(report) == ["Wonen"]
    (last,) = (entry for entry in report.entries if entry.confidence < 1)
    assert Finding(Code.ROW_UNSURE, "", "Sport Monitor 2022 afgerond Er wordt") in last.findings


def test_so_is_the_entry_below_where_the_table_goes_on(tmp_path: Path) -> None:
    report = paper(tmp_path, [*FIRST, *[PROSE] * 9, LAST], [HEADER, ROW, LAST])
    assert len(report.entries) == 6
    assert in_doubt(report) == ["Wonen", "Zorg"]


@pytest.mark.parametrize(
    "under",
    [
        [],
        [PROSE] * 9,
        [*[PROSE] * 2, SHORT],
        [SHORT, SHORT],
        [MOTIES, LABELS, MOTIE, MOTIE, MOTIE],
        [*[PROSE] * 3, MOTIES, MOTIE, MOTIE],
    ],
)
def test_what_else_stands_under_a_table_is_not_lost(
    under: list[Sequence[str]], tmp_path: Path
) -> None:
    report = paper(tmp_path, [*FIRST, *under])
    assert len(report.entries) == 4
    assert lost(report) == []
    assert in_doubt(report) == []
    assert report.account[Place.UNPLACED] == 0
