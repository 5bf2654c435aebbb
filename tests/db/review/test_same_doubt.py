"""A doubt is settled by accepting its entry, of a merged cell for all rows, and everywhere at once
where that is wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct, redo, reject, undo
from db.review.open_points import apply, dismiss, everywhere_dismissed, everywhere_taken, points
from db.review.same_doubt import everywhere, of_one_cell
from db.search.hits import summaries
from db.search.whole_rows import rows
from parser import Box, Code, Document, Entry, Finding, Report

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
CELL, OTHER_CELL = Box(3, 50, 100, 120, 200), Box(4, 50, 100, 120, 200)
MERGED = Finding(Code.BREAK_THIN, "thema", "gebieds gebonden", CELL, "gebiedsgebonden")
THIN = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
REMARK = Finding(Code.NO_LINK, "links")


def entry(at: int, *findings: Finding) -> Entry:
    return Entry(
        thema="Politie gebieds gebonden",
        titel=f"Onderzoek {at} van de politie",
        conclusies=f"De door-looptijd van {at} is kort.",
        findings=findings,
        confidence=0.7 if findings else 1.0,
    )


@pytest.fixture
def db(db: Database) -> Database:
    """Three rows under one merged cell, one under another, and one without doubt."""
    again = replace(MERGED, box=OTHER_CELL)
    entries = [entry(1, MERGED, THIN, REMARK), entry(2, MERGED), entry(3, MERGED, THIN)]
    ingest(db, Report(PAPER, (*entries, entry(4, again), entry(5))))
    return db


def at(db: Database, id: int = 1) -> EntryVersion:
    return EntryVersion(id, rows(db, [id])[0].version)


def doubts(db: Database) -> list[int]:
    return [line.doubts for line in summaries(db, range(1, 6))]


def test_a_line_tells_how_many_doubts_are_open(db: Database) -> None:
    assert doubts(db) == [2, 1, 2, 1, 0]


def test_to_accept_settles_the_doubts_of_the_entry_and_a_merged_cell_in_all_its_rows(
    db: Database,
) -> None:
    done = accept(db, "piet", at(db))
    assert doubts(db) == [0, 0, 1, 1, 0]
    assert done.versions.keys() == {1, 2, 3}
    assert rows(db, [1])[0].entry.findings == (REMARK,)
    assert [row.review for row in rows(db, [1, 2, 3])] == ["accepted", "", ""]
    undo(db, "piet")
    assert doubts(db) == [2, 1, 2, 1, 0]
    redo(db, "piet")
    assert doubts(db) == [0, 0, 1, 1, 0]


def test_to_correct_and_accept_the_rest_settles_them_and_to_reject_or_correct_does_not(
    db: Database,
) -> None:
    reject(db, "piet", at(db, 1), "kop")
    correct(db, "piet", at(db, 2), {"titel": "Anders"})
    assert doubts(db) == [2, 1, 2, 1, 0]
    correct(db, "piet", at(db, 3), {"titel": "Anders"}, accepted=True)
    assert doubts(db) == [1, 0, 0, 1, 0]


def test_a_doubt_that_was_settled_stays_so_when_it_is_read_again(db: Database) -> None:
    accept(db, "piet", at(db))
    same = [entry(1, MERGED, THIN, REMARK), entry(2, MERGED), entry(3, MERGED, THIN)]
    ingest(db, Report(replace(PAPER, parser="2"), (*same, entry(4), entry(5))))
    assert doubts(db)[:3] == [0, 0, 1]
    assert rows(db, [1])[0].review == "accepted"


def test_the_doubt_of_a_merged_cell_is_dismissed_or_taken_once_for_all_its_rows(
    db: Database,
) -> None:
    point = next(point for point in points(db, 2) if point.field == "thema")
    assert point.rows == (1, 2, 3)
    dismiss(db, "piet", at(db, 2), point)
    assert doubts(db) == [1, 0, 1, 1, 0]
    undo(db, "piet")
    apply(db, "piet", at(db, 2), point)
    assert doubts(db) == [1, 0, 1, 1, 0]
    themes = [row.entry.thema for row in rows(db, range(1, 5))]
    assert themes == ["Politie gebiedsgebonden"] * 3 + ["Politie gebieds gebonden"]


def test_the_same_doubt_is_settled_everywhere_at_once_and_undone_at_once(db: Database) -> None:
    assert everywhere(db, THIN) == [1, 3]
    assert everywhere(db, MERGED) == [1, 2, 3, 4]
    assert of_one_cell(db, 1, THIN) == [1]
    everywhere_dismissed(db, "piet", at(db), THIN)
    assert doubts(db) == [1, 1, 1, 1, 0]
    undo(db, "piet")
    everywhere_taken(db, "piet", at(db), THIN)
    assert [row.entry.conclusies for row in rows(db, [1, 3])] == [
        "De doorlooptijd van 1 is kort.",
        "De doorlooptijd van 3 is kort.",
    ]
    undo(db, "piet")
    assert doubts(db) == [2, 1, 2, 1, 0]
