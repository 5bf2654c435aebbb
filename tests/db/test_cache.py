"""What is kept in memory is at every moment what would be worked out anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.cache import ValidUntil, cached
from db.ingest import ingest
from db.review.decisions import (
    EntryVersion,
    StaleEntry,
    accept,
    correct,
    dismiss_finding,
    flag,
    redo,
    undo,
)
from db.search.field_values import values
from db.search.hits import find
from db.search.order import Order
from db.search.whole_rows import rows
from parser import Code, Document, Entry, Finding, Report

PAPER = Document("36 360 VI", "1", sha256="a", parser="first")
FINDING = Finding(Code.NO_LINK, "links")
ENTRIES = tuple(
    Entry(thema=thema, titel=f"{thema} {n}", status="Lopend", findings=(FINDING,))
    for n, thema in enumerate(("Aap", "Noot", "Mies"))
)
ASKED = (Order.THEME, Order.STATUS, Order.REVIEW, Order.CHANGED, Order.FINDINGS, Order.TITLE)
FIELDS = ("thema", "review", "reviewer", "finding", "dossier")


def answers(db: Database) -> list[object]:
    return [
        *(find(db, "", order) for order in Order if order in ASKED),
        *(values(db, field) for field in FIELDS),
    ]


def do(db: Database, deed: str, number: int) -> None:
    (row,) = rows(db, [number])
    at = EntryVersion(row.id, row.version)
    if deed == "accept":
        accept(db, "piet", at)
    elif deed == "flag":
        flag(db, "an", at, "?")
    elif deed == "correct":
        correct(db, "an", at, {"thema": f"Zus {number}", "titel": "Anders"})
    elif deed == "dismiss" and row.entry.findings:
        dismiss_finding(db, "piet", at, FINDING)
    elif deed in ("undo", "redo"):
        with suppress(StaleEntry):
            {"undo": undo, "redo": redo}[deed](db, "an")
    elif deed == "read":
        (runs,) = db.execute("SELECT count(*) FROM run").fetchone()
        paper = replace(PAPER, nr=str(runs % 2 + 1), parser=str(runs))
        ingest(db, Report(paper, (*ENTRIES, Entry(thema=f"Vuur {number}"))))


DEEDS = st.tuples(
    st.sampled_from(["accept", "flag", "correct", "dismiss", "undo", "redo", "read"]),
    st.integers(1, 3),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(DEEDS, max_size=8))
def test_it_is_what_another_connection_works_out(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "sea.db"
    with open_store(path) as here, open_store(path) as there:
        ingest(there, Report(PAPER, ENTRIES))
        for number, (deed, id) in enumerate(deeds):
            # By another connection, and by its own.
            do(there if number % 2 else here, deed, id)
            with open_store(path) as fresh:
                assert answers(here) == answers(fresh)


def test_it_is_made_again_only_by_what_can_change_it(db: Database) -> None:
    ingest(db, Report(PAPER, ENTRIES))
    made: list[ValidUntil] = []

    def ask() -> list[ValidUntil]:
        made.clear()
        for until in ValidUntil:
            cached(db, until, until, lambda until=until: made.append(until))
        return list(made)

    assert ask() == [*ValidUntil] and ask() == []
    accept(db, "piet", EntryVersion(1, 1))
    assert ask() == [ValidUntil.DECISION]
    correct(db, "piet", EntryVersion(1, 2), {"thema": "Zus"})
    assert ask() == [ValidUntil.CORRECTION, ValidUntil.DECISION]
    ingest(db, Report(replace(PAPER, nr="2", sha256="b"), ENTRIES))
    assert ask() == [*ValidUntil] and ask() == []


def test_what_breaks_off_is_not_kept(db: Database) -> None:
    def broken() -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached(db, "one", ValidUntil.IMPORT, broken)
    assert cached(db, "one", ValidUntil.IMPORT, lambda: 1) == 1
