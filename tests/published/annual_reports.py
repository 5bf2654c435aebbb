"""Annexes under headings of themes: the annual report of SZW, and tables like it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.published.model import (
    AnnexTable,
    Band,
    HeaderAgain,
    Published,
    PublishedAnnex,
    Row,
    Study,
    as_read,
)
from tests.published.studies import linked, studies

SZW: dict[str, Any] = {
    "dossier": "36 360 XV",
    "nr": "1",
    "session": "2022–2023",
    "title": "Jaarverslag en slotwet Ministerie van Sociale Zaken en Werkgelegenheid 2022",
    "ministry": "Ministerie van Sociale Zaken en Werkgelegenheid",
    "year": 2022,
    "heading": "Bijlage 2: Afgerond evaluatie- en overig onderzoek",
}
VALUES = {
    "type_onderzoek": (
        *("Ex durante", "Ex post", "Ex ante", "Ex durante", "Beleidsevaluatie"),
        *("Periodieke rapportage Leven lang ontwikkelen", "Overig onderzoek", "Ex post"),
        *("Ex durante en ex post", "Beleidsdoorlichting", "Effectenonderzoek"),
    ),
    "afronding": ("2022", "2022", "2023¹", "2022", "2024 en verder", "2021-2022", "2023 e.v."),
    "status": ("Afgerond", "Lopend", "Afgerond", "lopend", "Te starten", "afgerond", "te starten"),
    "artikel": ("31", "2", "1.3¹", "2, 31", "13", "31.2", "5 en 6", "7"),
}
THEMES = (
    "Bestaanszekerheid",
    "Leven lang ontwikkelen¹",
    "Gezond en veilig werken",
    "Kinderen en gezin",
)


def _themed(seed: int) -> list[AnnexTable]:
    tables = []
    for number, theme in enumerate(THEMES, 1):
        rows = list(studies("SZW", (9, 3, 14, 6)[number - 1], seed + number, VALUES, prose=4))
        notes = ("1 De oplevering is met een jaar uitgesteld.",)
        tables.append(
            AnnexTable(
                linked(rows, "status", "Afgerond", seed + number),
                heading=f"Thema {number}: {theme}",
                gives={"thema": as_read(theme)},
                notes=notes,
            )
        )
    nothing = AnnexTable(
        (Band("Voor dit thema zijn er geen onderzoeken afgerond in 2022.", bold=False),),
        heading="Thema 5: Pensioenen",
    )
    return [*tables[:2], nothing, *tables[2:]]


def _szw(
    name: str, article: Published, seed: int, width: float = 190, landscape: bool = True
) -> PublishedAnnex:
    columns = (
        Published("titel", "Titel", 108),
        Published("type_onderzoek", "Type onderzoek", 66),
        Published("afronding", "Afronding", 44),
        Published("status", "Status", 42),
        Published("conclusies", "Conclusies/aanbevelingen", width),
        article,
    )
    return PublishedAnnex(name, **SZW, columns=columns, tables=_themed(seed), landscape=landscape)


WIDE = Published("artikel", "Begrotingsartikel(en)", 82)
HANGING = Published("artikel", "Begrotingsartikel(en)", 24)
BOTH_WAYS = Published("artikel", "Begrotingsartikel(en)", 34, centred=True)
CLIPPED = Published("artikel", "Begrotingsartikel(en)", 50, cut=13)

AENM: dict[str, Any] = {
    "dossier": "36 800 XX",
    "nr": "2",
    "session": "2025–2026",
    "title": "Vaststelling van de begrotingsstaten van het Ministerie van Asiel en Migratie (XX) "
    "voor het jaar 2026",
    "ministry": "Ministerie van Asiel en Migratie",
    "year": 2026,
    "heading": "Bijlage 4: Uitwerking Strategische Evaluatieagenda",
}
AENM_COLUMNS = (
    Published("titel", "Titel onderzoek", 104),
    Published("type_onderzoek", "Type onderzoek", 64),
    Published("afronding", "Afronding", 44),
    Published("status", "Status", 42),
    Published("conclusies", "Toelichting onderzoek", 170),
    Published("artikel", "art.", 26),
)
AENM_VALUES = {
    "type_onderzoek": ("Ex durante", "Ex post", "Ex ante", "Ex durante", "Nog te bepalen"),
    "afronding": ("2026", "2027", "2026", "2025, 2027", "N.t.b.", "2025/2026"),
    "status": ("Lopend", "Te starten", "Lopend", "Te starten"),
    "artikel": ("37.2", "37.3", "37.4, 37.5", "37"),
}


def _bands(without: frozenset[str]) -> list[Row]:
    rows: list[Row] = []
    for seed, name in enumerate(("Asielopvang", "Terugkeer", "Reguliere migratie", "Integratie")):
        rows.append(Band(f"Subthema {name}", ("subthema", name), bold=not without))
        if seed:
            rows.append(HeaderAgain(without if seed == 2 else frozenset()))
        rows += studies("AenM", 7, 40 + seed, AENM_VALUES, prose=3)
    return rows


AENM_BANDS = PublishedAnnex(
    "aenm-subtheme-rows",
    **AENM,
    columns=AENM_COLUMNS,
    tables=(AnnexTable(_bands(frozenset()), heading="Thema: Migratie in brede zin",
                       gives={"thema": "Migratie in brede zin"}),),
)  # fmt: skip
AENM_LACKING = PublishedAnnex(
    "aenm-header-lacks-status",
    **AENM,
    columns=(
        *AENM_COLUMNS[:2],
        replace(AENM_COLUMNS[2], width=38),
        replace(AENM_COLUMNS[3], width=36),
        *AENM_COLUMNS[4:],
    ),
    tables=(AnnexTable(_bands(frozenset({"status"}))),),
)

TITLES_LINKED = PublishedAnnex(
    "szw-linked-titles",
    **SZW,
    columns=(
        Published("titel", "Titel", 130),
        Published("type_onderzoek", "Type onderzoek", 76),
        Published("afronding", "Afronding", 50),
        Published("status", "Status", 50),
        Published("artikel", "Begrotingsartikel(en)", 82),
    ),
    tables=tuple(
        AnnexTable(
            linked(list(studies("SZW", 10, 70 + at, VALUES)), "titel", "", 70 + at),
            heading=f"Thema {at}: {theme}",
            gives={"thema": as_read(theme)},
            notes=("1 De oplevering is met een jaar uitgesteld.",),
        )
        for at, theme in enumerate(THEMES, 1)
    ),
)


def _to_link(row: Study, at: int) -> Study:
    """`row`, with "[link]" behind its explanation, as the template has it."""
    text = f"{row.cells['conclusies']} [link]"
    url = f"https://open.overheid.example/documenten/ronl-{at:05}"
    cells = {**row.cells, "conclusies": text}
    return replace(row, cells=cells, links=(("conclusies", "[link]", url),))


def _template() -> list[Study]:
    values = {
        "subthema": ("Zorg thuis", "Zorg thuis", "Preventie", "Preventie", "Preventie", "Jeugd"),
        "type_onderzoek": ("Ex durante", "Ex post", "Ex ante, ex durante en ex post", "Ex post"),
        "afronding": ("2023", "2024", "2025", "2023-2024", "ntb"),
        "status": ("[te starten/lopend/afgerond]", "Lopend", "afgerond", "Te starten", "Lopend"),
        "artikel": ("1", "3", "4", "1 en 3"),
    }
    rows = list(studies("VWS", 30, 90, values, prose=3, title=""))
    return [_to_link(row, at) if at % 3 == 1 else row for at, row in enumerate(rows)]


TEMPLATE = PublishedAnnex(
    "vws-template-words",
    dossier="36 410 XVI",
    nr="2",
    session="2023–2024",
    title="Vaststelling van de begrotingsstaten van het Ministerie van Volksgezondheid, Welzijn en "
    "Sport (XVI) voor het jaar 2024",
    ministry="Ministerie van Volksgezondheid, Welzijn en Sport",
    year=2024,
    heading="Bijlage 5: Uitwerking Strategische Evaluatieagenda",
    columns=(
        Published("subthema", "Subthema", 66),
        Published("type_onderzoek", "Type onderzoek", 68),
        Published("afronding", "Afronding", 46),
        Published("status", "Status", 64),
        Published("conclusies", "Toelichting onderzoek", 134),
        Published("artikel", "Begrotingsartikel (onderdeel)", 70),
    ),
    tables=(AnnexTable(_template()),),
)

ANNEXES = (
    _szw("szw-theme-headings", WIDE, 1),
    _szw("szw-label-hangs-over", HANGING, 11, width=126, landscape=False),
    _szw("szw-label-hangs-both-ways", BOTH_WAYS, 31, width=136, landscape=False),
    _szw("szw-label-clipped", CLIPPED, 21, width=140, landscape=False),
    AENM_BANDS,
    AENM_LACKING,
    TITLES_LINKED,
    TEMPLATE,
)
