"""What a person types, as a Query. The grammar is in docs/search.md.

Pure and total: any text gives a Query. What is not understood is searched as text, and a hint says
so; what is only half typed asks for nothing yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from typing import NamedTuple

from db.folding import fold, is_letter
from db.search.query_fields import CALLED, FIELDS, QueryField
from db.search.ranges import Range
from parser.i18n import _

MOST = 200
"""Words and values of a query; a page that was pasted by mistake has more, and SQLite takes no
thousands of them."""


OR, AND, NOT = frozenset({"OR", "OF"}), frozenset({"AND", "EN"}), frozenset({"NOT", "NIET"})
"""What stands for an operator, in capitals; AND is what a space says as well."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
"""Signs that word processors put for a straight quote."""


class Presence(Enum):
    """What a field can be asked without a value of it."""

    NONE = "geen"
    ANY = "*"


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand together; the last is the beginning of a word unless they are `whole`."""

    text: str
    whole: bool = False


Value = Text | Range | Presence


@dataclass(frozen=True, slots=True)
class Words:
    """Text that may stand anywhere in an entry; `no`: that may not."""

    text: Text
    no: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field that has one of these values; `no`: that has none of them."""

    name: str
    values: tuple[Value, ...]
    no: bool = False


Term = Words | Field


@dataclass(frozen=True, slots=True)
class Query:
    """Of each clause at least one term holds. No clauses: every entry.

    `hints` are sentences for the person who typed it.
    """

    clauses: tuple[tuple[Term, ...], ...] = ()
    hints: tuple[str, ...] = ()


TERM = re.compile(
    r"""
    (?P<no>-(?=[^\s-]))?
    (?:
        (?i:dossier):(?P<paper>\d\d[ ]\d{3}(?:[ ]([IVX]+[A-F]?|[A-N])(?!\S))?)
      | (?P<name>[^\W\d_]+)(?P<sign>:(?!//)|=)(?P<value>(?:"[^"]*"?|[^\s"])*)
      | "(?P<phrase>[^"]*)(?P<closed>"?)
      | (?P<word>[^\s"]+)
    )
    """,
    re.X,
)
"""A term; what stands between two of them says nothing."""
LISTED = re.compile(r'(?:"[^"]*"?|[^,"])+')
"""A value of those with a comma between them."""


_DECIMAL_COMMA = re.compile(r"(?<!\d)(?<!\d\.)([01]),(?=\d+(?:%|\.\.|,|\s|$))")
"""The comma of "0,8"; of "1,0.5" and "0.1,1", where points are decimal, it parts two values."""


class Piece(NamedTuple):
    """A term, and the stretch of the text that says it; `tied`: by OR, to the one before."""

    start: int
    end: int
    term: Term
    tied: bool
    hint: str


def parse(text: str) -> Query:
    """The Query that `text` says. Raises nothing."""
    clauses: dict[tuple[Term, ...], None] = {}
    hints: dict[str, None] = {}
    room = MOST
    for clause in clauses_of(clean(text)):
        hints |= dict.fromkeys(piece.hint for piece in clause if piece.hint)
        terms = tuple(piece.term for piece in clause)
        if terms in clauses:
            continue
        if kept := tuple(_first(terms, room)):
            clauses[kept] = None
        room -= sum(map(_size, terms))
        if room < 0:
            hints[_("Only the first {n} words are searched.").format(n=MOST)] = None
            break
    return Query(tuple(clauses), tuple(hints))


def _size(term: Term) -> int:
    return len(term.values) if isinstance(term, Field) else 1


def _first(terms: Iterable[Term], room: int) -> Iterator[Term]:
    """As many of `terms` as there is `room` for, of the last one as many values."""
    for term in terms:
        if room <= 0:
            return
        yield replace(term, values=term.values[:room]) if isinstance(term, Field) else term
        room -= _size(term)


def clauses_of(text: str) -> Iterator[list[Piece]]:
    """The clauses of `text`, which is clean, as the pieces that say them."""
    clause: list[Piece] = []
    for piece in _pieces(text):
        if clause and not piece.tied:
            yield clause
            clause = []
        clause.append(piece)
    if clause:
        yield clause


def _pieces(text: str) -> Iterator[Piece]:
    begun = joined = False
    no_from = None
    for match in TERM.finditer(text):
        word = "" if match["no"] else match["word"]
        if word in OR:
            joined = begun
        elif word in NOT:
            no_from = match.start()
        elif word not in AND:
            term, hint = _term(match)
            if term:
                start, end = match.span()
                if no_from is not None:
                    term, start = replace(term, no=not term.no), no_from
                yield Piece(start, end, term, joined, hint)
                begun, joined, no_from = True, False, None


def clean(text: str) -> str:
    """`text` without what SQLite cannot take, NUL and lone surrogates, and with straight quotes."""
    plain = text.translate(_QUOTES)
    return "".join(c for c in plain if c != "\0" and unicodedata.category(c) != "Cs")


def _term(match: re.Match[str]) -> tuple[Term | None, str]:
    """What `match` says, None where that is nothing yet, and a hint or ""."""
    no = bool(match["no"])
    hint = ""
    if match["paper"]:
        return Field("dossier", (Text(match["paper"], whole=True),), no), hint
    name = match["name"]
    if name is None:
        text = Text(match["phrase"] or match["word"] or "", whole=bool(match["closed"]))
        return (Words(text, no) if has_word(text.text) else None), hint
    if field := CALLED.get(name.lower()):
        try:
            values = tuple(dict.fromkeys(values_of(field.name, match["value"])))
        except _NotUnderstood as error:
            hint = str(error)
        else:
            return (Field(field.name, values, no) if values else None), hint
    elif match["value"] and match["sign"] == ":":
        hint = _unknown(name)
    whole = match["value"].endswith('"') and match["value"].count('"') % 2 == 0
    text = Text(f"{name} {match['value']}".replace('"', " "), whole)
    return Words(text, no), hint


class _NotUnderstood(Exception):
    """A value that its field cannot have; the text is the hint."""


def values_of(name: str, said: str) -> Iterator[Value]:
    """The values in what stands behind a field's colon; none where there is no word yet."""
    if name == "confidence":
        said = _DECIMAL_COMMA.sub(r"\1.", said)
    for part in LISTED.findall(said):
        if part.casefold() in (Presence.NONE.value, Presence.ANY.value):
            yield Presence(part.casefold())
            continue
        text = part.replace('"', " ").strip()
        field = FIELDS[name]
        if field.reads:
            # A sign alone is a number that is still being typed.
            if has_word(text):
                yield _number(field, text)
        elif has_word(text):
            if field.is_closed and not among(field.choices, text):
                raise _NotUnderstood(
                    _(
                        '"{name}:{text}" is searched as text: {name} can be {values}, or geen.'
                    ).format(name=name, text=text, values=", ".join(field.choices))
                )
            yield Text(text, whole=len(part) > 1 and part[0] == part[-1] == '"')


def _number(field: QueryField, text: str) -> Range:
    span = field.reads(text) if field.reads else None
    if span is None:
        raise _NotUnderstood(
            _('"{name}:{text}" is searched as text: {name} takes numbers, as in {example}.').format(
                name=field.name, text=text, example=field.example
            )
        )
    return span


def _unknown(name: str) -> str:
    meant = get_close_matches(name.lower(), CALLED, n=1)
    if meant:
        said = _('"{name}:" is not a field and is searched as text; did you mean {meant}:?')
        return said.format(name=name, meant=CALLED[meant[0]].name)
    said = _('"{name}:" is not a field and is searched as text; the fields are {fields}.')
    return said.format(name=name, fields=", ".join(FIELDS))


def among(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of `names` in which the words of `text` stand together, the last as a beginning."""
    wanted = fold(text).replace(" ", "")
    if wanted in (fold(name).replace(" ", "") for name in names):
        return tuple(name for name in names if fold(name).replace(" ", "") == wanted)
    return tuple(
        name
        for name in names
        if fold(name).replace(" ", "").startswith(wanted) or f" {fold(text)}" in f" {fold(name)}"
    )


def quoted(field: str, value: str) -> str:
    """What to type behind the colon of `field` in order to find `value`, and no longer words."""
    held = " ".join(value.replace('"', " ").split())
    plain = held.replace(".", "").replace("-", "").isalnum() and not FIELDS[field].is_text
    special = held.casefold() in (presence.value for presence in Presence)
    return held if plain and not special else f'"{held}"'


def parted(said: str) -> tuple[str, str]:
    """What a term of a field says up to and with the sign behind its name, and its values."""
    at = next((at for at, sign in enumerate(said) if sign in ":="), len(said) - 1) + 1
    return said[:at], said[at:]


def has_word(text: str) -> bool:
    """Whether FTS5 finds a word in `text`."""
    return any(map(is_letter, text))
