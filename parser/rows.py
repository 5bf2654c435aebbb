"""A part of a table cut into rows: runs dealt to columns, bands of rows, merged cells.

Rules and backgrounds part rows where there are any; else the values do that every row has once
(type, year, status): where they begin anew, a row begins.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from parser.columns import Column, Line, lines_of
from parser.fields import is_year_value, read_status, read_type
from parser.groups import is_group
from parser.merged import blocks, spread
from parser.page import Area, Char, Rule, Run, trimmed
from parser.tables import Part

MERGED = ("thema", "subthema")
"""The fields that are printed once for several rows, even where no rule shows the merged cell."""
KEYS = ("type_onderzoek", "afronding", "status", "artikel", "links")
"""The fields of which every row has its own, short, from its first line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, as lines; shared by all rows over which the cell is merged."""

    lines: tuple[Line, ...] = ()
    over: tuple[Run, ...] = ()
    """Those of its runs that hang over the column's edge."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row on one page: column's index → cell. `label` is the text of a group row."""

    top: float
    bottom: float
    cells: Mapping[int, Cell]
    merged: frozenset[int] = frozenset()
    """The columns whose cell is empty here because it goes on from the row above."""
    ruled: bool = True
    """Whether a rule or a background shows where it begins."""
    label: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    """What cuts a part: per column the heights where a rule or a background's edge crosses it."""

    cuts: tuple[tuple[float, ...], ...]
    ruled: bool
    """Whether rules part the rows, and not only backgrounds or nothing at all."""


def rows_of(part: Part) -> list[Row]:
    """The rows of `part` from top to bottom, group rows among them."""
    labels = [at for at in range(len(part.lines)) if is_group_row(part, at)]
    pieces = _pieces(part, labels)
    rows: list[Row] = []
    for lines, label in pieces:
        if label:
            rows.append(Row(lines[0].top, lines[-1].bottom, {}, label=tuple(lines)))
        else:
            rows += _rows(part, lines, continued=not rows and not part.opens)
    return rows


def is_group_row(part: Part, at: int) -> bool:
    """Whether a line of the part is a label over the rows that follow."""
    line = part.lines[at]
    if not is_group(part.page, part.lines, at, part.columns):
        return False
    main = main_column(part.columns)
    band = part.columns[main]
    return not any(run.x0 > band.x0 - 1 and run.x0 < band.x1 for run in line.runs) or main == 0


def _pieces(part: Part, labels: Sequence[int]) -> Iterator[tuple[list[Line], bool]]:
    """The lines of the part in stretches: rows, or the lines of one group label."""
    stretch: list[Line] = []
    for at, line in enumerate(part.lines):
        if at in labels:
            if stretch:
                yield stretch, False
            stretch = []
            yield [line], True
        else:
            stretch.append(line)
    if stretch:
        yield stretch, False


def main_column(columns: Sequence[Column]) -> int:
    """The index of the column with the most to say."""
    for field in ("conclusies", "titel"):
        for at, column in enumerate(columns):
            if column.field == field:
                return at
    return max(range(len(columns)), key=lambda at: columns[at].x1 - columns[at].x0)


def deal(runs: Sequence[Run], columns: Sequence[Column]) -> list[list[tuple[Run, bool]]]:
    """Each run given to its column, cut where it is two texts that touch; True where it hangs over.

    A run that crosses an edge is cut there if a text of the next column begins at that place; if
    not, it is a long word that hangs over, and stays whole where it begins.
    """
    dealt: list[list[tuple[Run, bool]]] = [[] for _ in columns]
    starts = [column.x0 for column in columns]
    for run in runs:
        for piece in _cut(run, columns):
            at = max(0, bisect_right(starts, piece.middle) - 1)
            first = max(0, bisect_right(starts, piece.x0 + EDGE) - 1)
            hangs = piece.x1 > columns[first].x1 + EDGE
            dealt[first if hangs else at].append((piece, hangs))
    return dealt


EDGE = 1.0
"""Points by which a text may touch the next column without being doubtful."""


def _cut(run: Run, columns: Sequence[Column]) -> list[Run]:
    """`run` in pieces, cut at every edge where a word ends or two letters meet."""
    pieces: list[list[Char]] = [[]]
    edges = [
        (column.x1, after.left)
        for column, after in itertools.pairwise(columns)
        if run.x0 + 1 < column.x1 < run.x1 - 1
    ]
    for char in run.chars:
        if edges and (char.x0 + char.x1) / 2 > edges[0][0]:
            last = pieces[-1][-1] if pieces[-1] else None
            free = last is None or last.text.isspace() or char.x0 - last.x1 > 0.15 * char.size
            if free or min(abs(char.x0 - x) for x in edges[0]) < 0.4:
                pieces.append([])
                edges.pop(0)
        pieces[-1].append(char)
    return [run for piece in pieces for run in trimmed(piece)]


def _rows(part: Part, lines: Sequence[Line], continued: bool) -> list[Row]:
    columns = part.columns
    runs = [run for line in lines for run in line.runs]
    dealt = deal(runs, columns)
    texts = [lines_of([run for run, _ in column]) for column in dealt]
    over = [tuple(run for run, hangs in column if hangs) for column in dealt]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    grid = _grid(part, runs, top, bottom)
    main = main_column(columns)
    cuts = list(grid.cuts[main])
    starts = _starts(columns, texts, cuts, grid.ruled)
    edges = sorted({top - 1.0, bottom + 1.0, *cuts, *starts})
    bands = [
        (a, b)
        for a, b in itertools.pairwise(edges)
        if any(a <= line.base < b for column in texts for line in column)
    ]
    cells = [
        _cells(column, text, hanging, bands, grid.cuts[at], grid.ruled, starts, continued)
        for at, (column, text, hanging) in enumerate(zip(columns, texts, over, strict=True))
    ]
    rows = []
    for number, (a, b) in enumerate(bands):
        merged = frozenset(at for at, column in enumerate(cells) if column[number] is None)
        here = {at: column[number] or Cell() for at, column in enumerate(cells)}
        ruled = any(abs(a - cut) < 0.5 for cut in cuts)
        rows.append(Row(a, b, here, merged, ruled or number == 0))
    return rows


def _grid(part: Part, runs: Sequence[Run], top: float, bottom: float) -> _Grid:
    """The rules and backgrounds of the part that cross each column."""
    rules = [
        rule
        for rule in part.page.across
        if top - 1 < rule.at < bottom + 1 and not _underlines(rule, runs)
    ]
    fills = [fill for fill in part.page.fills if fill.bottom > top - 1 and fill.top < bottom + 1]
    cuts: list[tuple[float, ...]] = []
    for at in range(len(part.columns)):
        x0, x1 = part.span(at)
        ruled = [rule.at for rule in rules if _covers(rule, x0, x1)]
        filled = _fill_edges(fills, x0, x1, ruled)
        inside = [y for y in (*ruled, *filled) if top < y < bottom]
        cuts.append(tuple(_apart(inside)))
    return _Grid(tuple(cuts), _is_ruled(part))


def closed(part: Part) -> frozenset[int]:
    """The columns whose last cell on the page a rule closes, if it leaves others open.

    A rule under all columns is only the table's frame and tells nothing.
    """
    lines = part.lines
    if not lines:
        return frozenset()
    last = lines[-1]
    rules = [rule for rule in part.page.across if 0 < rule.at - last.base < 1.5 * last.size]
    found = frozenset(
        at for at in range(len(part.columns)) for rule in rules if _covers(rule, *part.span(at))
    )
    return found if len(found) < len(part.columns) else frozenset()


def _is_ruled(part: Part) -> bool:
    """Whether at least one rule crosses the main column between two lines of the part."""
    x0, x1 = part.span(main_column(part.columns))
    runs = [run for line in part.lines for run in line.runs]
    bases = [line.base for line in part.lines]
    return any(
        min(bases) < rule.at < max(bases) and _covers(rule, x0, x1) and not _underlines(rule, runs)
        for rule in part.page.across
    )


def _covers(rule: Rule, x0: float, x1: float) -> bool:
    """Whether `rule` crosses most of the column from `x0` to `x1`."""
    return min(rule.end, x1) - max(rule.start, x0) > 0.7 * (x1 - x0)


def _fill_edges(fills: Sequence[Area], x0: float, x1: float, ruled: Sequence[float]) -> list[float]:
    """The tops and bottoms of the backgrounds behind a column, unless a rule stands there."""
    edges = [
        edge
        for fill in fills
        if _covers(Rule(fill.top, fill.x0, fill.x1), x0, x1)
        for edge in (fill.top, fill.bottom)
    ]
    return [edge for edge in edges if all(abs(edge - at) > 2.5 for at in ruled)]


def _apart(heights: Sequence[float]) -> Iterator[float]:
    """`heights` in order, those of one double rule taken together."""
    last = None
    for at in sorted(heights):
        if last is None or at - last > 2.5:
            yield at
            last = at


def _underlines(rule: Rule, runs: Sequence[Run]) -> bool:
    """Whether a rule only underlines words: it lies below a baseline and is no longer than they."""
    under = [
        run
        for run in runs
        if run.base - 0.1 * run.size <= rule.at <= run.base + 0.3 * run.size
        and run.x1 > rule.start
        and run.x0 < rule.end
    ]
    return bool(under) and (
        rule.start > min(run.x0 for run in under) - 1.5
        and rule.end < max(run.x1 for run in under) + 1.5
    )


def pitch(texts: Sequence[Sequence[Line]]) -> float:
    """The usual distance between two lines of a cell, in points."""
    gaps = [
        after.base - line.base
        for column in texts
        for line, after in itertools.pairwise(column)
        if after.base - line.base < 3 * line.size
    ]
    sizes = [line.size for column in texts for line in column]
    return median(gaps) if gaps else 1.2 * median(sizes or [8.0])


def complete(field: str, text: str) -> bool:
    """Whether `text` is a whole value of `field`, and not the first or last line of one."""
    match field:
        case "type_onderzoek":
            return bool(read_type(text))
        case "status":
            return bool(read_status(text))
        case "afronding":
            return is_year_value(text)
    return False


def _starts(
    columns: Sequence[Column],
    texts: Sequence[Sequence[Line]],
    cuts: Sequence[float],
    ruled: bool,
) -> list[float]:
    """Where rows begin that nothing parts: just above the line on which a row's values begin.

    Rules part every row if they part most. A background may lie behind two, as where a theme's
    rows share it: then a row begins with two whole values.
    """
    anchors = _anchors(columns, texts)
    if not anchors:
        return []
    main = texts[main_column(columns)]
    leading = pitch([main]) if len(main) > 2 else pitch(texts)
    if cuts and _trusted(anchors, cuts):
        if ruled:
            return []
        anchors = [base for base in anchors if _whole_at(base, columns, texts, leading) > 1]
    middle = _centred(anchors, main, leading)
    starts: list[float] = []
    for before, anchor in zip([-1.0, *anchors], anchors, strict=False):
        between = [line for line in main if before < line.base < anchor + 0.5 * leading]
        if any(before < cut < anchor for cut in cuts):
            continue
        if middle and before < 0:
            continue
        if middle and between:
            starts.append(_widest(main, before, anchor, leading))
        else:
            starts.append(anchor - 0.75 * leading)
    return starts


def _whole_at(
    base: float, columns: Sequence[Column], texts: Sequence[Sequence[Line]], leading: float
) -> int:
    """How many columns have a whole value on the line at `base`."""
    return sum(
        abs(line.base - base) < 0.5 * leading and complete(column.field, line.text)
        for column, text in zip(columns, texts, strict=True)
        for line in text
    )


def _trusted(anchors: Sequence[float], cuts: Sequence[float]) -> bool:
    """Whether the rules part the rows: hardly two anchors stand between the same two rules."""
    edges = [-1.0, *cuts, float("inf")]
    crowded = sum(
        sum(a < anchor < b for anchor in anchors) > 1 for a, b in itertools.pairwise(edges)
    )
    return crowded <= 0.25 * len(cuts)


def _centred(anchors: Sequence[float], main: Sequence[Line], leading: float) -> bool:
    """Whether the short values stand halfway the height of their row."""
    inside = 0
    for anchor in anchors:
        above = [
            line for line in main if anchor - 1.2 * leading < line.base < anchor - 0.3 * leading
        ]
        gap = any(
            after.base - line.base > 1.3 * leading for line, after in itertools.pairwise(main)
        )
        inside += bool(above) and gap
    return inside > 0.5 * len(anchors)


def _widest(main: Sequence[Line], low: float, high: float, leading: float) -> float:
    """The height in the widest gap of `main` between two anchors."""
    pairs = [
        (after.base - line.base, after.base - 0.75 * leading)
        for line, after in itertools.pairwise(main)
        if low < after.base and line.base < high
    ]
    return max(pairs)[1] if pairs else high - 0.75 * leading


def _anchors(columns: Sequence[Column], texts: Sequence[Sequence[Line]]) -> list[float]:
    """The baselines at which at least two short columns (or the only one) begin a new value."""
    keys = [at for at, column in enumerate(columns) if column.field in KEYS and texts[at]]
    if not keys:
        return []
    leading = pitch(texts)
    begun: list[tuple[float, int]] = []
    for at in keys:
        field = columns[at].field
        before: Line | None = None
        for line in texts[at]:
            near = before is not None and line.base - before.base < 1.35 * leading
            whole = complete(field, line.text)
            if not near or (whole and before is not None and complete(field, before.text)):
                begun.append((line.base, at))
            before = line
    needed = 2 if len(keys) > 1 else 1
    anchors: list[float] = []
    for base, _ in sorted(begun):
        together = {at for other, at in begun if 0 <= other - base < 0.5 * leading}
        if len(together) >= needed and (not anchors or base - anchors[-1] > 0.5 * leading):
            anchors.append(base)
    return anchors


def _cells(
    column: Column,
    text: Sequence[Line],
    over: tuple[Run, ...],
    bands: Sequence[tuple[float, float]],
    cuts: Sequence[float],
    ruled: bool,
    starts: Sequence[float],
    continued: bool,
) -> list[Cell | None]:
    """The column's cell in each band; None where it goes on from above what was read so far."""
    loose = column.field in MERGED
    groups: list[list[int]] = []
    for number, (a, _) in enumerate(bands):
        parted = any(abs(a - cut) < 2.6 for cut in cuts)
        begun = any(abs(a - start) < 0.5 for start in starts) and not loose
        if number == 0 or parted or begun:
            groups.append([number])
        else:
            groups[-1].append(number)
    cells: list[Cell | None] = []
    for group in groups:
        a, b = bands[group[0]][0], bands[group[-1]][1]
        inside = [line for line in text if a <= line.base < b]
        if ruled and continued and group[0] == 0 and not inside and (loose or len(group) > 1):
            cells += [None] * len(group)
        elif ruled and not (loose and starts):
            cells += [_cell(inside, over)] * len(group)
        else:
            shared = spread if ruled and loose else blocks
            found = shared(inside, [bands[number] for number in group], pitch([inside]))
            made = {id(block): _cell(block, over) for block in found if block}
            parts = [made.get(id(block)) for block in found]
            cells += parts if loose else [part or Cell() for part in parts]
    return cells


def _cell(lines: Sequence[Line], over: tuple[Run, ...]) -> Cell:
    mine = {id(run) for line in lines for run in line.runs}
    return Cell(tuple(lines), tuple(run for run in over if id(run) in mine))
