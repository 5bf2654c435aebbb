"""Drafts to entries: each column's lines made text, with their boxes, links and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from types import MappingProxyType

from parser.entry.composer import Above, CellReading, compose
from parser.entry.drafts import CellText, EntryDraft, own_pages
from parser.entry.line_breaks import Measure, breaks_of, measures
from parser.entry.links import BoundLink
from parser.entry.notes import BoundNote
from parser.model import PROSE, Box, Code, Entry, Finding
from parser.table import Column, PageLayout
from parser.text import Break, Vocabulary, is_surely_broken, join


def vocabulary_of(
    texts: Sequence[str], layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft]
) -> Vocabulary:
    """The words of the paper, of which `texts` are the plain texts of its pages.

    Of the annex's pages they are taken cell by cell: the plain text of a table glues the lines of
    its narrow cells.
    """
    return Vocabulary(list(_texts(texts, layouts, drafts)))


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


def read_drafts(
    drafts: Sequence[EntryDraft],
    links: Sequence[BoundLink],
    notes: Sequence[BoundNote],
    vocabulary: Vocabulary,
) -> list[Entry]:
    """The entries of `drafts`, with the hyperlinks that stand in them and the notes to them."""
    measured = measures(drafts)
    broken = {
        table: _breaks_words(list(together), measured, vocabulary)
        for table, together in groupby(drafts, lambda draft: draft.table)
    }
    return [
        _entry(
            draft,
            measured[draft.columns],
            [link for link in links if link.draft == at],
            [note for note in notes if note.draft == at],
            vocabulary,
            broken[draft.table],
        )
        for at, draft in enumerate(drafts)
    ]


def _breaks_words(
    drafts: Sequence[EntryDraft],
    measured: Mapping[tuple[Column, ...], Sequence[Measure]],
    vocabulary: Vocabulary,
) -> bool | None:
    """Whether narrow columns of one table break words without a hyphen, as only some producers do;
    None where no line is so full that it may end in such a break."""
    maybe = False
    for draft in drafts:
        for at, pieces in draft.cells.items():
            if at in draft.inherited or _is_prose(draft.columns[at]):
                continue
            lines = [line.text for piece in pieces for line in piece.lines]
            breaks = breaks_of(pieces, measured[draft.columns][at], prose=False)
            for (line, after), kind in zip(pairwise(lines), breaks, strict=True):
                maybe = maybe or kind is Break.MAYBE
                if kind is Break.MAYBE and is_surely_broken(line, after, vocabulary):
                    return True
    return False if maybe else None


def _is_prose(column: Column) -> bool:
    return not column.field or column.field in PROSE


def _entry(
    draft: EntryDraft,
    measure: Sequence[Measure],
    bound: Sequence[BoundLink],
    notes: Sequence[BoundNote],
    vocabulary: Vocabulary,
    broken: bool | None,
) -> Entry:
    cells = [_cell(draft, at, measure[at], vocabulary, broken) for at in range(len(draft.columns))]
    above = Above(draft.headings.article, draft.group, draft.headings.theme)
    findings = [*_doubts(draft, cells), *_without_scheme(bound)]
    entry = compose(cells, above, [one.link for one in bound], tuple(own_pages(draft)), findings)
    return _with_notes(entry, notes, vocabulary) if notes else entry


def _cell(
    draft: EntryDraft, at: int, measure: Measure, vocabulary: Vocabulary, broken: bool | None
) -> CellReading:
    column, pieces = draft.columns[at], draft.cells.get(at, [])
    lines = [line.text for piece in pieces for line in piece.lines]
    breaks = list(breaks_of(pieces, measure, _is_prose(column)))
    text = join(lines, breaks, vocabulary, broken=broken)
    return CellReading(
        column.field, column.label, text.text, text.findings, tuple(_boxes_of(pieces))
    )


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


def _without_scheme(bound: Sequence[BoundLink]) -> Iterator[Finding]:
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
