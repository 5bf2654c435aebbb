"""What is hostile or broken in XML and HTML gives one sentence, and nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.model import Unreadable
from parser.report import read
from parser.worker import read_bounded

HEAD = "<tr><th>Thema</th><th>Type onderzoek</th><th>Afronding</th><th>Conclusies</th></tr>"
ROW = "<tr><td>Asiel</td><td>Ex post</td><td>2022</td><td>{}</td></tr>"


def _file(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.xml", '<!DOCTYPE x [<!ENTITY e "boem">]><x><al>&e;</al></x>', "entities"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]><x>&e;</x>', "entities"),
        ("a.xml", "<x><al>Onder&zoek;</al></x>", "not XML or HTML"),
        ("a.xml", '<!DOCTYPE x SYSTEM "x.dtd"><x><al>Onder&zoek;</al></x>', "entities"),
        ("a.xml", "<x><al>Onderzoek</x>", "not XML or HTML"),
        ("a.xml", "", "not XML or HTML"),
        ("a.html", "", "not XML or HTML"),
        ("a.html", "<p " + "a=b " * 50_000 + ">x</p>", "larger than any paper"),
    ],
)
def test_it_is_refused_with_one_sentence(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(_file(tmp_path, name, text))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_larger_than_any_paper_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("wb") as file:
        file.truncate(65 << 20)
    with pytest.raises(Unreadable, match="larger than any paper"):
        read(path)


@pytest.mark.parametrize("nested", ["<div>", "<table><tr><td>", "<b>"])
def test_deep_nesting_ends(tmp_path: Path, nested: str) -> None:
    try:
        report = read_bounded(_file(tmp_path, "a.html", nested * 5_000 + "x"))
    except Unreadable:
        return
    assert not report.entries


def test_spans_that_ask_for_more_than_there_is_are_cut(tmp_path: Path) -> None:
    rows = ROW.format("Goed.").replace("<td>Asiel", '<td rowspan="999999999" colspan="1">Asiel')
    more = "<tr><td>Ex ante</td><td>2023</td><td>Beter.</td></tr>" * 3
    table = f'<table>{HEAD}{rows}{more}<tr><td colspan="999999999">Noot: x.</td></tr></table>'
    report = read_bounded(_file(tmp_path, "a.html", table))
    assert [entry.thema for entry in report.entries] == ["Asiel"] * 4


def test_an_error_page_saved_as_xml_is_read_as_html(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><p>Niet gevonden<br>404</body></html>"
    assert not read(_file(tmp_path, "kst-36360-VI-1.xml", page)).entries


def test_what_a_terminal_obeys_does_not_get_in(tmp_path: Path) -> None:
    table = f"<table>{HEAD}{ROW.format('Goed&#x202E;gekeurd&#x1b;]0;titel&#7;.')}</table>"
    (entry,) = read(_file(tmp_path, "a.html", table)).entries
    assert entry.conclusies.isprintable()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.nl"])
def test_what_is_no_report_is_no_link(tmp_path: Path, address: str) -> None:
    link = f'Zie het <a href="{address}">rapport</a>.'
    (entry,) = read(_file(tmp_path, "a.html", f"<table>{HEAD}{ROW.format(link)}</table>")).entries
    assert entry.conclusies == "Zie het rapport."
    assert not entry.links


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_an_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    table = f"<html><body><table>{HEAD}{ROW.format('Financiën: één.')}</table></body></html>"
    (entry,) = read(_file(tmp_path, "a.html", table.encode(encoding))).entries
    assert entry.conclusies == "Financiën: één."
