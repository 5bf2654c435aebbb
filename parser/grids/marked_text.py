"""What a cell says: its text, its links, its notes."""

from __future__ import annotations

from typing import NamedTuple


class MarkedLink(NamedTuple):
    """A hyperlink: its words, where it leads ("" where that is not told), and whether the source
    left out the scheme of the address."""

    text: str
    url: str
    is_assumed: bool


class MarkedText(NamedTuple):
    """What a person reads in an element."""

    text: str = ""
    """Paragraphs apart by line ends; a raised number as raised digits."""
    links: tuple[MarkedLink, ...] = ()
    notes: tuple[str, ...] = ()
    """The notes that it refers to, each with its mark."""
    is_bold: bool = False
    """Whether all of it is set in bold."""
