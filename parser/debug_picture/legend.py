"""What the legend of a picture says: the costs of what was decided, and of what came next."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.debug_picture.doubts import Doubt
from parser.debug_picture.sheet import LegendText
from parser.entry import MergedReading
from parser.i18n import _
from parser.model import Box
from parser.table import NARROW_EDGE, Align, Column, Drawn, RowWitness, Style

COLUMN, ROW, GROUP = (0, 100, 190, 255), (205, 85, 0, 255), (130, 0, 150, 255)
MERGED, SECOND = (0, 125, 110, 255), (215, 0, 150, 255)
FIELD, LINK, DOUBT = (0, 110, 200, 28), (0, 150, 60, 255), (210, 0, 30, 255)
ABOUT, BRIEF = 60, 24
"""Letters of the words that a line is about, at most; where it is about many."""

WITNESSES = {
    RowWitness.FIRST: _("first"),
    RowWitness.DRAWN: _("drawn"),
    RowWitness.RULING: _("ruling"),
    RowWitness.BACKGROUND: _("background"),
    RowWitness.VALUES: _("values"),
}
ALIGNED = {
    Align.TOP: _("texts at the top of their cells"),
    Align.MIDDLE: _("texts halfway their cells"),
    Align.BOTTOM: _("texts at the bottom of their cells"),
}
DRAWN = {
    Drawn.FIRST: _("drawn in the first row"),
    Drawn.LAST: _("drawn in the last row"),
    Drawn.ANYWHERE: _("drawn in any row"),
}


def key() -> list[LegendText]:
    """What the colours mean."""
    told = [
        (_("column"), COLUMN),
        (_("row, with what tells where it begins"), ROW),
        (_("label of a group"), GROUP),
        (_("merged cell, with its margin"), MERGED),
        (_("what came next (dashed)"), SECOND),
        (_("link"), LINK),
    ]
    return [
        *(LegendText(text + ",", colour) for text, colour in told),
        LegendText(_("finding, with its number"), DOUBT),
    ]


def columns_told(columns: Sequence[Column]) -> Iterator[list[LegendText]]:
    """How sure the columns are: a heading, and a paragraph each."""
    yield [
        LegendText(
            _(
                "Columns: how well the field suits, and how much less another; what it costs more "
                "without the edge on the left, and with one more edge"
            )
        )
    ]
    for number, column in enumerate(columns, 1):
        costs = column.costs
        parts = [_("suits {suits}").format(suits=priced(costs.suits))] if column.field else []
        if costs.instead:
            less = _("{field} {margin} less")
            parts.append(less.format(field=costs.instead, margin=priced(costs.field)))
        if costs.edge < math.inf:
            parts.append(_("edge {margin}").format(margin=priced(costs.edge)))
        if costs.within:
            parts.append(_("one more {margin}").format(margin=priced(costs.within.margin)))
        field = column.field or _("no field")
        text = f"{number} {field} ({_cut(column.label)}): " + ", ".join(parts)
        yield [LegendText(text, SECOND if is_narrow(column) else COLUMN)]


def is_narrow(column: Column) -> bool:
    """Whether one edge less, or one more in it, costs hardly more."""
    within = column.costs.within
    return column.costs.edge < NARROW_EDGE or (within is not None and within.margin < NARROW_EDGE)


class Cell(NamedTuple):
    """A merged cell on a page, as it was read or as what came next has it."""

    box: Box
    words: str
    margin: float
    sign: str = ""
    """By which the legend names it."""


def merged_told(
    reading: MergedReading, cells: Sequence[Cell], seconds: Sequence[Cell]
) -> Iterator[list[LegendText]]:
    """What a column that merges costs by the cheapest style, and by the next one; the margins of
    its cells on a page, and what came next."""
    field = reading.parts[0].columns[reading.at].field
    if not reading.tiling.styles:
        yield [LegendText(_("{field}: no style fits its texts").format(field=field), SECOND)]
    saying = _("{field} costs {cost}: {style}"), _("{field}, next style, costs {cost}: {style}")
    for said, (style, cost) in zip(saying, reading.tiling.styles, strict=False):
        words = said.format(field=field, cost=priced(cost), style=_style(style))
        yield [LegendText(words, MERGED)]
    told = [cell for cell in cells if cell.margin < math.inf]
    if told:
        margins = ", ".join(f"{_cut(cell.words, BRIEF)} +{priced(cell.margin)}" for cell in told)
        yield [
            LegendText(
                _("{field}, margins: {margins}").format(field=field, margins=margins), MERGED
            )
        ]
    for cell in seconds:
        words = _cut(cell.words) or _("an empty cell")
        yield [LegendText(f"{cell.sign} {words} +{priced(cell.margin)}", SECOND)]


def _style(style: Style) -> str:
    parts = [ALIGNED[style.align], DRAWN[style.drawn]]
    if not style.ruled:
        parts.append(_("rulings part nothing"))
    if style.own:
        parts.append(_("a cell on every row"))
    return ", ".join(parts)


def doubts_told(doubts: Sequence[Doubt]) -> Iterator[list[LegendText]]:
    """The findings of a page, by their numbers."""
    for number, doubt in enumerate(doubts, 1):
        text = f"{number} {doubt.code} {doubt.field}: {_cut(doubt.about)}"
        other = " | " + _("or: {instead}").format(instead=_cut(doubt.instead))
        yield [LegendText(text + other * bool(doubt.instead), DOUBT)]


def _cut(text: str, most: int = ABOUT) -> str:
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."


def priced(cost: float) -> str:
    """A cost or a margin: what is small is told more exactly."""
    return f"{cost:.1f}" if cost >= 1 else f"{cost:.2f}"
