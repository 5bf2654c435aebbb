"""The PDF of a paper and its XML are two witnesses of one paper, in whichever order they come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import StoreError, open_store
from db.comparison import compare
from db.doctor import examine
from db.entry_identity import RunHead
from db.ingest import FewMatches, ingest
from db.review import export_events, from_lines, import_events, to_lines
from db.review.decisions import EntryVersion, StaleEntry, accept, correct, reject, undo
from db.review.open_points import OpenPoint, apply, dismiss, points
from db.review.rereading import reread
from db.search.hits import find
from db.search.order import Order
from db.search.whole_rows import Row, by_uid, rows
from db.withdrawal import last_run, withdraw
from parser import Box, Code, Document, Entry, Finding, Link, Report
from parser.report import read
from tests.conftest import SEED
from tests.db.review.test_convergence import copies, exchange_all
from tests.db.review.test_convergence import shown as shown_of_decided
from tests.published.from_truth import annex_of
from tests.published.markup import STYLES, as_markup
from tui.words.sides import sides

PDF = Document(
    dossier="36 360 VI", nr="1", ministerie="Justitie", sha256="pdf", pages=300, file="kst.pdf"
)
XML = replace(PDF, sha256="xml", pages=0, file="kst.xml", titel="Jaarverslag Justitie", jaar=2022)


def entry(title: str, concluded: str = "", status: str = "Afgerond", n: int = 0) -> Entry:
    """A row of the PDF's table, on page 7."""
    top = 100.0 + 40 * n
    boxes = {
        name: (Box(7, x, top, x + 90, top + 30),) for name, x in (("titel", 50), ("status", 200))
    }
    return Entry(titel=title, conclusies=concluded, status=status, pages=(7,), boxes=boxes)


GELUID = entry("Evaluatie Wet geluidhinder", "De wet is doeltreffend, maar de uitvoering duur.")
OPVANG = entry("Doorlichting opvang vluchtelingen", "Opvang kwam laat op gang.", n=1)
TAAL = entry("Onderzoek naar laaggeletterdheid", "Cursussen bereiken wie al leest.", n=2)


def exact(one: Entry, **texts: Any) -> Entry:
    """The same row, as XML has it."""
    return replace(one, pages=(), boxes={}, **texts)


def pdf(*entries: Entry, parser: str = "1") -> Report:
    return Report(replace(PDF, parser=parser), entries)


def xml(*entries: Entry) -> Report:
    return Report(replace(XML, parser="1"), entries)


def all_rows(db: Database) -> list[Row]:
    return rows(db, find(db, "", every=True))


def titled(db: Database, title: str) -> Row:
    (found,) = [one for one in all_rows(db) if one.entry.titel == title]
    return found


def at(row: Row) -> EntryVersion:
    return EntryVersion(row.id, row.version)


def snapshot(db: Database) -> dict[str, object]:
    """All that is shown, and by which names it is known."""
    assert [check.says for check in examine(db) if not check.right] == []
    assert db["stale"].count == 0
    reports = "SELECT dossier, nr, vergaderjaar, titel, ministerie, jaar FROM report ORDER BY 1, 2"
    names = "SELECT n.uid, e.uid FROM name n JOIN entry e ON e.id = n.entry_id WHERE NOT former"
    findings = "SELECT code, field, about FROM finding WHERE report_id IS NOT NULL ORDER BY 1, 2, 3"
    return {
        "reports": db.execute(reports).fetchall(),
        "names": sorted(db.execute(names).fetchall()),
        "findings": db.execute(findings).fetchall(),
        "rows": {
            row.uid: (row.entry, dict(row.entry.boxes), row.document, row.review)
            for row in all_rows(db)
        },
        "order": [row.uid for row in rows(db, find(db, ""))],
    }


@pytest.mark.parametrize("first", ["pdf", "xml"])
def test_the_texts_are_those_of_the_xml_and_the_places_those_of_the_pdf(
    db: Database, first: str
) -> None:
    link = Link("hier", "https://example.org/1", "status")
    placed = replace(GELUID, links=(replace(link, boxes=(Box(7, 1, 2, 3, 4),)),))
    two = [pdf(placed, OPVANG), xml(exact(GELUID, thema="Wonen", links=(link,)), exact(OPVANG))]
    for report in two if first == "pdf" else reversed(two):
        done = ingest(db, report, careful=True)
        assert done.missing == 0
    assert db["report"].count == 1
    row = titled(db, GELUID.titel)
    assert (row.entry.thema, row.entry.pages) == ("Wonen", (7,))
    assert dict(row.entry.boxes) == dict(GELUID.boxes)
    assert [one.boxes for one in row.entry.links] == [(Box(7, 1, 2, 3, 4),)]
    # The page view opens the file with pages.
    assert (row.document.file, row.document.sha256, row.document.pages) == ("kst.pdf", "pdf", 300)
    # What only one of them tells of the paper is told.
    assert (row.document.titel, row.document.jaar) == ("Jaarverslag Justitie", 2022)


@pytest.mark.parametrize("first", ["pdf", "xml"])
def test_neither_file_makes_entries_of_the_other_missing(db: Database, first: str) -> None:
    two = [pdf(GELUID, OPVANG), xml(exact(GELUID), exact(TAAL))]
    for report in two if first == "pdf" else reversed(two):
        assert ingest(db, report).missing == 0
    assert {row.entry.titel: row.review for row in all_rows(db)} == dict.fromkeys(
        (GELUID.titel, OPVANG.titel, TAAL.titel), ""
    )
    (doubt,) = titled(db, OPVANG.titel).entry.findings
    assert doubt.code is Code.WITNESS_LACKS
    assert titled(db, TAAL.titel).entry.findings == titled(db, GELUID.titel).entry.findings == ()


def test_what_neither_has_any_more_is_missing(db: Database) -> None:
    ingest(db, pdf(GELUID, OPVANG))
    ingest(db, xml(exact(GELUID)))
    accept(db, "an", at(titled(db, OPVANG.titel)))
    assert titled(db, OPVANG.titel).review == "accepted"
    assert ingest(db, pdf(GELUID, parser="2")).missing == 1
    assert titled(db, OPVANG.titel).review == "missing"
    gone = next(iter(points(db, titled(db, OPVANG.titel).id)))
    assert getattr(gone.about, "seen_file", "") == "kst.pdf"


@pytest.mark.parametrize("first", ["pdf", "xml"])
def test_where_they_differ_a_finding_has_both_texts_and_one_key_takes_the_other(
    db: Database, first: str
) -> None:
    joined = replace(GELUID, titel="Evaluatie Wetgeluidhinder", status="Lopend")
    two = [pdf(joined), xml(exact(GELUID))]
    for report in two if first == "pdf" else reversed(two):
        ingest(db, report)
    row = titled(db, GELUID.titel)
    place = joined.boxes["status"][0]
    assert row.entry.findings == (
        Finding(Code.WITNESS_DIFFERS, "status", "Afgerond", place, "Lopend"),
        Finding(
            Code.WITNESS_DIFFERS, "titel", GELUID.titel, joined.boxes["titel"][0], joined.titel
        ),
    )
    assert row.entry.confidence < 1
    status, title = points(db, row.id)
    assert status.offer == "Lopend"
    apply(db, "an", at(row), status)
    row = titled(db, GELUID.titel)
    assert row.entry.status == "Lopend"
    dismiss(db, "an", at(row), title)
    assert titled(db, GELUID.titel).entry.findings == ()


LINKED = replace(
    GELUID,
    links=(Link("Rapport", "https://example.nl/pdf", "titel"), Link("Brief", "", "links")),
    extra=MappingProxyType({"Budget": "2 miljoen", "Looptijd": "2 jaar"}),
)


def differing(db: Database) -> dict[str, OpenPoint]:
    """What is open of the one entry, by the field."""
    return {point.field: point for point in points(db, titled(db, GELUID.titel).id)}


def test_of_links_and_unknown_columns_too_one_key_takes_what_the_other_file_has(
    db: Database,
) -> None:
    link = Link("Rapport", "https://example.nl/xml", "titel")
    extra = MappingProxyType({"Budget": "3 miljoen", "Nr.": "1"})
    read = xml(exact(LINKED, links=(link,), extra=extra))
    ingest(db, pdf(LINKED))
    ingest(db, read)
    assert list(differing(db)) == ["links", "Budget", "Nr.", "Looptijd"]
    for name in ("links", "Budget", "Looptijd"):
        point = differing(db)[name]
        shown, other = sides(point, titled(db, GELUID.titel).entry)
        assert (shown.taken, other.taken) == (False, True)
        assert shown.text.plain != other.text.plain
        apply(db, "an", at(titled(db, GELUID.titel)), point)
    row = titled(db, GELUID.titel)
    assert [(one.text, one.url) for one in row.entry.links] == [
        (one.text, one.url) for one in LINKED.links
    ]
    assert row.entry.extra == {"Budget": "2 miljoen", "Nr.": "1", "Looptijd": "2 jaar"}
    assert list(differing(db)) == ["Nr."]
    ingest(db, read)
    assert titled(db, GELUID.titel).entry == row.entry
    apply(db, "an", at(row), differing(db)["Nr."])
    assert titled(db, GELUID.titel).entry.extra == LINKED.extra
    for _ in range(4):
        undo(db, "an")
    row = titled(db, GELUID.titel)
    assert ([one.url for one in row.entry.links], row.entry.extra) == ([link.url], extra)
    assert [check.says for check in examine(db) if not check.right] == []


def test_what_was_taken_of_unknown_columns_travels_and_is_a_correction_as_any(
    db: Database, tmp_path: Path
) -> None:
    ingest(db, pdf(LINKED))
    ingest(db, xml(exact(LINKED, extra=MappingProxyType({"Budget": "3 miljoen"}))))
    apply(db, "an", at(titled(db, GELUID.titel)), differing(db)["Budget"])
    with open_store(tmp_path / "other.db") as other:
        taken = import_events(other, from_lines(to_lines(export_events(db))))
        assert (taken.held, taken.new) == ((), 2)
        assert titled(other, GELUID.titel).entry.extra == {"Budget": "2 miljoen"}
        news = xml(exact(LINKED, extra=MappingProxyType({"Budget": "4 miljoen"})))
        ingest(other, replace(news, document=replace(news.document, sha256="new")))
        row = titled(other, GELUID.titel)
        assert (row.review, row.entry.extra) == ("conflict", {"Budget": "2 miljoen"})
        apply(other, "an", at(row), differing(other)["extra"])
        assert titled(other, GELUID.titel).entry.extra == {"Budget": "4 miljoen"}


def test_nothing_is_offered_of_links_that_somebody_has_corrected_since(db: Database) -> None:
    ingest(db, pdf(LINKED))
    ingest(db, xml(exact(LINKED, links=())))
    mine = [Link("Mijn", "https://example.nl/mijn", "links")]
    correct(db, "an", at(titled(db, GELUID.titel)), {}, mine)
    assert differing(db)["links"].offer is None


def test_white_space_is_no_difference(db: Database) -> None:
    ingest(db, pdf(replace(GELUID, conclusies="De wet werkt.\nMaar duur.")))
    ingest(db, xml(exact(GELUID, conclusies="De wet werkt. Maar duur.")))
    assert titled(db, GELUID.titel).entry.findings == ()


def test_decisions_on_the_pdf_hold_for_the_xml(db: Database) -> None:
    ingest(db, pdf(GELUID, replace(OPVANG, status="Afgrond"), replace(TAAL, status="Lopnd")))
    accept(db, "an", at(titled(db, GELUID.titel)))
    correct(db, "an", at(titled(db, OPVANG.titel)), {"status": "Afgerond"}, accepted=True)
    reject(db, "an", at(titled(db, TAAL.titel)), "kop")
    ingest(db, xml(*map(exact, (GELUID, OPVANG, TAAL))))
    found = {row.entry.titel: (row.entry.status, row.review) for row in all_rows(db)}
    assert found == {
        GELUID.titel: ("Afgerond", "accepted"),
        # The XML has it as it was corrected.
        OPVANG.titel: ("Afgerond", "accepted"),
        # What was rejected said something else.
        TAAL.titel: ("Afgerond", "changed"),
    }
    (changed,) = reread(db, titled(db, TAAL.titel).id)
    assert (changed.field, changed.before, changed.now) == ("status", "Lopnd", "Afgerond")


def test_a_correction_that_the_xml_contradicts_is_in_conflict(db: Database) -> None:
    ingest(db, pdf(replace(GELUID, status="Afgrond")))
    correct(db, "an", at(titled(db, GELUID.titel)), {"status": "Lopend"})
    ingest(db, xml(exact(GELUID)))
    row = titled(db, GELUID.titel)
    assert (row.entry.status, row.review) == ("Lopend", "conflict")


def test_decisions_on_the_xml_stay_where_the_pdf_comes_and_where_the_xml_is_taken_back(
    db: Database,
) -> None:
    ingest(db, xml(exact(GELUID), exact(OPVANG)))
    accept(db, "an", at(titled(db, GELUID.titel)))
    correct(db, "an", at(titled(db, OPVANG.titel)), {"thema": "Wonen"})
    ingest(db, pdf(GELUID, replace(OPVANG, status="Afgrond")))
    assert titled(db, GELUID.titel).review == "accepted"
    assert titled(db, OPVANG.titel).entry.thema == "Wonen"
    run = last_run(db, "kst.xml")
    assert run
    assert withdraw(db, run).gone == 0
    assert titled(db, GELUID.titel).review == "accepted"
    row = titled(db, OPVANG.titel)
    assert (row.entry.thema, row.entry.status, row.entry.findings) == ("Wonen", "Afgrond", ())


@pytest.mark.parametrize("back", ["kst.pdf", "kst.xml"])
def test_to_take_one_back_leaves_the_other_as_if_it_were_alone(back: str) -> None:
    reports = {"kst.pdf": pdf(GELUID, OPVANG), "kst.xml": xml(exact(GELUID), exact(TAAL))}
    with copies(3) as (one, other, alone):
        for db, order in ((one, reports.values()), (other, reversed(reports.values()))):
            for report in order:
                ingest(db, report)
            run = last_run(db, back)
            assert run
            assert withdraw(db, run).gone == 1
        left = "kst.xml" if back == "kst.pdf" else "kst.pdf"
        ingest(alone, reports[left])
        assert snapshot(one) == snapshot(other) == snapshot(alone)


READINGS: dict[bool, Sequence[Report]] = {
    False: (
        pdf(GELUID, replace(OPVANG, titel="Doorlichting opvangvluchtelingen"), parser="1"),
        pdf(GELUID, OPVANG, TAAL, parser="2"),
        pdf(replace(GELUID, status="Lopend"), TAAL, parser="3"),
        Report(replace(PDF, sha256="other.pdf", parser="1"), (GELUID, GELUID, OPVANG)),
    ),
    True: (
        xml(exact(GELUID), exact(OPVANG)),
        xml(exact(GELUID, thema="Wonen"), exact(TAAL), exact(OPVANG)),
        Report(replace(XML, sha256="html", file="kst.html"), (exact(OPVANG), exact(GELUID))),
    ),
}
NUMBERS = st.lists(st.integers(0, 3), min_size=1, max_size=4)


@settings(max_examples=60)
@given(NUMBERS, NUMBERS, st.data())
def test_in_whichever_order_the_files_come_the_store_is_the_same(
    paged: list[int], unpaged: list[int], data: st.DataObject
) -> None:
    reports = [READINGS[False][n] for n in paged], [READINGS[True][n % 3] for n in unpaged]
    turns = [False] * len(paged) + [True] * len(unpaged)
    with copies(2) as stores:
        for store in stores:
            waiting = [iter(side) for side in reports]
            for turn in data.draw(st.permutations(turns)):
                ingest(store, next(waiting[turn]))
        assert snapshot(stores[0]) == snapshot(stores[1])


@settings(max_examples=25)
@given(st.data())
def test_copies_that_read_other_files_of_a_paper_agree(data: st.DataObject) -> None:
    everything = (*READINGS[False], *READINGS[True])
    with copies(2) as stores:
        for _ in range(data.draw(st.integers(2, 6))):
            store = stores[data.draw(st.integers(0, 1))]
            ingest(store, data.draw(st.sampled_from(everything)))
            found = all_rows(store)
            row = found[data.draw(st.integers(0, len(found) - 1))]
            if data.draw(st.booleans()):
                accept(store, "an", at(row))
            else:
                correct(store, "an", at(row), {"status": "Te starten"})
        exchange_all(stores, 0)
        assert shown_of_decided(stores[0]) == shown_of_decided(stores[1])
        for store in stores:
            assert [check.says for check in examine(store) if not check.right] == []


def test_the_uid_by_which_people_know_an_entry_leads_to_it_whatever_comes(db: Database) -> None:
    ingest(db, xml(exact(GELUID)))
    before = titled(db, GELUID.titel).uid
    ingest(db, pdf(replace(GELUID, titel="Evaluatie Wetgeluidhinder")))
    assert by_uid(db, before).entry.titel == GELUID.titel


def test_an_excerpt_of_the_pdf_beside_the_xml_is_stored_and_another_paper_is_asked_about(
    db: Database,
) -> None:
    ingest(db, xml(*map(exact, (GELUID, OPVANG, TAAL, entry("Evaluatie sport")))))
    ingest(db, Report(replace(PDF, pages=1), (GELUID,)), careful=True)
    assert titled(db, GELUID.titel).entry.pages == (7,)
    other = entry("Heel iets anders, over vis en brood", "Vis is gezond.", n=5)
    with pytest.raises(FewMatches):
        ingest(
            db,
            Report(replace(PDF, sha256="vis"), (other, replace(other, titel="Brood"))),
            careful=True,
        )
    with pytest.raises(FewMatches):
        ingest(db, Report(replace(XML, sha256="vis"), (exact(other),)), careful=True)


def test_a_reviewer_who_is_late_is_told_what_the_xml_changed(db: Database) -> None:
    ingest(db, pdf(replace(GELUID, status="Afgrond")))
    before = at(titled(db, GELUID.titel))
    ingest(db, xml(exact(GELUID)))
    with pytest.raises(StaleEntry, match="Afgrond → Afgerond, by a newer reading"):
        accept(db, "an", before)


def test_what_was_changed_last_comes_first_where_the_xml_changed_it(db: Database) -> None:
    ingest(db, pdf(GELUID))
    ingest(db, Report(replace(PDF, nr="2", sha256="b"), (OPVANG,)))
    db.execute("UPDATE run SET at = '2020-01-0' || id")
    ingest(db, xml(exact(GELUID, thema="Wonen")))
    found = rows(db, find(db, "", order=Order.CHANGED))
    assert [row.entry.titel for row in found] == [GELUID.titel, OPVANG.titel]


def test_two_reports_of_one_paper_from_before_become_one(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def former(run: RunHead, reports: dict[int, list[RunHead]]) -> int | None:
        same = (n for n, runs in reports.items() if runs[0].sha256 == run.sha256)
        return next(same, None)

    with monkeypatch.context() as patched:
        patched.setattr("db.ingest.report_of", former)
        patched.setattr("db.entry_identity.report_of", former)
        patched.setattr("db.ingest.RULE", 1)
        ingest(db, pdf(GELUID, OPVANG))
        ingest(db, xml(exact(GELUID)))
        correct(db, "an", at(all_rows(db)[0]), {"thema": "Wonen"})
    assert db["report"].count == 2
    ingest(db, xml(exact(GELUID)))
    assert db["report"].count == 1
    assert sorted(row.entry.titel for row in all_rows(db)) == [OPVANG.titel, GELUID.titel]
    assert titled(db, GELUID.titel).entry.thema == "Wonen"
    assert [check.says for check in examine(db) if not check.right] == []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Page 286 of 36 360 VI, nr. 1, as PDF, XML and HTML."""
    truth = json.loads(SEED.with_suffix(".json").read_text("utf-8"))
    folder = tmp_path_factory.mktemp("published")
    found = {"pdf": SEED}
    for style in (STYLES[0], STYLES[2]):
        ending = "html" if style.html else "xml"
        found[ending] = folder / f"kst-36360-VI-1.{ending}"
        found[ending].write_bytes(as_markup(annex_of(SEED.stem, truth), style))
    return found


def test_the_seed_says_the_same_in_all_of_its_files(
    db: Database, published: dict[str, Path]
) -> None:
    for ending in ("pdf", "xml", "html", "pdf"):
        ingest(db, read(published[ending]), careful=True)
    found = all_rows(db)
    assert (len(found), db["report"].count) == (10, 1)
    assert all(row.entry.pages and row.entry.boxes for row in found)
    differ = (Code.WITNESS_DIFFERS, Code.WITNESS_LACKS)
    assert not [one for row in found for one in row.entry.findings if one.code in differ]
    compared = compare(db, "kst-36360-VI-1.pdf")
    assert not any(one.differences for one in compared.entries)
    assert (compared.paper, len(compared.entries)) == ("36 360 VI 1", 10)


def test_a_comparison_lists_what_differs_and_what_one_file_has_not(db: Database) -> None:
    ingest(db, pdf(GELUID, replace(OPVANG, status="Lopend")))
    with pytest.raises(StoreError, match="only one file was read"):
        compare(db, "36360-VI-1")
    ingest(db, xml(exact(TAAL), exact(OPVANG)))
    correct(db, "an", at(titled(db, OPVANG.titel)), {"status": "Te starten"})
    for name in (
        "36 360 VI, nr. 1",
        "kst-36360-VI-1",
        "36360 vi 1",
        "kst.xml",
        "KST-36360-VI-1.html",
    ):
        found = compare(db, name)
        assert (found.exact, found.paged) == ("kst.xml", "kst.pdf")
    told = [
        (
            one.read.titel,
            bool(one.exact),
            bool(one.paged),
            [(differs.field, differs.exact, differs.paged) for differs in one.differences],
        )
        for one in found.entries
    ]
    # What people decided plays no part in it.
    assert told == [
        (TAAL.titel, True, False, []),
        (OPVANG.titel, True, True, [("status", "Afgerond", "Lopend")]),
        (GELUID.titel, False, True, []),
    ]
    with pytest.raises(StoreError, match="No paper 36360-VI-2 is stored"):
        compare(db, "36360-VI-2")
