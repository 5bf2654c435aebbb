"""Text that is set sideways beside upright text: the theme of a merged cell, a header's label.

It is laid flat where it stands, in the middle of its place and as wide as that is, so that rows and
columns find it where a person does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from parser.pdf.lines import Line, lines_of
from parser.pdf.page import Rect
from parser.pdf.runs import Char, Run, runs_of, trimmed, words
from parser.pdf.turn import Turn
from parser.typography import ASSUMED_DESCENT, is_within_cell


def laid_flat(chars: Sequence[Char], sideways: Turn, upright: Turn) -> Iterator[Run]:
    """The runs of `chars`, which stand upright when the page is turned `sideways`, as they lie when
    it is turned `upright`."""
    back = Turn((upright.quarter - sideways.quarter) % 4, *sideways.size)
    for block in _blocks(lines_of(list(runs_of(chars)))):
        area = back.area(
            min(line.x0 for line in block),
            min(line.top for line in block),
            max(line.x1 for line in block),
            max(line.bottom for line in block),
        )
        yield from _flat(block, area)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other in one text; those side by side are texts of their own."""
    apart = [Line(line.base, (run,)) for line in lines for run in line.runs]
    blocks: list[list[Line]] = []
    for line in apart:
        for block in blocks:
            last = block[-1]
            if (
                is_within_cell(line.base - last.base, line.size)
                and line.x0 < last.x1
                and last.x0 < line.x1
            ):
                block.append(line)
                break
        else:
            blocks.append([line])
    yield from blocks


def _flat(block: Sequence[Line], area: Rect) -> Iterator[Run]:
    size = max(line.size for line in block)
    leading = median([b.base - a.base for a, b in pairwise(block)] or [size])
    longest = max(line.x1 - line.x0 for line in block)
    scale = min(1.0, (area.x1 - area.x0) / longest) if longest else 1.0
    first = (area.top + area.bottom - leading * (len(block) - 1)) / 2 + ASSUMED_DESCENT * size
    for number, line in enumerate(block):
        base = first + number * leading
        chars: list[Char] = []
        for word in words(line.runs[0]):
            if chars:
                chars.append(chars[-1]._replace(text=" ", x0=chars[-1].x1))
            for char in word:
                x0, x1 = (area.x0 + (x - line.x0) * scale for x in (char.x0, char.x1))
                top, bottom = base - char.size, base + ASSUMED_DESCENT * char.size
                chars.append(char._replace(x0=x0, x1=x1, top=top, bottom=bottom, base=base))
        yield from trimmed(chars)
