"""What the parser's tests share: papers of the corpus, each read once, and tables drawn at will."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from parser import Report
from parser.report import read

CORPUS = Path(__file__).parents[1] / "corpus"
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=7, leading=8.5)
BOLD = ParagraphStyle("bold", TEXT, fontName="Helvetica-Bold")
PAGE = (558.0, 771.0)
"""Points; the size of a Kamerstuk."""


def find(name: str) -> Path:
    """The only paper of the corpus whose name begins with `name`."""
    (path,) = CORPUS.glob(f"*/{name}*.pdf")
    return path


@pytest.fixture(scope="session")
def path_of() -> Callable[[str], Path]:
    """The paper of the corpus whose name begins with these letters."""
    return find


@pytest.fixture(scope="session")
def report_of() -> Callable[[str], Report]:
    """That paper, read; each is read once."""
    return cache(lambda name: read(find(name)))


@pytest.fixture(scope="session")
def truth_of() -> Callable[[str], Mapping[str, Any]]:
    """What a person reads in that paper."""
    return cache(lambda name: json.loads(find(name).with_suffix(".json").read_text("utf-8")))


@pytest.fixture(scope="session")
def dump() -> Path:
    """The plain text of page 286 of Kamerstuk 36 360 VI, nr. 1."""
    return Path(__file__).parents[1] / "fixtures" / "seed-page-286.txt"


Draw = Callable[[Canvas], None]


def drawn(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    also: Draw | None = None,
    heading: str = "",
) -> bytes:
    """A PDF with one ruled table, its header repeated; `also` draws on every page.

    A cell that begins with "<" is markup of reportlab's; any other is plain text.
    """
    cells = [
        [Paragraph(cell if cell[:1] == "<" else escape(cell), TEXT if at else BOLD) for cell in row]
        for at, row in enumerate((header, *rows))
    ]
    table = Table(cells, widths, repeatRows=1)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    story = [Paragraph(heading, BOLD), table] if heading else [table]
    made = io.BytesIO()
    paper = SimpleDocTemplate(
        made, pagesize=PAGE, leftMargin=30, rightMargin=30, topMargin=60, bottomMargin=80
    )

    def each(canvas: Canvas, _: Any) -> None:
        if also:
            also(canvas)

    paper.build(story, onFirstPage=each, onLaterPages=each)
    return made.getvalue()


@pytest.fixture(scope="session")
def draw() -> Callable[..., bytes]:
    """`drawn`, for a test that needs a table of its own."""
    return drawn
