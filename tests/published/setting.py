"""A published annex set as a PDF, with what a person reads in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.published.model import (
    AnnexTable,
    Band,
    HeaderAgain,
    Published,
    PublishedAnnex,
    Row,
    Study,
    as_read,
)
from tests.published.typesetting import LEADING, MARGIN, PADDING, SIZE, Typesetter, broken

EXPECTED = (
    *("thema", "subthema", "type_onderzoek", "afronding", "status", "conclusies", "artikel"),
    *("titel", "artikel_kop"),
)
PROSE = (
    "In het verslagjaar is opnieuw veel aandacht besteed aan de uitvoering van het beleid. "
    "De evaluaties die hieronder staan zijn met de Kamer gedeeld of worden later verwacht; "
    "in de toelichting bij de artikelen wordt op de belangrijkste uitkomsten ingegaan."
)


def set_annex(annex: PublishedAnnex, ruled: bool, by_line: bool) -> tuple[bytes, dict[str, Any]]:
    """The PDF of `annex` and its truth, in the shape of the corpus.

    `ruled` draws a horizontal rule under every row, else there are none; `by_line` draws a page
    line by line, else cell by cell. A row is never parted by the page's end.
    """
    foot = f"Tweede Kamer, vergaderjaar {annex.session}, {annex.dossier}, nr. {annex.nr}"
    setter = Typesetter(foot, annex.landscape, annex.typeface)
    _front(setter, annex)
    setter.turn()
    setter.prose(annex.heading, bold=True, size=13.0)
    setter.prose(PROSE)
    entries: list[dict[str, Any]] = []
    for table in annex.tables:
        entries += _TableSetter(setter, annex, table, ruled).set()
    document = {
        "dossier": annex.dossier,
        "nr": annex.nr,
        "vergaderjaar": annex.session,
        "titel": annex.title,
        "ministerie": annex.ministry,
        "jaar": annex.year,
        "pages": len(setter.sheets),
        "image_only_pages": [],
    }
    return setter.pdf(by_line), {"document": document, "entries": entries}


def _front(setter: Typesetter, annex: PublishedAnnex) -> None:
    setter.turn()
    first, _, chapter = annex.dossier.rpartition(" ")
    code = f"kst-{first.replace(' ', '')}-{chapter}-{annex.nr}"
    for text, size in (
        ("Tweede Kamer der Staten-Generaal 2", 11.0),
        (f"Vergaderjaar {annex.session}", 9.1),
        (f"{annex.dossier} {annex.title}", 11.0),
        (f"Nr. {annex.nr} MEMORIE VAN TOELICHTING", 9.1),
        (code, 6.5),
        ("ISSN 0921 - 7371", 6.5),
    ):
        setter.prose(text, size=size)
    setter.turn()
    setter.prose("Beleidsprioriteiten", bold=True, size=11.0)
    for _ in range(4):
        setter.prose(PROSE)


@dataclass(slots=True)
class _TableSetter:
    setter: Typesetter
    annex: PublishedAnnex
    table: AnnexTable
    ruled: bool
    entries: list[dict[str, Any]] = field(default_factory=list)

    @property
    def columns(self) -> Sequence[tuple[float, Published]]:
        """Each column with its left edge."""
        at, found = MARGIN, []
        for column in self.annex.columns:
            found.append((at, column))
            at += column.width
        return found

    @property
    def right(self) -> float:
        return MARGIN + sum(column.width for column in self.annex.columns)

    def set(self) -> list[dict[str, Any]]:
        """Set the table; what a person reads in it."""
        if self.setter.room() < 12 * LEADING:
            self.setter.turn()
        for text, size in ((self.table.heading, 9.1), (self.table.caption, 7.5)):
            if text:
                self.setter.prose(text, bold=True, size=size)
        for study in self.table.above:
            self._row(study, {})
            self._note(study, {})
        self._header(frozenset())
        self._rows()
        for note in self.table.notes:
            self.setter.prose(note, size=5.6)
        self.setter.y -= 8.0
        return self.entries

    def _rows(self) -> None:
        context: dict[str, str] = {}
        missing: frozenset[str] = frozenset()
        rows = list(self.table.rows)
        left: dict[str, int] = {}
        for at, row in enumerate(rows):
            need = self._height(row)
            if isinstance(row, Band | HeaderAgain) and at + 1 < len(rows):
                need += self._height(rows[at + 1]) + 3 * LEADING
            if self.setter.room() < need:
                self.setter.turn()
                self._header(missing)
                left = {}
            if isinstance(row, HeaderAgain):
                missing = row.without
                self._header(missing)
            elif isinstance(row, Band):
                if row.gives[0]:
                    context = {row.gives[0]: row.gives[1]}
                self._band(row)
            else:
                self._study(rows, at, row, left, context)

    def _study(
        self,
        rows: Sequence[Row],
        at: int,
        row: Study,
        left: dict[str, int],
        context: dict[str, str],
    ) -> None:
        """A row; `left` says of each merged field how many rows its cell still holds for."""
        spans: dict[str, float] = {}
        for name in self.annex.once:
            left[name] = left.get(name, 0) - 1
            if left[name] < 0 or _text(rows[at - 1], name) != _text(row, name):
                together = list(self._together(rows, at, name))
                spans[name] = sum(map(self._height, together))
                left[name] = len(together) - 1
        open_cells = {name for name in self.annex.merged if left[name] > 0}
        self._row(row, spans, open_cells)
        self._note(row, context)
        if row.below:
            self._band(Band(row.below, bold=False))

    def _together(self, rows: Sequence[Row], at: int, name: str) -> Iterator[Row]:
        """The rows from `at` that a merged cell holds for and that still fit on the page."""
        room = self.setter.room()
        for row in rows[at:]:
            room -= self._height(row)
            same = isinstance(row, Study) and _text(row, name) == _text(rows[at], name)
            if not same or room < 0:
                return
            yield row

    def _height(self, row: Row) -> float:
        """Points that a row takes; what a merged cell says is no reason for a higher one."""
        if isinstance(row, HeaderAgain):
            return 4 * LEADING
        if isinstance(row, Band):
            lines = len(self._broken(row.text, self.right - MARGIN - 2 * PADDING, row.bold))
            return lines * LEADING + 2 * PADDING
        lines = max(
            len(lines)
            for column, lines, _ in self._cells(row)
            if column.field not in self.annex.once
        )
        return lines * LEADING + 2 * PADDING

    def _cells(self, row: Study) -> Iterator[tuple[Published, list[str], float]]:
        """Each filled cell: its column, its lines and its left edge."""
        if row.across:
            for (x, column), text in zip(self.columns, row.cells.values(), strict=False):
                yield column, self._broken(text, self.right - x - 2 * PADDING), x
            return
        for x, column in self.columns:
            if text := _text(row, column.field).strip():
                yield column, self._broken(text, _inside(column)), x

    def _broken(self, text: str, width: float, bold: bool = False) -> list[str]:
        return broken(text, width, self.setter.font(bold), SIZE)

    def _row(
        self, row: Study, spans: Mapping[str, float], open_cells: Collection[str] = ()
    ) -> None:
        """Draw the cells of a row; of merged ones those that begin here, as high as `spans`; and
        the rule under it, but for `open_cells`, which go on."""
        height = self._height(row)
        for column, lines, x in self._cells(row):
            merges = column.field in self.annex.once and not row.across
            if merges and column.field not in spans:
                continue
            high = max(spans.get(column.field, height), len(lines) * LEADING + 2 * PADDING)
            free = (high - 2 * PADDING - len(lines) * LEADING) / 2 if self.annex.centred else 0.0
            own = (link[1:] for link in row.links if link[0] == column.field)
            link = next(own, ("", ""))
            base = self.setter.y - PADDING - free - SIZE
            self.setter.put(x + PADDING, base, lines, link=link, centred=_centred(column))
        self._under(height, open_cells=open_cells)

    def _band(self, row: Band) -> None:
        lines = self._broken(row.text, self.right - MARGIN - 2 * PADDING, row.bold)
        base = self.setter.y - PADDING - SIZE
        self.setter.put(MARGIN + PADDING, base, lines, bold=row.bold)
        self._under(self._height(row))

    def _header(self, without: frozenset[str]) -> None:
        cells = [
            (x, column, self._broken(column.label[: column.cut or None], _inside(column), True))
            for x, column in self.columns
            if column.field not in without
        ]
        height = max(len(lines) for _, _, lines in cells) * LEADING + 2 * PADDING
        base = self.setter.y - PADDING - SIZE
        for x, column, lines in cells:
            self.setter.put(x + PADDING, base, lines, bold=True, centred=_centred(column))
        self._under(height, always=True)
        if self.annex.second_header:
            self._band(Band(self.annex.second_header))

    def _under(self, height: float, always: bool = False, open_cells: Collection[str] = ()) -> None:
        """Go down by a row, and draw the rule under it."""
        self.setter.y -= height
        if not self.ruled and not always:
            return
        for x, column in self.columns:
            if column.field not in open_cells:
                self.setter.rule(self.setter.y, x, x + column.width)

    def _note(self, row: Study, context: dict[str, str]) -> None:
        """Note what a person reads in a row that was just drawn."""
        said = {**self.table.gives, **context, **row.cells}
        entry: dict[str, Any] = {name: as_read(said.get(name, "")) for name in EXPECTED}
        if row.below:
            entry["conclusies"] = as_read(row.below)
        entry["links"] = [{"text": text, "url": url} for _, text, url in row.links]
        entry["pages"] = [len(self.setter.sheets)]
        self.entries.append(entry)


def _inside(column: Published) -> float:
    """How wide its text may be."""
    return column.width - 2 * PADDING


def _centred(column: Published) -> float:
    return _inside(column) if column.centred else 0.0


def _text(row: Row, name: str) -> str:
    return row.cells.get(name, "") if isinstance(row, Study) else ""
