"""What the last released version stored and exported opens, migrates and goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.review.exchange import export_events, from_lines, import_events, to_lines
from db.search.hits import find, rows
from db.search.saved_searches import saved
from parser import Report
from tests.conftest import TESTS

STORE = TESTS / "fixtures" / "store-0.1.0.db"
"""The ten entries of the seed: two accepted, one of them corrected, one rejected, one flagged, a
decision undone, and a saved search."""
EVENTS = TESTS / "fixtures" / "review-0.1.0.jsonl"


@pytest.fixture
def former(tmp_path: Path) -> Path:
    return Path(shutil.copy(STORE, tmp_path / "sea.db"))


def shown(db: Database) -> list[tuple[str, str, str]]:
    return [(row.uid, row.review, row.entry.thema) for row in rows(db, find(db, ""))]


def test_a_store_of_the_last_version_opens_whole(former: Path) -> None:
    with open_store(former) as db:
        assert all(check.right for check in examine(db))
        found = rows(db, find(db, ""))
        assert [row.review for row in found[:5]] == [
            "accepted",
            "rejected",
            "flagged",
            "accepted",
            "",
        ]
        assert found[3].entry.thema == "Een ander thema"
        assert [one.name for one in saved(db)] == ["lvv"]
        assert len(find(db, "eindevaluatie lvv")) == 1


def test_the_same_paper_read_again_has_the_same_names_and_keeps_what_was_decided(
    former: Path, seed: Report
) -> None:
    with open_store(former) as db:
        before = shown(db)
        came = ingest(db, seed)
        assert (came.added, came.missing) == (0, 0)
        assert [(uid, thema) for uid, _, thema in shown(db)] == [
            (uid, thema) for uid, _, thema in before
        ]
        assert all(check.right for check in examine(db))


def test_decisions_that_the_last_version_exported_are_taken_in(
    tmp_path: Path, seed: Report
) -> None:
    with open_store(tmp_path / "new.db") as db:
        ingest(db, seed)
        lines = EVENTS.read_text("utf-8").splitlines()
        came = import_events(db, from_lines(lines))
        assert (came.new, came.left) == (len(lines), ())
        assert list(to_lines(export_events(db))) == lines
