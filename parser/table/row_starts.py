"""Where rows begin that no order of drawing tells: at rulings and backgrounds, or on the lines on
which the values begin that every row has once (type, year, status)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from parser.model import OPENING
from parser.pdf import Line, first_word_width, pitch
from parser.table.column_texts import Band
from parser.table.columns import Column, main_column
from parser.typography import (
    EDGE_SLACK,
    are_few_crowded,
    begins_row,
    beside,
    had_room,
    has_extra_space,
    is_above,
    is_just_above,
    is_majority,
    may_begin_below,
    not_below,
    row_top,
    tells_leading,
)
from parser.values import is_value

KEYS = (*OPENING, "artikel", "links")
"""The fields of which every row has its own, short, from its first line."""


def bands_of(
    columns: Sequence[Column],
    texts: Sequence[Sequence[Line]],
    cuts: Sequence[float],
    ruled: bool,
) -> list[Band]:
    """The top and the bottom of each row; `cuts` part the main column, and are rulings if `ruled`,
    else the edges of backgrounds."""
    lines = [line for column in texts for line in column]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    starts = starts_of(columns, texts, cuts, ruled)
    edges = sorted({top - EDGE_SLACK, bottom + EDGE_SLACK, *cuts, *starts})
    return list(itertools.pairwise(edges))


def starts_of(
    columns: Sequence[Column],
    texts: Sequence[Sequence[Line]],
    cuts: Sequence[float],
    ruled: bool,
) -> list[float]:
    """Where rows begin that nothing parts: just above the line on which a row's values begin.

    Rules part every row if they part most. A background may lie behind two, as where a theme's
    rows share it: then a row begins with two whole values.
    """
    anchors = _anchors(columns, texts)
    if not anchors:
        return []
    main = texts[main_column(columns)]
    leading = pitch([main]) if tells_leading(len(main)) else pitch(texts)
    if cuts and _trusted(anchors, cuts):
        if ruled:
            return []
        anchors = [base for base in anchors if begins_row(_whole_at(base, columns, texts, leading))]
    if not anchors:
        return []
    middle = _centred(anchors, main, leading)
    starts: list[float] = []
    for before, anchor in zip([-1.0, *anchors], anchors, strict=False):
        between = [
            line for line in main if before < line.base and not_below(line.base, anchor, leading)
        ]
        if any(before < cut < anchor for cut in cuts):
            continue
        if before < 0 and (middle or _flows_into(main, anchor, leading)):
            continue
        if middle and between:
            starts.append(_widest(main, before, anchor, leading))
        else:
            starts.append(row_top(anchor, leading))
    return starts


def _whole_at(
    base: float, columns: Sequence[Column], texts: Sequence[Sequence[Line]], leading: float
) -> int:
    """How many columns have a whole value on the line at `base`."""
    return sum(
        beside(line.base, base, leading) and is_value(column.field, line.text)
        for column, text in zip(columns, texts, strict=True)
        for line in text
    )


def _trusted(anchors: Sequence[float], cuts: Sequence[float]) -> bool:
    """Whether the rules part the rows: hardly two anchors stand between the same two rules."""
    edges = [-1.0, *cuts, float("inf")]
    crowded = sum(
        sum(a < anchor < b for anchor in anchors) > 1 for a, b in itertools.pairwise(edges)
    )
    return are_few_crowded(crowded, len(cuts))


def _centred(anchors: Sequence[float], main: Sequence[Line], leading: float) -> bool:
    """Whether the short values stand halfway the height of their row: text of the row goes before
    them, under a gap that parts it from the row above."""
    between = list(itertools.pairwise(anchors)) or [(-math.inf, anchors[0])]
    halfway = 0
    for before, anchor in between:
        gap = any(
            has_extra_space(after.base - line.base, leading)
            and before < after.base
            and is_above(after.base, anchor, leading)
            for line, after in itertools.pairwise(main)
        )
        above = any(is_just_above(line.base, anchor, leading) for line in main)
        halfway += gap and above
    return is_majority(halfway, len(between))


def _flows_into(main: Sequence[Line], anchor: float, leading: float) -> bool:
    """Whether the text on the line of an anchor goes on with the line right above it, so that the
    values do not stand on the first line of their row."""
    return any(
        beside(after.base, anchor, leading)
        and after.text[0].islower()
        and not has_extra_space(after.base - line.base, leading)
        for line, after in itertools.pairwise(main)
    )


def _widest(main: Sequence[Line], low: float, high: float, leading: float) -> float:
    """The height in the widest gap of `main` between two anchors."""
    pairs = [
        (after.base - line.base, row_top(after.base, leading))
        for line, after in itertools.pairwise(main)
        if low < after.base and line.base < high
    ]
    return max(pairs)[1] if pairs else row_top(high, leading)


def _anchors(columns: Sequence[Column], texts: Sequence[Sequence[Line]]) -> list[float]:
    """The baselines at which at least two short columns (or the only one) begin a new value.

    A second year tells by itself, where the text beside it begins anew.
    """
    keys = [at for at, column in enumerate(columns) if column.field in KEYS and texts[at]]
    if not keys:
        return []
    leading = pitch(texts)
    begun: list[tuple[float, int]] = []
    main = texts[main_column(columns)]
    for at in keys:
        field = columns[at].field
        before: Line | None = None
        for line in texts[at]:
            near = before is not None and not has_extra_space(line.base - before.base, leading)
            whole = is_value(field, line.text)
            if not near or (whole and before is not None and is_value(field, before.text)):
                begun.append((line.base, at))
            if whole and field == "afronding" and before is not None:
                again = is_value(field, before.text) and _begins_anew(main, line.base, leading)
                begun += [(line.base, -1)] if again else []
            before = line
    anchors: list[float] = []
    for base, _ in sorted(begun):
        together = {at for other, at in begun if other >= base and beside(other, base, leading)}
        # A row is a line high: a value of two lines begins half a line above one, if centred.
        fresh = not anchors or may_begin_below(base, anchors[-1], leading)
        if fresh and begins_row(len(together), len(keys)):
            anchors.append(base)
    return anchors


def _begins_anew(main: Sequence[Line], base: float, leading: float) -> bool:
    """Whether the text on the line at `base` has a capital, or would have had room on the line
    above it."""
    right = max((line.x1 for line in main), default=0.0)
    for line, after in itertools.pairwise(main):
        if beside(after.base, base, leading):
            room = had_room(right - line.x1, first_word_width(after), line.size)
            return room or after.text[0].isupper()
    return False
