"""What paper this is, from the plain text of its pages: dossier, number, title, ministry, year.

What the paper does not print stays "": a wrong guess costs more than an empty field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.model import Document

# fmt: off
ANNUAL_REPORTS = {
    "33 605": 2012, "33 930": 2013, "34 200": 2014, "34 475": 2015, "34 725": 2016, "34 950": 2017,
    "35 200": 2018, "35 470": 2019, "35 830": 2020, "36 100": 2021, "36 360": 2022, "36 560": 2023,
    "36 740": 2024,
}
DRAFT_BUDGETS = {
    "33 750": 2014, "34 000": 2015, "34 300": 2016, "34 550": 2017, "34 775": 2018, "35 000": 2019,
    "35 300": 2020, "35 570": 2021, "35 925": 2022, "36 200": 2023, "36 410": 2024, "36 600": 2025,
    "36 800": 2026,
}
# fmt: on
REPORTED = ANNUAL_REPORTS | DRAFT_BUDGETS
"""Dossier → the year that its papers are about: from its title at officielebekendmakingen.nl."""

WITHOUT_MINISTRY = {"IV": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"}
"""Chapter → the ministry that answers for it, where titles do not name it ("begrotingsstaten van
Koninkrijksrelaties (IV)"): from the memoranda of chapter IV."""

FRONT = 4000
"""Characters of the front page that are read: it holds little more than a heading."""

LONGEST = 120
"""Characters of a title without a year: what runs on longer is prose."""

_CHAPTER = r"X{0,2}(?:IX|IV|V?I{1,3}|V|X)[A-F]?|[A-N]"
_PAPER = rf"\d\d[ .]?\d{{3}}(?:[ -]?(?:{_CHAPTER}))?\b"
_DOSSIER = rf"(?P<dossier>\d\d[ .]?\d{{3}})(?:[ -]?(?P<chapter>{_CHAPTER}))?\b"
_YEARS = r"(?P<first>(?:19|20)\d\d) ?[-–‒—/] ?(?P<last>(?:19|20)?\d\d)"
_CODE = re.compile(rf"^\s*kst-{_DOSSIER}-(?P<nr>\d{{1,3}}|[A-Z]{{1,2}})\b", re.M)
_RUNNING = re.compile(
    rf"(?:Tweede|Eerste) Kamer,\s+vergaderjaar\s+{_YEARS},\s+{_DOSSIER},\s+"
    r"(?:nr\.\s?)?(?P<nr>\d{1,3}|[A-Z]{1,2})\b"
)
_HEADING = re.compile(rf"^{_DOSSIER}(?![.,]).*?^Nr\. (?P<nr>\d{{1,3}})\b", re.M | re.S)
_SESSION = re.compile(rf"^Vergaderjaar {_YEARS}\s*$", re.M)

_APART = re.compile(
    rf"\n\s*(?=(?:{_PAPER}(?![.,])|Nr\. \d|Ontvangen|Aangeboden|kst-|ISSN|Vergaderjaar"
    r"|(?:Tweede|Eerste) Kamer|.?s-Gravenhage|J(?i:aarverslag)\b|Departementaal|\d{1,3}\s*$|$))",
    re.M,
)
"""Where another part of a front page begins."""
_TITLE = re.compile(
    rf"(?:{_PAPER}\s+)?(?:Nr\. \d+\s+)?"
    r"(?P<title>(?i:(?:(?:departementaal|financieel)\s)?jaarverslag"
    r"|(?:vaststelling|wijziging)\s+van\s+de\s+begrotingssta(?:at|ten))\b.{0,300}?)"
    r"(?:(?<![-–‒—/])\b(?P<year>(?:19|20)\d\d)(?=\s*?(?:$|[(|–‒]))|\Z)",
    re.M | re.S,
)
_MINISTRY = re.compile(
    r"ministerie (?P<of>van|voor) (?P<name>(?:[^\d\n(|–‒]|(?<=\ben)\n|(?<=,)\n){2,80}?)"
    r"(?<! en)(?<!,)(?= *(?:$|[(|–‒\d]|(?:voor|over) het jaar"
    r"|en (?:van )?(?:de )?(?:begroting|nationale schuld)))",
    re.I | re.M,
)
_OWN_LINE = re.compile(r"(?:^|\|) *(?=ministerie (?:van|voor) )", re.I | re.M)
_SMALL = ("de", "en", "van", "voor")


class _Number(NamedTuple):
    dossier: str = ""
    nr: str = ""


def identify(texts: Sequence[str]) -> Document:
    """The paper whose pages have these `texts`, page 1 first; pages, file and hash are not filled.

    The number is that of the code on the front page ("kst-36360-VI-1"), else of the running line
    on most pages, else of the front page's heading. The year is that of the title, else that of
    the dossier, else that in which the session of Parliament began.
    """
    read = [text for text in texts if any(map(str.isalpha, text))]
    front = read[0][:FRONT].replace("\u00ad\n", "").replace("\u00ad", "") if read else ""
    lines = Counter(line for text in read for line in set(_running(text)))
    number = _number(_CODE.search(front)) or _of_most(lines, len(read)) or _of_heading(front)
    session = _session_of(number, lines) or _session(_SESSION.search(front))
    titel, year = _title(front)
    return Document(
        dossier=number.dossier,
        nr=number.nr,
        vergaderjaar=session,
        titel=titel,
        ministerie=_ministry(titel) or _of_own_line(front) or _of_chapter(number) if titel else "",
        jaar=year or REPORTED.get(number.dossier[:6]) or (int(session[:4]) if session else None),
    )


def is_annual_report(document: Document) -> bool:
    """Whether the paper looks back on its year, by its title or else its dossier."""
    title = document.titel.lower()
    return "jaarverslag" in title or (
        not is_draft_budget(document) and document.dossier[:6] in ANNUAL_REPORTS
    )


def is_draft_budget(document: Document) -> bool:
    """Whether the paper looks ahead to its year, by its title or else its dossier."""
    title = document.titel.lower()
    return "jaarverslag" not in title and (
        "begrotingssta" in title or document.dossier[:6] in DRAFT_BUDGETS
    )


def _number(match: re.Match[str] | None) -> _Number | None:
    """The dossier as "36 360 VI", and the number in it."""
    if not match:
        return None
    digits = re.sub(r"\D", "", match["dossier"])
    return _Number(f"{digits[:2]} {digits[2:]} {match['chapter'] or ''}".strip(), match["nr"])


def _session(match: re.Match[str] | None) -> str:
    """The session as "2022–2023"; "" where the two years do not follow each other."""
    if not match:
        return ""
    first = int(match["first"])
    return f"{first}–{first + 1}" if (first + 1) % 100 == int(match["last"]) % 100 else ""


def _running(text: str) -> Iterator[tuple[_Number, str]]:
    """The papers that a page names in the manner of a running line: its own, and what it quotes."""
    for match in _RUNNING.finditer(text):
        number = _number(match)
        if number:
            yield number, _session(match)


def _of_most(lines: Counter[tuple[_Number, str]], pages: int) -> _Number | None:
    """The paper that at least half of the pages name: one that is quoted stands on fewer."""
    for (number, _), count in lines.most_common(1):
        if 2 * count >= pages:
            return number
    return None


def _of_heading(front: str) -> _Number:
    """The dossier and the number at the left of a front page of one of the two Houses."""
    is_paper = "Kamer der Staten-Generaal" in front
    return (_number(_HEADING.search(front)) if is_paper else None) or _Number()


def _session_of(number: _Number, lines: Counter[tuple[_Number, str]]) -> str:
    """The session that most of the paper's own running lines give."""
    own = [session for (named, session), _ in lines.most_common() if named == number]
    return next(filter(None, own), "")


def _title(front: str) -> tuple[str, int | None]:
    """The title as printed, and the year at its end; one without a year only where no other is."""
    without = ""
    for part in _APART.split(front):
        match = _TITLE.match(part)
        if match and match["title"][0].isupper():
            title = " ".join(f"{match['title']}{match['year'] or ''}".split())
            if match["year"]:
                return title, int(match["year"])
            if len(title) <= LONGEST and _MINISTRY.search(title):
                without = without or title
    return without, None


def _ministry(text: str) -> str:
    """The first ministry that `text` names, in the casing of a name ("Ministerie van Defensie")."""
    match = _MINISTRY.search(text)
    if not match:
        return ""
    words = match["name"].split()
    if match.group().isupper():
        words = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in words]
    return " ".join(("Ministerie", match["of"].lower(), *words))


def _of_chapter(number: _Number) -> str:
    """The ministry of a chapter whose papers name none in their titles."""
    return WITHOUT_MINISTRY.get(number.dossier.rpartition(" ")[2], "")


def _of_own_line(front: str) -> str:
    """The ministry that has a line of its own, as on the cover of a ministry's own edition."""
    line = _OWN_LINE.search(front)
    return _ministry(front[line.end() :]) if line else ""
