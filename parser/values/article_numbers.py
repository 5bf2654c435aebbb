"""Articles of the budget, one or several: "37.2", "31 t/m 34", "1 (Inzet)", "BZ art. 1.1", "Alle".

A whole value is made of the ranges that are read out of it.
"""

from __future__ import annotations

import re

from parser.values.interpretation import (
    Fit,
    Interpretation,
    completes,
    is_absent,
    is_part_of_absent,
    plain,
)
from parser.values.years import REFERENCE

Articles = tuple[tuple[str, str], ...]
"""First and last of each range, a single one being both; ("", "") is every article."""

_NUMBER = r"(?<!\d)(?<!\d\.)\d{1,2}(?:\.\d{1,2})*(?!\.?\d|%)"
"""An article and its part; no budget has a hundred of them, and 12.345 is an amount."""
_WORD = r"(?:art(?:ikel(?:en)?|\.)?\s?)"
_TO = r"\s?(?:tot\s?en\s?met|t\.?/?m\.?|[-–‒])\s?"
_AND = r"(?:\s?[,;/&]\s?|\.\s|\s?en\s?)"
_BUDGET = (
    r"(?:(?:aenm|az|bhos?|bzk?|def|ezk?|fin|ienw|jenv|kgg|kr|lnv|lvvn|ocw|szw|vro"
    r"|vws|wenr|x{0,2}(?:ix|iv|v?i{1,3}|v|x))\b[\s,:]*)"
)
"""Whose budget the article is of, where that is not the paper's own: a ministry, or a chapter."""
_NAME = r"(?:\s?\([^()]*[a-z][^()]*\))"
"""The article's name, or who is in charge of it: "3 (CLAS)"."""
_LETTER = r"(?:[a-z](?!/?\.?[a-z]))?"
_RANGE = rf"({_NUMBER}){_LETTER}(?:{_TO}{_WORD}?({_NUMBER}){_LETTER})?"
_RANGES = re.compile(_RANGE)
_ITEM = rf"(?>{_BUDGET}?{_WORD}?(?:deel\s)?{_RANGE}{_NAME}?)"
_OTHER_BUDGET = re.compile(rf"(?<![a-z]){_BUDGET}{_WORD}?(?=\d)")
_LIST = rf"{_ITEM}(?:{_AND}{_ITEM})*+"
_ALL = re.compile(r"\W*alle\b")
_HEADING = re.compile(rf"\W*+[\w-]*artikel(?:en)?\s+({_LIST})")
_WHOLE = re.compile(rf"{_LIST}|alle(?:\s?artikelen)?|div(?:ers|\.)?")
_BEFORE = ("1 ",)
_AFTER = ("1", " 1", " en met 1", " met 1")


def read_article_numbers(text: str) -> Interpretation[Articles]:
    """The articles that `text` names."""
    bare, value = plain(text), _meaning(plain(text))
    if _is_whole(bare):
        return Interpretation(Fit.WHOLE, value)
    if is_part_of_articles(bare):
        return Interpretation(Fit.PART, value)
    if _is_whole(bare.replace(" ", "")):
        return Interpretation(Fit.LETTERS, value)
    return Interpretation(Fit.WITHIN if value else Fit.NONE, value)


def is_part_of_articles(text: str) -> bool:
    """Whether `text` begins or ends a value: "31 t/m", "art.", "en 37.3"."""
    return completes(_is_whole, text, _BEFORE, _AFTER) or is_part_of_absent(text)


def articles_of_heading(text: str) -> Articles:
    """The articles that an "Artikel [nr] - [naam]" names; numbers in the name are not articles."""
    match = _HEADING.match(plain(text))
    return _meaning(match[1]) if match else ()


def _is_whole(text: str) -> bool:
    return bool(_WHOLE.fullmatch(text)) or is_absent(text)


def _meaning(text: str) -> Articles:
    if _ALL.match(text):
        return (("", ""),)
    text = REFERENCE.sub("", text)
    # A ministry's name holds for all articles behind it; those before the first are of the paper's.
    own = _OTHER_BUDGET.split(text, maxsplit=1)[0]
    found: list[tuple[str, str]] = []
    for first, last in _RANGES.findall(own) or _RANGES.findall(text):
        if last and _order(last) < _order(first):
            found += [(first, first), (last, last)]
        else:
            found.append((first, last or first))
    return tuple(found)


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
