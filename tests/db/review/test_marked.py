"""What is decided on many entries at once: in a real file, by several people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import StoreError, open_store
from db.event_log import REVIEW
from db.ingest import ingest
from db.review import StaleEntry, decisions, marked
from db.review.decisions import EntryVersion
from db.search import rows
from db.withdrawal import last_run, withdraw
from parser import Code, Document, Entry, Finding, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
DOUBT = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
ENTRIES = tuple(
    Entry(titel=f"Onderzoek naar {word}", conclusies=f"Over {word} is veel bekend.", pages=(1,))
    for word in ("water", "vuur", "aarde", "lucht")
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Two papers: entries 1 to 4, of which 4 is in doubt, and 5."""
    with open_store(tmp_path / "sea.db") as db:
        ingest(db, Report(PAPER, (*ENTRIES[:3], replace(ENTRIES[3], findings=(DOUBT,)))))
        other = Entry(titel="Onderzoek naar ijs", conclusies="Over ijs niet.", pages=(1,))
        ingest(db, Report(replace(PAPER, nr="2", sha256="b"), (other,)))
        yield db


def at(db: Database, *ids: int) -> list[EntryVersion]:
    return [EntryVersion(row.id, row.version) for row in rows(db, ids)]


def reviews(db: Database) -> list[str]:
    return [row.review for row in rows(db, range(1, 6))]


def test_a_survey_tells_how_many_of_how_many_papers_and_what_is_left_out_and_stores_nothing(
    db: Database,
) -> None:
    decisions.reject(db, "an", *at(db, 2), "kop")
    seen = marked.versions_of(db, [1, 2, 3, 4, 5, 99])
    decisions.correct(db, "an", *at(db, 3), {"thema": "Anders"})
    said = marked.survey(db, seen, REVIEW, "rejected")
    assert [one.id for one in said.ready] == [1, 4, 5]
    assert (said.papers, said.doubtful) == (2, 1)
    assert (said.changed, said.already, said.gone) == ((3,), (2,), ())
    assert reviews(db) == ["", "rejected", "", "", ""]


def test_what_is_accepted_but_in_doubt_again_is_not_so_already(db: Database) -> None:
    decisions.accept(db, "an", *at(db, 1, 4))
    finding = replace(DOUBT, about="lang-zaam")
    again = Report(
        replace(PAPER, parser="2"), (*ENTRIES[:3], replace(ENTRIES[3], findings=(finding,)))
    )
    ingest(db, again)
    said = marked.survey(db, marked.versions_of(db, [1, 4]), REVIEW, "accepted")
    assert ([one.id for one in said.ready], said.already) == ([4], (1,))


def test_an_entry_of_which_the_import_was_taken_back_is_gone(db: Database) -> None:
    seen = marked.versions_of(db, [1, 5])
    run = last_run(db)
    assert run
    withdraw(db, run)
    said = marked.survey(db, seen, REVIEW, "accepted")
    assert ([one.id for one in said.ready], said.gone) == ([1], (5,))


@pytest.mark.parametrize("review", ["accepted", "rejected", "flagged"])
def test_a_run_is_one_decision_and_one_undo_takes_it_back_and_one_redo_does_it_again(
    db: Database, review: str
) -> None:
    done = marked.judge(db, "piet", at(db, 1, 3, 5), review, "een kop")
    assert set(done.versions) == {1, 3, 5}
    assert reviews(db) == [review, "", review, "", review]
    decisions.undo(db, "piet")
    assert reviews(db) == [""] * 5
    decisions.redo(db, "piet")
    assert reviews(db) == [review, "", review, "", review]


def test_a_field_is_set_in_all_or_where_one_was_changed_meanwhile_in_none(db: Database) -> None:
    seen = at(db, 1, 2, 5)
    marked.put(db, "piet", seen, "thema", "Natuur")
    assert [row.entry.thema for row in rows(db, [1, 2, 5])] == ["Natuur"] * 3
    with pytest.raises(StaleEntry):
        marked.put(db, "an", [*seen[:1], *at(db, 3)], "thema", "Anders")
    assert rows(db, [3])[0].entry.thema == ""
    decisions.undo(db, "piet")
    assert [row.entry.thema for row in rows(db, [1, 2, 5])] == [""] * 3


def test_a_word_that_the_field_does_not_take_is_refused_in_a_sentence(db: Database) -> None:
    with pytest.raises(StoreError, match="can be afgerond, gepland"):
        marked.survey(db, marked.versions_of(db, [1]), "lijst", "misschien")


def test_a_field_that_says_so_already_is_left_out(db: Database) -> None:
    decisions.correct(db, "an", *at(db, 2), {"thema": "Natuur"})
    said = marked.survey(db, marked.versions_of(db, [1, 2]), "thema", "Natuur")
    assert ([one.id for one in said.ready], said.already) == ([1], (2,))


def test_the_last_five_reasons_of_a_reviewer_are_told_once_each_the_last_first(
    db: Database,
) -> None:
    for reason in ("a", "b", "c", "", "d", "e", "f", "b"):
        decisions.flag(db, "piet", *at(db, 1), reason)
    decisions.flag(db, "an", *at(db, 1), "van an")
    assert marked.last_reasons(db, "piet") == ["b", "f", "e", "d", "c"]
    assert marked.last_reasons(db, "niemand") == []


def test_the_texts_of_a_field_are_told_the_most_frequent_first(db: Database) -> None:
    marked.put(db, "piet", at(db, 1, 2), "thema", "Water")
    marked.put(db, "piet", at(db, 3), "thema", "Aarde")
    assert marked.texts_of(db, [1, 2, 3, 4], "thema") == ["Water", "Aarde"]
