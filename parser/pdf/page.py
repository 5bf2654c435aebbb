"""One page of a PDF as frozen geometry: runs of text, rules, fills and links, upright and clean."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pdfplumber.page
from pdfminer.encodingdb import EncodingDB
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTItem

from parser.clean import clean, clean_url
from parser.pdf.glyphs import layout_of
from parser.pdf.runs import Char, Run, runs_of
from parser.pdf.unmapped import NO_TEXT, text_of_unmapped, unswapped

# pdfminer.six reads code 173 of WinAnsi as a space; it is the soft hyphen (PDF 32000-1, Annex D).
EncodingDB.encodings["WinAnsiEncoding"][173] = "\u00ad"

THIN = 2.0
"""Points: a filled rectangle no thicker than this is a rule, not a background."""


class Ruling(NamedTuple):
    """A straight line: `at` is its y (or x, of a vertical one), from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Rect(NamedTuple):
    """A rectangle in points; `url` is set where it is a hyperlink."""

    x0: float
    top: float
    x1: float
    bottom: float
    url: str = ""


NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An upright page: `number` from 1, everything else in points from the top left corner."""

    number: int
    left: float
    top: float
    width: float
    height: float
    """The page (its MediaBox) begins at `left`, `top`."""
    runs: tuple[Run, ...] = ()
    horizontals: tuple[Ruling, ...] = ()
    """Horizontal rules."""
    verticals: tuple[Ruling, ...] = ()
    """Vertical rules."""
    fills: tuple[Rect, ...] = ()
    """Backgrounds of cells and rows."""
    links: tuple[Rect, ...] = ()
    corners: tuple[tuple[float, float], ...] = ()
    """The x and y of every corner: where a piece of rule or a background begins or ends."""
    crop: Rect = NOWHERE
    """The part of it that is displayed (the CropBox)."""
    turn: int = 0
    """Quarter turns, counter-clockwise, by which the text stands on the page as it is displayed."""

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width


def read_page(page: pdfplumber.page.Page, path: Path) -> Page:
    """Read and close `page` of the PDF at `path`; text set sideways is turned upright."""
    drawn = list(_drawn(layout_of(page)))
    glyphs = [item for item in drawn if isinstance(item, LTChar)]
    turn = _turn(page, glyphs)
    runs = tuple(runs_of(list(_chars(page, glyphs, turn, path))))
    # Of glyphs pdfplumber would make a dictionary each, which takes longer than all that follows.
    shapes = [page.process_object(item) for item in drawn if isinstance(item, LTCurve)]
    across, down, fills = _graphics(shapes, turn)
    seams = [(x, rule.at) for rule in across for x in (rule.start, rule.end)]
    seams += [(x, y) for fill in fills for x in (fill.x0, fill.x1) for y in (fill.top, fill.bottom)]
    seams += [(rule.at, y) for rule in down for y in (rule.start, rule.end)]
    whole = turn.area(*map(float, page.bbox))
    result = Page(
        number=page.page_number,
        left=whole.x0,
        top=whole.top,
        width=whole.x1 - whole.x0,
        height=whole.bottom - whole.top,
        runs=runs,
        horizontals=_merged(across),
        verticals=_merged(down),
        fills=tuple(fills),
        corners=tuple(sorted(seams)),
        links=tuple(_links(page, turn)),
        crop=_shown(page, turn),
        turn=turn.quarter,
    )
    page.close()
    return result


def _shown(page: pdfplumber.page.Page, turn: _Turn) -> Rect:
    """What viewers display: the CropBox, as far as it lies in the MediaBox (ISO 32000-1, 14.11)."""
    x0, top, x1, bottom = map(float, page.bbox)
    left, high, right, low = map(float, page.cropbox)
    inside = max(x0, left), max(top, high), min(x1, right), min(bottom, low)
    return turn.area(*(inside if inside[0] < inside[2] and inside[1] < inside[3] else page.bbox))


class _Turn(NamedTuple):
    """How to turn a page's coordinates so that most of its text stands upright."""

    quarter: int
    """Quarter turns by which the text is turned counter-clockwise: 0 to 3."""
    width: float
    height: float

    def area(self, x0: float, top: float, x1: float, bottom: float) -> Rect:
        """The rectangle in turned coordinates."""
        match self.quarter:
            case 1:  # text runs up: its left is the page's bottom
                return Rect(self.height - bottom, x0, self.height - top, x1)
            case 2:
                return Rect(
                    self.width - x1, self.height - bottom, self.width - x0, self.height - top
                )
            case 3:  # text runs down: its left is the page's top
                return Rect(top, self.width - x1, bottom, self.width - x0)
        return Rect(x0, top, x1, bottom)


def _direction(matrix: Sequence[float]) -> int:
    """Quarter turns, counter-clockwise, of text drawn with `matrix`."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _drawn(items: Iterable[LTItem]) -> Iterator[LTItem]:
    """What is drawn on a page, in that order, figures opened."""
    for item in items:
        if isinstance(item, LTFigure):
            yield from _drawn(item)
        else:
            yield item


def _turn(page: pdfplumber.page.Page, glyphs: Sequence[LTChar]) -> _Turn:
    counts = Counter(_direction(glyph.matrix) for glyph in glyphs)
    quarter = max(range(4), key=counts.__getitem__)
    return _Turn(quarter, float(page.width), float(page.height))


def _chars(
    page: pdfplumber.page.Page, glyphs: Sequence[LTChar], turn: _Turn, path: Path
) -> Iterator[Char]:
    """The page's characters in the order in which they were drawn."""
    untold = [glyph for glyph in glyphs if glyph.get_text() == NO_TEXT]
    told = iter(text_of_unmapped(path, page.page_number, untold))
    # pdfminer counts from the corner of the MediaBox, pdfplumber from the origin.
    left, top = float(page.mediabox[0]), float(page.mediabox[1]) + float(page.height)
    is_bold = cache(_is_bold)
    for glyph, raw in zip(glyphs, unswapped([glyph.get_text() for glyph in glyphs]), strict=True):
        text = clean(raw) if raw != NO_TEXT else next(told)
        matrix = glyph.matrix
        if not text or _direction(matrix) != turn.quarter:
            continue
        box = left + glyph.x0, top - glyph.y1, left + glyph.x1, top - glyph.y0
        x0, over, x1, under = turn.area(*box)[:4] if turn.quarter else box
        match turn.quarter:
            case 0:
                descent = matrix[5] - glyph.y0
            case 1:
                descent = glyph.x1 - matrix[4]
            case 2:
                descent = glyph.y1 - matrix[5]
            case _:
                descent = matrix[4] - glyph.x0
        height = under - over
        base = under - (descent if 0 <= descent <= height else 0.2 * height)
        yield Char(text, x0, x1, over, under, base, height, is_bold(glyph.fontname))


def _is_bold(font: str | bytes) -> bool:
    name = str(font).lower()
    return any(word in name for word in ("bold", "black", "heavy", "semibold", "-bd", "demi"))


def _graphics(
    shapes: Sequence[Mapping[str, Any]], turn: _Turn
) -> tuple[list[Ruling], list[Ruling], list[Rect]]:
    """Horizontal rules, vertical rules and backgrounds, from lines, rectangles and curves."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    fills: list[Rect] = []
    dots: list[Rect] = []
    for shape in shapes:
        area = turn.area(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        x0, top, x1, bottom = area[:4]
        wide, high = x1 - x0, bottom - top
        if max(wide, high) <= THIN:
            dots.append(area)
        elif high <= THIN and wide > high:
            across.append(Ruling((top + bottom) / 2, x0, x1))
        elif wide <= THIN and high > wide:
            down.append(Ruling((x0 + x1) / 2, top, bottom))
        elif shape["object_type"] == "rect" and wide > THIN and high > THIN:
            if shape.get("fill") and not _paper(shape.get("non_stroking_color")):
                fills.append(area)
            if shape.get("stroke"):
                across += [Ruling(top, x0, x1), Ruling(bottom, x0, x1)]
                down += [Ruling(x0, top, bottom), Ruling(x1, top, bottom)]
    return across + _dotted(dots), down, fills


def _dotted(dots: Sequence[Rect]) -> list[Ruling]:
    """The horizontal rules that a row of dots makes; what is shorter than a word is none."""
    rows = _merged([Ruling((dot.top + dot.bottom) / 2, dot.x0, dot.x1) for dot in dots])
    return [rule for rule in rows if rule.end - rule.start > 10 * THIN]


def _paper(colour: Any) -> bool:
    if isinstance(colour, (int, float)):
        return colour >= 0.999
    values = [value for value in colour or () if isinstance(value, (int, float))]
    return len(values) in (1, 3) and all(value >= 0.999 for value in values)


def _merged(rules: list[Ruling]) -> tuple[Ruling, ...]:
    """Rules drawn in pieces (a cell at a time, or dotted) put together again."""
    levels: list[list[Ruling]] = []
    for rule in sorted(rules):
        if levels and rule.at - levels[-1][0].at < 1.5:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return tuple(whole for level in levels for whole in _joined(level))


def _joined(level: list[Ruling]) -> Iterator[Ruling]:
    """The pieces of one level, those that touch made one."""
    at = median(rule.at for rule in level)
    start, end = math.inf, -math.inf
    for rule in sorted(level, key=lambda rule: rule.start):
        if rule.start > end + 3.0 and end > start:
            yield Ruling(at, start, end)
            start = math.inf
        start, end = min(start, rule.start), max(end, rule.end) if start < math.inf else rule.end
    yield Ruling(at, start, end)


def _links(page: pdfplumber.page.Page, turn: _Turn) -> Iterator[Rect]:
    """Every box of every hyperlink, a wrapped link's lines each in a box of its own."""
    for link in page.hyperlinks:
        url = clean_url(link["uri"])
        if not url:
            continue
        whole = Rect(link["x0"], link["top"], link["x1"], link["bottom"])
        for area in _quads(link["data"], whole, int(page.rotation or 0)) or [whole]:
            yield turn.area(*area[:4])._replace(url=url)


def _quads(data: Mapping[str, Any], whole: Rect, rotation: int) -> list[Rect]:
    """The boxes of /QuadPoints, which are in unrotated PDF space, moved to where /Rect went."""
    try:
        numbers = [float(number) for number in data.get("QuadPoints") or ()]
        left, low, right, high = (float(number) for number in data["Rect"])
    except (KeyError, TypeError, ValueError):
        return []
    left, right, low, high = min(left, right), max(left, right), min(low, high), max(low, high)
    areas = []
    for at in range(0, len(numbers) - 7, 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        match rotation % 360:
            case 90:
                us, vs = [y - low for y in ys], [x - left for x in xs]
            case 180:
                us, vs = [right - x for x in xs], [y - low for y in ys]
            case 270:
                us, vs = [high - y for y in ys], [right - x for x in xs]
            case _:
                us, vs = [x - left for x in xs], [high - y for y in ys]
        areas.append(
            Rect(whole.x0 + min(us), whole.top + min(vs), whole.x0 + max(us), whole.top + max(vs))
        )
    return areas
