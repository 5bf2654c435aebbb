"""Reading a paper again loses nothing and doubles nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.ingest import Ingested, ingest
from db.reading_text import unpack
from db.search.hits import count, find
from db.search.whole_rows import rows
from parser import FIELDS, Box, Code, Document, Entry, Finding, Link, Place, Report, Values

PAPER = Document(
    dossier="36 360 VI",
    nr="1",
    vergaderjaar="2022–2023",
    titel="Jaarverslag",
    ministerie="Justitie en Veiligheid",
    jaar=2022,
    pages=300,
    image_only_pages=(3, 4),
    file="kst-36360-VI-1.pdf",
    sha256="a" * 64,
    parser="1",
)
NATURALISATIE = Entry(
    thema="Toegang, toelating en verblijf",
    subthema="Doorlooptijden naturalisatie",
    conclusies="Evaluatie doorlooptijden (WODC): de gemiddelde door-looptijd is afgenomen.",
    links=(Link("Link", "https://example.nl/1", "conclusies", (Box(286, 1, 2, 3, 4),)),),
    pages=(286,),
    findings=(Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", Box(286, 1, 2, 3, 4)),),
    confidence=0.5,
)
TERUGKEER = Entry(
    thema="Samenwerking keten en internationaal",
    conclusies="Onderzoek Intergovernmental relations and return: verdragen helpen 5%.",
    pages=(286, 287),
)
MONITOR = Entry(thema="Overig", titel="Monitor 2022", pages=(290,))
REPORT = Report(PAPER, (NATURALISATIE, TERUGKEER, MONITOR), (Finding(Code.IMAGE_PAGE),))


def reread(*entries: Entry) -> Report:
    """The same file, read by the next parser."""
    return Report(replace(PAPER, parser="2"), entries)


def stored(db: Database) -> list[Entry]:
    return [row.entry for row in rows(db, find(db, "", every=True))]


def dump(db: Database) -> list[str]:
    return list(db.conn.iterdump())


def test_a_report_is_stored_as_it_was_read(db: Database) -> None:
    assert ingest(db, REPORT) == Ingested(report_id=1, entries=3, added=3, unchanged=0)
    found = rows(db, find(db, "", every=True))
    assert [row.entry for row in found] == list(REPORT.entries)
    assert {row.document for row in found} == {PAPER}
    assert [f["code"] for f in db["finding"].rows_where("report_id = 1")] == ["image-page"]


def test_where_the_words_of_the_annex_went_is_kept(db: Database) -> None:
    ingest(db, replace(REPORT, account={Place.ENTRY: 7, Place.UNPLACED: 1}))
    assert [run["account"] for run in db["run"].rows] == ['{"entry":7,"unplaced":1}']


def test_the_same_file_again_changes_nothing(db: Database) -> None:
    ingest(db, REPORT)
    before = dump(db)
    assert ingest(db, REPORT) == Ingested(report_id=1, entries=3, added=0, unchanged=3)
    assert dump(db) == before


def test_an_earlier_file_again_is_gone_back_to(db: Database) -> None:
    ingest(db, REPORT)
    ids = find(db, "", every=True)
    before = [(row.entry, row.review) for row in rows(db, ids)]
    ingest(db, Report(replace(PAPER, sha256="b" * 64), REPORT.entries[:1]))
    assert [row.review for row in rows(db, ids)] == ["", "missing", "missing"]
    ingest(db, REPORT)
    assert [(row.entry, row.review) for row in rows(db, ids)] == before
    assert ingest(db, REPORT).unchanged == len(REPORT.entries)
    assert db["run"].count == 2


def test_a_newer_reading_replaces_what_changed_under_the_same_uid(db: Database) -> None:
    ingest(db, REPORT)
    uids = [row.uid for row in rows(db, find(db, "", every=True))]
    mended = replace(
        NATURALISATIE,
        conclusies=NATURALISATIE.conclusies.replace("door-looptijd", "doorlooptijd"),
        links=(),
        findings=(),
    )
    assert ingest(db, reread(mended, TERUGKEER, MONITOR)) == Ingested(1, 3, added=0, unchanged=2)
    found = rows(db, find(db, "", every=True))
    assert [row.uid for row in found] == uids
    assert [row.entry for row in found] == [mended, TERUGKEER, MONITOR]
    assert {row.document.parser for row in found} == {"2"}
    assert not find(db, '"looptijd"') and not find(db, "example")
    assert len(find(db, "doorlooptijd")) == 1


def test_what_every_reading_saw_is_kept_for_ever(db: Database) -> None:
    ingest(db, REPORT)
    ingest(db, reread(replace(TERUGKEER, status="afgerond")))
    seen = [unpack(row["seen"]) for row in db["extraction"].rows_where("entry_id = 2")]
    assert ['"status":"afgerond"' in text for text in seen] == [False, True]
    for statement in ("UPDATE extraction SET seen = x''", "DELETE FROM extraction"):
        with pytest.raises(sqlite3.IntegrityError, match="an extraction"):
            db.execute(statement)
    for row in ("(NULL, 1, 2, x'')", "(1, 9, 9, x'')"):
        with pytest.raises(sqlite3.IntegrityError, match="an extraction is never replaced"):
            db.execute(
                f"INSERT OR REPLACE INTO extraction (rowid, run_id, entry_id, seen) VALUES {row}"
            )


def test_an_entry_that_is_gone_stays_and_a_new_one_is_added(db: Database) -> None:
    ingest(db, REPORT)
    new = Entry(thema="Overig", titel="Een ander onderzoek", pages=(291,))
    assert ingest(db, reread(NATURALISATIE, MONITOR, new)) == Ingested(
        1, 3, added=1, unchanged=2, missing=1
    )
    assert stored(db) == [NATURALISATIE, TERUGKEER, MONITOR, new]
    assert [row.review for row in rows(db, find(db, "", every=True))] == ["", "missing", "", ""]


def test_an_entry_that_comes_back_is_no_longer_missing(db: Database) -> None:
    ingest(db, REPORT)
    ingest(db, reread(NATURALISATIE))
    ingest(db, replace(REPORT, document=replace(PAPER, parser="3")))
    assert [row.review for row in rows(db, find(db, "", every=True))] == ["", "", ""]


def test_a_ministry_told_by_a_newer_reading_finds_entries_that_did_not_change(
    db: Database,
) -> None:
    for parser, ministerie in enumerate(("", "Justitie", "Financiën")):
        document = replace(PAPER, parser=str(parser), ministerie=ministerie)
        ingest(db, replace(REPORT, document=document))
        assert len(find(db, "justitie")) == (3 if ministerie == "Justitie" else 0)


def test_a_republished_paper_is_the_same_paper(db: Database) -> None:
    ingest(db, REPORT)
    again = replace(REPORT, document=replace(PAPER, sha256="b" * 64, pages=301))
    assert ingest(db, again) == Ingested(1, 3, added=0, unchanged=3)
    moved = [replace(entry, pages=(entry.pages[0] + 2,)) for entry in REPORT.entries]
    again = Report(replace(PAPER, sha256="c" * 64), tuple(moved))
    assert ingest(db, again) == Ingested(1, 3, added=0, unchanged=3)
    assert stored(db) == moved


def test_an_excerpt_does_not_overrule_the_paper(db: Database) -> None:
    ingest(db, REPORT)
    cut = Report(replace(PAPER, sha256="b" * 64, pages=1), (replace(NATURALISATIE, links=()),))
    assert ingest(db, cut) == Ingested(2, 1, added=1, unchanged=0)
    assert stored(db)[:3] == list(REPORT.entries)


def test_the_paper_takes_over_from_an_excerpt(db: Database) -> None:
    cut = Report(replace(PAPER, sha256="b" * 64, pages=1), (replace(NATURALISATIE, links=()),))
    ingest(db, cut)
    assert ingest(db, REPORT) == Ingested(1, 3, added=2, unchanged=0)
    assert stored(db) == list(REPORT.entries)


def test_papers_without_a_number_are_told_apart_by_their_files(db: Database) -> None:
    for sha256 in ("a", "b"):
        ingest(db, Report(Document(sha256=sha256), (MONITOR,)))
    assert count(db) == 2


def test_entries_that_read_alike_stay_two(db: Database) -> None:
    ingest(db, Report(PAPER, (MONITOR, MONITOR)))
    ingest(db, reread(MONITOR, MONITOR))
    assert len({row.uid for row in rows(db, find(db, "", every=True))}) == count(db) == 2


def test_two_databases_name_an_entry_alike(db: Database, tmp_path: Path) -> None:
    ingest(db, REPORT)
    with open_store(tmp_path / "other.db") as other:
        ingest(other, Report(Document(sha256="other"), (MONITOR,)))
        ingest(other, REPORT)
        assert [row.uid for row in rows(db, [1, 2, 3])] == [
            row.uid for row in rows(other, [2, 3, 4])
        ]


def test_a_report_that_cannot_be_stored_leaves_no_trace(db: Database) -> None:
    ingest(db, REPORT)
    before = dump(db)
    with pytest.raises(ValueError, match="from 0 to 1"):
        ingest(db, reread(TERUGKEER, replace(MONITOR, confidence=2.0)))
    assert dump(db) == before


# Lone surrogates are no text, and the parser lets no control characters through.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
POINTS = st.floats(allow_nan=False, allow_infinity=False)
BOXES = st.builds(Box, st.integers(1, 400), POINTS, POINTS, POINTS, POINTS)
YEARS = st.none() | st.integers(1900, 2100)
ENTRIES = st.builds(
    Entry,
    **dict.fromkeys(FIELDS, TEXTS),
    links=st.lists(
        st.builds(Link, TEXTS, TEXTS, TEXTS, st.lists(BOXES).map(tuple)), max_size=3
    ).map(tuple),
    pages=st.lists(st.integers(1, 400)).map(tuple),
    extra=st.dictionaries(TEXTS, TEXTS, max_size=3),
    values=st.builds(
        Values,
        type=TEXTS,
        status=TEXTS,
        first_year=YEARS,
        last_year=YEARS,
        quarter=YEARS,
        articles=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
        kind=TEXTS,
        title=TEXTS,
        organisations=st.lists(TEXTS, max_size=3).map(tuple),
    ),
    boxes=st.dictionaries(TEXTS, st.lists(BOXES, max_size=2).map(tuple), max_size=3),
    findings=st.lists(
        st.builds(Finding, st.sampled_from(Code), TEXTS, TEXTS, st.none() | BOXES), max_size=3
    ).map(tuple),
    confidence=st.floats(0, 1),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ENTRIES, max_size=3), st.lists(ENTRIES, max_size=3))
def test_any_entry_comes_back_as_it_was_given(
    db: Database, first: list[Entry], then: list[Entry]
) -> None:
    document = Document(sha256=f"file {db['report'].count}", parser="1")
    before = count(db)
    ingest(db, Report(document, tuple(first)))
    came = ingest(db, Report(replace(document, parser="2"), tuple(then)))
    assert count(db) == before + len(first) + came.added
    last = "SELECT id FROM entry WHERE run_id = (SELECT max(id) FROM run) ORDER BY place"
    assert [row.entry for row in rows(db, [id for (id,) in db.execute(last)])] == then
    db.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
