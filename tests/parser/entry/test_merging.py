"""Themes printed once, above cells that are left empty though a rule parts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Code, Entry
from parser.report import read

HEADER = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Conclusies")
WIDTHS = (90, 90, 70, 60, 180)


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        (["Opvang", "", "", "Toezicht", ""], ["Opvang"] * 3 + ["Toezicht"] * 2),
        (
            ["Opvang", "Opvang", "", "Toezicht", "Zorg"],
            ["Opvang"] * 2 + ["", "Toezicht", "Zorg"],
        ),
    ],
)
def test_a_theme_is_of_the_empty_cells_below_it_unless_it_is_printed_on_every_row(
    printed: Sequence[str], read_as: Sequence[str], draw: Callable[..., bytes], tmp_path: Path
) -> None:
    rows = [
        (theme, f"Deel {at}", "Ex post", "2022", f"Onderzoek {at} leidt tot nieuw beleid.")
        for at, theme in enumerate(printed)
    ]
    path = tmp_path / "thema.pdf"
    path.write_bytes(draw(HEADER, rows, WIDTHS))
    entries = read(path).entries
    assert [entry.thema for entry in entries] == list(read_as)
    doubted = [any(one.code is Code.MERGE_UNSURE for one in entry.findings) for entry in entries]
    assert doubted == [not theme for theme in read_as]


@pytest.mark.parametrize("once", [True, False])
def test_a_subtheme_is_of_the_empty_cells_below_it_if_its_theme_is(
    once: bool, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    themes = ["Opvang", "", "Toezicht", ""] if once else ["Opvang", "Zorg", "Toezicht", "Jeugd"]
    subthemes = ["Gezinnen", "", "", ""]
    rows = [
        (theme, subtheme, "Ex post", "2022", "Het onderzoek leidt tot nieuw beleid.")
        for theme, subtheme in zip(themes, subthemes, strict=True)
    ]
    path = tmp_path / "subthema.pdf"
    path.write_bytes(draw(HEADER, rows, WIDTHS))
    found = [entry.subthema for entry in read(path).entries]
    assert found == ["Gezinnen", "Gezinnen" if once else "", "", ""]


Y = 100
"""Points from a page's top, and twice from row to row: where its first row stands."""


def two_pages(
    path: Path, first: str, pages: Sequence[Sequence[str]], rules: bool, again: bool = True
) -> list[Entry]:
    """The entries of a table whose column `first` has these texts, "" where its cell goes on:
    unless `rules`, no rule crosses it there. Its header stands on each page if `again`."""
    canvas = Canvas(str(path), pagesize=(558, 771))
    labels = ((40, first), (130, "Type onderzoek"), (210, "Afronding"), (270, "Conclusies"))
    for page, texts in enumerate(pages):
        canvas.setFont("Helvetica-Bold", 7)
        for x, label in labels if again or not page else ():
            canvas.drawString(x, 771 - Y + 20, label)
        canvas.setFont("Helvetica", 7)
        for at, text in enumerate(texts):
            y = 771 - Y - 30 * at
            canvas.line(40 if text or rules or not at else 125, y + 12, 520, y + 12)
            for x, said in ((40, text), (130, "Ex post"), (210, "2022")):
                canvas.drawString(x, y, said)
            canvas.drawString(270, y, "Het onderzoek naar dit beleid leidt tot een")
            canvas.drawString(270, y - 9, "wijziging van de regeling.")
        canvas.line(125, 771 - Y - 30 * len(texts) + 12, 520, 771 - Y - 30 * len(texts) + 12)
        canvas.showPage()
    canvas.save()
    return list(read(path).entries)


@pytest.mark.parametrize("rules", [False, True])
def test_any_cell_goes_on_on_the_next_page_if_no_rule_parts_it_from_the_row_below(
    rules: bool, tmp_path: Path
) -> None:
    pages = [["31", "32"], ["", "", "33"]]
    found = two_pages(tmp_path / "artikel.pdf", "Artikel", pages, rules)
    last = "" if rules else "32"
    assert [entry.artikel for entry in found] == ["31", "32", last, last, "33"]


def test_a_theme_printed_again_after_a_page_break_does_not_say_so(tmp_path: Path) -> None:
    pages = [["Opvang", ""], ["Opvang (vervolg)", "", "Toezicht"]]
    found = two_pages(tmp_path / "vervolg.pdf", "Thema", pages, False)
    assert [entry.thema for entry in found] == ["Opvang"] * 4 + ["Toezicht"]
    other = two_pages(tmp_path / "ander.pdf", "Thema", [["Zorg", ""], ["Opvang (vervolg)"]], False)
    assert other[-1].thema == "Opvang (vervolg)"


@pytest.mark.parametrize(
    ("before", "after"), [("Thema 1", "Thema 2"), ("Overig 902", "Overig 407")]
)
def test_a_theme_with_another_number_is_not_the_one_above_printed_again(
    before: str, after: str, tmp_path: Path
) -> None:
    found = two_pages(tmp_path / "nummer.pdf", "Thema", [[before, ""], [after, ""]], False)
    assert [entry.thema for entry in found] == [before] * 2 + [after] * 2


def test_other_articles_in_one_column_are_no_text_printed_again(tmp_path: Path) -> None:
    found = two_pages(tmp_path / "artikel.pdf", "Artikel", [["3.1", "", ""], ["13.1", ""]], False)
    assert [entry.artikel for entry in found] == ["3.1"] * 3 + ["13.1"] * 2


@pytest.mark.parametrize("again", [True, False])
def test_articles_that_stand_on_most_rows_hold_for_no_other_row_wherever_the_header_stands(
    again: bool, tmp_path: Path
) -> None:
    pages = [["31", "", ""], ["32", "33", "34", "35"]]
    found = two_pages(tmp_path / "artikel.pdf", "Artikel", pages, True, again)
    assert [entry.artikel for entry in found] == ["31", "", "", "32", "33", "34", "35"]
