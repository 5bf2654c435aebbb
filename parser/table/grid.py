"""What parts the rows of a table: rules, and the edges of backgrounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parser.pdf import Rect, Ruling, Run
from parser.table.columns import main_column
from parser.table.table_part import TablePart
from parser.typography import (
    are_two_edges,
    closes_body,
    is_no_longer,
    lies_within,
    reaches_into,
    runs_along,
    underlines,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """What cuts a part: per column the heights where a rule or a background's edge crosses it."""

    cuts: tuple[tuple[float, ...], ...]
    ruled: bool
    """Whether rules part the rows, and not only backgrounds or nothing at all."""


def grid_of(part: TablePart, runs: Sequence[Run], top: float, bottom: float) -> Grid:
    """The rules and backgrounds of the part that cross each column."""
    rules = [
        rule
        for rule in part.page.horizontals
        if lies_within(rule.at, top, bottom) and not _underlines(rule, runs)
    ]
    fills = [fill for fill in part.page.fills if reaches_into(fill.top, fill.bottom, top, bottom)]
    cuts: list[tuple[float, ...]] = []
    for at in range(len(part.columns)):
        x0, x1 = part.span(at)
        ruled = [rule.at for rule in rules if _covers(rule, x0, x1)]
        filled = _fill_edges(fills, x0, x1, ruled)
        inside = [y for y in (*ruled, *filled) if top < y < bottom]
        cuts.append(tuple(_apart(inside)))
    return Grid(tuple(cuts), _is_ruled(part))


def closed(part: TablePart) -> frozenset[int]:
    """The columns whose last cell on the page a rule closes, if it leaves others open.

    A rule under all columns is only the table's frame and tells nothing.
    """
    lines = part.lines
    if not lines:
        return frozenset()
    last = lines[-1]
    rules = [rule for rule in part.page.horizontals if closes_body(rule.at, last.base, last.size)]
    found = frozenset(
        at for at in range(len(part.columns)) for rule in rules if _covers(rule, *part.span(at))
    )
    return found if len(found) < len(part.columns) else frozenset()


def _is_ruled(part: TablePart) -> bool:
    """Whether at least one rule crosses the main column between two lines of the part."""
    x0, x1 = part.span(main_column(part.columns))
    runs = [run for line in part.lines for run in line.runs]
    bases = [line.base for line in part.lines]
    return any(
        min(bases) < rule.at < max(bases) and _covers(rule, x0, x1) and not _underlines(rule, runs)
        for rule in part.page.horizontals
    )


def _covers(rule: Ruling, x0: float, x1: float) -> bool:
    """Whether `rule` crosses most of the column from `x0` to `x1`."""
    return runs_along(rule.start, rule.end, x0, x1)


def _fill_edges(fills: Sequence[Rect], x0: float, x1: float, ruled: Sequence[float]) -> list[float]:
    """The tops and bottoms of the backgrounds behind a column, unless a rule stands there."""
    edges = [
        edge
        for fill in fills
        if _covers(Ruling(fill.top, fill.x0, fill.x1), x0, x1)
        for edge in (fill.top, fill.bottom)
    ]
    return [edge for edge in edges if all(are_two_edges(edge, at) for at in ruled)]


def _apart(heights: Sequence[float]) -> Iterator[float]:
    """`heights` in order, those of one double rule taken together."""
    last = None
    for at in sorted(heights):
        if last is None or are_two_edges(at, last):
            yield at
            last = at


def _underlines(rule: Ruling, runs: Sequence[Run]) -> bool:
    """Whether a rule only underlines words: it lies below a baseline and is no longer than they."""
    under = [
        run
        for run in runs
        if underlines(rule.at, run.base, run.size) and run.x1 > rule.start and run.x0 < rule.end
    ]
    if not under:
        return False
    low, high = min(run.x0 for run in under), max(run.x1 for run in under)
    return is_no_longer(rule.start, rule.end, low, high, under[0].size)
