"""Characters drawn over one another: the same again, to look bold, or another text under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.pdf.glyphs import Glyph
from parser.typography import is_same_place

TILE = 8.0
"""Points: the side of the tiles in which neighbours are looked for, about a letter's."""
ROW = 1 << 20
"""What a tile's number grows by from one column of tiles to the next."""
MOST_NEIGHBOURS = 60
"""Glyphs in a tile that are looked at, the last ones; only a page made to be slow has more."""
MOST_TILES = 400
"""Tiles that one glyph is put into, at most; over what is larger, nothing is looked for."""
MOST_LOOKS = 100_000
"""Pairs of lines that are compared, at most: only a page made to be slow, or one whose letters are
all apart, has more."""

Box = tuple[float, float, float, float]
"""Left, low, right and high, in points."""


class Overprint(NamedTuple):
    """What is drawn over something else on a page, by the places of its glyphs there."""

    again: dict[int, int]
    """A glyph that was drawn before → the place of the first."""
    crossings: set[tuple[int, int]]
    """Two shows of which one lies over the other, the lower number first."""


class _Strip(NamedTuple):
    """Glyphs that follow each other along a line, none with its middle in one before it."""

    places: range
    box: Box
    middles: Box
    """The box of their middles."""


def overprint(glyphs: Sequence[Glyph]) -> Overprint:
    """Find what is drawn over something else. A letter is drawn again where the same letter of the
    same size stands within a fraction of its size: bold by hand, or a shadow."""
    tiles: defaultdict[int, list[int]] = defaultdict(list)
    found = Overprint({}, set())
    for at in _meeting(glyphs):
        glyph = glyphs[at]
        x0, x1, y0, y1 = glyph.x0, glyph.x1, glyph.y0, glyph.y1
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        for before in tiles[int(x / TILE) * ROW + int(y / TILE)][-MOST_NEIGHBOURS:]:
            other = glyphs[before]
            if not (other.y0 <= y <= other.y1 and other.x0 <= x <= other.x1):
                continue
            if _is_again(glyph, other):
                found.again[at] = before
                break
            if glyph.show != other.show and not (_is_blank(glyph) or _is_blank(other)):
                found.crossings.add((other.show, glyph.show))
        else:
            left, right = int(x0 / TILE), int(x1 / TILE)
            low, high = int(y0 / TILE), int(y1 / TILE) + 1
            if (right - left + 1) * (high - low) <= MOST_TILES:
                for column in range(left * ROW, right * ROW + 1, ROW):
                    for tile in range(column + low, column + high):
                        tiles[tile].append(at)
    return found


def _meeting(glyphs: Sequence[Glyph]) -> list[int]:
    """The places of the glyphs that may lie over another: on most pages none does, and a look at
    whole lines tells that."""
    strips = sorted(_strips(glyphs), key=lambda strip: strip.box[1])
    meeting: set[int] = set()
    looks = 0
    for at, strip in enumerate(strips):
        if looks > MOST_LOOKS:
            return list(range(len(glyphs)))
        for number in range(at + 1, len(strips)):
            other = strips[number]
            if other.box[1] > strip.box[3]:
                break
            looks += 1
            if _meet(strip.box, other.middles) or _meet(other.box, strip.middles):
                meeting |= {at, number}
    return sorted(place for at in meeting for place in strips[at].places)


def _strips(glyphs: Sequence[Glyph]) -> Iterator[_Strip]:
    start = 0
    across, left, right, low, high, first, last = None, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for at, glyph in enumerate(glyphs):
        sideways = glyph.quarter not in (0, 2)
        if sideways:
            x0, x1, y0, y1 = glyph.y0, glyph.y1, glyph.x0, glyph.x1
        else:
            x0, x1, y0, y1 = glyph.x0, glyph.x1, glyph.y0, glyph.y1
        middle = (x0 + x1) / 2
        if sideways is across and y0 == low and y1 == high and not left <= middle <= right:
            left, right = (left, x1) if middle > right else (x0, right)
            first, last = (first, middle) if middle > last else (middle, last)
            continue
        if at:
            yield _strip(range(start, at), (left, right, first, last), (low, high), across)
        start, across, left, right, low, high = at, sideways, x0, x1, y0, y1
        first = last = middle
    if glyphs:
        yield _strip(range(start, len(glyphs)), (left, right, first, last), (low, high), across)


def _strip(
    places: range, along: Box, heights: tuple[float, float], sideways: bool | None
) -> _Strip:
    (left, right, first, last), (low, high) = along, heights
    level = (low + high) / 2
    if sideways:
        return _Strip(places, (low, left, high, right), (level, first, level, last))
    return _Strip(places, (left, low, right, high), (first, level, last, level))


def _meet(one: Box, other: Box) -> bool:
    across = one[0] <= other[2] and other[0] <= one[2]
    return across and one[1] <= other[3] and other[1] <= one[3]


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    size = max(other.y1 - other.y0, other.x1 - other.x0)
    return glyph.get_text() == other.get_text() and is_same_place(
        abs(glyph.x0 - other.x0) + abs(glyph.x1 - other.x1),
        abs(glyph.y0 - other.y0) + abs(glyph.y1 - other.y1),
        size,
    )


def _is_blank(glyph: Glyph) -> bool:
    return glyph.get_text().isspace()
