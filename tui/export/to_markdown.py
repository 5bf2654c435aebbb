"""Markdown: each entry under a heading, with its conclusion, its facts and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from db.search import Row
from parser import TITLES
from tui.export.writer import About, Misfit, text_to, web_address
from tui.translation import _
from tui.words.cite import address, citation
from tui.words.describe import FACTS, title_of
from tui.words.export_text import heading

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]|^[-+#=]|^\d+(?=[.)])")
"""What may mean something in CommonMark, or in what GitHub adds to it; some only at the start."""
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})


def write_markdown(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """CommonMark; what stands in an entry means nothing in it."""
    text = text_to(out)
    text.write(f"# {_plain(heading(about.query, about.at, about.total))}\n")
    for row in rows:
        text.write("\n" + "\n\n".join(_parts(row)) + "\n")
    text.detach()
    return []


def _parts(row: Row) -> Iterator[str]:
    entry = row.entry
    yield f"## {_plain(title_of(entry))}"
    for paragraph in filter(None, entry.conclusies.split("\n")):
        yield _plain(paragraph)
    facts = [(TITLES[name], _plain(getattr(entry, name))) for name in FACTS]
    facts += [(_plain(header), _plain(text)) for header, text in entry.extra.items()]
    facts += [
        (TITLES["links"], _link(link.text, web_address(link), link.url)) for link in entry.links
    ]
    source = citation(row.document, entry.pages)
    facts.append((_("Source"), _link(source, address(row.document, entry.pages), "")))
    yield "\n".join(f"- **{name}**: {text}" for name, text in facts if text)


def _link(text: str, url: str, printed: str) -> str:
    """A link where it leads to the web, else the words and the address as plain text."""
    if url:
        return f"[{_plain(text or url)}](<{url.translate(_IN_ADDRESS)}>)"
    return _plain(" ".join(filter(None, (text, printed))))


def _plain(text: str) -> str:
    return _SIGNS.sub(_escaped, " ".join(text.split()))


def _escaped(sign: re.Match[str]) -> str:
    return f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}"
