"""The pages of a plain-text dump: where the annex's tables stand on them, and their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parser.dump.beam import Assignment, assign_words
from parser.dump.dump_header import DumpHeader, header_at
from parser.dump.dump_lines import DumpLine
from parser.labels import HEADINGS
from parser.model import Place
from parser.research_list import TableHead
from parser.table import CAPTION, PAPER
from parser.typography import LEAD_LINES, in_notes

_PRINTED = re.compile(r"(?:\bnr\.\s*\d+\s+|^Pagina\s+|^)(\d{1,4})(?:\s+van\s+\d+)?$")
_ARTICLE = re.compile(r"(?:Beleids|Niet-beleids)?[Aa]rtikel\s+\d+\w?\s*[-–:.]\s*\S.*")
_GROUP = re.compile(r"\d{1,2}[a-z]?[.)]\s+[A-Z].*")
_NOTE = re.compile(r"(\*+|\(?\d{1,2}\))\s*\S")
_ELSE = re.compile(r"(?:Bijlage\s+\d|Moties en toezeggingen|(?:Lijst van )?[Aa]fkortingen\b).*")
"""What begins another annex."""
_TOUCHING = re.compile(r"(\W*[^\W\d_]*[^\W\d_A-Z]{3,})([A-Z][^\W\d_A-Z]{3,}.*)")
"""A word in the middle of which another begins: two columns without a space between."""


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A row of a table: its lines, and what it stands under."""

    header: DumpHeader
    widths: tuple[float | None, ...]
    pages: tuple[int, ...]
    """As printed, else counted from 1."""
    lines: tuple[Assignment, ...]
    head: TableHead
    """What stands above its table."""

    @property
    def carried(self) -> bool:
        """Whether it begins on the page before."""
        return not self.lines[0].new

    def carried_on(self, rest: DumpRow) -> DumpRow:
        """This row with the `rest` of it that stands on the next page."""
        return replace(self, pages=self.pages + rest.pages, lines=self.lines + rest.lines)


def rows_of(pages: Sequence[Sequence[str]]) -> tuple[list[DumpRow], Counter[Place]]:
    """The rows of the annex's tables on `pages` (lines of text), and where all words went."""
    rows: list[DumpRow] = []
    account: Counter[Place] = Counter()
    header: DumpHeader | None = None
    head = TableHead(0, ())
    for number, lines in enumerate(pages, 1):
        page = _Page([line.strip() for line in lines if line.strip()], header, head)
        page.read()
        account.update(page.account)
        header, head = page.header, page.head
        for table, above, body in page.tables:
            for row in _rows(table, above, printed(lines) or number, body):
                if row.carried and rows and rows[-1].header.fields == table.fields:
                    rows[-1] = rows[-1].carried_on(row)
                else:
                    rows.append(row)
    return rows, account


def printed(lines: Sequence[str]) -> int | None:
    """The number printed on a page, in a running line."""
    for line in reversed(lines):
        if PAPER.search(line) and (match := _PRINTED.search(line.strip())):
            return int(match[1])
    return None


class _Page:
    """Goes down the lines of a page and puts each in its place; `header` and `head` are of the last
    table on the page before, if it may go on."""

    def __init__(self, lines: Sequence[str], header: DumpHeader | None, head: TableHead) -> None:
        self.lines = lines
        self.header = header
        self.head = head
        self.tables: list[tuple[DumpHeader, TableHead, list[DumpLine]]] = []
        if header:
            self.tables.append((header, head, []))
        self.account: Counter[Place] = Counter()
        self._announced = header is not None
        self._annex = head.annex if header else ""
        self._above: list[str] = []
        """The lines since the last table."""
        self._kop = self._group = ""
        self._fresh = False

    def read(self) -> None:
        """Fill `tables` and `account`."""
        at, notes = 0, self._notes()
        while at < len(self.lines):
            header = header_at(self.lines[at:], self._announced) if at < notes else None
            height = header.height if header else 1
            place = self._open(header) if header else self._place(self.lines[at], at >= notes)
            self.account[place] += sum(len(line.split()) for line in self.lines[at : at + height])
            at += height

    def _open(self, header: DumpHeader) -> Place:
        self.header, self._group, self._fresh = header, "", False
        near, self._above = self._above[-LEAD_LINES:], []
        if near or header.labels != self.head.labels:  # else it goes on under its own header
            captions = tuple(line for line in near if CAPTION.match(line))
            lead = " ".join(line for line in near if line not in captions)
            number = self.head.number + 1
            self.head = TableHead(number, header.labels, self._annex, captions, lead)
        self.tables.append((header, self.head, []))
        return Place.HEADER

    def _place(self, line: str, noted: bool) -> Place:
        """Where `line` belongs; a line of the table is taken up in it."""
        if PAPER.search(line):
            return Place.RUNNING
        if noted:
            return Place.FOOTNOTE
        if _ARTICLE.fullmatch(line):
            self._kop, self._group, self._fresh = line, "", True
            return Place.HEADING
        if HEADINGS.search(line) and (self.header is None or _ELSE.match(line)):
            self._announced, self._annex = True, line
        if self.header is None or _ELSE.match(line):
            self.header = None
            self._above.append(line)
            return Place.AROUND
        if "thema" not in self.header.fields and _GROUP.match(line):
            self._group, self._fresh = line, True
            return Place.GROUP
        pieces = [piece for word in line.split() for piece in _pieces(word)]
        self.tables[-1][-1].append(DumpLine.of(pieces, self._fresh, self._kop, self._group))
        self._fresh = False
        return Place.ENTRY

    def _notes(self) -> int:
        """The line from which on there are only notes, whose marks stand in the text above."""
        for at, line in enumerate(self.lines):
            match = _NOTE.match(line)
            if match and in_notes(at, len(self.lines)):
                above = "\n".join(self.lines[:at])
                if re.search(rf"[^\W\d]\.?{re.escape(match[1])}(?:\s|$)", above):
                    return at
        return len(self.lines)


def _pieces(word: str) -> Iterator[tuple[str, bool]]:
    """`word`, or the two that touch in it; and whether a space stands before."""
    match = _TOUCHING.fullmatch(word)
    if match:
        yield match[1], True
        yield match[2], False
    else:
        yield word, True


def _rows(
    header: DumpHeader, head: TableHead, page: int, lines: Sequence[DumpLine]
) -> Iterator[DumpRow]:
    dealing = assign_words(header, lines)
    row: list[Assignment] = []
    for dealt in (*dealing.lines, None):
        if row and (dealt is None or dealt.new):
            yield DumpRow(header, dealing.widths, (page,), tuple(row), head)
            row = []
        if dealt is not None:
            row.append(dealt)
