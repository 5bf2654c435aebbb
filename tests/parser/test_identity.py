"""Papers are named from what they print, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import Document
from parser.identity import identify

FRONT = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2022–2023
36 360 VI Jaarverslag en slotwet Ministerie van
Justitie en Veiligheid 2022
Nr. 1 JAARVERSLAG VAN HET MINISTERIE VAN JUSTITIE EN
VEILIGHEID (VI)
Ontvangen 17 mei 2023
kst-36360-VI-1
ISSN 0921 - 7371
’s-Gravenhage 2023
Tweede Kamer, vergaderjaar 2022–2023, 36 360 VI, nr. 1 1
"""
RUNNING = "Tweede Kamer, vergaderjaar 2022–2023, 36 360 VI, nr. 1 286\n"
QUOTED = "Tweede Kamer, vergaderjaar 2019–2020, 35 470 X, nr. 3"


def test_a_kamerstuk_is_named_by_its_front_page() -> None:
    assert identify([FRONT, RUNNING]) == Document(
        dossier="36 360 VI",
        nr="1",
        vergaderjaar="2022–2023",
        titel="Jaarverslag en slotwet Ministerie van Justitie en Veiligheid 2022",
        ministerie="Ministerie van Justitie en Veiligheid",
        jaar=2022,
    )


@pytest.mark.parametrize("dash", ["-", "–", "‒", "—", "/"])
def test_the_session_is_the_same_with_any_dash(dash: str) -> None:
    pages = [page.replace("2022–2023", f"2022{dash}2023") for page in (FRONT, RUNNING)]
    assert identify(pages).vergaderjaar == "2022–2023"


def test_an_excerpt_is_named_by_its_running_lines_and_has_no_title() -> None:
    pages = ["Bijlage 4: Afgerond evaluatie- en overig onderzoek\n" + RUNNING, "tekst\n" + RUNNING]
    assert identify(pages) == Document(
        dossier="36 360 VI", nr="1", vergaderjaar="2022–2023", jaar=2022
    )


def test_the_code_on_the_front_page_beats_the_running_lines() -> None:
    wrong = "Tweede Kamer, vergaderjaar 2022–2023, 36 360 X, nr. 1\n"
    assert identify(["kst-36360-VI-1\n", wrong, wrong]).dossier == "36 360 VI"


def test_a_paper_that_is_quoted_does_not_beat_the_papers_own_lines() -> None:
    pages = [f"Zie {QUOTED}.\n{RUNNING}"] + [f"tekst\n{RUNNING}"] * 2
    assert identify(pages).dossier == "36 360 VI"


def test_a_paper_that_is_quoted_names_no_document_without_running_lines() -> None:
    assert identify([f"Verwijzing: {QUOTED}.", "tekst", "tekst"]) == Document()


@pytest.mark.parametrize(
    ("line", "dossier", "nr", "vergaderjaar"),
    [
        ("Tweede Kamer, vergaderjaar 2021-2022, 36100 X, nr. 1", "36 100 X", "1", "2021–2022"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 36 560, nr. 12", "36 560", "12", "2023–2024"),
        ("Tweede Kamer, vergaderjaar 2023/24, 36 560-IIB, nr. 1", "36 560 IIB", "1", "2023–2024"),
        (
            "Tweede Kamer, vergaderjaar 2024–2025, 36 740 XXIII, nr. 1",
            "36 740 XXIII",
            "1",
            "2024–2025",
        ),
        ("Tweede Kamer, vergaderjaar 2020–2021, 35 830 J, nr. 1", "35 830 J", "1", "2020–2021"),
        ("Eerste Kamer, vergaderjaar 2022–2023, 36 200 XVI, A", "36 200 XVI", "A", "2022–2023"),
        ("Tweede Kamer, vergaderjaar 1999–2000, 27 127, nr. 2", "27 127", "2", "1999–2000"),
        ("Tweede Kamer, vergaderjaar 2022–2032, 36 360 IXB, nr. 1", "36 360 IXB", "1", ""),
    ],
)
def test_a_running_line_is_read_in_all_its_spellings(
    line: str, dossier: str, nr: str, vergaderjaar: str
) -> None:
    paper = identify([f"tekst\n{line} 3\n"])
    assert (paper.dossier, paper.nr, paper.vergaderjaar) == (dossier, nr, vergaderjaar)


@pytest.mark.parametrize(
    ("code", "dossier", "nr"),
    [
        ("kst-36360-VI-1-b1", "36 360 VI", "1"),
        ("kst-36740-IIA-1", "36 740 IIA", "1"),
        ("kst-36410-A-2", "36 410 A", "2"),
        ("kst-36360-1", "36 360", "1"),
        ("  kst-35830-XVII-1 ISSN 0921 - 7371", "35 830 XVII", "1"),
    ],
)
def test_the_code_of_the_front_page_is_read(code: str, dossier: str, nr: str) -> None:
    paper = identify([f"Tweede Kamer der Staten-Generaal\n{code}\n"])
    assert (paper.dossier, paper.nr) == (dossier, nr)


def test_the_number_is_read_from_the_heading_where_no_code_is_printed() -> None:
    front = "\n".join(line for line in FRONT.splitlines() if "kst" not in line)
    front = front.replace(RUNNING.strip()[:-4], "").replace("36 360 VI", "36 360VI")
    paper = identify([front, "tekst", "tekst"])
    assert (paper.dossier, paper.nr, paper.vergaderjaar) == ("36 360 VI", "1", "2022–2023")


@pytest.mark.parametrize(
    ("front", "titel", "ministerie", "jaar"),
    [
        (
            "36 740 IIA Jaarverslag en Slotwet Staten-Generaal 2024\nNr. 1\n",
            "Jaarverslag en Slotwet Staten-Generaal 2024",
            "",
            2024,
        ),
        (
            "36 410 VI Vaststelling van de begrotingsstaten van het\nMinisterie van Justitie en "
            "Veiligheid (VI) voor het\njaar 2024\nNr. 2 MEMORIE VAN TOELICHTING\n",
            "Vaststelling van de begrotingsstaten van het Ministerie van Justitie en Veiligheid "
            "(VI) voor het jaar 2024",
            "Ministerie van Justitie en Veiligheid",
            2024,
        ),
        (
            "VASTSTELLING VAN DE BEGROTINGSSTATEN VAN HET MINISTERIE VAN SOCIALE ZAKEN\nEN "
            "WERKGELEGENHEID (XV) VOOR HET JAAR 2024",
            "VASTSTELLING VAN DE BEGROTINGSSTATEN VAN HET MINISTERIE VAN SOCIALE ZAKEN EN "
            "WERKGELEGENHEID (XV) VOOR HET JAAR 2024",
            "Ministerie van Sociale Zaken en Werkgelegenheid",
            2024,
        ),
        (
            "JAARVERSLAG VAN HET MINISTERIE VAN\nFINANCIËN (IX)\nAangeboden 18 mei 2011\n",
            "JAARVERSLAG VAN HET MINISTERIE VAN FINANCIËN (IX)",
            "Ministerie van Financiën",
            None,
        ),
        (
            "Jaarverslag en slotwet Ministerie van Defensie\n2022\n36 360 X\nJAARVERSLAG VAN HET "
            "MINISTERIE VAN DEFENSIE\nNr. 1\n",
            "Jaarverslag en slotwet Ministerie van Defensie 2022",
            "Ministerie van Defensie",
            2022,
        ),
        (
            "36 360 IX Jaarverslag en slotwet Ministerie van Financiën en Nationale Schuld 2022\n",
            "Jaarverslag en slotwet Ministerie van Financiën en Nationale Schuld 2022",
            "Ministerie van Financiën",
            2022,
        ),
        (
            "Jaarverslag en slotwet Ministerie van Volksgezond\u00ad\nheid, Welzijn en Sport"
            " 2012\n",
            "Jaarverslag en slotwet Ministerie van Volksgezondheid, Welzijn en Sport 2012",
            "Ministerie van Volksgezondheid, Welzijn en Sport",
            2012,
        ),
        (
            "Jaarverslag Ministerie van Algemene Zaken 2019 – 1\n",
            "Jaarverslag Ministerie van Algemene Zaken 2019",
            "Ministerie van Algemene Zaken",
            2019,
        ),
        (
            "Ministerie van Binnenlandse Zaken en\nKoninkrijksrelaties\nJaarverslag 2021\n",
            "Jaarverslag 2021",
            "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
            2021,
        ),
        (
            "36 600 IV Vaststelling van de begrotingsstaten van Koninkrijksrelaties (IV) voor het "
            "jaar 2025\nNr. 2 MEMORIE VAN TOELICHTING\nkst-36600-IV-2\n",
            "Vaststelling van de begrotingsstaten van Koninkrijksrelaties (IV) voor het jaar 2025",
            "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
            2025,
        ),
        ("Jaarverslag 2022 | Ministerie van VWS", "Jaarverslag 2022", "Ministerie van VWS", 2022),
        (
            "Financieel jaarverslag van het Rijk 2022\n",
            "Financieel jaarverslag van het Rijk 2022",
            "",
            2022,
        ),
    ],
)  # fmt: skip
def test_title_ministry_and_year_are_those_of_the_front_page(
    front: str, titel: str, ministerie: str, jaar: int | None
) -> None:
    paper = identify([front])
    assert (paper.titel, paper.ministerie, paper.jaar) == (titel, ministerie, jaar)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "In het jaarverslag 2022 van het Ministerie van Defensie staat dat\n",
        "Naar een wendbare migratieketen\nBrede maatschappelijke heroverweging\n20 april 2020\n",
        "Den Haag, 3 april 2009\nVoortouwcommissie: vaste commissie voor Binnenlandse Zaken\n"
        "Voortgang (31 475) - 31475-3\nMinisterie van Binnenlandse Zaken",
        "Jaarverslag van het Ministerie van Defensie is een stuk dat " + "lang is " * 40,
    ],
)
def test_what_is_no_annual_report_gets_no_name(text: str) -> None:
    assert identify([text]) == Document()


def test_the_year_is_that_of_the_dossier_where_no_title_tells_it() -> None:
    budget = "Tweede Kamer, vergaderjaar 2022–2023, 36 200 VI, nr. 2\n"
    unknown = "Tweede Kamer, vergaderjaar 2027–2028, 37 900 VI, nr. 1\n"
    assert identify([budget]).jaar == 2023
    assert identify([unknown]).jaar == 2027


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_gives_a_document(texts: list[str]) -> None:
    paper = identify(texts)
    assert paper.jaar is None or 1900 <= paper.jaar < 2100
