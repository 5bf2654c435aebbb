"""The budget chapters of the Dutch state: whose paper a roman numeral tells.

Source: the chapters of the central government budget, rijksfinancien.nl; the names are those of
2024, with the usual abbreviations beside them, that of today first, and what they were called since
2007 or so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from db.folding import fold


class Chapter(NamedTuple):
    """A chapter's numeral ("VI"), its ministry or fund, and by what else people call that."""

    numeral: str
    name: str
    also: tuple[str, ...] = ()


CHAPTERS = (
    Chapter("I", "Koning"),
    Chapter("IIA", "Staten-Generaal"),
    Chapter("IIB", "Hoge Colleges van Staat"),
    Chapter("III", "Algemene Zaken", ("AZ",)),
    Chapter("IV", "Koninkrijksrelaties", ("KR",)),
    Chapter("V", "Buitenlandse Zaken", ("BZ", "BuZa")),
    Chapter(
        "VI", "Justitie en Veiligheid", ("JenV", "J&V", "Veiligheid en Justitie", "VenJ", "V&J")
    ),
    Chapter("VII", "Binnenlandse Zaken en Koninkrijksrelaties", ("BZK", "Binnenlandse Zaken")),
    Chapter("VIII", "Onderwijs, Cultuur en Wetenschap", ("OCW", "OCenW", "OC&W")),
    Chapter("IX", "Financiën en Nationale Schuld", ("FIN", "MinFin", "Financiën")),
    Chapter("X", "Defensie", ("DEF", "MinDef")),
    Chapter("XI", "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", ("VROM",)),
    Chapter(
        "XII",
        "Infrastructuur en Waterstaat",
        (
            *("IenW", "I&W", "Infrastructuur en Milieu", "IenM", "I&M"),
            *("Verkeer en Waterstaat", "VenW", "V&W"),
        ),
    ),
    Chapter(
        "XIII",
        "Economische Zaken",
        (
            *("EZ", "EZK", "Economische Zaken en Klimaat"),
            *("EL&I", "ELenI", "Economische Zaken, Landbouw en Innovatie"),
        ),
    ),
    Chapter(
        "XIV",
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        ("LVVN", "LNV", "Landbouw, Natuur en Voedselkwaliteit"),
    ),
    Chapter("XV", "Sociale Zaken en Werkgelegenheid", ("SZW", "Sociale Zaken")),
    Chapter("XVI", "Volksgezondheid, Welzijn en Sport", ("VWS",)),
    Chapter(
        "XVII",
        "Buitenlandse Handel en Ontwikkelingshulp",
        ("BHO", "BHOS", "Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ),
    Chapter("XVIII", "Wonen en Rijksdienst", ("WenR", "W&R", "Wonen, Wijken en Integratie", "WWI")),
    Chapter("XIX", "Nationaal Groeifonds"),
    Chapter("XX", "Asiel en Migratie", ("AenM", "A&M")),
    Chapter("XXII", "Volkshuisvesting en Ruimtelijke Ordening", ("VRO",)),
    Chapter("XXIII", "Klimaat en Groene Groei", ("KGG",)),
    Chapter("A", "Mobiliteitsfonds", ("Infrastructuurfonds",)),
    Chapter("B", "Gemeentefonds"),
    Chapter("C", "Provinciefonds"),
    Chapter("F", "Diergezondheidsfonds"),
    Chapter("H", "BES-fonds"),
    Chapter("J", "Deltafonds"),
    Chapter("K", "Defensiematerieelbegrotingsfonds"),
    Chapter("L", "Nationaal Groeifonds"),
    Chapter("M", "Klimaatfonds"),
)

SHORT = 5
"""Letters of an abbreviation, at most."""
NAMES = {chapter.numeral: chapter.name for chapter in CHAPTERS}
"""Numeral → name."""


def ministry(chapter: str, printed: str) -> str:
    """The name of a paper's ministry: by its chapter, or else as it is printed, without its
    "Ministerie van"."""
    short = printed.removeprefix("Ministerie van ").removeprefix("Ministerie voor ")
    return NAMES.get(chapter, short)


def chapters_named(text: str) -> tuple[str, ...]:
    """The chapters of which `text` is the numeral, the name in full or an abbreviation."""
    wanted = fold(text)
    return tuple(c.numeral for c in CHAPTERS if wanted in map(fold, (c.numeral, c.name, *c.also)))


def abbreviation(chapter: str) -> str:
    """What the ministry of a chapter is called for short; "" where it has no such name."""
    names = next((c.also for c in CHAPTERS if c.numeral == chapter), ())
    return next((name for name in names if len(name) <= SHORT), "")


def short_ministry(chapter: str, printed: str) -> str:
    """As `ministry`, by its abbreviation where it has one."""
    name = ministry(chapter, printed)
    known = (chapter,) if chapter in NAMES else chapters_named(name)
    return next(filter(None, map(abbreviation, known)), name)


def full_names(chapters: Iterable[str]) -> tuple[str, ...]:
    """What the ministries of these chapters are called, and were, in full."""
    return tuple(
        name
        for c in CHAPTERS
        if c.numeral in chapters
        for name in (c.name, *c.also)
        if len(name) > SHORT
    )


def chapters_meant(word: str) -> tuple[str, ...]:
    """The chapters of which `word`, typed among others, is an abbreviation or a name: not the
    numerals, which are letters, nor what is the beginning of a word of the name, as FIN."""
    wanted = fold(word)
    return tuple(
        c.numeral
        for c in CHAPTERS
        if wanted in map(fold, (c.name, *c.also)) and not _is_half_typed(wanted, c)
    )


def _is_half_typed(word: str, chapter: Chapter) -> bool:
    first = fold(chapter.name).split()[0]
    return first.startswith(word) and first != word


def chapters_matching(text: str) -> tuple[str, ...]:
    """The chapters in whose names the words of `text` stand together, the last as the beginning of
    a word."""
    wanted = fold(text)
    return tuple(
        c.numeral
        for c in CHAPTERS
        if any(f" {wanted}" in f" {fold(name)}" for name in (c.name, *c.also))
    )
