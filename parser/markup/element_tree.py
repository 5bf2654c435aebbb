"""The bytes of an XML or HTML file to its tree of elements; what is hostile in them is refused."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from lxml import etree
from lxml.html import HTMLParser

from parser.clean import clean
from parser.i18n import _
from parser.model import Unreadable
from parser.source_file import HTML_SUFFIXES

LARGEST = 64 << 20
"""Bytes of a file; the tree takes three times as many, the largest annual report a twentieth."""
LONGEST_TAG = 100_000
"""Bytes of one tag: libxml2 takes time by the square of the number of its attributes."""

_ROOT = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(!doctype\s+)?([\w:.-]+)", re.S | re.I)
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PROLOGUE = 4096
"""Bytes within which a file says what it is, and its encoding (WHATWG HTML looks at 1024)."""


def tree_of(path: Path, data: bytes) -> etree._Element:
    """The root of the tree of `data`, without comments and processing instructions: the words that
    these stand in are whole.

    A page of HTML that was saved as .xml is read as what it is. Raises Unreadable for a file that
    is neither, is too large, or declares or names entities of its own.
    """
    if len(data) > LARGEST or _LONG_TAG.search(data):
        raise Unreadable(_too_large(path))
    html = path.suffix.lower() in HTML_SUFFIXES or _begins_as_html(data)
    if html:
        data = data.decode(_encoding(data), "replace").encode()
    parser = (
        HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        if html
        else etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(_broken(path, clean(str(error)))) from error
    if root is None:
        raise Unreadable(_broken(path, _("it is empty")))
    if not html:
        _refuse_entities(path, root)
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace, lower-case; "" for what is none."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1 << 10)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements within `root` that have one of `names`, in reading order."""
    return (element for element in root.iter() if name_of(element) in names)


def _begins_as_html(data: bytes) -> bool:
    found = _ROOT.match(data[:_PROLOGUE].lstrip(b"\xef\xbb\xbf"))
    return found is not None and found[2].lower() == b"html"


def _encoding(data: bytes) -> str:
    """The encoding of a page: by its mark, else as it says, else UTF-8, which is told from the
    encoding of before that by what the bytes allow."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    said = _CHARSET.search(data[:_PROLOGUE])
    if said:
        with suppress(LookupError):
            return codecs.lookup(said[1].decode("ascii")).name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _refuse_entities(path: Path, root: etree._Element) -> None:
    """A paper has none; with lxml's entities off, one that is named would be lost in silence."""
    document = root.getroottree().docinfo
    declared = document.internalDTD is not None and any(document.internalDTD.iterentities())
    if declared or any(isinstance(node, etree._Entity) for node in root.iter()):
        raise Unreadable(
            _(
                "{path}: this XML has entities of its own, as no parliamentary paper does, so it "
                "is not read; download it again from officielebekendmakingen.nl."
            ).format(path=path)
        )


def _too_large(path: Path) -> str:
    return _(
        "{path}: this file is larger than any paper is, so it is not read; check that it is "
        "the right one."
    ).format(path=path)


def _broken(path: Path, why: str) -> str:
    return _("{path}: this is not XML or HTML that can be read ({why}); download it again.").format(
        path=path, why=why
    )
