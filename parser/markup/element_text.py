"""The text of an element as a person reads it, with its links, and its notes set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from parser.addresses import with_scheme
from parser.clean import SOFT_HYPHEN, clean
from parser.grids import MarkedLink, MarkedText
from parser.markup.dialect import Dialect
from parser.markup.element_tree import name_of

_SIGN = re.compile(r"\s*(?:[^\w\s]|\w{1,3}[.)])?\s*")
"""What is printed before an item of a list."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def marked_text(element: etree._Element, dialect: Dialect) -> MarkedText:
    """The text of `element`. White space is folded, as files are indented; a word in which markup
    stands is one."""
    if not len(element):  # most have no markup in them
        return MarkedText(_folded(element.text or ""), is_bold=dialect.is_bold(element))
    writer = _Writer(dialect)
    writer.inside(element, bold=dialect.is_bold(element))
    return MarkedText(
        writer.text.folded(),
        tuple(link for link in map(_link, writer.links) if link.text or link.url),
        tuple(writer.notes),
        bool(writer.letters) and writer.bold == writer.letters,
    )


@dataclass(slots=True)
class _Paragraphs:
    """Pieces of text, by paragraph."""

    pieces: list[list[str]] = field(default_factory=lambda: [[]])

    def folded(self) -> str:
        """The text; what ends within a word, or a link, is no reason for a space."""
        return "\n".join(filter(None, (_folded("".join(piece)) for piece in self.pieces)))


def _folded(text: str) -> str:
    """`text` clean, with single spaces."""
    return " ".join(clean(text).replace(SOFT_HYPHEN, "").split())


@dataclass(slots=True)
class _Writer:
    dialect: Dialect
    text: _Paragraphs = field(default_factory=_Paragraphs)
    links: list[tuple[_Paragraphs, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    """Letters that are set in bold."""
    _open: list[_Paragraphs] = field(default_factory=list)

    def inside(self, element: etree._Element, bold: bool) -> None:
        """Write what stands in `element`."""
        self._put(element.text, bold)
        for child in element:
            self._element(child, bold)
            self._put(child.tail, bold)

    def _element(self, element: etree._Element, bold: bool) -> None:
        name = name_of(element)
        if not name or name in self.dialect.skipped or self.dialect.is_hidden(element):
            return
        note = self.dialect.note_of(element)
        if note is not None:
            self.notes += [_note(one, self.dialect) for one in note]
            return
        apart = name in self.dialect.blocks
        if apart:
            self._break()
        self._put(self.dialect.bullet_of(element) + " " if apart else "", bold)
        self._inline(element, bold or self.dialect.is_bold(element))
        if name.endswith("nr"):  # of an item of a list
            self._put(" ", bold)
        if apart:
            self._break()

    def _inline(self, element: etree._Element, bold: bool) -> None:
        url = self.dialect.address_of(element)
        words = "".join(element.itertext()).strip() if self.dialect.is_raised(element) else ""
        if words.isdecimal():
            self._put(words.translate(_RAISED), bold)
        elif url is None:
            self.inside(element, bold)
        else:
            linked = _Paragraphs()
            self.links.append((linked, url))
            self._open.append(linked)
            self.inside(element, bold)
            self._open.pop()

    def _put(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        for paragraphs in (self.text, *self._open):
            paragraphs.pieces[-1].append(text)
        letters = sum(map(str.isalnum, text))
        self.letters += letters
        self.bold += letters * bold

    def _break(self) -> None:
        """Begin another paragraph, unless what stands there is only the sign of a list."""
        if not _SIGN.fullmatch("".join(self.text.pieces[-1])):
            for paragraphs in (self.text, *self._open):
                paragraphs.pieces.append([])


def _link(found: tuple[_Paragraphs, str]) -> MarkedLink:
    words, url = found
    return MarkedLink(words.folded().replace("\n", " "), *with_scheme(url))


def _note(element: etree._Element, dialect: Dialect) -> str:
    """The text of a note, with its mark, on one line."""
    return " ".join(marked_text(element, dialect).text.split())
