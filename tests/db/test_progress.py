"""How far the review of a list has come, against a count of its rows."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.progress import Part, progress
from db.review import At, accept, correct, flag, reject
from db.search import rows
from parser.model import Document, Entry, Report

ENTRIES = tuple(Entry(titel=f"Onderzoek {n}") for n in range(10))


@pytest.fixture
def db(db: Database) -> Database:
    ingest(db, Report(Document("36 360 VI", "1"), ENTRIES))
    ingest(db, Report(Document(titel="Bijlage", sha256="x"), ENTRIES))
    return db


def test_it_counts_what_the_list_has_and_nothing_else(db: Database) -> None:
    ids = [19, 3, 2, 1, 11, 4]
    accept(db, "piet", At(1, 1), At(10, 1))
    reject(db, "piet", At(2, 1), "geen onderzoek")
    flag(db, "piet", At(11, 1), "?")
    correct(db, "piet", At(3, 1), {"titel": "Anders"})
    said = progress(db, ids)
    assert said.reviews == Counter(row.review for row in rows(db, ids))
    assert (said.total, said.decided) == (6, 3)
    assert said.reports == (Part(1, "36 360 VI 1", 4, 2), Part(2, "Bijlage", 2, 1))


def test_what_changed_since_it_was_accepted_is_to_be_decided_again(db: Database) -> None:
    accept(db, "piet", At(1, 1))
    changed = Entry(titel="Onderzoek 0", status="Lopend")
    ingest(db, Report(Document("36 360 VI", "1", sha256="y"), (changed, *ENTRIES[1:])))
    said = progress(db, [1, 2])
    assert said.reviews == {"changed": 1, "": 1} and said.decided == 0


def test_an_empty_list_and_ids_that_are_not_there_count_for_nothing(db: Database) -> None:
    for ids in ([], [99]):
        said = progress(db, ids)
        assert (said.total, said.decided, said.reports) == (0, 0, ())
