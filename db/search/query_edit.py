"""The text of a query with a value of a field put in or taken out; the rest stays as it was typed.

What OR ties to something else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from db.search.query import LISTED, Field, Value, clauses_of, clean, parted, values_of


class Asked(NamedTuple):
    """A field with one value, as `field:value`; `no`: an entry must not have it."""

    term: str
    no: bool


class _Place(NamedTuple):
    """Where a text asks for values of a field: `head` is "thema:", or "-thema:"."""

    start: int
    end: int
    head: str
    parts: tuple[str, ...]
    no: bool


def toggled(text: str, term: str, no: bool = False) -> str:
    """`text` that asks for `term`, a `field:value`, or no longer does where it did.

    Of several values of a field one will do. With `no`, an entry must not have the value. What is
    typed at the end and means nothing yet, such as "thema:", makes room.
    """
    text = clean(text)
    name, said = _name(term), term.partition(":")[2]
    wanted = value_of(term)
    had = False
    for place in reversed([*_places(text, name)]):
        left = tuple(part for part in place.parts if _value(name, part) != wanted)
        if left != place.parts:
            had |= place.no == no
            text = _put(text, place, left)
    return text if had else _with(text, name, said, no)


def narrowed(text: str, term: str) -> str:
    """`text` that asks for `term`, a `field:value` or several of them, beside all that it asks for
    already; of values that it lists, the one of `term` is left."""
    text = clean(text)
    if not term:
        return text
    name, said = _name(term), term.partition(":")[2]
    wanted = value_of(term)
    for place in _places(text, name):
        if not place.no and wanted in (_value(name, part) for part in place.parts):
            return _put(text, place, (said,))
    return _beside(text, term)


def asked(text: str, name: str) -> Mapping[Value | None, Asked]:
    """The values of field `name` that `text` asks for by themselves, as `toggled` does."""
    text = clean(text)
    return {
        value: Asked(f"{name}:{part}", place.no)
        for place in _places(text, name)
        for part in place.parts
        if (value := _value(name, part))
    }


def without(text: str, name: str) -> str:
    """`text` without what `toggled` asks of field `name`: what its other values are counted in."""
    text = clean(text)
    for place in sorted(_open(text, name, False) + _open(text, name, True), reverse=True):
        text = cut(text, place.start, place.end)
    return text


def cut(text: str, start: int, end: int) -> str:
    """`text` without the stretch from `start` to `end`."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    # With one space only, a numeral would become the chapter of that paper.
    gap = "  " if _PAPER.search(before) else " "
    return before + gap + after if before and after else before + after


def value_of(term: str) -> Value | None:
    """The value in a `field:value`."""
    return _value(_name(term), term.partition(":")[2])


_PAPER = re.compile(r"dossier:\d\d \d{3}$", re.I)
_COMPARES = re.compile(r"[<>=*]")


def _name(term: str) -> str:
    return term.partition(":")[0].removeprefix("-").lower()


def _value(name: str, part: str) -> Value | None:
    return next(values_of(name, part), None)


def _places(text: str, name: str) -> Iterator[_Place]:
    """The terms of field `name` that stand alone."""
    for first, *others in clauses_of(text):
        if not others and isinstance(first.term, Field) and first.term.name == name:
            head, said = parted(text[first.start : first.end])
            parts = tuple(LISTED.findall(said))
            yield _Place(first.start, first.end, head, parts, first.term.no)


def _open(text: str, name: str, no: bool) -> list[_Place]:
    """Where one more value can stand: what bars values, or the one place that lists them."""
    found = [place for place in _places(text, name) if place.no == no]
    if no:
        return found
    listing = [place for place in found if not any(_narrows(name, part) for part in place.parts)]
    return listing if len(listing) == 1 else []


def _narrows(name: str, part: str) -> bool:
    """Whether one more value beside `part` would be no choice: jaar:>=2020 has 2022 in it."""
    return bool(_COMPARES.search(part)) or (name == "jaar" and ".." in part)


def _with(text: str, name: str, said: str, no: bool) -> str:
    for place in _open(text, name, no):
        # Nothing can stand behind a quote that is still open.
        behind = place.parts[-1].count('"') % 2 == 0
        return _put(text, place, (*place.parts, said) if behind else (said, *place.parts))
    return _beside(text, f"{'-' * no}{name}:{said}")


def _beside(text: str, term: str) -> str:
    """`text` with one more clause; nothing can stand behind a quote that is still open."""
    clauses = [*clauses_of(text)]
    if not clauses:
        return term
    start, end = clauses[-1][0].start, clauses[-1][-1].end
    if text[:end].count('"') % 2:
        return f"{text[:start].rstrip()} {term} {text[start:end]}".lstrip()
    return f"{text[:end]} {term}"


def _put(text: str, place: _Place, parts: tuple[str, ...]) -> str:
    """`text` with these values in that place; without the place where there are none."""
    if not parts:
        return cut(text, place.start, place.end)
    return text[: place.start] + place.head + ",".join(parts) + text[place.end :]
