"""Tables that each have their theme above them: a column of themes there has subthemes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from parser.report import read
from tests.parser.conftest import BOLD, PAGE, TEXT

HEADER = ("Type onderzoek", "Afronding", "Conclusies")
WIDTHS = (110, 90, 70, 200)


def drawn_under_headings(
    path: Path, header: Sequence[str], tables: Mapping[str, Sequence[Sequence[str]]]
) -> None:
    """A paper with a ruled table under each heading."""
    story: list[Paragraph | Table] = []
    for heading, rows in tables.items():
        cells = [
            [Paragraph(cell, TEXT if at else BOLD) for cell in row]
            for at, row in enumerate((header, *rows))
        ]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
        story += [Paragraph(heading, BOLD), Table(cells, WIDTHS, style=grid)]
    SimpleDocTemplate(str(path), pagesize=PAGE).build(story)


@pytest.mark.parametrize(("label", "is_told"), [("Vraagstuk", False), ("Thema", True)])
def test_a_column_under_headings_of_several_themes_has_subthemes_unless_its_label_says_otherwise(
    label: str, is_told: bool, tmp_path: Path
) -> None:
    names = ["Gezinnen", "Inburgering", "Jeugdzorg", "Wijkzorg"]
    kinds = ["Ex post", "Ex ante", "Ex post", "Monitor"]
    rows = [
        (name, kind, "2022", f"Onderzoek {name} leidt tot nieuw beleid voor de komende jaren.")
        for name, kind in zip(names, kinds, strict=True)
    ]
    path = tmp_path / "themas.pdf"
    tables = {"Thema: Opvang": rows[:2], "Thema: Zorg": rows[2:]}
    drawn_under_headings(path, (label, *HEADER), tables)
    entries = read(path).entries
    found = [(entry.thema, entry.subthema) for entry in entries]
    above = ["Opvang", "Opvang", "Zorg", "Zorg"]
    by_heading = list(zip(above, names, strict=True))
    assert found == ([(name, "") for name in names] if is_told else by_heading)
