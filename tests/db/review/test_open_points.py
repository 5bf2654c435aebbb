"""What is open of an entry is settled by taking what is offered, or leaving what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.merge import Conflict
from db.review.decisions import EntryVersion, Outcome, accept, correct, undo
from db.review.open_points import OpenPoint, apply, dismiss, offer, points
from db.review.same_study import Study, propose
from db.review.second_look import Disagreement, look
from db.search.whole_rows import Row, rows
from parser import Code, Document, Entry, Finding, Link, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
BROKEN = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
REMARK = Finding(Code.NO_LINK, "links")
UNSURE = Finding(Code.ROW_UNSURE)
ENTRY = Entry(
    thema="Migratie",
    titel="Doorlooptijden van aanvragen gemeten",
    conclusies="De door-looptijd is kort.",
    findings=(REMARK, BROKEN, UNSURE),
)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, (ENTRY,)))
    return db


def test_the_other_list_is_taken_as_it_is_offered(db: Database) -> None:
    unsure = Finding(Code.LIST_UNSURE, "lijst", "gepland", None, "afgerond")
    entry = Entry(titel="Enkelvoud", lijst="gepland", findings=(unsure,))
    ingest(db, Report(replace(PAPER, nr="2", sha256="b"), (entry,)))
    (point,) = points(db, 2)
    assert point.offer == "afgerond"
    apply(db, "piet", EntryVersion(2, 1), point)
    assert rows(db, [2])[0].entry.lijst == "afgerond"
    assert points(db, 2) == ()


def row(db: Database) -> Row:
    return rows(db, [1])[0]


def at(db: Database) -> EntryVersion:
    return EntryVersion(1, row(db).version)


def abouts(db: Database) -> list[type]:
    return [type(point.about) for point in points(db, 1)]


def read_again(db: Database, **fields: str) -> None:
    ingest(db, Report(replace(PAPER, parser="2"), (replace(ENTRY, **fields),)))  # type: ignore[arg-type]


def test_doubts_come_before_remarks_and_only_some_have_an_offer(db: Database) -> None:
    assert [(point.about, point.offer) for point in points(db, 1)] == [
        (BROKEN, "De doorlooptijd is kort."),
        (UNSURE, None),
        (REMARK, None),
    ]
    assert points(db, 99) == ()


def test_a_finding_that_is_taken_puts_in_its_words_and_is_gone(db: Database) -> None:
    apply(db, "piet", at(db), points(db, 1)[0])
    assert row(db).entry.conclusies == "De doorlooptijd is kort."
    assert BROKEN not in row(db).entry.findings
    undo(db, "piet")
    assert row(db).entry == ENTRY


def test_a_finding_that_is_left_is_gone_and_nothing_else_changes(db: Database) -> None:
    dismiss(db, "piet", at(db), points(db, 1)[1])
    assert row(db).entry == replace(ENTRY, findings=(REMARK, BROKEN))


def test_where_nothing_is_offered_nothing_can_be_taken(db: Database) -> None:
    with pytest.raises(ValueError, match="Nothing is offered"):
        apply(db, "piet", at(db), points(db, 1)[1])


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (BROKEN, "De doorlooptijd is kort."),
        (replace(BROKEN, about="elders"), None),
        (replace(BROKEN, instead=""), None),
        (replace(BROKEN, field="Kolom"), None),
        (Finding(Code.TYPE_UNKNOWN, "type_onderzoek", "", None, "Ex post"), "Ex post"),
    ],
)
def test_an_offer_is_the_whole_text_of_the_field(finding: Finding, text: str | None) -> None:
    assert offer(ENTRY, finding) == text


@pytest.mark.parametrize(("answer", "shown"), [(apply, "Asiel en migratie"), (dismiss, "Asiel")])
def test_a_conflict_is_settled_for_the_reading_or_the_correction(
    db: Database, answer: Callable[..., Outcome], shown: str
) -> None:
    correct(db, "piet", at(db), {"thema": "Asiel"})
    read_again(db, thema="Asiel en migratie")
    conflict = Conflict("thema", "Migratie", "Asiel", "Asiel en migratie")
    assert points(db, 1)[0] == OpenPoint(conflict, "thema", "Asiel en migratie")
    answer(db, "an", at(db), points(db, 1)[0])
    assert Conflict not in abouts(db)
    assert row(db).entry.thema == shown


def test_a_conflict_about_links_is_settled_too(db: Database) -> None:
    one, two = (Link("Rapport", f"https://example.nl/{n}", "links") for n in (1, 2))
    correct(db, "piet", at(db), {}, [one])
    ingest(db, Report(replace(PAPER, parser="2"), (replace(ENTRY, links=(two,)),)))
    apply(db, "an", at(db), points(db, 1)[0])
    assert row(db).entry.links == (two,)


def test_each_field_of_a_second_look_is_settled_by_itself(db: Database) -> None:
    accept(db, "piet", at(db))
    look(db, "an", at(db), {"thema": "Asiel", "titel": "Wachttijden"})
    first, second = points(db, 1)[:2]
    assert first == OpenPoint(Disagreement(1, "thema", "Migratie", "Asiel", "an"), "thema", "Asiel")
    apply(db, "piet", at(db), first)
    assert row(db).entry.thema == "Asiel"
    assert points(db, 1)[0] == second
    dismiss(db, "piet", at(db), second)
    assert Disagreement not in abouts(db)
    assert row(db).entry.titel == ENTRY.titel


@pytest.mark.parametrize(("answer", "said"), [(apply, "accepted"), (dismiss, "rejected")])
@pytest.mark.parametrize("seen", [1, 2])
def test_a_study_is_judged_from_either_entry(
    db: Database, answer: Callable[..., Outcome], said: str, seen: int
) -> None:
    done = ingest(db, Report(replace(PAPER, nr="2", sha256="b"), (ENTRY,)))
    propose(db, done.report_id)
    (point,) = [one for one in points(db, seen) if isinstance(one.about, Study)]
    answer(db, "an", EntryVersion(seen, 1), point)
    assert not [one for one in points(db, seen) if isinstance(one.about, Study)]
    assert db.execute("SELECT review FROM study").fetchone() == (said,)
