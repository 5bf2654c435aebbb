"""A second look is blind, chosen by chance, and says how far what was accepted can be trusted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, undo
from db.review.edit_drafts import Drafts, EditDraft
from db.review.second_look import Disagreement, disagreements, estimate, look, offered, wilson
from db.search.whole_rows import rows
from parser import Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1")
ENTRIES = tuple(Entry(titel=f"Onderzoek {n}", conclusies="Het werkt.") for n in range(200))


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(PAPER, ENTRIES))
    accept(db, "piet", *(EntryVersion(id, 1) for id in range(1, 101)))
    return db


def at(db: Database, id: int) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


def test_a_share_of_what_others_accepted_is_offered(db: Database) -> None:
    assert offered(db, "an", 1) == list(range(1, 101))
    few, more = offered(db, "an", 0.1), offered(db, "an", 0.3)
    assert 2 <= len(few) <= 22 and 15 <= len(more) <= 45
    assert set(few) < set(more) and offered(db, "an", 0.1) == few
    assert offered(db, "piet", 1) == [] and offered(db, "an", 0) == []


def test_what_was_looked_at_twice_is_not_offered_again(db: Database) -> None:
    look(db, "an", at(db, 1), {})
    assert offered(db, "an", 1) == offered(db, "els", 1) == list(range(2, 101))
    undo(db, "an")
    assert 1 in offered(db, "an", 1)


def test_a_look_changes_nothing_that_is_shown_and_its_differences_are_listed(db: Database) -> None:
    correct(db, "piet", at(db, 1), {"titel": "Van Piet"})
    before = rows(db, [1])[0]
    look(db, "an", at(db, 1), {"status": "Lopend"})
    after = rows(db, [1])[0]
    assert (after.entry, after.review, after.reviewer) == (before.entry, "accepted", "piet")
    assert disagreements(db) == [
        Disagreement(1, "status", "", "Lopend", "an"),
        Disagreement(1, "titel", "Van Piet", "Onderzoek 0", "an"),
    ]
    assert [check.says for check in examine(db) if not check.right] == []
    accept(db, "els", at(db, 1))
    assert disagreements(db) == []


def test_the_share_of_wrong_fields_is_estimated_with_its_interval(db: Database) -> None:
    assert estimate(db) is None
    for id in range(1, 51):
        look(db, "an", at(db, id), {"titel": "Anders"} if id <= 5 else {})
    said = estimate(db)
    assert said and (said.fields, said.wrong, said.share) == (100, 5, 0.05)
    # Wilson's interval for 5 of 100, as tables have it.
    assert (round(said.low, 4), round(said.high, 4)) == (0.0215, 0.1118)


def test_the_command_says_the_share_and_lists_what_differs(db: Database, path: Path) -> None:
    look(db, "an", at(db, 1), {"titel": "Anders\x1b[1m", "conclusies": "Het werkt niet. " * 9})
    uid = rows(db, [1])[0].uid
    command = [sys.executable, "-m", "tui.cli", "--db", str(path), "stats"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told[1:] == [
        "Of 2 accepted fields that a second reviewer judged, 2 differ: 100.0% "
        "(95 % interval 34.2% to 100.0%).",
        f"{uid} titel: ‘Onderzoek 0’ is accepted, an has ‘Anders[1m’",
        f"{uid} conclusies: ‘Het werkt.’ is accepted, an has ‘"
        "Het werkt niet. Het werkt niet. Het werkt niet. Het werkt n…’",
    ]
    command.append("--json")
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert said["wrong"]["wrong"] == 2
    assert [one["field"] for one in said["disagreements"]] == ["titel", "conclusies"]


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_within_bounds(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair)
    assert 0 <= low <= pair[0] / pair[1] + 1e-12 and pair[0] / pair[1] - 1e-12 <= high <= 1


def test_a_draft_outlives_the_app_and_the_last_comes_first(db: Database, path: Path) -> None:
    piet, an = Drafts("piet"), Drafts("an")
    piet.keep(db, EntryVersion(1, 2), {"titel": "half"})
    piet.keep(db, EntryVersion(2, 2), {"titel": "een ander"})
    piet.keep(db, EntryVersion(1, 2), {"titel": "half get", "thema": ""})
    an.keep(db, EntryVersion(1, 2), {"titel": "van An"})
    db.close()
    with open_store(path) as again:
        assert piet.kept(again) == [
            EditDraft(EntryVersion(1, 2), {"titel": "half get", "thema": ""}),
            EditDraft(EntryVersion(2, 2), {"titel": "een ander"}),
        ]
        piet.drop(again, 1)
        assert [draft.at.id for draft in piet.kept(again)] == [2]
        assert piet.texts(again, 1) == {} and an.texts(again, 1) == {"titel": "van An"}


def test_drafts_of_second_looks_are_kept_apart(db: Database) -> None:
    blind, corrected = Drafts("piet", second=True), Drafts("piet")
    corrected.keep(db, EntryVersion(1, 2), {"titel": "gecorrigeerd"})
    assert blind.kept(db) == []
    blind.keep(db, EntryVersion(1, 2), {"titel": "blind"})
    corrected.drop(db, 1)
    assert corrected.kept(db) == [] and blind.texts(db, 1) == {"titel": "blind"}


def test_a_decision_that_was_taken_back_settles_no_difference(db: Database) -> None:
    look(db, "an", at(db, 1), {"titel": "Anders"})
    accept(db, "piet", at(db, 1))
    assert disagreements(db) == []
    undo(db, "piet")
    assert [one.second for one in disagreements(db)] == ["Anders"]
