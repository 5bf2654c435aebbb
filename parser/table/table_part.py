"""The part of one table that stands on one page."""

from __future__ import annotations

from dataclasses import dataclass

from parser.pdf import Char, Line, Page
from parser.table.columns import Column, Header
from parser.table.headings import Headings


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of one table that stands on one page."""

    page: Page
    header: Header
    lines: tuple[Line, ...]
    top: float
    """Where its body begins: under the header, if that is printed here."""
    bottom: float
    opens: bool
    """False where it goes on with the table of the page before."""
    headings: Headings
    """What its headings say."""
    marks: tuple[Char, ...] = ()
    """The raised marks of footnotes, taken out of the lines."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The table's columns."""
        return self.header.columns

    def span(self, at: int) -> tuple[float, float]:
        """The band of column `at`, the outer ones no wider than the table's text."""
        column = self.columns[at]
        runs = [run for line in self.lines for run in line.runs]
        left = min([self.columns[0].left, *(run.x0 for run in runs)])
        right = max(run.x1 for run in (*self.header.runs, *runs))
        return max(column.x0, left), min(column.x1, right)
