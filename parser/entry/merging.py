"""Themes and subthemes given to the rows that they hold for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from parser.entry.drafts import CellText, DraftRow, EntryDraft
from parser.entry.merged_texts import WholeText, is_rest, is_rest_overleaf
from parser.model import MERGED, ON_EACH_ROW, Code, Entry
from parser.pdf import pitch
from parser.table import (
    NARROW_MARGIN,
    MergedColumn,
    MergedText,
    PartRows,
    Seam,
    TablePart,
    Tile,
    Tiling,
    alignment,
    beside,
    closed,
    merges,
    merging,
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
        return self._begins([one.text for one in self.tiling.tiles])

    @property
    def begins_else(self) -> frozenset[int]:
        """The same, if each row that is in doubt has the other text."""
        return self._begins(
            [one.instead if one.is_close else one.text for one in self.tiling.tiles]
        )

    def _begins(self, texts: Sequence[int | None]) -> frozenset[int]:
        words = [self.column.said(one) for one in texts]
        return frozenset(at for at, (a, b) in enumerate(pairwise(words), 1) if a != b)


def merge_cells(drafts: Sequence[EntryDraft], parts: Sequence[PartRows]) -> Sequence[MergedReading]:
    """Give each draft the themes and subthemes that hold for it; a subtheme keeps within a theme.
    How each column of them was read, table by table.

    `parts` are the rows that the drafts, in reading order, were made of.
    """
    readings: list[MergedReading] = []
    for _, together in groupby(drafts, lambda draft: draft.table):
        table = _Table(list(together), parts)
        walls = _Walls()
        for at in table.merging():
            themes = table.columns[at].field in MERGED
            reading = table.merge(at, walls if themes else _Walls())
            if themes:
                walls = _Walls(walls.told | reading.begins, walls.instead | reading.begins_else)
            readings.append(reading)
    return readings


def fill_from_above(entry: Entry, above: Entry) -> Entry:
    """`entry`, of a dump, with the theme that is printed once for several rows."""
    if entry.thema:
        return entry
    if entry.subthema:
        return replace(entry, thema=above.thema)
    return replace(entry, thema=above.thema, subthema=above.subthema)


class _Walls(NamedTuple):
    """The rows at which another theme begins, and the same if what is in doubt is otherwise."""

    told: frozenset[int] = frozenset()
    instead: frozenset[int] = frozenset()


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

    @cached_property
    def bare(self) -> dict[int, tuple[list[WholeText], MergedColumn]]:
        """Each column that merges, without the walls that it keeps within, and its texts."""
        texts = {at: list(self._texts(at)) for at in self.merging()}
        columns = [
            MergedColumn(
                rows=self.places,
                texts=[text.place for text in column],
                seams=[self._seam(at, n) for n in range(len(self.chain) - 1)],
                leading=pitch([piece.lines for text in column for piece in text.pieces]),
            )
            for at, column in texts.items()
        ]
        pairs = zip(texts.items(), alignment(columns), strict=True)
        return {at: (column, bare) for (at, column), bare in pairs}

    def merge(self, at: int, walls: _Walls) -> MergedReading:
        """Give the drafts the texts of column `at`, which keep within `walls`; how it was read."""
        texts, bare = self.bare[at]
        column = replace(bare, walls=walls.told, nested=bool(walls.told), once=self.once)
        tiling = self._tiled(at, column)
        if walls.instead != walls.told:
            other = tile(replace(column, walls=walls.instead))
            if other.cost < tiling.cost + NARROW_MARGIN:
                tiling = tiling._replace(tiles=list(_between_walls(column, tiling, other)))
        self.once = tiling.once
        told = self._told(texts)
        tiles = tiling.tiles if told is None else list(_against(told, tiling.tiles, texts))
        # Where a theme is printed once, rulings part nothing: no research is without one.
        once = tiling.once and self.columns[at].field == "thema"
        given: set[int] = set()
        seams = [Seam.PARTED, *column.seams]
        for (draft, _), one, above in zip(self.chain, tiles, seams, strict=True):
            if one.text is not None and at in draft.cells and one.text not in given:
                draft.repeats += texts[one.text].lines  # printed again where a page begins
            elif at not in draft.cells:
                self._give(draft, at, one, texts, is_first=one.text not in given)
                parted = above is Seam.PARTED and not once
                across = parted and at in draft.inherited and told is None
                if across or one.is_close:
                    instead = "" if one.instead is None else texts[one.instead].words
                    draft.doubts.append((Code.MERGE_UNSURE, at, draft.text(at), instead))
            if one.text is not None:
                given.add(one.text)
        parts = [self.parts[row.part].part for _, row in self.chain]
        return MergedReading(at, column, [text.words for text in texts], parts, tiling)

    def _tiled(self, at: int, column: MergedColumn) -> Tiling:
        """A column, read the cheapest way; but where a value stands on most rows of the table, if
        not on the page of its header, each is that of its own row."""
        twice = len({*column.nearest}) < len(column.nearest)
        if twice or merges(self.columns[at].field, len(column.texts), len(column.rows)):
            return tile(column)
        return beside(column, margin=math.inf)

    def _give(
        self, draft: EntryDraft, at: int, one: Tile, texts: Sequence[WholeText], is_first: bool
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

    def _texts(self, at: int) -> Iterator[WholeText]:
        """The texts of column `at`, whole: what stands beside the same row is one, and so is what
        goes on on the next page, or is printed there again."""
        last: WholeText | None = None
        for number, merged in self._merged_texts(at):
            text = self._text(number, merged)
            again = last and not text.is_on_page_of(last) and text.says_again(last)
            if last and again:
                text.place = text.place._replace(words=last.place.words)
                text.first = last.first or last if text.words != last.words else None
            if last and not again and self._is_rest(at, last, text, number):
                last.add(text)
            else:
                if last:
                    yield last
                last = text
        if last:
            yield last

    def _told(self, texts: Sequence[WholeText]) -> list[int | None] | None:
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

    def _text(self, number: int, merged: MergedText) -> WholeText:
        page = self.parts[number].part.page.number
        row = None if merged.row is None else self.index.get((number, merged.row))
        pieces = [CellText(page, merged.cell.lines)]
        return WholeText(merged.place(page, row), pieces, [run.text for run in merged.cell.over])

    def _is_rest(self, at: int, last: WholeText, text: WholeText, number: int) -> bool:
        """Whether a text of column `at`, in part `number`, is the rest of the one above."""
        if last.cell and text.cell:
            return last.cell.number == text.cell.number
        field, turned = self.columns[at].field, self.firsts[number]
        if text.is_on_page_of(last):
            return is_rest(last, text, self.places, field)
        if turned == 0 or self.chain[turned][0] is not self.chain[turned - 1][0]:
            return False
        row = self.places[turned - 1], self.places[turned]
        return is_rest_overleaf(last, text, row, pitch([last.lines]), field)

    def _seam(self, at: int, number: int) -> Seam:
        """What rulings say between row `number` of the chain and the next one in column `at`."""
        (draft, above), (next_draft, below) = self.chain[number], self.chain[number + 1]
        if draft is next_draft:
            return Seam.SAME
        if above.part == below.part:
            return above.row.seams.get(at, Seam.UNTOLD)
        return Seam.PARTED if at in closed(self.parts[above.part].part) else Seam.UNTOLD


def _against(
    told: Sequence[int | None], tiles: Sequence[Tile], texts: Sequence[WholeText]
) -> Iterator[Tile]:
    """What tags give each row, sure where tiling gives it the same words."""

    def said(number: int | None) -> str:
        return "" if number is None else texts[number].place.words

    for number, tile_of_row in zip(told, tiles, strict=True):
        same = said(number) == said(tile_of_row.text)
        yield Tile(number, math.inf if same else 0.0, None if same else tile_of_row.text)


def _between_walls(column: MergedColumn, tiling: Tiling, other: Tiling) -> Iterator[Tile]:
    """The tiles of `tiling`; in doubt where `other`, by the other walls, has another text."""
    for one, else_ in zip(tiling.tiles, other.tiles, strict=True):
        same = column.said(one.text) == column.said(else_.text)
        yield one if same or one.is_close else Tile(one.text, 0.0, else_.text)
