"""Which paper it is, from the elements that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parser.identity import FRONT, identify
from parser.markup.dialect import OFFICIAL_XML, Dialect
from parser.markup.element_text import marked_text
from parser.markup.element_tree import name_of, named
from parser.model import Document

_CODE = re.compile(r"\bkst-(\d[\w-]*\d)\b", re.IGNORECASE)
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "div", "span", "li", "title")


def document_of(root: etree._Element, dialect: Dialect) -> Document:
    """The paper; pages, file and hash are not filled.

    Its elements are put in the lines in which its front page prints them, so that one set of rules
    reads both.
    """
    lines = _official(root) if dialect is OFFICIAL_XML else _page(root)
    return identify(["\n".join(filter(None, lines))])


def _official(root: etree._Element) -> Iterator[str]:
    """The front page of a paper, from its XML of 2010 and later, and of before."""
    yield _code(root)
    yield "Tweede Kamer der Staten-Generaal"
    yield _session(_first(root, "tekstregel", inhoud="vergaderjaar") or _first(root, "vergjaar"))
    number = _first(root, "dossiernr") or _first(root, "nummer")
    title = _first(root, "titel", within="dossier") or _first(root, "naam", within="onderw")
    yield " ".join((number, _first(root, "begrotingshoofdstuk"), title)).strip()
    own = _first(root, "ondernummer") or _first(root, "nummer", within="stuk")
    own_title = _first(root, "titel", within="stuk")
    yield f"Nr. {own.removeprefix('Nr.').strip()}" if own else ""
    yield own_title


def _page(root: etree._Element) -> Iterator[str]:
    """The beginning of a page of HTML, line by line."""
    yield _code(root)
    left = FRONT
    for element in named(root, *_BLOCKS):
        if left > 0 and not any(name_of(other) in _BLOCKS for other in element.iterdescendants()):
            text = marked_text(element, OFFICIAL_XML).text
            left -= len(text)
            yield _session(text) or text


def _code(root: etree._Element) -> str:
    """The code of the paper, which its metadata name, if only in an address."""
    for meta in named(root, "meta", "metadata"):
        name = meta.get("name", "").lower()
        if "identifier" in name or "externmetadatarecord" in name:
            found = _CODE.search(meta.get("content", ""))
            if found:
                return f"kst-{found[1].upper()}"
    return ""


def _session(text: str) -> str:
    """The line in which a front page has the session of Parliament, "" where `text` says none."""
    found = re.fullmatch(r"(?:vergaderjaar\s+)?((?:19|20)\d\d\s?[-–‒—/]\s?\d{2,4})", text, re.I)
    return f"Vergaderjaar {found[1]}" if found else ""


def _first(root: etree._Element, name: str, within: str = "", **attributes: str) -> str:
    """The text of the first element of that name, with these attributes, in one of the name
    `within`; "" where there is none."""
    for element in named(root, name):
        parent = element.getparent()
        placed = not within or (parent is not None and name_of(parent) == within)
        if placed and all(element.get(key) == value for key, value in attributes.items()):
            return " ".join(marked_text(element, OFFICIAL_XML).text.split())
    return ""
