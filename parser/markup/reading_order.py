"""What stands in a paper of markup, in reading order: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parser.grids import HIGHEST, LOWEST, SEARCHED, Block, GridSource, heading_line
from parser.markup.dialect import OFFICIAL_XML, Dialect
from parser.markup.element_grid import grids_in
from parser.markup.element_text import marked_text
from parser.markup.element_tree import name_of, named
from parser.typography import may_be_heading

_DIVISIONS = frozenset(("divisie", "bijlage", "circulaire-divisie", "div1", "div2", "div3", "div4"))
_FLAT = frozenset(("tussenkop", "tuskop"))
_ASIDE = frozenset(("metadata", "kamerstukkop", "frontm", "head", "nav", "script", "style"))
_HTML_HEADINGS = tuple(f"h{level}" for level in range(1, 7))


def blocks_of(root: etree._Element, dialect: Dialect) -> Iterator[Block]:
    """The headings and paragraphs of the paper, and its tables between them."""
    yield from _Walk(dialect).inside(root, 1)


class _Walk:
    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.texts = frozenset(("al", "p", "li", "dt", "dd", "caption"))

    def inside(self, element: etree._Element, level: int) -> Iterator[Block]:
        """The blocks of `element`, which stands `level` divisions deep."""
        for child in element:
            name = name_of(child)
            if not name or name in _ASIDE or self.dialect.is_hidden(child):
                continue
            if name == "table" and not _holds_table(child):
                yield _source(child, self.dialect)
            elif name == "kop" or name in _HTML_HEADINGS or name in _FLAT:
                yield from self._heading(child, name, level)
            elif self._is_text(child, name):
                yield from self._lines(child, heads=False, level=LOWEST)
            else:
                yield from self.inside(child, level + (name in _DIVISIONS))

    def _is_text(self, element: etree._Element, name: str) -> bool:
        """Whether an element is a paragraph, and no more than that."""
        if name in self.texts:
            return not (len(element) and _holds_table(element))
        if self.dialect is OFFICIAL_XML:
            return False
        within = map(name_of, element.iterdescendants())
        return not any(other in self.dialect.blocks and other != "br" for other in within)

    def _heading(self, element: etree._Element, name: str, level: int) -> Iterator[Block]:
        """A heading; what is set as one and says too much is a paragraph."""
        if name in _HTML_HEADINGS:
            level = int(name[1:])
        elif name in _FLAT:
            level += 1
        yield from self._lines(element, heads=True, level=level)

    def _lines(self, element: etree._Element, heads: bool, level: int) -> Iterator[Block]:
        said = marked_text(element, self.dialect)
        text = " ".join(said.text.split())
        if not text:
            return
        if heads and may_be_heading(len(text)):
            yield heading_line(text, heads=True, level=level)
        else:
            yield heading_line(text, heads=said.is_bold and may_be_heading(len(text)), level=LOWEST)


def _source(table: etree._Element, dialect: Dialect) -> GridSource:
    return GridSource(lambda: _first_words(table), lambda: grids_in(table, dialect))


def _first_words(table: etree._Element) -> str:
    rows = islice(named(table, "row", "tr"), SEARCHED + HIGHEST)
    return " ".join(text for row in rows for text in row.itertext())


def _holds_table(element: etree._Element) -> bool:
    return any(name_of(other) == "table" for other in element.iterdescendants())
