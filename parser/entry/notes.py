"""Notes under a table, brought to the entries that refer to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.entry.drafts import CellText, EntryDraft
from parser.model import PROSE
from parser.pdf import Char, Line, Run, lines_of, trimmed, words
from parser.table import Note, PageLayout, key_of
from parser.typography import is_beside, is_near_mark

PLAIN = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])\)|\[\d{1,2}\]|\*{1,3}\)?)$")
"""A mark that is neither small nor raised: only a note that begins so tells it from text."""

Reference = tuple[int, int, str]
"""Index of a draft, page, and the key of a mark there."""


class BoundNote(NamedTuple):
    """A note, the page that it stands on, and the index of the draft that refers to it."""

    draft: int
    page: int
    note: Note


def bind_notes(layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft]) -> list[BoundNote]:
    """Every note with the entry whose text has its mark; marks that only a note tells from text
    are taken out of the drafts' cells.

    A mark refers to the first note that begins with it, on its own page or a later one.
    """
    notes = [(layout.page.number, note) for layout in layouts for note in layout.notes if note.mark]
    references = {*_raised(layouts, drafts), *_plain(drafts, notes)} if notes else set()
    bound: list[BoundNote] = []
    for at, page, key in sorted(references):
        for number, note in notes:
            if number >= page and key_of(note.mark) == key:
                bound.append(BoundNote(at, number, note))
                break
    return bound


def _raised(layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft]) -> Iterator[Reference]:
    """The marks that were taken out of a table's lines, each at the nearest text."""
    for layout in layouts:
        marks = [mark for part in layout.parts for mark in _joined(part.marks)]
        for mark in marks:
            near = [
                (distance, at)
                for at, draft in enumerate(drafts)
                for piece in _own(draft)
                if piece.page == layout.page.number
                for line in piece.lines
                for run in line.runs
                if (distance := _distance(mark[0], run)) is not None
            ]
            if near:
                key = key_of("".join(char.text for char in mark))
                yield min(near)[1], layout.page.number, key


def _own(draft: EntryDraft) -> Iterator[CellText]:
    for at, pieces in draft.cells.items():
        if at not in draft.inherited:
            yield from pieces


def _distance(mark: Char, run: Run) -> float | None:
    """How far a mark stands from the text beside or above it, in points; None where that is too
    far."""
    across = max(run.x0 - mark.x1, mark.x0 - run.x1, 0.0)
    drop = abs(mark.base - run.base)
    return across + drop if is_near_mark(across, drop, run.size) else None


def _joined(marks: Sequence[Char]) -> Iterator[list[Char]]:
    """The characters that stand beside each other, together."""
    joined: list[Char] = []
    for char in marks:
        if joined and not is_beside(
            char.x0 - joined[-1].x1, char.base - joined[-1].base, char.size
        ):
            yield joined
            joined = []
        joined.append(char)
    if joined:
        yield joined


def _plain(drafts: Sequence[EntryDraft], notes: Sequence[tuple[int, Note]]) -> Iterator[Reference]:
    """The marks that stand in the drafts' cells as any text does; they are taken out."""
    for at, draft in enumerate(drafts):
        for column, pieces in draft.cells.items():
            if column in draft.inherited:
                continue
            prose = draft.columns[column].field in PROSE
            for number, piece in enumerate(pieces):
                keys = {key_of(note.mark) for page, note in notes if page >= piece.page}
                marks = list(_marks_in(piece.lines, keys, prose))
                if marks:
                    pieces[number] = _without(piece, marks, draft)
                    for mark in marks:
                        yield at, piece.page, key_of("".join(char.text for char in mark))


def _marks_in(lines: Sequence[Line], keys: set[str], prose: bool) -> Iterator[list[Char]]:
    """The marks in a cell's lines that touch a word, or stand alone where no list can be numbered;
    what closes a bracket is none."""
    before = ""
    for word in (word for line in lines for run in line.runs for word in words(run)):
        text = "".join(char.text for char in word)
        for start in range(len(text) if len(text) == len(word) else 0):
            above = before + text[:start]
            is_mark = PLAIN.match(text, start) and key_of(text[start:]) in keys
            is_open = above.count("(") > above.count(")")
            if is_mark and not is_open and (start or not prose):
                yield word[start:]
                break
        before += text


def _without(piece: CellText, marks: Sequence[Sequence[Char]], draft: EntryDraft) -> CellText:
    """`piece` without its marks, which the draft remembers for the account."""
    gone = {id(char) for mark in marks for char in mark}
    runs: list[Run] = []
    for run in (run for line in piece.lines for run in line.runs):
        runs += trimmed([char for char in run.chars if id(char) not in gone])
    draft.repeats += lines_of([run for mark in marks for run in trimmed(mark)])
    return CellText(piece.page, tuple(lines_of(runs)))
