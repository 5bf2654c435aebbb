"""A Word file to a Report: its headings, paragraphs and tables in reading order.

WordprocessingML (ECMA-376, part 1, 17) has the merged cells of a column as cells that go on
(`vMerge`), and links as elements or as fields in the running text. What is deleted, but
still tracked, is no text of the paper, what is inserted is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from parser.addresses import document_address
from parser.clean import one_line
from parser.grids import (
    HIGHEST,
    LOWEST,
    SEARCHED,
    Block,
    CellGrid,
    GridFilling,
    GridSource,
    heading_line,
    read_grids,
)
from parser.identity import FRONT, identify
from parser.markup import Dialect, marked_text, name_of, named
from parser.model import Report
from parser.office.office_file import missing, opened, whole
from parser.office.word_fields import mended
from parser.table import HeadingLine
from parser.typography import may_be_heading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"(?:heading|kop) (\d)", re.IGNORECASE)
_SKIPPED = frozenset(
    (
        *("del", "movefrom", "ppr", "rpr", "tblpr", "trpr", "tcpr", "sectpr", "sdtpr"),
        *("instrtext", "deltext", "fallback", "drawing", "pict"),
    )
)
"""What is deleted, what says how something is set, and pictures."""
_TITLES = ("title", "titel")


def read_word(path: Path, data: bytes, sha256: str) -> Report:
    """Read the bytes `data` of the .docx at `path`. Raises Unreadable."""
    try:
        from docx import Document as open_document
    except ImportError as error:
        raise missing(path) from error
    return opened(path, data, lambda file: _Word(open_document(file)).report(path, sha256))


class _Word:
    """A document as python-docx has opened it."""

    def __init__(self, document: Any) -> None:
        self.links = {
            key: relation.target_ref
            for key, relation in document.part.rels.items()
            if relation.is_external
        }
        self.styles = {style.style_id: style.name or "" for style in document.styles}
        self.body, self.notes = mended(document)
        self.dialect = Dialect(
            blocks=frozenset(("p", "br", "cr", "tr", "tc")),
            skipped=_SKIPPED,
            is_bold=_is_bold,
            is_raised=lambda element: _property(element, "r", "vertAlign") == "superscript",
            is_hidden=lambda element: _property(element, "r", "vanish") is not None,
            note_of=self._note,
            address_of=self._address,
            bullet_of=self._bullet,
        )

    def report(self, path: Path, sha256: str) -> Report:
        blocks = list(self._inside(self.body))
        lines = [block.text for block in blocks if isinstance(block, HeadingLine)]
        document = identify(["\n".join(lines)[:FRONT]])
        return read_grids(replace(document, file=one_line(path.name), sha256=sha256), blocks)

    def _inside(self, element: etree._Element) -> Iterator[Block]:
        for child in element:
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield self._table(child)
            elif name in ("sdt", "sdtcontent", "ins", "smarttag", "customxml"):
                yield from self._inside(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[HeadingLine]:
        said = marked_text(paragraph, self.dialect)
        text = " ".join(said.text.split())
        if text:
            level = self._level(paragraph)
            heads = may_be_heading(len(text)) and (level < LOWEST or said.is_bold)
            yield heading_line(text, heads=heads, level=level)

    def _level(self, paragraph: etree._Element) -> int:
        style = self.styles.get(_property(paragraph, "p", "pStyle") or "", "")
        found = _HEADING.match(style)
        if found:
            return 1 + int(found[1])
        return 1 if style.lower() in _TITLES else LOWEST

    def _table(self, table: etree._Element) -> GridSource:
        return GridSource(lambda: _first_words(table), lambda: iter([self._grid(table)]))

    def _grid(self, table: etree._Element) -> CellGrid:
        elements = _rows(table)
        rows = [list(_cells(row)) for row in elements]
        filling = GridFilling([{} for _ in rows])
        for number, row in enumerate(rows):
            for column, width, merge, cell in row:
                if merge == "continue":
                    continue
                height = 1
                while number + height < len(rows) and any(
                    (at, other) == (column, "continue") for at, _, other, _ in rows[number + height]
                ):
                    height += 1
                said = marked_text(cell, self.dialect)
                filling.put(said, number, column, height if merge else 1, width)
        heads = [_property(row, "tr", "tblHeader") is not None for row in elements]
        return filling.grid(next((at for at, head in enumerate(heads) if not head), len(heads)))

    def _note(self, element: etree._Element) -> tuple[etree._Element, ...] | None:
        if name_of(element) not in ("footnotereference", "endnotereference"):
            return None
        note = self.notes.get((name_of(element), element.get(f"{_W}id", "")))
        return () if note is None else (note,)

    def _address(self, element: etree._Element) -> str | None:
        if name_of(element) != "hyperlink":
            return None
        url = element.get("url") or self.links.get(element.get(f"{_R}id", ""))
        return document_address(url) if url else None

    def _bullet(self, element: etree._Element) -> str:
        return "•" if _property(element, "p", "numPr") is not None else ""


def _property(element: etree._Element, of: str, name: str) -> str | None:
    """The value of a property of a paragraph, run, row or cell; "" where it is set without one,
    None where it is not set."""
    if name_of(element) != of:
        return None
    properties = element.find(f"{_W}{of}Pr")
    found = properties.find(f"{_W}{name}") if properties is not None else None
    value = None if found is None else str(found.get(f"{_W}val", ""))
    return None if value in ("0", "false", "off") else value


def _is_bold(element: etree._Element) -> bool:
    return _property(element, "r", "b") is not None


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in named(table, "tr") if _owner(row) is table]


def _owner(row: etree._Element) -> etree._Element | None:
    return next((above for above in row.iterancestors() if name_of(above) == "tbl"), None)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, str, etree._Element]]:
    """The cells of a row: first column, columns, "" or "restart" or "continue", element."""
    column = whole(_property(row, "tr", "gridBefore"), 0)
    for cell in named(row, "tc"):
        if next(up for up in cell.iterancestors() if name_of(up) == "tr") is not row:
            continue
        width = whole(_property(cell, "tc", "gridSpan"), 1)
        merge = _property(cell, "tc", "vMerge")
        yield column, width, "" if merge is None else merge or "continue", cell
        column += width


def _first_words(table: etree._Element) -> str:
    rows = islice(named(table, "tr"), SEARCHED + HIGHEST)
    return " ".join("".join(cell.itertext()) for row in rows for cell in named(row, "tc"))
