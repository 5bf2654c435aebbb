"""An Excel file to a Report: each of its sheets is a table, perhaps with titles above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from parser.addresses import document_address, with_scheme
from parser.clean import clean, one_line
from parser.grids import (
    HIGHEST,
    SEARCHED,
    Block,
    CellGrid,
    GridFilling,
    GridSource,
    MarkedLink,
    MarkedText,
    heading_line,
    read_grids,
)
from parser.identity import identify
from parser.model import Report
from parser.office.office_file import missing, opened

MOST_ROWS = 100_000
"""Of a sheet; a million may be "used" by an empty format."""
TOP = 10
"""Rows of a sheet that may say which paper it is of."""


def read_excel(path: Path, data: bytes, sha256: str) -> Report:
    """Read the bytes `data` of the .xlsx at `path`. Raises Unreadable."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise missing(path) from error
    # Not read-only: that knows neither merged cells nor links.
    return opened(
        path, data, lambda file: _report(load_workbook(file, data_only=True), path, sha256)
    )


def _report(book: Any, path: Path, sha256: str) -> Report:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    top = [
        _said(value)
        for sheet in sheets
        for row in islice(sheet.iter_rows(max_row=TOP, values_only=True), TOP)
        for value in row
        if value is not None
    ]
    document = replace(identify(["\n".join(top)]), file=one_line(path.name), sha256=sha256)
    return read_grids(document, _blocks(sheets))


def _blocks(sheets: list[Any]) -> Iterator[Block]:
    for sheet in sheets:
        yield heading_line(clean(sheet.title) or "-", heads=True, level=1)
        yield _source(sheet)


def _source(sheet: Any) -> GridSource:
    return GridSource(lambda: _first_words(sheet), lambda: iter([_grid(sheet)]))


def _first_words(sheet: Any) -> str:
    rows = islice(_filled(sheet), SEARCHED + HIGHEST)
    return " ".join(_said(cell.value) for row in rows for cell in row if cell.value is not None)


def _filled(sheet: Any) -> Iterator[Any]:
    """The rows in which something stands."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS)):
        if any(cell.value is not None for cell in row):
            yield row


def _grid(sheet: Any) -> CellGrid:
    rows = list(_filled(sheet))
    places = {row[0].row: number for number, row in enumerate(rows)}
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    filling = GridFilling([{} for _ in rows])
    for number, row in enumerate(rows):
        for cell in row:
            at = cell.column - 1
            if at in filling.rows[number]:
                continue  # within a merged area, which its first cell fills
            area = spans.get((cell.row, cell.column))
            height = width = 1
            if area is not None:
                below = (place for line, place in places.items() if line <= area.max_row)
                height = max(below) - number + 1
                width = area.max_col - area.min_col + 1
            filling.put(_marked(cell), number, at, height, width)
    return filling.grid(0)


def _marked(cell: Any) -> MarkedText:
    """What a cell says: its paragraphs, its link, whether it is set in bold."""
    text = _said(cell.value)
    links: tuple[MarkedLink, ...] = ()
    target = cell.hyperlink.target if cell.hyperlink else ""
    url = document_address(target) if target else None
    if url and text:
        links = (MarkedLink(" ".join(text.split()), *with_scheme(url)),)
    return MarkedText(text, links, (), bool(text) and bool(cell.font and cell.font.b))


def _said(value: Any) -> str:
    """A value as a person reads it: a date as a date, a whole number without a point."""
    if isinstance(value, datetime | date):
        text = value.strftime("%d-%m-%Y")
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))
    else:
        text = "" if value is None else str(value)
    return "\n".join(filter(None, (" ".join(line.split()) for line in clean(text).split("\n"))))
