"""The columns under a header: their bands told by header and body, their fields by labels and by
what stands in them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parser.model import MERGED, ON_EACH_ROW, OPENING
from parser.pdf import Page, Rect, Run, words
from parser.table.column_edges import edges_of
from parser.table.column_fields import ColumnContent, NamedColumn, name_columns, number_of_values
from parser.table.columns import Column, ColumnCosts, Header, HeaderCell, HeaderKey, HeaderRow
from parser.table.dealing import assign_to_columns
from parser.table.header import header_rows
from parser.typography import EDGE_SLACK, SAME_LEFT, is_majority

MARK = re.compile(r"(?<=.)\d\)$|\*+$")
"""A footnote's mark behind a value: "2021 3)"."""


class Headers:
    """The headers of tables on pages; where one is repeated, all its pages tell its columns."""

    def __init__(self) -> None:
        self._rows: dict[int, list[HeaderRow]] = {}
        self._alike: dict[HeaderKey, list[HeaderRow]] = {}
        self._told: dict[HeaderKey, list[Column]] = {}
        """The columns of a header, measured from its left, by all its pages so far."""

    def add(self, page: Page) -> None:
        """Find the headers of `page`, once more where it was changed."""
        for row in self._rows.pop(page.number, ()):
            self._alike[row.key].remove(row)
            if not self._alike[row.key]:
                del self._alike[row.key]
            self._told.pop(row.key, None)
        self._rows[page.number] = list(header_rows(page, self._alike.keys()))
        for row in self._rows[page.number]:
            self._alike.setdefault(row.key, []).append(row)
            self._told.pop(row.key, None)

    def rows(self, number: int) -> Sequence[HeaderRow]:
        """The header rows of page `number`, from top to bottom."""
        return self._rows[number]

    def on(self, number: int) -> list[Header]:
        """The headers of page `number`, from top to bottom."""
        return [
            Header(tuple(self._columns(row)), row.runs, row.top, row.bottom)
            for row in self._rows[number]
        ]

    def _columns(self, row: HeaderRow) -> Iterator[Column]:
        if row.key not in self._told:
            self._told[row.key] = list(_columns(self._alike[row.key]))
        for at, column in enumerate(self._told[row.key]):
            last = at + 1 == len(self._told[row.key])
            yield replace(
                column,
                x0=column.x0 + row.left if at else -EDGE_SLACK,
                x1=row.page.width + EDGE_SLACK if last else column.x1 + row.left,
                left=column.left + row.left,
                costs=_moved(column.costs, row.left),
            )


def _columns(rows: Sequence[HeaderRow]) -> Iterator[Column]:
    """The columns under `rows`, which are one header on several pages, measured from its left."""
    row = rows[0]
    found = edges_of(rows)
    inner = [edge.x for edge in found.kept]
    edges = [-EDGE_SLACK - row.left, *inner, row.page.width + EDGE_SLACK - row.left]
    bands = [Column("", "", x0, x1, _left(rows, x0, x1)) for x0, x1 in pairwise(edges)]
    placed = [
        replace(band, x0=band.x0 + row.left, x1=band.x1 + row.left, left=band.left + row.left)
        for band in bands
    ]
    cells = [
        HeaderCell(tuple(run for run, _ in cell)) for cell in assign_to_columns(row.runs, placed)
    ]
    contents = [
        _content(cell.label, rows, band.x0, band.x1)
        for cell, band in zip(cells, bands, strict=True)
    ]
    margins = [math.inf, *(edge.margin for edge in found.kept)]
    fields = name_columns(contents)
    entries = entries_told(contents, fields)
    for band, content, named, margin, within in zip(
        bands, contents, fields, margins, found.within, strict=True
    ):
        costs = ColumnCosts(margin, within, named.suits, named.margin, named.instead)
        yield replace(
            band,
            field=named.field,
            label=content.label,
            by_texts=named.by_texts,
            costs=costs,
            merges=merges(named.field, len(content.texts), entries),
        )


def entries_told(contents: Sequence[ColumnContent], named: Sequence[NamedColumn]) -> int:
    """How many entries stand under a header: as many as a column of which each has a value."""
    pairs = zip(contents, named, strict=True)
    return max(
        (number_of_values(name.field, one.texts) for one, name in pairs if name.field in OPENING),
        default=0,
    )


def merges(field: str, texts: int, entries: int) -> bool:
    """Whether a cell of `field` may hold for several rows: a theme's does; an article's where so
    few are printed that most entries had none."""
    return field in MERGED or (field in ON_EACH_ROW and is_majority(entries - texts, entries))


def _moved(costs: ColumnCosts, x: float) -> ColumnCosts:
    within = costs.within and costs.within._replace(x=costs.within.x + x)
    return replace(costs, within=within)


def _content(label: str, rows: Sequence[HeaderRow], x0: float, x1: float) -> ColumnContent:
    """What stands between `x0` and `x1` under the rows of a header, measured from their lefts."""
    texts: list[str] = []
    linked = 0
    for row in rows:
        inside = [part for run in row.body for part in _inside(run, x0 + row.left, x1 + row.left)]
        for _, cell in groupby(inside, lambda run: run.block or id(run)):
            runs = list(cell)
            texts.append(MARK.sub("", " ".join(run.text for run in runs)))
            linked += any(_is_on(run, link) for run in runs for link in row.page.links)
    return ColumnContent(label, texts, linked)


def _inside(run: Run, x0: float, x1: float) -> Iterator[Run]:
    """What of a run stands between `x0` and `x1`: of one that is set over an edge its words there,
    for a page that is drawn line by line may have two columns in one run."""
    if x0 <= run.x0 and run.x1 <= x1:
        yield run
    elif run.x0 < x1 and x0 < run.x1:
        kept = [word for word in words(run) if x0 < (word[0].x0 + word[-1].x1) / 2 < x1]
        if kept:
            yield Run.of([char for word in kept for char in word], run.block)


def _is_on(run: Run, link: Rect) -> bool:
    """Whether a link's box covers the middle of a text."""
    level = (run.top + run.bottom) / 2
    return link.x0 <= run.middle <= link.x1 and link.top <= level <= link.bottom


def _left(rows: Sequence[HeaderRow], x0: float, x1: float) -> float:
    """Where the text between `x0` and `x1` begins: under the header, which may be centred, most
    texts of a column begin at one x."""
    begins = Counter(
        x
        for row in rows
        for x in (round(run.x0 - row.left, 1) for run in row.body)
        if x0 - SAME_LEFT <= x < x1
    )
    most = begins.most_common(1)
    if most and is_majority(most[0][1], begins.total()):
        return most[0][0]
    labels = [run.x0 - rows[0].left for run in rows[0].runs]
    return min((x for x in labels if x0 - SAME_LEFT <= x < x1), default=max(x0, -rows[0].left))
