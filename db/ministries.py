"""The budget chapters of the Dutch state: whose paper a roman numeral tells.

Source: the chapters of the central government budget, rijksfinancien.nl; the names are those of
2024, with what they were called before and the usual abbreviations beside them.
"""

from __future__ import annotations

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
    Chapter("VI", "Justitie en Veiligheid", ("JenV", "J&V", "Veiligheid en Justitie", "VenJ")),
    Chapter("VII", "Binnenlandse Zaken en Koninkrijksrelaties", ("BZK",)),
    Chapter("VIII", "Onderwijs, Cultuur en Wetenschap", ("OCW",)),
    Chapter("IX", "Financiën en Nationale Schuld", ("FIN", "MinFin")),
    Chapter("X", "Defensie", ("DEF", "MinDef")),
    Chapter(
        "XII", "Infrastructuur en Waterstaat", ("IenW", "I&W", "Infrastructuur en Milieu", "IenM")
    ),
    Chapter("XIII", "Economische Zaken", ("EZ", "EZK", "Economische Zaken en Klimaat")),
    Chapter(
        "XIV",
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        ("LVVN", "LNV", "Landbouw, Natuur en Voedselkwaliteit"),
    ),
    Chapter("XV", "Sociale Zaken en Werkgelegenheid", ("SZW",)),
    Chapter("XVI", "Volksgezondheid, Welzijn en Sport", ("VWS",)),
    Chapter(
        "XVII",
        "Buitenlandse Handel en Ontwikkelingshulp",
        ("BHO", "BHOS", "Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ),
    Chapter("XVIII", "Wonen en Rijksdienst", ("WenR",)),
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


def chapters_matching(text: str) -> tuple[str, ...]:
    """The chapters in whose names the words of `text` stand together, the last as the beginning of
    a word."""
    wanted = fold(text)
    return tuple(
        c.numeral
        for c in CHAPTERS
        if any(f" {wanted}" in f" {fold(name)}" for name in (c.name, *c.also))
    )
