"""Made annexes: their truth stands on the page, and a plain one is read without a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from benchmarks.annexes import AnnexStyle, MadeAnnex, make_annex, save_annex
from benchmarks.annexes.decidable import ways
from benchmarks.annexes.drawing import FRONT
from benchmarks.annexes.layout import PlacedCell, height_of
from benchmarks.annexes.style import FAMILIES
from benchmarks.judging import judge, scorer
from parser.report import read

STYLES = {
    "plain": AnnexStyle(),
    "by line, halfway": AnnexStyle(drawing="line", merged="halfway", rules="rows", links="text"),
    "by column, turned": AnnexStyle(drawing="column", sheet="turned", breaking="hyphens"),
    "torn words": AnnexStyle(breaking="bare", narrow=0.75, font=2, rules="none", titles=True),
    "soft hyphens": AnnexStyle(breaking="soft", narrow=0.8, table="by article", font=1),
    "word by word": AnnexStyle(draws_spaces=False, repeats_merged=False, links="title", rows=26),
    "rows split": AnnexStyle(rows=28, size=8.0, leading=11.0, sheet="landscape", links="status"),
    "merged articles": AnnexStyle(
        article_merged=True, merged="bottom", extra="Nr.", breaking="hyphens"
    ),
}


@pytest.fixture(scope="module", params=STYLES, ids=str)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MadeAnnex:
    folder = tmp_path_factory.mktemp("annex")
    return make_annex(folder / "made.pdf", request.param, STYLES[request.param])


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def shown(path: Path) -> Iterator[list[tuple[str, float, float]]]:
    """Per page the letters in the order of drawing, with x and y as displayed, from the top."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        for page in list(document)[FRONT:-1]:
            text = page.get_textpage()
            high = page.get_height()
            turned = page.get_rotation() == 90
            found = []
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at, loose=True)
                x, y = (left + right) / 2, (bottom + top) / 2
                char = chr(raw.FPDFText_GetUnicode(text, at))
                found.append((char, y, x) if turned else (char, x, high - y))
            yield found


def drawn(made: MadeAnnex, pages: list[list[tuple[str, float, float]]], cell: PlacedCell) -> str:
    """The letters that stand in a cell's box."""
    column = next(one for one in made.layout.columns if one.name == cell.name)
    bottom = cell.top + height_of(cell.lines, made.style)
    return letters(
        "".join(
            char
            for char, x, y in pages[cell.page]
            if column.x0 <= x <= column.x1 and cell.top <= y <= bottom
        )
    )


def test_every_word_of_the_truth_stands_on_the_page_in_its_order(made: MadeAnnex) -> None:
    pages = list(shown(made.path))
    there: dict[tuple[int, str], str] = {}
    for cell in made.layout.cells:
        text = drawn(made, pages, cell)
        assert text == letters("".join(line.text for line in cell.lines))
        if made.layout.rows[cell.row].cells.get(cell.name) == cell.words:
            key = cell.row, cell.name
            again = there.get(key, "") == text  # printed once more on the next page
            there[key] = text if again else there.get(key, "") + text
    columns = [column.name for column in made.layout.columns if column.name not in ("", "links")]
    for at, entry in enumerate(made.truth["entries"]):
        for name in columns:
            row = at
            while row and (row, name) not in there and made.layout.joins(row - 1, row, name):
                row -= 1
            assert there.get((row, name), "") == letters(entry[name]), (at, name)


def test_each_link_lies_on_the_words_that_the_truth_says(made: MadeAnnex) -> None:
    links = [link for entry in made.truth["entries"] for link in entry["links"]]
    texts = [entry[name] for entry in made.truth["entries"] for name in ("conclusies", "status")]
    texts += [entry.get("titel", "") for entry in made.truth["entries"]] + ["Link"]
    assert links
    assert all(any(link["text"] in text for text in texts) for link in links)


def test_the_pages_of_an_entry_are_those_with_its_words(made: MadeAnnex) -> None:
    for at, entry in enumerate(made.truth["entries"]):
        cells = [c for c in made.layout.cells if (c.row, c.name) == (at, "conclusies")]
        assert entry["pages"] == sorted({cell.page + FRONT + 1 for cell in cells})


def test_a_plain_annex_is_read_without_a_fault(tmp_path: Path) -> None:
    made = make_annex(tmp_path / "plain.pdf", "plain", AnnexStyle())
    paper = judge("plain", read(made.path), made.truth, scorer())
    assert paper.score["full"] == paper.score["expected"] == paper.score["found"] > 0
    assert all(right == number for right, number in paper.score["doc"].values())


def test_a_seed_makes_the_same_paper_again_and_another_seed_another(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    one, again = (save_annex(tmp_path / folder, "7-0") for folder in ("a", "b"))
    other = save_annex(tmp_path, "7-1")
    assert one.path.read_bytes() == again.path.read_bytes()
    assert json.loads(one.path.with_suffix(".json").read_text("utf-8")) == again.truth
    assert other.truth["entries"] != one.truth["entries"]
    assert {*FAMILIES} <= {*one.truth["document"]["families"]}


def test_what_could_be_tiled_in_two_ways_is_told_apart_from_what_cannot() -> None:
    rows = [(0.0, 10.0), (10.0, 20.0), (20.0, 60.0)]
    assert ways(rows, [(8.0, 12.0), (38.0, 42.0)], "halfway", 1.0) == 1
    assert ways(rows, [(28.0, 32.0)], "halfway", 1.0) == 1
    assert ways(rows, [(4.0, 6.0), (11.0, 13.0)], "halfway", 1.0) == 0
    assert ways(rows, [(7.0, 9.0), (37.0, 39.0)], "halfway", 30.0) == 2
    assert ways(rows, [(16.0, 20.0), (56.0, 60.0)], "bottom", 1.0) == 1
