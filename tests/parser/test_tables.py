"""Where a table ends, and what keeps to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parser.report import read

LABELS = ["Thema", "Type onderzoek", "Afronding", "Conclusies", "Artikel"]
WIDTHS = [80, 70, 60, 200, 50]
TEXT = "Het beleid werkt en de kosten dalen. " * 9


@pytest.mark.parametrize(
    ("thema", "conclusies"),
    [
        ("Opvang", '<font size="10">\u2022</font> {text}'),
        ('<font size="9"><b>Opvang van velen in ons land</b></font>', "{text}"),
        ("Opvang", '<font size="5.5">{text}</font>'),
    ],
    ids=["bullet", "thema", "small"],
)
def test_a_column_in_a_size_of_its_own_does_not_end_the_table(
    thema: str, conclusies: str, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    text = conclusies.format(text=TEXT)
    rows = [
        [thema, "Ex post", str(2000 + n), f"<font>Onderzoek {n}.</font><br/>{text}", "31"]
        for n in range(30)
    ]
    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(LABELS, rows, WIDTHS))
    assert [entry.afronding for entry in read(path).entries] == [row[2] for row in rows]
