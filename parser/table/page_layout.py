"""A page laid out: which of its lines are a table's body, and what the others are.

Only geometry and the header's words decide: a line belongs to the table above it as long as it
keeps to that table's columns and size. What stands between two tables is a heading or prose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from parser.labels import announces, is_annex
from parser.model import Place
from parser.pdf import Line, Page, Run, lines_of, trimmed, usual_size
from parser.table.columns import Header, filled
from parser.table.explanations import explanation_at
from parser.table.footnotes import NOTE, Note, marks_of, notes_in, opens_notes
from parser.table.group_rows import crosses, is_group
from parser.table.headings import Headings, heads_another, is_article, is_caption
from parser.table.rows_above import part_above, row_above
from parser.table.table_part import TablePart
from parser.typography import (
    EDGE_SLACK,
    HEADING_LINES,
    LEAD_LINES,
    ROWS_WITHIN,
    SIZE_LINES,
    fills_row,
    is_heading_size,
    is_lone_mark,
    is_majority,
    is_note_size,
    is_off_columns,
    is_smaller,
    same_size,
)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table that may go on on the next page."""

    header: Header
    size: float
    """The size of its text, in points."""
    sizes: Mapping[int, float]
    """Column → the usual size of its own text, in points, where rows tell it."""
    headings: Headings
    """What its headings say."""
    explained: bool = False
    """Whether paragraphs across the columns explain its rows."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page laid out: the parts of tables on it, and the place of every other run."""

    page: Page
    parts: tuple[TablePart, ...]
    placed: tuple[tuple[Place, Run], ...]
    open: OpenTable | None
    headings: Headings
    """What the headings say that were seen last."""
    notes: tuple[Note, ...] = ()
    """The notes under its tables."""


def layout_page(
    page: Page,
    headers: Sequence[Header],
    apart: frozenset[int],
    before: OpenTable | None,
    headings: Headings,
) -> PageLayout:
    """Lay out `page`; `headers` are its header rows, `apart` the ids of its running runs.

    `before` is the table that may go on here; `headings` is what the headings above say.
    """
    lines = lines_of([run for run in page.runs if id(run) not in apart])
    placed = [(Place.RUNNING, run) for run in page.runs if id(run) in apart]
    starts = [_index(lines, header) for header in headers]
    tops = [
        start - (len(row_above(lines[:start], header)) if is_annex(header.labels, True) else 0)
        for start, header in zip(starts, headers, strict=True)
    ]
    parts: list[TablePart] = []
    notes: list[Note] = []
    table, at = before, 0
    if table and not (starts and _only_headings(lines[: starts[0]], headers[0], table)):
        stop = tops[0] if tops else len(lines)
        body, at = _body(page, lines, 0, stop, table)
        if body:
            parts.append(_part(page, table, body, body[0].top - EDGE_SLACK, opens=False))
        below = lines[at:stop]
        notes += notes_in(below)
        table = _if_open(table, body, below)
    for header, top, start, stop in zip(
        headers, tops, starts, [*tops, len(lines)][1:], strict=True
    ):
        above, synthesis = lines[at:top], lines[top:start]
        headings = headings.after(above)
        placed += [*_placed(above), *((Place.HEADER, run) for run in header.runs)]
        at = start + len(lines_of(header.runs))
        if not is_annex(header.labels, bool(headings.annex)):
            table = None
            continue
        if synthesis:
            parts.append(part_above(page, synthesis, headings))
            table = None
        again = table is not None and header.same(table.header) and _says_no_more(above, table)
        if again and table:
            headings, header = table.headings, header.named_as(table.header)
        table = _opened(header, lines[at:stop], headings, table if again else None)
        body, at = _body(page, lines, at, stop, table)
        parts.append(_part(page, table, body, header.bottom, opens=not again))
        notes += notes_in(lines[at:stop])
        table = _if_open(table, body, lines[at:stop])
    headings = headings.after(lines[at:])
    placed += _placed(lines[at:])
    noted = {id(run) for note in notes for line in note.lines for run in line.runs}
    placed = [(Place.FOOTNOTE if id(run) in noted else place, run) for place, run in placed]
    return PageLayout(page, tuple(parts), tuple(placed), table, headings, tuple(notes))


def _index(lines: Sequence[Line], header: Header) -> int:
    """Which of `lines` is the first of `header`."""
    mine = {id(run) for run in header.runs}
    return next(at for at, line in enumerate(lines) if any(id(run) in mine for run in line.runs))


def _opened(
    header: Header, lines: Sequence[Line], headings: Headings, before: OpenTable | None
) -> OpenTable:
    """The table under `header`, or the same as `before` that goes on there; its size is that of its
    first lines."""
    sizes = [run.size for line in lines[:SIZE_LINES] for run in line.runs]
    size = median(sizes or [run.size for run in header.runs])
    if before:  # a page may begin with the text of one column only
        known = {**_sizes(lines, header), **before.sizes}
        return replace(before, header=header, sizes=known, headings=headings)
    return OpenTable(header, size, _sizes(lines, header), headings)


def _sizes(lines: Sequence[Line], header: Header) -> dict[int, float]:
    """Column → the usual size of its letters, on the lines that fill three columns, as rows do."""
    found: dict[int, list[float]] = {}
    for line in lines:
        sized = [(at, usual_size([run])) for at, run in filled(line, header.columns)]
        if fills_row(len({at for at, _ in sized})):
            for at, size in sized:
                found.setdefault(at, []).append(size)
    usual = {at: [size for size in sizes if size] for at, sizes in found.items()}
    return {at: median(sizes) for at, sizes in usual.items() if sizes}


def _only_headings(above: Sequence[Line], header: Header, table: OpenTable) -> bool:
    """Whether a page begins with the open table's header, at most a heading above it."""
    few = len(above) <= HEADING_LINES
    return few and header.same(table.header) and not _rows(above, table)


def _says_no_more(above: Sequence[Line], table: OpenTable) -> bool:
    """Whether the lines above a repeated header are at most the table's own heading once more."""
    said = table.headings.after(above)
    return len(above) <= HEADING_LINES and said.repeats(table.headings)


def _if_open(table: OpenTable, body: Sequence[Line], after: Sequence[Line]) -> OpenTable | None:
    """`table`, of which a page had the lines `body`, if it may go on on the next page: nothing but
    notes stands under it."""
    if any(heads_another(line, table.size) for line in after):
        return None
    if after and not (NOTE.match(after[0].text) and is_note_size(after[0].size, table.size)):
        return None
    columns = table.header.columns
    explained = any(explanation_at(body, at, columns) for at in range(len(body)))
    return replace(table, explained=table.explained or explained)


def _rows(lines: Sequence[Line], table: OpenTable) -> bool:
    """Whether some of `lines` fill several columns of `table`, as a row does."""
    for line in lines:
        own = {
            at
            for at, run in filled(line, table.header.columns)
            if same_size(usual_size([run]), table.sizes.get(at, table.size))
        }
        if fills_row(len(own)):
            return True
    return False


def _part(page: Page, table: OpenTable, body: Sequence[Line], top: float, opens: bool) -> TablePart:
    bottom = max((line.bottom for line in body), default=top)
    marks = marks_of(body, table.size)
    runs: list[Run] = []
    for run in (run for line in body for run in line.runs):
        kept = [char for char in run.chars if id(char) not in marks]
        runs += trimmed(kept, run.block) if len(kept) < len(run.chars) else [run]
    lines, found = tuple(lines_of(runs)), tuple(marks.values())
    return TablePart(page, table.header, lines, top, bottom, opens, table.headings, found)


def _body(
    page: Page, lines: Sequence[Line], start: int, stop: int, table: OpenTable
) -> tuple[list[Line], int]:
    """The lines from `start` that keep to the table, and the index of the first that does not.

    What interrupts the table is part of it if rows follow: a label in a size of its own.
    """
    columns = table.header.columns
    edges = [column.x1 for column in columns[:-1]]
    marks = marks_of(lines[start:stop], table.size)
    last = stop == len(lines)  # then its rows may stand on the next page, else a header follows
    lead = stop if last else stop - LEAD_LINES  # where the next table's caption may stand
    others = (
        at
        for at in range(start, stop)
        if heads_another(lines[at], table.size) or (at >= lead and is_caption(lines[at]))
    )
    explained = table.explained
    limit, at = next(others, stop), start  # what stands under these is no row of this one
    while at < limit:
        line = lines[at]
        if (
            is_article(line)
            or _heads_another(line, table)
            or opens_notes(line, lines[start:at], edges, marks)
        ):
            break
        across = explanation_at(lines[:limit], at, columns)
        if explained and across and same_size(line.usual, table.size):
            at += across
            continue
        label = is_group(page, lines, at, columns)
        near = lines[at : min(at + 1 + ROWS_WITHIN, limit)]
        if not _keeps(line, table, label) and not _rows(near, table):
            break
        explained = explained or across > 0
        at += 1
    end = at
    goes_on = last and end == stop
    while not goes_on and end > start and is_group(page, lines, end - 1, columns):
        end -= 1  # a label with no rows under it is the heading of what follows
    return list(lines[start:end]), end


def _keeps(line: Line, table: OpenTable, label: bool) -> bool:
    """Whether a line keeps to the table's columns and is no heading, nor a note under it."""
    columns = {id(run): at for at, run in filled(line, table.header.columns)}
    usual = [table.sizes.get(columns.get(id(run), -1), table.size) for run in line.runs]
    for run, size in zip(line.runs, usual, strict=True):
        if is_heading_size(usual_size([run]), max(size, table.size)):
            return False
    small = is_smaller(line.size, min(usual[0], table.size))
    if small and NOTE.match(line.text) and not fills_row(len(line.runs)):
        return is_lone_mark(len(line.text))
    return label or not crosses(line, table.header.columns)


def _heads_another(line: Line, table: OpenTable) -> bool:
    """Whether a line is the header of another table: all bold, and not where these columns are."""
    lefts = [column.left for column in table.header.columns]
    apart = [run for run in line.runs if is_off_columns(run.x0, lefts)]
    return line.bold and fills_row(len(line.runs)) and is_majority(len(apart), len(line.runs))


def _placed(lines: Sequence[Line]) -> list[tuple[Place, Run]]:
    return [(_kind(line), run) for line in lines for run in line.runs]


def _kind(line: Line) -> Place:
    if line.bold or is_article(line) or announces(line.text):
        return Place.HEADING
    return Place.FOOTNOTE if NOTE.match(line.text) else Place.AROUND
