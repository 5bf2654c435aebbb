"""Names of organisations as they stand in brackets after a title: which they are, and how many."""

from __future__ import annotations

import re

_MAKERS = """
ADR, Adviesraad Migratie, AEF, Algemene Rekenkamer, Andersson Elffers Felix, Arcadis,
Auditdienst Rijk, Berenschot, Bureau Beke, CBS, CE Delft, Cebeon, Clingendael, CPB, Decisio,
Deloitte, Deltares, Dialogic, DSP-groep, DUO, Ecorys, EMN, EY, Goudappel, Inspectie van het
Onderwijs, IOB, Ipsos, Kantar, KiM, Kohnstamm Instituut, KPMG, KWINK groep, Nivel, Oberon, OECD,
OESO, Panteia, PBL, Pro Facto, PwC, Rathenau Instituut, Rebel, Regioplan, ResearchNed, RIVM, RVO,
SCP, SEO, SEO Economisch Onderzoek, Significant, Significant Public, SIRM, Technopolis, TNO,
Trimbos-instituut, Twynstra Gudde, Verwey-Jonker Instituut, Wageningen Economic Research, WODC,
WRR
"""
KNOWN = frozenset(" ".join(name.split()).casefold() for name in _MAKERS.split(","))
"""Makers of policy research whose name is complete: an "en" beside it parts two names."""

_INSTITUTION = re.compile(
    r"(?:het |de )?(?:\w*inspectie|ministeries?|\w*raad|\w*instituut|autoriteit|\w*commissie"
    r"|\w*dienst|\w*bureau|\w*centrum|college|agentschap|directie|vereniging|stichting|universiteit"
    r"|hogeschool|sociaal|nederlandse?|expertisecentrum)\b",
    re.I,
)
"""What a long name begins with, in which "en" may stand ("Inspectie Gezondheidszorg en Jeugd")."""
_WITHIN = re.compile(
    r"(?:partners|co|company|zonen|young|touche|intraval|gudde|croon|beleid)\b", re.I
)
"""What stands after "&" in the name of one firm."""
_SURE = re.compile(
    r"\s*[;/|+]\s*|\s*,\s+(?:en\s+)?|\s+(?:i\.s\.m\.|in samenwerking met|met)\s+", re.I
)
_AND = re.compile(r"\s+(?:en|&)\s+")
_NO_NAME = re.compile(
    r"(?:TK|EK|Kamerstuk\w*|Kst|nr|zie|link|bijlage|deel|fase|tabel|artikel|art|peildatum|concept"
    r"|Engels\w*|Nederlandstalig\w*|ex[- ]?(?:post|ante|durante)|Q[1-4])\b",
    re.I,
)
_ACT = re.compile(r"W[a-z]{1,5}")
"""An act in short: "Wlz", "Wmo", "Wwft"."""
LONGEST_NAME = 9
"""Words of an organisation's name."""


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list of organisations; one that holds "en" or "&" itself stays whole."""
    names: list[str] = []
    for part in _SURE.split(text):
        names += _split_at_and(part.strip(" .:;,"))
    return tuple(name for name in names if name)


def _split_at_and(text: str) -> list[str]:
    """`text` cut at each "en" or "&" that parts two names."""
    names: list[str] = []
    start = 0
    for match in _AND.finditer(text):
        left, right = text[start : match.start()], text[match.end() :]
        if _parts(left, right, match.group().strip()):
            names.append(left)
            start = match.end()
    return [*names, text[start:]]


def _parts(left: str, right: str, sign: str) -> bool:
    """Whether `left` and `right` of an "en" or "&" are each a name."""
    if not left or not right[:1].isupper():
        return False
    if left.casefold() in KNOWN:
        return True
    if sign == "&" and _WITHIN.match(right):
        return False
    first = _AND.split(right, maxsplit=1)[0]
    return not _INSTITUTION.match(left) or first.casefold() in KNOWN or _is_institution(first)


def _is_institution(name: str) -> bool:
    return name.isupper() or (" " in name and bool(_INSTITUTION.match(name)))


def is_organisation(name: str) -> bool:
    """Whether a text in brackets names an organisation, and not a reference, year or remark."""
    words = name.split()
    return (
        1 <= len(words) <= LONGEST_NAME
        and any(char.isupper() for char in name)
        and sum(char.isalpha() for char in name) > 1
        and not _NO_NAME.match(name)
        and not _ACT.fullmatch(name)
    )
