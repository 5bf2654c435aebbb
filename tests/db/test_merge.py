"""The whole truth table of a re-import: of a field, and of an entry."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.merge import Conflict, Correction, merged, standing
from db.review.decisions import EntryVersion, accept, conflicts, correct, flag, reject
from db.search.whole_rows import Row, rows
from parser import Document, Entry, Report

A, B = "Evaluatie zoals gelezen", "Evaluatie: zoals gelezen"
C = "Evaluatie zoals nader gelezen"


@pytest.mark.parametrize(
    ("correction", "reading", "shown", "conflict"),
    [
        (None, A, A, False),
        (None, C, C, False),
        (Correction(A, B), A, B, False),  # only the person changed it
        (Correction(A, B), B, B, False),  # both changed it alike
        (Correction(A, B), C, B, True),  # both changed it differently
    ],
)
def test_a_field_is_merged_three_ways(
    correction: Correction | None, reading: str, shown: str, conflict: bool
) -> None:
    expected = Conflict("titel", A, B, C) if conflict else None
    assert merged("titel", correction, reading) == (shown, expected)


@pytest.mark.parametrize(
    ("decision", "conflicts", "gone", "changed"),
    list(product(["", "accepted", "rejected", "flagged"], *[(False, True)] * 3)),
)
def test_one_word_says_where_an_entry_stands(
    decision: str, conflicts: bool, gone: bool, changed: bool
) -> None:
    word = standing(decision, conflicts=conflicts, gone=gone, changed=changed)
    if decision == "rejected":
        assert word == ("changed" if conflicts or changed else "rejected")
    elif conflicts:
        assert word == "conflict"
    elif gone:
        assert word == "missing"
    elif decision != "flagged" and changed:
        assert word == "changed"
    else:
        assert word == decision


# The same through the store: what was done to an entry, what the next reading says of it, and what
# is then shown: the title, the review.
NOTHING, CORRECTED, ACCEPTED, BOTH, FLAGGED, REJECTED = range(6)
SAME, OTHER, AS_CORRECTED, GONE = "same", "other", "as corrected", "gone"
TABLE = {
    (NOTHING, SAME): (A, ""),
    (NOTHING, OTHER): (C, ""),
    (NOTHING, AS_CORRECTED): (B, ""),
    (NOTHING, GONE): (A, "missing"),
    (CORRECTED, SAME): (B, ""),
    (CORRECTED, OTHER): (B, "conflict"),
    (CORRECTED, AS_CORRECTED): (B, ""),
    (CORRECTED, GONE): (B, "missing"),
    (ACCEPTED, SAME): (A, "accepted"),
    (ACCEPTED, OTHER): (C, "changed"),
    (ACCEPTED, AS_CORRECTED): (B, "changed"),
    (ACCEPTED, GONE): (A, "missing"),
    (BOTH, SAME): (B, "accepted"),
    (BOTH, OTHER): (B, "conflict"),
    (BOTH, AS_CORRECTED): (B, "accepted"),
    (BOTH, GONE): (B, "missing"),
    (FLAGGED, SAME): (A, "flagged"),
    (FLAGGED, OTHER): (C, "flagged"),
    (FLAGGED, AS_CORRECTED): (B, "flagged"),
    (FLAGGED, GONE): (A, "missing"),
    (REJECTED, SAME): (A, "rejected"),
    (REJECTED, OTHER): (C, "changed"),
    (REJECTED, AS_CORRECTED): (B, "changed"),
    (REJECTED, GONE): (A, "rejected"),
}
READ = Entry(titel=A, conclusies="Een conclusie die blijft zoals zij is.", pages=(1,))
PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1")
PIET = "piet"


def read_again(db: Database, parser: str, *entries: Entry) -> Row:
    ingest(db, Report(replace(PAPER, parser=parser), entries))
    return row(db)


def row(db: Database) -> Row:
    return rows(db, [1])[0]


def at(db: Database) -> EntryVersion:
    return EntryVersion(1, row(db).version)


def do(db: Database, done: int) -> None:
    if done == CORRECTED:
        correct(db, PIET, at(db), {"titel": B})
    elif done == ACCEPTED:
        accept(db, PIET, at(db))
    elif done == BOTH:
        correct(db, PIET, at(db), {"titel": B}, accepted=True)
    elif done == FLAGGED:
        flag(db, PIET, at(db), "klopt dit?")
    elif done == REJECTED:
        reject(db, PIET, at(db), "kop van de tabel")


@pytest.mark.parametrize(("done", "reading"), TABLE)
def test_a_reading_again_keeps_what_a_person_did(db: Database, done: int, reading: str) -> None:
    read_again(db, "1", READ)
    do(db, done)
    titles = {SAME: A, OTHER: C, AS_CORRECTED: B}
    entries = [] if reading == GONE else [replace(READ, titel=titles[reading])]
    now = read_again(db, "2", *entries)
    assert (now.entry.titel, now.review) == TABLE[done, reading]
    assert read_again(db, "2", *entries) == now
    assert db["entry"].count == 1
    expected = (Conflict("titel", A, B, C),) if now.review == "conflict" else ()
    assert conflicts(db, 1) == expected and db["conflict"].count == len(expected)


@pytest.mark.parametrize("done", [CORRECTED, BOTH])
def test_a_conflict_is_settled_by_either_value_or_a_third(db: Database, done: int) -> None:
    read_again(db, "1", READ)
    do(db, done)
    read_again(db, "2", replace(READ, titel=C))
    for title in (B, C, "een derde"):
        correct(db, PIET, at(db), {"titel": title})
        assert row(db).entry.titel == title
        assert row(db).review == ("accepted" if done == BOTH else "")
        assert db["conflict"].count == 0


def test_to_accept_a_conflict_keeps_the_correction(db: Database) -> None:
    read_again(db, "1", READ)
    do(db, CORRECTED)
    read_again(db, "2", replace(READ, titel=C))
    accept(db, PIET, at(db))
    assert (row(db).entry.titel, row(db).review) == (B, "accepted")
    assert read_again(db, "3", replace(READ, titel=C)).review == "accepted"
    assert read_again(db, "4", replace(READ, titel=f"{C} dan ooit")).review == "conflict"


def test_to_accept_what_is_missing_lets_it_rest_until_it_is_read_otherwise(db: Database) -> None:
    read_again(db, "1", READ)
    assert read_again(db, "2").review == "missing"
    accept(db, PIET, at(db))
    assert read_again(db, "3").review == "accepted"
    assert read_again(db, "4", READ).review == "accepted"
    assert read_again(db, "5", replace(READ, titel=C)).review == "changed"


def test_a_new_finding_or_place_does_not_change_what_was_accepted(db: Database) -> None:
    read_again(db, "1", READ)
    accept(db, PIET, at(db))
    now = read_again(db, "2", replace(READ, pages=(7,), confidence=0.5))
    assert (now.review, now.entry.pages) == ("accepted", (7,))


@pytest.mark.parametrize("field", ["extra", "status"])
def test_any_text_that_is_read_otherwise_changes_what_was_accepted(
    db: Database, field: str
) -> None:
    read_again(db, "1", READ)
    accept(db, PIET, at(db))
    other = {"extra": {"Uitvoerder": "WODC"}, "status": "Afgerond"}
    assert read_again(db, "2", replace(READ, **{field: other[field]})).review == "changed"
    assert read_again(db, "3", READ).review == "accepted"


def test_an_acceptance_is_of_what_was_read_then_not_of_an_earlier_correction(db: Database) -> None:
    read_again(db, "1", READ)
    correct(db, PIET, at(db), {"titel": B})
    correct(db, PIET, at(db), {"titel": A})
    read_again(db, "2", replace(READ, titel=C))
    accept(db, PIET, at(db))
    assert read_again(db, "3", replace(READ, titel=C, pages=(2,))).review == "accepted"
