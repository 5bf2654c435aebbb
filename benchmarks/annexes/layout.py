"""Rows to pages: where each line of each cell stands, and which cells go on on the next page.

Lengths in points, from the top left corner of a page; pages from 0, the annex's first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from benchmarks.annexes.cells import SHARES, CellWords, MadeRow, words_of
from benchmarks.annexes.line_breaking import SetLine, TextFont, narrowest, set_lines
from benchmarks.annexes.style import FONTS, AnnexStyle

SHEETS = {"portrait": (558.0, 771.0), "landscape": (771.0, 558.0), "turned": (771.0, 558.0)}
"""Width and height as displayed; a turned sheet is a portrait one that is displayed by /Rotate."""
SIDE, HEAD, FOOT = 40.0, 70.0, 90.0
"""Margins."""
HEADING_ROOM = 34.0
"""What a table's heading takes, with the white around it."""
SHORT = ("type_onderzoek", "afronding", "status", "artikel", "links", "")
"""Columns of which no cell goes on on the next page."""
FEWEST = 2
"""Lines of a split row that stand on either page, at the least."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table. `name` is "" where no model knows it."""

    name: str
    label: CellWords
    x0: float
    x1: float


@dataclass(slots=True)
class Fragment:
    """What stands of a row on one page; `row` is -1 for a header."""

    row: int
    page: int
    top: float
    bottom: float
    cells: dict[str, list[SetLine]] = field(default_factory=dict)
    """Column → its lines, that of `down` 0 at the fragment's top."""
    is_end: bool = True
    """Whether the row ends here, and does not go on on the next page."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """The lines of a cell on a page, the first slot's top at `top`; drawn with fragment `at`."""

    row: int
    name: str
    page: int
    top: float
    lines: tuple[SetLine, ...]
    at: int
    words: CellWords


@dataclass(frozen=True)
class AnnexLayout:
    """A table, laid out."""

    style: AnnexStyle
    columns: tuple[TableColumn, ...]
    fragments: tuple[Fragment, ...]
    cells: tuple[PlacedCell, ...]
    headings: tuple[tuple[int, float, str], ...]
    """Page, top, text."""
    rows: tuple[MadeRow, ...]

    def joins(self, above: int, below: int, name: str) -> bool:
        """Whether rows `above` and `below` have one cell in column `name`."""
        groups = self.rows[above].groups, self.rows[below].groups
        return merges(self.style, name) and groups[0][name] == groups[1][name]

    def is_one_theme(self, above: int, below: int) -> bool:
        """Whether two rows are of one theme, merged or not."""
        return self.rows[above].groups["thema"] == self.rows[below].groups["thema"]


class DoesNotFit(Exception):
    """A merged text is higher than what its cell has on a page."""


def fonts_of(style: AnnexStyle) -> tuple[TextFont, TextFont]:
    """That of the cells, and that of the header."""
    body, bold = FONTS[style.font]
    return TextFont(body, style.size), TextFont(bold, style.size)


def height_of(lines: Sequence[SetLine], style: AnnexStyle) -> float:
    """Points from the top of the first line to the bottom of the last one."""
    return (lines[-1].down + 1) * style.leading if lines else 0.0


def merges(style: AnnexStyle, name: str) -> bool:
    """Whether cells of column `name` hold for several rows."""
    names = ("thema", "subthema", *(["artikel"] if style.article_merged else []))
    return style.merged != "each row" and name in names


def columns_set(
    style: AnnexStyle, labels: dict[str, str], rows: Sequence[MadeRow]
) -> tuple[TableColumn, ...]:
    """The columns, each at least as wide as its words need."""
    width = SHEETS[style.sheet][0] - 2 * SIDE
    body, bold = fonts_of(style)
    pad = 2 * style.pad_x
    total = sum(SHARES[name] for name in labels)
    least = {
        name: pad
        + max(
            narrowest(words_of(label), bold, style.breaking),
            *(narrowest(row.cells[name], body, style.breaking) for row in rows),
        )
        for name, label in labels.items()
    }
    wide = "conclusies"
    widths = {
        name: max(least[name], style.narrow * width * SHARES[name] / total)
        for name in labels
        if name != wide
    }
    widths[wide] = width - sum(widths.values())
    if widths[wide] < least[wide] + width / 6:
        raise DoesNotFit
    found, x = [], SIDE
    for name, label in labels.items():
        found.append(TableColumn(name, words_of(label), x, x + widths[name]))
        x += widths[name]
    return tuple(found)


class Setter:
    """Sets one annex, from top to bottom."""

    def __init__(
        self, style: AnnexStyle, columns: Sequence[TableColumn], rows: Sequence[MadeRow]
    ) -> None:
        self._style, self._columns, self._rows = style, columns, rows
        self._font, self._bold = fonts_of(style)
        self._page, self._y = 0, HEAD
        self._fragments: list[Fragment] = []
        self._headings: list[tuple[int, float, str]] = []
        sizes: dict[tuple[str, int], int] = {}
        for row in rows:
            for name, group in row.groups.items():
                sizes[name, group] = sizes.get((name, group), 0) + 1
        self._several = {key for key, size in sizes.items() if size > 1}

    def set(self) -> AnnexLayout:
        """The whole; raises DoesNotFit."""
        for at, row in enumerate(self._rows):
            if at == 0 or row.table != self._rows[at - 1].table:
                self._open_table(row.heading)
            self._add(at, row)
        cells = [*self._own_cells(), *self._merged_cells()]
        return AnnexLayout(
            self._style,
            tuple(self._columns),
            tuple(self._fragments),
            tuple(cells),
            tuple(self._headings),
            tuple(self._rows),
        )

    def is_merged(self, row: int, name: str) -> bool:
        """Whether the row's cell in column `name` holds for other rows, too."""
        group = self._rows[row].groups.get(name)
        return merges(self._style, name) and (name, group) in self._several

    def _lines(self, column: TableColumn, cell: CellWords, font: TextFont) -> list[SetLine]:
        width = column.x1 - column.x0 - 2 * self._style.pad_x
        return set_lines(cell, width, font, self._style.breaking)

    @property
    def _limit(self) -> float:
        return SHEETS[self._style.sheet][1] - FOOT

    def _open_table(self, heading: str) -> None:
        if heading:
            self._y += HEADING_ROOM / 2
            if self._y > self._limit - 150:
                self._page, self._y = self._page + 1, HEAD
            self._headings.append((self._page, self._y, heading))
            self._y += HEADING_ROOM / 2
        self._header()

    def _header(self) -> None:
        cells = {one.name: self._lines(one, one.label, self._bold) for one in self._columns}
        self._place(Fragment(-1, self._page, self._y, self._bottom(cells), cells))

    def _bottom(self, cells: dict[str, list[SetLine]]) -> float:
        high = max(height_of(lines, self._style) for lines in cells.values())
        return self._y + high + 2 * self._style.pad_y

    def _place(self, fragment: Fragment) -> None:
        self._fragments.append(fragment)
        self._y = fragment.bottom

    def _turn_page(self) -> None:
        self._page, self._y = self._page + 1, HEAD
        if self._style.repeats_header:
            self._header()

    def _add(self, at: int, row: MadeRow) -> None:
        """Row number `at`, on this page, on the next one, or on both."""
        cells, merged = {}, [0.0]
        for column in self._columns:
            lines = self._lines(column, row.cells[column.name], self._font)
            if not self.is_merged(at, column.name):
                cells[column.name] = lines
            elif self._style.merged != "top" or self._is_last(at, column.name):
                merged.append(height_of(lines, self._style) + 2 * self._style.pad_y)
        bottom = max(self._bottom(cells), self._y + max(merged))
        if bottom > self._limit:
            here, there = self._split(cells)
            if here:
                edge = self._limit
                self._place(Fragment(at, self._page, self._y, edge, here, is_end=False))
                cells, bottom = there, 0.0
            high = bottom - self._y
            self._turn_page()
            bottom = max(self._bottom(cells), self._y + high if not here else 0.0)
        self._place(Fragment(at, self._page, self._y, bottom, cells))

    def _is_last(self, at: int, name: str) -> bool:
        """Whether the cell of row `at` in column `name` ends with this row."""
        after = self._rows[at + 1].groups[name] if at + 1 < len(self._rows) else None
        return self._rows[at].groups[name] != after

    def _split(
        self, cells: dict[str, list[SetLine]]
    ) -> tuple[dict[str, list[SetLine]], dict[str, list[SetLine]]]:
        """What of a row fits on this page, and what is left: all of it where it may not split."""
        style = self._style
        if not style.splits_rows or style.cells != "top" or style.merged in ("halfway", "bottom"):
            return {}, cells
        fit = (self._limit - self._y - 2 * style.pad_y) / style.leading
        here, there = {}, {}
        for name, lines in cells.items():
            here[name] = [one for one in lines if one.down + 1 <= fit]
            rest = lines[len(here[name]) :]
            there[name] = [SetLine(one.words, one.down - rest[0].down) for one in rest]
        wide = "conclusies"
        if len(here[wide]) < FEWEST or len(there[wide]) < FEWEST:
            return {}, cells
        is_short_cut = any(there[name] for name in cells if name in SHORT)
        return ({}, cells) if is_short_cut else (here, there)

    def _own_cells(self) -> list[PlacedCell]:
        """The cells that hold for one row only, and the headers."""
        found = []
        labels = {column.name: column.label for column in self._columns}
        for at, fragment in enumerate(self._fragments):
            for name, lines in fragment.cells.items():
                words = labels[name] if fragment.row < 0 else self._rows[fragment.row].cells[name]
                anchor = self._style.merged if merges(self._style, name) else self._style.cells
                top = self._anchored(
                    "top" if fragment.row < 0 else anchor, fragment.top, fragment.bottom, lines
                )
                if lines:
                    found.append(
                        PlacedCell(
                            *(fragment.row, name, fragment.page, top, tuple(lines), at, words)
                        )
                    )
        return found

    def _merged_cells(self) -> list[PlacedCell]:
        """The cells that hold for several rows, once, or once a page."""
        found: list[PlacedCell] = []
        body = [(at, one) for at, one in enumerate(self._fragments) if one.row >= 0]
        for column in self._columns:
            drawn: set[int] = set()
            mine = [(at, one) for at, one in body if self.is_merged(one.row, column.name)]
            for (group, page), part in groupby(mine, partial(self._part_of, column.name)):
                if group in drawn and not self._style.repeats_merged:
                    continue
                drawn.add(group)
                pieces = list(part)
                (at, first), (_, last) = pieces[0], pieces[-1]
                words = self._rows[first.row].cells[column.name]
                lines = self._lines(column, words, self._font)
                room = last.bottom - first.top - 2 * self._style.pad_y
                if height_of(lines, self._style) > room + 0.01:
                    raise DoesNotFit
                top = self._anchored(self._style.merged, first.top, last.bottom, lines)
                if lines:
                    found.append(
                        PlacedCell(first.row, column.name, page, top, tuple(lines), at, words)
                    )
        return found

    def _part_of(self, name: str, placed: tuple[int, Fragment]) -> tuple[int, int]:
        """The cell of column `name` that a fragment belongs to, and the page of it."""
        return self._rows[placed[1].row].groups[name], placed[1].page

    def _anchored(self, anchor: str, top: float, bottom: float, lines: Sequence[SetLine]) -> float:
        """The top of `lines` in a cell from `top` to `bottom`."""
        high, pad = height_of(lines, self._style), self._style.pad_y
        if anchor in ("halfway", "middle"):
            return (top + bottom - high) / 2
        return bottom - pad - high if anchor == "bottom" else top + pad
