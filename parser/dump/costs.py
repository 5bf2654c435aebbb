"""What it costs to read a line of a dump as these fragments of these columns.

A price is about the natural logarithm of how much rarer a breach is than the rule. They were set
by hand and tried on the dumps of tables from five producers; only their order matters much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from parser.dump.font_metrics import SPACE, width
from parser.model import MERGED, OPENING, PROSE
from parser.text import lexicon
from parser.values import SHAPED, Fit, match

ANCHORS = frozenset(OPENING)
"""Without one of these no row begins."""

_MISSING = {
    "conclusies": 3.0,
    "titel": 1.0,
    "type_onderzoek": 0.8,
    "afronding": 0.8,
    "status": 0.8,
    "artikel": 0.6,
}
_GENERAL = ("overig", "overkoepelend", "algemeen", "divers", "artikeloverstijgend")
"""Themes that need no sub-theme below them."""

_NARROW = 8.0
"""Ems: how wide a narrow column of text may be taken to be at least."""
_SHORT_OF = 0.03
"""A share of the column's width; an estimate from other metrics than the font's is that far off."""


@dataclass(frozen=True, slots=True, eq=False)
class DumpLine:
    """A line's words. `loose[i]`: a space stands before word i, which spans `at` to `to` ems."""

    words: tuple[str, ...]
    loose: tuple[bool, ...]
    at: tuple[float, ...]
    to: tuple[float, ...]

    dated: bool
    """Whether a year of completion stands in it."""
    fresh: bool
    """Whether a heading stands between it and the line before."""
    kop: str
    group: str
    """The headings that it stands under: "Artikel 31 - Politie", "1a. Beleidsdoorlichtingen"."""

    @classmethod
    def of(
        cls,
        pieces: Iterable[tuple[str, bool]],
        fresh: bool = False,
        kop: str = "",
        group: str = "",
    ) -> DumpLine:
        """The line of (word, whether a space stands before it)."""
        words: list[str] = []
        loose: list[bool] = []
        at: list[float] = []
        to: list[float] = []
        x = 0.0
        for word, spaced in pieces:
            x += SPACE if spaced and words else 0.0
            at.append(x)
            x += width(word)
            to.append(x)
            words.append(word)
            loose.append(spaced)
        dated = any(match("afronding", word) is Fit.WHOLE and len(word) > 1 for word in words)
        return cls(tuple(words), tuple(loose), tuple(at), tuple(to), dated, fresh, kop, group)

    def text(self, start: int, end: int) -> str:
        """The words from `start` up to `end` as printed."""
        pieces = zip(self.words[start:end], self.loose[start:end], strict=True)
        return "".join(" " * (loose and at > 0) + word for at, (word, loose) in enumerate(pieces))

    def wide(self, start: int, end: int) -> float:
        """The width of that text in ems."""
        return self.to[end - 1] - self.at[start]


class DumpCell(NamedTuple):
    """A cell as far as it is read: its text, the width of its last line, whether it may go on."""

    text: str = ""
    end: float = 0.0
    open: bool = True


class AnchorPair(NamedTuple):
    """A value of `column` from word `start` to `middle`, and one of the next column behind it."""

    column: int
    start: int
    middle: int


Cut = tuple[int, ...]
"""Where a line's fragments end: column c has the words from cut[c - 1] up to cut[c]."""


class Costs:
    """The prices for a table with `fields` whose text stands in `lines`; `widths` in ems."""

    def __init__(self, fields: Sequence[str], lines: Sequence[DumpLine]) -> None:
        self.fields = tuple(fields)
        self.widths: list[float | None] = [None] * len(fields)
        wanted = (*reversed(PROSE), "", *reversed(MERGED))
        self.main = next((fields.index(name) for name in wanted if name in fields), 0)
        pairs = Counter(pair for line in lines for pair in pairwise(map(str.lower, line.words)))
        self._pairs = frozenset(pair for pair, times in pairs.items() if times > 1)
        self._tells: dict[DumpLine, AnchorPair | None] = {}
        self._ends: dict[tuple[int, DumpLine, int], tuple[int, ...]] = {}
        self._cuts: dict[tuple[DumpLine, Cut, bool], float] = {}
        self._cells: dict[
            tuple[int, DumpCell, DumpLine, int, int, bool], tuple[float, DumpCell]
        ] = {}

    def use(self, widths: Sequence[float | None]) -> None:
        """Go by these widths from now on."""
        self.widths = list(widths)
        self._cells.clear()

    def shaped(self, column: int) -> bool:
        """Whether the column's values have a shape of their own."""
        return self.fields[column] in SHAPED

    def ends(self, column: int, line: DumpLine, start: int) -> tuple[int, ...]:
        """Where the column's fragment may end, if it begins with word `start`."""
        key = (column, line, start)
        if key not in self._ends:
            ends = range(start + 1, len(line.words) + 1)
            self._ends[key] = tuple(end for end in ends if self._may_hold(column, line, start, end))
        return self._ends[key]

    def _may_hold(self, column: int, line: DumpLine, start: int, end: int) -> bool:
        count, name = end - start, self.fields[column]
        tell = self.tell(line)
        if tell and (start < tell.start < end or (column < tell.column and end > tell.start)):
            return False
        if column == self.main:
            return True
        if not self.shaped(column):
            limit = self.widths[column] or _NARROW
            return count == 1 or (count <= 8 and line.wide(start, end) < 1.5 * max(limit, _NARROW))
        suits = count <= 6 and match(name, line.text(start, end)) is not Fit.NONE
        if name == "links":
            return end == len(line.words) and (suits or count <= 3)
        return suits or (name in ANCHORS and count == 1 and line.dated)

    def step(
        self, cells: tuple[DumpCell, ...], line: DumpLine, cut: Cut, new: bool
    ) -> tuple[float, tuple[DumpCell, ...]]:
        """The price of reading `line` so after `cells`, and the cells as they then stand."""
        total = self.base(line, cut, new)
        after, start = [], 0
        for column, (cell, end) in enumerate(zip(cells, cut, strict=True)):
            key = (column, cell, line, start, end, new)
            if key not in self._cells:
                self._cells[key] = self._grown(*key)
            price, cell = self._cells[key]
            total += price
            after.append(cell)
            start = end
        return total, tuple(after)

    def base(self, line: DumpLine, cut: Cut, new: bool) -> float:
        """The part of a step's price that does not depend on the lines before."""
        key = (line, cut, new)
        if key not in self._cuts:
            row = self._row(line, cut) if new else 9.0 * line.fresh
            tell = self.tell(line)
            missed = tell and spans(cut)[tell.column] != (tell.start, tell.middle)
            self._cuts[key] = self._across(line, cut) + row + (6.0 if missed else 0.0)
        return self._cuts[key]

    def finish(self, cells: Sequence[DumpCell]) -> float:
        """The price of ending all `cells` here."""
        return sum(self._close(column, cell) for column, cell in enumerate(cells))

    def _row(self, line: DumpLine, cut: Cut) -> float:
        """What a new row's first line lacks."""
        has = {name: line.text(*span) for name, span in zip(self.fields, spans(cut), strict=True)}
        total = 0.5 + sum(_MISSING.get(name, 0.2) for name, text in has.items() if not text)
        thema, subthema = has.get("thema"), has.get("subthema")
        if thema and subthema == "":
            total += 0.0 if thema.lower().startswith(_GENERAL) else 0.8
        elif subthema and thema == "":
            total += 0.8 if subthema.lower().startswith(_GENERAL) else 0.0
        start, end = spans(cut)[self.main]
        for column in (self.main - 1, self.main + 1):
            if start < end and 0 <= column < len(cut) and self.shaped(column):
                word = line.words[start if column < self.main else end - 1]
                empty = not has[self.fields[column]]
                total += 2.0 if empty and match(self.fields[column], word) is Fit.WHOLE else 0.0
        return total + (0.0 if any(has.get(name) for name in ANCHORS) else 9.0)

    def _grown(
        self, column: int, cell: DumpCell, line: DumpLine, start: int, end: int, new: bool
    ) -> tuple[float, DumpCell]:
        price = self._close(column, cell) if new or start == end else 0.0
        if start == end:
            return price, DumpCell(cell.text if not new else "", 0.0, open=False)
        before = DumpCell() if new else cell
        if not new and not cell.open:
            price += 5.0 if cell.text else 3.0
        text = line.text(start, end)
        if self.shaped(column):
            begun = self.fields[column] in ANCHORS and not before.text and not new
            price += self._shape(column, before, text) + (3.0 if begun else 0.0)
        else:
            price += self._fill(column, line, start, end)
            price += self._wrap(column, before, line, start, new or not cell.open)
        whole = f"{before.text} {text}" if before.text else text
        return price, DumpCell(whole if self.shaped(column) else text, line.wide(start, end))

    def _shape(self, column: int, cell: DumpCell, text: str) -> float:
        """How badly the cell's words suit the column."""
        whole = f"{cell.text} {text}" if cell.text else text
        suits = match(self.fields[column], whole)
        if suits is not Fit.NONE:
            return 0.2 if suits is Fit.PART else 0.0
        return 1.5 + 0.5 * text.count(" ") if self.fields[column] == "links" else 6.0

    def _fill(self, column: int, line: DumpLine, start: int, end: int) -> float:
        """How far the fragment sticks out of its column, and values of other columns in it."""
        price = sum(2.0 for at in range(start + 1, end) if not line.loose[at])
        limit = self.widths[column]
        over = line.wide(start, end) / limit - 1 - _SHORT_OF if limit else 0.0
        if over > 0:
            price += 1.0 if end - start == 1 else min(2 + 30 * over, 10.0)
        return price

    def tell(self, line: DumpLine) -> AnchorPair | None:
        """Two neighbouring columns of which whole values stand side by side in `line`."""
        if line not in self._tells:
            self._tells[line] = next(self._tells_of(line), None)
        return self._tells[line]

    def _tells_of(self, line: DumpLine) -> Iterator[AnchorPair]:
        count = len(line.words)
        for left in range(len(self.fields) - 1):
            if not {self.fields[left], self.fields[left + 1]} <= ANCHORS:
                continue
            for start, middle, end in combinations(range(count + 1), 3):
                if end - middle > 2 or middle - start > 2:
                    continue
                if (
                    match(self.fields[left], line.text(start, middle)) is Fit.WHOLE
                    and match(self.fields[left + 1], line.text(middle, end)) is Fit.WHOLE
                ):
                    yield AnchorPair(left, start, middle)

    def _wrap(self, column: int, cell: DumpCell, line: DumpLine, start: int, opens: bool) -> float:
        """How strange the fragment's first word is there, after what the cell has above it."""
        word = line.words[start]
        if not cell.text:
            return 1.5 if opens and word[:1].islower() else 0.0
        price = 0.3 if word[:1].isupper() and column != self.main else 0.0
        limit = self.widths[column]
        if limit is None or cell.text.endswith(HYPHENS):
            return price
        room = (limit - cell.end - SPACE - width(_first_piece(word))) / limit
        if room <= _SHORT_OF:
            return price
        return price + (
            0.5 if cell.text.endswith((".", ":", ";", "?", "!", ")")) else min(1 + 4 * room, 3.0)
        )

    def _close(self, column: int, cell: DumpCell) -> float:
        """How strange it is that the cell ends so."""
        if not cell.open or not cell.text:
            return 0.0
        if self.shaped(column):
            return 3.0 if match(self.fields[column], cell.text) is Fit.PART else 0.0
        last = cell.text.rsplit(" ", 1)[-1].lower()
        if last in lexicon.FUNCTION or last.endswith((*HYPHENS, ",")):
            return 3.0
        if column != self.main:
            return 1.5 if last.endswith(".") else 0.0
        return 0.0 if last.endswith((".", "!", "?", ")", "’", "”", "»", "'")) else 1.0

    def _across(self, line: DumpLine, cut: Cut) -> float:
        """What the cuts between two texts part that belongs together."""
        price, left = 0.0, -1
        for column, (start, end) in enumerate(spans(cut)):
            if start == end:
                continue
            if left >= 0 and not self.shaped(left) and not self.shaped(column):
                pair = (line.words[start - 1].lower(), line.words[start].lower())
                price += 1.0 if pair in self._pairs else 0.0
            left = column
        return price


HYPHENS = ("-", "\u2010", "\u00ad", "\ufffe", "\x02")


def spans(cut: Cut) -> list[tuple[int, int]]:
    """The (start, end) of every column's words."""
    return list(zip((0, *cut[:-1]), cut, strict=True))


def _first_piece(word: str) -> str:
    """As much of `word` as cannot be parted from what stands before it."""
    return next((word[: at + 1] for at, sign in enumerate(word[:-1], 0) if sign in "-/"), word)
