"""Pages that fail do not take their report with them."""

from __future__ import annotations

from pathlib import Path

import pytest

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
