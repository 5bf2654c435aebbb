"""Rows to drafts: joined over page breaks, merged cells filled down, headings carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parser.model import MERGED, OPENING, Code
from parser.pdf import Line
from parser.table import (
    AGAIN,
    Column,
    Headings,
    TableCell,
    TablePart,
    TableRow,
    closed,
    main_column,
    rows_of,
)
from parser.typography import is_majority
from parser.values import is_value


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell's text on one page."""

    page: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class EntryDraft:
    """One entry while its rows are put together: column's index → the text, page by page."""

    columns: tuple[Column, ...]
    headings: Headings
    """What the headings of its table say."""
    group: str
    table: int
    """The number of its table in the paper, from 1."""
    cells: dict[int, list[CellText]] = field(default_factory=dict)
    inherited: set[int] = field(default_factory=set)
    """The columns whose text stands at an entry above."""
    repeats: list[Line] = field(default_factory=list)
    """Lines of merged cells that are printed once more after a page break."""
    doubts: list[tuple[Code, int | None, str]] = field(default_factory=list)
    """Code, column's index and the words it is about."""

    def text(self, at: int) -> str:
        """The bare text of a column, lines joined by spaces: for comparing, not for reading."""
        return " ".join(line.text for piece in self.cells.get(at, ()) for line in piece.lines)


def drafts_of(parts: Sequence[TablePart]) -> tuple[list[EntryDraft], list[Line]]:
    """The entries of `parts`, which are in reading order, and the labels of groups among them.

    A new table carries nothing over from the one before.
    """
    drafts: list[EntryDraft] = []
    labels: list[Line] = []
    group = ""
    open_table = False
    ended: frozenset[int] = frozenset()
    table = 0
    for part in parts:
        if part.opens:
            group, open_table, table = "", False, table + 1
        rows = rows_of(part)
        for number, row in enumerate(rows):
            if row.label:
                group = _label(row, rows, number, group)
                labels += row.label
                continue
            last = drafts[-1] if drafts and open_table else None
            first = number == 0 and not part.opens
            if first and last and continues_row(row, part):
                _extend(last, row, part)
            else:
                draft = EntryDraft(part.columns, part.headings, group, table)
                drafts.append(_new(draft, row, part, last, ended if first else None))
            open_table = True
        ended = closed(part)
    return drafts, labels


def _label(row: TableRow, rows: Sequence[TableRow], number: int, group: str) -> str:
    """The group's label; one that wraps over two lines comes as two rows."""
    text = " ".join(line.text for line in row.label)
    wrapped = number > 0 and rows[number - 1].label and text[:1].islower()
    return f"{group} {text}" if wrapped else text


def continues_row(row: TableRow, part: TablePart) -> bool:
    """Whether the first row of a page is the rest of the last one: no new value begins in it."""
    keys = [at for at, column in enumerate(part.columns) if column.field in OPENING]
    filled = [at for at in keys if row.cells[at].lines]
    whole = [
        at
        for at in filled
        if is_value(part.columns[at].field, " ".join(line.text for line in row.cells[at].lines))
    ]
    if keys:
        return not whole and not is_majority(len(filled), len(keys) + 1)
    main = row.cells[main_column(part.columns)].lines
    return bool(main) and main[0].text[:1].islower()


def _extend(last: EntryDraft, row: TableRow, part: TablePart) -> None:
    """Add the rest of a row to its beginning on the page before."""
    number = part.page.number
    for at, cell in row.cells.items():
        if not cell.lines:
            continue
        if part.columns[at].field in MERGED and _again(cell, last.text(at)):
            last.repeats += cell.lines
            continue
        if at in last.inherited:
            last.inherited.discard(at)
        last.cells.setdefault(at, []).append(CellText(number, cell.lines))
        _doubt_edges(last, at, cell)


def _new(
    draft: EntryDraft,
    row: TableRow,
    part: TablePart,
    last: EntryDraft | None,
    ended: frozenset[int] | None,
) -> EntryDraft:
    """`draft` with the cells of `row`; `ended` are the columns closed on the page before, if it
    begins a page."""
    fresh = False
    for at, column in enumerate(part.columns):
        cell = row.cells[at]
        # A page's first cell may only be empty, unless no rule parts it from the one below.
        carried = at in row.merged or (ended is not None and column.field in MERGED)
        if last and column.field in MERGED and _resumes(cell, last.text(at)):
            draft.cells[at] = last.cells[at]
            draft.inherited.add(at)
            draft.repeats += cell.lines
        elif cell.lines:
            draft.cells[at] = [CellText(part.page.number, cell.lines)]
            fresh = fresh or (column.field == "thema" and _is_new(draft, last, at))
            _doubt_edges(draft, at, cell)
        elif (
            carried
            and last
            and at in last.cells
            and at not in (ended or ())
            and not (fresh and column.field == "subthema")  # a new theme has its own, or none
        ):
            draft.cells[at] = last.cells[at]
            draft.inherited.add(at)
    for at in range(len(part.columns)):
        if last and at in draft.cells and last.cells.get(at) is not None:
            shared = (
                draft.cells[at]
                and last.cells[at]
                and draft.cells[at][0].lines is last.cells[at][0].lines
            )
            if shared:
                draft.inherited.add(at)
    return draft


def _is_new(draft: EntryDraft, last: EntryDraft | None, at: int) -> bool:
    return last is None or not same_text(draft.text(at), last.text(at))


def _again(cell: TableCell, above: str) -> bool:
    """Whether a cell says once more what stands above, at most with "(vervolg)" after it."""
    return same_text(AGAIN.sub("", _text(cell)), above)


def _resumes(cell: TableCell, above: str) -> bool:
    """Whether a cell names what stands above, and says that it goes on: "Opvang (vervolg)"."""
    return bool(AGAIN.search(_text(cell))) and _again(cell, above)


def _text(cell: TableCell) -> str:
    return " ".join(line.text for line in cell.lines)


def same_text(one: str, other: str) -> bool:
    bare = [re.sub(r"[\W_]+", "", text).casefold() for text in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _doubt_edges(draft: EntryDraft, at: int, cell: TableCell) -> None:
    draft.doubts += [(Code.ACROSS_EDGE, at, run.text) for run in cell.over]


def own_pages(draft: EntryDraft) -> Iterator[int]:
    """The pages on which the entry's own text stands."""
    own = [at for at in draft.cells if at not in draft.inherited]
    narrow = [at for at in own if draft.columns[at].field not in MERGED] or own
    yield from sorted({piece.page for at in narrow for piece in draft.cells[at] if piece.lines})
