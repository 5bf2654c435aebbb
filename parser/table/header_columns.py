"""The columns under a header: their bands told by header and body, their fields by labels, or else by
what stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parser.labels import fields_of_labels
from parser.pdf import Page
from parser.table.column_edges import edges_of
from parser.table.columns import Column, Header, HeaderCell, HeaderRow
from parser.table.dealing import assign_to_columns
from parser.table.header import header_rows
from parser.typography import EDGE_SLACK, SAME_LEFT, is_majority
from parser.values import field_of_values


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
    fields = fields_of_labels(labels)
    for band, label, field in zip(bands, labels, fields, strict=True):
        texts = [run.text for run in row.body if band.x0 < run.middle < band.x1]
        field = field or field_of_values(texts, fields)
        yield replace(band, field=field, label=label)


def _left(row: HeaderRow, alike: Sequence[HeaderRow], x0: float, x1: float) -> float:
    """Where the text between `x0` and `x1` begins: under the header, which may be centred, most
    texts of a column begin at one x."""
    shifted = [round(run.x0 - other.left + row.left, 1) for other in alike for run in other.body]
    begins = Counter(x for x in shifted if x0 - SAME_LEFT <= x < x1)
    most = begins.most_common(1)
    if most and is_majority(most[0][1], begins.total()):
        return most[0][0]
    return min((run.x0 for run in row.runs if x0 - SAME_LEFT <= run.x0 < x1), default=max(x0, 0.0))
