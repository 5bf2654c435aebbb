"""Characters drawn over one another: the same again, to look bold, or another text under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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


class Overprint(NamedTuple):
    """What is drawn over something else on a page, by the places of its glyphs there."""

    again: dict[int, int]
    """A glyph that was drawn before → the place of the first."""
    crossings: set[tuple[int, int]]
    """Two shows of which one lies over the other, the lower number first."""


def overprint(glyphs: Sequence[Glyph]) -> Overprint:
    """Find what is drawn over something else. A letter is drawn again where the same letter of the
    same size stands within a fraction of its size: bold by hand, or a shadow."""
    tiles: defaultdict[int, list[int]] = defaultdict(list)
    found = Overprint({}, set())
    for at, glyph in enumerate(glyphs):
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


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    size = max(other.y1 - other.y0, other.x1 - other.x0)
    return glyph.get_text() == other.get_text() and is_same_place(
        abs(glyph.x0 - other.x0) + abs(glyph.x1 - other.x1),
        abs(glyph.y0 - other.y0) + abs(glyph.y1 - other.y1),
        size,
    )


def _is_blank(glyph: Glyph) -> bool:
    return glyph.get_text().isspace()
