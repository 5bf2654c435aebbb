"""Drafts to entries: each column's lines made text, with their boxes, links and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from parser.entry.composer import Above, CellReading, compose
from parser.entry.drafts import CellText, EntryDraft, own_pages
from parser.entry.line_breaks import Measure, breaks_of, measures
from parser.entry.links import BoundLink
from parser.entry.notes import BoundNote
from parser.model import OPENING, PROSE, Box, Code, Entry, Finding
from parser.table import VALUE_LINES, Column, PageLayout, unsure
from parser.text import Break, Vocabulary, broken_words, join
from parser.values import is_named


def vocabulary_of(
    texts: Sequence[str], layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft]
) -> Vocabulary:
    """The words of the paper, of which `texts` are the plain texts of its pages.

    Of the annex's pages they are taken cell by cell: the plain text of a table glues the lines of
    its narrow cells. Where there is no draft, nothing is to be joined, and no word is counted.
    """
    return Vocabulary(list(_texts(texts, layouts, drafts)) if drafts else ())


def _texts(
    texts: Sequence[str], layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft]
) -> Iterator[str]:
    laid_out = {layout.page.number for layout in layouts}
    yield from (text for number, text in enumerate(texts, 1) if number not in laid_out)
    for layout in layouts:
        yield "\n".join(run.text for _, run in layout.placed)
    for draft in drafts:
        for column, pieces in draft.cells.items():
            if column not in draft.inherited:
                yield "\n".join(line.text for piece in pieces for line in piece.lines)


class CellLines(NamedTuple):
    """What is to be joined of a cell."""

    lines: list[str]
    breaks: list[Break]


def read_drafts(
    drafts: Sequence[EntryDraft],
    links: Sequence[BoundLink],
    notes: Sequence[BoundNote],
    vocabulary: Vocabulary,
) -> list[Entry]:
    """The entries of `drafts`, with the hyperlinks that stand in them and the notes to them."""
    lines = cell_lines(drafts)
    broken = broken_by_table(drafts, lines, vocabulary)
    return [
        _entry(
            draft,
            lines[at],
            [link for link in links if link.draft == at],
            [note for note in notes if note.draft == at],
            vocabulary,
            broken[draft.table],
        )
        for at, draft in enumerate(drafts)
    ]


def cell_lines(drafts: Sequence[EntryDraft]) -> list[list[CellLines]]:
    """Per draft and column, the lines of the cell, and what the geometry says of their ends."""
    measured = measures(drafts)
    return [
        [
            _lines_of(draft.cells.get(at, []), column, measured[draft.columns][at])
            for at, column in enumerate(draft.columns)
        ]
        for draft in drafts
    ]


def _lines_of(pieces: Sequence[CellText], column: Column, measure: Measure) -> CellLines:
    texts = [line.text for piece in pieces for line in piece.lines]
    is_prose = not column.field or column.field in PROSE
    return CellLines(texts, list(breaks_of(pieces, measure, is_prose)))


def broken_by_table(
    drafts: Sequence[EntryDraft], lines: Sequence[Sequence[CellLines]], vocabulary: Vocabulary
) -> dict[int, set[str]]:
    """Per table, the words that it surely breaks without a hyphen."""
    broken: dict[int, set[str]] = {}
    for draft, cells in zip(drafts, lines, strict=True):
        words = broken.setdefault(draft.table, set())
        for at, cell in enumerate(cells):
            if at not in draft.inherited and Break.MAYBE in cell.breaks:
                words.update(broken_words(cell.lines, cell.breaks, vocabulary))
    return broken


def _entry(
    draft: EntryDraft,
    lines: Sequence[CellLines],
    bound: Sequence[BoundLink],
    notes: Sequence[BoundNote],
    vocabulary: Vocabulary,
    broken: Set[str],
) -> Entry:
    cells = [_cell(draft, at, lines[at], vocabulary, broken) for at in range(len(draft.columns))]
    said = draft.headings
    above = Above(said.article, draft.group, said.theme, said.subtheme)
    findings = [*_doubts(draft, cells), *_of_links(bound)]
    entry = compose(cells, above, [one.link for one in bound], tuple(own_pages(draft)), findings)
    return _with_notes(entry, notes, vocabulary) if notes else entry


def _cell(
    draft: EntryDraft, at: int, cell: CellLines, vocabulary: Vocabulary, broken: Set[str]
) -> CellReading:
    column = draft.columns[at]
    text = join(cell.lines, cell.breaks, vocabulary, broken=broken)
    if column.field in OPENING and not is_named(column.field, text.text):
        whole = (join(*cell_of, vocabulary) for cell_of in _rejoined(cell))
        text = next((one for one in whole if is_named(column.field, one.text)), text)
    boxes = tuple(_boxes_of(draft.cells.get(at, [])))
    return CellReading(column.field, column.label, text.text, text.findings, boxes)


def _rejoined(cell: CellLines) -> Iterator[CellLines]:
    """The cell with one or more of its lines put together without a space: which of them a narrow
    column broke amid a word, only the values can tell that may stand there."""
    ends = range(1, len(cell.lines) if len(cell.lines) <= VALUE_LINES else 0)
    for number in ends:
        for glued in combinations(ends, number):
            lines, breaks = cell.lines[:1], []
            for at in ends:
                if at in glued:
                    lines[-1] += cell.lines[at]
                else:
                    lines.append(cell.lines[at])
                    breaks.append(cell.breaks[at - 1])
            yield CellLines(lines, breaks)


def _with_notes(entry: Entry, notes: Sequence[BoundNote], vocabulary: Vocabulary) -> Entry:
    """`entry` with the notes to it, a paragraph each; an address in a note is no link to it."""
    lines = [line.text for one in notes for line in one.note.lines]
    breaks = [
        Break.PARAGRAPH if last else Break.WORD
        for one in notes
        for last in [False] * (len(one.note.lines) - 1) + [True]
    ]
    text = join(lines, breaks[:-1], vocabulary).text
    boxes = tuple(_boxes_of([CellText(one.page, one.note.lines) for one in notes]))
    return replace(entry, notes=text, boxes=MappingProxyType({**entry.boxes, "notes": boxes}))


def _doubts(draft: EntryDraft, cells: Sequence[CellReading]) -> Iterator[Finding]:
    """What was in doubt when the rows were put together."""
    for code, at, about, instead in draft.doubts:
        if at is None:
            yield Finding(code, "", about, None, instead)
        else:
            yield Finding(code, cells[at].name, about, next(iter(cells[at].boxes), None), instead)
    for cell in (cells[at] for at in unsure(draft.columns)):
        if cell.text:
            yield Finding(Code.COLUMN_UNSURE, cell.name, cell.label, next(iter(cell.boxes), None))


def _of_links(bound: Sequence[BoundLink]) -> Iterator[Finding]:
    for link in (one.link for one in bound if one.is_cut):
        yield Finding(Code.LINK_CUT, "links", link.text, next(iter(link.boxes), None))
    for link in (one.link for one in bound if one.is_assumed):
        yield Finding(Code.LINK_SCHEME, "links", link.url, next(iter(link.boxes), None))


def _boxes_of(pieces: Sequence[CellText]) -> Iterator[Box]:
    for piece in pieces:
        if piece.lines:
            yield Box(
                piece.page,
                min(line.x0 for line in piece.lines),
                min(line.top for line in piece.lines),
                max(line.x1 for line in piece.lines),
                max(line.bottom for line in piece.lines),
            )
