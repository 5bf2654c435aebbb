"""Every entry is found by any of its words, and comes back whole."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import EntryVersion, accept
from db.schema import ADDED_FIELDS
from db.search.facets import facet
from db.search.field_values import values
from db.search.hits import Summary, count, find, summaries
from db.search.whole_rows import rows
from parser import Box, Code, Document, Entry, Finding, Link, Report, Values
from parser.values import values as meaning

FULL = Entry(
    thema="Migratie",
    subthema="Naturalisatie",
    type_onderzoek="Ex-post",
    afronding="Q3 2022",
    status="Afgerond",
    titel="Doorlooptijden",
    conclusies="De Coöperatie is\n• doeltreffend; e\u0301e\u0301n bevinding blijft.",
    artikel="37.2",
    artikel_kop="Artikel 37 - Verblijf",
    vindplaats="Bijlage zeven",
    links=(
        Link("Rapport", "https://repository.example.nl/wodc/3201?x=%20y", "conclusies"),
        Link("Kamerbrief", "", "vindplaats", (Box(2, 1.5, 2, 3, 4),)),
    ),
    pages=(2, 3),
    extra={"Uitvoerder": "Bureau Zuidas"},
    values=Values(
        type="ex post",
        status="afgerond",
        organisations=("WODC", "Universiteit Leiden"),
        articles=(("37.2", "37.2"),),
    ),
    findings=(Finding(Code.LINK_NO_URL, "links"),),
    confidence=0.75,
)
OTHER = Entry(thema="Overig", conclusies="Iets anders. " * 40, pages=(1,))
PAPER = Document(dossier="36 360 VI", nr="1", ministerie="Justitie en Veiligheid", jaar=2022)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, (FULL, OTHER)))
    return db


@pytest.mark.parametrize(
    "typed",
    [
        "migratie",
        "naturalisatie",
        "ex-post",
        "q3",
        "afgerond",
        "doorlooptijden",
        "doeltreffend",
        "37.2",
        "verblijf",
        "zeven",
        "kamerbrief",
        "wodc/3201",
        "repository.example.nl",
        "uitvoerder",
        "zuidas",
        '"universiteit leiden"',
        "naturalisatie justitie",
        "cooperatie",
        "COÖPERATIE",
        "een bevinding",
        "één bevinding",
        "naturali",
    ],
)
def test_an_entry_is_found_by_every_field_by_any_case_and_accent(db: Database, typed: str) -> None:
    assert [row.entry for row in rows(db, find(db, typed))] == [FULL]


def test_research_that_goes_on_is_found_in_every_later_year(db: Database) -> None:
    goes_on = Entry(afronding="2024 en verder", values=Values(first_year=2024))
    ingest(db, Report(replace(PAPER, nr="7"), (goes_on,)))
    for typed in ("jaar:2024", "jaar:2031", "jaar:>=2026"):
        assert [row.entry.afronding for row in rows(db, find(db, typed))] == ["2024 en verder"]
    assert not find(db, "jaar:2023")
    assert next((one.text, one.entries) for one in values(db, "jaar")) == ("2024", 1)


def test_research_of_several_kinds_is_found_and_counted_under_each(db: Database) -> None:
    entry = Entry(type_onderzoek="Ex ante, ex durante en ex post", pages=(3,))
    entry = replace(entry, values=meaning(entry))
    ingest(db, Report(replace(PAPER, nr="7"), (entry,)))
    for kind in ("ex ante", "ex durante", "ex post"):
        ids = find(db, f'type:"{kind}" dossier:"36 360 VI, nr. 7"')
        assert [row.entry for row in rows(db, ids)] == [entry]
        counted = {one.value: one.entries for one in facet(db, list(find(db, "")), "type")}
        assert counted[kind] == len(find(db, f'type:"{kind}"'))
        offered = {one.text: one.entries for one in values(db, "type")}
        assert offered[kind] == counted[kind]


def test_a_year_that_a_list_leaves_out_is_neither_found_nor_counted(db: Database) -> None:
    entry = Entry(afronding="2035, 2038-2040 en 2044", pages=(3,))
    entry = replace(entry, values=meaning(entry))
    ingest(db, Report(replace(PAPER, nr="7"), (entry,)))
    meant = {2035, 2038, 2039, 2040, 2044}
    for year in range(2033, 2046):
        assert len(find(db, f"jaar:{year}")) == (year in meant)
    for span, found in (("2036..2037", 0), ("2036..2038", 1), (">2040", 1), ("2041..2043", 0)):
        assert len(find(db, f"jaar:{span}")) == found
    assert [row.entry for row in rows(db, find(db, "jaar:2035"))] == [entry]
    counted = {one.value: one.entries for one in facet(db, list(find(db, "jaar:2035")), "jaar")}
    assert counted == {str(year): 1 for year in meant}
    offered = {one.text: one.entries for one in values(db, "jaar") if one.text in counted}
    assert offered == counted


def test_what_is_not_there_is_not_found(db: Database) -> None:
    assert list(find(db, "migratie overig")) == []


def test_nothing_typed_finds_all_in_the_order_of_the_papers(db: Database) -> None:
    for dossier, nr in [("36 100 VI", "1"), ("36 360 VI", "2")]:
        document = replace(PAPER, dossier=dossier, nr=nr)
        ingest(db, Report(document, (Entry(pages=(9,)), Entry(pages=(9,)), Entry(pages=(8,)))))
    for typed in ("", "justitie"):
        found = rows(db, find(db, typed))
        assert [(r.document.dossier, r.document.nr, r.entry.pages) for r in found] == [
            *[("36 360 VI", "1", pages) for pages in ((1,), (2, 3))],
            *[("36 360 VI", "2", pages) for pages in ((8,), (9,), (9,))],
            *[("36 100 VI", "1", pages) for pages in ((8,), (9,), (9,))],
        ]
        assert found[3].id < found[4].id
    assert count(db) == 8


def test_rows_come_in_the_order_asked_and_without_those_that_are_not_there(db: Database) -> None:
    assert [row.entry for row in rows(db, [2, 99, 1])] == [OTHER, FULL]
    assert [line.id for line in summaries(db, [2, 99, 1])] == [2, 1]
    assert not rows(db, []) and not summaries(db, [])


def test_a_summary_is_what_a_line_of_the_table_shows(db: Database) -> None:
    full, other = summaries(db, [1, 2])
    assert full == Summary(
        id=1,
        uid=full.uid,
        thema="Migratie",
        subthema="Naturalisatie",
        type_onderzoek="Ex-post",
        afronding="Q3 2022",
        status="Afgerond",
        artikel="37.2",
        preview="Doorlooptijden",
        ministerie="Justitie en Veiligheid",
        jaar=2022,
        dossier="36 360 VI",
        links=2,
        findings=1,
        doubts=0,
        confidence=0.75,
        page=2,
        organisaties="WODC, Universiteit Leiden",
        value_type="ex post",
        value_status="afgerond",
        review="",
        reviewer="",
        version=1,
        added=("",) * len(ADDED_FIELDS),
    )
    assert (other.organisaties, other.value_type) == ("", "")
    accept(db, "piet", EntryVersion(2, 1))
    (decided,) = summaries(db, [2])
    assert (decided.review, decided.reviewer, decided.version) == ("accepted", "piet", 2)
    assert other.preview == OTHER.conclusies[:200]


def test_the_preview_is_one_line(db: Database) -> None:
    ingest(db, Report(Document(sha256="x"), (Entry(conclusies="Een\n• twee"),)))
    assert summaries(db, [3])[0].preview == "Een • twee"


def test_any_entry_of_ten_thousand_is_found_by_its_words(db: Database) -> None:
    chance = random.Random(1)
    vocabulary = [f"{start}{end}" for start in range(30) for end in ("beleid", "onderzoek", "wet")]
    for paper in range(20):
        entries = tuple(
            Entry(titel=f"nr{paper}x{n}", conclusies=" ".join(chance.choices(vocabulary, k=30)))
            for n in range(500)
        )
        ingest(db, Report(Document(dossier=f"36 {paper}", nr="1"), entries))
    assert count(db) == len(find(db, "")) == 10_002
    for paper, n in [(0, 0), (7, 123), (19, 499)]:
        (row,) = rows(db, find(db, f"NR{paper}X{n}"))
        assert row.entry.titel == f"nr{paper}x{n}"
        assert row.id in find(db, " ".join(row.entry.conclusies.split()[:5]))


def test_the_entries_view_reads_as_a_person_does(db: Database) -> None:
    (row,) = db.query("SELECT * FROM entries WHERE thema = 'Migratie'")
    assert row["dossier"] == "36 360 VI" and row["page"] == 2
    assert row["links"].splitlines() == [
        "Rapport https://repository.example.nl/wodc/3201?x=%20y",
        "Kamerbrief",
    ]
    assert row["organisaties"] == "WODC\nUniversiteit Leiden"
    assert row["extra"] == "Uitvoerder: Bureau Zuidas"


def test_other_programs_find_the_index_of_the_view_and_can_rebuild_it(db: Database) -> None:
    # As Datasette and sqlite-utils do: content="entries", joined by rowid.
    assert db.table("entries_fts").exists()
    db.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    found = db.query(
        "SELECT thema FROM entries WHERE rowid IN "
        "(SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'wodc')"
    )
    assert [row["thema"] for row in found] == ["Migratie"]


def test_all_tables_are_strict(db: Database) -> None:
    loose = [
        table.name
        for table in db.tables
        if not table.strict
        and not table.name.startswith(("_", "entries_fts", "words_fts", "sqlite_"))
    ]
    assert loose == []


@pytest.mark.parametrize(
    "typed", ["36360 nr 1", "36360, nr. 1", "36 360 VI, nr. 1", "kst-36360-VI-1"]
)
def test_a_paper_is_found_as_it_is_cited(db: Database, typed: str) -> None:
    ingest(db, Report(replace(PAPER, nr="2"), (Entry(titel="x"),)))
    assert {row.document.nr for row in rows(db, find(db, f'dossier:"{typed}"'))} == {"1"}
