"""Themes printed once, above cells that are left empty though a rule parts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from parser.model import Code
from parser.report import read

HEADER = ("Thema", "Subthema", "Type onderzoek", "Afronding", "Conclusies")
WIDTHS = (90, 90, 70, 60, 180)


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        (["Opvang", "", "", "Toezicht", ""], ["Opvang"] * 3 + ["Toezicht"] * 2),
        (
            ["Opvang", "Opvang", "", "Toezicht", "Zorg"],
            ["Opvang"] * 2 + ["Toezicht"] * 2 + ["Zorg"],
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
    for entry, theme in zip(entries, printed, strict=True):
        doubted = any(one.code is Code.MERGE_UNSURE for one in entry.findings)
        assert doubted is not bool(theme)


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
