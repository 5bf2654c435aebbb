"""Runs cut where their tags begin another cell, as far as the tags do tell a table.

Tags may be nonsense: nobody sees them who only looks at the page. Those of a table are used where
they agree with what is printed, by laws that hold for any table:

- a cell lies over no other cell, and nothing else stands among the cells;
- the lines of a cell stand below each other: it has no two texts beside each other;
- the cells of a row stand beside each other, and none below another;
- cells stand in columns: at the left, at the right or halfway most are in line with one of another
  row;
- rows follow each other, and do not reach into each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from parser.pdf.page import Rect
from parser.pdf.runs import Char, Run, runs_of
from parser.pdf.structure_tree import TagCell
from parser.typography import (
    is_majority,
    is_now_and_then,
    is_same_baseline,
    may_hang_over,
    overlaps_row,
    stays_beside,
)


def tagged_runs(chars: Sequence[Char]) -> list[Run]:
    """The runs of `chars`; those keep their tags whose table is as its tags say."""
    runs = list(runs_of(chars))
    untold = {table for table, cells in _tables(runs).items() if not _is_table(table, cells, runs)}
    if not untold:
        return runs
    return list(
        runs_of(
            [
                char._replace(cell=None) if char.cell and char.cell.table in untold else char
                for char in chars
            ]
        )
    )


Cells = dict[TagCell, list[Run]]


def _tables(runs: Sequence[Run]) -> dict[int, Cells]:
    tables: dict[int, Cells] = {}
    for run in runs:
        if run.cell:
            tables.setdefault(run.cell.table, {}).setdefault(run.cell, []).append(run)
    return tables


def _is_table(table: int, cells: Cells, runs: Sequence[Run]) -> bool:
    """Whether `cells`, which are tagged as those of `table`, lie as the cells of a table do."""
    areas = {cell: _area(own) for cell, own in cells.items()}
    rows: dict[int, list[TagCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    hull = _area([run for own in cells.values() for run in own])
    own = sum(len(texts) for texts in cells.values())
    others = sum(
        not (run.cell and run.cell.table == table) and _is_over(hull, _area([run])) for run in runs
    )
    below = sum(_below([areas[cell] for cell in row]) for row in rows.values())
    heights = sorted(_heights(rows.values(), areas))
    crossed = sum(overlaps_row(above[1], top[0]) for above, top in pairwise(heights))
    return (
        is_now_and_then(others, own)
        and is_now_and_then(sum(map(_is_two, cells.values())), len(cells))
        and may_hang_over(_overlapping(list(areas.values())), len(cells))
        and may_hang_over(below, len(cells))
        and not is_majority(crossed, len(rows) - 1)
        and _are_in_columns(list(rows.values()), areas)
    )


def _area(runs: Sequence[Run]) -> Rect:
    return Rect(
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
    )


def _is_two(cell: Sequence[Run]) -> bool:
    """Whether texts stand beside each other in a cell, further apart than words do."""
    return any(
        is_same_baseline(after.base - before.base, after.size)
        and not stays_beside(after.x0 - before.x1, after.size)
        for before, after in pairwise(sorted(cell, key=lambda run: (run.base, run.x0)))
    )


def _overlapping(areas: Sequence[Rect]) -> int:
    """How many areas lie over the middle of another; a long word may hang over a cell's edge."""
    found: set[int] = set()
    order = sorted(range(len(areas)), key=lambda at: areas[at].top)
    for number, at in enumerate(order):
        for other in order[number + 1 :]:
            if areas[other].top >= areas[at].bottom:
                break
            found |= {at} if _is_over(areas[at], areas[other]) else set()
            found |= {other} if _is_over(areas[other], areas[at]) else set()
    return len(found)


def _is_over(area: Rect, other: Rect) -> bool:
    """Whether an area lies over the middle of another one."""
    level = (other.top + other.bottom) / 2
    return area.top < level < area.bottom and _is_above(area, other)


def _is_above(area: Rect, other: Rect) -> bool:
    """Whether an area lies straight above or below the middle of another one, or over it."""
    return area.x0 < (other.x0 + other.x1) / 2 < area.x1


def _below(row: Sequence[Rect]) -> int:
    """How many cells of a row stand above or below another of its cells."""
    return sum(_is_above(a, b) or _is_above(b, a) for a, b in pairwise(sorted(row)))


def _are_in_columns(rows: Sequence[Sequence[TagCell]], areas: Mapping[TagCell, Rect]) -> bool:
    """Whether most cells, those of the fullest row aside, are in line with one of another row."""
    found: dict[tuple[int, int], set[int]] = {}
    for cell, area in areas.items():
        for line in _lines(area):
            found.setdefault(line, set()).add(cell.row)
    fullest = max(rows, key=len)
    cells = [cell for row in rows if row is not fullest for cell in row]
    inline = [any(len(found[line]) > 1 for line in _lines(areas[cell])) for cell in cells]
    return not cells or is_majority(sum(inline), len(inline))


def _lines(area: Rect) -> list[tuple[int, int]]:
    """The left, the right and twice the middle of an area, in whole points."""
    return list(enumerate(map(round, (area.x0, area.x1, area.x0 + area.x1))))


def _heights(
    rows: Collection[Sequence[TagCell]], areas: Mapping[TagCell, Rect]
) -> Iterator[tuple[float, float]]:
    """From where to where each row reaches; a merged cell may reach further."""
    for row in rows:
        own = [areas[cell] for cell in row if cell.rows == 1]
        if own:
            yield min(area.top for area in own), max(area.bottom for area in own)
