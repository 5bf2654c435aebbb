"""Whether a person can tell from the page which rows a merged cell covers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from benchmarks.annexes.layout import AnnexLayout, Fragment, PlacedCell, height_of, merges

TOLERANCE = 0.75
"""Lines by which a text may stand away from its place, for an eye that takes it to be there."""

Span = tuple[float, float]
"""Top and bottom, in points."""


def is_decidable(layout: AnnexLayout) -> bool:
    """Whether each merged cell's rows follow from rulings, from its place, or from the next one."""
    style = layout.style
    if style.merged in ("top", "each row") or style.rules in ("rows", "grid"):
        return not (style.merged == "bottom" and not style.repeats_merged)
    if not style.repeats_merged:
        return False
    names = [column.name for column in layout.columns if merges(style, column.name)]
    if style.rules == "groups":
        names = [name for name in names if name == "subthema"]
    return all(_is_column_decidable(layout, name) for name in names)


def _is_column_decidable(layout: AnnexLayout, name: str) -> bool:
    """By page; a subtheme is looked for within its theme only."""
    body = [one for one in layout.fragments if one.row >= 0]
    cells = [cell for cell in layout.cells if cell.row >= 0 and cell.name == name]

    def part(one: Fragment) -> tuple[int, int]:
        row = layout.rows[one.row]
        return one.page, row.groups["thema"] if name == "subthema" else row.table

    for _, together in groupby(body, part):
        part_rows = list(together)
        top, bottom, page = part_rows[0].top, part_rows[-1].bottom, part_rows[0].page
        texts = [
            _span(cell, layout) for cell in cells if cell.page == page and top <= cell.top < bottom
        ]
        spans = [(one.top, one.bottom) for one in part_rows]
        if texts and ways(spans, texts, layout.style.merged, _slack(layout)) != 1:
            return False
    return True


def _slack(layout: AnnexLayout) -> float:
    return TOLERANCE * layout.style.leading


def _span(cell: PlacedCell, layout: AnnexLayout) -> Span:
    return cell.top, cell.top + height_of(cell.lines, layout.style)


def ways(rows: Sequence[Span], texts: Sequence[Span], anchor: str, slack: float) -> int:
    """In how many ways `texts` can each have a cell of consecutive `rows`, without a row left."""

    def holds(first: int, last: int, text: Span) -> bool:
        top, bottom = rows[first][0], rows[last][1]
        away = bottom - text[1] if anchor == "bottom" else (top + bottom - text[0] - text[1]) / 2
        return abs(away) <= slack

    @cache
    def count(row: int, text: int) -> int:
        if row == len(rows) or text == len(texts):
            return int(row == len(rows) and text == len(texts))
        return sum(
            count(last + 1, text + 1)
            for last in range(row, len(rows))
            if holds(row, last, texts[text])
        )

    return count(0, 0)
