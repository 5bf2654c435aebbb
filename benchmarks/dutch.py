"""Generated reports in something like policy Dutch: the same for the same seed, of any number.

Words are drawn by Zipf's law from function words, stems and their compounds, so that common and
rare words, endings and parts of compounds stand in it as they do in real annexes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from db.ministries import CHAPTERS
from parser import Document, Entry, Link, Report, Values

WORDS = 80
"""In an entry, all its text fields together."""
PER_REPORT = 100
LATE = 0.05
"""The part of the reports that is imported long after the others of its year."""
VOCABULARY = 300_000

_FUNCTION = """
de van het en in een is dat op te voor met zijn die niet aan er om dan bij ook door uit naar als of
wordt over deze worden tot heeft blijkt kan zich meer onder tussen waarbij
"""
_STEMS = """
onderzoek beleid evaluatie regeling wet maatregel subsidie doel effect uitvoering gemeente provincie
ministerie burger bedrijf instelling zorg onderwijs school leraar student kind jeugd ouder gezin
wonen woning huur markt bouw verkeer weg spoor water dijk rivier natuur landbouw boer dier voedsel
klimaat energie gas stroom wind uitstoot lucht geluid bodem afval grond terugkeer vreemdeling asiel
opvang overeenkomst verblijf vergunning grens politie rechter straf gevangenis slachtoffer misdrijf
veiligheid brand ramp crisis leger vliegtuig schip wapen missie vrede handel export invoer belasting
aangifte toeslag premie pensioen uitkering werk arbeid loon baan werkgever werknemer stage opleiding
kennis wetenschap universiteit cultuur museum kunst boek taal media omroep sport bewegen gezondheid
ziekte patient arts ziekenhuis medicijn vaccin verslaving ouderen hulp thuis wijk buurt stad dorp
regio land staat kroon kamer motie begroting raming uitgave krediet schuld rente bank fonds lening
garantie toezicht inspectie handhaving controle norm kwaliteit risico gegevens systeem digitaal
netwerk register loket dienst keten samenwerking bestuur overheid rijk raad commissie advies plan
programma project pilot proef fase termijn jaar periode monitor rapportage doorlichting verkenning
analyse advisering conclusie aanbeveling bevinding resultaat uitkomst knelpunt kans ontwikkeling
toekomst strategie visie agenda akkoord verdrag richtlijn verordening besluit protocol code
"""
_ENDINGS = ("", "", "", "en", "s", "en", "ing", "heid", "lijk", "achtig")
_TYPES = (
    ("Ex-post", "ex post"),
    ("Ex-durante", "ex durante"),
    ("Ex-ante", "ex ante"),
    ("Beleidsdoorlichting", "beleidsdoorlichting"),
    ("Monitor", "monitor"),
    ("Overig", "overig"),
)
_STATUSES = (("Afgerond", "afgerond"), ("Lopend", "lopend"), ("Te starten", "te starten"))
_ORGANISATIONS = ("WODC", "CPB", "SCP", "PBL", "RIVM", "CBS", "Nivel", "SEO", "Ecorys", "KPMG")


class Language:
    """Draws words; `common` ones first in `words`."""

    def __init__(self, chance: random.Random) -> None:
        stems = _STEMS.split()
        made = dict.fromkeys([*_FUNCTION.split(), *stems])
        while len(made) < VOCABULARY:
            parts = chance.choices(stems, k=chance.choice((2, 2, 2, 3)))
            made["".join((*parts, chance.choice(_ENDINGS)))] = None
        self.words = list(made)
        self._chance = chance
        self._weights = list(accumulate((rank + 3) ** -1.2 for rank in range(len(self.words))))

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=length))


def reports(entries: int, seed: int = 4) -> Iterator[Report]:
    """Reports of PER_REPORT entries, oldest dossier first but for the LATE ones."""
    chance = random.Random(seed)
    language = Language(chance)
    themas = [language.text(2).capitalize() for _ in range(60)]
    subthemas = [language.text(3).capitalize() for _ in range(400)]
    papers = []
    for number in range(-(-entries // PER_REPORT)):
        year, of_year = divmod(number, len(CHAPTERS))
        late = year + chance.randrange(400) if chance.random() < LATE else year
        papers.append((late, year, number, CHAPTERS[of_year]))
    left = entries
    for _, year, number, chapter in sorted(papers):
        document = Document(
            dossier=f"{30 + year // 1000} {year % 1000:03} {chapter.numeral}",
            nr="1",
            ministerie=f"Ministerie van {chapter.name}" if chance.random() < 0.7 else "",
            jaar=2000 + year % 25,
            pages=300,
            file=f"{number}.pdf",
        )
        size = min(PER_REPORT, left)
        left -= size
        yield Report(
            document,
            tuple(_entry(chance, language, at, document, themas, subthemas) for at in range(size)),
        )


def _entry(
    chance: random.Random,
    language: Language,
    at: int,
    document: Document,
    themas: list[str],
    subthemas: list[str],
) -> Entry:
    type_text, type_value = chance.choice(_TYPES)
    status_text, status_value = chance.choices(_STATUSES, weights=(8, 1, 1))[0]
    year = (document.jaar or 2000) - chance.choice((0, 0, 0, 1, 1, 2))
    article = f"{chance.randrange(1, 50)}.{chance.randrange(1, 6)}"
    organisation = chance.choice(_ORGANISATIONS)
    titel = language.text(6).capitalize()
    entry = Entry(
        thema=chance.choice(themas),
        subthema=chance.choice(subthemas),
        type_onderzoek=type_text,
        afronding=str(year),
        status=status_text,
        artikel=article,
        links=(Link("Link", f"https://example.org/{chance.randrange(10**9)}"),),
        pages=(200 + at // 10,),
        values=Values(
            type=type_value,
            status=status_value,
            first_year=year,
            last_year=year,
            articles=((article, article),),
            title=titel,
            organisations=(organisation,),
        ),
        confidence=chance.choice((1.0, 1.0, 1.0, 0.9, 0.75, 0.5)),
    )
    opening = f"Onderzoek {titel} ({organisation}): "
    # Of 80 words the short fields take 9, the opening 8.
    return replace(entry, conclusies=opening + language.text(WORDS - 17) + ".")
