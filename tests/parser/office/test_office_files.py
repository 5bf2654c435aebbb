"""Word and Excel files: what is hidden, noted or listed in them; what is hostile or damaged."""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from parser.model import Entry, Unreadable
from parser.report import read
from tests.published.office import EXTERNAL

LABELS = ("Thema", "Type onderzoek", "Afronding", "Conclusies")
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def _word() -> tuple[Any, Any]:
    """A document with a table of one entry, and the paragraph of its conclusions."""
    document = Document()
    document.add_heading("Bijlage 4: Afgerond evaluatie- en overig onderzoek", 1)
    table = document.add_table(2, len(LABELS))
    for at, (label, text) in enumerate(
        zip(LABELS, ("Asiel", "Ex post", "2022", "Het beleid"), strict=True)
    ):
        table.cell(0, at).text = label
        table.cell(1, at).text = text
    return document, table.cell(1, 3).paragraphs[0]


def _entry(document: Any, folder: Path) -> Entry:
    path = folder / "annex.docx"
    document.save(path)
    (entry,) = read(path).entries
    return entry


def test_hidden_text_is_none_and_a_hard_hyphen_is_one(tmp_path: Path) -> None:
    document, conclusions = _word()
    conclusions.add_run(" geheim").font.hidden = True
    conclusions.add_run(" is niet")._r.append(OxmlElement("w:noBreakHyphen"))
    conclusions.add_run("bindend.")
    assert _entry(document, tmp_path).conclusies == "Het beleid is niet-bindend."


def test_a_list_has_its_signs_on_lines_of_their_own(tmp_path: Path) -> None:
    document, conclusions = _word()
    conclusions.add_run(":")
    for text in ("is goed;", "kan beter."):
        paragraph = conclusions._parent.add_paragraph(text)
        numbered = OxmlElement("w:numPr")
        paragraph._p.get_or_add_pPr().append(numbered)
    assert _entry(document, tmp_path).conclusies == "Het beleid:\n• is goed;\n• kan beter."


def test_a_footnote_is_no_part_of_the_text_and_kept_with_its_number(tmp_path: Path) -> None:
    document, conclusions = _word()
    word = qn("w:footnotes").rpartition("}")[0][1:]
    blob = (
        f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="2"><w:p><w:r><w:t>Uitgesteld.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    ).encode()
    part = Part(PackURI("/word/footnotes.xml"), NOTE_TYPE, blob, document.part.package)
    document.part.relate_to(part, NOTES)
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    conclusions.add_run()._r.append(reference)
    conclusions.add_run(" is goed.")
    entry = _entry(document, tmp_path)
    assert (entry.conclusies, entry.notes) == ("Het beleid is goed.", "1 Uitgesteld.")


@pytest.mark.parametrize("address", ["mailto:a@b.nl", "data:text/html,x", "javascript:alert(1)"])
def test_what_is_no_report_is_no_link(tmp_path: Path, address: str) -> None:
    book = Workbook()
    book.active.append(LABELS)
    book.active.append(["Asiel", "Ex post", "2022", "Goed."])
    book.active["D2"].hyperlink = address
    path = tmp_path / "annex.xlsx"
    book.save(path)
    (entry,) = read(path).entries
    assert (entry.conclusies, entry.links) == ("Goed.", ())
    document, conclusions = _word()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(address, EXTERNAL, is_external=True))
    link.append(conclusions.add_run(" is goed.")._r)
    conclusions._p.append(link)
    entry = _entry(document, tmp_path)
    assert (entry.conclusies, entry.links) == ("Het beleid is goed.", ())


def test_a_table_in_a_cell_is_its_text(tmp_path: Path) -> None:
    document, conclusions = _word()
    inner = conclusions._parent.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "meer", "minder"
    assert _entry(document, tmp_path).conclusies == "Het beleid\nmeer\nminder"


def test_dates_and_numbers_of_a_sheet_read_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([*LABELS, "Artikel"])
    book.active.append(["Asiel", "Ex post", 2022, "Goed.", 37.2])
    book.active.append(["Asiel", "Ex ante", datetime(2023, 6, 1), "Beter.", 31.0])
    path = tmp_path / "annex.xlsx"
    book.save(path)
    entries = read(path).entries
    assert [(one.afronding, one.artikel) for one in entries] == [
        ("2022", "37.2"),
        ("01-06-2023", "31"),
    ]


def test_a_sheet_that_is_hidden_is_not_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.create_sheet("Oud")
    hidden.append(LABELS)
    hidden.append(["Asiel", "Ex post", "2022", "Goed."])
    hidden.sheet_state = "hidden"
    path = tmp_path / "annex.xlsx"
    book.save(path)
    assert not read(path).entries


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_what_is_no_office_file_gives_one_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="this is not a file of Word or Excel"):
        read(path)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_file_that_unpacks_to_more_than_any_paper_is_not_unpacked(
    tmp_path: Path, name: str
) -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        parts.writestr("bomb.xml", bytes(257 << 20))
    path = tmp_path / name
    path.write_bytes(file.getvalue())
    with pytest.raises(Unreadable, match="larger than any paper"):
        read(path)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_part_that_is_damaged_gives_one_sentence(tmp_path: Path, name: str) -> None:
    whole = tmp_path / f"whole-{name}"
    document = _word()[0] if name.endswith("docx") else Workbook()
    document.save(whole)
    path = tmp_path / name
    with ZipFile(whole) as parts, ZipFile(path, "w") as broken:
        for part in parts.infolist():
            data = parts.read(part)
            cut = part.filename in ("word/document.xml", "xl/workbook.xml")
            broken.writestr(part, data[: len(data) // 2] if cut else data)
    with pytest.raises(Unreadable, match="is damaged"):
        read(path)


@pytest.mark.parametrize(("name", "library"), [("a.docx", "docx"), ("a.xlsx", "openpyxl")])
def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / name
    path.write_bytes(b"PK")
    with pytest.raises(Unreadable, match=r"seakijker\[office\]"):
        read(path)
