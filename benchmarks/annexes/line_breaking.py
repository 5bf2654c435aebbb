"""Words to lines of a given width, broken as the style breaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.annexes.cells import CellWords
from benchmarks.annexes.words import plain

SOFT = "\u00ad"
_SIGNS = {"hyphens": "-", "soft": SOFT}
PARAGRAPH_GAP = 0.5
"""Lines that stay empty between two paragraphs."""


@dataclass(frozen=True, slots=True)
class TextFont:
    """A font in a size, in points."""

    name: str
    size: float

    def width(self, text: str) -> float:
        """Points; a soft hyphen is as wide as the hyphen that it shows."""
        return float(stringWidth(text.replace(SOFT, "-"), self.name, self.size))


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line: its words as drawn, each with its number in the cell; and how many leadings below the
    first line of the cell it stands."""

    words: tuple[tuple[str, int], ...]
    down: float

    @property
    def text(self) -> str:
        return " ".join(word for word, _ in self.words)


def set_lines(cell: CellWords, width: float, font: TextFont, breaking: str) -> list[SetLine]:
    """`cell` in lines of `width` points at most."""
    lines: list[list[tuple[str, int]]] = []
    downs: list[float] = []
    down, opens = 0.0, True
    for number, word in enumerate(cell.words):
        rest = word
        while rest:
            before = " ".join(text for text, _ in lines[-1]) + " " if lines and not opens else ""
            part, rest = _fitting(rest, before, width, font, breaking)
            if part and opens:
                lines.append([])
                downs.append(down)
            if part:
                lines[-1].append((part, number))
            opens = bool(rest)
            down += opens
        if number in cell.paragraphs:
            opens, down = True, down + 1 + PARAGRAPH_GAP
    return [SetLine(tuple(words), at) for words, at in zip(lines, downs, strict=True)]


def _fitting(
    word: str, before: str, width: float, font: TextFont, breaking: str
) -> tuple[str, str]:
    """What of `word` is drawn behind `before` on its line, and what is left of it, marked."""
    if font.width(before + plain(word)) <= width:
        return plain(word), ""
    for part, rest in _parts(word, breaking):
        if font.width(before + part) <= width:
            return part, rest
    if before:
        return "", word
    return _torn(word, width, font) if breaking == "bare" else (plain(word), "")


def _parts(word: str, breaking: str) -> Iterator[tuple[str, str]]:
    """Where `word` may be broken, the longest part first: as drawn, and what is left, marked."""
    for at in range(len(word) - 1, 0, -1):
        if word[at] == "|" and breaking in _SIGNS:
            yield plain(word[:at]) + _SIGNS[breaking], word[at + 1 :]
        elif word[at] == "-" and at > 1 and at + 1 < len(word) and word[at + 1].isalpha():
            yield plain(word[: at + 1]), word[at + 1 :]


def _torn(word: str, width: float, font: TextFont) -> tuple[str, str]:
    """A word too long for any line of its column, broken behind the last letter that fits."""
    bare = plain(word)
    fits = max((n for n in range(1, len(bare)) if font.width(bare[:n]) <= width), default=1)
    return bare[:fits], bare[fits:]


def narrowest(cell: CellWords, font: TextFont, breaking: str) -> float:
    """The width in points that `cell` needs, so that no line is longer."""
    if breaking == "bare":
        return font.width("mmmm")
    pieces = (
        piece
        for word in cell.words
        for piece in (
            [f"{part}-" for part in word.split("|")] if breaking in _SIGNS else [plain(word)]
        )
    )
    return max((font.width(piece) for piece in pieces), default=0.0)
