"""Hyperlinks, bound to the entry and the field in which they stand; what they say is data."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Link, Report
from parser.entry.links import URL, visible
from parser.report import read

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel", "Hyperlink")
WIDTHS = (75, 55, 45, 45, 185, 40, 53)
ROW = ("Opvang", "Ex post", "2022", "afgerond", "Onderzoek Opvang (WODC): Het werkt.", "37.2")
HOSTILE = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "--help",
    "data:text/html,x",
    "https://www.example.nl/[/b][@click=app.quit]",
)
REAL = ("seed", "d02", "d16", "d24", "d25")


def anchor(url: str, text: str) -> str:
    return f'<a href="{url}">{text}</a>'


@pytest.fixture
def made(draw: Callable[..., bytes], tmp_path: Path) -> Callable[..., Report]:
    """The report of a table with these rows; `swap` are bytes put in place of others as long."""

    def make(rows: list[tuple[str, ...]], swap: tuple[bytes, bytes] = (b"", b"")) -> Report:
        path = tmp_path / "tabel.pdf"
        data = draw(HEADER, rows, WIDTHS)
        assert swap[0] in data and len(swap[0]) == len(swap[1])
        path.write_bytes(data.replace(*swap))
        return read(path)

    return make


def said(report: Report) -> list[list[tuple[str, str]]]:
    return [[(link.text, link.url) for link in entry.links] for entry in report.entries]


@pytest.mark.parametrize("name", REAL)
def test_every_entry_of_a_real_paper_has_its_links_in_order(
    name: str, report_of: Callable[[str], Report], truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    assert said(report_of(name)) == [
        [(link["text"].replace("\u00ad", ""), link["url"]) for link in entry["links"]]
        for entry in truth_of(name)["entries"]
    ]


@pytest.mark.parametrize("name", REAL)
def test_an_entry_has_one_link_for_each_address_in_a_field_however_many_boxes(
    name: str, report_of: Callable[[str], Report]
) -> None:
    for entry in report_of(name).entries:
        times = Counter((link.field, link.url) for link in entry.links)
        assert set(times.values()) <= {1}


def test_a_link_over_several_lines_has_a_box_for_each(report_of: Callable[[str], Report]) -> None:
    links = [link for entry in report_of("d24").entries for link in entry.links]
    assert any(len(link.boxes) > 1 for link in links)
    for link in links:
        tops = [(box.page, box.top) for box in link.boxes]
        assert len(set(tops)) == len(tops)


@pytest.mark.parametrize("name", REAL)
def test_a_links_box_stands_on_a_page_of_its_entry(
    name: str, report_of: Callable[[str], Report]
) -> None:
    for entry in report_of(name).entries:
        assert {box.page for link in entry.links for box in link.boxes} <= set(entry.pages)


@pytest.mark.parametrize("url", HOSTILE)
def test_a_link_of_any_scheme_is_kept_as_data(url: str, made: Callable[..., Report]) -> None:
    escaped = url.replace("&", "&amp;")
    placeholder = "https://" + "x" * max(0, len(url) - 8)
    swap = (placeholder.encode(), escaped.encode().ljust(len(placeholder)))
    report = made([(*ROW, anchor(placeholder, "Link"))], swap)
    assert said(report) == [[("Link", url)]]


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        (b"caf\xe9", "https://www.example.nl/caf%E9"),
        (b"\xff\xfe\x80x", "https://www.example.nl/%FF%FE%80x"),
        (b"\x1bcaf", "https://www.example.nl/%1Bcaf"),
    ],
)
def test_an_address_that_is_not_utf_8_is_escaped_and_costs_no_other_link(
    raw: bytes, url: str, made: Callable[..., Report]
) -> None:
    rows = [
        (*ROW, anchor("https://www.example.nl/QQQQ", "Link")),
        (*ROW, anchor("https://www.example.nl/goed", "Rapport")),
    ]
    report = made(rows, (b"QQQQ", raw))
    assert said(report) == [[("Link", url)], [("Rapport", "https://www.example.nl/goed")]]


def test_one_address_on_two_entries_is_a_link_of_both(made: Callable[..., Report]) -> None:
    link = anchor("https://www.example.nl/a", "Link")
    assert said(made([(*ROW, link), (*ROW, link)])) == [[("Link", "https://www.example.nl/a")]] * 2


def test_two_addresses_in_one_cell_are_two_links(made: Callable[..., Report]) -> None:
    cell = f"<b></b>{anchor('https://a.nl/1', 'Rapport')} {anchor('https://a.nl/2', 'Brief')}"
    report = made([(*ROW, cell)])
    assert said(report) == [[("Rapport", "https://a.nl/1"), ("Brief", "https://a.nl/2")]]
    assert report.entries[0].vindplaats == ""


def test_a_link_in_the_conclusions_is_bound_there(made: Callable[..., Report]) -> None:
    text = f"<b></b>Onderzoek Opvang (WODC): zie {anchor('https://a.nl/1', 'het rapport')}."
    report = made([(*ROW[:4], text, "37.2", "")])
    (link,) = report.entries[0].links
    assert (link.text, link.url, link.field) == ("het rapport", "https://a.nl/1", "conclusies")
    assert report.entries[0].conclusies == "Onderzoek Opvang (WODC): zie het rapport."


def test_a_link_that_wraps_is_one_and_has_its_whole_text(made: Callable[..., Report]) -> None:
    words = "Evaluatie van de regeling voor kleinschalige opvang in vijf gemeenten van Nederland"
    text = f"<b></b>Zie {anchor('https://a.nl/lang', words)} voor meer."
    report = made([(*ROW[:4], text, "37.2", "")])
    (link,) = report.entries[0].links
    assert link.text == words
    assert len(link.boxes) == 2


def test_text_in_the_link_column_that_is_no_link_is_the_vindplaats(
    made: Callable[..., Report],
) -> None:
    report = made([(*ROW, "Kamerstuk 31 490")])
    assert said(report) == [[]]
    assert report.entries[0].vindplaats == "Kamerstuk 31 490"


def test_a_link_on_no_entrys_text_is_a_finding(draw: Callable[..., bytes], tmp_path: Path) -> None:
    path = tmp_path / "los.pdf"

    def loose(canvas: Any) -> None:
        canvas.linkURL("https://a.nl/los", (545, 660, 557, 666))

    path.write_bytes(draw(HEADER, [(*ROW, "")] * 4, WIDTHS, loose))
    report = read(path)
    assert [(f.code, f.about) for f in report.findings] == [(Code.LINK_UNBOUND, "https://a.nl/los")]
    assert said(report) == [[]] * 4


def test_a_printed_address_without_an_annotation_is_a_link() -> None:
    (link,) = visible("Zie www.example.nl/a, en verder.", "conclusies", ())
    assert link == Link("www.example.nl/a", "https://www.example.nl/a", "conclusies")


def test_a_printed_address_that_an_annotation_covers_is_not_one_more() -> None:
    covered = Link("https://a.nl/1", "https://a.nl/1", "conclusies")
    assert not list(visible("Zie https://a.nl/1.", "conclusies", [covered]))


@given(st.text(), st.lists(st.from_regex(r"https?://[a-z]{1,5}\.nl/[a-z]{1,5}", fullmatch=True)))
def test_each_printed_address_comes_once_and_only_what_is_printed(
    prose: str, urls: list[str]
) -> None:
    text = " ".join([prose, *urls, *urls])
    found = [link.url for link in visible(text, "conclusies", ())]
    assert len(set(found)) == len(found)
    assert set(urls) <= set(found)
    assert all(url.removeprefix("https://") in text for url in found)
    assert all(URL.match(url) for url in found)


@pytest.mark.parametrize(("moved", "is_cut"), [(0.0, False), (12.0, True)])
def test_a_link_whose_area_cuts_a_word_is_in_doubt(
    draw: Callable[..., bytes], tmp_path: Path, moved: float, is_cut: bool
) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(
        draw(HEADER, [(*ROW, anchor("https://www.example.nl/a", "Rapportage"))], WIDTHS)
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for area in pdf.pages[0].Annots:
            x0, y0, x1, y1 = map(float, area.Rect)
            area.Rect = pikepdf.Array([x0 + moved, y0, x1 + moved, y1])
        pdf.save(path)
    (entry,) = read(path).entries
    assert [link.url for link in entry.links] == ["https://www.example.nl/a"]
    assert (Code.LINK_CUT in {finding.code for finding in entry.findings}) is is_cut


@pytest.mark.parametrize("is_low", [True, False])
def test_a_link_cut_by_a_page_end_is_in_doubt_where_its_area_stands_too_low(
    tmp_path: Path, is_low: bool
) -> None:
    """So Chromium draws it, by the height of the header that it repeats."""
    url, path = "https://www.example.nl/a", tmp_path / "tabel.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))

    def line(y: float, *texts: str) -> None:
        for x, text in zip((40, 120, 190, 240, 300, 530), texts, strict=True):
            canvas.drawString(x, y, text)

    for page, lines in enumerate((60, 2)):
        canvas.setFont("Helvetica-Bold", 8)
        line(780, *HEADER[:6])
        canvas.setFont("Helvetica", 8)
        for at in range(lines):
            values = ROW[:4] if not page and not at else ("",) * 4
            line(760 - 11 * at, *values, f"De gevolgen van het beleid, in deel {at} van", "")
        if page:
            canvas.linkURL(url, (298, 726, 400, 737) if is_low else (298, 746, 450, 769))
            line(728, *ROW[:4], "Tweede onderzoek naar de opvang.", "37.2")
            line(700, *ROW[:4], "Derde onderzoek naar de opvang.", "37.2")
        else:
            canvas.linkURL(url, (298, 760 - 11 * (lines - 1) - 2, 450, 760 - 11 * (lines - 2) - 3))
        canvas.showPage()
    canvas.save()
    above, below, _ = read(path).entries
    assert above.pages == (1, 2)
    assert [link.url for link in above.links] == [url]
    assert [link.url for link in below.links] == [url] * is_low
    codes = {finding.code for finding in below.findings}
    assert (Code.LINK_CUT in codes) is is_low
