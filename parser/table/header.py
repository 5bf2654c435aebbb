"""The header rows of a page, found by score: which lines are one, and what its labels are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from parser.labels import field_of, fields_in, is_label, letters
from parser.model import OPENING
from parser.pdf import Line, Page, Run, lines_of
from parser.table.columns import HeaderCell, HeaderKey, HeaderRow, header_key
from parser.table.header_cells import header_cells
from parser.table.header_scores import (
    BOLD_ABOVE_BODY,
    CLOSED_BY_RULING,
    EACH_LINE,
    EXACT_LABEL,
    HALF_BOLD,
    KNOWN_LABEL,
    LONG_LABEL,
    PARTED,
    UNFINISHED_LABELS,
)
from parser.table.headings import heads_another, names_what_follows
from parser.typography import (
    BODY_LINES,
    HALF_OF_LENGTH,
    HEADER_LINES,
    are_enough_fields,
    are_values_of_row,
    closes_header,
    is_close_to_header,
    is_header_gap,
    is_header_size,
    is_header_wide,
    is_inside_header,
    is_long_enough,
    is_majority,
    is_one_size,
    is_small_capitals,
    is_strange_label,
    may_be_label,
    may_end_label,
    may_start_label,
    runs_along,
    same_height,
)
from parser.values import Fit, match, tells_rows

KINDS = (*OPENING, "artikel")
"""The fields whose values tell a row, in the order in which a value is taken for theirs."""


def header_rows(page: Page, known: Collection[HeaderKey] = ()) -> Iterator[HeaderRow]:
    """Every header row of a table of research on `page`, from top to bottom; those that are `known`
    from other pages have as many lines as there."""
    lines = lines_of(page.runs)
    zones = list(_headers(page, lines, known))
    if not zones and tells_rows([run.text for run in page.runs]):
        zones = list(_headers(page, lines, known, named=False))
    starts = [at for at, _ in zones]
    for (at, zone), end in zip(zones, [*starts[1:], len(lines)], strict=False):
        body = _under(lines[at + zone.lines : min(end, at + BODY_LINES)], zone)
        yield HeaderRow(page, zone.runs, tuple(body))


def _under(lines: Sequence[Line], zone: _Zone) -> Iterator[Run]:
    """What stands under a header, up to the heading of another list: that has its own columns."""
    size = max(run.size for run in zone.runs)
    for line in lines:
        if heads_another(line, size):
            return
        yield from line.runs


def _headers(
    page: Page, lines: Sequence[Line], known: Collection[HeaderKey], named: bool = True
) -> Iterator[tuple[int, _Zone]]:
    """The zones that are headers, each with the index of its first line; if not `named`, by their
    looks alone.

    Of those that overlap the one that names most fields is taken, all in one weight if it can be: a
    line of prose right above a header is not part of it.
    """
    at = 0
    while at < len(lines):
        first = _best(page, lines, at, known, named)
        if first is None:
            at += 1
            continue
        later = range(at + 1, at + first.lines)
        found = [
            (at, first),
            *((start, _best(page, lines, start, known, named)) for start in later),
        ]
        at, zone = max(
            ((start, zone) for start, zone in found if zone),
            key=lambda pair: (pair[1].known, pair[1].even, -pair[0]),
        )
        yield at, zone
        at += zone.lines


def _best(
    page: Page, lines: Sequence[Line], at: int, known: Collection[HeaderKey], named: bool
) -> _Zone | None:
    """The header that begins at line `at`, as high as fits best."""
    zones = list(_zones(lines, at, named))
    headers = [zone for zone in zones if (zone.is_header if named else zone.looks_like_one(page))]
    if not headers:  # as nearly everywhere
        return None
    again = [zone for zone in headers if header_key(zone.runs) in known]
    best = max(again or zones, key=lambda zone: _score(page, zone))
    return best if best in headers else None


@dataclass(frozen=True)
class _Zone:
    """Some lines taken for a header."""

    runs: tuple[Run, ...]
    cells: tuple[HeaderCell, ...]
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
        enough = are_enough_fields(self.known, plain=bold or exact)
        short = all(may_be_label(len(letters(label))) for label in unknown)
        return enough and short and not self.is_row

    @property
    def is_row(self) -> bool:
        """Whether values of two kinds stand in it ("Ex post", "2022"): a label names a column, and
        a row fills it, with words that may be labels too."""
        texts = [cell.label for cell in self.cells if not is_label(cell.label)]
        kinds = {kind for text in texts for kind in _kind(text)}
        return are_values_of_row(len(kinds))

    def looks_like_one(self, page: Page) -> bool:
        """Whether it is set as a header is, in bold or on a background, with short labels that are
        no values."""
        labels = [cell.label for cell in self.cells]
        top, bottom = min(run.top for run in self.runs), max(run.bottom for run in self.runs)
        filled = any(fill.top < top and bottom < fill.bottom for fill in page.fills)
        bold = all(run.bold for run in self.runs)
        return (
            (bold or filled)
            and is_header_wide(len(labels))
            and all(label[:1].isupper() and may_be_label(len(letters(label))) for label in labels)
            and not any(match(field, label) is Fit.WHOLE for label in labels for field in OPENING)
        )


def _kind(text: str) -> tuple[str, ...]:
    """The field that `text` is a whole value of; () where it is none."""
    return tuple(kind for kind in KINDS if match(kind, text) is Fit.WHOLE)[:1]


def _zones(lines: Sequence[Line], at: int, named: bool) -> Iterator[_Zone]:
    """The header that may begin at line `at`, one, two, … lines high."""
    first = lines[at]
    near = lines[at : at + HEADER_LINES]
    if named and not (any(_starts_label(run.text) for run in first.runs) and _named(near)):
        return
    runs: list[Run] = []
    above = first
    for count, line in enumerate(near, 1):
        if not is_header_gap(line.base - above.base, first.size):
            return
        if not _alike(first, line) or names_what_follows(line):
            return
        runs += line.runs
        above = line
        after = lines[at + count] if at + count < len(lines) else None
        yield _Zone(tuple(runs), tuple(header_cells(runs)), count, after)


def _alike(first: Line, line: Line) -> bool:
    """Whether `line` is set in the size of a header's first line."""
    return is_header_size(line.size, first.size) or _small_capitals(line, first.size)


def _small_capitals(line: Line, size: float) -> bool:
    """Whether `line` is in small capitals, beside capitals of this `size`."""
    return line.text.isupper() and is_small_capitals(line.size, size)


def _named(lines: Sequence[Line]) -> bool:
    """Whether there are words of two fields in `lines`: what has none is soon passed over."""
    fields = fields_in("".join(line.text for line in lines))
    return are_enough_fields(len(fields), plain=True)


def _starts_label(text: str) -> bool:
    """Whether a header may begin with this run: with a label, or with the start of one."""
    bare = letters(text)
    return is_long_enough(len(bare)) and (bool(field_of(text)) or may_start_label(len(bare)))


def _score(page: Page, zone: _Zone) -> float:
    """How well the lines of `zone` fit a header, and no more or fewer lines."""
    runs, after = zone.runs, zone.after
    labels = [cell.label for cell in zone.cells]
    size = max(run.size for run in runs)
    bottom = max(run.bottom for run in runs)
    top = min(run.top for run in runs)
    score = sum(EXACT_LABEL if exact else KNOWN_LABEL for exact in zone.fields.values())
    unknown = [label for label in labels if not field_of(label)]
    score -= sum(LONG_LABEL for label in unknown if is_strange_label(len(letters(label))))
    edges = [rule.at for rule in page.horizontals]
    edges += [edge for fill in page.fills for edge in (fill.top, fill.bottom)]
    under = (after.top, after.size) if after else None
    if any(closes_header(edge, bottom, size, under) for edge in edges):
        score += CLOSED_BY_RULING
    if zone.lines > 1 and any(is_inside_header(edge, top, bottom, size) for edge in edges):
        score -= PARTED * (sum(_crosses(page, edge, runs) for edge in edges) > 0)
    bold = all(run.bold for run in runs)
    if bold and after is not None and not after.bold:
        score += BOLD_ABOVE_BODY
    if after is not None and (
        _has_more(zone.cells, after, size) or _is_as_bold(runs, after) or _is_tagged(runs, after)
    ):
        score -= UNFINISHED_LABELS
    if not bold and any(run.bold for run in runs):
        score -= HALF_BOLD
    return score - EACH_LINE * zone.lines


def _has_more(cells: Sequence[HeaderCell], after: Line, size: float) -> bool:
    """Whether the next line is one of the header's too: its words go on labels, most of them known
    to the letter."""
    bottom = max(run.bottom for cell in cells for run in cell.runs)
    alike = is_one_size(after.size, size) or _small_capitals(after, size)
    if not (is_close_to_header(after.top - bottom, size) and alike):
        return False
    pairs = [
        (cell.label, HeaderCell((*cell.runs, run)).label)
        for run in after.runs
        for cell in cells
        if run.x0 < cell.x1 and cell.x0 < run.x1 and may_end_label(len(letters(run.text)))
    ]
    longer = [label for before, label in pairs if field_of(before) or field_of(label)]
    known = sum(map(is_label, longer))
    return (
        len(pairs) == len(after.runs)
        and all(map(field_of, longer))
        and is_majority(known, len(longer))
    )


def _is_as_bold(runs: Sequence[Run], after: Line) -> bool:
    """Whether the next line is one of a bold header's too: as bold, and as near as the lines of one
    label; no row, and no group's label, which begins where the table does."""
    size, bottom = max(run.size for run in runs), max(run.bottom for run in runs)
    near = is_close_to_header(after.top - bottom, size) and is_one_size(after.size, size)
    within = len(after.runs) > 1 or after.x0 > min(run.x1 for run in runs)
    bold = after.bold and all(run.bold for run in runs)
    return near and within and bold and not any(_kind(run.text) for run in after.runs)


def _is_tagged(runs: Sequence[Run], after: Line) -> bool:
    """Whether the next line is of the header's row by its tags."""
    rows = {(run.cell.table, run.cell.row) for run in runs if run.cell}
    return any(run.cell and (run.cell.table, run.cell.row) in rows for run in after.runs)


def _crosses(page: Page, edge: float, runs: Sequence[Run]) -> bool:
    """Whether a rule at `edge` parts the lines of `runs` over half of their width."""
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return any(
        same_height(rule.at, edge) and runs_along(rule.start, rule.end, x0, x1, HALF_OF_LENGTH)
        for rule in page.horizontals
    )
