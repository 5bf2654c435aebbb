"""One grammar: how a text suits a field, and what it means there."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.values.grammar import GRAMMARS, is_named, is_value, match
from parser.values.interpretation import Fit
from parser.values.years import Years

WHOLE, LETTERS, WITHIN, PART, NONE = Fit
PROBES = [
    # The types of the models, and what eighteen published annexes print.
    ("type_onderzoek", "Ex ante", WHOLE, "ex ante"),
    ("type_onderzoek", "Ex-ante", WHOLE, "ex ante"),
    ("type_onderzoek", "Ex durante", WHOLE, "ex durante"),
    ("type_onderzoek", "Ex-post evaluatie", WHOLE, "ex post"),
    ("type_onderzoek", "Expost", WITHIN, "ex post"),
    ("type_onderzoek", "Periodieke rapportage", WHOLE, "periodieke rapportage"),
    ("type_onderzoek", "Periodieke rapportage Jeugd", WITHIN, "periodieke rapportage"),
    ("type_onderzoek", "Beleidsdoorlichting", WHOLE, "beleidsdoorlichting"),
    ("type_onderzoek", "MKBA", WHOLE, "MKBA"),
    ("type_onderzoek", "Monitor", WHOLE, "monitor"),
    ("type_onderzoek", "Voortgangsmonitor", WITHIN, "monitor"),
    ("type_onderzoek", "IBO", WHOLE, "IBO"),
    ("type_onderzoek", "Overig onderzoek", WHOLE, "overig"),
    ("type_onderzoek", "Overig", WHOLE, "overig"),
    ("type_onderzoek", "Procesevaluatie", WHOLE, "ex durante"),
    ("type_onderzoek", "Tussenevaluatie", WHOLE, "ex durante"),
    ("type_onderzoek", "Tussentijdse evaluatie", WHOLE, "ex durante"),
    ("type_onderzoek", "Mid term review", WHOLE, "ex durante"),
    ("type_onderzoek", "Mid-term evaluatie", WHOLE, "ex durante"),
    ("type_onderzoek", "Eindevaluatie", WHOLE, "ex post"),
    ("type_onderzoek", "Beleidsevaluatie", WHOLE, "ex post"),
    ("type_onderzoek", "Wetsevaluatie", WHOLE, "ex post"),
    ("type_onderzoek", "Effectenonderzoek", WHOLE, "ex post"),
    ("type_onderzoek", "Effectmeting", WHOLE, "ex post"),
    ("type_onderzoek", "Evaluatie van een missie", WHOLE, "ex post"),
    ("type_onderzoek", "Verkenning", WHOLE, "overig"),
    ("type_onderzoek", "Syntheseonderzoek", WHOLE, "overig"),
    ("type_onderzoek", "Evaluatie", WHOLE, ""),
    ("type_onderzoek", "Nog te bepalen", WHOLE, ""),
    ("type_onderzoek", "2a. MKBA's", WITHIN, "MKBA"),
    ("type_onderzoek", "Ex post (beleidsdoorlichting)", WITHIN, "beleidsdoorlichting"),
    ("type_onderzoek", "Periodieke", PART, ""),
    ("type_onderzoek", "rapportage", PART, ""),
    ("type_onderzoek", "Ex durante /", PART, ""),
    ("type_onderzoek", "Ex durante-", PART, ""),
    ("type_onderzoek", "Ex durante en ex post", WHOLE, "ex durante"),
    ("type_onderzoek", "Ex ante, ex durante en ex post", WHOLE, "ex ante"),
    ("type_onderzoek", "Onderzoek, probleemanalyse", WHOLE, "overig"),
    ("type_onderzoek", "Ex ante, ex durante en", PART, ""),
    ("type_onderzoek", "en ex post", PART, ""),
    ("type_onderzoek", "Ex-post (missie) evaluatie", WITHIN, "ex post"),
    ("type_onderzoek", "n.t.b.", WHOLE, ""),
    ("type_onderzoek", "Nog te", PART, ""),
    ("type_onderzoek", "doorliching", NONE, ""),
    ("type_onderzoek", "Periodeke rapportage", WITHIN, "periodieke rapportage"),
    ("type_onderzoek", "Beleidsdoorliching", WITHIN, "beleidsdoorlichting"),
    ("type_onderzoek", "Beleidsdoorlichitng SZW", WITHIN, "beleidsdoorlichting"),
    ("type_onderzoek", "Mid-term evaluatie Sahel", WITHIN, "ex durante"),
    ("type_onderzoek", "End term evaluatie: Sahel", WITHIN, "ex post"),
    ("type_onderzoek", "Ex ante en Ecorys", WITHIN, "ex ante"),
    ("type_onderzoek", "Ecorys", NONE, ""),
    ("type_onderzoek", "2022", NONE, ""),
    # The status, in any casing.
    ("status", "Te starten", WHOLE, "te starten"),
    ("status", "TE STARTEN", WHOLE, "te starten"),
    ("status", "Nog niet gestart", WHOLE, "te starten"),
    ("status", "Uitgesteld", WHOLE, "te starten"),
    ("status", "Gepland", WHOLE, "te starten"),
    ("status", "Lopend", WHOLE, "lopend"),
    ("status", "Doorlopend", WHOLE, "lopend"),
    ("status", "vertraagd", WHOLE, "lopend"),
    ("status", "In uitvoering", WHOLE, "lopend"),
    ("status", "Afgerond", WHOLE, "afgerond"),
    ("status", "afgerond*", WHOLE, "afgerond"),
    ("status", "Gereed", WHOLE, "afgerond"),
    ("status", "Afgerond (juni 2023)", WITHIN, "afgerond"),
    ("status", "Af gerond", LETTERS, "afgerond"),
    ("status", "Vervallen", WHOLE, ""),
    ("status", "n.v.t.", WHOLE, ""),
    ("status", "Nog te bepalen", WHOLE, ""),
    ("status", "Te Starten", WHOLE, "te starten"),
    ("status", "Nog niet", PART, ""),
    ("status", "te", PART, ""),
    ("status", "starten", PART, ""),
    ("status", "[te starten/lopend/afgerond]", NONE, ""),
    ("status", "Ja", NONE, ""),
    # When it ends.
    ("afronding", "2022", WHOLE, Years(2022, 2022)),
    ("afronding", "2021-2022", WHOLE, Years(2021, 2022)),
    ("afronding", "2025/2026", WHOLE, Years(2025, 2026)),
    ("afronding", "Q3 2023", WHOLE, Years(2023, 2023, 3)),
    ("afronding", "juni 2023", WHOLE, Years(2023, 2023, 2)),
    ("afronding", "15-06-2023", WHOLE, Years(2023, 2023, 2)),
    ("afronding", "15 juni 2023", WHOLE, Years(2023, 2023, 2)),
    ("afronding", "eind 2024", WHOLE, Years(2024, 2024)),
    ("afronding", "2024 en verder", WHOLE, Years(2024, None)),
    ("afronding", "2023 e.v.", WHOLE, Years(2023, None)),
    ("afronding", "2021-2022 e.v.", WHOLE, Years(2021, None)),
    ("afronding", "N.t.b.", WHOLE, Years()),
    ("afronding", "ntb", WHOLE, Years()),
    ("afronding", "Jaarlijks", WHOLE, Years()),
    ("afronding", "Afronding in 2028", WITHIN, Years(2028, 2028)),
    ("afronding", "20 22", LETTERS, Years(2022, 2022)),
    ("afronding", "2021-", PART, Years(2021, 2021)),
    ("afronding", "Q3", PART, Years()),
    ("afronding", "1850", NONE, Years()),
    ("afronding", "2099", NONE, Years()),
    ("afronding", "2025, 2027", WHOLE, Years(2025, 2027, gaps=((2026, 2026),))),
    ("afronding", "‒", WHOLE, Years()),
    ("afronding", "Q3 ‒ Q4 2023", WHOLE, Years(2023, 2023, 4)),
    ("afronding", "2023‒", PART, Years(2023, 2023)),
    ("afronding", "2023‒2024", WHOLE, Years(2023, 2024)),
    ("afronding", "2021-22", WHOLE, Years(2021, 2022)),
    ("afronding", "2021 t/m 2024", WHOLE, Years(2021, 2024)),
    ("afronding", "Q3-2023", WHOLE, Years(2023, 2023, 3)),
    ("afronding", "2023-Q3", WHOLE, Years(2023, 2023, 3)),
    ("afronding", "Q3-4 2023", WHOLE, Years(2023, 2023, 4)),
    ("afronding", "derde kwartaal 2023", WHOLE, Years(2023, 2023, 3)),
    ("afronding", "Q4 2022 - Q1 2023", WHOLE, Years(2022, 2023, 1)),
    ("afronding", "mrt 2023", WHOLE, Years(2023, 2023, 1)),
    ("afronding", "Maandelijks 2023", WITHIN, Years(2023, 2023)),
    ("afronding", "2023-06-15", WHOLE, Years(2023, 2023, 2)),
    ("afronding", "nog te bepalen", WHOLE, Years()),
    ("afronding", "2024 en", PART, Years(2024, 2024)),
    ("afronding", "-2022", PART, Years(2022, 2022)),
    ("afronding", "verder", PART, Years()),
    ("afronding", "derde kwartaal", PART, Years()),
    ("afronding", "kwartaal 2023", WITHIN, Years(2023, 2023)),
    ("afronding", "n.t.", PART, Years()),
    ("afronding", "15", NONE, Years()),
    ("afronding", "Afgerond", NONE, Years()),
    # Articles of the budget.
    ("artikel", "37.2", WHOLE, (("37.2", "37.2"),)),
    ("artikel", "31 t/m 34", WHOLE, (("31", "34"),)),
    ("artikel", "37.4, 37.5", WHOLE, (("37.4", "37.4"), ("37.5", "37.5"))),
    ("artikel", "Alle", WHOLE, (("", ""),)),
    ("artikel", "n.v.t.", WHOLE, ()),
    ("artikel", "BZ art 1.1, 1.2. 1.3", WHOLE, tuple((no, no) for no in ("1.1", "1.2", "1.3"))),
    ("artikel", "BHO art 1.3, deel 1.1", WHOLE, (("1.3", "1.3"), ("1.1", "1.1"))),
    ("artikel", "BHOS", PART, ()),
    ("artikel", "2.5 en BHOS art. 4.3", WHOLE, (("2.5", "2.5"),)),
    ("artikel", "1 Versterken rechtsstaat", WITHIN, (("1", "1"),)),
    ("artikel", "31 t/m", PART, (("31", "31"),)),
    ("artikel", "t/m 34", PART, (("34", "34"),)),
    ("artikel", "en 37.3", PART, (("37.3", "37.3"),)),
    ("artikel", "31 tot en", PART, (("31", "31"),)),
    ("artikel", "31t/m34", WHOLE, (("31", "34"),)),
    ("artikel", "31a t/m 34b", WHOLE, (("31", "34"),)),
    ("artikel", "art.", PART, ()),
    ("artikel", "1 (Inzet)", WHOLE, (("1", "1"),)),
    ("artikel", "6 (Investeringen), 7 (DMO)", WHOLE, (("6", "6"), ("7", "7"))),
    ("artikel", "12.345", NONE, ()),
    ("artikel", "2022", NONE, ()),
    ("artikel", "Politie", NONE, ()),
    # Words of the link column mean nothing by themselves.
    ("links", "Link", WHOLE, None),
    ("links", "Link naar rapport", WHOLE, None),
    ("links", "Kamerstukken II 2022/23, 29 521, nr. 440", WHOLE, None),
    ("links", "https://example.nl/a", WHOLE, None),
    ("links", "n.v.t.", WHOLE, None),
    ("links", "Zie", PART, None),
    ("links", "Ecorys", NONE, None),
]


@pytest.mark.parametrize(("field", "text", "fit", "value"), PROBES)
def test_a_text_suits_and_means(field: str, text: str, fit: Fit, value: object) -> None:
    assert GRAMMARS[field](text) == (fit, value)


CLOSED = ("type_onderzoek", "status")
WORDS = st.lists(
    st.sampled_from(sorted({word for _, text, _, _ in PROBES for word in text.split()})), max_size=5
).map(" ".join)


@given(st.sampled_from(CLOSED), st.one_of(WORDS, st.text(max_size=40)))
def test_what_has_a_meaning_suits_and_what_is_half_a_value_has_none(field: str, text: str) -> None:
    fit, value = GRAMMARS[field](text)
    assert not value or fit in (WHOLE, LETTERS, WITHIN)
    assert fit not in (LETTERS, WITHIN) or value
    assert is_value(field, text) == (fit in (WHOLE, WITHIN))


@given(st.sampled_from(sorted(GRAMMARS)), st.one_of(WORDS, st.text(max_size=40)))
def test_where_only_words_can_tell_a_whole_value_is_one_for_its_meaning_too(
    field: str, text: str
) -> None:
    if match(field, text) is WHOLE:
        assert GRAMMARS[field](text).fit in (WHOLE, LETTERS)


@given(
    st.sampled_from(["afronding", "artikel"]),
    st.one_of(WORDS, st.text("012349 .-/enQ", max_size=12)),
)
def test_a_whole_value_with_a_number_in_it_means_something(field: str, text: str) -> None:
    if match(field, text) is WHOLE and any(letter.isdigit() for letter in text):
        assert any(GRAMMARS[field](text).value)


YEARS = st.integers(1980, 2049)
QUARTERS = st.integers(1, 4)
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_MONTHS = ("februari", "mei", "sep", "dec.")


@given(YEARS, QUARTERS, st.sampled_from(["q_y", "q-y", "y_q", "y-q", "k", "e", "o", "m", "d", "-"]))
def test_a_quarter_or_month_and_a_year_are_whole_and_mean_both(
    year: int, no: int, how: str
) -> None:
    text = {
        "q_y": f"Q{no} {year}",
        "q-y": f"Q{no}-{year}",
        "y_q": f"{year} Q{no}",
        "y-q": f"{year}-Q{no}",
        "k": f"K{no} {year}",
        "e": f"{no}e kwartaal {year}",
        "o": f"{_ORDINALS[no - 1]} kwartaal {year}",
        "m": f"{_MONTHS[no - 1]} {year}",
        "d": f"15 {_MONTHS[no - 1]} {year}",
        "-": f"15-{3 * no:02}-{year}",
    }[how]
    assert GRAMMARS["afronding"](text) == (WHOLE, Years(year, year, no))
    _first_words_suit("afronding", text)


@given(YEARS, YEARS, st.sampled_from(["-", " – ", "/", " en ", " t/m ", ", "]))
def test_several_years_are_whole_and_mean_the_first_and_the_last(
    one: int, two: int, between: str
) -> None:
    text = f"{one}{between}{two}"
    first, last = sorted((one, two))
    listed = between in (" en ", ", ") and last > first + 1
    gaps = ((first + 1, last - 1),) if listed else ()
    assert GRAMMARS["afronding"](text) == (WHOLE, Years(first, last, gaps=gaps))
    _first_words_suit("afronding", text)


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(0, 9)), min_size=1, max_size=4),
    st.sampled_from([", ", " en ", "; ", " & ", ","]),
    st.sampled_from(["", "art. ", "Artikelen "]),
)
def test_a_list_of_articles_is_whole_and_means_each(
    numbers: list[tuple[int, int]], between: str, before: str
) -> None:
    articles = [f"{article}.{part}" if part else str(article) for article, part in numbers]
    text = before + between.join(articles)
    assert GRAMMARS["artikel"](text) == (WHOLE, tuple((one, one) for one in articles))
    _first_words_suit("artikel", text)


@pytest.mark.parametrize(
    ("field", "first", "again"),
    [
        ("afronding", "2021", "-q1-2022"),
        ("afronding", "q1 2021 q2", " en q1 2022 q2"),
        ("afronding", "mei 2021", " - mei 2022"),
        ("afronding", "2021-22", " en 2022-23"),
        ("afronding", "2021 ", "q1-q2-"),
        ("artikel", "1", " en 1a t/m 2"),
        ("artikel", "1", "-1.1"),
        ("artikel", "1", ",1t/m11"),
        ("type_onderzoek", "", "ex ante en "),
        ("status", "afgerond", " in 2022"),
        ("status", "afgerond", ",mei2022eind"),
        ("links", "kamerstuk", " 1"),
    ],
)
def test_what_nearly_is_a_long_value_is_read_at_once(field: str, first: str, again: str) -> None:
    before = process_time()
    GRAMMARS[field](first + again * 1000 + "!x")
    assert process_time() - before < 2


@pytest.mark.parametrize(("field", "text"), [(f, t) for f, t, fit, _ in PROBES if fit is WHOLE])
def test_the_first_words_of_a_value_are_a_part_of_it_or_a_value(field: str, text: str) -> None:
    _first_words_suit(field, text)


def _first_words_suit(field: str, text: str) -> None:
    """The one exception is a day, a number that may be anything."""
    words = text.split()
    for count in range(1, len(words)):
        first = " ".join(words[:count])
        assert match(field, first) in (WHOLE, PART) or first == "15", first


def test_a_value_is_named_by_its_letters_and_spaces_alone() -> None:
    assert is_named("type_onderzoek", "Beleidsdoorlichting")
    assert not is_named("type_onderzoek", "Beleids doorlichting")
    assert not is_named("type_onderzoek", "Periodieke rapport age")
    assert not is_named("titel", "Ex post")
