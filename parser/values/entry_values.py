"""The meaning of an entry's short fields: type, status, years and articles.

Each reader takes the text as a person reads it and gives "" or None or () where it cannot tell.
None of them changes the text or raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.model import Entry, Values
from parser.values.title import read_opening

_SPACES = re.compile(r"\s+")
_LOOSE_START = re.compile(r"[-–/,)&]|(?:en|of|t/m)\b")
_LOOSE_END = re.compile(r"(?:[-–/,(&'’]|\b(?:en|of|t/m|tot|naar))$")


def values(entry: Entry) -> Values:
    """What the fields of `entry` mean; see `model.Values`."""
    first, last, quarter = read_years(entry.afronding)
    opening = read_opening(entry.titel, entry.conclusies, [link.text for link in entry.links])
    return Values(
        type=read_type(entry.type_onderzoek),
        status=read_status(entry.status),
        first_year=first,
        last_year=last,
        quarter=quarter,
        articles=read_articles(entry.artikel) or _articles_of_heading(entry.artikel_kop),
        kind=opening.kind,
        title=opening.title,
        organisations=opening.organisations,
    )


def _plain(text: str) -> str:
    """`text` lower-case, with single spaces."""
    return _SPACES.sub(" ", text).strip().casefold()


def _is_fragment(plain: str) -> bool:
    """Whether the words before or after are missing: only one line of a wrapped value."""
    return bool(_LOOSE_START.match(plain) or _LOOSE_END.search(plain))


LONGEST_TYPE = 12
"""Words; what is longer is prose, unless it is a numbered group label."""

_GROUP = re.compile(r"\(?\d\s?[a-c]?\s?[.):]\s*")
_TYPES = (
    ("beleidsdoorlichting", re.compile(r"\bbeleids-?\s?doorlichting")),
    ("periodieke rapportage", re.compile(r"\bperiodieke rapportage|^pr$|\bpr\)")),
    ("MKBA", re.compile(r"\b(?:mkba|(?:maatschappelijke )?kosten-? ?(?:en )?baten-?\s?analyse)")),
    ("IBO", re.compile(r"\bibo\b|\binterdepartementaal beleidsonderzoek")),
    ("monitor", re.compile(r"^(?:\w+-?)?monitor(?:s|en|ing|rapportage)?(?: \S+){0,3}$")),
    ("overig", re.compile(r"^overige?s?\b(?! \w)|^overige? (?:evaluatie|onderzoek)")),
    (
        "overig",
        re.compile(r"^(?:probleemanalyse|synthese|\w*(?:studie|meting|toets|verkenning)$)"),
    ),
)
_MOMENT = re.compile(r"\bex[- ]*(ante|durante|post)(?![a-z]*\d)")


def read_type(text: str) -> str:
    """The kind of research, one of those of `model.Values.type`.

    The names are those of RBV models 3.45 and 1.44 for 2021 to 2024, whose group labels read as
    the type that they stand for ("2a. MKBA's"). A name beats a moment ("Ex post
    (beleidsdoorlichting)"); of two moments the first counts. "" for half a value ("Periodieke",
    "Ex durante /") and for prose.
    """
    plain = _plain(text)
    label = _GROUP.match(plain)
    plain = plain[label.end() :] if label else plain
    if not label and (_is_fragment(plain) or len(plain.split()) > LONGEST_TYPE):
        return ""
    moment = _MOMENT.search(plain)
    for name, pattern in _TYPES:
        weak = name in ("monitor", "overig")
        if not (weak and moment) and pattern.search(plain):
            return name
    return f"ex {moment.group(1)}" if moment else ""


_WHEN = r"(?:[ ,;:(]+(?:onderzoek|in|per|sinds|vanaf|medio|eind|begin|[\w.-]*\d[\w.-]*)\)?)*\W*"
_STATUSES = tuple(
    (status, re.compile(rf"(?:{words}){_WHEN}"))
    for status, words in (
        (
            "te starten",
            r"(?:nog )?te (?:starten|beginnen)|(?:nog )?niet (?:ge|op)start|nog niet begonnen"
            r"|in voorbereiding|(?:in)?gepland|voorgenomen|start|uitgesteld|aangehouden",
        ),
        (
            "lopend",
            r"(?:nog |door)?lopende?|loopt(?: nog)?|(?:op)?gestart|begonnen|in uitvoering|in gang"
            r"|bezig|onderhanden|vertraagd|in afronding"
            r"|(?:nog )?niet (?:afgerond|gereed|voltooid|afgesloten)"
            r"|(?:deels|gedeeltelijk|bijna) (?:afgerond|gereed|voltooid)",
        ),
        (
            "afgerond",
            r"(?:is )?afgeronde?|gereed|voltooid|afgesloten|opgeleverd|gepubliceerd|uitgebracht"
            r"|beëindigd|klaar",
        ),
    )
)


def read_status(text: str) -> str:
    """te starten, lopend or afgerond, by the model's word or a synonym, a date after it or not."""
    plain = _plain(text)
    for status, pattern in _STATUSES:
        if pattern.fullmatch(plain):
            return status
    return ""


_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(rf"(?<![a-z])(?:{'|'.join(_MONTHS)})")
_REFERENCE = re.compile(r"\b(?:tk|kamerstuk\w*|kst)\W.*")
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


def read_years(text: str) -> tuple[int | None, int | None, int | None]:
    """First year, last year, and the quarter in which it ends; None for what is not told.

    A month or a day gives its quarter ("juni 2023" is Q2); "eind 2024" gives none.
    """
    plain = _REFERENCE.sub("", _plain(text))
    years = sorted(_years(plain))
    if not years:
        return None, None, None
    return years[0], years[-1], _quarter(plain)


def _years(plain: str) -> Iterator[int]:
    for match in _YEAR.finditer(plain):
        year = int(match.group())
        yield year
        short = _SHORT.match(plain, match.end())
        if short and int(short.group(1)) > year % 100:
            yield year - year % 100 + int(short.group(1))


def _quarter(plain: str) -> int | None:
    """The last quarter that is named, by itself or by a month."""
    found: list[tuple[int, int]] = []
    for match in _QUARTER.finditer(plain):
        told = next(group for group in match.groups() if group)
        number = _ORDINALS.index(told) + 1 if told in _ORDINALS else int(told)
        found.append((match.end(), number))
    months = [(match.end(), _MONTHS.index(match.group())) for match in _MONTH.finditer(plain)]
    found += [(end, month // 3 + 1) for end, month in months]
    for match in _DAY.finditer(plain):
        month = int(match.group(1) or match.group(2))
        if 1 <= month <= 12:
            found.append((match.end(), (month - 1) // 3 + 1))
    return max(found)[1] if found else None


LONGEST_YEAR = 6
"""Words of a value in the column of years ("in de tweede helft van 2024")."""

_NO_YEAR = re.compile(
    r"n\.?\s?(?:[tnv]\.?\s?)?[bt]\.?|p\.?m\.?|[-–—]|(?:nog )?(?:niet|nader) (?:te bepalen|bekend)"
    r"|nog te bepalen|onbekend|niet van toepassing|doorlopend|continue?|structureel|periodiek"
    r"|(?:half|twee|drie|vier|vijf)?jaarlijks|per (?:jaar|kwartaal)|uitgesteld|vervallen"
)


def is_year_value(text: str) -> bool:
    """Whether `text` is a whole value of the column of years, a year or why there is none.

    False for one line of a wrapped value ("2021-", "Q3", "3e kwartaal") and for prose.
    """
    plain = _plain(text).rstrip("*")
    if _NO_YEAR.fullmatch(plain):
        return True
    if _is_fragment(plain) or len(plain.split()) > LONGEST_YEAR:
        return False
    return bool(_YEAR.search(plain))


_NUMBER = r"(?<!\d)(?<!\d\.)\d{1,3}(?:\.\d{1,2}){0,2}(?![\d%])"
_TO = r"\s?(?:t/m|tot en met|t\.?/?m\.?|[-–])\s?"
_RANGE = re.compile(rf"({_NUMBER})(?:{_TO}(?:art(?:ikel|\.)?\s)?({_NUMBER}))?")
_ALL = re.compile(r"\W*alle\b")
_HEADING = re.compile(
    rf"\W*[\w-]*artikel(?:en)?\s+({_NUMBER}(?:(?:{_TO}|\s?[,&]\s?|\sen\s){_NUMBER})*)"
)


def read_articles(text: str) -> tuple[tuple[str, str], ...]:
    """First and last article of each range, a single one being both; ("", "") is every article."""
    plain = _plain(text)
    if _ALL.match(plain):
        return (("", ""),)
    found: list[tuple[str, str]] = []
    for first, last in _RANGE.findall(_REFERENCE.sub("", plain)):
        if last and _order(last) < _order(first):
            found += [(first, first), (last, last)]
        else:
            found.append((first, last or first))
    return tuple(found)


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _articles_of_heading(text: str) -> tuple[tuple[str, str], ...]:
    """The articles that an "Artikel [nr] - [naam]" names; numbers in the name are not articles."""
    match = _HEADING.match(_plain(text))
    return read_articles(match.group(1)) if match else ()
