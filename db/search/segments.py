"""The full-text indexes gathered into one piece each, in which words are found quickest.

Every import adds a piece, and FTS5 puts only some of them together; a fragment is looked for as up
to 200 words, each in every piece.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from db.search import fulltext
from db.search.fulltext import INDEXES
from db.store import path_of, translated_errors, writing

PIECES = 6
"""Pieces that are left as they are: each costs a search by fragment 0.4 ms."""
COUNTED = 2000
"""Words that are counted at a time."""
STEP = 500
"""Pages of 4 KB that are written at a time: a reviewer's decision waits no longer than that."""


def merge_segments(db: Database) -> Iterator[None]:
    """Make one piece of each index of more than PIECES, and then count the words anew: a step each
    time one asks for the next.

    Each step is a transaction, and leaves the index whole: one may stop after any. Raises
    StoreError.
    """
    merged = False
    for index in INDEXES:
        for step in _merge(db, index):
            merged = True
            yield step
    if merged:
        yield from _recount(db)


def _recount(db: Database) -> Iterator[None]:
    word = ""
    while True:
        with writing(db) as sql:
            word = fulltext.recount(sql, word, COUNTED)
        if not word:
            return
        yield


def _merge(db: Database, index: str) -> Iterator[None]:
    with translated_errors(path_of(db)):
        (pieces,) = db.conn.execute(f"SELECT count(DISTINCT segid) FROM {index}_idx").fetchone()
    # The first step, below zero, puts all pieces on one level; those after it merge that until
    # there is nothing to write (https://sqlite.org/fts5.html#the_merge_command).
    pages = -STEP
    while pieces > PIECES:
        with writing(db) as sql:
            before = sql.total_changes
            sql.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", [pages])
            if sql.total_changes - before < 2:
                return
        pages = STEP
        yield
