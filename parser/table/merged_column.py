"""A column of which cells may hold for several rows, as where its texts and its rows stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple


class Seam(Enum):
    """Between two cells above each other in a column."""

    PARTED = auto()
    OPEN = auto()
    """The rows are parted beside them, and they are not: they are one."""
    SAME = auto()
    """They are of one row, which a page's end cuts in two."""
    UNTOLD = auto()


class Align(Enum):
    """Where in its cell a text stands."""

    TOP = auto()
    MIDDLE = auto()
    BOTTOM = auto()


class RowPlace(NamedTuple):
    """Where a row stands on its page, in points: its band, and the text of its own cells."""

    page: int
    top: float
    bottom: float
    first: float
    """The top of its first line."""
    last: float
    """The bottom of its last line."""


class TextPlace(NamedTuple):
    """Where a text stands that may hold for several rows, in points."""

    page: int
    top: float
    bottom: float
    words: str
    """Its letters, by which two texts are the same."""
    row: int | None = None
    """The row in which it is drawn; None where the order of drawing tells none."""


@dataclass(frozen=True)
class MergedColumn:
    """A column of which cells may hold for several rows, over all pages of its table."""

    rows: Sequence[RowPlace]
    texts: Sequence[TextPlace]
    """From top to bottom, on rows that are on their pages."""
    seams: Sequence[Seam]
    """Between each two rows."""
    leading: float
    walls: frozenset[int] = frozenset()
    """The rows, from 0, at which another theme begins, where the column is nested in it."""
    nested: bool = False
    """Whether it is the subthemes': they are often empty."""
    once: bool = False
    """Whether the themes are printed once, and rulings part nothing there."""
    aligned: Mapping[Align, float] = field(default_factory=dict)
    """What it costs that its texts stand so in their cells, for how those of the other columns of
    its table do."""

    @cached_property
    def nearest(self) -> list[int]:
        """For each text the row beside which it stands."""
        return [nearest_row(self.rows, text) for text in self.texts]

    def said(self, text: int | None) -> str:
        """The words of text number `text`, "" of none."""
        return "" if text is None else self.texts[text].words

    def rows_on(self, page: int) -> range:
        """The numbers of the rows on a page, which follow each other."""
        return self._pages[page]

    @cached_property
    def _pages(self) -> dict[int, range]:
        found: dict[int, range] = {}
        for at, row in enumerate(self.rows):
            found[row.page] = range(found.get(row.page, range(at, at)).start, at + 1)
        return found

    def seam(self, at: int) -> Seam:
        """What stands under row `at`."""
        return self.seams[at] if at < len(self.seams) else Seam.UNTOLD

    def is_printed_next(self, at: int) -> bool:
        """Whether text `at` is the last of its page, and printed again on the next one."""
        return at + 1 < len(self.texts) and self.is_printed_before(at + 1)

    def is_printed_before(self, at: int) -> bool:
        """Whether text `at` is the first of its page, and the last of the page before."""
        if at == 0:
            return False
        above, here = self.texts[at - 1], self.texts[at]
        return above.page != here.page and above.words == here.words


def nearest_row(rows: Sequence[RowPlace], text: TextPlace) -> int:
    """The number of the row beside which a text stands; it is on a page that has rows."""
    here = (at for at, row in enumerate(rows) if row.page == text.page)
    return min(here, key=lambda at: _apart(rows[at], text))


def _apart(row: RowPlace, text: TextPlace) -> float:
    """How far a text stands from a row: below 0 by as much as they overlap."""
    return max(row.top - text.bottom, text.top - row.bottom)
