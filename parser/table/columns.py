"""The header row found and named: which field stands between which two x."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parser.labels import field_of, fields_in, fields_of_labels, is_label, letters
from parser.pdf.lines import Line, lines_of
from parser.pdf.page import Page
from parser.pdf.runs import Run
from parser.table.column_edges import edge_between
from parser.table.headings import heads_another
from parser.values.grammar import field_of_values

LINES = 5
"""A header is at most so many lines high."""
BODY = 60
"""Lines under a header that tell where its columns are."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `field` ("" where no model knows the `label`) and its band of x (points)."""

    field: str
    label: str
    x0: float
    x1: float
    left: float
    """Where the text of its cells begins: most often where its header's text does too."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header row on a page, `top` to `bottom` in points, with its columns from left to right."""

    columns: tuple[Column, ...]
    runs: tuple[Run, ...]
    top: float
    bottom: float

    @property
    def labels(self) -> dict[str, str]:
        """Field → the label of its column; "" is an unknown one."""
        return {column.field: column.label for column in self.columns}

    def same(self, other: Header) -> bool:
        """Whether this is `other`'s header once more, as repeated on a next page."""
        return [letters(c.label) for c in self.columns] == [letters(c.label) for c in other.columns]

    def named_as(self, other: Header) -> Header:
        """This header, its columns the fields of `other`'s, of which it is the same."""
        pairs = zip(self.columns, other.columns, strict=True)
        columns = tuple(replace(mine, field=known.field) for mine, known in pairs)
        return replace(self, columns=columns)


def find_headers(page: Page, runs: Sequence[Run]) -> list[Header]:
    """Every header row of a table of research among `runs`, from top to bottom."""
    lines = lines_of(runs)
    zones = list(_headers(page, lines))
    headers: list[Header] = []
    starts = [at for at, _ in zones]
    for (at, zone), end in zip(zones, [*starts[1:], len(lines)], strict=False):
        body = list(_under(lines[at + zone.lines : min(end, at + BODY)], zone))
        top, bottom = min(run.top for run in zone.runs), max(run.bottom for run in zone.runs)
        headers.append(Header(tuple(_columns(page, zone.cells, body)), zone.runs, top, bottom))
    return headers


def _under(lines: Sequence[Line], zone: _Zone) -> Iterator[Run]:
    """What stands under a header, up to the heading of another list: that has its own columns."""
    size = max(run.size for run in zone.runs)
    for line in lines:
        if heads_another(line, size):
            return
        yield from line.runs


def _headers(page: Page, lines: Sequence[Line]) -> Iterator[tuple[int, _Zone]]:
    """The zones that are headers, each with the index of its first line.

    Of those that overlap the one that names most fields is taken, all in one weight if it can be: a
    line of prose right above a header is not part of it.
    """
    at = 0
    while at < len(lines):
        first = _best(page, lines, at)
        if first is None:
            at += 1
            continue
        later = range(at + 1, at + first.lines)
        found = [(at, first), *((start, _best(page, lines, start)) for start in later)]
        at, zone = max(
            ((start, zone) for start, zone in found if zone),
            key=lambda pair: (pair[1].known, pair[1].even, -pair[0]),
        )
        yield at, zone
        at += zone.lines


def _best(page: Page, lines: Sequence[Line], at: int) -> _Zone | None:
    """The header that begins at line `at`, as high as fits best."""
    zones = list(_zones(lines, at))
    if not any(zone.is_header for zone in zones):  # as nearly everywhere
        return None
    best = max(zones, key=lambda zone: _score(page, zone))
    return best if best.is_header else None


@dataclass(frozen=True)
class _Cell:
    """The text of one header cell, a run a line."""

    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @cached_property
    def label(self) -> str:
        """Its text; a word broken by the narrow column stays whole, which `field_of` can tell."""
        parts = [run.text for run in sorted(self.runs, key=lambda run: (run.base, run.x0))]
        whole, joined = " ".join(parts), "".join(parts)
        label = "".join(
            part[:-1] if part[-1] in "-\u00ad" else part + " " for part in parts
        ).strip()
        if field_of(joined) and not field_of(whole):
            return joined
        return label


@dataclass(frozen=True)
class _Zone:
    """Some lines taken for a header."""

    runs: tuple[Run, ...]
    cells: tuple[_Cell, ...]
    lines: int
    after: Line | None
    """The line under it."""

    @cached_property
    def fields(self) -> dict[str, bool]:
        """The fields that its labels name, and whether to the letter."""
        fields = {field_of(cell.label): is_label(cell.label) for cell in self.cells}
        fields.pop("", None)
        return fields

    @property
    def known(self) -> int:
        """How many fields its labels name."""
        return len(self.fields)

    @property
    def even(self) -> bool:
        """Whether it is all bold, or nowhere."""
        return len({run.bold for run in self.runs}) == 1

    @property
    def is_header(self) -> bool:
        """Whether enough of its labels are known, and none is as long as a sentence."""
        unknown = [cell.label for cell in self.cells if not field_of(cell.label)]
        bold = all(run.bold for run in self.runs)
        exact = all(is_label(cell.label) for cell in self.cells)
        enough = self.known >= 3 or (self.known == 2 and (bold or exact))
        return enough and all(len(letters(label)) <= 70 for label in unknown)


def _zones(lines: Sequence[Line], at: int) -> Iterator[_Zone]:
    """The header that may begin at line `at`, one, two, … lines high."""
    first = lines[at]
    if not any(_starts_label(run.text) for run in first.runs) or not _named(lines[at : at + LINES]):
        return
    runs: list[Run] = []
    for count, line in enumerate(lines[at : at + LINES], 1):
        if count > 1 and line.base - lines[at + count - 2].base > 2.2 * first.size:
            return
        if not _alike(first, line):
            return
        runs += line.runs
        after = lines[at + count] if at + count < len(lines) else None
        yield _Zone(tuple(runs), tuple(_cells(runs)), count, after)


def _alike(first: Line, line: Line) -> bool:
    """Whether `line` is set in the size of a header's first line."""
    return 0.8 < line.size / first.size < 1.25 or _small_capitals(line, first.size)


def _small_capitals(line: Line, size: float) -> bool:
    """Whether `line` is in small capitals without a capital: some 0.7 to 0.8 of their `size`."""
    return line.text.isupper() and 0.65 * size < line.size < 0.85 * size


def _named(lines: Sequence[Line]) -> bool:
    """Whether there are words of two fields in `lines`: what has none is soon passed over."""
    return len(fields_in("".join(line.text for line in lines))) > 1


def _starts_label(text: str) -> bool:
    """Whether a header may begin with this run: with a label, or with the start of one."""
    bare = letters(text)
    return len(bare) >= 3 and (bool(field_of(text)) or len(bare) < 40)


def _score(page: Page, zone: _Zone) -> float:
    """How well the lines of `zone` fit a header, and no more or fewer lines."""
    runs, after = zone.runs, zone.after
    labels = [cell.label for cell in zone.cells]
    size = max(run.size for run in runs)
    bottom = max(run.bottom for run in runs)
    top = min(run.top for run in runs)
    score = sum(3.0 if exact else 2.0 for exact in zone.fields.values())
    score -= sum(1.0 for label in labels if not field_of(label) and len(letters(label)) > 25)
    edges = [rule.at for rule in page.horizontals] + [fill.bottom for fill in page.fills]
    limit = after.top + 0.3 * after.size if after else bottom + 2 * size
    if any(bottom - 0.3 * size < edge < max(limit, bottom + 0.3 * size) for edge in edges):
        score += 2.0
    if any(top + 0.8 * size < edge < bottom - 0.5 * size for edge in edges if zone.lines > 1):
        score -= 4.0 * (sum(_crosses(page, edge, runs) for edge in edges) > 0)
    bold = all(run.bold for run in runs)
    if bold and after is not None and not after.bold:
        score += 2.0
    if after is not None and _has_more(zone.cells, after, size):
        score -= 4.0
    if not bold and any(run.bold for run in runs):
        score -= 1.0
    return score - 0.1 * zone.lines


def _has_more(cells: Sequence[_Cell], after: Line, size: float) -> bool:
    """Whether the next line is one of the header's too: its words go on labels, most of them known
    to the letter."""
    near = after.top - max(run.bottom for cell in cells for run in cell.runs) < 0.6 * size
    if not near or (abs(after.size - size) > 0.5 and not _small_capitals(after, size)):
        return False
    pairs = [
        (cell.label, _Cell((*cell.runs, run)).label)
        for run in after.runs
        for cell in cells
        if run.x0 < cell.x1 and cell.x0 < run.x1 and len(letters(run.text)) < 20
    ]
    longer = [label for before, label in pairs if field_of(before) or field_of(label)]
    known = sum(map(is_label, longer))
    return len(pairs) == len(after.runs) and all(map(field_of, longer)) and 2 * known > len(longer)


def _crosses(page: Page, edge: float, runs: Sequence[Run]) -> bool:
    """Whether a rule at `edge` parts the lines of `runs` over half of their width."""
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return any(
        abs(rule.at - edge) < 0.5 and min(rule.end, x1) - max(rule.start, x0) > 0.5 * (x1 - x0)
        for rule in page.horizontals
    )


def _cells(runs: Sequence[Run]) -> Iterator[_Cell]:
    """Runs of the header's lines put together where they stand above each other, or make a label
    only together."""
    cells: list[_Cell] = []
    end = 0.0
    for run in sorted(runs, key=lambda run: run.x0):
        if cells and run.x0 <= end - min(1.0, 0.2 * (run.x1 - run.x0)):
            cells[-1] = _Cell((*cells[-1].runs, run))
        else:
            cells.append(_Cell((run,)))
            end = 0.0
        end = max(end, run.x1)
    before: _Cell | None = None
    for cell in cells:
        if before and _is_one(before, cell):
            before = _Cell((*before.runs, *cell.runs))
            continue
        if before:
            yield before
        before = cell
    if before:
        yield before


def _is_one(left: _Cell, right: _Cell) -> bool:
    """Whether two cells are one, with words that justified text has driven apart."""
    one = is_label(_Cell((*left.runs, *right.runs)).label)
    return one and not (is_label(left.label) and is_label(right.label))


def _columns(page: Page, cells: Sequence[_Cell], body: Sequence[Run]) -> Iterator[Column]:
    """The band of each header cell; its edges from rules and fills, else from the rivers of white.

    A river is an x that (almost) no line of text crosses; of several the one nearest to the next
    column's text is taken, because text is set from its column's left edge.
    """
    top = min(cell.runs[0].top for cell in cells)
    bottom = max((run.bottom for run in body), default=page.bottom) + 10
    edges = [page.left - 1.0]
    for left, right in itertools.pairwise(cells):
        low, high = sorted((left.x1, right.x0))
        edges.append(edge_between(page, low, high, body, top, bottom))
    edges.append(page.right + 1.0)
    fields = fields_of_labels([cell.label for cell in cells])
    for cell, field, x0, x1 in zip(cells, fields, edges, edges[1:], strict=False):
        told = field or field_of_values([run.text for run in body if x0 < run.middle < x1], fields)
        yield Column(told, cell.label, x0, x1, _left(cell, x0, x1, body))


def _left(cell: _Cell, x0: float, x1: float, body: Sequence[Run]) -> float:
    """Where the text between `x0` and `x1` begins: under the header, which may be centred, most
    texts of a column begin at one x."""
    begins = Counter(round(run.x0, 1) for run in body if x0 - 0.2 <= run.x0 < x1)
    most = begins.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > begins.total() else cell.x0


def main_column(columns: Sequence[Column]) -> int:
    """The index of the column with the most to say."""
    for field in ("conclusies", "titel"):
        for at, column in enumerate(columns):
            if column.field == field:
                return at
    return max(range(len(columns)), key=lambda at: columns[at].x1 - columns[at].x0)
