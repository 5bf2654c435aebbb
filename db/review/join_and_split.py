"""An entry that is the rest of the one above it is joined to that; one that is two is split.

Either is a decision like any other: corrections of the one entry, and an event on what is joined,
or on what was split. What is joined is rejected, and stays so while the paper is read anew, unless
it then says more than it did.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from db.event_log import JOINED, REVIEW, SPLIT, not_undone
from db.merge import CORRECTABLE, text_of
from db.review.decisions import Change, EntryVersion, Outcome, decide, history
from db.review_state import ReviewState
from db.search import GONE, Row, rows
from db.store import StoreError, path_of, translated_errors
from parser import CHOICES, Entry
from parser.i18n import _

OWN = ("titel", "conclusies", "vindplaats", "notes", "links")
"""The fields that each of two studies has of its own: what is not cut stays with the first. Of the
other fields both have what is not cut."""
NO_STUDIES = _("Each of the two needs a title or a conclusion; cut one of these.")
_ENDS = frozenset(".!?:;")
_HANGING = re.compile(r"(?!(en|of|en/of|tot|dan|als|c\.q\.|t/m)\b)[a-z]")
"""How what follows a hyphen at a line's end begins that is the rest of the word."""


@dataclass(frozen=True, slots=True)
class Halves:
    """What the two entries say into which one is split, field → text as of `merge.text_of`."""

    first: Mapping[str, str]
    second: Mapping[str, str]

    @property
    def are_studies(self) -> bool:
        """Whether each of them has a title or a conclusion."""
        return all(half["titel"] or half["conclusies"] for half in (self.first, self.second))


def above(db: Database, row: Row) -> Row | None:
    """The entry that stands above this one in its paper, of those that are shown."""
    with translated_errors(path_of(db)):
        found = db.conn.execute(_ABOVE, [row.id]).fetchone()
    return rows(db, [found[0]])[0] if found else None


def joined(upper: Entry, rest: Entry) -> dict[str, str]:
    """What `upper` says once `rest` is part of it, where that is something else than it says."""
    texts = {name: (text_of(upper, name), text_of(rest, name)) for name in CORRECTABLE}
    whole = {name: _whole(name, *both) for name, both in texts.items()}
    return {name: text for name, text in whole.items() if text != texts[name][0]}


def _whole(name: str, text: str, rest: str) -> str:
    if name == "links":
        links = json.loads(text)
        more = [link for link in json.loads(rest) if link not in links]
        return _json([*links, *more])
    if not text or not rest or text == rest or name in CHOICES:
        return text or rest
    return text + ("" if text[-1] == "-" and _HANGING.match(rest) else " ") + rest


def join(db: Database, reviewer: str, at: EntryVersion, to: EntryVersion) -> Outcome:
    """The entry `at` is the rest of `to`, of the same paper, which has its texts since.

    Raises StoreError, and then nothing is stored.
    """
    rest, upper = _row(db, at), _row(db, to)
    if rest.id == upper.id or not _is_of_one_paper(db, rest.id, upper.id):
        raise StoreError(_("Only another entry of the same paper can be joined to this one."))
    changes = [Change(to, name, text) for name, text in joined(upper.entry, rest.entry).items()]
    gone = Change(at, REVIEW, ReviewState.REJECTED), Change(at, JOINED, upper.uid)
    return decide(db, reviewer, [*changes, *gone])


def joined_to(db: Database, id: int) -> str:
    """The uid of the entry that this one is the rest of, as far as that holds, else ""."""
    held = not_undone(history(db, id))
    review = [event.after for event in held if event.field == REVIEW]
    uids = [event.after for event in held if event.field == JOINED]
    return uids[-1] if uids and review[-1:] == [ReviewState.REJECTED] else ""


def units(entry: Entry, field: str) -> list[str]:
    """What a field can be cut between: its words, each with the white space behind it; its links,
    each as JSON."""
    if field == "links":
        return list(map(_json, json.loads(text_of(entry, field))))
    return re.findall(r"\S+\s*", text_of(entry, field))


def stops(parts: Sequence[str]) -> list[int]:
    """Before which of the words a sentence or a line begins; before the middle one where none
    does."""
    found = [
        at
        for at in range(1, len(parts))
        if "\n" in parts[at - 1] or parts[at - 1].rstrip()[-1:] in _ENDS
    ]
    return found or [len(parts) // 2]


def halves(entry: Entry, cuts: Mapping[str, int]) -> Halves:
    """The entry in two: field → how many of its `units` the first has; see OWN for the others."""
    first, second = {}, {}
    for name in CORRECTABLE:
        parts = units(entry, name)
        cut = cuts.get(name)
        here = parts if cut is None else parts[:cut]
        there = ([] if name in OWN else parts) if cut is None else parts[cut:]
        first[name], second[name] = (_together(name, half) for half in (here, there))
    return Halves(first, second)


def _together(name: str, parts: list[str]) -> str:
    return f"[{','.join(parts)}]" if name == "links" else "".join(parts).strip()


def split(db: Database, reviewer: str, at: EntryVersion, cuts: Mapping[str, int]) -> Outcome:
    """The entry is two studies, cut so (see `halves`); the second is an entry of its own since.

    Raises StoreError where one of them would have neither title nor conclusions, and ValueError for
    a field that cannot be cut; then nothing is stored.
    """
    unknown = [name for name in cuts if name not in CORRECTABLE]
    if unknown:
        said = _("{field} is not a field that can be corrected.")
        raise ValueError(said.format(field=unknown[0]))
    entry = _row(db, at).entry
    two = halves(entry, cuts)
    if not two.are_studies:
        raise StoreError(NO_STUDIES)
    changes = [Change(at, name, two.first[name]) for name in cuts]
    second = {name: text for name, text in two.second.items() if text not in ("", "[]")}
    return decide(db, reviewer, [*changes, Change(at, SPLIT, _json(second))])


def cut_before(entry: Entry, field: str, words: str) -> int:
    """After how many of its units a field is cut for the second to begin with these words, or with
    the link of this text or address. Raises StoreError where they stand there never, or twice."""
    places = list(_places(entry, field, words))
    if len(places) != 1:
        said = (
            _("‘{words}’ does not stand in {field}, where words begin; type more of it, as it is.")
            if not places
            else _("‘{words}’ stands in {field} more than once; type more of it.")
        )
        raise StoreError(said.format(words=words, field=field))
    return places[0]


def _places(entry: Entry, field: str, words: str) -> Iterator[int]:
    parts = units(entry, field)
    for at, part in enumerate(parts):
        if field == "links":
            if words in json.loads(part)[:2]:
                yield at
        elif " ".join("".join(parts[at:]).split()).startswith(" ".join(words.split())):
            yield at


def _json(value: object) -> str:
    """As `merge.links_text` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(db: Database, at: EntryVersion) -> Row:
    found = rows(db, [at.id])
    if not found:
        raise StoreError(GONE)
    return found[0]


def _is_of_one_paper(db: Database, *ids: int) -> bool:
    query = "SELECT count(DISTINCT report_id) FROM entry WHERE id IN (?, ?)"
    with translated_errors(path_of(db)):
        return bool(db.conn.execute(query, ids).fetchone() == (1,))


_ABOVE = f"""
SELECT e.id FROM entry own JOIN entry e ON e.report_id = own.report_id
WHERE own.id = ? AND (e.page, e.place, e.id) < (own.page, own.place, own.id)
    AND e.review NOT IN ('{ReviewState.REJECTED}', '{ReviewState.MISSING}')
ORDER BY e.page DESC, e.place DESC, e.id DESC LIMIT 1
"""
