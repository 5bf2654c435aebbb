"""Runs by baseline: lines, from top to bottom."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from parser.pdf.runs import Run, width, words
from parser.typography import (
    ASSUMED_SIZE,
    assumed_leading,
    is_within_cell,
    on_one_line,
)


@dataclass(frozen=True, slots=True)
class Line:
    """Runs that stand on one baseline, from left to right."""

    base: float
    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        """Where its first run begins."""
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        """Where its last run ends."""
        return max(run.x1 for run in self.runs)

    @property
    def top(self) -> float:
        """The top of its highest run."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """The bottom of its lowest run."""
        return max(run.bottom for run in self.runs)

    @property
    def size(self) -> float:
        """The size of its largest run, in points."""
        return max(run.size for run in self.runs)

    @property
    def usual(self) -> float:
        """The usual size of its letters: see `usual_size`."""
        return usual_size(self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.bold for run in self.runs)

    @property
    def text(self) -> str:
        """Its runs' text, a space between two."""
        return " ".join(run.text for run in self.runs)


def usual_size(runs: Iterable[Run]) -> float:
    """The usual size of the letters of `runs`, in points; 0 where they have none, as a bullet,
    which Word sets in a size of its own."""
    sizes = [char.size for run in runs for char in run.chars if char.text.isalnum()]
    return median(sizes) if sizes else 0.0


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """`runs` by baseline, from top to bottom; a raised mark goes with the line it stands on."""
    levels: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        first = levels[-1][0] if levels else run
        if levels and on_one_line(run.base - first.base, max(run.size, first.size)):
            levels[-1].append(run)
        else:
            levels.append([run])
    return [
        Line(median(run.base for run in level), tuple(sorted(level, key=lambda run: run.x0)))
        for level in levels
    ]


def first_word_width(line: Line) -> float:
    """How wide the word is that `line` begins with, in points."""
    return width(next(words(line.runs[0]), []))


def last_word_width(line: Line) -> float:
    """How wide the word is that `line` ends with, in points."""
    return width(list(words(line.runs[-1]))[-1])


def plain_text(lines: Iterable[Line]) -> str:
    """The bare text of `lines`, joined by spaces: for comparing, not for reading."""
    return " ".join(line.text for line in lines)


def pitch(texts: Sequence[Sequence[Line]]) -> float:
    """The usual distance between two lines of a cell, in points."""
    gaps = [
        after.base - line.base
        for column in texts
        for line, after in itertools.pairwise(column)
        if is_within_cell(after.base - line.base, line.size)
    ]
    sizes = [line.size for column in texts for line in column]
    return median(gaps) if gaps else assumed_leading(median(sizes or [ASSUMED_SIZE]))
