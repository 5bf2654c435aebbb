"""More annexes: cells centred, entries of two rows, groups of the model of 2021."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.published.budgets import BUDGET, DEELONDERZOEKEN
from tests.published.model import AnnexTable, Band, Published, PublishedAnnex, Row
from tests.published.studies import blocks, studies
from tests.published.words import FOLLOW_UPS, OPENINGS, SUBJECTS

BZ_TITLE = BUDGET.format("het Ministerie van Buitenlandse Zaken", "V", 2024)
BZ_VALUES = {
    "type_onderzoek": (
        *("Ex post", "ex durante\nex post", "Ex-post (missie) evaluatie", "Ex ante"),
        *("Mid-term evaluatie", "End term evaluatie", "Ex post effectevaluatie"),
        *("Ex durante", "Tussentijdse evaluatie", "Onderzoek, probleemanalyse"),
    ),
    "afronding": ("2024", "2025", "2025, 2027", "2024", "2026", "N.t.b.", "2024-2025"),
    "artikel": ("1.1", "BZ art 1.1, 1.2. 1.3", "2.5 en BHOS art. 4.3", "2", "3.1", "BHO art 1.3"),
}
BZ = PublishedAnnex(
    "bz-centred-other-ministries",
    dossier="36 410 V",
    nr="2",
    session="2023–2024",
    title=BZ_TITLE,
    ministry="Ministerie van Buitenlandse Zaken",
    year=2024,
    heading="Bijlage 4: Uitwerking Strategische Evaluatieagenda",
    columns=(
        Published("thema", "Thema", 96),
        Published("subthema", "Subthema", 110),
        Published("type_onderzoek", "Type onderzoek", 84),
        Published("afronding", "Afronding", 52),
        Published("conclusies", "Toelichting onderzoek", 220),
        Published("artikel", "Begrotingsartikel", 88),
    ),
    merged=frozenset({"thema"}),
    centred=True,
    landscape=True,
    tables=(
        AnnexTable(
            [
                replace(row, cells={**row.cells, "subthema": row.cells["titel"], "titel": ""})
                for row in blocks(
                    "BZ",
                    [
                        {"thema": theme}
                        for theme in (
                            *("Veiligheid en stabiliteit", "Mensenrechten", "Europa"),
                            *("Multilaterale samenwerking", "Consulair", "Handel en ontwikkeling"),
                        )
                    ],
                    (5, 4, 3, 6),
                    260,
                    BZ_VALUES,
                    prose=3,
                )
            ]
        ),
    ),
)


def _paragraph(at: int) -> str:
    subject = SUBJECTS["OCW"][at % len(SUBJECTS["OCW"])]
    more = (FOLLOW_UPS[(at + step) % len(FOLLOW_UPS)] for step in range(1 + at % 3))
    return " ".join((OPENINGS[at % len(OPENINGS)].format(subject), *more))


OCW = PublishedAnnex(
    "ocw-entries-of-two-rows",
    dossier="36 600 VIII",
    nr="2",
    session="2024–2025",
    title=BUDGET.format("het Ministerie van Onderwijs, Cultuur en Wetenschap", "VIII", 2025),
    ministry="Ministerie van Onderwijs, Cultuur en Wetenschap",
    year=2025,
    heading="Bijlage 5: Uitwerking Strategische Evaluatieagenda",
    columns=(
        Published("titel", "Evaluatie", 180),
        Published("type_onderzoek", "Type onderzoek", 110),
        Published("afronding", "Looptijd", 80),
        Published("artikel", "Artikel", 80),
    ),
    second_header="Aandachtspunten onderzoek",
    tables=(
        AnnexTable(
            [
                replace(row, below=_paragraph(at))
                for at, row in enumerate(
                    studies(
                        "OCW",
                        28,
                        280,
                        {
                            "type_onderzoek": ("Ex durante", "Ex post", "Ex ante", "Ex post"),
                            "afronding": ("2023-2025", "2025", "2024-2026", "2025/2026", "2026"),
                            "artikel": ("1", "3", "6 en 7", "14", "15"),
                        },
                    )
                )
            ]
        ),
    ),
)

GROUPS = (
    "1. Ex-post onderzoek naar doeltreffendheid en doelmatigheid van beleid",
    "1a. Beleidsdoorlichtingen",
    "1b. Ander ex-post onderzoek naar doeltreffendheid en doelmatigheid",
    "2. Ex-ante onderzoek naar doeltreffendheid en doelmatigheid van beleid",
    "2a. MKBA's",
    "3. Overig onderzoek",
)


def _grouped(seed: int) -> list[Row]:
    rows: list[Row] = []
    for at, group in enumerate(GROUPS):
        rows.append(Band(group, ("type_onderzoek", group), bold=False))
        if at not in (0, 3):
            rows += studies("SZW", 3, seed + at, {"afronding": ("2021", "2022", "2020-2021")})
    return rows


MODEL_2021 = PublishedAnnex(
    "szw-groups-under-articles",
    dossier="36 100 XV",
    nr="1",
    session="2021–2022",
    title="Jaarverslag en slotwet Ministerie van Sociale Zaken en Werkgelegenheid 2021",
    ministry="Ministerie van Sociale Zaken en Werkgelegenheid",
    year=2021,
    heading="Bijlage 2: Afgerond evaluatie- en overig onderzoek",
    columns=(
        Published("type_onderzoek", "Soort onderzoek", 120),
        Published("titel", "Titel/onderwerp", 250),
        Published("afronding", "Afronding", 80),
    ),
    tables=tuple(
        AnnexTable(_grouped(300 + 10 * at), heading=article, gives={"artikel_kop": article})
        for at, article in enumerate(
            ("Artikel 1 - Arbeidsmarkt", "Artikel 2 - Bijstand en Participatiewet")
        )
    ),
)

CENTRED_STATUS = PublishedAnnex(
    "vws-centred-themes",
    dossier="36 800 XVI",
    nr="2",
    session="2025–2026",
    title=BUDGET.format("het Ministerie van Volksgezondheid, Welzijn en Sport", "XVI", 2026),
    ministry="Ministerie van Volksgezondheid, Welzijn en Sport",
    year=2026,
    heading="Bijlage 5: Uitwerking Strategische Evaluatieagenda",
    columns=(
        Published("subthema", "Subthema", 84),
        Published("type_onderzoek", "Type onderzoek", 76),
        Published("afronding", "Afronding", 56),
        Published("status", "Status", 50),
        Published("conclusies", "Toelichting onderzoek", 134),
        Published("artikel", "Artikel", 50),
    ),
    merged=frozenset({"subthema", "artikel"}),
    centred=True,
    tables=(
        AnnexTable(
            list(
                blocks(
                    "VWS",
                    [
                        {"subthema": name, "artikel": article}
                        for name, article in (
                            *(("Ouderenzorg", "3"), ("Jeugd", "5"), ("Sport en bewegen", "6")),
                            *(("Geneesmiddelen", "2"), ("Preventie", "1"), ("Arbeidsmarkt", "4")),
                        )
                    ],
                    (3, 4, 2, 5),
                    340,
                    {
                        "type_onderzoek": ("Ex durante", "Ex post", "Ex durante en ex post"),
                        "afronding": ("2026", "2027", "2026 en verder", "2025"),
                        "status": ("Lopend", "Te starten", "Lopend"),
                    },
                    prose=3,
                    title="",
                )
            )
        ),
    ),
)


def _numbered(at: int, names: Sequence[str]) -> list[Row]:
    values = {
        "type_onderzoek": ("Ex durante", "Ex post", "Ex ante"),
        "afronding": ("2026", "2027", "2026-2027"),
        "status": ("Lopend", "Te starten"),
        "artikel": ("1", "3.1", "2"),
    }
    rows: list[Row] = []
    for number, name in enumerate(names, 1):
        rows.append(Band(f"Subthema {at}.{number}. {name}", ("subthema", name)))
        rows += studies("BZK", 6, 360 + 10 * at + number, values)
    return rows


VRO_THEMES = (
    ("Wonen", ("Bouwen van woningen", "Betaalbaar wonen", "Bestaande voorraad")),
    ("Ruimte", ("Ruimtelijke ordening", "Omgevingswet", "Geo-informatie")),
)
NUMBERED_BANDS = PublishedAnnex(
    "vro-numbered-subthemes",
    dossier="36 800 XXII",
    nr="2",
    session="2025–2026",
    title=BUDGET.format(
        "het Ministerie van Volkshuisvesting en Ruimtelijke Ordening", "XXII", 2026
    ),
    ministry="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
    year=2026,
    heading="Bijlage 4: Uitwerking Strategische Evaluatieagenda",
    columns=DEELONDERZOEKEN,
    tables=tuple(
        AnnexTable(
            _numbered(at, names),
            caption=f"Tabel {70 + at} SEA-thema {at}: {theme}",
            gives={"thema": theme},
        )
        for at, (theme, names) in enumerate(VRO_THEMES, 1)
    ),
)

ANNEXES = (BZ, OCW, MODEL_2021, CENTRED_STATUS, NUMBERED_BANDS)
