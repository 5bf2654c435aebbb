"""The columns under a header: their bands told by header and body, their fields by labels and by
what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parser.pdf import Page, Rect, Run
from parser.table.column_edges import edges_of
from parser.table.column_fields import ColumnContent, name_columns
from parser.table.columns import Column, Header, HeaderCell, HeaderRow
from parser.table.dealing import assign_to_columns
from parser.table.header import header_rows
from parser.typography import EDGE_SLACK, SAME_LEFT, is_majority

MARK = re.compile(r"(?<=.)\d\)$|\*+$")
"""A footnote's mark behind a value: "2021 3)"."""


class Headers:
    """The headers of tables on pages; where one is repeated, all its pages tell its columns."""

    def __init__(self) -> None:
        self._rows: dict[int, list[HeaderRow]] = {}
        self._alike: dict[tuple[tuple[str, int], ...], list[HeaderRow]] = {}

    def add(self, page: Page) -> None:
        """Find the headers of `page`."""
        self._rows[page.number] = list(header_rows(page))
        for row in self._rows[page.number]:
            self._alike.setdefault(row.key, []).append(row)

    def on(self, number: int) -> list[Header]:
        """The headers of page `number`, from top to bottom."""
        return [
            Header(tuple(_columns(row, self._alike[row.key])), row.runs, row.top, row.bottom)
            for row in self._rows[number]
        ]


def _columns(row: HeaderRow, alike: Sequence[HeaderRow]) -> Iterator[Column]:
    """The columns under `row`, one of the rows that are `alike`."""
    inner = [x + row.left for x in edges_of(alike)]
    edges = [-EDGE_SLACK, *inner, row.page.width + EDGE_SLACK]
    bands = [Column("", "", x0, x1, _left(row, alike, x0, x1)) for x0, x1 in pairwise(edges)]
    cells = [
        HeaderCell(tuple(run for run, _ in cell)) for cell in assign_to_columns(row.runs, bands)
    ]
    labels = [cell.label for cell in cells]
    contents = [
        _content(label, [(other, x0 - row.left, x1 - row.left) for other in alike])
        for label, x0, x1 in zip(labels, edges, edges[1:], strict=False)
    ]
    for band, label, named in zip(bands, labels, name_columns(contents), strict=True):
        yield replace(band, field=named.field, label=label, by_texts=named.by_texts)


def _content(label: str, bands: Sequence[tuple[HeaderRow, float, float]]) -> ColumnContent:
    """What stands in one band under the rows of a header, measured from their lefts."""
    texts: list[str] = []
    linked = 0
    for row, x0, x1 in bands:
        inside = [run for run in row.body if x0 < run.middle - row.left < x1]
        for _, cell in groupby(inside, lambda run: run.block or id(run)):
            runs = list(cell)
            texts.append(MARK.sub("", " ".join(run.text for run in runs)))
            linked += any(_is_on(run, link) for run in runs for link in row.page.links)
    return ColumnContent(label, texts, linked)


def _is_on(run: Run, link: Rect) -> bool:
    """Whether a link's box covers the middle of a text."""
    level = (run.top + run.bottom) / 2
    return link.x0 <= run.middle <= link.x1 and link.top <= level <= link.bottom


def _left(row: HeaderRow, alike: Sequence[HeaderRow], x0: float, x1: float) -> float:
    """Where the text between `x0` and `x1` begins: under the header, which may be centred, most
    texts of a column begin at one x."""
    shifted = [round(run.x0 - other.left + row.left, 1) for other in alike for run in other.body]
    begins = Counter(x for x in shifted if x0 - SAME_LEFT <= x < x1)
    most = begins.most_common(1)
    if most and is_majority(most[0][1], begins.total()):
        return most[0][0]
    return min((run.x0 for run in row.runs if x0 - SAME_LEFT <= run.x0 < x1), default=max(x0, 0.0))
