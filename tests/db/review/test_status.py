from __future__ import annotations

from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import EntryVersion, flag
from db.review.status import ReviewStatus, review_statuses
from parser import Document, Entry, Report


def test_an_entry_stands_in_its_paper_where_it_was_decided_and_one_not_stored_is_left_out(
    db: Database,
) -> None:
    for number in ("1", "2"):
        paper = Document(dossier="36 360 VI", nr=number, sha256=number)
        ingest(db, Report(paper, (Entry(titel="Eerste"), Entry(titel="Tweede"))))
    flag(db, "piet", EntryVersion(3, 1), "kijk")
    assert review_statuses(db, [1, 3, 99]) == {
        1: ReviewStatus(1, ""),
        3: ReviewStatus(2, "flagged"),
    }
