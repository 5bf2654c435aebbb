"""What the short fields of an entry mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import Entry, Link
from parser.values.article_numbers import read_article_numbers
from parser.values.entry_values import values
from parser.values.grammar import is_value
from parser.values.research_types import read_research_type
from parser.values.statuses import read_research_status
from parser.values.years import read_completion

WORDS = st.from_regex(
    r"((ex|post|ante|en|t/m|20(21|22)|'?22|Q3|3e kwartaal|juni|01-06-2023|37\.2|31|alle|artikel"
    r"|niet|gestart|afgerond|Monitor|MKBA's|1a\.|Beleids-|doorlichting|[-/(),.'’¼İß])[ \n]?){0,8}",
    fullmatch=True,
)
TEXTS = st.text() | WORDS


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ex ante", "ex ante"),
        ("EX-POST", "ex post"),
        ("Exante", "ex ante"),
        ("ex durante evaluatie", "ex durante"),
        ("Evaluatie ex-post", "ex post"),
        ("Ex post (evaluatie)", "ex post"),
        ("Ex-ante/ex-durante", "ex ante"),
        ("Periodieke rapportages", "periodieke rapportage"),
        ("PR", "periodieke rapportage"),
        ("Beleidsdoorlichting (ex post)", "beleidsdoorlichting"),
        ("Maatschappelijke kosten-batenanalyse", "MKBA"),
        ("Monitoring", "monitor"),
        ("Ex durante (monitor)", "ex durante"),
        ("Interdepartementaal beleidsonderzoek", "IBO"),
        ("Overig", "overig"),
    ],
)
def test_a_type_is_read_in_any_spelling(text: str, meant: str) -> None:
    assert read_research_type(text).value == meant


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("1. Ex-post onderzoek naar doeltreffendheid en doelmatigheid van beleid", "ex post"),
        ("1a. Beleidsdoorlichtingen", "beleidsdoorlichting"),
        ("1b. Ander ex-post onderzoek naar doeltreffendheid en doelmatigheid", "ex post"),
        (
            "2. Ex-ante onderzoek naar de doeltreffendheid en de doelmatigheid van het beleid van"
            " het ministerie",
            "ex ante",
        ),
        ("2a. MKBA's", "MKBA"),
        ("2b. Ander ex-ante onderzoek", "ex ante"),
        ("3. Overig onderzoek", "overig"),
    ],
)
def test_a_group_label_of_the_model_of_2021_is_a_type(label: str, meant: str) -> None:
    assert read_research_type(label).value == meant


@pytest.mark.parametrize(
    "line",
    [
        "Beleids-",
        "doorlichting",
        "Periodieke",
        "rapportage",
        "Ex",
        "post",
        "Ex durante /",
        "en ex post",
    ],
)
def test_one_line_of_a_wrapped_type_is_no_type(line: str) -> None:
    assert read_research_type(line).value == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Evaluatie",
        "Onderzoek",
        "Overige baten en lasten",
        "De monitor laat zien dat de regeling werkt",
        "Uit de ex-post evaluatie blijkt dat het programma goed heeft gewerkt en doel trof",
    ],
)
def test_what_names_no_type_gives_none(text: str) -> None:
    assert read_research_type(text).value == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Te  starten", "te starten"),
        ("nog te starten", "te starten"),
        ("Nog niet gestart", "te starten"),
        ("In voorbereiding", "te starten"),
        ("Lopend", "lopend"),
        ("loopt", "lopend"),
        ("gestart", "lopend"),
        ("in uitvoering", "lopend"),
        ("Nog niet afgerond", "lopend"),
        ("AFGEROND", "afgerond"),
        ("gereed", "afgerond"),
        ("Voltooid", "afgerond"),
        ("Afgerond (Q3 2023)", "afgerond"),
        ("Afgerond*", "afgerond"),
    ],
)
def test_a_status_is_read_by_its_synonyms(text: str, meant: str) -> None:
    assert read_research_status(text).value == meant


@pytest.mark.parametrize(
    "text", ["", "te", "starten", "Nog niet", "onbekend", "De pilot is afgerond"]
)
def test_half_a_status_or_prose_gives_none(text: str) -> None:
    assert read_research_status(text).value == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022", (2022, 2022, None)),
        ("2021-2022", (2021, 2022, None)),
        ("2021/2022", (2021, 2022, None)),
        ("2021–'22", (2021, 2022, None)),
        ("2021-22", (2021, 2022, None)),
        ("2021 en 2022", (2021, 2022, None)),
        ("Q3 2023", (2023, 2023, 3)),
        ("2023Q3", (2023, 2023, 3)),
        ("3e kwartaal 2023", (2023, 2023, 3)),
        ("derde kwartaal 2023", (2023, 2023, 3)),
        ("Q4 2022 - Q1 2023", (2022, 2023, 1)),
        ("juni 2023", (2023, 2023, 2)),
        ("december 2022", (2022, 2022, 4)),
        ("maart 2022", (2022, 2022, 1)),
        ("01-06-2023", (2023, 2023, 2)),
        ("2023-06-01", (2023, 2023, 2)),
        ("06/2023", (2023, 2023, 2)),
        ("eind 2024", (2024, 2024, None)),
        ("2022 (TK 31 490, nr. 2031)", (2022, 2022, None)),
        ("n.t.b.", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_years_and_quarter_are_read(
    text: str, meant: tuple[int | None, int | None, int | None]
) -> None:
    assert read_completion(text).value[:3] == meant


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("2025, 2027", ((2026, 2026),)),
        ("2025 en 2027", ((2026, 2026),)),
        ("2027; 2025", ((2026, 2026),)),
        ("2021-2022, 2025 en 2029", ((2023, 2024), (2026, 2028))),
        ("2019-20 en 2023", ((2021, 2022),)),
        ("Q1 2023, Q3 2025", ((2024, 2024),)),
        ("2024, 2026 en verder", ((2025, 2025),)),
        ("2021 en 2022", ()),
        ("2019-2023", ()),
        ("2019 t/m 2023", ()),
        ("tussen 2019 en 2023", ()),
        ("2023", ()),
        ("n.t.b.", ()),
    ],
)
def test_years_that_a_list_leaves_out_are_not_meant(
    text: str, gaps: tuple[tuple[int, int], ...]
) -> None:
    assert read_completion(text).value.gaps == gaps


@pytest.mark.parametrize(
    "text",
    [
        *("2022", "2021-2022", "Q3 2023", "in de tweede helft van 2024", "2022*"),
        *("n.t.b.", "ntb", "nnb", "n.v.t.", "onbekend", "Doorlopend", "jaarlijks", "-"),
        "nader te bepalen",
    ],
)
def test_a_year_or_the_reason_why_there_is_none_is_a_whole_value(text: str) -> None:
    assert is_value("afronding", text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2021-", "2021 en", "-2022", "Q3", "3e kwartaal", "juni", "nog niet"),
        "In 2021 is ruim € 240 miljoen aan subsidie besteed",
    ],
)
def test_a_line_of_a_wrapped_year_or_prose_is_no_whole_value(text: str) -> None:
    assert not is_value("afronding", text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("37.2", (("37.2", "37.2"),)),
        ("91", (("91", "91"),)),
        ("31 t/m 34", (("31", "34"),)),
        ("31–34", (("31", "34"),)),
        ("3.1 tot en met 3.4", (("3.1", "3.4"),)),
        ("36.2 en 37.3", (("36.2", "36.2"), ("37.3", "37.3"))),
        ("17.2, 17.4", (("17.2", "17.2"), ("17.4", "17.4"))),
        ("art. 5 t/m 7 en 9", (("5", "7"), ("9", "9"))),
        ("Artikel 3", (("3", "3"),)),
        ("art.5", (("5", "5"),)),
        ("H XVI, artikel 4", (("4", "4"),)),
        ("2.5 en BHOS art. 4.3", (("2.5", "2.5"),)),
        ("2.5, XVII 4.3 en 4.4", (("2.5", "2.5"),)),
        ("BZ art. 1.1 en BHOS art. 4.3", (("1.1", "1.1"), ("4.3", "4.3"))),
        ("Alle", (("", ""),)),
        ("alle artikelen, behalve 91", (("", ""),)),
        ("nvt", ()),
        ("2023", ()),
        ("", ()),
    ],
)
def test_articles_are_read_as_ranges(text: str, meant: tuple[tuple[str, str], ...]) -> None:
    assert read_article_numbers(text).value == meant


def test_the_heading_names_the_article_where_the_row_does_not() -> None:
    heading = "Artikel 13 - Bereikbaarheid in 30 steden"
    assert values(Entry(artikel_kop=heading)).articles == (("13", "13"),)
    assert values(Entry(artikel="91", artikel_kop=heading)).articles == (("91", "91"),)
    assert values(Entry(artikel_kop="Niet-beleidsartikel 91")).articles == (("91", "91"),)
    assert values(Entry(artikel_kop="Thema 3")).articles == ()


def test_the_values_of_an_entry_stand_beside_its_text() -> None:
    entry = Entry(
        type_onderzoek="Ex post",
        afronding="Q3 2022",
        status="Afgerond",
        conclusies="Onderzoek Intergovernmental relations and return (WODC): Uit het onderzoek …",
        artikel="37.2",
        links=(Link("Link", "https://example.nl"),),
    )
    read = values(entry)
    assert (read.type, read.status) == ("ex post", "afgerond")
    assert (read.first_year, read.last_year, read.quarter) == (2022, 2022, 3)
    assert read.articles == (("37.2", "37.2"),)
    assert (read.kind, read.title) == ("onderzoek", "Intergovernmental relations and return")
    assert read.organisations == ("WODC",)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_at_all_can_be_read(one: str, two: str, three: str) -> None:
    entry = Entry("", "", one, two, three, one, two, three, one, two, (Link(two, ""),))
    read = values(entry)
    assert is_value("afronding", two) in (True, False)
    assert read.quarter in (None, 1, 2, 3, 4)
    if read.first_year is not None and read.last_year is not None:
        assert read.first_year <= read.last_year
    assert all(
        (not first) == (not last) and "." not in (first[-1:], last[-1:])
        for first, last in read.articles
    )


@given(st.integers(1, 50), st.integers(1, 40), st.sampled_from([" t/m ", "-", "–", " tot en met "]))
def test_a_range_comes_back_as_it_was_written(first: int, more: int, to: str) -> None:
    assert read_article_numbers(f"{first}{to}{first + more}").value == (
        (str(first), str(first + more)),
    )


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ex durante en ex post", ("ex durante", "ex post")),
        ("Ex ante, ex durante en ex post", ("ex ante", "ex durante", "ex post")),
        ("Ex ante / ex ante", ("ex ante",)),
        ("MKBA en monitor", ("MKBA", "monitor")),
        ("Ex post (beleidsdoorlichting)", ("beleidsdoorlichting",)),
        ("Ex-post evaluatie", ("ex post",)),
        ("n.v.t.", ("",)),
        ("", ("",)),
    ],
)
def test_each_kind_that_is_named_counts(text: str, types: tuple[str, ...]) -> None:
    meant = values(Entry(type_onderzoek=text))
    assert (meant.type, *meant.other_types) == types
