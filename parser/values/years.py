"""When research ends: a year, several, a quarter, a date, or why there is no year.

A whole value is made of the pieces below and means what these mean: nothing else here knows a year,
a month or a quarter.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.values.interpretation import (
    Fit,
    Interpretation,
    completes,
    is_absent,
    is_fragment,
    is_part_of_absent,
    plain,
)


class Years(NamedTuple):
    """First and last year, and the quarter in which it ends; None for what is not said, as the last
    year of what goes on ("2024 en verder"). `gaps`: first and last of the years between that are
    not meant ("2025, 2027")."""

    first: int | None = None
    last: int | None = None
    quarter: int | None = None
    gaps: tuple[tuple[int, int], ...] = ()


REFERENCE = re.compile(r"\b(?:tk|kamerstuk\w*|kst)\W.*")
"""A paper that is cited behind a value; its numbers mean nothing here."""
LONGEST = 6
"""Words of a value ("in de tweede helft van 2024"); what is longer is prose."""

_TO = r"\s?(?:[-–‒/]|en|t/m)\s?"
_YEAR = r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)"
_YEARS = rf"{_YEAR}(?:(?:\s?[-–‒/]\s?['’‘]?|{_TO}['’‘])\d\d(?![\d.-]))?"
"""A year, or two of which the second is short: "2021-22"."""

_MONTHS = (
    *("jan(?:uari)?", "feb(?:ruari)?", "maart|mrt", "apr(?:il)?", "mei", "juni?", "juli?"),
    *("aug(?:ustus)?", "sep(?:t(?:ember)?)?", "okt(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
MONTH_NAME = rf"(?<![a-z])(?:{'|'.join(_MONTHS)})(?![a-z])\.?"
_DAY_NUMBER, _MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_BEFORE_YEAR = rf"(?<!\d)(?:{_DAY_NUMBER}[-/.])?(?P<month>{_MONTH_NUMBER})[-/.](?={_YEAR})"
_AFTER_YEAR = rf"(?<=\d{{4}})-(?P<iso_month>{_MONTH_NUMBER})-{_DAY_NUMBER}(?!\d)"

_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = (
    r"(?:(?<![a-z])[qk]\s?[1-4](?:\s?[-–‒/]\s?[1-4])?(?!\d)|(?<!\d)[1-4]\s?q(?![a-z])"
    r"|(?<!\d)[1-4](?:st)?e?\s?(?:kwartaal|kw\.)|kwartaal\s[1-4](?!\d)"
    rf"|(?:{'|'.join(_ORDINALS)})\skwartaal)"
)
_PIECE = re.compile(
    rf"{_BEFORE_YEAR}|{_AFTER_YEAR}"
    rf"|(?P<quarter>{_QUARTER})|(?P<name>{MONTH_NAME})|(?P<years>{_YEARS})"
)

_WHEN = (
    rf"(?:{_QUARTER}(?:\s?[-–‒/]\s?{_QUARTER})?|medio|begin|eind|voorjaar|zomer|najaar"
    rf"|(?:(?<!\d){_DAY_NUMBER}\s?)?{MONTH_NAME})"
)
_NEAR = r"\s?[-–‒/]?\s?"
_END = rf"(?>(?:{_WHEN}{_NEAR})?{_YEARS}(?:{_NEAR}{_WHEN}(?!{_NEAR}{_YEAR}))?)"
"""A year and what says when in it. What stands between two years is of the second: so there is one
way to read a list, and none takes long."""
_WHOLE = re.compile(
    rf"{_END}(?:(?:{_TO}|,\s?){_END})*+(?:\s?(?:en\s?verder|e\.?\s?v\.?))?"
    rf"|{_BEFORE_YEAR}{_YEAR}|{_YEAR}{_AFTER_YEAR}"
)
_OPEN = re.compile(r"\d\s?(?:en\s?verder|e\.?\s?v\.?)(?:$|[^\w])")
"""What says that it goes on after the last year that is named."""
_LISTED = re.compile(r"[,;]|(?<![a-z])en(?![a-z])")
"""What stands between years of which each is meant by itself; a dash stands for those between."""
_BETWEEN = re.compile(r"(?<![a-z])tussen(?![a-z])")
"""What makes one stretch of the years around an "en"."""
_NO_YEAR = re.compile(
    r"p\.?m\.?|doorlopend|continue?|structureel|periodiek|uitgesteld|vervallen"
    r"|(?:half|twee|drie|vier|vijf)?jaarlijks|per (?:jaar|kwartaal)"
)
_BEFORE = ("2021", "2021 ", "2021 en ", "3e ")
_AFTER = ("2049", " 2049", " kwartaal 2049", " verder", " kwartaal")


def read_completion(text: str) -> Interpretation[Years]:
    """When it ends, by `text`; one line of a wrapped value ("2021-", "Q3") is a part.

    A month or a day gives its quarter ("juni 2023" is Q2); "eind 2024" gives none. Prose that names
    a year has a meaning too, though it is no value.
    """
    bare = plain(text).rstrip("*")
    value = _meaning(plain(text))
    if _is_whole(bare):
        return Interpretation(Fit.WHOLE, value)
    if value.first and not is_fragment(bare) and len(bare.split()) <= LONGEST:
        return Interpretation(Fit.WITHIN, value)
    if is_part_of_completion(bare):
        return Interpretation(Fit.PART, value)
    close = bare.replace(" ", "")
    if _is_whole(close) and not is_fragment(bare):
        return Interpretation(Fit.LETTERS, _meaning(close))
    return Interpretation(Fit.NONE, value)


def is_part_of_completion(text: str) -> bool:
    """Whether `text` begins or ends a value: "Q3", "2024 en", "kwartaal 2023".

    A number alone may be anything.
    """
    bare = plain(text)
    return not bare.isdigit() and (
        completes(_is_whole, bare, _BEFORE, _AFTER) or is_part_of_absent(bare)
    )


def _is_whole(text: str) -> bool:
    return bool(_WHOLE.fullmatch(text) or _NO_YEAR.fullmatch(text)) or is_absent(text)


def _meaning(text: str) -> Years:
    text = REFERENCE.sub("", text)
    spans: list[tuple[int, int]] = []
    quarter: int | None = None
    end = 0
    for piece in _PIECE.finditer(text):
        if not piece["years"]:
            quarter = _quarter(piece)
            continue
        span = _years(piece["years"])
        if spans and not _LISTED.search(text, end, piece.start()):
            spans[-1] = (min(*spans[-1], *span), max(*spans[-1], *span))
        else:
            spans.append(span)
        end = piece.end()
    if not spans:
        return Years()
    last = None if _OPEN.search(text) else max(last for _, last in spans)
    gaps = () if _BETWEEN.search(text) else _gaps(sorted(spans))
    return Years(min(spans)[0], last, quarter, gaps)


def _gaps(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """First and last of the years that none of `spans` has, the earliest span first."""
    gaps = []
    reached = spans[0][1]
    for first, last in spans:
        if first > reached + 1:
            gaps.append((reached + 1, first - 1))
        reached = max(reached, last)
    return tuple(gaps)


def _years(text: str) -> tuple[int, int]:
    """The years of "2021" or "2021-22"; two digits that are no later year mean nothing."""
    year, short = int(text[:4]), text[-2:]
    if len(text) > 4 and int(short) > year % 100:
        return year, year - year % 100 + int(short)
    return year, year


def _quarter(piece: re.Match[str]) -> int:
    if month := piece["month"] or piece["iso_month"]:
        return (int(month) - 1) // 3 + 1
    if name := piece["name"]:
        return _month(name) // 3 + 1
    named = piece["quarter"]
    ordinal = named.split()[0]
    if ordinal in _ORDINALS:
        return _ORDINALS.index(ordinal) + 1
    return int(re.findall(r"\d", named)[-1])


def _month(name: str) -> int:
    return next(no for no, month in enumerate(_MONTHS) if re.fullmatch(month, name.rstrip(".")))
