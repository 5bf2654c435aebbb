"""The reading of a header's words: which field a label names, and whether a table is an annex.

A label is compared by its letters alone: case, hyphens, spaces, line breaks
and footnote stars do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from parser.model import MERGED, PROSE, SPECS
from parser.typography import announces_annex, may_be_heading

LABELS = {field: spec.labels for field, spec in SPECS.items() if spec.labels}
"""Field → the labels under which it is printed."""
STEMS = sorted(
    ((stem, field) for field, spec in SPECS.items() for stem in spec.stems),
    key=lambda pair: len(pair[0]),
    reverse=True,
)
"""What tells a field in a label that no ministry used before; the longest that occurs decides."""
RESEARCH_ONLY = frozenset(field for field, spec in SPECS.items() if spec.research_only)
"""The fields that only a table of research has."""
DECISIVE = RESEARCH_ONLY - frozenset(MERGED)
"""Of these a table of research has one at least: its type or its year."""


OTHER_STEMS = (
    *("uitvoer", "opdracht", "directie", "auteur", "bureau", "organisatie", "verantwoordelijk"),
    *("kosten", "budget", "bedrag", "nummer", "contact", "reactie", "doel", "methode"),
)
"""What tells in a label that its column is none of these fields."""


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """The bare letters of `text`, lower-case and without diacritics."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalpha, plain))


def letters_and_numbers(text: str) -> str:
    """The bare letters of `text` and its numbers, by which texts are the same: "Thema 1" is not
    "Thema 2", nor 3.12 what 31.2 is."""
    return "".join(
        found[0] if found[0][0].isdigit() else letters(found[0]) for found in _PARTS(text)
    )


_PARTS = re.compile(r"\d+(?:[.,]\d+)*|\D+").finditer
_EXACT = {letters(label): field for field, labels in LABELS.items() for label in labels}
_WORD_ENDS = {
    letters(label): {len(letters(label[:at])) for at, sign in enumerate(label) if sign in " -"}
    for labels in LABELS.values()
    for label in labels
}
"""Label → how many letters there are up to the end of each of its words but the last."""
_SHARED = frozenset(letters(label) for spec in SPECS.values() for label in spec.shared)


_REMARK = re.compile(r"(?<!\w)\([^)]*\)|\([^)]*\)(?!\w)")
"""Brackets that are no part of a word."""
SHORTEST_CLIPPED = 6
"""Letters of a label that is cut off."""
LEAST_LEFT = 2 / 3
"""Of its letters: with fewer it is another word ("beleid")."""
_NUMBERED = re.compile(r"\bart(?:(?:ikel(?:en)?)?\s+|\.\s*)\d", re.IGNORECASE)
"""What stands in the column of the articles, and not above it: "Artikel 5"."""


@lru_cache(maxsize=1 << 14)
def field_of(label: str) -> str:
    """The field that stands under `label`, "" where no model knows it.

    What stands in brackets does not count, unless it is a part of a word ("Deel(evaluatie)").
    """
    bare = letters(_REMARK.sub("", label)) or letters(label)
    if _NUMBERED.search(label):
        return ""
    if bare in _EXACT:
        return _EXACT[bare]
    if len(bare) > 60:
        return ""
    return next((field for stem, field in STEMS if stem in bare), "") or _clipped(bare)


def _clipped(bare: str) -> str:
    """The field of the labels that `bare` is a cut-off beginning of, most of their letters being
    left; "" where they are not of one field. What ends where a word of the label does is a text of
    its own."""
    if len(bare) < SHORTEST_CLIPPED:
        return ""
    fields = {
        field
        for label, field in _EXACT.items()
        if label.startswith(bare)
        and len(bare) >= LEAST_LEFT * len(label)
        and len(bare) not in _WORD_ENDS[label]
        and label[len(bare) :] not in _EXACT
    }
    return fields.pop() if len(fields) == 1 else ""


_NUMBERS_ROWS = re.compile(r"\W*(?:[#№]|(?:volg|rij|regel)?-?n(?:r|o|º|ummer)s?)\W*", re.IGNORECASE)


def numbers_rows(label: str) -> bool:
    """Whether a column under `label` counts the rows, as "#", "Nr." and "Volgnummer" say."""
    return bool(_NUMBERS_ROWS.fullmatch("".join(label.split())))


_BEGINNINGS = ("aanvang", "startdatum", "startjaar", "begindatum", "datumstart", "jaarvanstart")


def names_beginning(label: str) -> bool:
    """Whether `label` names when research begins, as "Start" and "Aanvang" do."""
    bare = letters(label)
    return bare in ("start", "gestart", "begin") or any(stem in bare for stem in _BEGINNINGS)


def names_other(label: str) -> bool:
    """Whether a label names what is no field, as "Opdrachtnemer" or "Nr." do."""
    bare = letters(label)
    told = numbers_rows(label) or names_beginning(label)
    return not bare or told or any(stem in bare for stem in OTHER_STEMS)


def rank_of(field: str, label: str) -> int:
    """How telling a label of `field` is, from 0, the most: "Toelichting" is the conclusion's column
    only where no column is called "Conclusies"."""
    bare = letters(label)
    ranks = [at for at, known in enumerate(LABELS[field]) if letters(known) in bare]
    return min(ranks, default=len(LABELS[field]))


@lru_cache(maxsize=1 << 14)
def is_label(text: str) -> bool:
    """Whether `text` is, to the letter, a label or several of one field ("Bevindingen / …")."""
    parts = re.split(r"\s+en\s+|[/,&]", re.sub(r"\(.*?\)", "", text))
    fields = {_EXACT.get(letters(part)) for part in parts if letters(part)}
    return len(fields) == 1 and None not in fields


def is_annex(labels: Mapping[str, str], announced: bool) -> bool:
    """Whether a table with these columns, field → label, is one of research.

    `announced` says that a heading of the annex stands above it: then fewer columns will do, as in
    the model of 2021 (title and year). If not, one label must be of research alone: tables of laws
    or motions have a theme, a status and a year ("Jaar") too.
    """
    known = labels.keys() - {""}
    text = known & {*PROSE, *MERGED}
    if not text or not known & DECISIVE:
        return False
    telling = any(letters(labels[field]) not in _SHARED for field in known & RESEARCH_ONLY)
    return len(known) >= 2 if announced else len(known) >= 3 and telling


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of `words`, the longest first; by their first letter, which is four times as fast
    as trying each."""
    starts = groupby(sorted(words, key=lambda word: (word[0], -len(word))), itemgetter(0))
    return re.compile("|".join(f"{at}(?:{'|'.join(w[1:] for w in group)})" for at, group in starts))


_PATTERN = _any_of(_EXACT)


def fields_in(text: str) -> set[str]:
    """The fields of which a label, or what tells one, occurs in `text`, broken or not."""
    bare = letters(text)
    return {_EXACT[label] for label in _PATTERN.findall(bare)} | {
        field for stem, field in STEMS if stem in bare
    }


DENSE, DENSE_SMALL = 0.5, 0.8
"""Share of the letters that labels are of a header, where they begin with a capital or do not."""
CAPITALISED = 0.6
"""Share of the labels that begin with a capital, from which on they are said to."""


def may_hold_header(text: str) -> bool:
    """Whether the plain text of a page may hold an annex's header.

    Three labels stand close together, of which one of a type or a year, and are most of what stands
    there; nearly all of it, where they do not begin with a capital. In prose they do neither.
    """
    plain = _letters(unicodedata.normalize("NFKD", text))
    hits = [
        (match.start(), match.end(), _EXACT[match[0]])
        for match in _PATTERN.finditer(plain.lower())
        if match[0] not in _SHARED or plain[match.start()].isupper()
    ]
    for at, (start, _, _) in enumerate(hits):
        fields: set[str] = set()
        filled = capitals = 0
        for count, (place, end, field) in enumerate(hits[at : at + 12], 1):
            fields.add(field)
            filled += end - place
            capitals += plain[place].isupper()
            dense = DENSE if capitals >= CAPITALISED * count else DENSE_SMALL
            told = len(fields) >= 3 and fields & DECISIVE
            if told and filled >= dense * (end - start):
                return True
    return False


def _letters(text: str) -> str:
    """What of `text` are letters; every page of every paper is asked."""
    letters = _OTHER.sub("", text)
    return letters if letters.isalpha() else "".join(filter(str.isalpha, letters))


_OTHER = re.compile(r"[\W\d_]+")
"""Nearly all that is no letter, and no letter."""


HEADINGS = re.compile(
    r"(afgeronde?\s+)?evaluatie-?\s*en\s+overig\s+onderzoek"
    r"|strategische\s+evaluatie\s*-?agenda"
    r"|(afgerond|uitgevoerd)e?\s+(evaluatie|onderzoek)"
    r"|evaluatie(s|onderzoek|programmering|overzicht|bijlage)\b"
    r"|overzicht\s+(van\s+)?(de\s+)?(afgeronde?\s+)?(evaluatie|onderzoek|beleidsdoorlichting)",
    re.IGNORECASE,
)
"""What a heading of the annex says."""
TOPICS = _EVALUATION, _RESEARCH, _REVIEW = "evaluatie", "onderzoek", "doorlichting"
"""One of these is in all that HEADINGS finds."""


def announces(text: str) -> bool:
    """Whether `text` is a heading of the annex, and no sentence that only names it."""
    lower = text.lower()
    # Few lines get past this; every line of every paper is asked.
    if not (_EVALUATION in lower or _RESEARCH in lower or _REVIEW in lower):
        return False
    if not may_be_heading(len(text)) or text.rstrip().endswith("."):
        return False
    said = sum(len(found[0]) for found in HEADINGS.finditer(text))
    return announces_annex(said, len(text.strip()))
