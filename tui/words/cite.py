"""An entry as others are pointed to it: a citation, an address, a text to paste."""

from __future__ import annotations

from collections.abc import Sequence

from db.search import Row
from parser import TITLES, Document
from tui.translation import _
from tui.words.describe import FACTS, name_of, place_of

SITE = "https://zoek.officielebekendmakingen.nl"
"""Where every Kamerstuk stands, under its name."""


def citation(document: Document, pages: Sequence[int]) -> str:
    """Where an entry stands, as lawyers and civil servants cite it: "Kamerstukken II 2022/23,
    36360 VI, nr. 1, p. 286"; the file and the page where the paper has no number.

    The form is that of Aanwijzing 3.43 voor de regelgeving and the Leidraad voor juridische auteurs
    (2022), 3.4: the dossier without a space in its number, a chapter of the budget behind it; what
    the Eerste Kamer (I) prints has a letter and no "nr.".
    """
    if not (document.dossier and document.nr):
        return place_of(document, pages)
    first, second, *chapter = (*document.dossier.split(), "")
    house, number = ("I", document.nr) if document.nr.isalpha() else ("II", f"nr. {document.nr}")
    session = document.vergaderjaar[:4] + "/" + document.vergaderjaar[-2:]
    shown = f"{pages[0]}-{pages[-1]}" if len(pages) > 1 else "".join(map(str, pages))
    parts = [
        f"Kamerstukken {house} {session if document.vergaderjaar else ''}".strip(),
        " ".join([first + second, *filter(None, chapter)]),
        number,
        f"p. {shown}" if shown else "",
    ]
    return ", ".join(filter(None, parts))


def address(document: Document, pages: Sequence[int]) -> str:
    """The address of the Kamerstuk, of its first page of `pages`; "" where it is none.

    The site names each paper's PDF after the paper; a browser's viewer goes to the page that the
    fragment names (RFC 8118, 3).
    """
    if not (document.dossier and document.nr):
        return ""
    page = f"#page={pages[0]}" if pages else ""
    return f"{SITE}/{name_of(document)}.pdf{page}"


def as_text(row: Row) -> str:
    """The whole entry, to paste into a letter or a table: title, conclusions, facts, links, source.

    It ends without a newline.
    """
    entry = row.entry
    title = " ".join((entry.titel or entry.values.title or entry.subthema or entry.thema).split())
    facts = [
        *((TITLES[name], getattr(entry, name)) for name in FACTS if name != "vindplaats"),
        *entry.extra.items(),
        *((link.text or TITLES["links"], link.url) for link in entry.links),
        (_("Source"), citation(row.document, entry.pages)),
    ]
    lines = [f"{name}: {text}" for name, text in facts if text]
    return "\n\n".join(filter(None, (title, entry.conclusies, "\n".join(lines))))
