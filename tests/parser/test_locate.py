"""Which pages may hold the annex, from the plain text of the whole paper."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Unreadable
from parser.locate import Located, locate
from parser.report import read


def pdf(*pages: str, **options: Any) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(558, 771), **options)
    for page in pages:
        for at, line in enumerate(page.splitlines()):
            canvas.drawString(50, 700 - 12 * at, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture(scope="module")
def seed(path_of: Callable[[str], Path]) -> Located:
    return locate(path_of("seed"))


def test_there_is_a_text_for_every_page_and_it_is_clean(seed: Located) -> None:
    assert len(seed.texts) == 3
    assert "Terugkeersamenwerking" in seed.texts[1]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "".join(seed.texts))


def test_every_page_with_a_header_is_a_candidate(seed: Located) -> None:
    assert seed.candidates == (1, 2, 3)
    assert seed.pictures == ()


@pytest.mark.parametrize("name", ["d03", "d04", "d06", "d07", "d12", "d13", "d18", "h13", "h27"])
def test_the_page_on_which_an_annex_begins_is_a_candidate(
    name: str, path_of: Callable[[str], Path], truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    first = min(page for entry in truth_of(name)["entries"] for page in entry["pages"])
    assert first in locate(path_of(name)).candidates


@pytest.mark.parametrize("name", ["d23", "h25"])
def test_a_page_that_is_only_a_picture_is_told_by_its_number(
    name: str, path_of: Callable[[str], Path], truth_of: Callable[[str], Mapping[str, Any]]
) -> None:
    assert list(locate(path_of(name)).pictures) == truth_of(name)["document"]["image_only_pages"]


def test_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.write_bytes(pdf("", "Thema"))
    located = locate(path)
    assert (located.pictures, located.candidates) == ((), ())
    assert [text.strip() for text in located.texts] == ["", "Thema"]


def test_a_header_on_a_page_amid_prose_is_found_and_prose_alone_is_not(tmp_path: Path) -> None:
    prose = "Het onderzoek naar de opvang is afgerond.\nDe conclusies staan in de bijlage."
    header = "Thema Type onderzoek Afronding\nStatus Conclusies Artikel"
    path = tmp_path / "nota.pdf"
    path.write_bytes(pdf(prose, f"{prose}\n{header}\n{prose}", prose))
    assert locate(path).candidates == (2,)


def test_a_paper_locked_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "slot.pdf"
    path.write_bytes(pdf("Thema", encrypt="geheim"))
    with pytest.raises(Unreadable, match=r"slot\.pdf: .*password.*\.$"):
        locate(path)


def test_a_paper_encrypted_without_a_password_opens(path_of: Callable[[str], Path]) -> None:
    assert locate(path_of("d22")).candidates


@pytest.mark.parametrize("data", [b"", b"Thema;Status\n", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_pdf_is_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "nep.pdf"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as why:
        locate(path)
    assert re.fullmatch(r"\S+nep\.pdf: [^\n]+\.", str(why.value))


def test_a_download_that_stopped_halfway_is_read_or_refused_never_a_crash(
    tmp_path: Path, path_of: Callable[[str], Path]
) -> None:
    whole = path_of("seed").read_bytes()
    path = tmp_path / "half.pdf"
    for share in (0.2, 0.5, 0.9, 0.999):
        path.write_bytes(whole[: int(share * len(whole))])
        try:
            report = read(path)
        except Unreadable as why:
            assert str(why).startswith(f"{path}: ")
        else:
            assert report.document.pages <= 3
