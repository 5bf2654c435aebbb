"""The words of a dump's lines dealt to the columns of its table, by the least surprise.

A dump has no positions: words of neighbouring columns stand on one line with a space between, or
none. What is left to go by: columns keep their order; a narrow column's values have a shape; a cell
is wrapped greedily, so a line ends where the next word no longer fits; a cell stands on lines that
follow each other, begins with a capital, and does not end in "van". Each breach has its price
(`parser.dump.costs`); the cheapest reading of the whole page wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parser.dump.cost_table import DEAR, DOUBT, UNFINISHED
from parser.dump.costs import ANCHORS, Costs
from parser.dump.dump_header import DumpHeader
from parser.dump.dump_lines import HYPHENS, Cut, DumpCell, DumpLine, spans
from parser.dump.font_metrics import SPACE, wide, width
from parser.labels import is_label
from parser.typography import HEADER_TO_BODY, LONE_WORD, NARROW_COLUMN, misfit

_BEAM = 20
"""Readings kept from line to line."""
_CUTS = 20
"""Ways to cut one line that are tried."""
_ROUNDS = 3
"""Times that the columns' widths are estimated from the reading before."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A line as dealt: where its fragments end, whether it begins a row, which are in doubt."""

    line: DumpLine
    cut: Cut
    new: bool
    unsure: frozenset[int] = frozenset()

    def fragments(self) -> list[str]:
        """The text in every column, from left to right."""
        return [self.line.text(start, end) for start, end in spans(self.cut)]


Path = tuple[Assignment, "Path"] | None
Beam = dict[tuple[DumpCell, ...], tuple[float, Path]]
"""The state of the cells → the price of the cheapest reading that leads there, and the reading."""


Measured = tuple[float, float | None, bool]
"""A line's width, its width with the next word (None: none comes), whether it is a single word."""


@dataclass(frozen=True, slots=True)
class PageAssignment:
    """A table's lines as dealt, and the columns' widths in ems (None: cannot be told)."""

    lines: tuple[Assignment, ...]
    widths: tuple[float | None, ...]


def assign_words(header: DumpHeader, lines: Sequence[DumpLine]) -> PageAssignment:
    """Deal the words of `lines` to the columns of `header`; every word is in exactly one."""
    fields = header.fields
    prices = Costs(fields, lines)
    widths: list[float | None] = [
        None if prices.shaped(c) else NARROW_COLUMN for c in range(len(fields))
    ]
    widths[prices.main] = _fitting(_whole_lines(lines))
    dealt: tuple[Assignment, ...] = ()
    for _ in range(_ROUNDS):
        prices.use(widths)
        dealt = _cheapest(prices, lines)
        widths = [
            None
            if prices.shaped(column)
            else _fitting(_label_lines(header.cells[column]) + _column_lines(dealt, column))
            for column in range(len(fields))
        ]
    return PageAssignment(_with_doubt(prices, dealt), tuple(widths))


def _whole_lines(lines: Sequence[DumpLine]) -> list[Measured]:
    """Width of each line, and what it would be with the next line's first word."""
    return [
        (line.to[-1], line.to[-1] + SPACE + width(after.words[0]), False)
        for line, after in pairwise(lines)
        if not line.words[-1].endswith((".", *HYPHENS))
    ]


def _column_lines(dealt: Sequence[Assignment], column: int) -> list[Measured]:
    """The same of each line of the cells in `column`; None where a cell ends."""
    result: list[Measured] = []
    for this, after in pairwise((*dealt, None)):
        assert this is not None
        start, end = spans(this.cut)[column]
        if start == end:
            continue
        wide, more = this.line.wide(start, end), None
        if after and not after.new and not this.line.words[end - 1].endswith((".", *HYPHENS)):
            first, last = spans(after.cut)[column]
            more = wide + SPACE + width(after.line.words[first]) if first < last else None
        result.append((wide, more, end - start == 1))
    return result


def _label_lines(cell: Sequence[str]) -> list[Measured]:
    """The same of a label of which a word is broken without a hyphen: that measures its column."""
    return [
        (HEADER_TO_BODY * wide(above), HEADER_TO_BODY * (wide(above) + width(below[0])), False)
        for above, below in pairwise(cell)
        if below[0].islower() and above[-1].isalpha() and not is_label(above.split()[-1])
    ]


def _fitting(lines: Sequence[Measured]) -> float | None:
    """The width of a column whose lines are so wide, and would be so wide with one word more."""
    if not any(more for _, more, _ in lines):
        return None

    def breach(limit: float) -> float:
        over = sum(
            misfit(wide / limit - 1) * (LONE_WORD if single else 1.0) for wide, _, single in lines
        )
        early = sum(misfit(1 - more / limit) for _, more, _ in lines if more)
        return over + early

    return min(sorted({wide for wide, _, _ in lines}), key=breach)


def _cheapest(prices: Costs, lines: Sequence[DumpLine]) -> tuple[Assignment, ...]:
    """The cheapest reading of `lines`, by a beam of readings from the first to the last."""
    beam: Beam = {tuple(DumpCell() for _ in prices.fields): (0.0, None)}
    for line in lines:
        cuts = _cuts(prices, line)
        ahead: Beam = {}
        for cells, (cost, path) in beam.items():
            for cut, new in cuts:
                price, after = prices.step(cells, line, cut, new)
                if after not in ahead or cost + price < ahead[after][0]:
                    ahead[after] = (cost + price, (Assignment(line, cut, new), path))
        beam = dict(sorted(ahead.items(), key=lambda item: item[1][0])[:_BEAM])
    ends = [
        (cost + UNFINISHED * prices.finish(cells), path) for cells, (cost, path) in beam.items()
    ]
    path, dealt = min(ends, key=lambda end: end[0])[1], []
    while path:
        dealt.append(path[0])
        path = path[1]
    return tuple(reversed(dealt))


def _cuts(prices: Costs, line: DumpLine) -> list[tuple[Cut, bool]]:
    """The likelier ways to cut `line`, and whether it begins a row, by what itself can tell."""
    blank = tuple(DumpCell() for _ in prices.fields)
    priced = []
    for cut in _ways(prices, line, 0, 0):
        anchored = any(
            start < end
            for name, (start, end) in zip(prices.fields, spans(cut), strict=True)
            if name in ANCHORS
        )
        starts = (False, True) if anchored else (False,)
        priced += [(prices.step(blank, line, cut, new)[0], cut, new) for new in starts]
    priced.sort()
    return [(cut, new) for price, cut, new in priced[:_CUTS] if price < priced[0][0] + DEAR]


def _ways(prices: Costs, line: DumpLine, column: int, start: int) -> Iterator[Cut]:
    """Every way to cut the words from `start` on into the columns from `column` on."""
    if column == len(prices.fields) - 1:
        if len(line.words) in (start, *prices.ends(column, line, start)):
            yield (len(line.words),)
        return
    for end in (start, *prices.ends(column, line, start)):
        for rest in _ways(prices, line, column + 1, end):
            yield (end, *rest)


def _with_doubt(prices: Costs, dealt: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """`dealt`, with the columns marked whose words another cheap reading puts elsewhere."""
    cells = tuple(DumpCell() for _ in prices.fields)
    result = []
    for at, this in enumerate(dealt):
        ahead = dealt[at : at + 3]
        best = _price(prices, cells, ahead)
        unsure: set[int] = set()
        for cut, new in _cuts(prices, this.line):
            if cut == this.cut or new != this.new:
                continue
            other = _price(prices, cells, (replace(this, cut=cut), *ahead[1:]))
            if other < best + DOUBT:
                unsure |= {
                    column
                    for column, (mine, theirs) in enumerate(
                        zip(spans(this.cut), spans(cut), strict=True)
                    )
                    if mine != theirs and (mine[0] != mine[1] or theirs[0] != theirs[1])
                }
        result.append(replace(this, unsure=frozenset(unsure)))
        cells = prices.step(cells, this.line, this.cut, this.new)[1]
    return tuple(result)


def _price(prices: Costs, cells: tuple[DumpCell, ...], dealt: Sequence[Assignment]) -> float:
    total = 0.0
    for this in dealt:
        price, cells = prices.step(cells, this.line, this.cut, this.new)
        total += price
    return total
