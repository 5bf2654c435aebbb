"""The status of research: the model's word, or a synonym, with a date after it or not."""

from __future__ import annotations

import re

from parser.closed_lists import ResearchStatus
from parser.values.interpretation import (
    Fit,
    Interpretation,
    WordList,
    is_absent,
    is_part_of_absent,
    plain,
)
from parser.values.years import MONTH_NAME

_UNFINISHED = ("afgerond", "gereed", "voltooid", "afgesloten")
_NAMES: dict[ResearchStatus | str, tuple[str, ...]] = {
    ResearchStatus.TE_STARTEN: (
        *("te starten", "nog te starten", "te beginnen", "nog te beginnen", "niet gestart"),
        *("nog niet gestart", "niet opgestart", "nog niet opgestart", "nog niet begonnen"),
        *("in voorbereiding", "gepland", "ingepland", "voorgenomen", "start", "uitgesteld"),
        "aangehouden",
    ),
    ResearchStatus.LOPEND: (
        *("lopend", "lopende", "nog lopend", "nog lopende", "doorlopend", "doorlopende"),
        *("loopt", "loopt nog", "gestart", "opgestart", "begonnen", "in uitvoering", "in gang"),
        *("bezig", "onderhanden", "vertraagd", "in afronding"),
        *(f"{how} {word}" for how in ("niet", "nog niet") for word in _UNFINISHED),
        *(
            f"{how} {word}"
            for how in ("deels", "gedeeltelijk", "bijna")
            for word in ("afgerond", "gereed", "voltooid")
        ),
    ),
    ResearchStatus.AFGEROND: (
        *("afgerond", "afgeronde", "is afgerond", "is afgeronde", "gereed", "voltooid"),
        *("afgesloten", "opgeleverd", "gepubliceerd", "uitgebracht", "beëindigd", "klaar"),
    ),
    "": ("vervallen",),
}
STATUS_WORDS = WordList(_NAMES)
_DATE_WORD = (
    rf"onderzoek|in|per|sinds|vanaf|medio|eind|begin|{MONTH_NAME}|(?:[^\W\d]|[.-])*\d[\w.-]*"
)
_WHEN = rf"(?:[ ,;:(]+(?:{_DATE_WORD})\)?)*\W*"
_DATED = tuple(
    (status, re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))}){_WHEN}"))
    for status, words in _NAMES.items()
    if status
)


def read_research_status(text: str) -> Interpretation[str]:
    """te starten, lopend or afgerond, "" where it is none of them."""
    if is_absent(text):
        return Interpretation(Fit.WHOLE, "")
    known = STATUS_WORDS.read(text)
    if known and known[0] is Fit.WHOLE:
        return Interpretation(*known)
    for status, pattern in _DATED:
        if pattern.fullmatch(plain(text)):
            return Interpretation(Fit.WITHIN, status)
    if known:
        return Interpretation(*known)
    return Interpretation(Fit.PART if is_part_of_status(text) else Fit.NONE, "")


def is_part_of_status(text: str) -> bool:
    """Whether `text` begins or ends a status: "te", "Nog niet"."""
    return STATUS_WORDS.has_part(text) or is_part_of_absent(text)
