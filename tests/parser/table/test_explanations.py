"""A paragraph set across the columns under a row explains it; a label over rows does not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Entry
from parser.report import read

COLUMNS = (40, 220, 320, 400)
HEADER = ("Evaluatie", "Type onderzoek", "Looptijd", "Artikel")
ROW = ("Ex post", "2024", "3")
LONG = (
    "Op grond van de wet wordt de regeling binnen vijf jaar na de inwerkingtreding geëvalueerd, met"
    " aandacht voor de uitvoering"
)


def read_entries(tmp_path: Path, *rows: tuple[str, list[str]]) -> tuple[Entry, ...]:
    """The entries of a table of rows, a title each, and under it lines across the columns."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 730, "Bijlage 5: Uitwerking Strategische Evaluatieagenda")
    canvas.setFont("Helvetica-Bold", 7)
    for x, label in zip(COLUMNS, HEADER, strict=True):
        canvas.drawString(x, 700, label)
    canvas.setFont("Helvetica", 7)
    y = 700.0
    for title, across in rows:
        y -= 16
        for x, text in zip(COLUMNS, (title, *ROW), strict=True):
            canvas.drawString(x, y, text)
        y -= 8
        for line in across:
            y -= 8
            canvas.drawString(40, y, line)
    canvas.save()
    path = tmp_path / "annex.pdf"
    path.write_bytes(made.getvalue())
    return read(path).entries


def test_each_paragraph_goes_to_the_entry_above_it_the_last_one_too(tmp_path: Path) -> None:
    rows = [(f"Evaluatie van wet {at}", [f"{LONG} {at},", "zoals altijd."]) for at in (1, 2, 3)]
    entries = read_entries(tmp_path, *rows)
    assert [entry.titel for entry in entries] == [title for title, _ in rows]
    assert [entry.conclusies for entry in entries] == [" ".join(lines) for _, lines in rows]


@pytest.mark.parametrize("text", ["1. Ex-post onderzoek naar " + LONG, LONG])
def test_what_is_numbered_or_no_sentence_explains_nothing(tmp_path: Path, text: str) -> None:
    entries = read_entries(tmp_path, ("Evaluatie van wet 1", [text]), ("Evaluatie van wet 2", []))
    assert not any(text in entry.conclusies for entry in entries)
