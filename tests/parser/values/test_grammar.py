"""One grammar: how a text suits a field, and what it means there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.values.grammar import GRAMMARS, field_of_values, is_value, match
from parser.values.reading import Fit
from parser.values.years import Years


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["2022", "Q3 2023", "n.t.b.", "2021-2022"], "afronding"),
        (["Afgerond", "lopend", "afgerond", "te", "starten"], "status"),
        (["Ex post", "MKBA", "Periodieke", "rapportage", "ex ante"], "type_onderzoek"),
        (["2022", "2021"], ""),  # too few
        (["2022", "5.608", "2019", "€ 40"], ""),
        (["-", "-", "n.v.t.", "–"], ""),
        (["Ecorys", "SEO", "KWINK groep"], ""),
        ([], ""),
    ],
)
def test_a_column_that_no_label_names_is_told_by_nearly_all_of_its_lines(
    texts: list[str], field: str
) -> None:
    assert field_of_values(texts, []) == field


def test_a_field_is_given_once() -> None:
    assert field_of_values(["2022", "2023", "2021"], ["afronding"]) == ""


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
    ("afronding", "2024 en verder", WHOLE, Years(2024, 2024)),
    ("afronding", "2023 e.v.", WHOLE, Years(2023, 2023)),
    ("afronding", "N.t.b.", WHOLE, Years()),
    ("afronding", "ntb", WHOLE, Years()),
    ("afronding", "Jaarlijks", WHOLE, Years()),
    ("afronding", "Afronding in 2028", WITHIN, Years(2028, 2028)),
    ("afronding", "20 22", LETTERS, Years()),
    ("afronding", "2021-", PART, Years(2021, 2021)),
    ("afronding", "Q3", PART, Years()),
    ("afronding", "1850", NONE, Years()),
    ("afronding", "Afgerond", NONE, Years()),
    # Articles of the budget.
    ("artikel", "37.2", WHOLE, (("37.2", "37.2"),)),
    ("artikel", "31 t/m 34", WHOLE, (("31", "34"),)),
    ("artikel", "37.4, 37.5", WHOLE, (("37.4", "37.4"), ("37.5", "37.5"))),
    ("artikel", "Alle", WHOLE, (("", ""),)),
    ("artikel", "n.v.t.", WHOLE, ()),
    ("artikel", "2.5 en BHOS art. 4.3", WITHIN, (("2.5", "2.5"), ("4.3", "4.3"))),
    ("artikel", "1 Versterken rechtsstaat", WITHIN, (("1", "1"),)),
    ("artikel", "31 t/m", PART, (("31", "31"),)),
    ("artikel", "Politie", NONE, ()),
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


@pytest.mark.parametrize(
    ("field", "text"), [(f, t) for f, t, fit, _ in PROBES if fit is WHOLE and f in CLOSED]
)
def test_the_first_words_of_a_value_are_a_part_of_it_or_a_value(field: str, text: str) -> None:
    words = text.split()
    for count in range(1, len(words)):
        assert match(field, " ".join(words[:count])) in (WHOLE, PART)
