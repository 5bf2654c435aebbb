"""Letters that a font's own table tells the wrong way round, in part, or not at all."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from parser.clean import UNMAPPED
from parser.pdf.page_reader import read_page
from parser.pdf.unmapped import unswapped

TOLD = "<01> <0061> <02> <74006900> <03> <7400DD00>"
"""A table of letters as Ghostscript writes it: of "a", of "ti" and of "tti"."""
BLOT = "1 0 0 0 1 1 d1 .2 .2 .6 .6 re f"
"""How each glyph is drawn: one without ink is none."""


def paper(codes: str, told: str) -> bytes:
    """A page on which the glyphs `codes`, in hex, are drawn; `told` are the letters of each."""
    table = f"1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar {told} endbfchar"
    text = f"BT /F 12 Tf 20 50 Td <{codes}> Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 6 0 R "
        "/Resources << /Font << /F 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
        "/CharProcs << /g1 7 0 R /g2 7 0 R /g3 7 0 R >> /FirstChar 1 /LastChar 3 /Widths [1 1 1] "
        "/Encoding << /Type /Encoding /Differences [1 /g1 /g2 /g3] >> /ToUnicode 5 0 R >>",
        f"<< /Length {len(table)} >> stream\n{table}\nendstream",
        f"<< /Length {len(text)} >> stream\n{text}\nendstream",
        f"<< /Length {len(BLOT)} >> stream\n{BLOT}\nendstream",
    ]
    body = "".join(f"{at} 0 obj\n{one}\nendobj\n" for at, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 8 >>\n%%EOF".encode()


@pytest.mark.parametrize(
    ("codes", "told", "read"),
    [
        ("010201", TOLD, "atia"),  # the letters of a ligature, each with its low byte first
        ("010301", TOLD, f"at{UNMAPPED}a"),  # of which a part is lost
        ("010201", "<01> <0061>", f"a{UNMAPPED}a"),  # of which nothing is told
    ],
)
def test_a_ligature_is_read_as_far_as_the_file_tells_it(
    codes: str, told: str, read: str, tmp_path: Path
) -> None:
    path = tmp_path / "ligatuur.pdf"
    path.write_bytes(paper(codes, told))
    with pdfplumber.open(path) as pdf:
        page = read_page(pdf.pages[0], path)
    assert [run.text for run in page.runs] == [read]


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        (["informa", "\u7400\u6900", "e"], ["informa", "ti", "e"]),
        (["A\u6600\u6b00or\u7400\u6900ngen"], ["Afkortingen"]),
        (["\u7400\u6900", "\u4e2d"], ["\u7400\u6900", "\u4e2d"]),  # Chinese stays as it is
        (["onderzoek"], ["onderzoek"]),
    ],
)
def test_only_on_a_page_without_east_asian_letters_are_bytes_swapped(
    texts: list[str], right: list[str]
) -> None:
    assert unswapped(texts) == right
