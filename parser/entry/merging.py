"""Themes and subthemes given to the rows that they hold for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from parser.entry.drafts import CellText, DraftRow, EntryDraft
from parser.labels import letters_and_numbers
from parser.model import MERGED, ON_EACH_ROW, Code, Entry
from parser.pdf import Line, TagCell, pitch, plain_text
from parser.table import (
    AGAIN,
    NARROW_MARGIN,
    MergedColumn,
    MergedText,
    PartRows,
    Seam,
    TablePart,
    TextPlace,
    Tile,
    Tiling,
    closed,
    merging,
    nearest_row,
    tile,
)


@dataclass(frozen=True, slots=True)
class MergedReading:
    """A column of which cells may hold for several rows, as it was read."""

    at: int
    """Its index among the columns of its table."""
    column: MergedColumn
    texts: Sequence[str]
    """The words of each text of the column."""
    parts: Sequence[TablePart]
    """For each row of the column the part of the table in which it stands."""
    tiling: Tiling

    @property
    def begins(self) -> frozenset[int]:
        """The rows, from 0, at which another text begins to hold."""
        texts, tiles = self.column.texts, self.tiling.tiles
        words = ["" if one.text is None else texts[one.text].words for one in tiles]
        return frozenset(at for at, (a, b) in enumerate(pairwise(words), 1) if a != b)


def merge_cells(drafts: Sequence[EntryDraft], parts: Sequence[PartRows]) -> Sequence[MergedReading]:
    """Give each draft the themes and subthemes that hold for it; a subtheme keeps within a theme.
    How each column of them was read, table by table.

    `parts` are the rows that the drafts, in reading order, were made of.
    """
    readings: list[MergedReading] = []
    for _, together in groupby(drafts, lambda draft: draft.table):
        table = _Table(list(together), parts)
        walls: frozenset[int] = frozenset()
        for at in table.merging():
            themes = table.columns[at].field in MERGED
            reading = table.merge(
                at, walls if themes else frozenset(), nested=themes and bool(walls)
            )
            walls |= reading.begins if themes else frozenset()
            readings.append(reading)
    return readings


def fill_from_above(entry: Entry, above: Entry) -> Entry:
    """`entry`, of a dump, with the theme that is printed once for several rows."""
    if entry.thema:
        return entry
    if entry.subthema:
        return replace(entry, thema=above.thema)
    return replace(entry, thema=above.thema, subthema=above.subthema)


@dataclass(slots=True)
class _Text:
    """A text of a column that merges, whole."""

    place: TextPlace
    pieces: list[CellText]
    over: list[str]
    """Those of its runs that hang over the column's edge."""
    first: _Text | None = None
    """What it says once more, with "(vervolg)" behind it."""

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [line for piece in self.pieces for line in piece.lines]

    @property
    def words(self) -> str:
        """Its lines, joined by spaces."""
        return " ".join(plain_text(piece.lines) for piece in self.pieces)

    @property
    def cell(self) -> TagCell | None:
        """The cell as which it is tagged."""
        return self.lines[0].runs[0].cell

    def add(self, rest: _Text) -> None:
        """Put `rest` behind it."""
        place = self.place._replace(words=self.place.words + rest.place.words)
        if rest.place.page == place.page:
            place = place._replace(bottom=rest.place.bottom)
            self.pieces[-1] = CellText(place.page, (*self.pieces[-1].lines, *rest.pieces[0].lines))
        else:
            self.pieces += rest.pieces
        self.place = place
        self.over += rest.over


class _Table:
    """The drafts of one table and the chain of their rows over all its pages."""

    def __init__(self, drafts: Sequence[EntryDraft], parts: Sequence[PartRows]) -> None:
        self.parts = parts
        self.drafts = drafts
        self.columns = drafts[0].columns
        self.chain: list[tuple[EntryDraft, DraftRow]] = [
            (draft, row) for draft in drafts for row in draft.rows
        ]
        self.once = False
        """Whether what was merged last is printed once, and rulings part nothing there."""
        self.index = {(row.part, row.number): at for at, (_, row) in enumerate(self.chain)}
        self.places = [row.row.place for _, row in self.chain]
        self.firsts: dict[int, int] = {}
        """For each part that has rows, in reading order, the number of its first one."""
        for at, (_, row) in enumerate(self.chain):
            self.firsts.setdefault(row.part, at)

    def merging(self) -> list[int]:
        """The indices of the columns of which a cell may hold for several rows, themes first."""
        order = [*MERGED, *ON_EACH_ROW]
        return sorted(merging(self.columns), key=lambda at: order.index(self.columns[at].field))

    def merge(self, at: int, walls: frozenset[int], nested: bool) -> MergedReading:
        """Give the drafts the texts of column `at`; how it was read."""
        texts = list(self._texts(at))
        column = MergedColumn(
            rows=self.places,
            texts=[text.place for text in texts],
            seams=[self._seam(at, n) for n in range(len(self.chain) - 1)],
            leading=pitch([piece.lines for text in texts for piece in text.pieces]),
            walls=walls,
            nested=nested,
            once=self.once,
        )
        tiling = tile(column)
        self.once = tiling.once
        told = self._told(texts)
        tiles = tiling.tiles if told is None else list(_against(told, tiling.tiles, texts))
        given: set[int] = set()
        seams = [Seam.PARTED, *column.seams]
        for (draft, _), one, above in zip(self.chain, tiles, seams, strict=True):
            if one.text is not None and at in draft.cells and one.text not in given:
                draft.repeats += texts[one.text].lines  # printed again where a page begins
            elif at not in draft.cells:
                self._give(draft, at, one, texts, is_first=one.text not in given)
                across = above is Seam.PARTED and at in draft.inherited and told is None
                if across or one.margin < NARROW_MARGIN:
                    instead = "" if one.instead is None else texts[one.instead].words
                    draft.doubts.append((Code.MERGE_UNSURE, at, draft.text(at), instead))
            if one.text is not None:
                given.add(one.text)
        parts = [self.parts[row.part].part for _, row in self.chain]
        return MergedReading(at, column, [text.words for text in texts], parts, tiling)

    def _give(
        self, draft: EntryDraft, at: int, one: Tile, texts: Sequence[_Text], is_first: bool
    ) -> None:
        if one.text is None:
            return
        text = texts[one.text]
        if text.first:
            draft.repeats += text.lines
            text, is_first = text.first, False
        draft.cells[at] = text.pieces
        if is_first:
            draft.doubts += [(Code.ACROSS_EDGE, at, words, "") for words in text.over]
        else:
            draft.inherited.add(at)

    def _texts(self, at: int) -> Iterator[_Text]:
        """The texts of column `at`, whole: what stands beside the same row is one, and so is what
        goes on on the next page, or is printed there again."""
        last: _Text | None = None
        for number, merged in self._merged_texts(at):
            text = self._text(number, merged)
            turned = last is not None and last.place.page != text.place.page
            if last and turned and _is_again(last, text):
                text.place = text.place._replace(words=last.place.words)
                text.first = last.first or last if text.words != last.words else None
            if last and self._is_rest(last, text, self.firsts[number] if turned else None):
                last.add(text)
            else:
                if last:
                    yield last
                last = text
        if last:
            yield last

    def _told(self, texts: Sequence[_Text]) -> list[int | None] | None:
        """The number of the text that tags give each row; None where they tell of no merged cells:
        no cell spans rows, and not each row has its own; or their rows are in another order."""
        if not all(row.row.tags for _, row in self.chain):
            return None
        holds: dict[int, int] = {}
        for number, text in enumerate(texts):
            cell = text.cell
            start = self.tagged.get(cell.row) if cell else None
            if cell is None or start is None:
                return None
            for at in range(start, min(start + cell.rows, len(self.tagged))):
                if holds.setdefault(at, number) != number:
                    return None
        order = [self.tagged[row.row.tags[0]] for _, row in self.chain]
        if any(below < above for above, below in pairwise(order)):
            return None
        spans = any(text.cell and text.cell.rows > 1 for text in texts)
        given = [holds.get(at) for at in order]
        return given if spans or None not in given else None

    @cached_property
    def tagged(self) -> dict[int, int]:
        """The rows that are tagged, by their numbers as objects: which of the table each is."""
        found: dict[int, int] = {}
        for number in self.firsts:
            for line in self.parts[number].part.lines:
                for run in line.runs:
                    if run.cell:
                        found.setdefault(run.cell.row, len(found))
        return found

    def _merged_texts(self, at: int) -> Iterator[tuple[int, MergedText]]:
        """The texts of column `at` with the number of their part, of parts that have rows."""
        for number in self.firsts:
            for merged in self.parts[number].texts.get(at, ()):
                yield number, merged

    def _text(self, number: int, merged: MergedText) -> _Text:
        page = self.parts[number].part.page.number
        row = None if merged.row is None else self.index.get((number, merged.row))
        pieces = [CellText(page, merged.cell.lines)]
        return _Text(merged.place(page, row), pieces, [run.text for run in merged.cell.over])

    def _is_rest(self, last: _Text, text: _Text, turned: int | None) -> bool:
        """Whether a text is the rest of the one above: they stand beside the same row, or it begins
        a page, at row `turned` of the chain, which goes on there, and not with a capital."""
        if last.cell and text.cell:
            return last.cell.number == text.cell.number
        if turned is None:
            return nearest_row(self.places, last.place) == nearest_row(self.places, text.place)
        goes_on = turned > 0 and self.chain[turned][0] is self.chain[turned - 1][0]
        return goes_on and not text.pieces[0].lines[0].text[0].isupper()

    def _seam(self, at: int, number: int) -> Seam:
        """What rulings say between row `number` of the chain and the next one in column `at`."""
        (draft, above), (next_draft, below) = self.chain[number], self.chain[number + 1]
        if draft is next_draft:
            return Seam.SAME
        if above.part == below.part:
            return above.row.seams.get(at, Seam.UNTOLD)
        return Seam.PARTED if at in closed(self.parts[above.part].part) else Seam.UNTOLD


def _against(
    told: Sequence[int | None], tiles: Sequence[Tile], texts: Sequence[_Text]
) -> Iterator[Tile]:
    """What tags give each row, sure where tiling gives it the same words."""

    def said(number: int | None) -> str:
        return "" if number is None else texts[number].place.words

    for number, tile_of_row in zip(told, tiles, strict=True):
        same = said(number) == said(tile_of_row.text)
        yield Tile(number, math.inf if same else 0.0, None if same else tile_of_row.text)


def _is_again(above: _Text, below: _Text) -> bool:
    """Whether a text says once more what one above says, at most with "(vervolg)" behind it."""
    return letters_and_numbers(AGAIN.sub("", below.words)) == above.place.words
