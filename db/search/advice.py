"""What to search instead, where a query finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from sqlite_utils import Database

from db.folding import tokens
from db.search.hits import first_page
from db.search.query import Field, Piece, Text, clauses_of, clean, parted
from db.search.query_edit import cut
from db.store import path_of, translated_errors

MOST = 5
"""Pieces of advice: more are no help."""
TRIED = 30
"""Queries that are tried; each takes as long as a search."""
NEARBY = ("thema", "subthema", "titel", "organisatie", "type")
"""Fields in which a value may stand that was looked for in another one."""
SHORTEST = 5
"""Letters of a word that may be spelled otherwise; the shorter ones are not in table `word`."""
LAST = "\U0010ffff"
"""Behind every letter."""
ALIKE = 0.75
"""How much of a word its correction has in common with it, of 1: see difflib."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A query near to the one that found nothing, and how many entries it finds, up to
    `db.search.hits.COUNTED` + 1."""

    query: str
    entries: int


def advise(db: Database, text: str) -> tuple[Advice, ...]:
    """Queries near to `text` that find something: a word spelled otherwise, a value in another
    field or anywhere, a word or a field left out. The nearest first, at most MOST. Raises
    StoreError."""
    text = clean(text)
    found: list[Advice] = []
    with translated_errors(path_of(db)):
        queries = [*dict.fromkeys(_nearby(db, text))][:TRIED]
    for query in queries:
        entries = first_page(db, query, 1)[1] if query.strip() else 0
        if entries:
            found.append(Advice(query, entries))
        if len(found) == MOST:
            break
    return tuple(found)


def _nearby(db: Database, text: str) -> Iterator[str]:
    clauses = [*clauses_of(text)]
    alone = [clause[0] for clause in clauses if len(clause) == 1 and not clause[0].term.no]
    spelled = text
    for piece in reversed(alone):
        spelled = _put(spelled, piece, _spelled(db, piece, text[piece.start : piece.end]))
    if spelled != text:
        yield spelled
    for piece in alone:
        for said in _elsewhere(piece, text[piece.start : piece.end]):
            yield _put(text, piece, said)
    for clause in reversed(clauses):
        yield cut(text, clause[0].start, clause[-1].end)


def _put(text: str, piece: Piece, said: str) -> str:
    return text[: piece.start] + said + text[piece.end :]


def _elsewhere(piece: Piece, said: str) -> Iterator[str]:
    """The value of a field in the fields where it may stand as well, and anywhere."""
    term = piece.term
    if isinstance(term, Field) and all(isinstance(value, Text) for value in term.values):
        _head, value = parted(said)
        yield from (f"{name}:{value}" for name in NEARBY if name != term.name)
        if len(term.values) == 1:
            yield value


def _spelled(db: Database, piece: Piece, said: str) -> str:
    """`said` with the words that no entry has as the stored words that are most like them."""
    head, value = parted(said) if isinstance(piece.term, Field) else ("", said)
    for word in reversed([*tokens(value)]):
        nearest = _nearest(db, word.folded)
        if nearest != word.folded:
            value = value[: word.places[0]] + nearest + value[word.end :]
    return head + value


def _nearest(db: Database, word: str) -> str:
    """The stored word that begins with the same two letters and is most like `word`; or `word`."""
    begun = db.execute(
        "SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1",
        [word, word + LAST],
    )
    if len(word) < SHORTEST or begun.fetchone():
        return word
    alike = db.execute(
        "SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
        [word[:2], word[:2] + LAST, len(word) - 2, len(word) + 2],
    )
    known = [one for (one,) in alike]
    return next(iter(get_close_matches(word, known, n=1, cutoff=ALIKE)), word)
