"""Merged cells: the texts of a column that has fewer of them than there are rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from parser.pdf import Line, pitch
from parser.typography import (
    CELL_TOP,
    are_off_top,
    has_blank_line,
    has_extra_space,
    is_below_first_line,
    is_majority,
)

Band = tuple[float, float]
"""Top and bottom of a row, in points."""
MOST_WAYS = 10_000
"""Ways to part bands among texts that are looked at."""


def top_aligned(lines: Sequence[Line], bands: Sequence[Band], leading: float) -> list[list[Line]]:
    """The text that begins in each band: one begins on the first line of its row, and goes on.

    A line right under another that begins with a small letter begins none.
    """
    found: list[list[Line]] = [[] for _ in bands]
    at = -1
    before: Line | None = None
    for line in lines if bands else ():
        band = _band_of(line.base, bands)
        near = before is not None and not has_extra_space(line.base - before.base, leading)
        within = is_below_first_line(line.base - bands[band][0], leading) or line.text[0].islower()
        if band != at and not (near and within):
            at = band
        found[at].append(line)
        before = line
    return found


def _band_of(base: float, bands: Sequence[Band]) -> int:
    """The band that a baseline stands in; the nearest where a broken page has it in none."""
    inside = (number for number, (a, b) in enumerate(bands) if a <= base < b)
    nearest = min(range(len(bands)), key=lambda n: max(bands[n][0] - base, base - bands[n][1]))
    return next(inside, nearest)


def apart(lines: Sequence[Line]) -> bool:
    """Whether `lines` are several texts, with at least a line's height of white between two."""
    return any(
        has_blank_line(after.base - line.base, line.size)
        for line, after in itertools.pairwise(lines)
    )


def is_repeated(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Whether a column has a cell on every row: its text is printed again where it is that of the
    row above, more than half as often as nothing is printed."""
    texts = [" ".join(line.text for line in lines if a <= line.base < b) for a, b in bands]
    again = sum(text == above != "" for above, text in itertools.pairwise(texts))
    return is_majority(again, texts.count(""))


def is_vertically_centred(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Whether the texts of a column stand halfway the height of their merged cells.

    A text at the top of its cell begins on the first line of a row; of those that are centred most
    do not, though one in a row of its own height may.
    """
    leading = pitch([lines])
    texts = [text for text in top_aligned(lines, bands, leading) if text]
    below = [
        text
        for text in texts
        for a, b in bands
        if a <= text[0].base < b and is_below_first_line(text[0].base - a, leading, CELL_TOP)
    ]
    return are_off_top(len(below), len(texts))


def fit_merged_cells(
    lines: Sequence[Line], bands: Sequence[Band], leading: float
) -> list[list[Line]]:
    """The text of each band, where these bands have one or several merged cells.

    A text stands at the top of its merged cell, or halfway its height: of all ways to part the
    bands among the texts, the one is taken in which they stand nearest to such places; of ways that
    are less than a line apart, the one in which the cells begin first.
    """
    begun = top_aligned(lines, bands, leading)
    filled = [at for at, text in enumerate(begun) if text]
    if not filled:
        return begun
    best = min(
        _ways(filled),
        key=lambda starts: (round(_price(begun, bands, filled, starts) / leading), starts),
    )
    ends = [*best[1:], len(bands)]
    cells: list[list[Line]] = [[] for _ in bands]
    for text, start, end in zip(filled, best, ends, strict=True):
        cells[start:end] = [begun[text]] * (end - start)
    return cells


def _ways(filled: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The bands at which the cells may begin: each behind the text above, not behind its own."""
    first = range(filled[0] + 1)
    others = [range(a + 1, b + 1) for a, b in itertools.pairwise(filled)]
    yield from itertools.islice(itertools.product(first, *others), MOST_WAYS)


def _price(
    begun: Sequence[Sequence[Line]],
    bands: Sequence[Band],
    filled: Sequence[int],
    starts: Sequence[int],
) -> float:
    """How far, in points, the texts stand from the top or the middle of their cells."""
    total = 0.0
    for text, start, end in zip(filled, starts, [*starts[1:], len(bands)], strict=True):
        lines = begun[text]
        top, bottom = bands[start][0], bands[end - 1][1]
        middle = (lines[0].top + lines[-1].bottom) / 2
        total += min(abs(lines[0].top - top), abs(middle - (top + bottom) / 2))
    return total
