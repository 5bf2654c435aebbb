"""Pages that fail do not take their report with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

import parser.table.layout
from parser import Code
from parser.pdf.page import Page
from parser.pdf.page_reader import read_page
from parser.report import read
from tests.parser.harm import traps

PAPER = Path(__file__).parents[2] / "corpus" / "dev" / "d07-rl-norules-touching-midbreak.pdf"


def test_a_page_that_fails_is_a_finding_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = read(PAPER)
    broken = whole.entries[-1].pages[-1]

    def fails(page: object, path: Path) -> Page:
        if page.page_number == broken:  # type: ignore[attr-defined]
            raise TypeError("no such \x1b[31mfont")
        return read_page(page, path)  # type: ignore[arg-type]

    monkeypatch.setattr(parser.table.layout, "read_page", fails)
    report = read(PAPER)
    (finding,) = [f for f in report.findings if f.code is Code.PAGE_FAILED]
    assert finding.box and finding.box.page == broken
    assert finding.about == "TypeError no such [31mfont"
    assert 0 < len(report.entries) < len(whole.entries)
    assert report.entries[0] == whole.entries[0]


@pytest.mark.parametrize(("trap", "pages"), [("tree", [2, 3]), ("boxless", [1]), ("huge", [1])])
def test_a_page_that_nobody_can_load_is_told_by_its_number(
    trap: str, pages: list[int], tmp_path: Path
) -> None:
    path = tmp_path / f"{trap}.pdf"
    path.write_bytes(traps()[trap])
    found = [f.box.page for f in read(path).findings if f.code is Code.PAGE_FAILED and f.box]
    assert found == pages


def test_a_page_without_a_size_does_not_hide_the_others(tmp_path: Path) -> None:
    data = PAPER.read_bytes()
    path = tmp_path / "maat.pdf"
    path.write_bytes(data.replace(b"/MediaBox [", b"/MediaBax [", 1))
    report, whole = read(path), read(PAPER)
    assert data.count(b"/MediaBox [") > 1
    assert report.entries[-1] == whole.entries[-1]


HEADING = "Bijlage 3: Afgerond evaluatie- en overig onderzoek"
STRANGE = ("Domein", "Aanleiding", "Werkwijze", "Wat kwam eruit?")
"""A header of which no model knows a label, over what has no shape."""


@pytest.mark.parametrize(
    ("heading", "told"), [(HEADING, ["1"]), ("Bijlage 4: Personeel", []), ("", [])]
)
def test_a_table_under_the_heading_of_an_annex_that_opens_none_is_told_with_its_page(
    heading: str, told: list[str], draw: Callable[..., bytes], tmp_path: Path
) -> None:
    rows = [(f"Domein {at}", "Verzoek", "Vragenlijst", "Het werkt.") for at in range(4)]
    path = tmp_path / "verslag.pdf"
    large = f'<font size="11">{heading}</font>'
    path.write_bytes(draw(STRANGE, rows, (90, 90, 90, 180), heading=large))
    report = read(path)
    assert not report.entries
    assert [one.about for one in report.findings if one.code is Code.EMPTY_ANNEX] == told


def test_an_annex_that_is_read_and_a_heading_over_prose_are_no_empty_annex(
    draw: Callable[..., bytes], tmp_path: Path
) -> None:
    rows = [("Opvang", "Ex post", "2022", "Het beleid werkt zoals bedoeld.")] * 4
    path = tmp_path / "verslag.pdf"
    header = ("Thema", "Type onderzoek", "Afronding", "Conclusies")
    path.write_bytes(draw(header, rows, (90, 90, 90, 180), heading=HEADING))
    prose = tmp_path / "proza.pdf"
    canvas = Canvas(str(prose), pagesize=(558, 771))
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(40, 700, HEADING)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(40, 680, "Er is dit jaar geen onderzoek afgerond.")
    canvas.save()
    for one in (path, prose):
        assert not [found for found in read(one).findings if found.code is Code.EMPTY_ANNEX]
