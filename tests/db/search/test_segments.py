"""The full-text index in one piece: as it was, and quicker."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.doctor import examine
from db.ingest import ingest
from db.search.fulltext import INDEXES
from db.search.hits import find
from db.search.segments import PIECES, merge_segments
from parser import Document, Entry, Report


def pieces(db: Database) -> int:
    """Of the index of more pieces."""
    counts = [
        db.conn.execute(f"SELECT count(DISTINCT segid) FROM {index}_idx").fetchone()
        for index in INDEXES
    ]
    return max(int(number) for (number,) in counts)


@pytest.fixture
def scattered(tmp_path: Path) -> Path:
    """A store whose index has as many pieces as FTS5 leaves, and two reports more."""
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        for index in INDEXES:
            db.conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('automerge', 0)")
        for nr in range(PIECES + 2):
            words = " ".join(f"woord{nr}x{n}" for n in range(3000))
            ingest(db, Report(Document(nr=str(nr)), (Entry(conclusies=f"evaluatie {words}"),)))
    return path


def test_many_pieces_become_one_that_finds_the_same(scattered: Path) -> None:
    with open_store(scattered) as db:
        assert pieces(db) > PIECES
        before = find(db, "evaluatie"), find(db, "woord3x17")
        assert len(before[0]) == PIECES + 2
        list(merge_segments(db))
        assert pieces(db) == 1
        assert (find(db, "evaluatie"), find(db, "woord3x17")) == before
        assert not [one for one in examine(db) if not one.right]
        assert not [*merge_segments(db)]


def test_words_are_counted_anew_and_those_that_no_entry_has_are_gone(scattered: Path) -> None:
    with open_store(scattered) as db:
        db.execute("INSERT INTO word (word, entries) VALUES ('nergens', 7)")
        assert dict(db.execute("SELECT word, entries FROM word").fetchall())["evaluatie"] == 1
        list(merge_segments(db))
        held = db.execute("SELECT word, entries FROM word").fetchall()
        assert held == [("evaluatie", PIECES + 2)]


def test_who_stops_halfway_leaves_the_index_whole(
    scattered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search.segments.STEP", 1)
    with open_store(scattered) as db:
        before = find(db, "woord3x17")
        assert len(list(islice(merge_segments(db), 2))) == 2
        assert pieces(db) > 1
        assert find(db, "woord3x17") == before
        assert not [one for one in examine(db) if not one.right]


def test_few_pieces_are_left_as_they_are(store: Path) -> None:
    with open_store(store) as db:
        before = pieces(db)
        assert not [*merge_segments(db)]
        assert pieces(db) == before
