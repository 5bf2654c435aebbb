"""What stands in a column tells its field."""

from __future__ import annotations

import pytest

from parser.values.grammar import field_of_values


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
