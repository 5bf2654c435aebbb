"""The table of an element as a grid: CALS and HTML say otherwise which cells a cell spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parser.grids import CellGrid, GridFilling
from parser.markup.dialect import Dialect
from parser.markup.element_text import marked_text
from parser.markup.element_tree import name_of


def grids_in(table: etree._Element, dialect: Dialect) -> Iterator[CellGrid]:
    """The grids of a `table`: of HTML one, of CALS one a `tgroup`."""
    title = next((child for child in table if name_of(child) in ("title", "caption")), None)
    said = " ".join(marked_text(title, dialect).text.split()) if title is not None else ""
    groups = [child for child in table if name_of(child) == "tgroup"]
    for group in groups or [table]:
        yield _grid(group, dialect, said)


def _grid(group: etree._Element, dialect: Dialect, title: str) -> CellGrid:
    columns = _Columns(group)
    rows = list(_rows(group))
    filling = GridFilling([{} for _ in rows])
    head = 0
    for number, (row, in_head) in enumerate(rows):
        cells = [cell for cell in row if name_of(cell) in ("entry", "td", "th")]
        told = in_head or (bool(cells) and all(name_of(cell) == "th" for cell in cells))
        head += told and head == number
        for cell in cells:
            place, height = columns.place(cell), _height(cell, len(rows) - number)
            filling.put(marked_text(cell, dialect), number, place.column, height, place.width)
    return filling.grid(head, title)


def _rows(group: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, those of its foot last, each with whether it is of its head."""
    parts = [child for child in group if name_of(child) in ("thead", "tbody", "tfoot", "row", "tr")]
    for part in sorted(parts, key=lambda part: name_of(part) == "tfoot"):
        if name_of(part) in ("row", "tr"):
            yield part, False
        else:
            for row in part:
                if name_of(row) in ("row", "tr"):
                    yield row, name_of(part) == "thead"


class _Place(NamedTuple):
    """The first column of a cell, from 0, None for the next free one, and how many it takes."""

    column: int | None
    width: int


class _Columns:
    """The columns of a CALS table by their names; a table of HTML names none."""

    def __init__(self, group: etree._Element) -> None:
        self._numbers: dict[str, int] = {}
        self._spans: dict[str, tuple[str, str]] = {}
        number = 0
        for child in group:
            if name_of(child) == "colspec":
                number = _whole(child.get("colnum"), number + 1)
                self._numbers[child.get("colname", f"col{number}")] = number - 1
            elif name_of(child) == "spanspec":
                span = child.get("namest", ""), child.get("nameend", "")
                self._spans[child.get("spanname", "")] = span

    def place(self, cell: etree._Element) -> _Place:
        """Where a cell says that it stands."""
        names = (
            cell.get("namest", cell.get("colname", "")),
            cell.get("nameend", cell.get("colname", "")),
        )
        first, last = map(self._numbers.get, self._spans.get(cell.get("spanname", ""), names))
        if first is None or last is None:
            return _Place(first, _whole(cell.get("colspan"), 1))
        return _Place(first, last - first + 1)


def _height(cell: etree._Element, left: int) -> int:
    """How many rows a cell asks for, of those that are `left`."""
    if name_of(cell) == "entry":
        return 1 + _whole(cell.get("morerows"), 0)
    return _whole(cell.get("rowspan"), 1) or left  # 0: to the table's end


def _whole(text: str | None, otherwise: int) -> int:
    """A number as an attribute has it; of one too long to be meant the first digits."""
    digits = (text or "").strip()
    return int(digits[:6]) if digits.isascii() and digits.isdecimal() else otherwise
