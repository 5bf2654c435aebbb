"""Tables of exact cells to a Report: spans and links are as the file has them; there are no pages.

What holds of tables on pages holds here: the same labels head them, the same headings announce
them, and the same values tell them from tables that look alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from parser.entry import Above, CellReading, compose, names_annex
from parser.grids.cell_grid import CellGrid
from parser.grids.footnote_marks import TableNotes
from parser.grids.grid_header import GridHeader, header_of, may_be_research
from parser.grids.grid_rows import FilledCell, GridRow, TableRows, above_header, rows_of_grid
from parser.grids.heading_lines import LOWEST, heading_line
from parser.labels import announces
from parser.model import PROSE, Code, Document, Entry, Finding, Link, Place, Report
from parser.plausibility import with_findings
from parser.research_list import TableHead, with_lists
from parser.table import HeadingLine, Headings


class GridSource(NamedTuple):
    """A table of a file, which is made a grid only where it may be one of research."""

    first_words: Callable[[], str]
    """The text of its first rows, those that may be its header."""
    grids: Callable[[], Iterator[CellGrid]]
    """It as a grid, or as several under each other."""


Block: TypeAlias = HeadingLine | GridSource


@dataclass(slots=True)
class _Table:
    """A table of research, with what stands above and below it."""

    number: int
    grid: CellGrid
    header: GridHeader
    headings: Headings
    below: list[HeadingLine]


def read_grids(document: Document, blocks: Iterable[Block]) -> Report:
    """The report of a paper from its `blocks` in reading order; without an annex it has no
    entries."""
    tables, annexes = _tables(blocks)
    account: Counter[Place] = Counter()
    entries: list[Entry] = []
    heads: list[TableHead] = []
    fields: list[set[str]] = []
    for table in tables:
        for row, entry in _entries(table, account):
            entries.append(entry)
            heads.append(_head(table, row))
            fields.append({column.field for column in row.header.columns})
    listed = with_lists(entries, heads, document)
    return Report(
        document,
        tuple(
            with_findings(entry, document, own) for entry, own in zip(listed, fields, strict=True)
        ),
        (*_unknown(tables), *_unread(annexes, tables)),
        MappingProxyType(dict(account)),
    )


def _tables(blocks: Iterable[Block]) -> tuple[list[_Table], list[str]]:
    """The tables of research, and all headings that announce some."""
    tables: list[_Table] = []
    annexes: list[str] = []
    lines: list[HeadingLine] = []
    headings = Headings()
    last: _Table | None = None
    for block in blocks:
        if isinstance(block, HeadingLine):
            if names_annex(block.text):
                again = bool(lines) and announces(lines[-1].text)
                annexes = [*(annexes[:-1] if again else annexes), block.text]
            lines.append(block)
            if last and not any(line.heads for line in last.below):
                last.below.append(block)
            continue
        headings = headings.under(lines)
        before = last if not lines else None
        lines, last = [], None
        if not (before or headings.annex or may_be_research(block.first_words())):
            continue
        for grid in block.grids():
            last = _table(grid, headings, before)
            if last:
                headings = last.headings
                last.number = last.number or len(tables) + 1
                tables.append(last)
            before = last
    return tables, annexes


def _table(grid: CellGrid, headings: Headings, before: _Table | None) -> _Table | None:
    """The table of research that `grid` is; one without a header right under another of as many
    columns goes on with that."""
    titles = [grid.title] if grid.title else []
    header = header_of(grid, bool(headings.annex))
    if header:
        captions = [
            heading_line(text, heads=True, level=LOWEST)
            for text in (*titles, *above_header(grid, header))
        ]
        return _Table(0, grid, header, headings.under(captions), [])
    if before and before.grid.width == grid.width and not grid.head and not grid.title:
        return _Table(before.number, grid, replace(before.header, first=0, end=0), headings, [])
    return None


def _entries(table: _Table, account: Counter[Place]) -> Iterator[tuple[GridRow, Entry]]:
    """The entries of a table; its words are added to the `account`."""
    rows = rows_of_grid(table.grid, table.header)
    notes = TableNotes([line.text for line in table.below])
    account.update(_words(table, rows))
    for row in rows.entries:
        yield row, _entry(row, table.headings, notes)


def _words(table: _Table, rows: TableRows) -> Counter[Place]:
    """The words of a table by what they are; what is read of no other kind is an entry's."""
    told = {
        Place.GROUP: rows.labels,
        Place.AROUND: rows.remarks,
        Place.HEADER: table.header.labels,
    }
    words = Counter({place: sum(map(_count, texts)) for place, texts in told.items()})
    cells = (cell for row in range(len(table.grid.rows)) for cell in table.grid.own(row))
    words[Place.ENTRY] = sum(_count(cell.text) for cell in cells) - words.total()
    return words


def _count(text: str) -> int:
    return len(text.split())


def _entry(row: GridRow, headings: Headings, notes: TableNotes) -> Entry:
    cells: list[CellReading] = []
    links: list[Link] = []
    findings: list[Finding] = []
    own_notes: list[str] = []
    for filled in row.cells:
        name = filled.column.name
        text, marked = notes.without_marks(_text(filled), filled.column.field)
        own_notes += [*marked, *(note for said in filled.said for note in said.notes)]
        cells.append(CellReading(filled.column.field, filled.column.label, text))
        for link in (link for said in filled.said for link in said.links):
            links.append(Link(link.text, link.url, name))
            if link.is_assumed:
                findings.append(Finding(Code.LINK_SCHEME, "links", link.url))
        findings += _doubts(filled, text)
    if row.explanation:
        cells.append(CellReading("conclusies", "", row.explanation))
    theme = row.theme or headings.theme
    subtheme = "" if row.theme else headings.subtheme
    above = Above(headings.article, row.group, theme, subtheme)
    entry = compose(cells, above, links, (), findings)
    return replace(entry, notes="\n".join(dict.fromkeys(own_notes)))


def _text(filled: FilledCell) -> str:
    """The text of a cell; only prose has paragraphs."""
    text = "\n".join(said.text for said in filled.said)
    is_prose = not filled.column.field or filled.column.field in PROSE
    return text if is_prose else " ".join(text.split())


def _doubts(filled: FilledCell, text: str) -> Iterator[Finding]:
    if text and filled.column.is_unsure:
        yield Finding(Code.COLUMN_UNSURE, filled.column.name, filled.column.label)
    if filled.instead:
        yield Finding(Code.MERGE_UNSURE, filled.column.name, text, None, filled.instead)


def _head(table: _Table, row: GridRow) -> TableHead:
    said = table.headings
    return TableHead(table.number, row.header.labels, said.annex, said.captions, said.lead)


def _unknown(tables: Sequence[_Table]) -> list[Finding]:
    """A finding for each label that no model knows."""
    labels = {
        column.label for table in tables for column in table.header.columns if not column.field
    }
    return [Finding(Code.HEADER_UNKNOWN, label, label) for label in sorted(labels) if label]


def _unread(annexes: Sequence[str], tables: Sequence[_Table]) -> Iterator[Finding]:
    """A finding for each heading of an annex under which no table of research stands."""
    read = {table.headings.annex for table in tables}
    for heading in dict.fromkeys(annexes):
        if heading not in read:
            yield Finding(Code.ANNEX_UNREAD, "", heading)
