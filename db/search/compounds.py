"""The words of the corpus that a fragment is part of, as "keer" is of "terugkeerovereenkomst"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from db.search.condition import Compounds
from db.store import path_of, translated_errors

MOST = 200
"""Compounds of one fragment, the commonest first: each costs a look-up in the index."""
EXPANDED = 8
"""Fragments of one query; who pastes a page has compounds enough."""

_CORPUS: WeakKeyDictionary[Database, tuple[int, str]] = WeakKeyDictionary()
"""The last id in table `word` that was read, and the words up to it: a line each, between two
line ends. Looking through that text is quicker than through the table, by 20 times."""


def prepare(db: Database) -> None:
    """Read the words, for which the first fragment would otherwise wait. Raises StoreError."""
    with translated_errors(path_of(db)):
        _corpus(db)


def compounds(db: Database, fragments: Iterable[str]) -> Compounds:
    """For each fragment the words that have it further on than their beginning."""
    wanted = list(fragments)[:EXPANDED]
    corpus = _corpus(db) if wanted else ""
    return {fragment: tuple(islice(_words(corpus, fragment), MOST)) for fragment in wanted}


def _words(corpus: str, fragment: str) -> Iterator[str]:
    at = corpus.find(fragment)
    while at >= 0:
        start, end = corpus.rindex("\n", 0, at) + 1, corpus.index("\n", at)
        if at > start:
            yield corpus[start:end]
        at = corpus.find(fragment, end)


def _corpus(db: Database) -> str:
    """The words of table `word`, the commonest first; those that came since it was read, last."""
    last, words = _CORPUS.get(db, (0, "\n"))
    newest, added = db.conn.execute(
        """
        SELECT max(id), group_concat(word, char(10))
        FROM (SELECT id, word FROM word WHERE id > ? ORDER BY entries DESC)
        """,
        [last],
    ).fetchone()
    if added:
        last, words = newest, f"{words}{added}\n"
        _CORPUS[db] = last, words
    return words
