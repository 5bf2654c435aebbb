"""What stands in the narrow columns of the annex: a kind, a year, a status, an article, a link.

Used where only the words themselves can tell which column they are in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import cache

from parser.labels import letters


class Fit(IntEnum):
    """How well words suit a column."""

    WHOLE = 0
    PART = 1
    """A part of what suits it: "Periodieke" or "rapportage", "31 t/m"."""
    NOT = 2


_WORDS = {
    "type_onderzoek": (
        "ex ante",
        "ex durante",
        "ex post",
        "ex ante evaluatie",
        "ex durante evaluatie",
        "ex post evaluatie",
        "ex ante onderzoek",
        "ex durante onderzoek",
        "ex post onderzoek",
        "periodieke rapportage",
        "beleidsdoorlichting",
        "MKBA",
        "maatschappelijke kosten-batenanalyse",
        "monitor",
        "monitoring",
        "IBO",
        "interdepartementaal beleidsonderzoek",
        "syntheseonderzoek",
        "evaluatie",
        "procesevaluatie",
        "tussenevaluatie",
        "eindevaluatie",
        "wetsevaluatie",
        "effectmeting",
        "overig",
        "overig onderzoek",
    ),
    "status": (
        "te starten",
        "nog te starten",
        "nog niet gestart",
        "gestart",
        "gepland",
        "lopend",
        "doorlopend",
        "in uitvoering",
        "afgerond",
        "gereed",
        "uitgesteld",
        "vervallen",
    ),
}
_LETTERS = {field: frozenset(map(letters, words)) for field, words in _WORDS.items()}

_YEAR = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?:\s(?:en|/)\s20\d\d)?"
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHEN = (
    r"(?:Q[1-4](?:\s?[-–/]\s?Q?[1-4])?|[1-4]e\skw(?:artaal|\.)"
    rf"|medio|begin|eind|najaar|voorjaar|zomer|{_MONTH})"
)
_NONE = r"n\.?\s?(?:t\.?\s?b|v\.?\s?t|n\.?\s?b)\.?|-|–|nvt|ntb"
_NUMBER = r"\d{1,2}(?:\.\d{1,2})*[a-z]?"
_AND = r"(?:\s?,\s?|\s?;\s?|\s?/\s?|\s?&\s?|\s?[-–]\s?|\s(?:en|t/m|tot\sen\smet)\s)"
_ARTICLES = rf"(?:art(?:ikel(?:en)?|\.)?\s?)?{_NUMBER}(?:{_AND}{_NUMBER})*"
_PAPER = r"(?:kamerstuk(?:ken)?|kst|tk|bijlage|brief|kamerbrief)"
_LINK = (
    r"(?:(?:hyper|web)?links?|(?:eind|evaluatie)?rapport(?:age)?|publicatie|website|pdf|download"
    r"|vindplaats|volgt|ja|nee|onderzoek|evaluatie|nota|advies)"
)
_URL_PIECE = re.compile(r"\S*[/.=?&%_\d-]\S*")
_WHOLE = {
    "afronding": rf"(?:{_WHEN}\s?[-–/]?\s?)?{_YEAR}(?:\s?[-–]?\s?{_WHEN})?|{_NONE}"
    r"|jaarlijks|doorlopend",
    "artikel": rf"{_ARTICLES}|alle(?:\sartikelen)?|div(?:ers|\.)?|{_NONE}",
    "links": rf"(?:{_LINK}|{_PAPER})(?:,?\s(?:\d+|naar|en|het|de|{_LINK}|{_PAPER}))*"
    rf"|{_PAPER}(?:\sII?)?[\s\d/,.–-]*(?:\bnr\.\s\d+)?|(?:{_NONE})",
}
_PART = {
    "afronding": rf"{_WHEN}(?:\s?[-–/])?|{_YEAR}\s?(?:[-–/]|en)|n\.?(?:\s?t\.?)?",
    "artikel": rf"(?:art(?:ikel(?:en)?|\.)?|{_ARTICLES}\s?(?:,|;|/|&|-|–|en|t/m|tot en met))|t/m",
    "links": rf"{_PAPER}(?:\sII?)?[\s\d/,.–-]*(?:\bnr\.)?|zie",
}
_PATTERNS = {
    (field, fit): re.compile(pattern, re.IGNORECASE)
    for fit, patterns in ((Fit.WHOLE, _WHOLE), (Fit.PART, _PART))
    for field, pattern in patterns.items()
}

_NOTHING = ("-", "–", "n.v.t.", "nvt")
"""What stands in an empty cell of any column."""

FIELDS = frozenset((*_WORDS, *_WHOLE))
"""The fields that have a shape."""


@cache
def match(field: str, text: str) -> Fit:
    """How well `text` (its lines apart by single spaces) suits the column of `field`."""
    if field in _LETTERS:
        return _fit_word(field, text)
    if field == "links" and text.lower().startswith(("http", "www.")):
        return Fit.WHOLE if all(map(_URL_PIECE.fullmatch, text.split()[1:])) else Fit.NOT
    for form in (text, text.replace(" ", "")):
        if _PATTERNS[field, Fit.WHOLE].fullmatch(form):
            return Fit.WHOLE
    return Fit.PART if _PATTERNS[field, Fit.PART].fullmatch(text) else Fit.NOT


def _fit_word(field: str, text: str) -> Fit:
    bare = letters(text)
    if any(sign.isdigit() for sign in text):
        return Fit.NOT
    if bare in _LETTERS[field]:
        return Fit.WHOLE
    part = len(bare) > 1 and any(
        word.startswith(bare) or word.endswith(bare) for word in _LETTERS[field]
    )
    return Fit.PART if part else Fit.NOT


def field_of_values(texts: Sequence[str], taken: Collection[str]) -> str:
    """The field that the `texts` of a column are of, though its header names none; "" if that is
    not plain, or another column has it: a year, a status or a type in nearly every line."""
    for field in ("afronding", "status", "type_onderzoek"):
        fits = [match(field, text) for text in texts]
        if len(texts) > 2 and field not in taken:
            whole = sum(
                one is Fit.WHOLE and text not in _NOTHING
                for one, text in zip(fits, texts, strict=True)
            )
            if whole > 0.5 * len(texts) and sum(one is not Fit.NOT for one in fits) > 0.9 * len(
                texts
            ):
                return field
    return ""
