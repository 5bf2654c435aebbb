"""First pages, facets and saved searches, against what plain Python makes of the same."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from benchmarks.dutch import reports
from db import open_store
from db.ingest import ingest
from db.search import compounds
from db.search import hits as finding
from db.search.completion import completions
from db.search.facets import facet
from db.search.hits import find, first_page
from db.search.query import parse
from db.search.query_fields import FACETS, FIELDS
from db.search.saved_searches import delete, save, saved
from db.search.whole_rows import rows
from parser import Document, Entry, Report, Values

SIZE = 700


def mixed(papers: list[Report]) -> list[Report]:
    return random.Random(1).sample(papers, k=len(papers))


def newest_last(papers: list[Report]) -> list[Report]:
    return sorted(papers, key=lambda paper: paper.document.dossier)


def newest_first(papers: list[Report]) -> list[Report]:
    return newest_last(papers)[::-1]


def newest_before_the_oldest(papers: list[Report]) -> list[Report]:
    papers = newest_last(papers)
    return papers[2:] + papers[:2]


@pytest.fixture(scope="module", params=[mixed])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("filled") / "sea.db") as opened:
        for paper in request.param(list(reports(SIZE))):
            ingest(opened, paper)
        yield opened


QUERIES = ["", "de", "huur", "onderzoek -huur", "type:expost", "jaar:1998", "titel:huur", "zork"]


@pytest.mark.parametrize(
    "filled", [mixed, newest_last, newest_first, newest_before_the_oldest], indirect=True
)
@pytest.mark.parametrize("typed", QUERIES)
@pytest.mark.parametrize("counted", [5, 60, 10_000])
def test_the_first_page_is_that_of_all_hits_however_many_are_counted(
    filled: Database, monkeypatch: pytest.MonkeyPatch, typed: str, counted: int
) -> None:
    monkeypatch.setattr(finding, "COUNTED", counted)
    everything = find(filled, typed)
    for size in (1, 20, SIZE):
        page, number = first_page(filled, typed, size)
        assert page == everything[:size] and number == min(len(everything), counted + 1)


def test_an_import_by_another_program_is_found_in_its_place(
    filled: Database, tmp_path: Path
) -> None:
    path = tmp_path / "two.db"
    with open_store(path) as here, open_store(path) as there:
        ingest(here, Report(Document("36 100 VI", "1"), (Entry(titel="Zandoogje"),)))
        assert list(find(here, "")) == [1]
        ingest(there, Report(Document("36 360 VI", "1"), (Entry(titel="Bandoogjes"),)))
        assert list(find(here, "")) == [2, 1] == list(find(here, "oogje"))


def test_the_commonest_compounds_are_taken_where_there_are_too_many(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compounds, "MOST", 3)
    words = compounds.compounds(filled, ["huur"])["huur"]
    assert len(words) == 3 and all("huur" in word[1:] for word in words)


def test_a_word_that_no_entry_has_any_more_is_forgotten(db: Database) -> None:
    ingest(db, Report(Document(sha256="a"), (Entry(conclusies="paddenstoel en woud"),)))
    assert find(db, "stoel")
    changed = Document(sha256="a", parser="next")
    ingest(db, Report(changed, (Entry(conclusies="paddenpoel en woud"),)))
    words = [word for (word,) in db.execute("SELECT word FROM word ORDER BY word")]
    assert words == ["paddenpoel"] and not find(db, "stoel") and find(db, "poel")


def test_what_is_learnt_again_is_no_new_word(db: Database) -> None:
    ingest(db, Report(Document(sha256="a"), (Entry(conclusies="paddenstoel en woudloper"),)))
    before = db.execute("SELECT * FROM word ORDER BY word").fetchall()
    changed = Document(sha256="a", parser="next")
    ingest(db, Report(changed, (Entry(conclusies="paddenstoel en ook woudloper"),)))
    assert db.execute("SELECT * FROM word ORDER BY word").fetchall() == before != []


def test_facets_count_what_the_hits_have(filled: Database) -> None:
    ids = find(filled, "huur")
    entries = [row.entry for row in rows(filled, ids)]
    for name, expected in {
        "thema": Counter(entry.thema for entry in entries),
        "type": Counter(entry.values.type for entry in entries),
        "jaar": Counter(str(entry.values.first_year) for entry in entries),
        "artikel": Counter(first for entry in entries for first, _ in entry.values.articles),
        "organisatie": Counter(name for entry in entries for name in entry.values.organisations),
    }.items():
        del expected[""]
        shown = {one.value: one.entries for one in facet(filled, ids, name)}
        assert shown == expected and shown
        assert [*shown.values()] == sorted(shown.values(), reverse=True)


def test_the_query_of_a_facet_finds_what_it_counted(filled: Database) -> None:
    for name in ("type", "status", "jaar", "ministerie", "organisatie"):
        for one in facet(filled, find(filled, ""), name):
            assert len(find(filled, one.query)) == one.entries, one


def test_a_value_in_full_is_not_searched_as_the_beginning_of_others(db: Database) -> None:
    themes = ("Migratie", "MIGRATIE", "Migratie", "Migratieketen", "Arbeidsmigratie")
    ingest(db, Report(Document("36 360 IV", "1"), tuple(Entry(thema=thema) for thema in themes)))
    interior = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    ingest(db, Report(Document("36 360 VII", "1", ministerie=interior), (Entry(),)))
    for chapter in ("X", "K"):
        ingest(db, Report(Document(f"36 360 {chapter}", "1"), (Entry(), Entry())))
    for name in ("thema", "ministerie"):
        for one in facet(db, find(db, ""), name):
            assert len(find(db, one.query)) == one.entries, one
    commonest, *_ = facet(db, find(db, ""), "thema")
    assert (commonest.value, commonest.entries) == ("Migratie", 3)
    assert len(find(db, "ministerie:koninkrijksrel")) == 6


def test_an_entry_counts_for_each_of_its_years_and_for_the_ministry_of_its_chapter(
    db: Database,
) -> None:
    entry = Entry(values=Values(first_year=2021, last_year=2022))
    ingest(db, Report(Document("36 360 VI", "1"), (entry, Entry())))
    ingest(db, Report(Document(ministerie="Ministerie van Rust", sha256="b"), (Entry(),)))

    def counted(name: str) -> list[tuple[str, int]]:
        return [(one.value, one.entries) for one in facet(db, find(db, ""), name)]

    assert counted("jaar") == [("2021", 1), ("2022", 1)]
    assert counted("ministerie") == [("Justitie en Veiligheid", 2), ("Rust", 1)]
    assert not any(facet(db, [], name) for name in FACETS)


def test_a_value_that_the_query_language_means_something_by_is_still_a_value(db: Database) -> None:
    themes = ("Geen", "–", 'zeg "ja"')
    ingest(db, Report(Document(sha256="a"), tuple(Entry(thema=thema) for thema in themes)))
    found = facet(db, find(db, ""), "thema")
    assert [one.value for one in found] == ["Geen", 'zeg "ja"']
    assert all(len(find(db, one.query)) == 1 for one in found)


def test_the_list_is_asked_for_by_its_field_and_is_no_word_of_an_entry(db: Database) -> None:
    done = Entry(thema="A", values=Values(status="lopend"), lijst="afgerond")
    entries = (done, replace(done, thema="B"), Entry(thema="C", lijst="gepland"), Entry(thema="D"))
    ingest(db, Report(Document(sha256="a"), entries))

    def themes(query: str) -> list[str]:
        return [row.entry.thema for row in rows(db, find(db, query))]

    assert themes("lijst:gepland") == themes("lijst:gep") == ["C"]
    assert themes("-lijst:gepland status:lopend") == ["A", "B"]
    assert themes("lijst:geen") == ["D"]
    assert themes("lijst:*") == ["A", "B", "C"]
    assert themes("afgerond") == themes("gepland") == []
    assert "lijst can be afgerond, gepland" in parse("lijst:allebei").hints[0]
    found = facet(db, find(db, ""), "lijst")
    assert [(one.value, one.entries, one.query) for one in found] == [
        ("afgerond", 2, "lijst:afgerond"),
        ("gepland", 1, "lijst:gepland"),
    ]
    offered = completions(db, "lijst:", 6).options
    assert [(one.text, one.entries) for one in offered] == [
        *(("afgerond", 2), ("gepland", 1), ("geen", 1))
    ]


def test_neither_the_list_nor_its_facet_makes_the_store_read_an_entry(db: Database) -> None:
    ingest(db, Report(Document(sha256="a"), (Entry(lijst="gepland", conclusies="lang " * 999),)))
    for asked in (FIELDS["lijst"].values, FIELDS["lijst"].facet):
        given = ["[1]"] if "?" in asked else []
        plan = db.execute(f"EXPLAIN QUERY PLAN {asked}", given).fetchall()
        assert any("COVERING INDEX entry_values" in step[3] for step in plan)


def test_a_search_is_kept_under_its_name_until_it_is_deleted(db: Database) -> None:
    save(db, " Mijn  zoekvraag ", "thema:migratie")
    save(db, "andere", "asiel")
    save(db, "Mijn zoekvraag", "thema:asiel\0")
    assert [(name, text) for name, text, _ in saved(db)] == [
        ("andere", "asiel"),
        ("Mijn zoekvraag", "thema:asiel"),
    ]
    assert delete(db, "andere") and not delete(db, "andere")
    assert [one.name for one in saved(db)] == ["Mijn zoekvraag"]
    with pytest.raises(ValueError, match="needs a name"):
        save(db, " ", "x")


def test_a_store_from_before_gets_its_words_and_keeps_its_entries(tmp_path: Path) -> None:
    entry = Entry(conclusies="terugkeerovereenkomst", values=Values(articles=(("37.2", "37.2"),)))
    path = tmp_path / "old.db"
    with open_store(path) as db:
        ingest(db, Report(Document("36 360 VI", "1"), (replace(entry, titel="Een"),)))
        learnt = db.execute("SELECT word, entries FROM word").fetchall()
        # Back to the schema before finding, as far as its migration makes things.
        for table in ("word", "saved_search"):
            db.execute(f"DROP TABLE {table}")
        for index in ("entry_values", "report_newest", "article_number", "article_values"):
            db.execute(f"DROP INDEX {index}")
        for index in ("organisation_values", "finding_code"):
            db.execute(f"DROP INDEX {index}")
        for table, column in [("report", "chapter"), ("article", "low"), ("article", "high")]:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("CREATE INDEX article_entry ON article (entry_id)")
        db.execute("CREATE INDEX organisation_entry ON organisation (entry_id)")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm010_finding'")
    with open_store(path) as db:
        assert db.execute("SELECT word, entries FROM word").fetchall() == learnt != []
        assert list(find(db, "overeenkomst artikel:37.2 ministerie:VI")) == [1]
