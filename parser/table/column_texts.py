"""The texts of a column, told by where their lines stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from parser.pdf import Line
from parser.typography import (
    has_blank_line,
    has_extra_space,
    is_below_first_line,
    on_first_line,
)
from parser.values import is_value

Band = tuple[float, float]
"""Top and bottom of a row, in points."""


def top_aligned(
    lines: Sequence[Line], bands: Sequence[Band], leading: float, field: str = ""
) -> list[list[Line]]:
    """The text of a column of `field` that begins in each band: one begins on the first line of its
    row, and goes on.

    A line right under another that begins with a small letter begins none; but two whole values
    are never one.
    """
    found: list[list[Line]] = [[] for _ in bands]
    at = -1
    before: Line | None = None
    for line in lines if bands else ():
        band = _band_of(line.base, bands)
        near = before is not None and not has_extra_space(line.base - before.base, leading)
        within = is_below_first_line(line.base - bands[band][0], leading) or line.text[0].islower()
        whole = before is not None and is_value(field, before.text) and is_value(field, line.text)
        if band != at and (whole or not (near and within)):
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


def texts_apart(
    lines: Sequence[Line], cuts: Sequence[float], firsts: Sequence[float], leading: float
) -> list[list[Line]]:
    """The texts of a column: another begins behind white, behind a ruling of `cuts`, or, if not
    with a small letter, on the first line of a row, of which `firsts` are the tops."""
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        begins = not line.text[0].islower() and any(
            on_first_line(line.top, top, line.size) for top in firsts
        )
        if (
            before is None
            or begins
            or has_extra_space(line.base - before.base, leading)
            or any(before.base < cut < line.base for cut in cuts)
        ):
            found.append([])
        found[-1].append(line)
    return found
