"""Rulings and fills, out of the lines, rectangles and curves that are drawn on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from pdfminer.layout import LTCurve, LTRect
from pdfminer.pdftypes import resolve_all

from parser.pdf.page import Rect, Ruling
from parser.pdf.turn import Turn
from parser.pdf.view import View
from parser.typography import has_gap, in_one_ruling, is_dotted_ruling, is_paper, is_thin


def graphics_of(
    shapes: Sequence[LTCurve], view: View, turn: Turn
) -> tuple[list[Ruling], list[Ruling], list[Rect]]:
    """Horizontal rules, vertical rules and backgrounds, from lines, rectangles and curves."""
    horizontals: list[Ruling] = []
    verticals: list[Ruling] = []
    fills: list[Rect] = []
    dots: list[Rect] = []
    for shape in shapes:
        area = turn.area(shape.x0, view.height - shape.y1, shape.x1, view.height - shape.y0)
        x0, top, x1, bottom = area[:4]
        if not turn.is_displayed(area):
            continue  # marks of the printer
        wide, high = x1 - x0, bottom - top
        if is_thin(max(wide, high)):
            dots.append(area)
        elif is_thin(high) and wide > high:
            horizontals.append(Ruling((top + bottom) / 2, x0, x1))
        elif is_thin(wide) and high > wide:
            verticals.append(Ruling((x0 + x1) / 2, top, bottom))
        elif isinstance(shape, LTRect) and not is_thin(min(wide, high)):
            if shape.fill and not _is_white(resolve_all(shape.non_stroking_color)):
                fills.append(area)
            if shape.stroke:
                horizontals += [Ruling(top, x0, x1), Ruling(bottom, x0, x1)]
                verticals += [Ruling(x0, top, bottom), Ruling(x1, top, bottom)]
    return horizontals + _dotted(dots), verticals, fills


def corners_of(
    horizontals: Sequence[Ruling], verticals: Sequence[Ruling], fills: Sequence[Rect]
) -> tuple[tuple[float, float], ...]:
    """The x and y of every corner, sorted: where a piece of ruling or a fill begins or ends."""
    corners = [(x, ruling.at) for ruling in horizontals for x in (ruling.start, ruling.end)]
    corners += [(ruling.at, y) for ruling in verticals for y in (ruling.start, ruling.end)]
    for fill in fills:
        corners += [(x, y) for x in (fill.x0, fill.x1) for y in (fill.top, fill.bottom)]
    return tuple(sorted(corners))


def _dotted(dots: Sequence[Rect]) -> list[Ruling]:
    """The horizontal rules that a row of dots makes; what is shorter than a word is none."""
    rows = merged([Ruling((dot.top + dot.bottom) / 2, dot.x0, dot.x1) for dot in dots])
    return [rule for rule in rows if is_dotted_ruling(rule.end - rule.start)]


def _is_white(colour: Any) -> bool:
    if isinstance(colour, (int, float)):
        return is_paper(colour)
    values = [value for value in colour or () if isinstance(value, (int, float))]
    return len(values) in (1, 3) and all(map(is_paper, values))


def merged(rules: list[Ruling]) -> tuple[Ruling, ...]:
    """Rules drawn in pieces (a cell at a time, or dotted) put together again."""
    levels: list[list[Ruling]] = []
    for rule in sorted(rules):
        if levels and in_one_ruling(rule.at - levels[-1][0].at):
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return tuple(whole for level in levels for whole in _joined(level))


def _joined(level: list[Ruling]) -> Iterator[Ruling]:
    """The pieces of one level, those that touch made one."""
    at = median(rule.at for rule in level)
    start, end = math.inf, -math.inf
    for rule in sorted(level, key=lambda rule: rule.start):
        if has_gap(end, rule.start) and end > start:
            yield Ruling(at, start, end)
            start = math.inf
        start, end = min(start, rule.start), max(end, rule.end) if start < math.inf else rule.end
    yield Ruling(at, start, end)
