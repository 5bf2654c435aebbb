"""CSV as programs read it (RFC 4180), and as a Dutch Excel opens it by a double click."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from db.search import Row
from tui.export.flat_row import COLUMNS, Cell, flat
from tui.export.safe_cells import safe
from tui.export.writer import About, Misfit, cut_to_cell, text_to


def write_csv(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Commas, UTF-8 without a mark, and the names of columns that programs know."""
    text = text_to(out)
    lines = csv.writer(text)
    lines.writerow([column.name for column in COLUMNS])
    lines.writerows(map(_safe, map(flat, rows)))
    text.detach()
    return []


def write_excel_csv(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Semicolons, decimal commas, UTF-8 with a mark, and the titles that people read: so Excel
    takes it where Windows is set to Dutch."""
    misfits: list[Misfit] = []
    text = text_to(out, "utf-8-sig")
    lines = csv.writer(text, delimiter=";")
    lines.writerow([column.title for column in COLUMNS])
    for row in rows:
        lines.writerow(_safe(tuple(_for_excel(row, misfits))))
    text.detach()
    return misfits


def _for_excel(row: Row, misfits: list[Misfit]) -> Iterator[Cell]:
    for column, cell in zip(COLUMNS, flat(row), strict=True):
        if isinstance(cell, float):
            yield str(cell).replace(".", ",")
        elif isinstance(cell, str):
            yield cut_to_cell(cell, row.uid, column.title, misfits)
        else:
            yield cell


def _safe(cells: tuple[Cell, ...]) -> list[Cell]:
    return [safe(cell) if isinstance(cell, str) else cell for cell in cells]
