"""How cells, spans, links and notes of XML and HTML are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.model import Code, Entry, Report
from parser.report import read

HEADING = "Bijlage 4: Afgerond evaluatie- en overig onderzoek"
LABELS = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel")


def _xml(folder: Path, rows: str, head: str = "", heading: str = HEADING) -> Report:
    path = folder / "kst-36360-VI-1.xml"
    head = head or "".join(f"<entry><al>{label}</al></entry>" for label in LABELS)
    path.write_text(
        f"""<officiele-publicatie><kamerstuk><algemeen><vrije-tekst>
        <divisie><kop><titel>{heading}</titel></kop>
        <table><tgroup cols="7">
        {"".join(f'<colspec colname="c{at}"/>' for at in range(1, 8))}
        <thead><row>{head}</row></thead>
        <tbody>{rows}</tbody></tgroup></table></divisie>
        </vrije-tekst></algemeen></kamerstuk></officiele-publicatie>""",
        "utf-8",
    )
    return read(path)


def _row(**said: str) -> str:
    """A row of LABELS; a field that is left out has no entry at all, as under `morerows`."""
    names = ("thema", "subthema", "type", "jaar", "status", "conclusies", "artikel")
    return (
        "<row>"
        + "".join(
            f'<entry colname="c{at}" {said.get(f"{name}_", "")}>{said[name]}</entry>'
            for at, name in enumerate(names, 1)
            if name in said
        )
        + "</row>"
    )


VALUES = {"type": "Ex post", "jaar": "2022", "status": "Afgerond", "conclusies": "Goed."}


def _html(folder: Path, body: str, head: str = "") -> Report:
    path = folder / "annex.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return read(path)


def _table(*cells: str) -> str:
    labels = "".join(f"<th>{label}</th>" for label in ("Thema", "Type", "Afronding", "Conclusies"))
    said = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<h2>{HEADING}</h2><table><tr>{labels}</tr><tr>{said}</tr></table>"


def _one(report: Report) -> Entry:
    (entry,) = report.entries
    return entry


def test_a_cell_holds_for_the_rows_that_it_spans(tmp_path: Path) -> None:
    report = _xml(
        tmp_path,
        _row(thema="Asiel", thema_='morerows="1"', subthema="Opvang", artikel="37", **VALUES)
        + _row(subthema="", artikel="37.2", **VALUES)
        + _row(thema="Politie", subthema="", artikel="31", **VALUES),
    )
    assert [(one.thema, one.subthema, one.artikel) for one in report.entries] == [
        ("Asiel", "Opvang", "37"),
        ("Asiel", "", "37.2"),
        ("Politie", "", "31"),
    ]


def test_a_blank_subtheme_under_a_theme_that_goes_on_is_doubted(tmp_path: Path) -> None:
    report = _xml(
        tmp_path,
        _row(thema="Asiel", thema_='morerows="1"', subthema="Opvang", artikel="37", **VALUES)
        + _row(subthema="", artikel="37.2", **VALUES),
    )
    doubts = [
        (finding.field, finding.instead)
        for finding in report.entries[1].findings
        if finding.code is Code.MERGE_UNSURE
    ]
    assert doubts == [("subthema", "Opvang")]


def test_blank_cells_under_a_theme_and_its_subtheme_are_both(tmp_path: Path) -> None:
    report = _xml(
        tmp_path,
        _row(thema="Asiel", subthema="Opvang", artikel="37", **VALUES)
        + _row(thema="", subthema="", artikel="37.2", **VALUES),
    )
    assert [(one.thema, one.subthema) for one in report.entries] == [("Asiel", "Opvang")] * 2
    assert not any(one.code is Code.MERGE_UNSURE for one in report.entries[1].findings)


def test_an_empty_row_is_no_entry(tmp_path: Path) -> None:
    empty = _row(thema="", subthema="", type="", jaar="", status="", conclusies="", artikel="")
    assert len(_xml(tmp_path, empty + _row(thema="A", subthema="b", **VALUES)).entries) == 1


def test_a_header_of_two_rows_is_told_by_its_lower_one(tmp_path: Path) -> None:
    head = (
        "<entry>Thema</entry><entry>Subthema</entry>"
        '<entry namest="c3" nameend="c5">Onderzoek</entry><entry>Conclusies</entry>'
        "<entry>Artikel</entry></row><row><entry/><entry/>"
        "<entry>Type</entry><entry>Afronding</entry><entry>Status</entry><entry/><entry/>"
    )
    entry = _one(_xml(tmp_path, _row(thema="A", subthema="b", artikel="3", **VALUES), head))
    assert (entry.type_onderzoek, entry.afronding, entry.status, entry.artikel) == (
        *("Ex post", "2022", "Afgerond"),
        "3",
    )


def test_a_note_is_no_part_of_the_value_and_kept_with_its_mark(tmp_path: Path) -> None:
    note = (
        '<noot id="n1" type="tabel"><noot.nr>1</noot.nr><noot.al>Uitgesteld, zie '
        '<extref doc="https://example.org/brief">brief</extref>.</noot.al></noot>'
    )
    values = {**VALUES, "jaar": f"2022{note}", "conclusies": f"Het beleid{note} is goed."}
    entry = _one(_xml(tmp_path, _row(thema="A", subthema="b", **values)))
    assert (entry.afronding, entry.conclusies) == ("2022", "Het beleid is goed.")
    assert entry.notes == "1 Uitgesteld, zie brief."
    assert not entry.links


def test_a_note_of_a_page_is_found_by_its_address(tmp_path: Path) -> None:
    mark = '<a href="#n1"><sup>1</sup></a>'
    notes = '<div id="noten"><p id="n1">1 Uitgesteld.</p></div>'
    entry = _one(_html(tmp_path, _table("A", "Ex post", f"2022{mark}", "Goed.") + notes))
    assert (entry.afronding, entry.notes) == ("2022", "1 Uitgesteld.")


def test_raised_digits_are_notes_where_a_note_stands_below(tmp_path: Path) -> None:
    said = "Op 5 m<sup>2</sup> per kind<sup>1</sup>."
    body = _table("A", "Ex post", "2022<sup>3</sup>", said) + "<p><sup>1</sup> Gemiddeld.</p>"
    entry = _one(_html(tmp_path, body))
    assert (entry.afronding, entry.conclusies) == ("2022", "Op 5 m² per kind.")
    assert entry.notes == "¹ Gemiddeld."


def test_paragraphs_and_lists_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    said = (
        "<al>Het beleid:</al><lijst><li><li.nr>–</li.nr><al>is goed;</al></li>"
        "<li><li.nr>–</li.nr><al>kan <nadruk type='cur'>be</nadruk>ter.</al></li></lijst>"
    )
    entry = _one(_xml(tmp_path, _row(thema="A", subthema="b", **{**VALUES, "conclusies": said})))
    assert entry.conclusies == "Het beleid:\n– is goed;\n– kan beter."


def test_a_list_of_a_page_has_its_signs(tmp_path: Path) -> None:
    said = "Ten eerste:<ul><li>goed</li><li><p>beter</p></li></ul><ol start='2'><li>best</li></ol>"
    entry = _one(_html(tmp_path, _table("A", "Ex post", "2022", said)))
    assert entry.conclusies == "Ten eerste:\n• goed\n• beter\n2. best"


@pytest.mark.parametrize(
    ("doc", "url"),
    [
        ("kst-36800-XIV-80", "https://zoek.officielebekendmakingen.nl/kst-36800-XIV-80.html"),
        ("blg-1184123", "https://zoek.officielebekendmakingen.nl/blg-1184123.html"),
        ("blg-1184123.pdf", "https://zoek.officielebekendmakingen.nl/blg-1184123.pdf"),
        ("https://www.example.org/a b", "https://www.example.org/a%20b"),
        ("www.example.org/r", "https://www.example.org/r"),
    ],
)
def test_a_link_leads_where_the_official_site_leads_it(tmp_path: Path, doc: str, url: str) -> None:
    said = f'Zie het <extref doc="{doc}" soort="document">rapport</extref>.'
    entry = _one(_xml(tmp_path, _row(thema="A", subthema="b", **{**VALUES, "conclusies": said})))
    assert [(link.text, link.url, link.field) for link in entry.links] == [
        ("rapport", url, "conclusies")
    ]
    assumed = any(finding.code is Code.LINK_SCHEME for finding in entry.findings)
    assert assumed == doc.startswith("www")


def test_a_relative_link_needs_to_know_from_where(tmp_path: Path) -> None:
    said = '<a href="/rapport.pdf">rapport</a>'
    entry = _one(_html(tmp_path, _table("A", "Ex post", "2022", said)))
    assert [link.url for link in entry.links] == [""]
    assert any(finding.code is Code.LINK_NO_URL for finding in entry.findings)
    base = '<base href="https://www.rijksoverheid.nl/x/">'
    entry = _one(_html(tmp_path, _table("A", "Ex post", "2022", said), base))
    assert [link.url for link in entry.links] == ["https://www.rijksoverheid.nl/rapport.pdf"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Thema", "Motie", "Vindplaats", "Status", "Jaar"),
        ("Artikel", "Begroting", "Realisatie", "Verschil", "Toelichting"),
        ("Naam", "Titel", "Status", "Jaar", "Bedrag"),
    ],
)
def test_a_table_that_only_looks_alike_gives_no_entry(
    tmp_path: Path, labels: tuple[str, ...]
) -> None:
    head = "".join(f"<th>{label}</th>" for label in labels)
    rows = "".join(f"<tr>{f'<td>Iets {at}</td>' * 5}</tr>" for at in range(4))
    report = _html(tmp_path, f"<h2>Moties en toezeggingen</h2><table><tr>{head}</tr>{rows}</table>")
    assert not report.entries


def test_a_heading_without_a_table_of_research_is_told(tmp_path: Path) -> None:
    report = _html(tmp_path, f"<h2>{HEADING}</h2><p>Volgt later.</p><h2>Bijlage 5: Moties</h2>")
    assert [finding.code for finding in report.findings] == [Code.ANNEX_UNREAD]


def test_a_table_that_lays_out_the_page_is_none(tmp_path: Path) -> None:
    inner = _table("A", "Ex post", "2022", "Goed.")
    entry = _one(_html(tmp_path, f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>"))
    assert entry.thema == "A"


def test_an_unknown_column_is_kept_under_its_label(tmp_path: Path) -> None:
    names = ("Thema", "Type", "Afronding", "Conclusies", "Kosten (x 1)")
    labels = "".join(f"<th>{label}</th>" for label in names)
    cells = "".join(f"<td>{cell}</td>" for cell in ("A", "Ex post", "2022", "Goed.", "120"))
    report = _html(tmp_path, f"<h2>{HEADING}</h2><table><tr>{labels}</tr><tr>{cells}</tr></table>")
    assert dict(_one(report).extra) == {"Kosten (x 1)": "120"}
    assert [finding.code for finding in report.findings] == [Code.HEADER_UNKNOWN]


def test_the_old_form_says_which_paper_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kst.xml"
    path.write_text(
        "<kamerwrk><frontm><vergjaar>2007-2008</vergjaar><onderw><nummer>31 444 VI</nummer>"
        "<naam>Jaarverslag van het Ministerie van Justitie 2007</naam></onderw></frontm>"
        "<body><stuk><nummer>1</nummer><titel>JAARVERSLAG</titel><al>Tekst.</al></stuk></body>"
        "</kamerwrk>",
        "utf-8",
    )
    document = read(path).document
    assert (document.dossier, document.nr, document.vergaderjaar, document.jaar) == (
        *("31 444 VI", "1", "2007–2008"),
        2007,
    )
    assert document.ministerie == "Ministerie van Justitie"
