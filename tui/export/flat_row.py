"""An entry as one row of a table: the columns, and what stands in them."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from db.ministries import ministry
from db.search import Row
from parser import FIELDS, PROSE, TITLES, Document
from tui.translation import REVIEW_WORDS, _
from tui.words.cite import address, citation
from tui.words.describe import name_of, types_text
from tui.words.link_lines import to_lines

Cell = str | int | float | None
"""What stands in a cell; None, and "", where nothing does."""

WIDE, MIDDLE, NARROW = 60, 24, 11
"""Widths of columns, in letters."""


class FlatColumn(NamedTuple):
    """A column by the name that programs know and by the title that people read."""

    name: str
    title: str
    width: int = NARROW


def _width(field: str) -> int:
    return WIDE if field in PROSE else MIDDLE if field in ("thema", "subthema") else NARROW


COLUMNS = (
    FlatColumn("uid", _("uid")),
    FlatColumn("ministerie", _("Ministry"), MIDDLE),
    FlatColumn("jaar", _("Year of the report")),
    *(FlatColumn(name, TITLES[name], _width(name)) for name in FIELDS),
    FlatColumn("links", TITLES["links"], MIDDLE),
    FlatColumn("overig", _("Other columns"), MIDDLE),
    FlatColumn("titel_afgeleid", _("Title, from the text"), MIDDLE),
    FlatColumn("soort_document", _("Kind of document")),
    FlatColumn("organisaties", _("Organisations"), MIDDLE),
    FlatColumn("type_genormaliseerd", _("Type, normalised")),
    FlatColumn("status_genormaliseerd", _("Status, normalised")),
    FlatColumn("eerste_jaar", _("First year")),
    FlatColumn("laatste_jaar", _("Last year")),
    FlatColumn("kwartaal", _("Quarter")),
    FlatColumn("artikelen", _("Articles, normalised")),
    FlatColumn("beoordeling", _("Review")),
    FlatColumn("beoordelaar", _("Reviewer")),
    FlatColumn("vertrouwen", _("Confidence")),
    FlatColumn("bevindingen", _("Findings"), MIDDLE),
    FlatColumn("kamerstuk", _("Kamerstuk"), MIDDLE),
    FlatColumn("paginas", _("Pages")),
    FlatColumn("bron", _("Source"), MIDDLE),
    FlatColumn("adres", _("Address of the Kamerstuk"), MIDDLE),
    FlatColumn("bestand", _("File"), MIDDLE),
)
LINKS = next(at for at, column in enumerate(COLUMNS) if column.name == "links")
ADDRESS = next(at for at, column in enumerate(COLUMNS) if column.name == "adres")


def flat(row: Row) -> tuple[Cell, ...]:
    """What stands in COLUMNS."""
    entry, values = row.entry, row.entry.values
    of, name = _paper(row.document)
    cited, at = _place(row.document, entry.pages)
    return (
        *(row.uid, of, row.document.jaar),
        *_FIELDS(entry),
        to_lines(entry.links),
        "\n".join([f"{header}: {text}" for header, text in entry.extra.items()]),
        *(values.title, values.kind, ", ".join(values.organisations)),
        *(types_text(values), values.status),
        *(values.first_year, values.last_year, values.quarter),
        ", ".join(map(_articles, values.articles)),
        *(REVIEW_WORDS.get(row.review, ""), row.reviewer, entry.confidence),
        ", ".join([finding.code for finding in entry.findings]),
        *(name, ", ".join(map(str, entry.pages)), cited, at, row.document.file),
    )


_FIELDS = attrgetter(*FIELDS)


@lru_cache(maxsize=64)
def _paper(document: Document) -> tuple[str, str]:
    """Its ministry, and the name that Parliament files it under: told once for all its entries."""
    chapter = document.dossier.rpartition(" ")[2]
    return ministry(chapter, document.ministerie), name_of(document)


@lru_cache(maxsize=64)
def _place(document: Document, pages: tuple[int, ...]) -> tuple[str, str]:
    """How what stands on these pages is cited, and its address."""
    return citation(document, pages), address(document, pages)


def _articles(first_last: tuple[str, str]) -> str:
    first, last = first_last
    return _("all") if not first else first if first == last else f"{first}–{last}"
