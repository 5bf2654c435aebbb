"""Entries and reports on plain standard output, for people who do not want the app."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.search import Row
from parser import TITLES, Document, Entry, Place, Report
from parser.findings import MEANINGS
from tui.translation import _, ngettext, number
from tui.words.describe import name_of, place_of

_PLACES = {
    Place.ENTRY: _("in entries"),
    Place.HEADER: _("in headers of columns"),
    Place.HEADING: _("in headings"),
    Place.GROUP: _("in rows that head a group"),
    Place.FOOTNOTE: _("in footnotes"),
    Place.RUNNING: _("at the page's head or foot"),
    Place.AROUND: _("around the table"),
    Place.UNPLACED: _("nowhere"),
}
"""Where the words of a page belong, for a person."""
UID_SHOWN = 8
"""Characters of a uid that are printed: enough to name an entry by."""
_FACTS = ("thema", "subthema", "type_onderzoek", "afronding", "status", "artikel")


def print_rows(rows: Iterable[Row]) -> None:
    """The entries as a table, in the width of the terminal, and how many they are."""
    total = _print_entries((row.document, row.entry, row.uid[:UID_SHOWN]) for row in rows)
    if total:
        said = ngettext("{n} entry", "{n} entries", total).format(n=number(total))
        Console().print(Text(said))


def print_report(report: Report) -> None:
    """What was read of a paper: its entries, where its words went, and what is doubtful."""
    console = Console()
    document = report.document
    about = (name_of(document), document.titel, document.ministerie)
    console.print(Text(" · ".join(dict.fromkeys(filter(None, about))), "bold"))
    _print_entries((document, entry, "") for entry in report.entries)
    placed = ", ".join(
        f"{_PLACES[place]} {number(words)}" for place, words in report.account.items() if words
    )
    if placed:
        console.print(Text(_("Words: {placed}").format(placed=placed)))
    for finding in report.findings:
        page = _(" (page {n})").format(n=finding.box.page) if finding.box else ""
        about_what = f": {finding.about}" if finding.about else ""
        console.print(Text(f"? {MEANINGS[finding.code].says}{about_what}{page}", "yellow"))
    doubtful = sum(entry.confidence < 1 for entry in report.entries)
    total = len(report.entries)
    said = ngettext("{n} entry", "{n} entries", total).format(n=total)
    console.print(Text(said + _(", of which {n} in doubt").format(n=doubtful)))


def _print_entries(entries: Iterable[tuple[Document, Entry, str]]) -> int:
    """Facts on the left, words on the right: two columns can be read at 80 cells, six cannot. Each
    with the beginning of its uid, if it has one; how many there were."""
    table = Table(show_lines=True, expand=True)
    table.add_column(_("Research"), ratio=1, overflow="fold")
    table.add_column(_("Title or conclusion"), ratio=3, overflow="fold")
    for document, entry, uid in entries:
        facts = Text(f"{uid}\n" if uid else "", "bold")
        facts.append(place_of(document, entry.pages), "dim not bold")
        for name in _FACTS:
            if text := getattr(entry, name):
                facts.append(f"\n{TITLES[name]} ", "dim not bold").append(text, "not dim not bold")
        main = Text("\n".join(filter(None, (entry.titel, entry.conclusies))))
        for link in entry.links:
            main.append(f"\n{link.url or link.text}", "cyan")
        table.add_row(facts, main)
    if table.row_count:
        Console().print(table)
    return table.row_count
