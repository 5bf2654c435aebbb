"""What a half-typed word of a query may become: a field, or a value that the store has in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from db.folding import fold
from db.search.field_values import Value, values
from db.search.hits import first_page
from db.search.query import AND, LISTED, NOT, OR, TERM, quoted
from db.search.query_fields import CALLED, FIELDS

MOST = 50
"""Completions that are offered; who sees so many types another letter."""
TRIED = 15
"""Of these, the first are counted: more than are seen at once. Each takes as long as a search."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Which part of a text is to be completed, from `start` up to `end`.

    `typed` is what stands there before the cursor, without quotes; `field` the field that it is a
    value of, or "" where it is the beginning of a field's name. `sign` is what stands before a
    number and is part of its value: ">=", "2019..".
    """

    start: int
    end: int
    field: str
    typed: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is what takes the place of the half-typed word; `value` is for a person to read, and
    `entries` says how many the query then finds, up to `hits.COUNTED` + 1; None where that is not
    counted, as for the name of a field."""

    text: str
    value: str
    entries: int | None = None


@dataclass(frozen=True, slots=True)
class Completions:
    """What can stand in place of the text from `start` up to `end`, the likeliest first."""

    start: int
    end: int
    options: tuple[Completion, ...] = ()


def completions(db: Database, text: str, cursor: int, *, counted: bool = True) -> Completions:
    """What the word of the query `text` at `cursor` (letters before it) may become.

    Any of them makes a query that is understood. What stands there already is left out, and of the
    first TRIED, where they are to be `counted`, what finds nothing together with the rest. Names of
    fields go by their beginning; values by their beginning, the beginning of a word in them, and
    letters anywhere, in this order, and the commonest first.
    """
    word = unfinished(text, cursor)
    if word is None:
        return Completions(cursor, cursor)
    if word.field:
        found = [*_fitting(values(db, word.field), word)]
    else:
        names = dict.fromkeys(
            field.name for called, field in CALLED.items() if called.startswith(word.typed)
        )
        found = [Completion(f"{name}:", name) for name in FIELDS if name in names]
    there = text[word.start : word.end]
    options = [option for option in found if option.text != there][:MOST]
    if word.field and counted:
        tried = (_counted(db, text, word, option) for option in options[:TRIED])
        options = [*(option for option in tried if option.entries), *options[TRIED:]]
    return Completions(word.start, word.end, tuple(options))


def _counted(db: Database, text: str, word: Unfinished, option: Completion) -> Completion:
    query = text[: word.start] + option.text + text[word.end :]
    return replace(option, entries=first_page(db, query, 1)[1])


def unfinished(text: str, cursor: int) -> Unfinished | None:
    """What is to be completed at `cursor`; None where nothing can be, as within a phrase."""
    for match in TERM.finditer(text):
        if match.start() < cursor <= match.end():
            return _within(match, text, cursor)
    ends = cursor == len(text) or text[cursor].isspace()
    return Unfinished(cursor, cursor, "", "") if ends else None


def _within(match: re.Match[str], text: str, cursor: int) -> Unfinished | None:
    """What is to be completed of one term; `cursor` stands behind its first letter."""
    name = match["name"] or ""
    part = "word" if match["word"] else "paper" if match["paper"] else "name"
    start, end = match.span(part)
    if cursor < start:
        return None
    if match["word"]:
        # In the middle of a word the rest of it would be lost; and an operator is no beginning.
        whole = cursor == end and text[start:end] not in OR | AND | NOT
        return Unfinished(start, end, "", text[start:end].lower()) if whole else None
    if match["paper"]:
        return Unfinished(start, end, "dossier", text[start:cursor])
    if name and cursor <= end:
        return Unfinished(start, end + 1, "", text[start:cursor].lower())
    field = CALLED.get(name.lower())
    return _value(field.name, match, text, cursor) if field else None


def _value(name: str, match: re.Match[str], text: str, cursor: int) -> Unfinished | None:
    """The value at the cursor, of those behind the colon."""
    start = end = cursor
    for part in LISTED.finditer(text, *match.span("value")):
        if part.start() <= cursor <= part.end():
            start, end = part.start(), part.end()
            if part[0].count('"') % 2:
                # A quote that is still open holds all that follows; that is not to be lost, nor can
                # a value stand right before it.
                if text.count('"', start, cursor) % 2 == 0:
                    return None
                end = cursor
    sign = ""
    if FIELDS[name].reads:
        before = _SIGN.match(text, start, cursor)
        if before is None:
            return None
        sign, start = before[0], before.end()
    return Unfinished(start, end, name, text[start:cursor].replace('"', ""), sign)


_SIGN = re.compile(r"(?:[<>]?=|[0-9.]*\.\.|(?![<>]))")
"""What may stand before a number that is there: with < or > it would not be among those found."""


def _fitting(known: Sequence[Value], word: Unfinished) -> Iterator[Completion]:
    """The values that go on as is typed, those that begin so first."""
    if reads := FIELDS[word.field].reads:
        number = word.typed.rstrip("*")
        found = {
            one: one.typed
            for one in known
            # Behind ">=" or ".." no range can stand, nor the word for no number at all.
            if one.text.startswith(number) and (not word.sign or reads(word.sign + one.typed))
        }
    else:
        typed = fold(word.typed)
        joined = typed.replace(" ", "")
        found = {one: one.typed for one in known if one.folded.replace(" ", "").startswith(joined)}
        for one in known:
            for name in one.also:
                if fold(name).startswith(typed):
                    found.setdefault(one, quoted(word.field, name))
        for begin in (f" {typed}", typed):
            found |= {one: found.get(one, one.typed) for one in known if begin in one.folded}
    for one, text in found.items():
        yield Completion(text, one.text)
