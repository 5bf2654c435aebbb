"""A part of a table cut into rows, and the labels of groups among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parser.pdf import Line
from parser.table.columns import main_column, merging
from parser.table.group_rows import is_group
from parser.table.merged_column import RowPlace
from parser.table.page_layout import TablePart
from parser.table.stretch import Stretch
from parser.table.table_rows import MergedText, PartRows, TableRow
from parser.typography import begins_in


def rows_of(part: TablePart) -> PartRows:
    """The rows of `part`, and the texts that may hold for several of them."""
    labels = [at for at in range(len(part.lines)) if is_group_row(part, at)]
    rows: list[TableRow] = []
    texts: dict[int, list[MergedText]] = {at: [] for at in merging(part.columns)}
    for lines, label in _pieces(part, labels):
        if label:
            top, bottom = lines[0].top, lines[-1].bottom
            place = RowPlace(part.page.number, top, bottom, top, bottom)
            rows.append(TableRow(place, {}, label=tuple(lines)))
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


def _pieces(part: TablePart, labels: Sequence[int]) -> Iterator[tuple[list[Line], bool]]:
    """The lines of the part in stretches: rows, or the lines of one group label."""
    stretch: list[Line] = []
    for at, line in enumerate(part.lines):
        if at in labels:
            if stretch:
                yield stretch, False
            stretch = []
            yield [line], True
        else:
            stretch.append(line)
    if stretch:
        yield stretch, False
