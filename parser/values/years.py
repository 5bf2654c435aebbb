"""When research ends: a year, several, a quarter, a date, or why there is no year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parser.values.reading import ABSENT, Fit, Reading, is_fragment, plain


class Years(NamedTuple):
    """First and last year, and the quarter in which it ends; None for what is not said."""

    first: int | None = None
    last: int | None = None
    quarter: int | None = None


REFERENCE = re.compile(r"\b(?:tk|kamerstuk\w*|kst)\W.*")
"""A paper that is cited behind a value; its numbers mean nothing here."""
LONGEST = 6
"""Words of a value ("in de tweede helft van 2024"); what is longer is prose."""

_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(rf"(?<![a-z])(?:{'|'.join(_MONTHS)})")
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_SHORT = re.compile(r"\s?(?:[-–/]|en|t/m)\s?['’‘]?(\d\d)(?![\d.-])")
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/.])?(\d{1,2})[-/.](?=\d{4})|(?<=\d{4})-(\d\d)(?=-\d\d(?!\d))"
)
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = re.compile(
    r"(?<![a-z])[qk]\s?([1-4])(?!\d)|(?<!\d)([1-4])\s?q(?![a-z])|(?<!\d)([1-4])(?:st)?e?\s?kwartaal"
    rf"|kwartaal\s([1-4])(?!\d)|({'|'.join(_ORDINALS)})\s+kwartaal"
)
_NO_YEAR = re.compile(
    r"n\.?\s?(?:[tnv]\.?\s?)?[bt]\.?|p\.?m\.?|(?:nog )?(?:niet|nader) (?:te bepalen|bekend)"
    r"|nog te bepalen|onbekend|niet van toepassing|doorlopend|continue?|structureel|periodiek"
    r"|(?:half|twee|drie|vier|vijf)?jaarlijks|per (?:jaar|kwartaal)|uitgesteld|vervallen"
)

_ONE = r"(?:19|20)\d\d"
_SPAN = rf"{_ONE}(?:\s?[-–‒/]\s?(?:{_ONE}|\d\d))?(?:\s(?:en|/)\s20\d\d)?"
MONTH_NAME = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHEN = (
    r"(?:Q[1-4](?:\s?[-–/]\s?Q?[1-4])?|[1-4]e\skw(?:artaal|\.)"
    rf"|medio|begin|eind|najaar|voorjaar|zomer|(?:\d{{1,2}}\s)?{MONTH_NAME})"
)
_DATE = r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[-/](?:19|20)\d\d"
_WHOLE = re.compile(
    rf"(?:{_WHEN}\s?[-–/]?\s?)?{_SPAN}(?:\s?[-–]?\s?{_WHEN})?(?:\s(?:en verder|e\.?v\.?))?|{_DATE}",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_WHEN}(?:\s?[-–/])?|{_SPAN}\s?(?:[-–/]|en)|n\.?(?:\s?t\.?)?", re.IGNORECASE)


def read_completion(text: str) -> Reading[Years]:
    """When it ends, by `text`; one line of a wrapped value ("2021-", "Q3") is a part.

    A month or a day gives its quarter ("juni 2023" is Q2); "eind 2024" gives none. Prose that names
    a year has a meaning too, though it is no value.
    """
    bare = plain(text).rstrip("*")
    if _NO_YEAR.fullmatch(bare) or ABSENT.fullmatch(bare):
        return Reading(Fit.WHOLE, Years())
    value = _meaning(plain(text))
    if _WHOLE.fullmatch(bare) and value.first:
        return Reading(Fit.WHOLE, value)
    if is_fragment(bare) or _PART.fullmatch(bare):
        return Reading(Fit.PART if _PART.fullmatch(bare) else Fit.NONE, value)
    if value.first and _YEAR.search(bare) and len(bare.split()) <= LONGEST:
        return Reading(Fit.WITHIN, value)
    if _WHOLE.fullmatch(bare.replace(" ", "")) or ABSENT.fullmatch(bare.replace(" ", "")):
        return Reading(Fit.LETTERS, value)
    return Reading(Fit.NONE, value)


def _meaning(text: str) -> Years:
    text = REFERENCE.sub("", text)
    years = sorted(_years(text))
    return Years(years[0], years[-1], _quarter(text)) if years else Years()


def _years(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(text):
        year = int(match[0])
        yield year
        short = _SHORT.match(text, match.end())
        if short and int(short[1]) > year % 100:
            yield year - year % 100 + int(short[1])


def _quarter(text: str) -> int | None:
    """The last quarter that is named, by itself or by a month."""
    found: list[tuple[int, int]] = []
    for match in _QUARTER.finditer(text):
        named = next(group for group in match.groups() if group)
        number = _ORDINALS.index(named) + 1 if named in _ORDINALS else int(named)
        found.append((match.end(), number))
    months = [(match.end(), _MONTHS.index(match[0])) for match in _MONTH.finditer(text)]
    found += [(end, month // 3 + 1) for end, month in months]
    for match in _DAY.finditer(text):
        month = int(match[1] or match[2])
        if 1 <= month <= 12:
            found.append((match.end(), (month - 1) // 3 + 1))
    return max(found)[1] if found else None
