"""The table that the ministry of Finance's overview of policy research is filled from.

Its importer (rijksfinancien.nl) reads 29 columns by their place, A to AC: it skips the first line
unread and one bad row, deletes line breaks in cells and takes a blank line for a row; a backslash
before a quotation mark swallows what follows. It deletes all old data first: what is left out of
the file is gone from the overview.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from db.ministries import NAMES, chapters_named, ministry
from db.search import Row
from tui.export.safe_cells import is_formula
from tui.export.writer import About, Misfit, text_to, web_address, web_addresses
from tui.translation import _
from tui.words.cite import address
from tui.words.describe import title_of, types_text

COLUMNS = (
    *("titel", "departement", "artikelnaam", "", "type", "status", "opleverdatum"),
    *("begrotingshoofdstuk", "artikelnummers", "", "", "link SEA", "", "toelichting"),
    *("onafhankelijke deskundige", "hoofdrapport", "aankondiging", "kabinetsreactie"),
    *("open data", *(f"bijlage {n}" for n in range(1, 11))),
)
"""A to AC; D, J, K and M stay empty."""
LONGEST = {"titel": 256, "type": 128, "status": 56}
"""Characters."""
APPENDICES = 10
_SWALLOWS = re.compile(r'\\+(?="|$)')
"""Backslashes before a quotation mark, or at the end, where one follows."""
_WORDS = re.compile(r"[A-Za-z&]{2,}")


def write_finance(rows: Iterable[Row], about: About, out: BinaryIO) -> list[Misfit]:
    """What does not fit is cut or left out, and told."""
    misfits: list[Misfit] = []
    text = text_to(out)
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    for row in rows:
        told: dict[str, list[str]] = {}
        cells = dict(_cells(row, told))
        lines.writerow([_fitted(name, cells.get(name, ""), told) for name in COLUMNS])
        misfits += [Misfit(row.uid, name, "; ".join(whys)) for name, whys in told.items()]
    text.detach()
    return misfits


def _cells(row: Row, told: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    entry, document, values = row.entry, row.document, row.entry.values
    chapter = document.dossier.rpartition(" ")[2]
    yield "titel", title_of(entry)
    yield "departement", ministry(chapter, document.ministerie)
    yield "artikelnaam", entry.artikel_kop
    yield "type", types_text(values) or entry.type_onderzoek
    yield "status", values.status or entry.status
    year = values.last_year or values.first_year
    if not year:
        _tell(told, "opleverdatum", _("no year is known: left out"))
    yield "opleverdatum", str(year or "")
    if chapter in NAMES:
        yield "begrotingshoofdstuk", chapter
        others = {*map(chapters_named, _WORDS.findall(entry.artikel))} - {(), (chapter,)}
        if others:
            _tell(told, "artikelnummers", _("of several chapters: left out"))
        yield "artikelnummers", "" if others else _articles(values.articles, told)
    else:
        _tell(told, "begrotingshoofdstuk", _("no chapter is known: left out, and so are articles"))
    yield "link SEA", address(document, entry.pages)
    yield "toelichting", entry.conclusies
    report, *appendices = web_addresses(row) or [""]
    yield "hoofdrapport", report
    for n, url in enumerate(appendices[:APPENDICES], 1):
        yield f"bijlage {n}", url
    for url in appendices[APPENDICES:]:
        _tell(told, f"bijlage {APPENDICES}", _("no place for {url}: left out").format(url=url))
    for link in entry.links:
        if link.url and not web_address(link):
            _tell(told, "hoofdrapport", _("no address of the web: left out"))


def _articles(articles: Iterable[tuple[str, str]], told: dict[str, list[str]]) -> str:
    """Whole numbers, ranges written out: "31,32,37" of 31 to 32 and 37.2."""
    numbers: dict[int, None] = {}
    for first, last in articles:
        if not first:
            _tell(told, "artikelnummers", _("all articles: left out"))
            continue
        low, high = (int(number.partition(".")[0]) for number in (first, last))
        numbers.update(dict.fromkeys(range(low, high + 1)))
        if "." in first + last:
            _tell(told, "artikelnummers", _("only whole numbers: parts of articles left out"))
    return ",".join(map(str, numbers))


def _fitted(name: str, text: str, told: dict[str, list[str]]) -> str:
    """As the importer can read it."""
    line = " ".join(text.split())
    if _SWALLOWS.search(line):
        _tell(told, name, _("a backslash before a quotation mark or the end: left out"))
        line = _SWALLOWS.sub("", line)
    if is_formula(line):
        _tell(told, name, _("begins as a formula does: its first signs left out"))
        while is_formula(line):
            line = line[1:].lstrip()
    most = LONGEST.get(name)
    if most and len(line) > most:
        _tell(told, name, _("longer than {n} characters: cut").format(n=most))
        line = line[: most - 1] + "…"
    return line


def _tell(told: dict[str, list[str]], name: str, why: str) -> None:
    whys = told.setdefault(name, [])
    if why not in whys:
        whys.append(why)
