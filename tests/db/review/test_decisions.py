"""Decisions are kept, taken back and done again; the log alone gives what is shown."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import data_version, open_store
from db.ingest import ingest
from db.review.decisions import (
    EntryVersion,
    StaleEntry,
    accept,
    correct,
    dismiss_finding,
    flag,
    history,
    last_group,
    redo,
    reject,
    settle_finding,
    undo,
)
from db.review.replay import finding_field
from db.search.hits import find
from db.search.whole_rows import Row, rows
from db.store import StoreError
from parser import Code, Document, Entry, Finding, Link, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
THIN = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd")
FIRST = Entry(
    thema="Migratie",
    afronding="2021",
    titel="Doorlooptijden",
    conclusies="De door-looptijd is kort.",
    links=(Link("Rapport", "https://example.nl/1", "conclusies"),),
    findings=(THIN, Finding(Code.NO_LINK, "links")),
    confidence=0.7,
)
SECOND = Entry(thema="Kansspelen", titel="Monitor kansspelen", conclusies="Er wordt gespeeld.")
PIET, AN = "piet", "an"


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, (FIRST, SECOND)))
    return db


@pytest.fixture
def other(db: Database, path: Path) -> Iterator[Database]:
    with open_store(path) as opened:
        yield opened


def row(db: Database, id: int = 1) -> Row:
    return rows(db, [id])[0]


def at(db: Database, id: int = 1) -> EntryVersion:
    return EntryVersion(id, row(db, id).version)


def log(db: Database) -> list[tuple[str, str, str]]:
    return [(event.field, event.before, event.after) for event in history(db, 1)]


def test_a_decision_is_an_event_and_the_row_says_who_made_it(db: Database) -> None:
    accept(db, PIET, at(db))
    reject(db, AN, at(db), "geen onderzoek")
    flag(db, PIET, at(db), "toch wel?")
    assert (row(db).review, row(db).reviewer) == ("flagged", PIET)
    assert log(db) == [
        ("review", "", "accepted"),
        (finding_field(THIN), "open", "dismissed"),
        ("review", "accepted", "rejected"),
        ("review", "rejected", "flagged"),
    ]
    assert [event.reason for event in history(db, 1)] == [*("", "", "geen onderzoek", "toch wel?")]


def test_a_correction_is_shown_found_and_explained(db: Database) -> None:
    correct(db, PIET, at(db), {"titel": "Wachttijden", "afronding": "2019-2020"})
    entry = row(db).entry
    assert (entry.titel, entry.values.first_year, entry.values.last_year) == (
        "Wachttijden",
        2019,
        2020,
    )
    assert list(find(db, "wachttijden")) == [1] and not find(db, "doorlooptijden")
    assert log(db) == [
        ("titel", "Doorlooptijden", "Wachttijden"),
        ("afronding", "2021", "2019-2020"),
    ]
    undo(db, PIET)
    assert row(db).entry == FIRST and list(find(db, "doorlooptijden")) == [1]


def test_a_text_that_changes_nothing_is_no_event(db: Database) -> None:
    assert correct(db, PIET, at(db), {"titel": "Doorlooptijden"}).group == ""
    assert not history(db, 1) and row(db).version == 1


def test_a_text_is_cleaned_as_any_other(db: Database) -> None:
    correct(db, PIET, at(db), {"titel": "Wacht\x1b[31mtijden"})
    assert "\x1b" not in row(db).entry.titel


def test_only_fields_of_an_entry_are_corrected(db: Database) -> None:
    with pytest.raises(ValueError, match="uid"):
        correct(db, PIET, at(db), {"uid": "x"})


def test_links_are_corrected_too(db: Database) -> None:
    links = (*FIRST.links, Link("Kamerbrief", "https://example.nl/2", "vindplaats"))
    correct(db, PIET, at(db), {}, links)
    assert row(db).entry.links == links
    assert list(find(db, "kamerbrief")) == [1]


def test_a_finding_that_is_settled_or_dismissed_is_gone_until_that_is_undone(db: Database) -> None:
    settle_finding(db, PIET, at(db), THIN, "conclusies", "De doorlooptijd is kort.")
    dismiss_finding(db, PIET, at(db), FIRST.findings[1])
    assert row(db).entry.findings == ()
    assert row(db).entry.conclusies == "De doorlooptijd is kort."
    ingest(db, Report(replace(PAPER, parser="2"), (FIRST, SECOND)))
    assert row(db).entry.findings == ()
    undo(db, PIET)
    undo(db, PIET)
    assert row(db).entry == FIRST


def test_what_was_decided_with_one_key_is_undone_with_one(db: Database) -> None:
    correct(db, PIET, at(db), {"titel": "Wachttijden", "thema": "Asiel"}, accepted=True)
    accept(db, PIET, at(db), at(db, 2))
    undo(db, PIET)
    assert (row(db).review, row(db, 2).review) == ("accepted", "")
    undo(db, PIET)
    assert (row(db).review, row(db).entry) == ("", FIRST)
    assert undo(db, PIET).group == ""
    redo(db, PIET)
    redo(db, PIET)
    assert (row(db).review, row(db, 2).review) == ("accepted", "accepted")
    assert redo(db, PIET).group == ""


def test_undo_and_redo_are_new_events_and_work_after_a_restart(db: Database, path: Path) -> None:
    accept(db, PIET, at(db))
    db.close()
    for turn, review in ((undo, ""), (redo, "accepted"), (undo, ""), (redo, "accepted")):
        with open_store(path) as again:
            turn(again, PIET)
            assert row(again).review == review
    with open_store(path) as again:
        # To accept, and the doubt that it settles.
        assert len(history(again, 1)) == 2 * 5
        assert again.execute("SELECT count(*) FROM event WHERE undoes IS NULL").fetchone() == (2,)


def test_who_decides_anew_has_nothing_to_redo(db: Database) -> None:
    accept(db, PIET, at(db))
    undo(db, PIET)
    flag(db, PIET, at(db), "")
    assert redo(db, PIET).group == "" and row(db).review == "flagged"


def test_each_undoes_what_is_their_own(db: Database) -> None:
    accept(db, PIET, at(db))
    accept(db, AN, at(db, 2))
    undo(db, PIET)
    assert (row(db).review, row(db, 2).review) == ("", "accepted")


def test_the_last_decision_on_an_entry_can_be_undone_by_anyone(db: Database) -> None:
    accept(db, PIET, at(db))
    undo(db, AN, last_group(db, 1))
    assert row(db).review == "" and last_group(db, 1) == ""
    redo(db, AN)
    assert row(db).review == "accepted"


def test_the_second_of_two_is_told_with_both_values_and_nothing_is_lost(
    db: Database, other: Database
) -> None:
    seen = at(db)
    correct(other, AN, seen, {"titel": "Termijnen"})
    with pytest.raises(StaleEntry) as told:
        correct(db, PIET, seen, {"titel": "Wachttijden"})
    assert (told.value.theirs, told.value.yours, told.value.by) == ("Termijnen", "Wachttijden", AN)
    assert "Termijnen" in str(told.value) and "Wachttijden" in str(told.value)
    assert row(db).entry.titel == "Termijnen" and len(history(db, 1)) == 1
    correct(db, PIET, at(db), {"titel": "Wachttijden"})
    assert row(other).entry.titel == "Wachttijden"


def test_who_accepts_what_another_corrected_is_told_what_that_was(
    db: Database, other: Database
) -> None:
    seen = at(db)
    correct(other, AN, seen, {"titel": "Termijnen"})
    with pytest.raises(StaleEntry) as told:
        accept(db, PIET, seen)
    assert str(told.value) == (
        f"Title: {FIRST.titel or '–'} → Termijnen, by {AN}; your ‘accepted’ is not stored, look at "
        "it and decide again."
    )


def test_who_is_told_of_a_lost_race_is_told_of_all_that_was_changed_since_and_of_nothing_before(
    db: Database, other: Database
) -> None:
    correct(other, AN, at(other), {"thema": "Vroeger"})
    seen = at(db)
    correct(other, AN, at(other), {"afronding": "2020"})
    correct(other, AN, at(other), {"afronding": "2021 (Q4)", "thema": "x" * 200})
    flag(other, AN, at(other), "klopt dit?")
    undo(other, AN)
    with pytest.raises(StaleEntry) as told:
        accept(db, PIET, seen)
    said = str(told.value)
    assert said.startswith(f"Year: 2021 → 2020, by {AN}; Year: 2020 → 2021 (Q4), by {AN}; Theme: ")
    assert "Theme: Vroeger → xxx" in said
    assert "Review: not reviewed → flagged" in said and "Review: flagged → not reviewed" in said
    assert "→ Vroeger" not in said and row(db).uid not in said
    later = at(db)
    ingest(db, Report(replace(PAPER, parser="2"), (replace(FIRST, status="Anders"), SECOND)))
    with pytest.raises(
        StaleEntry, match=r"Status: .* → Anders, by a newer reading; your ‘accepted’"
    ):
        accept(db, PIET, later)


def test_one_lost_race_holds_back_the_whole_group(db: Database, other: Database) -> None:
    seen = at(db), at(db, 2)
    flag(other, AN, seen[1], "")
    with pytest.raises(StaleEntry):
        accept(db, PIET, *seen)
    assert row(db).review == ""


def test_a_newer_reading_overtakes_too(db: Database) -> None:
    correct(db, AN, at(db), {"status": "Lopend"})
    seen = at(db)
    ingest(db, Report(replace(PAPER, parser="2"), (replace(FIRST, titel="Anders"), SECOND)))
    with pytest.raises(StaleEntry, match="a newer reading"):
        accept(db, PIET, seen)


def test_nobody_undoes_what_another_built_upon(db: Database) -> None:
    correct(db, PIET, at(db), {"titel": "Wachttijden"})
    accept(db, AN, at(db))
    with pytest.raises(StaleEntry):
        undo(db, PIET)
    undo(db, AN)
    correct(db, AN, at(db), {"titel": "Termijnen"})
    with pytest.raises(StaleEntry) as told:
        undo(db, PIET)
    assert told.value.theirs == "Termijnen"
    assert row(db).entry.titel == "Termijnen"


def test_changes_made_elsewhere_show(db: Database, other: Database) -> None:
    before = data_version(db)
    accept(db, PIET, at(db))
    assert data_version(db) == before
    accept(other, AN, at(other, 2))
    assert data_version(db) != before


def test_a_list_is_corrected_to_one_of_the_two_or_to_none(db: Database) -> None:
    for typed, stored in [(" Gepland", "gepland"), ("AFGEROND", "afgerond"), (" ", "")]:
        correct(db, PIET, at(db), {"lijst": typed})
        assert rows(db, [1])[0].entry.lijst == stored
    for typed in ("allebei", "af"):
        with pytest.raises(StoreError, match=r"^List can be afgerond, gepland, or nothing"):
            correct(db, PIET, at(db), {"lijst": typed})
    assert len(history(db, 1)) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET after = 'rejected'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT id, uid, at, 'an', entry_id, run_id, field, before, "
        'after, reason, "group", undoes, clock, read, parents, checksum FROM event',
        "INSERT OR REPLACE INTO event SELECT id + 1, uid, at, 'an', entry_id, run_id, field, "
        'before, after, reason, "group", undoes, clock, read, parents, checksum FROM event',
        "REPLACE INTO event SELECT * FROM event",
        "INSERT INTO event SELECT * FROM event WHERE true ON CONFLICT DO UPDATE SET after = ''",
        "UPDATE OR REPLACE event SET after = ''",
    ],
)
def test_the_database_itself_refuses_to_change_an_event(db: Database, statement: str) -> None:
    accept(db, PIET, at(db))
    before = history(db, 1)
    with pytest.raises(sqlite3.IntegrityError, match="an event"):
        db.execute(statement)
    assert history(db, 1) == before


def test_an_accept_takes_five_milliseconds_of_the_processor_at_most(tmp_path: Path) -> None:
    # What the disk takes is in the benchmark: it is not ours, and others use it meanwhile.
    entries = tuple(
        replace(SECOND, titel=f"nr{n}", conclusies=f"Bevinding {n} is dit. " * 20)
        for n in range(2000)
    )
    took = []
    with open_store(tmp_path / "many.db") as db:
        ingest(db, Report(PAPER, entries))
        for id in range(1, 102):
            start = time.thread_time()
            accept(db, PIET, EntryVersion(id, 1))
            took.append(time.thread_time() - start)
    assert statistics.median(took) < 0.005
