"""The table of a published annex cell by cell, with what each spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.published.model import (
    AnnexTable,
    Band,
    HeaderAgain,
    Published,
    PublishedAnnex,
    Row,
    Study,
)


@dataclass(slots=True)
class PrintedCell:
    """A cell: its text, its first column, from 0, how many it takes, and what is set in it."""

    text: str
    column: int
    width: int = 1
    height: int = 1
    links: Sequence[tuple[str, str, str]] = ()
    bold: bool = False


def printed_rows(annex: PublishedAnnex, table: AnnexTable) -> Iterator[list[PrintedCell]]:
    """All rows; what is covered by a cell above has no cell of its own."""
    yield from header_rows(annex, table)
    yield from body_rows(annex, table)


def header_rows(annex: PublishedAnnex, table: AnnexTable) -> Iterator[list[PrintedCell]]:
    """The labels, with the studies above them."""
    yield from (_across(annex, study) for study in table.above)
    yield from _labels(annex, frozenset())


def body_rows(annex: PublishedAnnex, table: AnnexTable) -> Iterator[list[PrintedCell]]:
    """The rows under the header."""
    left: dict[str, int] = {}
    for at, row in enumerate(table.rows):
        if isinstance(row, HeaderAgain):
            yield from _labels(annex, row.without)
        elif isinstance(row, Band):
            yield [PrintedCell(row.text, 0, len(annex.columns), bold=row.bold)]
        elif row.across:
            yield _across(annex, row)
        else:
            yield list(_study(annex, table.rows, at, left))
            if row.below:
                yield [PrintedCell(row.below, 0, len(annex.columns))]


def _labels(annex: PublishedAnnex, without: frozenset[str]) -> Iterator[list[PrintedCell]]:
    yield [
        PrintedCell(column.label if column.field not in without else "", at, bold=True)
        for at, column in enumerate(annex.columns)
    ]
    if annex.second_header:
        yield [PrintedCell(annex.second_header, 0, len(annex.columns), bold=True)]


def _across(annex: PublishedAnnex, study: Study) -> list[PrintedCell]:
    texts = list(study.cells.values())
    width = len(annex.columns)
    return [
        PrintedCell(text, at, width - at if at + 1 == len(texts) else 1)
        for at, text in enumerate(texts)
    ]


def _study(
    annex: PublishedAnnex, rows: Sequence[Row], at: int, left: dict[str, int]
) -> Iterator[PrintedCell]:
    """The cells of row `at`; `left` says of each merged field how many rows its cell still holds
    for."""
    row = rows[at]
    assert isinstance(row, Study)
    for place, column in enumerate(annex.columns):
        name, height = column.field, 1
        if name in annex.once:
            left[name] = left.get(name, 0) - 1
            if left[name] >= 0:
                if name in annex.blank:
                    yield PrintedCell("", place)
                continue
            together = _together(rows, at, column)
            left[name] = together - 1
            height = together if name in annex.merged else 1
        links = [link for link in row.links if link[0] == name]
        yield PrintedCell(row.cells.get(name, ""), place, height=height, links=links)


def _together(rows: Sequence[Row], at: int, column: Published) -> int:
    """How many rows from `at` a merged cell holds for."""
    first = rows[at]
    assert isinstance(first, Study)
    count = 0
    for row in rows[at:]:
        if not isinstance(row, Study) or row.below:
            break
        if row.cells.get(column.field) != first.cells.get(column.field):
            break
        count += 1
    return max(count, 1)
