"""The same study in two reports is proposed, and a person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import EntryVersion, history, reject, undo
from db.review.same_study import evidence, judge, propose, studies
from db.search.hits import count
from db.search.whole_rows import rows
from parser import Document, Entry, Link, Report, Values

TITLE = "Evaluatie van de Wet kansspelen op afstand"
URL = "https://repository.example.nl/wodc/3201"
ONE = Entry(titel=TITLE, conclusies="Uit de evaluatie blijkt dat de wet werkt.")
PAPER = Document(dossier="36 100 VI", nr="1", jaar=2021)
NEXT = Document(dossier="36 360 VI", nr="1", jaar=2022)


def linked(url: str, titel: str = "") -> Entry:
    return Entry(titel=titel, links=(Link("Rapport", url),))


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (ONE, replace(ONE, conclusies="Anders."), ["title"]),
        (ONE, replace(ONE, titel=TITLE.upper() + ".", conclusies=""), ["title"]),
        (ONE, Entry(values=Values(title=f"‘{TITLE}’")), ["title"]),
        (ONE, ONE, ["title", "words"]),
        (linked(URL), linked(URL), ["link"]),
        (ONE, Entry(titel="Evaluatie van de Wet op de adeldom"), []),
        (linked("https://www.example.nl/"), linked("https://www.example.nl/"), []),
        (linked(""), linked(""), []),
        (linked("http://[bad/x"), linked("http://[bad/x"), []),
        (Entry(titel="Monitor"), Entry(titel="Monitor"), []),
        (
            Entry(titel="Monitor integratie beleid 2022"),
            Entry(titel="Monitor integratie beleid 2023"),
            [],
        ),
        (linked(URL, "Monitor 2022"), linked(URL, "Monitor 2023"), []),
    ],
)
def test_what_speaks_for_one_study(one: Entry, other: Entry, kinds: list[str]) -> None:
    assert [kind for kind, _ in evidence(one, other)] == kinds
    assert evidence(other, one) == evidence(one, other)


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, (ONE, linked(URL, "Onderzoek naar verslaving"))))
    ingest(db, Report(NEXT, (linked(URL), replace(ONE, conclusies="De wet werkt."), Entry())))
    return db


def test_studies_are_proposed_between_reports_once_with_their_evidence(db: Database) -> None:
    assert propose(db, 2) == 2
    assert propose(db, 2) == propose(db, 1) == 0
    pairs = {frozenset((s.first_id, s.second_id)): s.evidence for s in studies(db)}
    assert pairs == {
        frozenset((1, 4)): (("title", TITLE.casefold()),),
        frozenset((2, 3)): (("link", URL),),
    }
    assert count(db) == 5 and {study.review for study in studies(db)} == {""}
    assert len(studies(db, 4)) == 1 and not studies(db, 5)


def test_a_person_decides_and_can_take_it_back(db: Database) -> None:
    propose(db, 2)
    (study,) = studies(db, 1)
    at = EntryVersion(study.first_id, rows(db, [study.first_id])[0].version)
    judge(db, "piet", at, study, same=True)
    assert [one.review for one in studies(db, 1)] == ["accepted"]
    assert len(history(db, study.first_id)) == 1
    assert [check.says for check in examine(db) if not check.right] == []
    undo(db, "piet")
    assert [one.review for one in studies(db, 1)] == [""]
    assert rows(db, [1, 4])[0].review == ""


def test_what_was_rejected_is_not_proposed(db: Database) -> None:
    reject(db, "piet", EntryVersion(1, 1), "kop van de tabel")
    assert propose(db, 2) == 1


def test_a_link_that_many_have_tells_nothing(db: Database) -> None:
    for number in range(25):
        ingest(db, Report(replace(PAPER, nr=f"9{number}"), (linked(URL, f"Iets {number}"),)))
    assert propose(db, 2) == 1
