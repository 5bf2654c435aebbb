"""Lines that look like a table's rows, and belong to none: where a table was broken off too early,
or begun too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from parser.model import Place
from parser.pdf import Line, lines_of, usual_size
from parser.table.columns import Column, filled
from parser.table.group_rows import crosses
from parser.table.headings import heads_another, is_caption
from parser.table.page_layout import PageLayout
from parser.table.table_part import TablePart
from parser.typography import (
    fills_row,
    is_majority,
    is_off_columns,
    same_size,
)

LOSABLE = frozenset({Place.AROUND, Place.HEADING, Place.FOOTNOTE, Place.HEADER})
"""Where a row goes that was not taken for one: words of a row may be those of labels too."""


class LostLines(NamedTuple):
    """Lines of one page, under a part of a table and before the next one, that may be its rows."""

    page: int
    lines: tuple[Line, ...]
    above: int
    """The number of the part above them in the paper, from 0."""
    below: int | None = None
    """The number of the part below, where that has the same columns."""


@dataclass(slots=True)
class _Hull:
    """What lies under a part of a table, down to where another table or list begins."""

    part: TablePart
    number: int
    page: int
    """The page that was looked at last."""
    size: float
    found: dict[int, list[Line]] = field(default_factory=dict)
    """Page → the lines on it that may be rows."""

    def lost(self, below: int | None = None) -> Iterator[LostLines]:
        """The lines on each page that make up rows, and not only some text that happens to stand
        in a column."""
        for page, lines in self.found.items():
            if any(_columns_of(line, self.part.columns)[1:] for line in lines):
                yield LostLines(page, tuple(lines), self.number, below)


def lost_lines(layouts: Sequence[PageLayout]) -> list[LostLines]:
    """What each gap between the parts of tables holds of lines in the size, the columns and on the
    lefts of the part above it; page by page.

    A gap reaches to the next part, or to the end of the last page laid out in sequence; what
    stands under the heading, the caption or the header of another list is no longer in it.
    """
    found: list[LostLines] = []
    hull: _Hull | None = None
    firsts = accumulate((len(layout.parts) for layout in layouts), initial=0)
    for first, layout in zip(firsts, layouts, strict=False):
        page = layout.page.number
        if hull and page > hull.page + 1:
            found += hull.lost()
            hull = None
        places = {id(run): place for place, run in layout.placed}
        for item in _from_top(layout, first):
            if isinstance(item, Line):
                if hull and _ends(item, hull, places):
                    found += hull.lost()
                    hull = None
                elif hull and _fits(item, hull, places):
                    hull.found.setdefault(page, []).append(item)
            else:
                if hull:
                    same = item[1].header.same(hull.part.header)
                    found += hull.lost(item[0] if same else None)
                hull = _hull_of(*item)
        if hull:
            hull.page = page
    return [*found, *(hull.lost() if hull else ())]


def _from_top(layout: PageLayout, first: int) -> Iterator[Line | tuple[int, TablePart]]:
    """What stands on a page, from top to bottom: its parts, each with its number, of which the
    first is `first`; and the lines that no part has."""
    own = {id(run) for part in layout.parts for run in part.header.runs}
    others = lines_of([r for place, r in layout.placed if place in LOSABLE and id(r) not in own])
    items: list[tuple[float, Line | tuple[int, TablePart]]] = [
        *((line.base, line) for line in others),
        *((part.top, (first + at, part)) for at, part in enumerate(layout.parts)),
    ]
    yield from (item for _, item in sorted(items, key=lambda item: item[0]))


def _hull_of(number: int, part: TablePart) -> _Hull | None:
    size = usual_size([run for line in part.lines for run in line.runs] or part.header.runs)
    return _Hull(part, number, part.page.number, size) if size else None


def _ends(line: Line, hull: _Hull, places: Mapping[int, Place]) -> bool:
    """Whether another list begins with a line: with its heading, its caption or its header. A row
    that was taken for a header is set as the rows above it."""
    if heads_another(line, hull.size) or is_caption(line):
        return True
    is_header = any(places[id(run)] is Place.HEADER for run in line.runs)
    return is_header and (line.bold or not _fits(line, hull, places))


def _fits(line: Line, hull: _Hull, places: Mapping[int, Place]) -> bool:
    """Whether a line is set as the rows of a table are: in their size, each of its texts in one
    column, most at the column's left, and not in the first column alone, as headings are."""
    columns = hull.part.columns
    own = _columns_of(line, columns)
    lefts = [column.left for column in columns]
    at_left = [run for run in line.runs if not is_off_columns(run.x0, lefts)]
    is_note = any(places[id(run)] is Place.FOOTNOTE for run in line.runs)
    return (
        len(own) == len(line.runs)
        and own[-1] > 0
        and is_majority(len(at_left), len(line.runs))
        and same_size(line.usual, hull.size)
        and not crosses(line, columns)
        and (fills_row(len(own)) or not is_note)
    )


def _columns_of(line: Line, columns: Sequence[Column]) -> list[int]:
    """The columns that the runs of a line keep to, in their order."""
    return list(dict.fromkeys(at for at, _ in filled(line, columns)))
