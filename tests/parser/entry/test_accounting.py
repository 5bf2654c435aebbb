"""Every word on the annex's pages is in one place, and none is counted twice or lost."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parser import Code, Place, Report
from parser.entry.accounting import words
from parser.pdf.runs import Char, Run
from parser.report import read

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")
WIDTHS = (80, 60, 50, 50, 210, 48)
WORD = st.from_regex(r"[A-Z]?[a-z]{1,9}[.,]?", fullmatch=True)
TEXT = st.lists(WORD, max_size=25).map(" ".join)
ROW = st.tuples(
    TEXT.map(lambda text: text[:25].strip()),
    st.sampled_from(["Ex post", "Ex ante", "Monitor", ""]),
    st.sampled_from(["2022", "2021-2022", ""]),
    st.sampled_from(["afgerond", "lopend", ""]),
    TEXT,
    st.sampled_from(["37.2", "Alle", ""]),
)
STRAY = st.tuples(
    st.integers(30, 250),
    st.sampled_from([20, 40, 55, 740, 755]),
    st.lists(WORD, min_size=1, max_size=5),
)
REAL = ("seed", "d13", "d14", "d15", "d23", "h27")


def total(report: Report) -> int:
    return sum(report.account.values())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(ROW, min_size=1, max_size=9),
    strays=st.lists(STRAY, max_size=3, unique_by=lambda stray: stray[1]),
)
def test_the_account_adds_up_to_the_words_drawn(
    rows: list[tuple[str, ...]],
    strays: list[tuple[int, int, list[str]]],
    draw: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    def around(canvas: Any) -> None:
        canvas.setFont("Helvetica", 8)
        for x, y, text in strays:
            canvas.drawString(x, y, " ".join(text))

    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(HEADER, rows, WIDTHS, around))
    report = read(path)
    inside = sum(len(cell.split()) for row in (HEADER, *rows) for cell in row)
    outside = sum(len(text) for _, _, text in strays)
    assert report.document.pages == 1
    assert total(report) == inside + outside
    assert report.account[Place.HEADER] >= sum(len(label.split()) for label in HEADER)
    unplaced = [f.about for f in report.findings if f.code is Code.WORD_UNPLACED]
    assert bool(unplaced) == bool(report.account[Place.UNPLACED])
    assert len(unplaced) <= report.account[Place.UNPLACED]


@pytest.mark.parametrize("name", REAL)
def test_the_account_of_a_real_paper_has_its_pages_words_but_for_how_touching_ones_part(
    name: str, report_of: Callable[[str], Report], path_of: Callable[[str], Path]
) -> None:
    report = report_of(name)
    first = min(page for entry in report.entries for page in entry.pages)
    last = max(page for entry in report.entries for page in entry.pages)
    pages = [n for n in range(first, last + 1) if n not in report.document.image_only_pages]
    with pdfplumber.open(path_of(name)) as pdf:
        drawn = sum(len(pdf.pages[n - 1].extract_text(x_tolerance=1).split()) for n in pages)
    assert total(report) == pytest.approx(drawn, rel=0.03)


@pytest.mark.parametrize("name", REAL)
def test_no_word_of_a_real_annex_is_without_a_place(
    name: str, report_of: Callable[[str], Report]
) -> None:
    report = report_of(name)
    assert set(report.account) == set(Place)
    assert report.account[Place.UNPLACED] == 0
    assert Code.WORD_UNPLACED not in {finding.code for finding in report.findings}


@pytest.mark.parametrize("name", REAL)
def test_the_account_has_at_least_the_words_that_the_entries_say(
    name: str, report_of: Callable[[str], Report], truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    report = report_of(name)
    fields = ["afronding", "status", "titel", "conclusies", "artikel"]
    if not report.account[Place.GROUP]:  # else the type is a group's label, counted once
        fields.append("type_onderzoek")
    said = sum(
        len(entry.get(field, "").split()) for entry in truth_of(name)["entries"] for field in fields
    )
    assert report.account[Place.ENTRY] >= said


def test_a_paper_without_a_table_has_an_empty_account(report_of: Callable[[str], Report]) -> None:
    assert total(report_of("h21")) == 0


def test_each_kind_of_place_is_used_where_a_paper_has_it(
    report_of: Callable[[str], Report],
) -> None:
    assert report_of("d15").account[Place.FOOTNOTE] > 0
    assert report_of("d13").account[Place.GROUP] > 0
    for name in REAL:
        account = report_of(name).account
        assert min(account[place] for place in (Place.ENTRY, Place.HEADER, Place.RUNNING)) > 0


@given(st.text(min_size=1, max_size=30))
def test_the_words_of_a_run_are_what_white_space_parts(text: str) -> None:
    chars = [Char(sign, at, at + 1, 0, 1, 1, 1, False) for at, sign in enumerate(text)]
    found = ["".join(char.text for char in word) for word in words(Run.of(chars))]
    assert found == text.split()
