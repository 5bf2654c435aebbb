"""The rulings and fills of a page of a made annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from benchmarks.annexes.layout import AnnexLayout, Fragment, TableColumn

Segment = tuple[float, float, float, float]
"""x0, top, x1, bottom, in points from the page's top left corner."""


def fills_of(layout: AnnexLayout, page: int) -> Iterator[Segment]:
    """The backgrounds of every other row, which do not reach into merged cells."""
    if layout.style.rules != "zebra":
        return
    for at, fragment in enumerate(_of_page(layout, page)):
        if at % 2:
            for run in _runs([c for c in layout.columns if c.name in fragment.cells]):
                yield run[0], fragment.top, run[1], fragment.bottom


def rulings_of(layout: AnnexLayout, page: int) -> Iterator[Segment]:
    """The lines."""
    rules = layout.style.rules
    fragments = _of_page(layout, page)
    if rules in ("none", "zebra"):
        return
    left, right = layout.columns[0].x0, layout.columns[-1].x1
    for table in _tables(fragments):
        top, bottom = table[0].top, table[-1].bottom
        if rules == "grid":
            yield left, top, right, top
            for x in (left, *(column.x1 for column in layout.columns)):
                yield x, top, x, bottom
        for above, below in pairwise(table):
            if above.row < 0:
                yield left, above.bottom, right, above.bottom
            elif rules in ("rows", "grid"):
                parted = [
                    c for c in layout.columns if not layout.joins(above.row, below.row, c.name)
                ]
                for run in _runs(parted):
                    yield run[0], above.bottom, run[1], above.bottom
            elif rules == "groups" and not layout.is_one_theme(above.row, below.row):
                yield left, above.bottom, right, above.bottom
        if rules == "grid" or (rules in ("rows", "groups") and table[-1].is_end):
            yield left, bottom, right, bottom


def _of_page(layout: AnnexLayout, page: int) -> list[Fragment]:
    return [one for one in layout.fragments if one.page == page]


def _tables(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """The fragments of each table, which follow each other without a gap."""
    table: list[Fragment] = []
    for fragment in fragments:
        if table and abs(fragment.top - table[-1].bottom) > 1:
            yield table
            table = []
        table.append(fragment)
    if table:
        yield table


def _runs(columns: Sequence[TableColumn]) -> Iterator[tuple[float, float]]:
    """Left and right of each stretch of `columns` that touch."""
    edges = [(column.x0, column.x1) for column in columns]
    group = 0
    keys = [0]
    for (_, x1), (x0, _) in pairwise(edges):
        group += abs(x1 - x0) > 0.01
        keys.append(group)
    for _, together in groupby(zip(edges, keys, strict=False), lambda pair: pair[1]):
        run = [edge for edge, _ in together]
        yield run[0][0], run[-1][1]
