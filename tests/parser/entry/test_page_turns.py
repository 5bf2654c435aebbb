"""The first row of a page is the rest of the last one above, or an entry of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from parser import Code, Entry
from parser.report import read

COLUMNS = (40, 110, 170, 420)
HEADER = ("Type onderzoek", "Afronding", "Conclusies", "Begrotingsartikel")
Row = tuple[str, str, Sequence[str], str]


def read_pages(tmp_path: Path, *pages: Sequence[Row]) -> tuple[Entry, ...]:
    """The entries of an annex with these rows on its pages, a rule above each, drawn
    cell by cell."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 730, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
    for rows in pages:
        y = 700.0
        canvas.setFont("Helvetica-Bold", 7)
        for x, label in zip(COLUMNS, HEADER, strict=True):
            canvas.drawString(x, y, label)
        canvas.setFont("Helvetica", 7)
        for kind, year, lines, article in rows:
            y -= 16
            canvas.line(COLUMNS[0], y + 10, 500, y + 10)
            canvas.drawString(COLUMNS[0], y, kind)
            canvas.drawString(COLUMNS[1], y, year)
            for at, line in enumerate(lines):
                canvas.drawString(COLUMNS[2], y - 8 * at, line)
            canvas.drawString(COLUMNS[3], y, article)
            y -= 8 * (len(lines) - 1)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "annex.pdf"
    path.write_bytes(made.getvalue())
    return read(path).entries


FIRST: Row = ("Ex post", "2022", ("Uit het onderzoek blijkt dat het werkt.",), "1")
WHOLE: Row = ("Ex ante", "2023", ("Uit de evaluatie blijkt dat het beter kan.",), "2")


def test_two_rows_with_values_are_two_entries(tmp_path: Path) -> None:
    assert [entry.afronding for entry in read_pages(tmp_path, [FIRST], [WHOLE])] == ["2022", "2023"]


def test_what_has_no_value_goes_on_with_the_row_above(tmp_path: Path) -> None:
    rest: Row = ("", "", ("en dat de Kamer is geïnformeerd.",), "")
    entries = read_pages(tmp_path, [FIRST, WHOLE], [rest, FIRST])
    assert [entry.pages for entry in entries] == [(1,), (1, 2), (2,)]


def test_a_row_may_begin_with_its_text_and_have_its_values_overleaf_which_is_doubted(
    tmp_path: Path,
) -> None:
    begun: Row = ("", "", ("Zicht op de leesvaardigheid van vijftienjarigen",), "")
    entries = read_pages(tmp_path, [FIRST, WHOLE, FIRST, begun], [WHOLE, FIRST])
    assert [entry.pages for entry in entries] == [(1,), (1,), (1,), (1, 2), (2,)]
    assert entries[3].afronding == "2023"
    assert entries[3].conclusies.startswith("Zicht op de leesvaardigheid")
    assert Code.JOINED_UNSURE in {finding.code for finding in entries[3].findings}


def test_a_value_may_be_broken_by_the_pages_end(tmp_path: Path) -> None:
    above: Row = ("Overig", "2022", ("Uit het onderzoek blijkt dat het rapport",), "1")
    below: Row = ("onderzoek", "", ("ook anders gelezen kan worden.",), "")
    entries = read_pages(tmp_path, [FIRST, above], [below, WHOLE])
    assert [entry.type_onderzoek for entry in entries] == ["Ex post", "Overig onderzoek", "Ex ante"]


def test_a_row_of_which_a_page_has_one_line_has_its_values_overleaf() -> None:
    """WeasyPrint moves cells of one line to the next page, where the row's text is cut."""
    entries = read(Path(__file__).parents[2] / "fixtures" / "values-overleaf.pdf").entries
    assert [(entry.thema, entry.subthema, entry.pages) for entry in entries[2:6]] == [
        ("Kwaliteit en kansengelijkheid", "Brede brugklassen", (1,)),
        ("Kwaliteit en kansengelijkheid", "Nationaal Programma Onderwijs", (1,)),
        ("Wetenschap en onderzoek", "Nationale Wetenschapsagenda", (1, 2)),
        ("Wetenschap en onderzoek", "Nationale Wetenschapsagenda", (2,)),
    ]
    assert entries[4].afronding == "2023"


def test_a_row_of_which_a_page_has_only_its_text_is_no_paragraph_of_the_one_above() -> None:
    """It stands as far below it as rows do; WeasyPrint has moved its values to the next page."""
    entries = read(Path(__file__).parents[2] / "fixtures" / "text-overleaf.pdf").entries
    assert [entry.pages for entry in entries[4:7]] == [(1,), (1, 2), (2,)]
    assert (entries[5].type_onderzoek, entries[5].afronding) == ("Overig", "2022")
    assert Code.JOINED_UNSURE in {finding.code for finding in entries[5].findings}
