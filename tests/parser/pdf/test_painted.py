"""A PDF is read as a person sees it, whatever else it has."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Pdf

from parser import Code, Place, Report
from parser.report import read
from tests.parser.conftest import drawn
from tests.parser.pdf.properties import PROPERTIES, Property, box, turned

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel", "Hyperlink")
WIDTHS = (75, 55, 45, 45, 185, 40, 53)
ROWS = [
    (
        thema,
        type_onderzoek,
        "2022",
        "afgerond",
        f"Onderzoek {thema} (WODC): De gemiddelde doorlooptijd is in de onderzochte periode met "
        "drie weken afgenomen. De verschillen tussen gemeenten zijn groot en hangen samen met de "
        "beschikbare capaciteit van elk van de uitvoerende organisaties.",
        "37.2",
        f'<a href="https://www.example.nl/rapporten/{at}">Link</a>',
    )
    for at, (thema, type_onderzoek) in enumerate(
        [("Opvang", "Ex post"), ("Terugkeer", "Ex ante"), ("Toegang", "Monitor")] * 3
    )
]


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A report with a table of nine entries."""
    return drawn(HEADER, ROWS, WIDTHS, heading="Bijlage: Afgerond evaluatie- en overig onderzoek")


def told(report: Report) -> list[object]:
    """What a person reads in it."""
    fields = ("thema", "type_onderzoek", "afronding", "status", "conclusies", "artikel", "pages")
    return [
        (
            [getattr(entry, field) for field in fields],
            [(link.text, link.url, link.field) for link in entry.links],
        )
        for entry in report.entries
    ]


def given_to(paper: bytes, make: Callable[[Pdf], None], folder: Path) -> Report:
    """The report of `paper`, read once that was done to it."""
    path = folder / "verslag.pdf"
    with Pdf.open(io.BytesIO(paper)) as pdf:
        make(pdf)
        pdf.save(path)
    return read(path)


@pytest.fixture(scope="module")
def plain(paper: bytes, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return given_to(paper, lambda _pdf: None, tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("make", PROPERTIES, ids=lambda make: make.__name__)
def test_what_no_reader_sees_changes_no_entry_and_no_link(
    make: Property, paper: bytes, plain: Report, tmp_path: Path
) -> None:
    assert len(plain.entries) == len(ROWS)
    assert told(given_to(paper, make, tmp_path)) == told(plain)


def test_a_word_that_runs_off_the_page_is_whole(
    paper: bytes, plain: Report, tmp_path: Path
) -> None:
    with pdfplumber.open(io.BytesIO(paper)) as pdf:
        (page,) = pdf.pages
        ends = max(word["x1"] for word in page.extract_words() if word["text"] == "Link")
        letter = min(
            char["x0"] for char in page.chars if char["text"] == "k" and char["x1"] > ends - 1
        )

    def narrowed(pdf: Pdf) -> None:
        box = [float(number) for number in pdf.pages[0].MediaBox]
        pdf.pages[0].MediaBox = Array([box[0], box[1], letter, box[3]])

    assert told(given_to(paper, narrowed, tmp_path)) == told(plain)


@settings(max_examples=20)
@given(
    quarter=st.integers(0, 3),
    rotate=st.integers(0, 3),
    shift=st.tuples(*[st.integers(-900, 900)] * 2),
    sheet=st.tuples(*[st.integers(0, 90)] * 4),
    reverse=st.booleans(),
)
def test_turns_and_boxes_change_no_entry_and_no_link(
    quarter: int,
    rotate: int,
    shift: tuple[int, int],
    sheet: tuple[int, int, int, int],
    reverse: bool,
    paper: bytes,
    plain: Report,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def make(pdf: Pdf) -> None:
        turned(pdf, quarter, 90 * rotate, shift)
        for page in pdf.pages:
            x0, y0, x1, y1 = box(page)
            left, low, right, high = sheet
            page.CropBox = Array([x0, y0, x1, y1])
            wider = [x0 - left, y0 - low, x1 + right, y1 + high]
            page.MediaBox = Array([*wider[2:], *wider[:2]] if reverse else wider)

    assert told(given_to(paper, make, tmp_path_factory.mktemp("turned"))) == told(plain)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("twice", Place.DOUBLED),
        ("white_on_white", Place.HIDDEN),
        ("layer_of_ocr_over_text", Place.HIDDEN),
        ("on_a_layer_that_is_off", Place.HIDDEN),
        ("stamp_askew", Place.STAMP),
        ("watermark", Place.STAMP),
        ("outside_of_what_is_displayed", Place.OUTSIDE),
        ("label_in_the_margin", Place.TURNED),
    ],
)
def test_the_account_counts_what_was_set_apart(
    name: str, place: Place, paper: bytes, plain: Report, tmp_path: Path
) -> None:
    (make,) = [make for make in PROPERTIES if make.__name__ == name]
    account = given_to(paper, make, tmp_path).account
    assert account[place] > plain.account[place] == 0
    assert account[Place.ENTRY] == plain.account[Place.ENTRY]


def test_an_address_without_a_scheme_is_a_remark_and_no_doubt(
    paper: bytes, plain: Report, tmp_path: Path
) -> None:
    (make,) = [make for make in PROPERTIES if make.__name__ == "without_a_scheme"]
    report = given_to(paper, make, tmp_path)
    codes = [finding.code for entry in report.entries for finding in entry.findings]
    assert codes.count(Code.LINK_SCHEME) == len(ROWS)
    assert [e.confidence for e in report.entries] == [e.confidence for e in plain.entries]
