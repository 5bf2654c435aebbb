"""An entry as literature: what citation programs want to know of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.ministries import ministry
from db.search import Row
from tui.export.writer import web_addresses
from tui.words.cite import address, citation
from tui.words.describe import title_of


@dataclass(frozen=True, slots=True)
class Reference:
    """A study, as it is cited: "" and () where the paper does not tell."""

    key: str
    title: str
    authors: tuple[str, ...]
    """The organisations that did the research."""
    year: int | None
    kind: str
    publisher: str
    """The ministry that accounts for it."""
    urls: tuple[str, ...]
    """Of its report first; or else of the Kamerstuk that lists it."""
    abstract: str
    keywords: tuple[str, ...]
    note: str
    """The Kamerstuk, cited, and its address."""


def reference(row: Row) -> Reference:
    """What is cited of the entry."""
    entry, document = row.entry, row.document
    values = entry.values
    paper = address(document, entry.pages)
    return Reference(
        key=row.uid,
        title=title_of(entry),
        authors=values.organisations,
        year=values.last_year or values.first_year,
        kind=values.kind or entry.type_onderzoek,
        publisher=ministry(document.dossier.rpartition(" ")[2], document.ministerie),
        urls=tuple(web_addresses(row) or filter(None, [paper])),
        abstract=entry.conclusies,
        keywords=tuple(dict.fromkeys(_keywords(row))),
        note=" ".join(filter(None, (citation(document, entry.pages), paper))),
    )


def _keywords(row: Row) -> Iterator[str]:
    values = row.entry.values
    for text in (row.entry.thema, row.entry.subthema, values.type, *values.other_types):
        if text:
            yield " ".join(text.split())
