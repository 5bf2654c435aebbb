"""What it costs to read a line of a dump as these fragments of these columns.

What each breach costs: `parser.dump.cost_table`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from parser.dump.cost_table import (
    ACROSS_HEADING,
    CAPITAL,
    GLUED,
    HALF_VALUE,
    KNOWN_PAIR,
    LATE_VALUE,
    LONG_WORD,
    MISSING,
    MISSING_OTHER,
    MORE_LINK_WORDS,
    NEW_ROW,
    NO_ANCHOR,
    NO_STOP,
    OPEN_END,
    OPENED_LATE,
    PAIR_PARTED,
    PART_OF_VALUE,
    REOPENED,
    ROOM,
    ROOM_AT_STOP,
    ROOM_MOST_AT,
    ROOM_PER_WIDTH,
    SMALL_BEGINNING,
    STOP_IN_NARROW,
    STRANGE_LINK,
    STRANGE_VALUE,
    THEME_ALONE,
    TOO_WIDE,
    TOO_WIDE_MOST_AT,
    TOO_WIDE_PER_WIDTH,
    VALUE_IN_TEXT,
)
from parser.dump.dump_lines import HYPHENS, AnchorPair, Cut, DumpCell, DumpLine, first_piece, spans
from parser.dump.font_metrics import SPACE, width
from parser.model import MERGED, OPENING, PROSE
from parser.text import lexicon
from parser.typography import NARROW_COLUMN, excess, is_room, may_hold
from parser.values import SHAPED, Fit, match

ANCHORS = frozenset(OPENING)
"""Without one of these no row begins."""

_GENERAL = ("overig", "overkoepelend", "algemeen", "divers", "artikeloverstijgend")
"""Themes that need no sub-theme below them."""


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
        pair = self.anchor_pair(line)
        if pair and (start < pair.start < end or (column < pair.column and end > pair.start)):
            return False
        if column == self.main:
            return True
        if not self.shaped(column):
            limit = self.widths[column] or NARROW_COLUMN
            return count == 1 or (count <= 8 and may_hold(line.wide(start, end), limit))
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
            row = self._row(line, cut) if new else ACROSS_HEADING * line.fresh
            pair = self.anchor_pair(line)
            missed = pair and spans(cut)[pair.column] != (pair.start, pair.middle)
            self._cuts[key] = self._across(line, cut) + row + (PAIR_PARTED if missed else 0.0)
        return self._cuts[key]

    def finish(self, cells: Sequence[DumpCell]) -> float:
        """The price of ending all `cells` here."""
        return sum(self._close(column, cell) for column, cell in enumerate(cells))

    def _row(self, line: DumpLine, cut: Cut) -> float:
        """What a new row's first line lacks."""
        has = {name: line.text(*span) for name, span in zip(self.fields, spans(cut), strict=True)}
        total = NEW_ROW + sum(
            MISSING.get(name, MISSING_OTHER) for name, text in has.items() if not text
        )
        thema, subthema = has.get("thema"), has.get("subthema")
        if thema and subthema == "":
            total += 0.0 if thema.lower().startswith(_GENERAL) else THEME_ALONE
        elif subthema and thema == "":
            total += THEME_ALONE if subthema.lower().startswith(_GENERAL) else 0.0
        start, end = spans(cut)[self.main]
        for column in (self.main - 1, self.main + 1):
            if start < end and 0 <= column < len(cut) and self.shaped(column):
                word = line.words[start if column < self.main else end - 1]
                empty = not has[self.fields[column]]
                total += (
                    VALUE_IN_TEXT
                    if empty and match(self.fields[column], word) is Fit.WHOLE
                    else 0.0
                )
        return total + (0.0 if any(has.get(name) for name in ANCHORS) else NO_ANCHOR)

    def _grown(
        self, column: int, cell: DumpCell, line: DumpLine, start: int, end: int, new: bool
    ) -> tuple[float, DumpCell]:
        price = self._close(column, cell) if new or start == end else 0.0
        if start == end:
            return price, DumpCell(cell.text if not new else "", 0.0, open=False)
        before = DumpCell() if new else cell
        if not new and not cell.open:
            price += REOPENED if cell.text else OPENED_LATE
        text = line.text(start, end)
        if self.shaped(column):
            begun = self.fields[column] in ANCHORS and not before.text and not new
            price += self._shape(column, before, text) + (LATE_VALUE if begun else 0.0)
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
            return PART_OF_VALUE if suits is Fit.PART else 0.0
        is_link = self.fields[column] == "links"
        return STRANGE_LINK + MORE_LINK_WORDS * text.count(" ") if is_link else STRANGE_VALUE

    def _fill(self, column: int, line: DumpLine, start: int, end: int) -> float:
        """How far the fragment sticks out of its column, and values of other columns in it."""
        price = sum(GLUED for at in range(start + 1, end) if not line.loose[at])
        limit = self.widths[column]
        over = excess(line.wide(start, end), limit) if limit else 0.0
        if over > 0:
            price += (
                LONG_WORD
                if end - start == 1
                else min(
                    TOO_WIDE + TOO_WIDE_PER_WIDTH * over,
                    TOO_WIDE_MOST_AT,
                )
            )
        return price

    def anchor_pair(self, line: DumpLine) -> AnchorPair | None:
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
            return SMALL_BEGINNING if opens and word[:1].islower() else 0.0
        price = CAPITAL if word[:1].isupper() and column != self.main else 0.0
        limit = self.widths[column]
        if limit is None or cell.text.endswith(HYPHENS):
            return price
        room = (limit - cell.end - SPACE - width(first_piece(word))) / limit
        if not is_room(room):
            return price
        return price + (
            ROOM_AT_STOP
            if cell.text.endswith((".", ":", ";", "?", "!", ")"))
            else min(ROOM + ROOM_PER_WIDTH * room, ROOM_MOST_AT)
        )

    def _close(self, column: int, cell: DumpCell) -> float:
        """How strange it is that the cell ends so."""
        if not cell.open or not cell.text:
            return 0.0
        if self.shaped(column):
            return HALF_VALUE if match(self.fields[column], cell.text) is Fit.PART else 0.0
        last = cell.text.rsplit(" ", 1)[-1].lower()
        if last in lexicon.FUNCTION or last.endswith((*HYPHENS, ",")):
            return OPEN_END
        if column != self.main:
            return STOP_IN_NARROW if last.endswith(".") else 0.0
        return 0.0 if last.endswith((".", "!", "?", ")", "’", "”", "»", "'")) else NO_STOP

    def _across(self, line: DumpLine, cut: Cut) -> float:
        """What the cuts between two texts part that belongs together."""
        price, left = 0.0, -1
        for column, (start, end) in enumerate(spans(cut)):
            if start == end:
                continue
            if left >= 0 and not self.shaped(left) and not self.shaped(column):
                pair = (line.words[start - 1].lower(), line.words[start].lower())
                price += KNOWN_PAIR if pair in self._pairs else 0.0
            left = column
        return price
