"""A part of a table cut into rows, and the labels of groups among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from parser.pdf import Line
from parser.table.columns import main_column, merging
from parser.table.explanations import explanation_at
from parser.table.group_rows import is_group
from parser.table.lone_labels import lone_labels
from parser.table.merged_column import RowPlace
from parser.table.stretch import Stretch
from parser.table.table_part import TablePart
from parser.table.table_rows import MergedText, PartRows, TableRow
from parser.typography import begins_in


def rows_of(part: TablePart) -> PartRows:
    """The rows of `part`, and the texts that may hold for several of them."""
    rows: list[TableRow] = []
    texts: dict[int, list[MergedText]] = {at: [] for at in merging(part.columns)}
    for lines, kind in _pieces(part):
        if kind is not _Kind.ROWS:
            top, bottom = lines[0].top, lines[-1].bottom
            place = RowPlace(part.page.number, top, bottom, top, bottom)
            across = tuple(lines)
            rows.append(
                TableRow(place, {}, label=across)
                if kind is _Kind.LABEL
                else TableRow(place, {}, explanation=across)
            )
            continue
        stretch = Stretch(part, lines, continued=not rows and not part.opens)
        for at, found in stretch.texts.items():
            texts[at] += [
                text if text.row is None else replace(text, row=text.row + len(rows))
                for text in found
            ]
        rows += stretch.rows
    return PartRows(part, tuple(rows), {at: tuple(found) for at, found in texts.items()})


def is_group_row(part: TablePart, at: int) -> bool:
    """Whether a line of the part is a label over the rows that follow."""
    line = part.lines[at]
    if not is_group(part.page, part.lines, at, part.columns):
        return False
    main = main_column(part.columns)
    band = part.columns[main]
    return not any(begins_in(run.x0, band.x0, band.x1) for run in line.runs) or main == 0


class _Kind(Enum):
    ROWS = auto()
    LABEL = auto()
    EXPLANATION = auto()


def _pieces(part: TablePart) -> Iterator[tuple[list[Line], _Kind]]:
    """The lines of the part in stretches: rows, the line of a group's label, or a paragraph across
    the columns."""
    lone = lone_labels(part)
    stretch: list[Line] = []
    at = 0
    while at < len(part.lines):
        across = explanation_at(part.lines, at, part.columns)
        label = not across and (at in lone or is_group_row(part, at))
        across = across or label
        if across:
            if stretch:
                yield stretch, _Kind.ROWS
            stretch = []
            kind = _Kind.LABEL if label else _Kind.EXPLANATION
            yield list(part.lines[at : at + across]), kind
        else:
            stretch.append(part.lines[at])
        at += across or 1
    if stretch:
        yield stretch, _Kind.ROWS
