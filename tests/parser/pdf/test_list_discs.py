"""A disc that is drawn before a line is the bullet of a list's item; other discs are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parser import Report
from parser.pdf.list_discs import DISC
from parser.report import read

COLUMNS = (40, 110, 170)
HEADER = ("Type onderzoek", "Afronding", "Conclusies")
LINES = (
    "De aanbevelingen zijn:",
    "versterk de samenwerking met",
    "gemeenten;",
    "meet de effecten.",
)


@pytest.fixture
def with_disc(tmp_path: Path) -> Callable[..., Report]:
    """The report of one row of which the second and the last line are items, each with a disc."""

    def make(width: float = 2.2, gap: float = 6.0) -> Report:
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=(558, 771))
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(40, 730, "Bijlage 3: Afgerond evaluatie- en overig onderzoek")
        canvas.setFont("Helvetica-Bold", 7)
        for x, label in zip(COLUMNS, HEADER, strict=True):
            canvas.drawString(x, 700, label)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(40, 680, "Ex post")
        canvas.drawString(110, 680, "2022")
        for at, line in enumerate(LINES):
            y = 680 - 9 * at
            canvas.drawString(185 if at else 170, y, line)
            if at in (1, 3):
                right = 185 - gap
                canvas.circle(right - width / 2, y + 2, width / 2, stroke=0, fill=1)
        canvas.save()
        path = tmp_path / "lijst.pdf"
        path.write_bytes(made.getvalue())
        return read(path)

    return make


def test_a_drawn_disc_begins_an_item(with_disc: Callable[..., Report]) -> None:
    (entry,) = with_disc().entries
    assert entry.conclusies == (
        f"De aanbevelingen zijn:\n{DISC} versterk de samenwerking met gemeenten;\n"
        f"{DISC} meet de effecten."
    )


@pytest.mark.parametrize("other", [{"width": 6.0}, {"gap": 60.0}])
def test_a_dot_of_another_size_or_far_from_the_text_is_no_bullet(
    with_disc: Callable[..., Report], other: dict[str, float]
) -> None:
    (entry,) = with_disc(**other).entries
    assert DISC not in entry.conclusies
