"""What the elements of the two kinds of markup mean: paragraphs, notes, links, bold letters.

The XML is that of officielebekendmakingen.nl: CALS tables, `al` for a paragraph, `nadruk` for what
is set apart, `noot` for a note in the running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from parser.addresses import HOST, SCHEME, document_address
from parser.markup.element_tree import name_of

OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
"""Where the documents stand that papers name by their code."""
_PUBLICATION = re.compile(r"(?:kst|blg|stcrt|stb|trb|[a-z]{1,3}-(?:tk|ek))-[\w.-]+", re.IGNORECASE)
"""The code of an official publication: kst-36800-XIV-80, blg-1184123, ah-tk-20222023-1234."""
_NOTE_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z]|\*{1,3}|†|‡)\W*", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of markup."""

    blocks: frozenset[str]
    """Elements that stand apart from what is beside them."""
    skipped: frozenset[str]
    """Elements without text of the paper."""
    is_bold: Callable[[etree._Element], bool]
    is_raised: Callable[[etree._Element], bool]
    is_hidden: Callable[[etree._Element], bool]
    note_of: Callable[[etree._Element], tuple[etree._Element, ...] | None]
    """The element with the text of the note that an element refers to, () where that is not there;
    None where it refers to none."""
    address_of: Callable[[etree._Element], str | None]
    """Where an element leads, "" where that is not told, None where it is no link."""
    bullet_of: Callable[[etree._Element], str]
    """What is printed before an item of a list, where no element of its own says it."""


def _official_note(element: etree._Element) -> tuple[etree._Element, ...] | None:
    return (element,) if name_of(element) == "noot" else None


def _official_address(element: etree._Element) -> str | None:
    if name_of(element) != "extref":
        return None
    return _absolute(element.get("doc", ""), OFFICIAL)


OFFICIAL_XML = Dialect(
    blocks=frozenset(
        ("al", "al-groep", "entry", "li", "lijst", "tussenkop", "tuskop", "titel", "kop", "row")
    ),
    skipped=frozenset(("plaatje", "illustratie", "colspec", "metadata")),
    is_bold=lambda element: name_of(element) == "nadruk" and "vet" in element.get("type", ""),
    is_raised=lambda element: name_of(element) == "sup",
    is_hidden=lambda element: False,
    note_of=_official_note,
    address_of=_official_address,
    bullet_of=lambda element: "",
)


def _page_note(element: etree._Element) -> tuple[etree._Element, ...] | None:
    """What an address within the page leads to, where the words of the link are a note's mark."""
    href = element.get("href", "")
    if name_of(element) != "a" or not href.startswith("#"):
        return None
    if not _NOTE_MARK.fullmatch("".join(element.itertext())):
        return None
    target = href[1:]
    for other in element.getroottree().getroot().iter():
        if other is not element and target in (other.get("id"), other.get("name")):
            return (other.getparent() if name_of(other) == "a" else other,)
    return ()


def _page_address(element: etree._Element) -> str | None:
    href = element.get("href")
    if name_of(element) != "a" or href is None or href.startswith("#"):
        return None
    return _absolute(href, _base_of(element))


def _base_of(element: etree._Element) -> str:
    """The address that the page's relative ones go on from, "" where it does not say."""
    root = element.getroottree().getroot()
    for other in root.iter("base", "link", "meta"):
        if name_of(other) == "base" or other.get("rel") == "canonical":
            return str(other.get("href", ""))
        if "identifier" in other.get("name", "").lower():
            return OFFICIAL
    return ""


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _bullet(element: etree._Element) -> str:
    parent = element.getparent()
    if name_of(element) != "li" or parent is None:
        return ""
    if name_of(parent) != "ol":
        return "•"
    before = sum(name_of(other) == "li" for other in element.itersiblings(preceding=True))
    start = parent.get("start", "1")
    return f"{int(start) + before if start.isdecimal() else 1 + before}."


PAGE = Dialect(
    blocks=frozenset(
        (
            *("address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt"),
            *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
            *("main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
        )
    ),
    skipped=frozenset(
        ("head", "script", "style", "template", "noscript", "svg", "img", "iframe", "button")
    ),
    is_bold=lambda element: name_of(element) in ("b", "strong", "th"),
    is_raised=lambda element: name_of(element) == "sup",
    is_hidden=_is_hidden,
    note_of=_page_note,
    address_of=_page_address,
    bullet_of=_bullet,
)


def _absolute(raw: str, base: str) -> str | None:
    """An address as it is opened; None for what leads to no document."""
    url = document_address(raw)
    if url is None:
        return None
    if _PUBLICATION.fullmatch(url):
        return f"{OFFICIAL}{url}" if "." in url else f"{OFFICIAL}{url}.html"
    if SCHEME.match(url) or HOST.match(url):
        return url
    return urljoin(base, url) if base and url else ""
