"""An entry as one row of a table: the columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from db.ministries import ministry
from db.search import Row
from parser import FIELDS, PROSE, TITLES
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
    return tuple(_cells(row))


def _cells(row: Row) -> Iterator[Cell]:
    entry, document, values = row.entry, row.document, row.entry.values
    yield row.uid
    yield ministry(document.dossier.rpartition(" ")[2], document.ministerie)
    yield document.jaar
    for name in FIELDS:
        yield getattr(entry, name)
    yield to_lines(entry.links)
    yield "\n".join(f"{header}: {text}" for header, text in entry.extra.items())
    yield values.title
    yield values.kind
    yield ", ".join(values.organisations)
    yield types_text(values)
    yield values.status
    yield values.first_year
    yield values.last_year
    yield values.quarter
    yield ", ".join(map(_articles, values.articles))
    yield REVIEW_WORDS.get(row.review, "")
    yield row.reviewer
    yield entry.confidence
    yield ", ".join(finding.code for finding in entry.findings)
    yield name_of(document)
    yield ", ".join(map(str, entry.pages))
    yield citation(document, entry.pages)
    yield address(document, entry.pages)
    yield document.file


def _articles(first_last: tuple[str, str]) -> str:
    first, last = first_last
    return _("all") if not first else first if first == last else f"{first}–{last}"
