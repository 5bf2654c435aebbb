"""A paper of the corpus, by its truth, as an annex that can be written as XML and HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from tests.published.model import AnnexTable, Published, PublishedAnnex, Row, Study

LABELS = {
    "thema": "Thema",
    "subthema": "Subthema/kennisbehoefte",
    "titel": "Titel",
    "type_onderzoek": "Type onderzoek",
    "afronding": "Afronding",
    "status": "Status",
    "conclusies": "Conclusies/aanbevelingen*",
    "artikel": "Begrotingsartikel(en)",
    "links": "Vindplaats",
}
MERGED = frozenset(("thema", "subthema"))


def annex_of(name: str, truth: Mapping[str, Any]) -> PublishedAnnex:
    """The annex that `truth`, in the shape of the corpus, is of.

    There is a table for each article's heading, themes are merged where they are the same, links
    stand on their words or else in a column of their own.
    """
    document, entries = truth["document"], truth["entries"]
    used = [field for field in LABELS if any(_said(entry).get(field) for entry in entries)]
    tables = [
        AnnexTable(list(_rows(list(together))), heading=heading, gives={"artikel_kop": heading})
        for heading, together in groupby(entries, lambda entry: str(entry.get("artikel_kop", "")))
    ]
    return PublishedAnnex(
        name,
        document["dossier"],
        document["nr"],
        document["vergaderjaar"],
        document["titel"],
        document["ministerie"],
        document["jaar"],
        "Bijlage 4: Afgerond evaluatie- en overig onderzoek",
        [Published(field, LABELS[field], 60) for field in used],
        tables,
        merged=MERGED & set(used),
    )


def _rows(entries: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    for entry in entries:
        yield Study(_said(entry), tuple(_links(entry)))


def _said(entry: Mapping[str, Any]) -> dict[str, str]:
    """Field → text; under "links" those links whose words stand in no field."""
    cells = {field: str(entry.get(field) or "") for field in LABELS if field != "links"}
    own = [link["text"] for field, link in _placed(entry) if field == "links"]
    return {**cells, "links": "\n".join([*own, *filter(None, [entry.get("vindplaats", "")])])}


def _links(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field, link in _placed(entry):
        yield field, link["text"], link["url"]


def _placed(entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The links of an entry in reading order, each with the field that its words stand in."""
    left = {field: str(entry.get(field) or "") for field in ("titel", "status", "conclusies")}
    for link in entry["links"]:
        field = next((name for name, text in left.items() if link["text"] in text), "links")
        if field != "links":
            left[field] = left[field].partition(link["text"])[2]
        yield field, link
