"""What was rejected, or is missing from its paper, is no hit unless the review is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, reject, undo
from db.search.hits import COUNTED, find, first_page, hidden, total
from db.search.order import Order
from db.search.whole_rows import rows
from parser import Document, Entry, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
ENTRIES = tuple(
    Entry(thema="Migratie" if at % 2 else "Asiel", titel=f"Onderzoek {at} van {at}{at}{at}")
    for at in range(6)
)


@pytest.fixture
def db(db: Database) -> Database:
    """Six entries: 1 is rejected, 2 accepted, 6 missing."""
    ingest(db, Report(PAPER, ENTRIES))
    for id, decision in ((1, reject), (2, accept)):
        at = EntryVersion(id, rows(db, [id])[0].version)
        decision(db, "an", at, *["kop"] * (decision is reject))  # type: ignore[operator]
    ingest(db, Report(replace(PAPER, parser="2"), ENTRIES[:5]))
    return db


@pytest.mark.parametrize(
    ("text", "finds", "left_out"),
    [
        ("", [2, 3, 4, 5], 2),
        ("onderzoek", [2, 3, 4, 5], 2),
        ("asiel", [3, 5], 1),
        ("thema:migratie", [2, 4], 1),
        ("jaar:geen", [2, 3, 4, 5], 2),
        ("onderzoek review:rejected", [1], 0),
        ("review:missing,rejected", [1, 6], 0),
        ("review:* OR onderzoek", [1, 2, 3, 4, 5, 6], 0),
        ("asiel -review:accepted", [1, 3, 5], 0),
        ("zzzz", [], 0),
    ],
)
def test_hits_and_what_is_left_out_of_them(
    db: Database, text: str, finds: list[int], left_out: int
) -> None:
    assert sorted(find(db, text)) == finds
    assert sorted(find(db, text, Order.THEME, reverse=True)) == finds
    ids, hits = first_page(db, text)
    assert (sorted(ids), hits) == (finds, len(finds))
    assert hidden(db, text) == left_out
    assert len(find(db, text, every=True)) == len(finds) + left_out


def test_all_of_them_are_counted_without_and_every_one_is_to_be_had(db: Database) -> None:
    assert total(db) == 4
    assert sorted(find(db, "", every=True)) == [1, 2, 3, 4, 5, 6]


def test_who_undoes_a_rejection_has_the_hit_again(db: Database) -> None:
    assert len(find(db, "asiel")) == 2
    reject(db, "an", EntryVersion(3, rows(db, [3])[0].version), "kop")
    assert list(find(db, "asiel")) == [5]
    undo(db, "an")
    assert list(find(db, "asiel")) == [3, 5]


def test_a_page_of_many_hits_has_none_of_them(db: Database) -> None:
    other = replace(PAPER, nr="2", sha256="b")
    many = [Entry(titel=f"Onderzoek over {at} dingen", thema="Veel") for at in range(COUNTED + 50)]
    ingest(db, Report(other, tuple(many)))
    id = find(db, "thema:veel")[3]
    reject(db, "an", EntryVersion(id, 1), "kop")
    for text in ("onderzoek", "thema:veel", ""):
        page, hits = first_page(db, text, 20)
        assert id not in page and hits == COUNTED + 1
        assert page == find(db, text)[:20]
