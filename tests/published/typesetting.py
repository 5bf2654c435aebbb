"""Cells set on pages: lines broken, rows stacked, and everything drawn in one of two orders."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.published.model import NOTE_DIGITS

SIZE, LEADING, PADDING = 6.8, 8.2, 2.6
"""Points: type of the table, from line to line, from a cell's edge to its text."""
RAISED, SMALL = 2.4, 4.4
"""Points: how far a note's digit is raised, and its size."""
FACES = {"Helvetica": ("Helvetica", "Helvetica-Bold"), "Vera": ("Vera", "VeraBd")}
"""Typeface → its regular and its bold font."""
for _name in FACES["Vera"]:
    registerFont(TTFont(_name, f"{_name}.ttf"))
PAGE, MARGIN, BOTTOM, TOP = (558.0, 771.0), 54.0, 84.0, 62.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of type on a page; `block` is the number of the cell that it was set for."""

    x: float
    y: float
    text: str
    bold: bool
    size: float
    block: int
    link: tuple[str, str] = ("", "")
    """The words of this line that are a link, and its URL."""


@dataclass(slots=True)
class Sheet:
    """What is drawn on one page."""

    words: list[Words] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    """From x to x, at y."""


def broken(text: str, width: float, font: str, size: float) -> list[str]:
    """The lines of `text` in a column of `width` points.

    A paragraph begins a new line; a word is broken behind its own hyphens, and hangs over where it
    is wider than the column.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r"[^\s-]*-(?=\w)|[^\s-]\S*|\S+|\s+", paragraph):
            if line.strip() and stringWidth(f"{line}{piece}".rstrip(), font, size) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line else piece.lstrip()
        lines.append(line.rstrip())
    return lines


@dataclass(slots=True)
class Typesetter:
    """Pages that are filled from the top."""

    paper: str
    """What the foot of each page says."""
    wide: bool = False
    typeface: str = "Helvetica"
    sheets: list[Sheet] = field(default_factory=list)
    y: float = 0.0
    block: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page, in points."""
        return (PAGE[1], PAGE[0]) if self.wide else PAGE

    def font(self, bold: bool) -> str:
        return FACES[self.typeface][bold]

    def turn(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet())
        self.y = self.size[1] - TOP
        self.put(MARGIN, 66.0, [f"{self.paper} {len(self.sheets)}"], size=6.5, leading=8.0)

    def room(self) -> float:
        """Points that are left above the foot."""
        return self.y - BOTTOM

    def put(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        bold: bool = False,
        size: float = SIZE,
        leading: float = LEADING,
        link: tuple[str, str] = ("", ""),
        centred: float = 0.0,
    ) -> None:
        """Set `lines` with the first base line at `y`: one block; halfway a column that is
        `centred` points wide, else from `x`."""
        self.block += 1
        rest = link[0]
        for at, line in enumerate(lines):
            part, rest = _of_link(line, rest)
            free = centred - stringWidth(line, self.font(bold), size) if centred else 0.0
            left, base = x + free / 2, y - at * leading
            words = Words(left, base, line, bold, size, self.block, (part, link[1]))
            self.sheets[-1].words.append(words)

    def prose(self, text: str, *, bold: bool = False, size: float = 9.1) -> None:
        """Set a paragraph or a heading over the width of the page."""
        width, leading = self.size[0] - 2 * MARGIN, size * 1.17
        lines = broken(text, width, self.font(bold), size)
        if self.room() < (len(lines) + 4) * leading:
            self.turn()
        self.put(MARGIN, self.y - size, lines, bold=bold, size=size, leading=leading)
        self.y -= len(lines) * leading + 5.0

    def rule(self, y: float, x0: float, x1: float) -> None:
        """Draw a horizontal rule."""
        self.sheets[-1].rules.append((x0, x1, y))

    def pdf(self, by_line: bool) -> bytes:
        """The pages as a PDF, drawn cell by cell, or line by line from the top."""
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=self.size, invariant=1)
        for sheet in self.sheets:
            words = sheet.words
            if by_line:
                words = sorted(words, key=lambda one: (-round(one.y, 1), one.x))
            for x0, x1, y in sheet.rules:
                canvas.setLineWidth(0.4)
                canvas.line(x0, y, x1, y)
            for one in words:
                _draw(canvas, one, self.font(one.bold))
            canvas.showPage()
        canvas.save()
        return made.getvalue()


def _of_link(line: str, rest: str) -> tuple[str, str]:
    """The words of `line` that are the link's, of which `rest` is not set yet, and what is left."""
    if not rest:
        return "", ""
    if rest in line:
        return rest, ""
    if rest.startswith(line):
        return line, rest[len(line) :].lstrip()
    at = next((at for at in range(len(line)) if rest.startswith(line[at:])), len(line))
    return line[at:], rest[len(line) - at :].lstrip()


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut before and behind each note's digit, which is raised."""
    start = 0
    for at, sign in enumerate(text):
        if sign in NOTE_DIGITS:
            yield text[start:at], False
            yield str(NOTE_DIGITS.index(sign) + 1), True
            start = at + 1
    yield text[start:], False


def _draw(canvas: Canvas, words: Words, name: str) -> None:
    x = words.x
    for text, raised in _pieces(words.text):
        if not text:
            continue
        size, up = (SMALL, RAISED) if raised else (words.size, 0.0)
        canvas.setFont(name, size)
        canvas.drawString(x, words.y + up, text)
        x += stringWidth(text, name, size)
    linked, url = words.link
    if linked:
        before = words.text[: words.text.index(linked)]
        x0 = words.x + stringWidth(before, name, words.size)
        x1 = x0 + stringWidth(linked, name, words.size)
        canvas.linkURL(url, (x0, words.y - 1.5, x1, words.y + words.size))
