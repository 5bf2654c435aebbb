"""What was decided stays with its study, or is set free, however the paper is read next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, reject
from db.search.hits import find
from db.search.whole_rows import Row, rows
from parser import Box, Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
THEME = "Een rechtvaardige, betaalbare en toekomstbestendige woningmarkt voor alle inwoners"
BOILERPLATE = "Het rapport is op 3 maart met een reactie aan de Tweede Kamer aangeboden."


def study(title: str, concluded: str = "", top: float = 100, high: float = 40) -> Entry:
    """A row of a table, at this place on its page."""
    return Entry(
        thema=THEME,
        type_onderzoek="Ex post",
        afronding="2022",
        titel=title,
        conclusies=concluded,
        artikel="31",
        pages=(286,),
        boxes={"titel": (Box(286, 50, top, 500, top + high),)},
    )


def table(*entries: Entry) -> tuple[Entry, ...]:
    """The rows below one another."""
    return tuple(
        replace(entry, boxes={"titel": (Box(286, 50, 100 + 40 * n, 500, 140 + 40 * n),)})
        for n, entry in enumerate(entries)
    )


def again(entries: Sequence[Entry], *, edition: bool = False) -> Report:
    """The same file read by the next parser, or another file of the same paper."""
    document = replace(PAPER, sha256="b") if edition else replace(PAPER, parser="2")
    return Report(document, tuple(entries))


def at(db: Database, title: str) -> EntryVersion:
    (row,) = [row for row in rows(db, find(db, "", every=True)) if row.entry.titel == title]
    return EntryVersion(row.id, row.version)


def shown(db: Database) -> dict[str, str]:
    """Title → where it stands."""
    return {row.entry.titel: row.review for row in rows(db, find(db, "", every=True))}


def row(db: Database, id: int) -> Row:
    return rows(db, [id])[0]


WET_A = study("Evaluatie Wet geluidhinder", "De wet is doeltreffend, maar de uitvoering duur.")
WET_B = study("Doorlichting opvang vluchtelingen", "Opvang kwam laat op gang; lessen zijn geleerd.")
WET_C = study("Onderzoek naar laaggeletterdheid", "Cursussen bereiken vooral wie al leest.")


def test_the_study_below_does_not_take_the_place_of_a_rejected_one(db: Database) -> None:
    ingest(db, Report(PAPER, table(WET_A, WET_B, WET_C)))
    reject(db, "an", at(db, WET_A.titel), "geen onderzoek")
    ingest(db, again(table(WET_B, WET_C)))
    assert shown(db) == {WET_A.titel: "rejected", WET_B.titel: "", WET_C.titel: ""}


def test_a_row_read_with_the_words_of_the_one_below_is_not_that_one(db: Database) -> None:
    ingest(db, Report(PAPER, table(WET_A)))
    correct(db, "an", at(db, WET_A.titel), {"titel": "Evaluatie van de Wet geluidhinder"})
    ingest(db, again(table(WET_B)))
    assert shown(db) == {"Evaluatie van de Wet geluidhinder": "missing", WET_B.titel: ""}


NEAR = [
    (
        "Monitor instroom verpleegkundigen in het hbo",
        "Monitor uitstroom verpleegkundigen in het hbo",
    ),
    ("Evaluatie subsidieregeling sport", "Evaluatie subsidieregeling kunst"),
    ("Evaluatie regeling A", "Evaluatie regeling B"),
    ("Tussenevaluatie fase I van het programma", "Tussenevaluatie fase II van het programma"),
    ("Monitor kansspelen 2021", "Monitor kansspelen 2022"),
]


@pytest.mark.parametrize(("one", "other"), NEAR)
@pytest.mark.parametrize("edition", [False, True])
def test_of_two_that_are_nearly_alike_neither_is_taken_for_the_other(
    db: Database, one: str, other: str, edition: bool
) -> None:
    first = table(study(one, BOILERPLATE), WET_C)
    ingest(db, Report(PAPER, first))
    accept(db, "an", at(db, one))
    ingest(db, again(table(study(other, BOILERPLATE), WET_C), edition=edition))
    assert shown(db) == {one: "missing", other: "", WET_C.titel: ""}


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_swapped_and_mended_rows_stay_who_they_are(db: Database, one: str, other: str) -> None:
    ingest(db, Report(PAPER, table(study(one, BOILERPLATE), study(other, BOILERPLATE))))
    reject(db, "an", at(db, one), "geen onderzoek")
    accept(db, "an", at(db, other))
    mended = replace(study(one, BOILERPLATE), titel=one[:5] + "-" + one[5:])
    ingest(db, again(table(study(other, BOILERPLATE), mended)))
    assert shown(db) == {other: "accepted", mended.titel: "changed"}


def test_a_row_that_is_split_stays_with_the_part_of_the_same_title(db: Database) -> None:
    joined = study(WET_A.titel, f"{WET_A.conclusies} {WET_B.titel} {WET_B.conclusies}", high=80)
    ingest(db, Report(PAPER, (joined, replace(WET_C, boxes={}))))
    accept(db, "an", at(db, WET_A.titel))
    ingest(db, again(table(WET_B, WET_A, WET_C)))
    assert shown(db) == {WET_A.titel: "changed", WET_B.titel: "", WET_C.titel: ""}
    assert row(db, 1).entry.titel == WET_A.titel


def test_a_row_that_is_joined_keeps_the_one_whose_title_it_has(db: Database) -> None:
    ingest(db, Report(PAPER, table(WET_A, WET_B, WET_C)))
    accept(db, "an", at(db, WET_A.titel), at(db, WET_B.titel))
    joined = study(WET_B.titel, f"{WET_B.conclusies} {WET_A.titel} {WET_A.conclusies}", high=80)
    ingest(db, again((joined, WET_C)))
    assert shown(db) == {WET_A.titel: "missing", WET_B.titel: "changed", WET_C.titel: ""}
    assert row(db, 2).entry == joined


def test_a_theme_that_all_rows_have_makes_none_alike(db: Database) -> None:
    first = study("Spreiding")
    ingest(db, Report(PAPER, (first,)))
    accept(db, "an", at(db, "Spreiding"))
    ingest(db, again([study("Doorstroom")], edition=True))
    assert shown(db) == {"Spreiding": "missing", "Doorstroom": ""}


def test_in_a_table_of_titles_alone_one_that_went_is_not_one_that_came(db: Database) -> None:
    titles = ["Evaluatie toeslagen", "Evaluatie uitkeringen", "Evaluatie subsidies"]
    ingest(db, Report(PAPER, table(*map(study, titles))))
    accept(db, "an", *(at(db, title) for title in titles))
    came = ["Evaluatie toeslagen", "Evaluatie subsidies", "Evaluatie boetes"]
    ingest(db, again(table(*map(study, came)), edition=True))
    assert shown(db) == {
        "Evaluatie toeslagen": "accepted",
        "Evaluatie uitkeringen": "missing",
        "Evaluatie subsidies": "accepted",
        "Evaluatie boetes": "",
    }


def test_a_title_mended_at_a_line_end_is_the_same(db: Database) -> None:
    ingest(db, Report(PAPER, table(study("Evaluatie subsidie- regeling sport"), WET_C)))
    reject(db, "an", at(db, "Evaluatie subsidie- regeling sport"), "geen onderzoek")
    ingest(db, again(table(study("Evaluatie subsidieregeling sport"), WET_C)))
    assert shown(db) == {"Evaluatie subsidieregeling sport": "changed", WET_C.titel: ""}


def test_marks_of_notes_that_one_reading_has_make_no_other_study(db: Database) -> None:
    long = f"{WET_A.conclusies} De geluidhinder nam af. " * 5
    ingest(db, Report(PAPER, table(study(WET_A.titel, long), WET_C)))
    accept(db, "an", at(db, WET_A.titel))
    ingest(db, again(table(study(WET_A.titel, long.replace("duur.", "duur.1", 1)), WET_C)))
    assert shown(db) == {WET_A.titel: "changed", WET_C.titel: ""}


def test_a_corrected_title_is_not_put_above_the_conclusion_of_another_study(db: Database) -> None:
    ingest(db, Report(PAPER, table(WET_A, WET_B)))
    correct(db, "an", at(db, WET_A.titel), {"titel": "Mijn titel"}, accepted=True)
    ingest(db, again(table(replace(WET_C, titel=""), WET_B)))
    (mine,) = [one for one in rows(db, find(db, "", every=True)) if one.entry.titel == "Mijn titel"]
    assert (mine.entry.conclusies, mine.review) == (WET_A.conclusies, "missing")


def test_where_it_is_not_told_which_of_two_is_left_the_decision_is_not_carried_silently(
    db: Database,
) -> None:
    twins = [replace(study("Evaluatie"), boxes={}), replace(study("Evaluatie"), boxes={})]
    ingest(db, Report(PAPER, tuple(twins)))
    accept(db, "an", *(EntryVersion(id, 1) for id in (1, 2)))
    ingest(db, again(twins[:1]))
    assert sorted(row(db, id).review for id in (1, 2)) == ["changed", "missing"]


def test_what_was_rejected_and_is_read_otherwise_is_looked_at_again(db: Database) -> None:
    ingest(db, Report(PAPER, table(WET_A, WET_B)))
    reject(db, "an", at(db, WET_A.titel), "geen onderzoek")
    changed = replace(WET_A, conclusies=f"{WET_A.conclusies} Geluid nam af.")
    ingest(db, again(table(changed, WET_B)))
    assert shown(db) == {WET_A.titel: "changed", WET_B.titel: ""}
    reject(db, "an", at(db, WET_A.titel), "nog steeds niet")
    assert shown(db)[WET_A.titel] == "rejected"
