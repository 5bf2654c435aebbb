"""A layout to a PDF: pages before and after the annex, its rulings, and its texts in some order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.annexes.layout import SHEETS, SIDE, AnnexLayout, PlacedCell, fonts_of
from benchmarks.annexes.line_breaking import SetLine, TextFont
from benchmarks.annexes.rulings import fills_of, rulings_of
from benchmarks.annexes.words import GROUPS, Ministry, plain

ASCENT = 0.8
"""Sizes from the top of a line's letters to its base."""
PAPER_FONT = TextFont("Times-Roman", 9.1)
PAPER_LEADING = 10.6
FRONT = 2
"""Pages before the annex."""


class PaperIdentity(NamedTuple):
    """What the front page says."""

    ministry: Ministry
    year: int
    dossier: str

    @property
    def session(self) -> str:
        return f"{self.year}–{self.year + 1}"

    @property
    def titel(self) -> str:
        return f"Jaarverslag en slotwet Ministerie van {self.ministry.name} {self.year}"

    @property
    def footer(self) -> str:
        return f"Tweede Kamer, vergaderjaar {self.session}, {self.dossier}, nr. 1"


def register_fonts() -> None:
    """Let reportlab know the fonts that it brings."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


class AnnexDrawer:
    """Draws one paper."""

    def __init__(self, path: Path, paper: PaperIdentity, chance: random.Random) -> None:
        self._canvas = Canvas(str(path), pagesize=SHEETS["portrait"], invariant=True)
        self._paper, self._chance = paper, chance
        self._number, self._size = 1, SHEETS["portrait"]

    def draw(self, layout: AnnexLayout) -> int:
        """All pages; how many."""
        self._front()
        self._prose()
        pages = 1 + max(fragment.page for fragment in layout.fragments)
        for page in range(pages):
            self._annex_page(layout, page)
        self._moties()
        self._canvas.save()
        return self._number - 1

    def _text(self, x: float, top: float, text: str, font: TextFont = PAPER_FONT) -> None:
        self._canvas.setFont(font.name, font.size)
        self._canvas.drawString(x, self._size[1] - top - ASCENT * font.size, text)

    def _close(self) -> None:
        self._text(SIDE, self._size[1] - 68.7, self._paper.footer)
        self._text(self._size[0] - 23, self._size[1] - 68.7, str(self._number))
        self._canvas.showPage()
        self._number += 1
        self._size = SHEETS["portrait"]

    def _front(self) -> None:
        bold = TextFont("Times-Bold", 14)
        self._text(SIDE, 40, "Tweede Kamer der Staten-Generaal", bold)
        self._text(SIDE, 80, f"Vergaderjaar {self._paper.session}")
        self._text(SIDE, 120, self._paper.dossier)
        self._text(221, 120, self._paper.titel, TextFont("Times-Bold", 9.1))
        self._text(SIDE, 150, "Nr. 1")
        self._text(221, 150, "JAARVERSLAG")
        self._text(SIDE, 640, f"kst-{self._paper.dossier.replace(' ', '', 1).replace(' ', '-')}-1")
        self._text(SIDE, 652, "ISSN 0921 - 7371")
        self._close()

    def _prose(self) -> None:
        """A page of text with a table of money."""
        names = self._paper.ministry.subjects
        for at in range(24):
            subject, group = self._chance.choice(names), self._chance.choice(GROUPS)
            text = f"In het verslagjaar is {subject} voortgezet, met name voor {group}."
            self._text(221, 80 + at * PAPER_LEADING, plain(text))
        top = 380.0
        for name, article in zip(self._paper.ministry.themes, (1, 2, 3, 4, 5), strict=False):
            amounts = [f"{self._chance.randrange(10, 900)}.{at}00" for at in range(1, 4)]
            texts = (str(article), plain(name), *amounts)
            for x, text in zip((SIDE, 60, 330, 400, 470), texts, strict=True):
                self._text(x, top, text, TextFont("Times-Roman", 7))
            top += 11
        self._close()

    def _moties(self) -> None:
        """Another list, on a page of its own."""
        self._text(SIDE, 70, "Bijlage 4: Moties en toezeggingen", TextFont("Times-Bold", 11))
        for at, group in enumerate(GROUPS):
            motie = f"De motie over {group} verzoekt de regering een plan te maken."
            texts = (motie, f"36 200, nr. {at + 11}", "Afgedaan per brief")
            top = 100 + 12 * at
            for x, text in zip((SIDE, 330, 430), texts, strict=True):
                self._text(x, top, plain(text), TextFont("Times-Roman", 7))
        self._close()

    def _annex_page(self, layout: AnnexLayout, page: int) -> None:
        style = layout.style
        self._size = width, height = SHEETS[style.sheet]
        if style.sheet == "turned":
            self._canvas.setPageSize((width, height))  # reportlab turns it, too
            self._canvas.setPageRotation(90)
            self._canvas.translate(height, 0)
            self._canvas.rotate(90)
        else:
            self._canvas.setPageRotation(0)
            self._canvas.setPageSize((width, height))
        if page == 0:
            heading = "Bijlage 3: Afgerond evaluatie- en overig onderzoek"
            self._text(SIDE, 40, heading, TextFont("Times-Bold", 11))
        for at, top, text in layout.headings:
            if at == page:
                self._text(SIDE, top, plain(text), TextFont("Times-Bold", 9.1))
        self._rulings(layout, page)
        for cell, line in in_order(layout, page):
            self._line(layout, cell, line)
        self._close()
        self._canvas.setPageRotation(0)
        self._canvas.setPageSize(SHEETS["portrait"])

    def _rulings(self, layout: AnnexLayout, page: int) -> None:
        height = self._size[1]
        self._canvas.setFillGray(0.9)
        for x0, top, x1, bottom in fills_of(layout, page):
            self._canvas.rect(x0, height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        self._canvas.setLineWidth(0.5)
        for x0, top, x1, bottom in rulings_of(layout, page):
            self._canvas.line(x0, height - top, x1, height - bottom)

    def _line(self, layout: AnnexLayout, cell: PlacedCell, line: SetLine) -> None:
        style = layout.style
        font = fonts_of(style)[cell.row < 0]
        x = next(one.x0 for one in layout.columns if one.name == cell.name) + style.pad_x
        top = cell.top + line.down * style.leading + (style.leading - style.size) / 2
        if style.draws_spaces:
            self._text(x, top, line.text, font)
        else:
            for word, at in _apart(line, x, font):
                self._text(at, top, word, font)
        self._link(cell, line, (x, top), font)

    def _link(
        self, cell: PlacedCell, line: SetLine, place: tuple[float, float], font: TextFont
    ) -> None:
        numbers = [number for _, number in line.words]
        on = [at for at, number in enumerate(numbers) if number in cell.words.linked]
        if not on or not cell.words.url:
            return
        x, top = place
        words = [word for word, _ in line.words]
        before = " ".join(words[: on[0]]) + " " if on[0] else ""
        x0 = x + font.width(before)
        x1 = x0 + font.width(" ".join(words[on[0] : on[-1] + 1]))
        high = self._size[1]
        box = (x0, high - top - font.size, x1, high - top)
        self._canvas.linkURL(cell.words.url, box, relative=1)


def _apart(line: SetLine, x: float, font: TextFont) -> Iterator[tuple[str, float]]:
    """Each word of `line` with the x at which it stands."""
    for word, _ in line.words:
        yield word, x
        x += font.width(word + " ")


def in_order(layout: AnnexLayout, page: int) -> list[tuple[PlacedCell, SetLine]]:
    """The lines of `page` in the order of drawing."""
    names = [column.name for column in layout.columns]
    cells = [cell for cell in layout.cells if cell.page == page]
    cells.sort(key=lambda cell: (cell.at, names.index(cell.name)))
    lines = [(cell, line) for cell in cells for line in cell.lines]
    leading = layout.style.leading
    if layout.style.drawing == "line":
        lines.sort(
            key=lambda pair: (
                round(pair[0].top + pair[1].down * leading, 1),
                names.index(pair[0].name),
            )
        )
    elif layout.style.drawing == "column":
        lines.sort(key=lambda pair: (names.index(pair[0].name), pair[0].top))
    return lines
