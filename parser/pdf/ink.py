"""Which texts of a page show on it: pdfium draws it small and grey, and the picture is asked.

A text is suspect if a glyph of it has no ink in its box, or if it lies over or under another. What
is suspect is taken away, and the page drawn again: a text whose place looks the same without it was
not painted, whatever hid it (white on white, a fill above it, a clip, a layer that is off). So no
way of hiding has a rule of its own.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from math import sqrt
from operator import attrgetter
from pathlib import Path
from time import monotonic
from typing import Any

import pypdfium2
from pypdfium2 import raw

from parser.clean import SOFT_HYPHEN
from parser.pdf.glyphs import Glyph
from parser.pdf.view import View
from parser.typography import letter_inset

SCALE = 100 / 72
"""Pixels a point: 100 dpi, at which a letter of 5 points still leaves ink."""
MOST_PIXELS = 4_000_000
"""Pixels of a picture, and so bytes: a larger page is drawn at a smaller scale."""
SECONDS = 5.0
"""Seconds that drawing one page may take; of one that takes longer nothing is known."""
INK = 8
"""Of 255: a box whose lightest and darkest pixels differ by less has no ink."""
MOST_ROUNDS = 12
"""Times that a page is drawn again, at most; what is left to look at then counts as painted."""
TILE = 4
"""Pixels: the side of the tiles by which it is told whether two boxes meet."""
AROUND = 2
"""Pixels around a text that are compared with it: its letters may reach out of their boxes."""

MOST_DEEP = 20
"""Forms within forms that are looked into."""

Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom, the last two not included."""


def unpainted_shows(
    path: Path,
    number: int,
    view: View,
    glyphs: Sequence[Glyph],
    crossings: Collection[tuple[int, int]],
    away: Collection[int],
) -> frozenset[int]:
    """The shows of page `number`, from 1, of which nothing is seen.

    `glyphs` are what the page draws, in that order; `crossings` pairs of shows that lie over each
    other; the shows `away` are stamps, and not drawn. A soft hyphen has no ink where it breaks no
    line, and stays: it tells of the word.
    """
    with closing(pypdfium2.PdfDocument(path)) as document, closing(document[number - 1]) as page:
        picture = _Picture(page, view)
        texts = list(texts_of_page(page)) if away or crossings else []
        for show in away:
            if show < len(texts):
                raw.FPDFPageObj_SetIsActive(texts[show], False)
        whole = picture.draw()
        if whole is None:
            return frozenset()
        glyphs = [g for g in glyphs if g.get_text() != SOFT_HYPHEN and g.show >= 0]
        suspects = {show for pair in crossings for show in pair if show not in away}
        suspects |= {glyph.show for glyph in _samples(glyphs) if not picture.shows(whole, glyph)}
        if not suspects:
            return frozenset()
        texts = texts or list(texts_of_page(page))
        if len(texts) <= max(suspects):
            return frozenset()  # pdfium and pdfminer do not see the same texts
        boxes = _boxes_of([glyph for glyph in glyphs if glyph.show in suspects], picture)
        return frozenset(_unseen(picture, whole, texts, boxes))


def _samples(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The first, the middle and the last letter of each show."""
    for _show, these in groupby(glyphs, key=attrgetter("show")):
        show = list(these)
        letters = [glyph for glyph in show if glyph.get_text().isalnum()]
        letters = letters or [glyph for glyph in show if not glyph.get_text().isspace()]
        for at in sorted({0, len(letters) // 2, len(letters) - 1} if letters else ()):
            yield letters[at]


def _unseen(
    picture: _Picture,
    whole: bytes,
    texts: Sequence[Any],
    boxes: Mapping[int, Pixels],
) -> Iterator[int]:
    """Those of the shows with `boxes` without which the page looks the same there."""
    left = sorted(boxes)
    for _round in range(MOST_ROUNDS):
        if not left:
            return
        batch = _apart(left, boxes)
        for show in batch:
            raw.FPDFPageObj_SetIsActive(texts[show], False)
        without = picture.draw()
        for show in batch:
            raw.FPDFPageObj_SetIsActive(texts[show], True)
        if without is None:
            return
        yield from (show for show in batch if picture.is_same(whole, without, boxes[show]))
        left = [show for show in left if show not in batch]


def _apart(shows: Sequence[int], boxes: Mapping[int, Pixels]) -> set[int]:
    """As many of `shows` as can be taken whose boxes do not meet."""
    taken: set[int] = set()
    occupied: set[tuple[int, int]] = set()
    for show in shows:
        left, top, right, bottom = (edge // TILE for edge in boxes[show])
        tiles = {(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)}
        if not tiles & occupied:
            occupied |= tiles
            taken.add(show)
    return taken


def _boxes_of(glyphs: Sequence[Glyph], picture: _Picture) -> dict[int, Pixels]:
    """Show → the pixels in which it is read: the middle of its letters, else its marks and a little
    around them. Of letters that are cut through, what is left at their feet cannot be read."""
    boxes: dict[int, Pixels] = {}
    for show, these in groupby(glyphs, key=attrgetter("show")):
        seen = list(these)
        letters = [glyph for glyph in seen if glyph.get_text().isalnum()]
        parts = [picture.core(glyph) for glyph in letters or seen]
        around = 0 if letters else AROUND
        left, top = min(part[0] for part in parts), min(part[1] for part in parts)
        right, bottom = max(part[2] for part in parts), max(part[3] for part in parts)
        boxes[show] = (
            *(max(0, left - around), max(0, top - around)),
            *(min(picture.width, right + around), min(picture.height, bottom + around)),
        )
    return boxes


def texts_of_page(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """The text objects of `page` in the order in which they are drawn, those of forms too."""

    def walk(count: Any, get: Any, holder: Any, depth: int) -> Iterator[Any]:
        for at in range(count(holder)):
            item = get(holder, at)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                yield item
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MOST_DEEP:
                yield from walk(
                    raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, depth + 1
                )

    return walk(raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw, 0)


class _Picture:
    """A page drawn in grey, a byte a pixel, as often as asked."""

    def __init__(self, page: pypdfium2.PdfPage, view: View) -> None:
        self.page = page
        self.scale = min(SCALE, sqrt(MOST_PIXELS / max(view.width * view.height, 1.0)))
        self.width = max(1, min(round(view.width * self.scale), MOST_PIXELS))
        self.height = max(1, min(round(view.height * self.scale), MOST_PIXELS // self.width))
        self.top = view.height

    def core(self, glyph: Glyph) -> Pixels:
        """Where the glyph has ink if it has any: a letter in the middle of its height, where the
        lines beside it do not reach in, a mark anywhere in its box."""
        x0, y0, x1, y1 = glyph.x0, glyph.y0, glyph.x1, glyph.y1
        if glyph.get_text().isalnum():
            if glyph.quarter in (0, 2):
                inset = letter_inset(y1 - y0)
                y0, y1 = y0 + inset, y1 - inset
            else:
                inset = letter_inset(x1 - x0)
                x0, x1 = x0 + inset, x1 - inset
        scale, height = self.scale, self.height
        return (
            *(max(0, int(x0 * scale)), max(0, int((self.top - y1) * scale))),
            *(min(self.width, int(x1 * scale) + 1), min(height, int((self.top - y0) * scale) + 1)),
        )

    def shows(self, drawn: bytes, glyph: Glyph) -> bool:
        """Whether the glyph has ink: along some line it is lighter and darker, as no ruling is that
        runs through. A mark may be a line itself."""
        left, top, right, bottom = self.core(glyph)
        if left >= right or top >= bottom:
            return True  # nothing to see at this scale
        lightest, darkest = 0, 255
        for row in range(top, bottom):
            line = drawn[row * self.width + left : row * self.width + right]
            high, low = max(line), min(line)
            lightest, darkest = max(lightest, high), min(darkest, low)
            if high - low >= INK:
                return True
        return not glyph.get_text().isalnum() and lightest - darkest >= INK

    def is_same(self, drawn: bytes, other: bytes, box: Pixels) -> bool:
        """Whether two pictures are the same within a box."""
        left, top, right, bottom = box
        return all(
            drawn[row * self.width + left : row * self.width + right]
            == other[row * self.width + left : row * self.width + right]
            for row in range(top, bottom)
        )

    def draw(self) -> bytes | None:
        """The picture; None where it takes too long."""
        pixels = (ctypes.c_ubyte * (self.width * self.height))()
        bitmap = raw.FPDFBitmap_CreateEx(
            self.width, self.height, raw.FPDFBitmap_Gray, pixels, self.width
        )
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
            until = monotonic() + SECONDS
            pause = raw.IFSDK_PAUSE(version=1)
            pause.NeedToPauseNow = type(pause.NeedToPauseNow)(lambda _pause: monotonic() > until)
            state = raw.FPDF_RenderPageBitmap_Start(
                *(bitmap, self.page.raw, 0, 0, self.width, self.height),
                *(0, raw.FPDF_GRAYSCALE, ctypes.byref(pause)),
            )
            raw.FPDF_RenderPage_Close(self.page.raw)
            return bytes(pixels) if state == raw.FPDF_RENDER_DONE else None
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
