"""What stands in a paper of markup, in reading order: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from parser.markup.dialect import OFFICIAL_XML, Dialect
from parser.markup.element_tree import name_of
from parser.markup.marked_text import marked_text
from parser.table import ARTICLE, HeadingLine
from parser.typography import may_be_heading

LOWEST = 20
"""A level of headings below all others."""
_DIVISIONS = frozenset(("divisie", "bijlage", "circulaire-divisie", "div1", "div2", "div3", "div4"))
_FLAT = frozenset(("tussenkop", "tuskop"))
_ASIDE = frozenset(("metadata", "kamerstukkop", "frontm", "head", "nav", "script", "style"))
_HTML_HEADINGS = tuple(f"h{level}" for level in range(1, 7))

Block: TypeAlias = HeadingLine | etree._Element


def blocks_of(root: etree._Element, dialect: Dialect) -> Iterator[Block]:
    """The headings and paragraphs of the paper, and the elements of its tables between them."""
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
                yield child
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


def heading_line(text: str, *, heads: bool, level: int) -> HeadingLine:
    """A line above a table; `level` is 1 for the highest headings."""
    is_article = bool(ARTICLE.match(text)) and (heads or not text.endswith("."))
    said = text if text[0] in RAISED else unraised(text)  # a note begins with its mark
    return HeadingLine(said, heads, float(LOWEST + 1 - level), is_article)


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEVEL = str.maketrans("", "", RAISED)


def unraised(text: str) -> str:
    """`text` without raised digits, which refer to notes in a heading."""
    return text.translate(_LEVEL)


def _holds_table(element: etree._Element) -> bool:
    return any(name_of(other) == "table" for other in element.iterdescendants())
