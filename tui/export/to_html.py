"""HTML: one page that needs nothing else, with a search of its own; to mail, or to put on a disk.

Its policy (https://www.w3.org/TR/CSP3/) lets no script and no style run but its own two.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import BinaryIO

from db.search import Row
from parser import TITLES
from parser.i18n import LANGUAGE
from tui.export.writer import About, Misfit, text_to, web_address, xml_text
from tui.open_link import host_of
from tui.translation import _, number
from tui.words.cite import address, citation
from tui.words.describe import FACTS, title_of
from tui.words.export_text import heading

_HERE = Path(__file__).parent


def write_html(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """An article an entry; a text is only ever text."""
    text = text_to(out)
    text.write(_head(about))
    for row in rows:
        text.write(f'<article id="{_plain(row.uid)}">{"".join(_article(row))}</article>\n')
    text.write(f"</main>\n<script>{_own('page.js')}</script>\n</body>\n</html>\n")
    text.detach()
    return []


def _head(about: About) -> str:
    style, script = _own("page.css"), _own("page.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
    title = _plain(heading(about.query, about.at, about.total))
    said = _("{hits} of {total}").replace("{total}", number(about.total))
    return f"""<!doctype html>
<html lang="{LANGUAGE}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<form role="search" hidden>
<label for="q">{_plain(_("Search these entries"))}</label>
<input type="search" id="q" name="q" autocomplete="off">
<p id="found" role="status" data-said="{_plain(said)}"></p>
</form>
</header>
<main lang="nl">
"""


def _article(row: Row) -> Iterator[str]:
    entry = row.entry
    yield f"<h2>{_plain(title_of(entry))}</h2>"
    for paragraph in filter(None, entry.conclusies.split("\n")):
        yield f"<p>{_plain(paragraph)}</p>"
    for link in entry.links:
        yield f"<p>{_link(link.text, web_address(link), link.url)}</p>"
    facts = [(TITLES[name], _plain(getattr(entry, name))) for name in FACTS]
    facts += [(_plain(header), _plain(text)) for header, text in entry.extra.items()]
    source, paper = citation(row.document, entry.pages), address(row.document, entry.pages)
    facts.append((_("Source"), _link(source, paper, "")))
    shown = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in facts if text)
    yield f"<dl>{shown}</dl>"


def _link(text: str, url: str, printed: str) -> str:
    """A link where it leads to the web, with the name of the site; else text."""
    if not url:
        return _plain(" ".join(filter(None, (text, printed))))
    shown = f'<a href="{_plain(url)}" rel="noreferrer">{_plain(text or url)}</a>'
    return f"{shown} ({_plain(host_of(url))})"


def _plain(text: str) -> str:
    return escape(xml_text(text))


def _own(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
