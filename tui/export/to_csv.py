"""CSV as programs read it (RFC 4180), and as a Dutch Excel opens it by a double click."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from db.search import Row
from tui.export.flat_row import COLUMNS, Cell, flat
from tui.export.safe_cells import safe
from tui.export.writer import About, Misfit, cut_to_cell, text_to


def write_csv(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Commas, UTF-8 without a mark, and the names of columns that programs know."""
    text = text_to(out)
    text.write(_line([column.name for column in COLUMNS]))
    text.writelines(map(_line, map(flat, rows)))
    text.detach()
    return []


def write_excel_csv(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """Semicolons, decimal commas, UTF-8 with a mark, and the titles that people read: so Excel
    takes it where Windows is set to Dutch."""
    misfits: list[Misfit] = []
    text = text_to(out, "utf-8-sig")
    text.write(_line([column.title for column in COLUMNS], ";"))
    text.writelines(_line(_for_excel(row, misfits), ";") for row in rows)
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


def _line(cells: Iterable[Cell], between: str = ",") -> str:
    """As RFC 4180 has it. The csv module looks at each letter one by one, and takes longer for that
    than the store for the entry."""
    return between.join(map(_cell, cells)) + "\r\n"


def _cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = safe(cell)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


_QUOTED = re.compile('[",;\r\n]')
"""In what has one of these a cell is quoted, whichever of them stands between the cells."""
