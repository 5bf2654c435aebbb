"""Articles of the budget, one or several: "37.2", "31 t/m 34", "36.2 en 37.3", "Alle"."""

from __future__ import annotations

import re

from parser.values.reading import ABSENT, Fit, Reading, plain
from parser.values.years import REFERENCE

Articles = tuple[tuple[str, str], ...]
"""First and last of each range, a single one being both; ("", "") is every article."""

_NUMBER = r"(?<!\d)(?<!\d\.)\d{1,3}(?:\.\d{1,2}){0,2}(?![\d%])"
_TO = r"\s?(?:t/m|tot en met|t\.?/?m\.?|[-–])\s?"
_RANGE = re.compile(rf"({_NUMBER})(?:{_TO}(?:art(?:ikel|\.)?\s)?({_NUMBER}))?")
_ALL = re.compile(r"\W*alle\b")
_HEADING = re.compile(
    rf"\W*[\w-]*artikel(?:en)?\s+({_NUMBER}(?:(?:{_TO}|\s?[,&]\s?|\sen\s){_NUMBER})*)"
)

_ONE = r"\d{1,2}(?:\.\d{1,2})*[a-z]?"
_AND = r"(?:\s?[,;/&]\s?|\s?[-–]\s?|\s(?:en|t/m|tot\sen\smet)\s)"
_LIST = rf"(?:art(?:ikel(?:en)?|\.)?\s?)?{_ONE}(?:{_AND}{_ONE})*"
_WHOLE = re.compile(rf"{_LIST}|alle(?:\sartikelen)?|div(?:ers|\.)?", re.IGNORECASE)
_PART = re.compile(
    rf"(?:art(?:ikel(?:en)?|\.)?|{_LIST}\s?(?:,|;|/|&|-|–|en|t/m|tot en met))|t/m", re.IGNORECASE
)


def read_article_numbers(text: str) -> Reading[Articles]:
    """The articles that `text` names."""
    bare, value = plain(text), _meaning(plain(text))
    if _WHOLE.fullmatch(bare) or ABSENT.fullmatch(bare):
        return Reading(Fit.WHOLE, value)
    if _PART.fullmatch(bare):
        return Reading(Fit.PART, value)
    close = bare.replace(" ", "")
    if _WHOLE.fullmatch(close) or ABSENT.fullmatch(close):
        return Reading(Fit.LETTERS, value)
    return Reading(Fit.WITHIN if value else Fit.NONE, value)


def articles_of_heading(text: str) -> Articles:
    """The articles that an "Artikel [nr] - [naam]" names; numbers in the name are not articles."""
    match = _HEADING.match(plain(text))
    return _meaning(match[1]) if match else ()


def _meaning(text: str) -> Articles:
    if _ALL.match(text):
        return (("", ""),)
    found: list[tuple[str, str]] = []
    for first, last in _RANGE.findall(REFERENCE.sub("", text)):
        if last and _order(last) < _order(first):
            found += [(first, first), (last, last)]
        else:
            found.append((first, last or first))
    return tuple(found)


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
