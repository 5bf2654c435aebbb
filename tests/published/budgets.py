"""Annexes of draft budgets: captions with themes, merged articles, every model of its own."""

from __future__ import annotations

from typing import Any

from tests.published.model import AnnexTable, Band, Published, PublishedAnnex, Row, Study
from tests.published.studies import blocks, studies

BUDGET = "Vaststelling van de begrotingsstaten van {} ({}) voor het jaar {}"
AGENDA = "Bijlage 4: Uitwerking Strategische Evaluatieagenda"


def _paper(dossier: str, session: str, ministry: str, year: int) -> dict[str, Any]:
    title = BUDGET.format(f"het {ministry}", dossier.split()[-1], year)
    return {
        "dossier": dossier,
        "nr": "2",
        "session": session,
        "title": title,
        "ministry": ministry,
        "year": year,
        "heading": AGENDA,
    }


BZK = _paper(
    "36 600 VII",
    "2024–2025",
    "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    2025,
)
DEELONDERZOEKEN = (
    Published("titel", "Deel(evaluatie)onderzoeken", 172),
    Published("type_onderzoek", "Type onderzoek", 86),
    Published("afronding", "Afronding", 60),
    Published("status", "Status", 52),
    Published("artikel", "Begrotingsartikel(en)", 80),
)
BZK_VALUES = {
    "type_onderzoek": ("Ex durante", "Ex post", "Beleidsevaluatie", "Overig onderzoek", "Ex ante"),
    "afronding": ("2025", "2026", "2024 en verder", "2024", "2025-2026"),
    "status": ("Lopend", "Te starten", "Afgerond", "Lopend", "Te starten", "lopend"),
}
BZK_THEMES = ("Goed bestuur en democratie", "Digitale overheid", "Woningmarkt")


def _synthesis(theme: str, year: int) -> Study:
    cells = {"titel": f"Periodieke Rapportage: {theme}", "afronding": f"Afronding in {year}"}
    return Study(cells, across=True)


def _groups(at: int) -> list[Row]:
    names = (("Weerbaar bestuur", "Democratie"), ("Identiteit", "Dienstverlening"), ("Bouwen",))
    rows: list[Row] = []
    for number, name in enumerate(names[at]):
        shared = [{"artikel": article} for article in ("1", "1.2", "6, 7")]
        rows.append(Band(name, ("subthema", name)))
        rows += blocks("BZK", shared, (3, 2, 4), 100 + 10 * at + number, BZK_VALUES)
    return rows


BZK_MERGED = PublishedAnnex(
    "bzk-captions-merged-articles",
    **BZK,
    columns=DEELONDERZOEKEN,
    merged=frozenset({"artikel"}),
    tables=tuple(
        AnnexTable(
            _groups(at),
            caption=f"Tabel {61 + at} SEA-thema: {theme}",
            gives={"thema": theme},
        )
        for at, theme in enumerate(BZK_THEMES)
    ),
)
BZK_SYNTHESIS = PublishedAnnex(
    "bzk-synthesis-above",
    **BZK,
    columns=DEELONDERZOEKEN,
    tables=tuple(
        AnnexTable(
            list(studies("BZK", 12, 130 + at, {**BZK_VALUES, "artikel": ("1", "3", "6.2")})),
            caption=f"Tabel {61 + at} SEA-thema: {theme}",
            gives={"thema": theme},
            above=(_synthesis(theme, 2028 + at),),
        )
        for at, theme in enumerate(BZK_THEMES)
    ),
)
BZK_CENTRED = PublishedAnnex(
    "bzk-centred-merged-articles",
    **BZK,
    columns=DEELONDERZOEKEN,
    merged=frozenset({"artikel"}),
    centred=True,
    tables=tuple(
        AnnexTable(
            list(
                blocks(
                    "BZK",
                    [{"artikel": article} for article in ("1", "2.1", "3", "6, 7")],
                    (4, 3, 2, 5),
                    160 + at,
                    BZK_VALUES,
                )
            ),
            caption=f"Tabel {61 + at} SEA-thema: {theme}",
            gives={"thema": theme},
        )
        for at, theme in enumerate(BZK_THEMES)
    ),
)

KR = _paper("36 600 IV", "2024–2025", "", 2025) | {
    "title": BUDGET.format("Koninkrijksrelaties", "IV", 2025),
    "ministry": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
}
KR_THEMES = ("Goed bestuur", "Sociaaleconomische ontwikkeling", "Wederopbouw", "Rechtsstaat")
KR_THEMES_ONLY = PublishedAnnex(
    "kr-theme-article-year",
    **KR,
    typeface="Vera",
    columns=(
        Published("thema", "Thema", 98),
        Published("artikel", "Artikel (onderdeel)", 74),
        Published("afronding", "Afronding", 60),
        Published("conclusies", "Toelichting onderzoek", 218),
    ),
    merged=frozenset({"thema"}),
    tables=(
        AnnexTable(
            list(
                blocks(
                    "KR",
                    [{"thema": theme} for theme in KR_THEMES * 2],
                    (3, 4, 2, 5),
                    200,
                    {
                        "afronding": ("2025", "2026", "2024 en verder", "n.t.b.", "2027"),
                        "artikel": ("4", "1 Versterken rechtsstaat", "5", "4.1", "8"),
                    },
                    prose=4,
                    title="",
                )
            )
        ),
    ),
)


def _plain_groups(at: int) -> list[Row]:
    """Groups whose labels are set as the titles are: they have no type, year, status or article."""
    values = {**BZK_VALUES, "artikel": ("1", "4", "5", "4, 5")}
    rows: list[Row] = []
    for number, name in enumerate(("Openbaar bestuur", "Zorg en jeugd", "Ondermijning")):
        rows.append(Band(name, ("subthema", name), bold=False))
        rows += studies("KR", 5, 400 + 10 * at + number, values)
    return rows


KR_GROUPS = PublishedAnnex(
    "kr-plain-groups",
    **KR,
    columns=DEELONDERZOEKEN,
    tables=tuple(
        AnnexTable(
            _plain_groups(at),
            caption=f"Tabel {14 + at} SEA-thema: {theme}",
            gives={"thema": theme},
        )
        for at, theme in enumerate(KR_THEMES[:3])
    ),
)

JENV = _paper("36 600 VI", "2024–2025", "Ministerie van Justitie en Veiligheid", 2025)
JENV_COLUMNS = (
    Published("thema", "Thema", 62),
    Published("subthema", "Subthema", 66),
    Published("type_onderzoek", "Type onderzoek", 68),
    Published("afronding", "Afronding", 46),
    Published("status", "Status", 42),
    Published("conclusies", "Toelichting onderzoek", 136),
    Published("artikel", "Artikel", 30),
)
JENV_VALUES = {
    "type_onderzoek": (
        *("Ex durante", "Beleidsdoorliching", "Ex post", "Periodeke rapportage", "Ex ante"),
        *("Tussenevaluatie", "Mid term review"),
    ),
    "afronding": ("2025", "2026", "2025–2026", "2024", "2023-2024"),
    "status": ("Lopend", "Te starten", "lopend"),
}


def _jenv(at: int, article: str) -> AnnexTable:
    names = {
        "31": ("Wijkpolitie", "Opsporing", "Meldkamers"),
        "36": ("Dreiging", "Contra-terrorisme"),
    }
    number = article.split()[1]
    shared = [
        {"thema": theme, "subthema": sub, "artikel": f"{number}.{no}"}
        for theme in ("Veilige buurten", "Toekomst van het stelsel")
        for no, sub in enumerate(names[number], 1)
    ]
    rows = list(blocks("JenV", shared, (3, 2, 4), 220 + at, JENV_VALUES, prose=3, title=""))
    return AnnexTable(rows, caption=f"Tabel {127 + at} {article}", gives={"artikel_kop": article})


JENV_CAPTIONS = PublishedAnnex(
    "jenv-article-captions",
    **JENV,
    columns=JENV_COLUMNS,
    blank=frozenset({"thema", "subthema"}),
    tables=(_jenv(0, "Artikel 31 – Politie"), _jenv(1, "Artikel 36 – Nationale veiligheid")),
)

LNV = PublishedAnnex(
    "lnv-three-columns",
    **_paper(
        "36 410 XIV",
        "2023–2024",
        "Ministerie van Landbouw, Natuur en Voedselkwaliteit",
        2024,
    ),
    columns=(
        Published("thema", "Hoofdthema", 190),
        Published("type_onderzoek", "Type (synthese)onderzoek", 160),
        Published("afronding", "Afronding", 100),
    ),
    tables=(
        AnnexTable(
            [
                Study({"thema": theme, "type_onderzoek": kind, "afronding": year})
                for theme, kind, year in (
                    ("Duurzame veehouderij", "Periodieke rapportage", "2026"),
                    ("Kringlooplandbouw en bodem", "Beleidsdoorlichting", "2024"),
                    ("Natuur en biodiversiteit op land en in grote wateren", "Ex durante", "2027"),
                    ("Visserij en aquacultuur", "Periodieke rapportage Visserij", "2025"),
                    ("Voedselzekerheid", "Ex post", "2024 en verder"),
                    ("Dierenwelzijn", "Periodieke rapportage", "2028"),
                    ("Plantgezondheid en gewasbescherming", "Beleidsevaluatie", "2025"),
                    ("Kennis en innovatie groen onderwijs", "Ex durante", "2026"),
                    ("Stikstof en transitie landelijk gebied", "Nog te bepalen", "ntb"),
                    ("Agrarisch natuurbeheer", "Ex post", "2023-2024"),
                )
            ]
        ),
    ),
)

DEFENSIE = PublishedAnnex(
    "defensie-start-and-end",
    **_paper("34 550 X", "2016–2017", "Ministerie van Defensie", 2017)
    | {
        "heading": "Bijlage 3: Evaluatie- en overig onderzoek",
    },
    columns=(
        Published("type_onderzoek", "Soort onderzoek", 92),
        Published("titel", "Onderwerp", 168),
        Published("artikel", "Artikel", 90),
        Published("Aanvang", "Aanvang", 48),
        Published("afronding", "Voltooiing", 52),
    ),
    tables=(
        AnnexTable(
            list(
                studies(
                    "Defensie",
                    34,
                    240,
                    {
                        "type_onderzoek": (
                            *("Beleidsdoorlichting", "Effectenonderzoek"),
                            *(
                                "Evaluatie van een missie",
                                "Beleidsevaluatie",
                                "Overig onderzoek",
                                "Beleidsevaluatie",
                            ),
                        ),
                        "artikel": ("1 (Inzet)", "3 (CLAS)", "6 (Investeringen), 7 (DMO)", "2"),
                        "Aanvang": ("2016", "2015", "2017", "2016"),
                        "afronding": ("2017", "2016", "2018", "2017 e.v."),
                    },
                )
            )
        ),
    ),
)

ANNEXES = (
    *(BZK_MERGED, BZK_SYNTHESIS, BZK_CENTRED, KR_THEMES_ONLY, KR_GROUPS, JENV_CAPTIONS),
    *(LNV, DEFENSIE),
)
