"""The same study in reports of several years or ministries: proposed with evidence, never merged.

What a person says of a proposal is an event as any other, and is undone as any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from urllib.parse import urlsplit

from sqlite_utils import Database

from db.event_log import STUDY
from db.match import alike
from db.review.decisions import Change, EntryVersion, Outcome, decide
from db.review_state import ReviewState
from db.search import Row, rows
from db.store import path_of, translated_errors, writing
from parser import Entry

TELLING = 3
"""Words that a title has at least, to be the title of one study."""
ALIKE = 0.8
"""Texts of one study share at least this part of their words; two monitors of one series less."""
LONG = 8
"""Distinct words of a text that says enough to be compared."""
CANDIDATES = 20
"""Entries looked at for each; a link or a title that more have tells nothing."""


@dataclass(frozen=True, slots=True)
class Study:
    """Two entries that may be of the same study. `review`: "", accepted or rejected."""

    first_id: int
    second_id: int
    evidence: tuple[tuple[str, str], ...]
    """What speaks for it: ("title", the title), ("link", the URL), ("words", "87 %")."""
    review: str


_Proposal = tuple[Row, Row, tuple[tuple[str, str], ...]]
"""Two entries, and what speaks for their being one study."""


def evidence(one: Entry, other: Entry) -> tuple[tuple[str, str], ...]:
    """What speaks for the two being one study; () where nothing does, or where the digits in their
    titles differ."""
    titles = _title(one), _title(other)
    if _digits(titles[0]) != _digits(titles[1]):
        return ()
    found = []
    if titles[0] == titles[1] and len(titles[0].split()) >= TELLING:
        found.append(("title", titles[0]))
    shared = (
        dict.fromkeys(link.url for link in one.links)
        & {link.url: None for link in other.links}.keys()
    )
    found += [("link", url) for url in sorted(shared) if _is_telling(url)]
    likeness = alike(one, other)
    if likeness >= ALIKE and min(_length(one), _length(other)) >= LONG:
        found.append(("words", f"{likeness:.0%}".replace("%", " %")))
    return tuple(found)


def propose(db: Database, *report_ids: int) -> int:
    """Propose a link from the entries of these reports to those of others; how many are new.

    Raises StoreError, and then none is stored. What takes long is done before anything is locked.
    """
    with translated_errors(path_of(db)):
        proposals = [pair for report_id in report_ids for pair in _proposals(db, report_id)]
    with writing(db) as sql:
        return sum(_store(sql, *proposal) for proposal in proposals)


def _proposals(db: Database, report_id: int) -> Iterator[_Proposal]:
    for one in rows(db, _ids(db.conn, report_id)):
        for other in rows(db, _candidates(db.conn, one, report_id)):
            if found := evidence(one.entry, other.entry):
                yield one, other, found


def studies(db: Database, entry_id: int | None = None) -> list[Study]:
    """The proposals and what was decided on them: of one entry, else all of them."""
    with translated_errors(path_of(db)):
        # Two queries, for one that suits both would read every proposal.
        which = "1" if entry_id is None else "first_id = :id OR second_id = :id"
        found = db.conn.execute(_STUDIES.format(which=which), {"id": entry_id}).fetchall()
        return [
            Study(first, second, tuple((kind, what) for kind, what in json.loads(said)), review)
            for first, second, said, review in found
        ]


def judge(db: Database, reviewer: str, at: EntryVersion, study: Study, *, same: bool) -> Outcome:
    """Say whether it is the same study; `at` is the first entry of `study`. See `review.decide`."""
    (other,) = rows(db, [study.second_id])
    answer = ReviewState.ACCEPTED if same else ReviewState.REJECTED
    return decide(db, reviewer, [Change(at, STUDY + other.uid, answer)])


def _store(sql: Connection, one: Row, other: Row, found: Sequence[tuple[str, str]]) -> int:
    # By uid, so that two databases have the pair the same way round.
    first, second = sorted((one, other), key=lambda row: row.uid)
    cursor = sql.execute(
        _PROPOSE,
        {
            "first": first.id,
            "second": second.id,
            "found": json.dumps(found, ensure_ascii=False),
        },
    )
    return cursor.rowcount


def _ids(sql: Connection, report_id: int) -> list[int]:
    found = sql.execute(
        f"SELECT id FROM entry WHERE report_id = ? AND review <> '{ReviewState.REJECTED}'",
        [report_id],
    )
    return [id for (id,) in found]


def _candidates(sql: Connection, row: Row, report_id: int) -> list[int]:
    """The entries of other reports with a link or the words of the title of this one."""
    ids: set[int] = set()
    for url in {link.url for link in row.entry.links if _is_telling(link.url)}:
        ids |= _few(sql, _BY_LINK, url, report_id)
    words = sorted(set(_title(row.entry).split()), key=len, reverse=True)[:8]
    if len(words) >= TELLING:
        ids |= _few(sql, _BY_WORDS, " ".join(f'"{word}"' for word in words), report_id)
    return sorted(ids)


def _few(sql: Connection, query: str, wanted: str, report_id: int) -> set[int]:
    found = sql.execute(query, [wanted, report_id, CANDIDATES + 1]).fetchall()
    return {id for (id,) in found} if len(found) <= CANDIDATES else set()


def _title(entry: Entry) -> str:
    """The title, lower-case, its words parted by single spaces."""
    return " ".join(_words(entry.titel or entry.values.title))


def _words(text: str) -> Iterator[str]:
    return (found.group() for found in re.finditer(r"[^\W_]+", text.casefold()))


def _length(entry: Entry) -> int:
    return len(set(_words(f"{entry.titel} {entry.conclusies}")))


def _digits(title: str) -> list[str]:
    return sorted(re.findall(r"\d+", title))


def _is_telling(url: str) -> bool:
    """Whether the link leads to a paper, and not only to a site."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[" begins an address that is none
        return False
    return bool(parts.path.strip("/") or parts.query)


_BY_LINK = f"""
SELECT DISTINCT e.id FROM link JOIN entry e ON e.id = link.entry_id
WHERE link.url = ? AND link.url <> '' AND e.report_id <> ? AND e.review <> '{ReviewState.REJECTED}'
LIMIT ?
"""

_BY_WORDS = f"""
SELECT e.id FROM entries_fts JOIN entry e ON e.id = entries_fts.rowid
WHERE entries_fts MATCH ? AND e.report_id <> ? AND e.review <> '{ReviewState.REJECTED}'
LIMIT ?
"""

_STUDIES = """
SELECT first_id, second_id, evidence, review FROM study
WHERE {which}
ORDER BY id
"""

# An entry may be gone since it was looked at.
_PROPOSE = """
INSERT INTO study (first_id, second_id, evidence) SELECT :first, :second, :found
WHERE (SELECT count(*) FROM entry WHERE id IN (:first, :second)) = 2
ON CONFLICT DO NOTHING
"""
