"""What the geometry says of a line's end: a paragraph, a space, or perhaps a word broken in two."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parser.entry.drafts import CellText, EntryDraft
from parser.pdf import Line, first_word_width, last_word_width, pitch
from parser.table import Column
from parser.text import Break
from parser.typography import (
    ASSUMED_SIZE,
    PARAGRAPH_ROOM,
    SENTENCE_ROOM,
    assumed_leading,
    ends_early,
    ends_together,
    had_room,
    has_extra_space,
    has_no_room,
    is_full_line,
    is_indented,
    is_justified,
    is_too_wide,
    shows_padding,
)

GOES_ON = ("-", "\u2010", "\u00ad", "/")
"""A line that ends in one of these goes on: no paragraph ends so."""
STOPS = (".", ";", "!", "?", ".)", ".”", ".’", ".»")
"""What a sentence ends in."""
BULLET = re.compile(r"[•▪◦●‣·]|[–-]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s")


@dataclass(frozen=True, slots=True)
class Measure:
    """How far lines of a column reach, over the whole table, in points."""

    left: float
    right: float
    leading: float
    justified: bool = False
    """Whether lines are stretched to the right edge, save the last of a paragraph."""


def measures(drafts: Sequence[EntryDraft]) -> dict[tuple[Column, ...], list[Measure]]:
    """Per table (its columns), the measure of each column."""
    lines: dict[tuple[Column, ...], list[list[list[Line]]]] = {}
    for draft in drafts:
        columns = lines.setdefault(draft.columns, [[] for _ in draft.columns])
        for at, pieces in draft.cells.items():
            if at not in draft.inherited:
                columns[at] += [list(piece.lines) for piece in pieces]
    return {
        key: [_measure(key, at, cells) for at, cells in enumerate(columns)]
        for key, columns in lines.items()
    }


def _measure(columns: Sequence[Column], at: int, cells: Sequence[Sequence[Line]]) -> Measure:
    """A text may reach as far as the longest line did, or to its cell's padding, if that shows."""
    lines = [line for cell in cells for line in cell]
    if not lines:
        return Measure(0.0, 0.0, assumed_leading(ASSUMED_SIZE))
    left, right = min(line.x0 for line in lines), _reach([line.x1 for line in lines])
    column = columns[at]
    padding = left - column.x0 if at else columns[at + 1].left - column.x1
    if shows_padding(padding) and at + 1 < len(columns):
        right = max(right, column.x1 - padding)
    full = [is_full_line(right - line.x1) for cell in cells for line in cell[:-1]]
    return Measure(left, right, pitch(cells), is_justified(sum(full), len(full)))


def _reach(ends: Sequence[float]) -> float:
    """How far lines reach: as far as two of them do, for one may have a word that hangs over."""
    far = sorted(ends, reverse=True)
    return next((a for a, b in itertools.pairwise(far) if ends_together(a, b)), far[0])


def breaks_of(pieces: Sequence[CellText], measure: Measure, prose: bool) -> Iterator[Break]:
    """What stands between each two lines of a cell, by the room that was left and by the gap."""
    lines = [(piece.page, line) for piece in pieces for line in piece.lines]
    for (page, line), (next_page, after) in itertools.pairwise(lines):
        yield _break(line, after, measure, prose, page == next_page)


def _break(line: Line, after: Line, measure: Measure, prose: bool, together: bool) -> Break:
    word = first_word_width(after)
    room = measure.right - line.x1
    size = line.size
    if prose:
        spread = together and has_extra_space(after.base - line.base, measure.leading)
        # A sentence goes on: one line may reach further than its column, and so make others short.
        amid = line.text.endswith(GOES_ON) or (
            after.text[0].islower() and (line.text[-1].isalnum() or line.text[-1] == ",")
        )
        ended = line.text.endswith(STOPS) and not after.text[0].islower()
        if measure.justified and ended:
            short = ends_early(room, size)
        else:
            short = had_room(room, word, size, SENTENCE_ROOM if ended else PARAGRAPH_ROOM)
        forced = short and not amid
        indented = forced or is_indented(after.x0, line.x0)
        bullet = after.text[0] in "•▪◦●‣" or (indented and BULLET.match(after.text))
        if spread or forced or bullet:
            return Break.PARAGRAPH
    first = after.runs[0].chars[0]
    if has_no_room(room, first.x1 - first.x0, size) and is_too_wide(
        last_word_width(line) + word, measure.right - measure.left
    ):
        return Break.MAYBE
    return Break.WORD
