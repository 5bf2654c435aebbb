"""Which letters of a text a query matched, to be marked where the text is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.folding import Token, fold, tokens
from db.search.condition import SHORTEST
from db.search.query import Field, Query, Text, Words


def highlights(query: Query, text: str, field: str = "") -> tuple[tuple[int, int], ...]:
    """The parts of `text` that `query` matched, as (start, end), in order and apart.

    Of a word only the letters that were asked for, so that a compound shows why it was found. With
    `field`, a name of the query language, also what the query asks of that field alone.
    """
    # Most texts have no match, and to fold one is quicker than to cut it into words.
    folded = fold(text)
    held = [wanted for wanted in _wanted(query, field) if fold(wanted.text) in folded]
    if not held:
        return ()
    words = list(tokens(text))
    found = sorted(span for wanted in held for span in _spans(wanted, words))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)


def _wanted(query: Query, field: str) -> Iterator[Text]:
    for clause in query.clauses:
        for term in clause:
            if term.no:
                continue
            if isinstance(term, Words):
                yield term.text
            elif isinstance(term, Field) and term.name == field:
                yield from (value for value in term.values if isinstance(value, Text))


def _spans(wanted: Text, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where `wanted` stands: its words next to each other, or its one word in a longer one."""
    parts = [token.folded for token in tokens(wanted.text)]
    if not parts:
        return
    *before, last = parts
    inside = not before and not wanted.whole and len(last) >= SHORTEST and last.isalpha()
    for at in range(len(before), len(words)):
        token = words[at]
        place = token.folded.find(last) if inside else 0
        fits = token.folded == last if wanted.whole else token.folded.startswith(last, place)
        if place >= 0 and fits and _stand(before, words[at - len(before) : at]):
            start = words[at - len(before)].places[0] if before else token.places[place]
            yield start, _end(token, place + len(last))


def _stand(parts: Sequence[str], words: Sequence[Token]) -> bool:
    return all(part == word.folded for part, word in zip(parts, words, strict=True))


def _end(token: Token, letter: int) -> int:
    """Where in the text the folded letter before `letter` ends, its marks with it."""
    return token.places[letter] if letter < len(token.places) else token.end
