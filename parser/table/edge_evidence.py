"""What a page tells of where its table's columns part: texts, labels, and what is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parser.pdf import Page, Run, lines_of
from parser.table.column_costs import HANGS_OVER, TAGGED_GAP_UNCUT
from parser.table.columns import HeaderRow
from parser.typography import (
    ABOVE_HEADER,
    BELOW_BODY,
    ends_stretch,
    in_one_ruling,
    is_drawn_edge,
    is_outside_word,
    runs_along,
)


class Gap(NamedTuple):
    """White between two texts beside each other, in which an edge has to stand."""

    left: float
    right: float
    weight: float


@dataclass(frozen=True, slots=True)
class EdgeEvidence:
    """What one page tells of the columns; `left` is where the header begins there."""

    left: float
    header: Sequence[Run]
    texts: Sequence[Run]
    labels: Sequence[Run]
    """Of the texts those alone on their lines, from the table's left: groups' labels, perhaps."""
    drawn: Sequence[float]
    """The x of what is drawn as an edge."""
    along: Sequence[float]
    """The x of rulings that run along the body."""

    @classmethod
    def of(cls, row: HeaderRow, seen: set[tuple[str, int, int]]) -> EdgeEvidence:
        """What the page of a header tells; `seen` gathers the texts of all pages by their places,
        for running lines tell nothing, and stand on each."""
        starts = list(_label_starts(row.runs))
        texts: list[Run] = []
        for run in row.body:
            place = run.text, round(run.x0), round(run.base)
            if place not in seen and not _is_across(run, starts):
                texts.append(run)
            seen.add(place)
        top = row.top
        bottom = max((run.bottom for run in row.body), default=row.page.height) + BELOW_BODY
        low, high = min(starts), max(starts)
        drawn = [x for x in _drawn(row.page, top, bottom) if low < x <= high]
        along = [
            rule.at
            for rule in row.page.verticals
            if low < rule.at <= high and runs_along(rule.start, rule.end, top, bottom)
        ]
        return cls(row.left, row.runs, texts, list(_lone(texts, low)), drawn, along)

    def gaps(self, header: float) -> Iterator[Gap]:
        """The white in which edges have to stand, measured from where the header begins; a gap
        between two labels weighs `header`."""
        for gap in (
            *_gaps(self.header, self.drawn, header),
            *_gaps(self.texts, self.drawn, 1.0),
            *_tagged_gaps(self.texts, self.drawn),
        ):
            yield Gap(gap.left - self.left, gap.right - self.left, gap.weight)


def _gaps(runs: Sequence[Run], drawn: Sequence[float], weight: float) -> Iterator[Gap]:
    """The gaps between two texts on one line: the pen jumped there. A bullet is no text."""
    for line in lines_of(runs):
        for left, right in pairwise(line.runs):
            jumped = left.block != right.block or is_outside_word(right.x0 - left.x1, right.size)
            if jumped and any(map(str.isalnum, left.text)):
                yield _gap(left.x1, right.x0, left.size, drawn, weight)


def _gap(end: float, start: float, size: float, drawn: Sequence[float], weight: float) -> Gap:
    """The gap between a text of `size` that ends at `end` and one that begins at `start`; what
    hangs over an edge that is `drawn` ends there."""
    hung = [x for x in drawn if 0 < end - x < HANGS_OVER * size]
    return Gap(min([end, start, *hung]), max(end, start), weight)


def _tagged_gaps(runs: Sequence[Run], drawn: Sequence[float]) -> Iterator[Gap]:
    """The gaps between two cells that follow each other in a row by their tags."""
    rows: dict[int, dict[int, list[Run]]] = {}
    for run in runs:
        if run.cell:
            rows.setdefault(run.cell.row, {}).setdefault(run.cell.number, []).append(run)
    for cells in rows.values():
        spans = sorted(
            (min(r.x0 for r in one), max(r.x1 for r in one), one[0].size) for one in cells.values()
        )
        for (_, left, size), (right, _, _) in pairwise(spans):
            yield _gap(left, right, size, drawn, TAGGED_GAP_UNCUT)


def _label_starts(header: Sequence[Run]) -> Iterator[float]:
    """Where the labels begin, in words that are no further apart than words are."""
    for line in lines_of(header):
        before: Run | None = None
        for run in line.runs:
            if before is None or ends_stretch(run.x0 - before.x1, run.size):
                yield run.x0
            before = run


def _is_across(run: Run, starts: Sequence[float]) -> bool:
    """Whether a text is set across two beginnings of labels, as a group's label and prose are."""
    inside = {round(x) for x in starts if run.x0 + run.size < x < run.x1 - run.size}
    return len(inside) > 1


def _lone(texts: Sequence[Run], left: float) -> Iterator[Run]:
    """The texts that stand alone on their lines, and begin where the table does."""
    for line in lines_of(texts):
        if len(line.runs) == 1 and line.x0 < left + line.size:
            yield line.runs[0]


def _drawn(page: Page, top: float, bottom: float) -> Iterator[float]:
    """The x of what is drawn as an edge from `top` to `bottom`: rulings along it, and corners of
    cells above each other."""
    seams = [x for x, y in page.corners if top - ABOVE_HEADER < y < bottom]
    for rule in page.verticals:
        if runs_along(rule.start, rule.end, top, bottom):
            seams += [rule.at, rule.at]
    levels: list[list[float]] = []
    for x in sorted(seams):
        if levels and in_one_ruling(x - levels[-1][-1]):
            levels[-1].append(x)
        else:
            levels.append([x])
    yield from (median(level) for level in levels if is_drawn_edge(len(level)))
