"""The words around what a search looked for, for a line that would not show it."""

from __future__ import annotations

import re

from db.search import Query, highlights
from db.search.query import Words

BEFORE = 20
"""Letters that are shown before the match, at most, and a third of the line."""
TITLE = 60
"""Cells from which on the beginning of the title is shown before the match."""
_BEGUN = re.compile(r"\S*\s")


def around_match(query: Query, title: str, text: str, cells: int) -> str:
    """`title` where a match is seen in it in so many cells, or none stands in `text` either; else
    what stands around the first match in `text`, in a wide line behind the title's beginning."""
    seen = highlights(query, title, "titel")
    if any(end < cells or len(title) <= cells for _start, end in seen):
        return title
    place = _first(query, text)
    if place is None:
        return title
    start = max(0, place - min(BEFORE, cells // 3))
    if start and (begun := _BEGUN.match(text, start)) and begun.end() <= place:
        start = begun.end()
    found = ("…" if start else "") + " ".join(text[start : start + 2 * cells].split())
    if cells < TITLE:
        return found
    half = cells // 2
    return (title if len(title) < half else title[: half - 1] + "…") + " · " + found


def _first(query: Query, text: str) -> int | None:
    """Where the first of the words stands that may stand anywhere; None where none does."""
    # As typed first: to fold each letter of all the texts in sight takes longer than a frame.
    for clause in query.clauses:
        for term in clause:
            if isinstance(term, Words) and not term.no:
                match = re.search(re.escape(term.text.text), text, re.IGNORECASE)
                if match and highlights(query, text[match.start() : match.end() + 40]):
                    return match.start()
    found = highlights(query, text)
    return found[0][0] if found else None
