"""What holds when a person corrected one thing and a newer reading says another.

Pure, three-way, field by field. A field is compared as text: `text_of` gives the links and the
columns that no model knows as JSON, without the places where they stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from db.folding import fold
from db.review_state import ReviewState
from db.store import StoreError
from parser import CHOICES, FIELDS, TITLES, Entry, Link
from parser.clean import clean
from parser.i18n import _

CORRECTABLE = (*FIELDS, "links")
"""The fields that a person may correct."""
_SHOWN = 40
"""Characters of what was typed that a sentence repeats, at most."""
COMPARED = (*CORRECTABLE, "extra")
"""The fields whose change makes another reading of an entry, and that a decision may be about: what
one file of a paper has in columns that no model knows can be taken in place of the other's."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put in a field, and the reading that it was to stand above."""

    base: str
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was corrected and has since been read differently; the correction is shown. Or
    one in which two people put something else, neither knowing of the other."""

    field: str
    base: str
    correction: str
    reading: str
    contested: bool = False
    """`reading` is what the other person put there; of the review too."""


def merged(field: str, correction: Correction | None, reading: str) -> tuple[str, Conflict | None]:
    """What is shown of `field`, and the conflict that a person has to settle there, if any."""
    if correction is None:
        return reading, None
    if reading in (correction.base, correction.value):
        return correction.value, None
    return correction.value, Conflict(field, correction.base, correction.value, reading)


def standing(decision: str, *, conflicts: bool, gone: bool, changed: bool) -> str:
    """The ReviewState of an entry. What a person rejected stays so where it is gone.

    `gone`: the last reading does not have it, and nobody has decided since. `changed`: fields that
    nobody corrected are now read differently than at the decision, or another entry may be meant.
    """
    if decision == ReviewState.REJECTED:
        return ReviewState.CHANGED if changed or conflicts else decision
    if conflicts:
        return ReviewState.CONFLICT
    if gone:
        return ReviewState.MISSING
    unseen = changed and decision != ReviewState.FLAGGED
    return ReviewState.CHANGED if unseen else decision


def text_of(entry: Entry, field: str) -> str:
    """The field as it is compared."""
    if field == "links":
        return links_text(entry.links)
    if field == "extra":
        return extra_text(entry.extra)
    return str(getattr(entry, field))


def as_stored(field: str, text: str) -> str:
    """`text` as it may stand in `field`: clean, and of a closed list in the letters of one choice.

    Raises StoreError where it is none of them.
    """
    cleaned = clean(text)
    known = CHOICES.get(field, ())
    if not known or not cleaned.strip():
        return cleaned if not known else ""
    for choice in known:
        if fold(choice) == fold(cleaned):
            return str(choice)
    raise StoreError(
        _("{field} can be {values}, or nothing; it cannot be ‘{text}’.").format(
            field=TITLES[field], values=", ".join(known), text=cleaned[:_SHOWN]
        )
    )


def links_text(links: Sequence[Link]) -> str:
    """Links as JSON: [[text, url, field], …]."""
    return _json([[link.text, link.url, link.field] for link in links])


def extra_text(extra: Mapping[str, str]) -> str:
    """The columns that no model knows as JSON: [[header, text], …]."""
    return _json(sorted(extra.items()))


def corrected(reading: Entry, shown: Mapping[str, str]) -> Entry:
    """`reading` with the texts of `shown`, and what follows from them."""
    if not shown:
        return reading
    texts: dict[str, Any] = {name: text for name, text in shown.items() if name in FIELDS}
    entry = replace(reading, **texts)
    if "links" in shown:
        entry = replace(entry, links=_links(shown["links"], reading.links))
    if "extra" in shown:
        entry = replace(entry, extra=MappingProxyType(dict(json.loads(shown["extra"]))))
    from parser.values import values  # not when the app starts: it decides nothing yet

    before, after = values(reading), values(entry)
    # A meaning that the correction does not touch stays as the parser of that time gave it.
    meant = {
        part.name: getattr(after, part.name)
        for part in fields(after)
        if getattr(after, part.name) != getattr(before, part.name)
    }
    return replace(entry, values=replace(reading.values, **meant))


def _links(text: str, read: Sequence[Link]) -> tuple[Link, ...]:
    """The links of `links_text`, each where a link of that text or address was read."""
    return tuple(
        Link(
            words,
            url,
            field,
            next((link.boxes for link in read if words == link.text or url == link.url), ()),
        )
        for words, url, field in json.loads(text)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
