"""What the last released version stored and exported opens, migrates and goes on."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.mapping import from_stored
from db.review import (
    Drafts,
    conflicts,
    disagreements,
    export_events,
    from_lines,
    history,
    import_events,
    studies,
)
from db.review.decisions import EntryVersion, accept, undo
from db.search import find, rows, saved
from parser import Report
from parser.report import read
from tests.conftest import TESTS

STORE = TESTS / "fixtures" / "store-0.1.0.db"
"""Two papers of 13 entries, and one thing of each kind that a person can decide."""
EVENTS = TESTS / "fixtures" / "review-0.1.0.jsonl"
"""What `sea review export` made of it."""
PAPERS = [
    TESTS / "corpus" / "dev" / name
    for name in ("d14-weasy-m21-groupcol.pdf", "d25-rl-quads-nosplit.pdf")
]


@pytest.fixture
def former(tmp_path: Path) -> Path:
    return Path(shutil.copy(STORE, tmp_path / "sea.db"))


def shown(db: Database) -> list[tuple[str, str, str]]:
    return [(row.uid, row.review, row.entry.thema) for row in rows(db, find(db, "", every=True))]


def is_right(db: Database) -> bool:
    return all(check.right for check in examine(db))


def told(db: Database) -> list[dict[str, str]]:
    """The events that go to another copy, as that version told them."""
    known = json.loads(EVENTS.read_text("utf-8").splitlines()[0]).keys()
    events = [asdict(event) for event in export_events(db).events]
    return [{name: event[name] for name in known} for event in events]


def stored(db: Database) -> Sequence[Report]:
    """The papers as the version that made the store read them."""
    reports = []
    for (id,) in db.execute("SELECT id FROM report ORDER BY id").fetchall():
        ids, seen = zip(
            *db.execute(
                "SELECT e.id, x.seen FROM extraction x JOIN entry e ON e.id = x.entry_id "
                "WHERE e.report_id = ? ORDER BY e.place",
                [id],
            ).fetchall(),
            strict=True,
        )
        document = rows(db, ids[:1])[0].document
        reports.append(Report(document, tuple(map(from_stored, seen))))
    return reports


def test_a_store_of_the_last_version_opens_with_all_that_was_decided(former: Path) -> None:
    with open_store(former) as db:
        assert is_right(db)
        found = rows(db, find(db, 'dossier:"36 360 VIII"', every=True))
        assert len(found) == 13
        assert [row.review for row in found[:5]] == [
            *("accepted", "rejected", "flagged", "accepted", ""),
        ]
        assert Counter(review for _, review, _ in shown(db)) == {
            "": 22,
            "accepted": 2,
            "rejected": 1,
            "flagged": 1,
        }
        assert found[3].entry.thema == "Een ander thema"
        assert [one.after for one in history(db, found[4].id)] == ["accepted", ""]
        assert [study.review for study in studies(db)] == ["accepted"]
        assert [(one.entry_id, one.field) for one in disagreements(db)] == [
            (found[0].id, "conclusies")
        ]
        assert [one.name for one in saved(db)] == ["rijbaan"]
        assert Drafts("anna").texts(db, found[5].id) == {"titel": "Half getypt"}
        assert [
            len(find(db, query, every=True)) for query in ("leesvaardig", "titel:leesvaardig")
        ] == [7, 4]


def test_what_was_decided_before_is_undone_and_decided_anew(former: Path) -> None:
    with open_store(former) as db:
        (first, *_) = rows(db, find(db, 'dossier:"36 360 VIII"', every=True))
        accept(db, "anna", EntryVersion(first.id, first.version))
        undo(db, "anna")
        assert rows(db, [first.id])[0].review == "accepted"
        assert is_right(db)


def test_the_same_papers_read_again_have_the_same_names_and_keep_what_was_decided(
    former: Path,
) -> None:
    with open_store(former) as db:
        before = shown(db)
        for paper in PAPERS:
            came = ingest(db, read(paper))
            assert (came.added, came.missing) == (0, 0)
        assert [(uid, thema) for uid, _, thema in shown(db)] == [
            (uid, thema) for uid, _, thema in before
        ]
        assert is_right(db)


def test_what_was_accepted_before_there_were_lists_stays_so_until_one_is_told_otherwise(
    former: Path,
) -> None:
    def told(report: Report, parser: str, lijst: str) -> Report:
        entries = tuple(replace(entry, lijst=lijst) for entry in report.entries)
        return Report(replace(report.document, parser=parser), entries)

    with open_store(former) as db:
        papers, before = stored(db), shown(db)
        assert {row.entry.lijst for row in rows(db, find(db, "", every=True))} == {""}
        assert len(find(db, "lijst:geen", every=True)) == len(before)
        for paper in papers:
            ingest(db, told(paper, "next", "afgerond"))
        assert shown(db) == before
        assert len(find(db, "lijst:afgerond", every=True)) == len(before)
        accepted = find(db, "review:accepted")
        accept(db, "anna", *(EntryVersion(row.id, row.version) for row in rows(db, accepted)))
        for paper in papers:
            ingest(db, told(paper, "later", "gepland"))
        assert find(db, "review:changed") == accepted
        assert is_right(db)


def test_what_two_copies_of_the_last_version_decided_otherwise_is_in_conflict(
    former: Path, tmp_path: Path
) -> None:
    copies = [Path(shutil.copy(former, tmp_path / name)) for name in ("an.db", "piet.db")]
    for path, reviewer, text in zip(copies, ("an", "piet"), ("Van An", "Van Piet"), strict=True):
        with closing(sqlite3.connect(path)) as before, before:
            before.execute(DECIDED_THEN, [f"event of {reviewer}", reviewer, text])
    with ExitStack() as stack:
        one, other = (stack.enter_context(open_store(path)) for path in copies)
        for here, there in ((one, other), (other, one), (one, other)):
            import_events(there, export_events(here))
        assert shown(one) == shown(other) and is_right(one) and is_right(other)
        (torn,) = conflicts(one, 6)
        assert (torn.field, torn.correction, torn.reading) == ("thema", "Van Piet", "Van An")


DECIDED_THEN = """
INSERT INTO event (uid, at, reviewer, entry_id, run_id, field, before, after, reason, "group")
SELECT ?1, '2026-11-27T21:00:00.000+00:00', ?2, id, run_id, 'thema', thema, ?3, '', ?1
FROM entry WHERE id = 6
"""


def test_what_was_read_then_is_named_and_decided_on_alike_in_a_new_store(
    former: Path, tmp_path: Path
) -> None:
    lines = EVENTS.read_text("utf-8").splitlines()
    with open_store(former) as old, open_store(tmp_path / "new.db") as db:
        for report in stored(old):
            ingest(db, report)
        came = import_events(db, from_lines(lines))
        assert (came.new, came.held) == (len(lines), ())
        assert told(db) == told(old) == list(map(json.loads, lines))
        assert sorted(shown(db)) == sorted(shown(old))
        assert is_right(db)


def test_decisions_of_the_last_version_are_taken_in_where_the_papers_were_read_by_this_one(
    tmp_path: Path,
) -> None:
    lines = EVENTS.read_text("utf-8").splitlines()
    with open_store(tmp_path / "new.db") as db:
        for paper in PAPERS:
            ingest(db, read(paper))
        came = import_events(db, from_lines(lines))
        assert (came.new, came.held) == (len(lines), ())
