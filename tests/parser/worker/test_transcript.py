"""A page's text as it stands there: its signs are where the boxes of the entries say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parser import Box, Entry, Report, Unreadable
from parser.worker.page_text import PageText, TextLine
from parser.worker.transcript import read_page_text

PAPERS = [
    "d02-rl-grid-rotate90",
    "d07-rl-norules-touching-midbreak",
    "d09-weasy-zebra-shy",
    "d24-chromium-rotate90-wraplinks",
    "h08-typst-zebra-rot270",
    "h25-rl-imagepage-crop",
    "k14-rl-carlito-rotate",
    "seed",
]


def marked(pages: dict[int, PageText], boxes: tuple[Box, ...]) -> str:
    return "".join(
        sign
        for box in boxes
        for line in pages[box.page].lines
        for sign, inside in zip(line.text, line.within(box), strict=True)
        if inside
    )


def letters(text: str) -> list[str]:
    """A soft hyphen or a space that the reading mended is no other text."""
    return sorted(filter(str.isalnum, text))


@pytest.mark.parametrize("name", PAPERS)
def test_the_signs_in_the_boxes_of_a_field_are_its_text(
    name: str, path_of: Callable[[str], Path], report_of: Callable[[str], Report]
) -> None:
    path, entries = path_of(name), report_of(name).entries
    numbers = {page for entry in entries for page in entry.pages}
    pages = {number: read_page_text(path, number) for number in numbers}
    for entry in entries:
        for field, boxes in entry.boxes.items():
            if field in Entry.__slots__ and field != "links":
                assert letters(marked(pages, boxes)) == letters(getattr(entry, field))


def test_a_soft_hyphen_is_seen_where_it_breaks_a_word(path_of: Callable[[str], Path]) -> None:
    lines = read_page_text(path_of("d09"), 2).lines
    assert any(line.text.endswith("-") for line in lines)
    assert not any("\u00ad" in line.text for line in lines)


def test_a_line_is_cut_before_a_word() -> None:
    line = TextLine("ab cd", (0, 5, 10, 12, 17), 0, 22, 0, 8, 7)
    assert line.split(3) == (
        TextLine("ab", (0, 5), 0, 10, 0, 8, 7),
        TextLine("cd", (12, 17), 12, 22, 0, 8, 7),
    )


def test_a_page_that_the_paper_does_not_have_is_one_sentence(
    path_of: Callable[[str], Path],
) -> None:
    with pytest.raises(Unreadable, match="page 4 could not be read"):
        read_page_text(path_of("seed"), 4)


def test_a_dump_has_its_lines_on_the_page_that_bears_the_number(dump: Path) -> None:
    page = read_page_text(dump, 286)
    lines = [line.strip() for line in dump.read_text().splitlines() if line.strip()]
    assert [line.text.strip() for line in page.lines] == lines


def test_what_is_no_pdf_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 not really")
    with pytest.raises(Unreadable) as why:
        read_page_text(path, 1)
    assert str(why.value).startswith(f"{path}: page 1 ") and "\n" not in str(why.value)
