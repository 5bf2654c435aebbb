"""Where every word of the annex's pages went: each has exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from parser.entry.drafts import EntryDraft
from parser.model import Box, Code, Finding, Place
from parser.pdf import Char, Line, words
from parser.table import PageLayout


def account_for_words(
    layouts: Sequence[PageLayout], drafts: Sequence[EntryDraft], labels: Sequence[Line]
) -> tuple[Mapping[Place, int], tuple[Finding, ...]]:
    """The words on the pages with a table, by place; and a finding for each that has none."""
    places = _places(layouts, drafts, labels)
    counts: Counter[Place] = Counter()
    findings: list[Finding] = []
    for layout in layouts:
        if not layout.parts:
            continue
        for place, texts in layout.page.apart.items():
            counts[place] += sum(len(text.split()) for text in texts)
        for run in layout.page.runs:
            for word in words(run):
                place = next((places[id(c)] for c in word if id(c) in places), Place.UNPLACED)
                counts[place] += 1
                if place is Place.UNPLACED:
                    findings.append(_unplaced(layout.page.number, word))
    return MappingProxyType({place: counts[place] for place in Place}), tuple(findings)


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


def _characters(lines: Iterable[Line]) -> Iterator[Char]:
    for line in lines:
        for run in line.runs:
            yield from run.chars


def _unplaced(page: int, word: Sequence[Char]) -> Finding:
    box = Box(
        page,
        min(char.x0 for char in word),
        min(char.top for char in word),
        max(char.x1 for char in word),
        max(char.bottom for char in word),
    )
    return Finding(Code.WORD_UNPLACED, "", "".join(char.text for char in word), box)
