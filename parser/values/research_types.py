"""The kind of research: a name of RBV models 3.45 and 1.44, or what ministries made of it.

An evaluation during a policy is ex durante, one after it ex post (Regeling periodiek
evaluatieonderzoek 2022, explanatory notes); what does not say when it looks is "overig".
"""

from __future__ import annotations

import re

from parser.closed_lists import ResearchType
from parser.values.interpretation import (
    Fit,
    Interpretation,
    WordList,
    is_absent,
    is_fragment,
    is_part_of_absent,
    plain,
)

LONGEST = 12
"""Words; what is longer is prose, unless it is a numbered group label."""

_MOMENTS = {
    ResearchType.EX_ANTE: "ex ante",
    ResearchType.EX_DURANTE: "ex durante",
    ResearchType.EX_POST: "ex post",
}
_OTHER_NAMES: dict[ResearchType, tuple[str, ...]] = {
    ResearchType.EX_DURANTE: (
        *("tussenevaluatie", "tussentijdse evaluatie", "procesevaluatie", "mid term review"),
        *("mid term evaluatie", "midtermreview", "midterm evaluatie"),
    ),
    ResearchType.EX_POST: (
        *("eindevaluatie", "end term evaluatie", "beleidsevaluatie", "wetsevaluatie"),
        *("effectmeting", "effectenonderzoek", "effectevaluatie", "evaluatie van een missie"),
    ),
    ResearchType.PERIODIEKE_RAPPORTAGE: ("periodieke rapportage", "pr"),
    ResearchType.BELEIDSDOORLICHTING: ("beleidsdoorlichting",),
    ResearchType.MKBA: ("MKBA", "maatschappelijke kosten-batenanalyse"),
    ResearchType.MONITOR: ("monitor", "monitoring"),
    ResearchType.IBO: ("IBO", "interdepartementaal beleidsonderzoek"),
    ResearchType.OVERIG: (
        *("overig", "overig onderzoek", "overige", "syntheseonderzoek", "probleemanalyse"),
        "verkenning",
    ),
}
_NAMES: dict[ResearchType | str, list[str]] = {
    name: [
        *(f"{moment}{what}" for what in ("", " evaluatie", " onderzoek") if moment),
        *_OTHER_NAMES.get(name, ()),
    ]
    for name in ResearchType
    for moment in (_MOMENTS.get(name, ""),)
}
TYPE_WORDS = WordList({**_NAMES, "": ("evaluatie", "onderzoek", "divers")})
"""Every name; of those under "" the kind is not said."""

_GROUP = re.compile(r"\(?\d\s?[a-c]?\s?[.):]\s*")
_PATTERNS = (
    (ResearchType.BELEIDSDOORLICHTING, re.compile(r"\bbeleids-?\s?doorlichting")),
    (ResearchType.PERIODIEKE_RAPPORTAGE, re.compile(r"\bperiodieke rapportage|^pr$|\bpr\)")),
    (
        ResearchType.MKBA,
        re.compile(r"\b(?:mkba|(?:maatschappelijke )?kosten-? ?(?:en )?baten-?\s?analyse)"),
    ),
    (ResearchType.IBO, re.compile(r"\bibo\b|\binterdepartementaal beleidsonderzoek")),
    (
        ResearchType.EX_DURANTE,
        re.compile(r"^(?:tussentijdse |tussen-?|mid-?\s?term[- ]?)(?:evaluatie|review)\b"),
    ),
    (
        ResearchType.EX_POST,
        re.compile(r"^(?:eind-?|end-?\s?term[- ]?)evaluatie\b|^evaluatie van een missie\b"),
    ),
    (
        ResearchType.MONITOR,
        re.compile(r"^(?:\w+-?)?monitor(?:s|en|ing|rapportage)?(?: \S+){0,3}$"),
    ),
    (
        ResearchType.OVERIG,
        re.compile(r"^overige?s?\b(?! \w)|^overige? (?:evaluatie|onderzoek)"),
    ),
    (
        ResearchType.OVERIG,
        re.compile(r"^(?:probleemanalyse|synthese|\w*(?:studie|meting|toets|verkenning)$)"),
    ),
)
"""What names a kind within more words; of several the first counts."""
_WEAK = (ResearchType.MONITOR, ResearchType.OVERIG)
"""A moment beats these: "Ex post monitor"."""
_AND = re.compile(r"\s?(?:[,/&]|(?:^|(?<=\s))en(?=\s|$))\s?")
"""Between the names of several kinds."""
_MOMENT = re.compile(r"\bex[- ]*(ante|durante|post)(?![a-z]*\d)")


def read_research_type(text: str) -> Interpretation[str]:
    """The kind of research that `text` names.

    One wrong letter in a name is the source's ("Beleidsdoorliching"). Group labels of the model of
    2021 read as the kind that they stand for ("2a. MKBA's"). A name beats a moment
    ("Ex post (beleidsdoorlichting)"); of two moments the first counts. Half a value ("Periodieke",
    "Ex durante /") and prose mean nothing.
    """
    if is_absent(text):
        return Interpretation(Fit.WHOLE, "")
    known = TYPE_WORDS.read(text)
    if known and known[0] is Fit.WHOLE:
        return Interpretation(*known)
    if (listed := _listed(text)) is not None:
        return Interpretation(Fit.WHOLE, listed)
    if value := _within(plain(text)):
        return Interpretation(Fit.WITHIN, value)
    if known:
        return Interpretation(*known)
    if is_part_of_type(text):
        return Interpretation(Fit.PART, "")
    misspelt = TYPE_WORDS.nearest(text)
    return Interpretation(Fit.WITHIN if misspelt else Fit.NONE, misspelt or "")


def other_research_types(text: str) -> tuple[str, ...]:
    """The kinds that `text` names besides the one that it is read as: "Ex durante en ex post".

    A moment with a name ("Ex post (beleidsdoorlichting)") is of that one kind.
    """
    first = read_research_type(text).value
    listed = [_named(name) for name in _AND.split(plain(text))]
    moments = [ResearchType(f"ex {moment}") for moment in _MOMENT.findall(plain(text))]
    named = moments if None in listed else list(filter(None, listed))
    return tuple(dict.fromkeys(kind for kind in named if kind != first)) if first in named else ()


def is_part_of_type(text: str) -> bool:
    """Whether `text` begins or ends a name or a list of names: "Periodieke", "Ex ante, ex"."""
    first, *more = _AND.split(plain(text))
    if more:
        *between, last = more
        named = all(_named(name) is not None for name in (first or last, *between))
        return named and (not last or _named(last) is not None or TYPE_WORDS.has_part(last))
    return TYPE_WORDS.has_part(text) or is_part_of_absent(text)


def _listed(text: str) -> str | None:
    """What several names mean ("Ex durante en ex post"); None where it is not only names."""
    names = [_named(name) for name in _AND.split(plain(text))]
    if None in names:
        return None
    return _within(plain(text)) or next(filter(None, names), "")


def _named(text: str) -> str | None:
    known = TYPE_WORDS.read(text)
    return known[1] if known and known[0] is Fit.WHOLE else None


def _within(text: str) -> str:
    label = _GROUP.match(text)
    text = text[label.end() :] if label else text
    if not label and (is_fragment(text) or len(text.split()) > LONGEST):
        return ""
    moment = _MOMENT.search(text)
    for name, pattern in _PATTERNS:
        if not (name in _WEAK and moment) and pattern.search(text):
            return name
    return ResearchType(f"ex {moment[1]}") if moment else ""
