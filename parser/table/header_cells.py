"""The cells of a header: which of its runs are one label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.labels import is_label, letters
from parser.pdf import Run
from parser.table.columns import HeaderCell
from parser.typography import overlaps_label, same_height


def header_cells(runs: Sequence[Run]) -> Iterator[HeaderCell]:
    """Runs of the header's lines put together where they stand above each other, or make a label
    only together. What begins beside the end of another on its line, and over it, is another."""
    cells: list[HeaderCell] = []
    end = 0.0
    for run in sorted(runs, key=lambda run: run.x0):
        beside = bool(cells) and any(same_height(one.base, run.base) for one in cells[-1].runs)
        if cells and not beside and overlaps_label(run.x0, run.x1, end):
            cells[-1] = HeaderCell((*cells[-1].runs, run))
        else:
            cells.append(HeaderCell((run,)))
            end = 0.0
        end = max(end, run.x1)
    before: HeaderCell | None = None
    for cell in cells:
        if before and _is_one(before, cell):
            before = HeaderCell((*before.runs, *cell.runs))
            continue
        if before:
            yield before
        before = cell
    if before:
        yield before


def _is_one(left: HeaderCell, right: HeaderCell) -> bool:
    """Whether two cells are one, with words that justified text has driven apart; a number is no
    word of a label."""
    one = bool(letters(right.label)) and is_label(HeaderCell((*left.runs, *right.runs)).label)
    return one and not (is_label(left.label) and is_label(right.label))
