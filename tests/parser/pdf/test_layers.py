"""Text that is no plain text of its page: set sideways, in form fields, recognised, or not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from parser import Code, Report
from parser.report import read
from tests.parser.pdf.properties import box, content

HEADER = ("Thema", "Type onderzoek", "Afronding", "Status", "Conclusies", "Artikel", "Hyperlink")
WIDTHS = (75, 55, 45, 45, 185, 40, 53)
ROW = ("Opvang", "Ex post", "2022", "afgerond", "Onderzoek Opvang (WODC): Het werkt.", "37.2", "")


def opened(data: bytes, folder: Path) -> Path:
    path = folder / "verslag.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["u07", "u14"])
def test_text_set_sideways_in_a_merged_cell_or_a_header_is_read(
    name: str,
    report_of: Callable[[str], Report],
    truth_of: Callable[[str], Mapping[str, Any]],
) -> None:
    fields = ("thema", "type_onderzoek", "afronding", "status", "artikel")
    read_as = [[getattr(entry, field) for field in fields] for entry in report_of(name).entries]
    assert read_as == [[entry[field] for field in fields] for entry in truth_of(name)["entries"]]


def test_a_value_in_a_form_field_is_read(draw: Callable[..., bytes], tmp_path: Path) -> None:
    path = opened(draw(HEADER, [(*ROW[:3], "", *ROW[4:]), ROW], WIDTHS), tmp_path)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        shown = pdf.make_stream(b"BT /Helv 7 Tf 1 0 0 1 2 2 Tm (lopend) Tj ET")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        shown.Type, shown.Subtype, shown.BBox = Name.XObject, Name.Form, Array([0, 0, 40, 10])
        shown.Resources = Dictionary(Font=Dictionary(Helv=font))
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, V="lopend")
        field.Rect, field.AP = Array([209, 668, 249, 678]), Dictionary(N=shown)
        page.Annots = Array([pdf.make_indirect(field)])
        pdf.save(path)
    assert [entry.status for entry in read(path).entries] == ["lopend", "afgerond"]


def test_what_a_program_recognised_in_a_picture_of_the_page_is_used_and_said(
    draw: Callable[..., bytes], tmp_path: Path
) -> None:
    path = opened(draw(HEADER, [ROW, ROW], WIDTHS), tmp_path)
    plain = read(path)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            x0, y0, x1, y1 = box(page)
            scan = pdf.make_stream(bytes([250]) * 64)
            scan.Type, scan.Subtype = Name.XObject, Name.Image
            scan.Width, scan.Height, scan.BitsPerComponent = 8, 8, 8
            scan.ColorSpace = Name.DeviceGray
            page.add_resource(scan, Name.XObject, Name.Scan)
            over = f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /Scan Do Q q 3 Tr ".encode()
            page.Contents = pdf.make_stream(over + content(page) + b" Q")
        pdf.save(path)
    report = read(path)
    assert [entry.conclusies for entry in report.entries] == [
        entry.conclusies for entry in plain.entries
    ]
    assert [f.about for f in report.findings if f.code is Code.OCR_PAGE] == ["1"]


def without_letters(path: Path, folder: Path) -> Path:
    """A copy whose fonts have no table of letters."""
    copy = folder / path.name
    with Pdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        pdf.save(copy)
    return copy


def test_widths_that_a_font_leaves_out_are_those_of_its_program(
    path_of: Callable[[str], Path], report_of: Callable[[str], Report], tmp_path: Path
) -> None:
    copy = tmp_path / "verslag.pdf"
    with Pdf.open(path_of("d02")) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/Widths" in thing:
                del thing["/Widths"]
        pdf.save(copy)
    told = [[e.thema, e.afronding, e.conclusies, e.artikel] for e in read(copy).entries]
    assert told == [
        [e.thema, e.afronding, e.conclusies, e.artikel] for e in report_of("d02").entries
    ]


def test_where_the_font_programs_tell_the_letters_these_are_read(
    path_of: Callable[[str], Path], tmp_path: Path
) -> None:
    report = read(without_letters(path_of("d03"), tmp_path))
    assert len(report.entries) == 15
    assert Code.FONT_UNTOLD not in {finding.code for finding in report.findings}


def test_where_nothing_tells_the_letters_that_is_said_with_the_pages(
    path_of: Callable[[str], Path], tmp_path: Path
) -> None:
    report = read(without_letters(path_of("d05"), tmp_path))
    assert report.entries == ()
    untold = [int(one.about) for one in report.findings if one.code is Code.FONT_UNTOLD]
    assert untold == [2, 3, 4, 5, 6]


def test_a_bullet_of_a_symbol_font_is_a_bullet(draw: Callable[..., bytes], tmp_path: Path) -> None:
    path = opened(draw(HEADER, [(*ROW[:4], f"+ {ROW[4]}", *ROW[5:])], WIDTHS), tmp_path)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Wingdings)
            font.Encoding, font.FirstChar, font.LastChar = Name.WinAnsiEncoding, 108, 108
            font.Widths = Array([500])
            told = Dictionary(Type=Name.FontDescriptor, FontName=Name.Wingdings, Flags=4)
            font.FontDescriptor = pdf.make_indirect(told)
            page.add_resource(font, Name.Font, Name.Signs)
            text = content(page).replace(b"(+ ", b"/Signs 7 Tf (l) Tj /F1 7 Tf ( ")
            page.Contents = pdf.make_stream(text)
        pdf.save(path)
    (entry,) = read(path).entries
    assert entry.conclusies == f"• {ROW[4]}"
