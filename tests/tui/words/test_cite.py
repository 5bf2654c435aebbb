"""How an entry is cited, addressed and pasted."""

from __future__ import annotations

import pytest

from db.search.whole_rows import Row
from parser import Document, Entry, Link, Values
from tui.words.cite import address, as_text, citation

JENV = Document(dossier="36 360 VI", nr="1", vergaderjaar="2022–2023", file="kst-36360-VI-1.pdf")


@pytest.mark.parametrize(
    ("document", "pages", "cited"),
    [
        (JENV, (286,), "Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 286"),
        (JENV, (286, 287), "Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 286-287"),
        (JENV, (), "Kamerstukken II 2022/23, 36360 VI, nr. 1"),
        (
            Document(dossier="36 560", nr="12", vergaderjaar="1999–2000"),
            (3,),
            "Kamerstukken II 1999/00, 36560, nr. 12, p. 3",
        ),
        (
            Document(dossier="31 700 VI", nr="D", vergaderjaar="2008–2009"),
            (4,),
            "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
        ),
        (Document(dossier="36 360 VI", nr="1"), (2,), "Kamerstukken II, 36360 VI, nr. 1, p. 2"),
        (Document(file="jaarverslag.pdf"), (7,), "jaarverslag.pdf, p. 7"),
    ],
)
def test_a_place_is_cited_as_aanwijzing_3_43_has_it(
    document: Document, pages: tuple[int, ...], cited: str
) -> None:
    assert citation(document, pages) == cited


def test_the_address_is_that_of_the_paper_and_its_page() -> None:
    site = "https://zoek.officielebekendmakingen.nl/"
    assert address(JENV, (286, 287)) == f"{site}kst-36360-VI-1.pdf#page=286"
    assert address(JENV, ()) == f"{site}kst-36360-VI-1.pdf"
    assert address(Document(file="jaarverslag.pdf"), (7,)) == ""


def test_the_text_of_an_entry_has_all_of_it_and_where_it_stands() -> None:
    entry = Entry(
        thema="Migratie",
        conclusies="Een.\nTwee.",
        afronding="2022",
        links=(Link("Rapport", "https://example.nl/1"), Link("", "https://example.nl/2")),
        pages=(286,),
        extra={"Budget": "€ 3"},
        values=Values(title="De\nterugkeer"),
    )
    assert as_text(Row(1, "u", entry, JENV, "", "", 1)).splitlines() == [
        "De terugkeer",
        "",
        "Een.",
        "Twee.",
        "",
        "Theme: Migratie",
        "Year: 2022",
        "Budget: € 3",
        "Rapport: https://example.nl/1",
        "Links: https://example.nl/2",
        "Source: Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 286",
    ]
