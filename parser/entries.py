"""Rows to drafts: joined over page breaks, merged cells filled down, headings carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parser.columns import Column, main_column
from parser.grid import closed
from parser.headings import Told
from parser.lines import Line
from parser.model import Code
from parser.rows import MERGED, Cell, Row, rows_of
from parser.starts import complete
from parser.tables import Part

OPENING = ("type_onderzoek", "afronding", "status")
"""The fields that tell, on a page's first row, whether it is a new one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's text on one page."""

    page: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Draft:
    """One entry while its rows are put together: column's index → the text, page by page."""

    columns: tuple[Column, ...]
    told: Told
    """What the headings of its table say."""
    group: str
    cells: dict[int, list[Piece]] = field(default_factory=dict)
    inherited: set[int] = field(default_factory=set)
    """The columns whose text stands at an entry above."""
    places: list[tuple[int, float, float]] = field(default_factory=list)
    """Page, top and bottom of each of its rows."""
    repeats: list[Line] = field(default_factory=list)
    """Lines of merged cells that are printed once more after a page break."""
    doubts: list[tuple[Code, int | None, str]] = field(default_factory=list)
    """Code, column's index and the words it is about."""

    def text(self, at: int) -> str:
        """The bare text of a column, lines joined by spaces: for comparing, not for reading."""
        return " ".join(line.text for piece in self.cells.get(at, ()) for line in piece.lines)


def drafts_of(parts: Sequence[Part]) -> tuple[list[Draft], list[Line]]:
    """The entries of `parts`, which are in reading order, and the labels of groups among them.

    A new table carries nothing over from the one before.
    """
    drafts: list[Draft] = []
    labels: list[Line] = []
    group = ""
    open_table = False
    ended: frozenset[int] = frozenset()
    for part in parts:
        if part.opens:
            group, open_table = "", False
        rows = rows_of(part)
        for number, row in enumerate(rows):
            if row.label:
                group = _label(row, rows, number, group)
                labels += row.label
                continue
            last = drafts[-1] if drafts and open_table else None
            first = number == 0 and not part.opens
            if first and last and goes_on(row, part, last):
                _extend(last, row, part)
            else:
                drafts.append(_new(row, part, group, last, ended if first else None))
            open_table = True
        ended = closed(part)
    _look_ahead(drafts)
    return drafts, labels


def _label(row: Row, rows: Sequence[Row], number: int, group: str) -> str:
    """The group's label; one that wraps over two lines comes as two rows."""
    text = " ".join(line.text for line in row.label)
    wrapped = number > 0 and rows[number - 1].label and text[:1].islower()
    return f"{group} {text}" if wrapped else text


def goes_on(row: Row, part: Part, last: Draft) -> bool:
    """Whether the first row of a page is the rest of the last one: no new value begins in it."""
    keys = [at for at, column in enumerate(part.columns) if column.field in OPENING]
    filled = [at for at in keys if row.cells[at].lines]
    whole = [
        at
        for at in filled
        if complete(part.columns[at].field, " ".join(line.text for line in row.cells[at].lines))
    ]
    if keys:
        return not whole and 2 * len(filled) <= len(keys) + 1
    main = row.cells[main_column(part.columns)].lines
    return bool(main) and main[0].text[:1].islower()


def _extend(last: Draft, row: Row, part: Part) -> None:
    """Add the rest of a row to its beginning on the page before."""
    number = part.page.number
    for at, cell in row.cells.items():
        if not cell.lines:
            continue
        again = " ".join(line.text for line in cell.lines)
        if part.columns[at].field in MERGED and _same(again, last.text(at)):
            last.repeats += cell.lines
            continue
        if at in last.inherited:
            last.inherited.discard(at)
        last.cells.setdefault(at, []).append(Piece(number, cell.lines))
        _doubt_edges(last, at, cell)
    last.places.append((number, row.top, row.bottom))


def _new(
    row: Row, part: Part, group: str, last: Draft | None, ended: frozenset[int] | None
) -> Draft:
    """A draft of `row`; `ended` are the columns closed on the page before, if it begins a page."""
    draft = Draft(part.columns, part.told, group)
    draft.places.append((part.page.number, row.top, row.bottom))
    fresh = False
    for at, column in enumerate(part.columns):
        cell = row.cells[at]
        # On a page's first row an empty cell may only be empty; further down, no rule closed it.
        merged = at in row.merged and (ended is None or column.field in MERGED)
        carried = merged or (ended is not None and column.field in MERGED)
        if cell.lines:
            draft.cells[at] = [Piece(part.page.number, cell.lines)]
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


def _is_new(draft: Draft, last: Draft | None, at: int) -> bool:
    return last is None or not _same(draft.text(at), last.text(at))


def _same(one: str, other: str) -> bool:
    bare = [re.sub(r"[\W_]+", "", text).casefold() for text in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _doubt_edges(draft: Draft, at: int, cell: Cell) -> None:
    draft.doubts += [(Code.ACROSS_EDGE, at, run.text) for run in cell.over]


def _look_ahead(drafts: Sequence[Draft]) -> None:
    """A theme printed halfway its merged cell may stand on the page after its first rows."""
    after: Draft | None = None
    for draft in reversed(drafts):
        theme = next((at for at, c in enumerate(draft.columns) if c.field == "thema"), None)
        if theme is None:
            continue
        if not draft.text(theme) and after is not None and after.columns == draft.columns:
            draft.cells[theme] = after.cells.get(theme, [])
            draft.inherited.add(theme)
            draft.doubts.append((Code.MERGE_UNSURE, theme, draft.text(theme)))
        after = draft


def own_pages(draft: Draft) -> Iterator[int]:
    """The pages on which the entry's own text stands."""
    own = [at for at in draft.cells if at not in draft.inherited]
    narrow = [at for at in own if draft.columns[at].field not in MERGED] or own
    yield from sorted({piece.page for at in narrow for piece in draft.cells[at] if piece.lines})
