"""A header at a page's end, perhaps cut by it, put together above its rows on the next page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from parser.labels import letters
from parser.pdf import Line, Page, Run, lines_of
from parser.table.columns import HeaderRow
from parser.typography import assumed_leading


def ends_page(headers: Sequence[HeaderRow], apart: Collection[int]) -> bool:
    """Whether the last header of a page has nothing under it there but running lines; `apart` are
    the ids of these."""
    return bool(headers) and all(id(run) in apart for run in headers[-1].body)


def moved_on(
    header: HeaderRow, after: Page, headers: Sequence[HeaderRow], apart: Collection[int]
) -> tuple[Page, Page] | None:
    """The page of `header` without it, and the page `after` it with it above its first line; None
    where that page has none, or begins with a header of its own, one of its `headers`, and not with
    the rest of this one. `apart` are the ids of its running lines."""
    lines = lines_of([run for run in after.runs if id(run) not in apart])
    if not lines:
        return None
    said = {letters(run.text) for run in header.runs}
    for one in headers:
        begins = any(run in one.runs for run in lines[0].runs)
        if begins and any(letters(run.text) in said for run in one.runs):
            return None
    mine = {id(run) for run in header.runs}
    left = tuple(run for run in header.page.runs if id(run) not in mine)
    drop = _drop(header, lines[0])
    runs = tuple(_lowered(run, drop) for run in header.runs)
    return replace(header.page, runs=left), replace(after, runs=(*runs, *after.runs))


def _drop(header: HeaderRow, first: Line) -> float:
    """How far lower the header stands above `first` on its own page than it does on the page
    before, in points."""
    last = lines_of(header.runs)[-1]
    return first.base - assumed_leading(first.size) - last.base


def _lowered(run: Run, drop: float) -> Run:
    chars = [
        char._replace(top=char.top + drop, bottom=char.bottom + drop, base=char.base + drop)
        for char in run.chars
    ]
    return Run.of(chars, run.block)
