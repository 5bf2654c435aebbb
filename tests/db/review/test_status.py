from __future__ import annotations

from sqlite_utils import Database

from db.ingest import ingest
from db.review.decisions import At, flag
from db.review.status import Standing, standings
from parser.model import Document, Entry, Report


def test_an_entry_stands_in_its_paper_where_it_was_decided_and_one_not_stored_is_left_out(
    db: Database,
) -> None:
    for number in ("1", "2"):
        paper = Document(dossier="36 360 VI", nr=number, sha256=number)
        ingest(db, Report(paper, (Entry(titel="Eerste"), Entry(titel="Tweede"))))
    flag(db, "piet", At(3, 1), "kijk")
    assert standings(db, [1, 3, 99]) == {1: Standing(1, ""), 3: Standing(2, "flagged")}
