"""A header at the end of a page heads the rows on the next."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Report
from parser.report import read

LABELS = (
    ("Thema", ""),
    ("Type onderzoek", ""),
    ("Afgerond", "in"),
    ("Conclusies", ""),
    ("Begrotings-", "artikel"),
)
LEFTS = (40, 120, 200, 270, 500)
ROWS = [
    ("Opvang", "Ex post", "2022", "De opvang werkt zoals bedoeld was.", "31"),
    ("Terugkeer", "Ex ante", "2021", "De terugkeer kan beter.", "32"),
    ("Toegang", "Monitor", "2022", "De toegang is verbeterd.", "33"),
]
FOOT = 60


def report(first: int, again: bool, folder: Path) -> Report:
    """The report of a paper whose header has `first` of its two lines at the foot of a page, and
    its rows on the next; `again` if it is repeated there."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))

    def line(texts: Sequence[str], y: float, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 8)
        for x, text in zip(LEFTS, texts, strict=True):
            canvas.drawString(x, y, text)

    header = [[label[at] for label in LABELS] for at in (0, 1)]
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 780, "Bijlage: Afgerond evaluatie- en overig onderzoek")
    canvas.setFont("Helvetica", 8)
    for at in range(60):
        canvas.drawString(40, 760 - 11 * at, "Zin voor zin wordt hier verteld wat deze bijlage is.")
    for at, texts in enumerate(header[:first]):
        line(texts, FOOT + 10 - 10 * at, bold=True)
    canvas.showPage()
    rest = header if again else header[first:]
    for at, texts in enumerate(rest):
        line(texts, 790 - 10 * at, bold=True)
    for at, row in enumerate(ROWS):
        line(row, 760 - 24 * at)
    canvas.showPage()
    canvas.save()
    path = folder / "verslag.pdf"
    path.write_bytes(data.getvalue())
    return read(path)


@pytest.mark.parametrize(
    ("first", "again"), [(1, False), (2, False), (2, True)], ids=["cut", "whole", "repeated"]
)
def test_a_header_at_a_page_end_heads_the_rows_on_the_next(
    first: int, again: bool, tmp_path: Path
) -> None:
    found = report(first, again, tmp_path)
    fields = ("thema", "type_onderzoek", "afronding", "conclusies", "artikel")
    assert [tuple(getattr(entry, field) for field in fields) for entry in found.entries] == ROWS
    assert not {finding.code for finding in found.findings} & {Code.HEADER_UNKNOWN}
    assert {entry.pages for entry in found.entries} == {(2,)}
