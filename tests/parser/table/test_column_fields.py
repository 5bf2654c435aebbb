"""The field of a column: by its label, or by what its texts look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.labels import LABELS, field_of
from parser.table.column_fields import ColumnContent, name_columns, number_of_values

KNOWN = st.sampled_from([label for labels in LABELS.values() for label in labels])


def named(*columns: tuple[str, list[str]]) -> list[str]:
    """The fields of columns, each a label and its texts."""
    return [one.field for one in name_columns([ColumnContent(*column, 0) for column in columns])]


def by_labels(labels: list[str]) -> list[str]:
    return named(*((label, []) for label in labels))


@given(st.lists(KNOWN | st.text(max_size=9), min_size=1, max_size=7))
def test_no_two_columns_have_one_field_and_each_label_that_is_known_names_one(
    labels: list[str],
) -> None:
    fields = by_labels(labels)
    told = [field for field in fields if field]
    assert len(fields) == len(labels)
    assert len(set(told)) == len(told)
    assert {field_of(label) for label in labels} - {""} <= set(told)


def test_of_two_columns_of_text_the_conclusions_are_the_more_telling() -> None:
    fields = by_labels(["Toelichting", "Afronding", "Conclusies"])
    assert fields == ["", "afronding", "conclusies"]
    assert by_labels(["Toelichting", "Afronding"]) == ["conclusies", "afronding"]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["2022", "Q3 2023", "n.t.b.", "2021-2022"], "afronding"),
        (["Afgerond", "lopend", "afgerond", "te starten"], "status"),
        (["Ex post", "MKBA", "Periodieke rapportage", "ex ante"], "type_onderzoek"),
        (["37.2", "31 t/m 34", "Alle"], "artikel"),
        (["-", "-", "n.v.t.", "–"], ""),
    ],
)
def test_a_column_that_no_label_names_is_told_by_its_values(texts: list[str], field: str) -> None:
    conclusions = ("Hoofdlijnen", ["Het beleid is doeltreffend, zo blijkt uit de evaluatie."])
    assert named(("Klaar", texts), conclusions) == [field, "conclusies"]


def test_what_a_label_says_beats_what_texts_look_like() -> None:
    assert named(("Jaar van afronding", ["afgerond", "lopend"]), ("Fase", ["2022", "2023"])) == [
        "afronding",
        "status",
    ]


def test_the_first_columns_of_words_are_themes_unless_their_labels_name_another_thing() -> None:
    years = ("Jaar", ["2022", "2023"])
    text = ("Hoofdlijnen", ["Het beleid is doeltreffend, zo blijkt.", "De wet werkt niet goed."])
    words = ["Opvang", "Toelating"]
    assert named(("Domein", words), ("Speerpunt", words), years, text)[:2] == ["thema", "subthema"]
    assert named(("Domein", words), ("Opdrachtnemer", words), years, text)[:2] == ["thema", ""]


def test_the_years_in_which_research_begins_are_not_those_in_which_it_ends() -> None:
    years = ["2022", "2023"]
    for label in ("Aanvang", "Start", "Startdatum"):
        assert named((label, years), ("Klaar", years)) == ["", "afronding"]
        assert named((label, years), ("Voltooiing", years)) == ["", "afronding"]


def test_a_column_of_links_is_told_by_the_links_in_it() -> None:
    links = ColumnContent("Raadpleeg", ["Kst-12", "Kst-13"], 2)
    text = ColumnContent("Conclusies", ["Het beleid is doeltreffend."], 0)
    (first, second) = name_columns([links, text])
    assert (first.field, first.by_texts) == ("links", True)
    assert (second.field, second.by_texts) == ("conclusies", False)


KINDS = ("Vorm", ["Ex post", "MKBA", "IBO"])
YEARS = ("Klaar", ["2021", "2022", "2023"])
FOUND = ("Opbrengst", ["Het beleid is doeltreffend, zo blijkt uit de evaluatie. " * 4] * 3)
STUDIES = [
    "De werking van de kinderopvangtoeslag onderzocht",
    "Evaluatie van de bijstand",
    "Tien jaar minimumloon in de horeca",
]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (["Afge-", "rond", "Lo-", "pend", "te", "starten", "Afgeron", "d"], "status"),
        (
            ["Beleids-", "door-", "lichting", "MKBA", "Periodie-", "ke rap-", "portage"],
            "type_onderzoek",
        ),
        (["2022/", "2023", "2021-", "2022"], "afronding"),
        (["31 t/m", "34", "36.2 en", "37.3"], "artikel"),
    ],
)
def test_the_lines_of_broken_values_are_pieced_together(lines: list[str], field: str) -> None:
    assert named(("Proces", lines), ("Hoofdlijnen", FOUND[1]))[0] == field


@pytest.mark.parametrize("label", ["Studie", "Brondocument"])
def test_words_that_are_others_on_each_row_are_titles_and_no_theme(label: str) -> None:
    assert named((label, STUDIES), KINDS, YEARS, FOUND)[0] == "titel"
    themes = ("Thema", ["Kinderopvang", "Kinderopvang", "Bijstand"])
    assert named(themes, (label, STUDIES), KINDS, YEARS, FOUND)[:2] == ["thema", "titel"]


def test_themes_hold_for_several_rows_and_are_no_titles() -> None:
    themes = ("Domein", ["Oudedagsvoorziening"])
    subthemes = ("Vraagstuk", ["Pensioenopbouw", "Witwasbestrijding"])
    assert named(themes, subthemes, KINDS, YEARS, FOUND)[:2] == ["thema", "subthema"]


def test_titles_that_are_links_are_titles() -> None:
    titles = ColumnContent("Publicatie", STUDIES, 3)
    others = [ColumnContent(*column, 0) for column in (KINDS, YEARS, FOUND)]
    assert name_columns([titles, *others])[0].field == "titel"


def test_where_nothing_is_said_behind_the_kinds_the_longest_texts_are_titles() -> None:
    assert named(("Studie", STUDIES), KINDS, YEARS) == ["titel", "type_onderzoek", "afronding"]
    assert named(KINDS, ("Kern", STUDIES), YEARS)[1] == "conclusies"


def test_in_a_table_without_kinds_and_years_there_are_no_titles() -> None:
    assert named(("Studie", STUDIES), YEARS, FOUND)[0] == "thema"


def test_the_longest_texts_are_conclusions_though_each_has_a_link_in_it() -> None:
    text = ["Het beleid is doeltreffend, zo blijkt uit het rapport.", "De wet werkt zoals bedoeld."]
    years = ColumnContent("Klaar in", ["2022", "2023"], 0)
    assert [one.field for one in name_columns([years, ColumnContent("Kern", text, 2)])] == [
        "afronding",
        "conclusies",
    ]


def test_the_next_best_field_is_known_and_how_much_less_well_all_suit_with_it() -> None:
    years = ColumnContent("Jaar van afronding", ["2021", "2022", "2023"], 0)
    unknown = ColumnContent("Planning", ["2020", "2021", "2022"], 0)
    first, second = name_columns([years, unknown])
    assert (first.field, second.field, second.instead) == ("afronding", "", "afronding")
    # The years would lose their column to the one with the unknown label.
    assert second.margin > 0
    assert second.margin == pytest.approx(first.margin)


def test_entries_are_counted_by_their_values_however_these_are_broken() -> None:
    """And not by the numbers of pages that stand under them."""
    assert number_of_values("status", ["afgerond", "Afge-", "rond", "4", "lopend"]) == 3
