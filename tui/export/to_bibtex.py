"""BibTeX: for LaTeX, and for all that reads it. UTF-8, with what LaTeX obeys made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from db.search import Row
from tui.export.reference import Reference, reference
from tui.export.writer import About, Misfit

_PLAIN = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "@": "{@}",  # some readers take it for the next entry
        **{sign: f"\\{sign}" for sign in "{}%&#$_"},
    }
)
_LIGATURE = re.compile(r"(['`-])(?=\1)|[?!](?=`)")
"""What TeX takes with the next sign for another one: a dash, a quotation mark."""
_IN_ADDRESS = "".join(map(chr, range(33, 127))).translate(dict.fromkeys(map(ord, "{}\\")))
"""What stands in an address as it is: a brace would end the value, a backslash begin a command."""


def write_bibtex(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """An @techreport an entry, its uid being its key."""
    for row in rows:
        one = reference(row)
        values = (f"  {name} = {{{value}}}" for name, value in _values(one) if value)
        text = f"@techreport{{{one.key},\n" + ",\n".join(values) + "\n}\n\n"
        out.write(text.encode("utf-8", "replace"))
    return []


def _values(one: Reference) -> Iterator[tuple[str, str]]:
    # In braces of their own, so that capitals stay, and an organisation is no person's name.
    yield "title", f"{{{_plain(one.title)}}}"
    yield "author", " and ".join(f"{{{_plain(name)}}}" for name in one.authors)
    yield "institution", f"{{{_plain(one.publisher)}}}" if one.publisher else ""
    yield "year", str(one.year or "")
    yield "type", _plain(one.kind)
    yield "url", quote(one.urls[0], safe=_IN_ADDRESS) if one.urls else ""
    yield "abstract", _plain(one.abstract)
    keywords = (f"{{{word}}}" if "," in word else word for word in map(_plain, one.keywords))
    yield "keywords", ", ".join(keywords)
    yield "note", _plain(" ".join((one.note, *one.urls[1:])))
    yield "language", "dutch"


def _plain(text: str) -> str:
    return _LIGATURE.sub(r"\g<0>{}", text.translate(_PLAIN))
