"""Rows to drafts: joined over page breaks, merged cells filled down, headings carried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from parser.findings import first_words
from parser.labels import field_of
from parser.model import PROSE, Code
from parser.pdf import Line, plain_text
from parser.research_list import TableHead
from parser.table import (
    Column,
    Headings,
    PartRows,
    TablePart,
    TableRow,
    explaining_column,
    main_column,
    opening,
)
from parser.typography import is_majority
from parser.values import is_value


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell's text on one page."""

    page: int
    lines: tuple[Line, ...]


class DraftRow(NamedTuple):
    """A row of a part that is an entry, or the part of one that stands on its page."""

    part: int
    """The number of the part in the paper, from 0."""
    number: int
    """Its number in the part, from 0."""
    row: TableRow


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
    rows: list[DraftRow] = field(default_factory=list)
    """Where it stands, page by page."""
    inherited: set[int] = field(default_factory=set)
    """The columns whose text stands at an entry above."""
    repeats: list[Line] = field(default_factory=list)
    """Lines of merged cells that are printed once more after a page break."""
    doubts: list[tuple[Code, int | None, str, str]] = field(default_factory=list)
    """Code, column's index, the words it is about, and what may have to stand instead."""

    def text(self, at: int) -> str:
        """The bare text of a column, lines joined by spaces: for comparing, not for reading."""
        return " ".join(line.text for piece in self.cells.get(at, ()) for line in piece.lines)


def drafts_of(parts: Sequence[PartRows]) -> tuple[list[EntryDraft], list[Line]]:
    """The entries of `parts`, which are in reading order, still without their themes; and the
    labels of groups among them.

    A new table carries nothing over from the one before.
    """
    drafts: list[EntryDraft] = []
    labels: list[Line] = []
    group = ""
    tables = list(accumulate(found.part.opens for found in parts))
    explained = _explained(tables, parts)
    for number, (table, found) in enumerate(zip(tables, parts, strict=True)):
        part = found.part
        columns = part.columns
        if table in explained:
            columns = (*columns, explaining_column(columns))
        if part.opens:
            group = ""
        for at, row in enumerate(found.rows):
            last = drafts[-1] if drafts and drafts[-1].table == table else None
            if row.label:
                group = _label(row, found.rows, at, group)
                labels += row.label
            elif row.explanation:
                row_above = last if table in explained else None
                labels += _explain(row_above, row.explanation, part.page.number)
            else:
                begun = EntryDraft(columns, part.headings, group, table)
                turned = at == 0 and not part.opens
                draft = _place(row, part, begun, last, turned)
                draft.rows.append(DraftRow(number, at, row))
                if draft is begun:
                    drafts.append(draft)
    return drafts, labels


def _place(
    row: TableRow, part: TablePart, begun: EntryDraft, last: EntryDraft | None, turned: bool
) -> EntryDraft:
    """Put a row into the entry that begins with it, or, where the page has `turned`, perhaps into
    the last one; the entry that has it."""
    turn = page_turn(last, row, part) if last and turned else PageTurn()
    if last and turn.goes_on:
        draft = last
        if _has_no_value(last):
            main = main_column(part.columns)
            draft.doubts.append((Code.JOINED_UNSURE, main, first_words(last.text(main)), ""))
    else:
        draft = begun
        _carry(draft, row, last)
    if turn.is_doubted:
        draft.doubts.append((Code.ROW_UNSURE, None, "", ""))
    _add(draft, row, part)
    return draft


def _explained(tables: Sequence[int], parts: Sequence[PartRows]) -> set[int]:
    """The numbers of the tables that explain their rows by paragraphs across the columns: most of
    them. Where few have one, it says something of their theme."""
    counts: Counter[tuple[int, bool]] = Counter(
        (table, bool(row.explanation))
        for table, found in zip(tables, parts, strict=True)
        for row in found.rows
        if not row.label
    )
    return {table for table in tables if is_majority(counts[table, True], counts[table, False])}


def _explain(draft: EntryDraft | None, lines: Sequence[Line], page: int) -> Sequence[Line]:
    """Give the entry above the paragraph under it; the lines back where there is none."""
    if draft is None:
        return lines
    draft.cells.setdefault(len(draft.columns) - 1, []).append(CellText(page, tuple(lines)))
    return ()


def _label(row: TableRow, rows: Sequence[TableRow], number: int, group: str) -> str:
    """The group's label; one that wraps over two lines comes as two rows."""
    text = plain_text(row.label)
    if field_of(text) in PROSE:
        return group  # it is a header's second row, and names the paragraphs across the columns
    wrapped = number > 0 and rows[number - 1].label and text[:1].islower()
    return f"{group} {text}" if wrapped else text


class PageTurn(NamedTuple):
    """What becomes of the first row of a page."""

    goes_on: bool = False
    """Whether it is the rest of the last entry above."""
    is_doubted: bool = False
    """Whether its tags and its values tell otherwise."""


def page_turn(above: EntryDraft, row: TableRow, part: TablePart) -> PageTurn:
    """Whether the first row of a page is the rest of the entry above it: by their values where
    these are clear, else by the tags of both, if they have some."""
    by_values = continues_row(row, part, above)
    tags = above.rows[-1].row.tags
    if not (tags and row.tags):
        return PageTurn(by_values)
    by_tags = tags[-1] == row.tags[0]
    is_clear = _tell_themselves(above, row, part)
    return PageTurn(by_values if is_clear else by_tags, by_tags != by_values)


def _tell_themselves(above: EntryDraft, row: TableRow, part: TablePart) -> bool:
    """Whether the entry above has a whole value in each column of which each row has one, and the
    row has one in each of them, too, or in none."""
    keys = [(at, part.columns[at].field) for at in opening(part.columns)]
    mine = [plain_text(row.cells[at].lines) for at, _ in keys]
    whole = [is_value(field, text) for (_, field), text in zip(keys, mine, strict=True)]
    return (
        bool(keys)
        and all(is_value(field, above.text(at)) for at, field in keys)
        and (all(whole) or not any(mine))
    )


def continues_row(row: TableRow, part: TablePart, above: EntryDraft) -> bool:
    """Whether the first row of a page is the rest of the entry above it: of the values that each
    row has once no two stand on both sides of the page's end, and some stand on one side only."""
    keys = opening(part.columns)
    if not keys:
        main = row.cells[main_column(part.columns)].lines
        return bool(main) and main[0].text[:1].islower()
    sides = [
        (part.columns[at].field, above.text(at), plain_text(row.cells[at].lines)) for at in keys
    ]
    one_sided = any(bool(before) is not bool(after) for _, before, after in sides)
    return one_sided and not any(_are_two(*side) for side in sides)


def _has_no_value(draft: EntryDraft) -> bool:
    """Whether none of the values that each row has stands in a draft yet."""
    return not any(map(draft.text, opening(draft.columns)))


def _are_two(field: str, above: str, below: str) -> bool:
    """Whether two texts are a value each, and not the halves of one ("Overig", "onderzoek")."""
    halves = below[:1].islower() and is_value(field, f"{above} {below}")
    return is_value(field, above) and is_value(field, below) and not halves


def _add(draft: EntryDraft, row: TableRow, part: TablePart) -> None:
    """Add the own cells of a row to its entry."""
    for at, cell in row.cells.items():
        if cell.lines and at not in draft.inherited:
            draft.cells.setdefault(at, []).append(CellText(part.page.number, cell.lines))
            draft.doubts += [(Code.ACROSS_EDGE, at, run.text, "") for run in cell.over]
    for code, at, instead in row.doubts:
        draft.doubts.append((code, at, draft.text(at), instead))


def _carry(draft: EntryDraft, row: TableRow, last: EntryDraft | None) -> None:
    """Give a new entry the cells that rulings show to be merged with those of the entry above."""
    if last is None:
        return
    above = last.rows[-1].row.cells
    for at, cell in row.cells.items():
        shared = bool(cell.lines) and at in above and above[at] is cell
        if at in last.cells and (shared or at in row.merged):
            draft.cells[at] = last.cells[at]
            draft.inherited.add(at)


def table_head(draft: EntryDraft) -> TableHead:
    """What is printed above the table that the entry stands in."""
    labels = tuple(column.label for column in draft.columns)
    above = draft.headings
    return TableHead(draft.table, labels, above.annex, above.captions, above.lead)


def own_pages(draft: EntryDraft) -> Iterator[int]:
    """The pages on which the entry's own text stands."""
    own = [at for at in draft.cells if at not in draft.inherited]
    narrow = [at for at in own if not draft.columns[at].merges] or own
    yield from sorted({piece.page for at in narrow for piece in draft.cells[at] if piece.lines})
