"""What is in doubt on a page, and where it stands: a line's end, a cell, some words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.entry import EntryDraft
from parser.labels import letters
from parser.model import Box, Code, Finding, Report
from parser.pdf import first_word_width, last_word_width

LINE_ENDS = (Code.HYPHEN_THIN, Code.BREAK_THIN)


class Doubt(NamedTuple):
    """A finding on a page, once for all entries that have it."""

    code: Code
    field: str
    about: str
    instead: str
    boxes: tuple[Box, ...]
    """Where it stands: the two pieces of a word that may be one or two."""


def doubts_on(number: int, report: Report, drafts: Sequence[EntryDraft]) -> list[Doubt]:
    """The doubts on page `number`, from top to bottom; `drafts` became the report's entries."""
    found = [_doubt(finding, ()) for finding in report.findings if finding.box]
    for entry, draft in zip(report.entries, drafts, strict=True):
        for finding in entry.findings:
            ends = next(_line_ends(finding, draft), ()) if finding.code in LINE_ENDS else ()
            found.append(_doubt(finding, ends))
    here = {doubt for doubt in found if any(box.page == number for box in doubt.boxes)}
    return sorted(here, key=lambda doubt: (doubt.boxes[0].top, doubt.boxes[0].x0, *doubt[:4]))


def _doubt(finding: Finding, ends: tuple[Box, ...]) -> Doubt:
    boxes = ends or ((finding.box,) if finding.box else ())
    return Doubt(finding.code, finding.field, finding.about, finding.instead, boxes)


def _line_ends(finding: Finding, draft: EntryDraft) -> Iterator[tuple[Box, ...]]:
    """The ends of lines, each with the beginning of the next, at which a word is that a finding is
    about."""
    word = letters(finding.about)
    for at, column in enumerate(draft.columns):
        if finding.field not in (column.field, column.label):
            continue
        pieces = draft.cells.get(at, [])
        lines = [(piece.page, line) for piece in pieces for line in piece.lines]
        for (page, line), (next_page, after) in pairwise(lines):
            pair = letters(line.text.split()[-1] + after.text.split()[0])
            if pair and word.endswith(pair):
                end, start = line.x1 - last_word_width(line), after.x0 + first_word_width(after)
                yield (
                    Box(page, end, line.top, line.x1, line.bottom),
                    Box(next_page, after.x0, after.top, start, after.bottom),
                )
