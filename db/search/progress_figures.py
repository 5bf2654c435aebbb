"""How far each paper among the hits of a query has been reviewed."""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlite_utils import Database

from db.ministries import short_ministry
from db.review_state import ReviewState
from db.search.figure_table import ALL, FigureLine, FigureTable, Heading
from db.search.hits import find
from db.search.left_out import LEFT_OUT, asks_review
from db.search.query import Presence, parse
from db.search.query_fields import DOUBT, DOUBTS
from db.store import path_of, translated_errors

WAITING = "waiting"
"""The column of entries that a reading, or another person, has put before somebody again."""
_STATES = {
    Presence.NONE.value: (ReviewState.OPEN,),
    ReviewState.ACCEPTED.value: (ReviewState.ACCEPTED,),
    ReviewState.REJECTED.value: (ReviewState.REJECTED,),
    ReviewState.FLAGGED.value: (ReviewState.FLAGGED,),
    WAITING: (ReviewState.CHANGED, ReviewState.MISSING, ReviewState.CONFLICT),
}
"""Value of a column → where the entries stand that it counts."""
_COLUMN = {state: value for value, states in _STATES.items() for state in states}


class _Paper(NamedTuple):
    """What a query can ask of a paper: "36 360", "VI" and "1"; "" for what is not known of it."""

    dossier: str
    chapter: str
    nr: str

    @property
    def term(self) -> str:
        parts = filter(None, (self.dossier.replace(" ", ""), self.chapter, self.nr))
        return "dossier:" + ("-".join(parts) or Presence.NONE.value)

    def finds(self, other: _Paper) -> bool:
        """Whether a search for this one finds that one, of which more may be known, as well."""
        return self.dossier == other.dossier and all(
            mine in ("", its) for mine, its in zip(self, other, strict=True)
        )


def progress_figures(db: Database, text: str) -> FigureTable:
    """A line for each paper, the newest dossier first: its entries that `text` finds, rejected and
    missing ones too, by where they stand; and those in doubt, of which the hits alone count."""
    asks = asks_review(parse(text))
    columns = _columns(asks)
    with translated_errors(path_of(db)):
        counted = _counted(db, find(db, text, every=True), hits_only=not asks)
        papers = db.conn.execute(_PAPERS).fetchall()
    found: defaultdict[_Paper, Counter[str]] = defaultdict(Counter)
    names: dict[_Paper, str] = {}
    for id, dossier, chapter, nr, ministerie, jaar in papers:
        if id in counted:
            paper = _paper(dossier, chapter, nr)
            found[paper] += counted[id]
            names.setdefault(paper, _name(paper, short_ministry(chapter, ministerie), jaar))
    every = sum(counted.values(), Counter[str]())
    lines = [(ALL, every), *_lines(found, names)]
    return FigureTable(
        text,
        columns,
        tuple(
            FigureLine(heading, tuple(numbers[value] for value, _ in columns))
            for heading, numbers in lines
        ),
    )


def _columns(asks: bool) -> tuple[Heading, ...]:
    """The columns, for a query that `asks` for the review, or does not and so has to."""
    every = "" if asks else f"review:*,{Presence.NONE.value}"
    found = (
        Heading(value, "review:" + ",".join(state or Presence.NONE.value for state in states))
        for value, states in _STATES.items()
    )
    return (Heading("", every), *found, Heading(DOUBT, f"finding:{DOUBT}"))


def _lines(
    found: Mapping[_Paper, Counter[str]], names: Mapping[_Paper, str]
) -> Iterator[tuple[Heading, Counter[str]]]:
    for paper, numbers in found.items():
        if "" in paper:
            numbers = sum((found[one] for one in found if paper.finds(one)), Counter[str]())
        yield Heading(names[paper], paper.term), numbers


def _paper(dossier: str, chapter: str, nr: str) -> _Paper:
    known = re.match(r"\d\d \d{3}", dossier)
    if not known:
        return _Paper("", "", "")
    return _Paper(known[0], chapter, nr if re.fullmatch(r"\w+", nr) else "")


def _name(paper: _Paper, ministry: str, jaar: int | None) -> str:
    """The paper on a line, as "JenV 2022 · 36 360 VI, nr. 1"; "geen" where nothing tells it."""
    if not paper.dossier:
        return Presence.NONE.value
    number = " ".join(filter(None, (paper.dossier, paper.chapter)))
    about = " ".join(filter(None, (ministry, str(jaar or ""))))
    return " · ".join(filter(None, (about, number + (f", nr. {paper.nr}" if paper.nr else ""))))


def _counted(db: Database, ids: array[int], *, hits_only: bool) -> dict[int, Counter[str]]:
    """For each report, how many of these entries count in each column; in doubt, of what the query
    finds by itself only the hits."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    given = [json.dumps(list(ids)), json.dumps(DOUBTS)]
    for report, review, in_doubt, number in db.conn.execute(_COUNTS, given):
        found[report][""] += number
        found[report][_COLUMN[review]] += number
        if in_doubt and not (hits_only and review in LEFT_OUT):
            found[report][DOUBT] += number
    return found


_PAPERS = """
SELECT id, dossier, chapter, nr, ministerie, jaar FROM report
ORDER BY substr(dossier, 1, 6) DESC, chapter, nr, id
"""
_COUNTS = """
SELECT e.report_id, e.review, e.id IN (
    SELECT entry_id FROM finding
    WHERE entry_id IS NOT NULL AND code IN (SELECT value FROM json_each(?2))), count(*)
FROM json_each(?1) wanted CROSS JOIN entry e INDEXED BY entry_values ON e.id = wanted.value
GROUP BY 1, 2, 3
"""
