"""Where every word of the annex's pages went: each has exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from parser.entry.drafts import EntryDraft
from parser.findings import first_words
from parser.model import Box, Code, Finding, Place
from parser.pdf import Char, Line, plain_text, words
from parser.table import LostLines, PageLayout


def account_for_words(
    layouts: Sequence[PageLayout],
    drafts: Sequence[EntryDraft],
    labels: Sequence[Line],
    lost: Sequence[LostLines],
) -> tuple[Mapping[Place, int], tuple[Finding, ...]]:
    """The words on the pages with a table, by place; and a finding for each stretch of words that
    has none: of the lines that were `lost`, and of others."""
    places = _places(layouts, drafts, labels)
    places |= dict.fromkeys(map(id, _characters(_lines(lost))), Place.UNPLACED)
    counts: Counter[Place] = Counter()
    findings = [_unplaced(one.page, list(_words([*one.lines]))) for one in lost]
    told = {id(char) for char in _characters(_lines(lost))}
    pages = {one.page for one in lost}
    for layout in layouts:
        number = layout.page.number
        if not layout.parts and number not in pages:
            continue
        for place, texts in layout.page.apart.items():
            counts[place] += sum(len(text.split()) for text in texts)
        placed = [(_place(word, places), word) for run in layout.page.runs for word in words(run)]
        counts.update(place for place, _ in placed)
        for place, stretch in groupby(placed, lambda one: one[0]):
            untold = [word for _, word in stretch if id(word[0]) not in told]
            if place is Place.UNPLACED and untold:
                findings.append(_unplaced(number, untold))
    return MappingProxyType({place: counts[place] for place in Place}), tuple(findings)


def doubt_neighbours(drafts: Sequence[EntryDraft], lost: Sequence[LostLines]) -> None:
    """Add a doubt to the entry right above the first of the lost lines in a gap, which they may
    belong to, and to the one right below the last, where that stands in the same columns."""
    firsts = {one.above: one for one in reversed(lost)}
    lasts = {one.below: one for one in lost if one.below is not None}
    above = [(one, _in_part(drafts, at)[-1:]) for at, one in firsts.items()]
    below = [(one, _in_part(drafts, at)[:1]) for at, one in lasts.items()]
    for one, nearest in (*above, *below):
        about = first_words(plain_text(one.lines))
        for draft in nearest:
            draft.doubts.append((Code.ROW_UNSURE, None, about, ""))


def _in_part(drafts: Sequence[EntryDraft], part: int) -> list[EntryDraft]:
    """The drafts of which a row stands in part number `part`, from the top."""
    return [draft for draft in drafts if any(row.part == part for row in draft.rows)]


def _places(
    layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft], labels: Sequence[Line]
) -> dict[int, Place]:
    """The `id` of each character → its place."""
    places: dict[int, Place] = {}
    for layout in layouts:
        for place, run in layout.placed:
            places |= dict.fromkeys(map(id, run.chars), place)
        for part in layout.parts:
            places |= dict.fromkeys(map(id, part.marks), Place.FOOTNOTE)
    for char in _characters(labels):
        places[id(char)] = Place.GROUP
    for draft in drafts:
        lines = [line for cell in draft.cells.values() for piece in cell for line in piece.lines]
        for char in _characters([*lines, *draft.repeats]):
            places[id(char)] = Place.ENTRY
    return places


def _place(word: Sequence[Char], places: Mapping[int, Place]) -> Place:
    return next((places[id(char)] for char in word if id(char) in places), Place.UNPLACED)


def _lines(lost: Iterable[LostLines]) -> Iterator[Line]:
    for one in lost:
        yield from one.lines


def _characters(lines: Iterable[Line]) -> Iterator[Char]:
    for line in lines:
        for run in line.runs:
            yield from run.chars


def _words(lines: Iterable[Line]) -> Iterator[list[Char]]:
    for line in lines:
        for run in line.runs:
            yield from words(run)


def _unplaced(page: int, stretch: Sequence[Sequence[Char]]) -> Finding:
    """The finding of a stretch of words that stand nowhere: where it is, and how it begins."""
    chars = [char for word in stretch for char in word]
    box = Box(
        page,
        min(char.x0 for char in chars),
        min(char.top for char in chars),
        max(char.x1 for char in chars),
        max(char.bottom for char in chars),
    )
    text = " ".join("".join(char.text for char in word) for word in stretch)
    return Finding(Code.WORD_UNPLACED, "", first_words(text), box)
