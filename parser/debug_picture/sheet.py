"""A sheet to draw on: the page, a strip above and beside it for what is said of it, a legend below.

Places are in points on the page, as everywhere in the parser; the strips are outside of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from parser.model import Box

SCALE = 2
"""Pixels a point."""
MARGIN = 80
"""Pixels beside the page."""
LINE = 22
"""Pixels from one line of the legend, or row of the strip, to the next."""
TEXT_SIZE, TAG_SIZE = 16, 13
"""Pixels."""
TEXT, TAG = ImageFont.load_default(TEXT_SIZE), ImageFont.load_default(TAG_SIZE)
PAPER, GROUND, INK = (255, 255, 255, 255), (240, 240, 236, 255), (40, 40, 40, 255)
TAG_GROUND = (255, 255, 255, 225)
CORNER = 6
"""Pixels from the corner of a box to a tag in it."""
LEGEND, INDENT = 560, 12
"""Pixels of a column of the legend, at least, and at its sides."""
DASH = 7
"""Pixels of a dash, and of the gap behind it."""

Colour = tuple[int, int, int, int]
Pixels = tuple[float, float, float, float]
Places = Callable[[float, float], Iterable[tuple[float, float]]]
"""Width and height of a tag → where it may begin."""


class LegendText(NamedTuple):
    """Some words of the legend, in the colour of what they are about."""

    text: str
    colour: Colour = INK


class Sheet:
    """The picture of one page with its `texts`, `rows` rows of labels above it."""

    def __init__(self, page: Image.Image, texts: Sequence[Box], rows: int) -> None:
        self.top = rows * LINE
        """Pixels above the page."""
        self.picture = Image.new("RGB", (page.width + MARGIN, page.height + self.top), GROUND[:3])
        self.picture.paste(page, (0, self.top))
        self.pen = ImageDraw.Draw(self.picture, "RGBA")
        self.taken = [self.pixels(text) for text in texts]
        """Where texts and tags stand, in pixels."""

    def pixels(self, box: Box) -> Pixels:
        """Left, top, right and bottom of a box of the page on the sheet."""
        return (
            box.x0 * SCALE,
            box.top * SCALE + self.top,
            box.x1 * SCALE,
            box.bottom * SCALE + self.top,
        )

    def tint(self, box: Box, colour: Colour) -> None:
        """Lay a colour over a box."""
        self.pen.rectangle(self.pixels(box), fill=colour)

    def frame(
        self, box: Box, colour: Colour, width: int, inset: int = 0, dashed: bool = False
    ) -> None:
        """Draw around a box, so many pixels within it."""
        x0, top, x1, bottom = self.pixels(box)
        x0, top, x1, bottom = x0 + inset, top + inset, x1 - inset, bottom - inset
        if x0 > x1 or top > bottom:
            return
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        for start, end in pairwise(corners):
            self._line(start, end, colour, width, dashed)

    def _line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour,
        width: int,
        dashed: bool,
    ) -> None:
        (x0, y0), (x1, y1) = start, end
        length = max(abs(x1 - x0), abs(y1 - y0))
        if not dashed or not length:
            self.pen.line((x0, y0, x1, y1), fill=colour, width=width)
            return
        for at in range(0, int(length) + 1, 2 * DASH):
            a, b = at / length, min(at + DASH, length) / length
            ends = [x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0)]
            self.pen.line(ends, fill=colour, width=width)

    def tag(self, box: Box, text: str, colour: Colour) -> None:
        """Set some words in a corner of a box where no others stand; nowhere if there is none."""
        self._tag(text, colour, _corners(self.pixels(box)))

    def tag_beside(self, box: Box, text: str, colour: Colour) -> None:
        """Set some words at the right of a box, as near to its top as others leave room."""
        _, top, x1, _ = self.pixels(box)
        self._tag(text, colour, lambda wide, high: ((x1 + 3, top + at * 3) for at in range(40)))

    def _tag(self, text: str, colour: Colour, places: Places) -> None:
        words = plain(text)
        wide, high = TAG.getlength(words) + 4, TAG_SIZE + 3
        for x, y in places(wide, high):
            x = min(x, self.picture.width - wide)
            place = (x, y, x + wide, y + high)
            if not any(_overlap(place, taken) for taken in self.taken):
                self.taken.append(place)
                self.pen.rectangle(place, fill=TAG_GROUND)
                self.pen.text((x + 2, y), words, colour, TAG)
                return

    def head(
        self, labels: Sequence[tuple[float, str]], row: int, rows: int, colour: Colour
    ) -> None:
        """Set labels in the strip above the page, each from its x on or as near to it as can be;
        they take `rows` rows, from number `row` on."""
        ends = [0.0] * rows
        for x, text in labels:
            at = min(range(rows), key=lambda at: (max(0.0, ends[at] - x * SCALE), at))
            left = max(ends[at], x * SCALE)
            words = plain(text)
            self.pen.text((left, (row + at) * LINE + 2), words, colour, TEXT)
            ends[at] = left + TEXT.getlength(words) + 12

    def save(self, target: Path, legend: Sequence[Sequence[LegendText]]) -> None:
        """Write the picture, with the legend below the page, a paragraph each."""
        columns = max(1, self.picture.width // LEGEND)
        width = self.picture.width / columns
        lines = [line for words in legend for line in _wrapped(words, width - 2 * INDENT)]
        rows = -(-len(lines) // columns)
        size = self.picture.width, self.picture.height + LINE * (rows + 1)
        whole = Image.new("RGB", size, GROUND[:3])
        whole.paste(self.picture)
        pen = ImageDraw.Draw(whole)
        for at, line in enumerate(lines):
            x = INDENT + at // rows * width
            y = self.picture.height + LINE * (at % rows) + LINE / 2
            for text, colour in line:
                pen.text((x, y), text, colour, TEXT)
                x += TEXT.getlength(text)
        whole.save(target)


def _wrapped(words: Sequence[LegendText], width: float) -> Iterator[list[LegendText]]:
    """The lines of a paragraph, those after the first indented."""
    line: list[LegendText] = []
    room = width
    for text, colour in words:
        for word in plain(text).split(" "):
            piece = LegendText(word + " ", colour)
            wide = TEXT.getlength(piece.text)
            if wide > room and line:
                yield line
                line, room = [LegendText("    ")], width - TEXT.getlength("    ")
            line.append(piece)
            room -= wide
    yield line


def _corners(box: Pixels) -> Places:
    """The corners of a box, from the bottom right one on; none where it is too narrow."""
    x0, top, x1, bottom = box

    def within(wide: float, high: float) -> Iterator[tuple[float, float]]:
        if wide + 2 * CORNER > x1 - x0:
            return
        for y in (bottom - high - CORNER, top + CORNER):
            for x in (x1 - wide - CORNER, x0 + CORNER):
                yield x, y

    return within


def _overlap(one: Pixels, other: Pixels) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def plain(text: str) -> str:
    """`text` in the letters that the pictures' font has."""
    folded = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return kept.encode("ascii", "replace").decode()


_SIGNS = str.maketrans(
    {"\u2010": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": "-"}
)
