"""The columns of every model, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.labels import (
    HEADINGS,
    LABELS,
    field_of,
    is_annex,
    is_label,
    letters,
    letters_and_numbers,
    may_hold_header,
    names_other,
)

MODELS = {
    "2021": {
        "Soort onderzoek": "type_onderzoek",
        "Titel/onderwerp": "titel",
        "Afronding": "afronding",
    },
    "2022": {
        "Thema": "thema",
        "Subthema": "subthema",
        "Type onderzoek": "type_onderzoek",
        "Afronding": "afronding",
        "Toelichting onderzoek": "conclusies",
        "Begrotingsartikel": "artikel",
    },
    "JenV 2022": {
        "Thema": "thema",
        "Subthema/kennisbehoefte": "subthema",
        "Type onderzoek": "type_onderzoek",
        "Afronding": "afronding",
        "Status": "status",
        "Conclusies / Toelichting": "conclusies",
        "Artikel": "artikel",
        "Hyperlink": "links",
    },
    "2023": {
        "Thema": "thema",
        "Subthema": "subthema",
        "Type onderzoek": "type_onderzoek",
        "Afronding": "afronding",
        "Status": "status",
        "Conclusies/aanbevelingen*": "conclusies",
        "Begrotingsartikel(en)": "artikel",
    },
    "met in practice": {
        "Jaar van afronding": "afronding",
        "Titel onderzoek": "titel",
        "Conclusies en aanbevelingen": "conclusies",
        "Begrotings-artikel": "artikel",
        "Vindplaats": "links",
    },
    "BZK and KR": {
        "Deel(evaluatie)onderzoeken": "titel",
        "Type onderzoek": "type_onderzoek",
        "Afronding": "afronding",
        "Status": "status",
        "Begrotings-artikelen": "artikel",
    },
    "BHO": {
        "Evaluatie": "titel",
        "Type onderzoek": "type_onderzoek",
        "Looptijd": "afronding",
        "Aandachtspunten onderzoek": "conclusies",
        "Begrotingsartikel(onderdeel)": "artikel",
    },
    "Defensie": {
        "Soort onderzoek": "type_onderzoek",
        "Onderwerp": "titel",
        "Artikel": "artikel",
        "Voltooiing": "afronding",
    },
    "LNV": {
        "Hoofdthema": "thema",
        "Type (synthese)onderzoek": "type_onderzoek",
        "Afronding": "afronding",
    },
    "met in practice, short": {
        "Art.": "artikel",
        "Toelichting": "conclusies",
        "Afronding": "afronding",
        "Link naar rapport": "links",
    },
}
"""Every model of the annex: label → field."""

OTHERS = {
    "budget": ("Artikel", "Vastgestelde begroting", "Mutatie", "Realisatie", "Verschil"),
    "motions": ("Omschrijving", "Vindplaats", "Stand van zaken"),
    "promises": ("Naam", "Onderwerp", "Vindplaats", "Status"),
    "abbreviations": ("Afkorting", "Betekenis"),
    "subsidies": ("Artikel", "Naam subsidieregeling", "2021", "2022", "Laatste evaluatie"),
    "risks": ("Artikel", "Omschrijving", "Uitstaande garanties", "Plafond"),
}
"""Headers of tables beside the annex."""

ALL = [(label, field) for model in MODELS.values() for label, field in model.items()]
KNOWN = st.sampled_from([(label, field) for field, labels in LABELS.items() for label in labels])


@pytest.mark.parametrize(("label", "field"), ALL)
def test_every_label_of_every_model_is_its_field(label: str, field: str) -> None:
    assert field_of(label) == field


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_an_annex_and_each_column_has_its_field(model: str) -> None:
    labels, fields = list(MODELS[model]), list(MODELS[model].values())
    assert list(map(field_of, labels)) == fields
    assert is_annex(dict(zip(fields, labels, strict=True)), announced=False)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("apart", [" ", "\n", "\r\n"])
def test_the_text_of_a_page_with_any_models_header_is_a_candidate(model: str, apart: str) -> None:
    assert may_hold_header(f"Er is veel onderzocht.\n{apart.join(MODELS[model])}\nEen 2022 Twee")


@pytest.mark.parametrize("kind", OTHERS)
def test_a_header_of_another_table_is_refused(kind: str) -> None:
    labels = OTHERS[kind]
    fields = map(field_of, labels)
    assert not is_annex(dict(zip(fields, labels, strict=True)), announced=False)


def test_a_year_alone_does_not_tell_research_from_a_list_of_laws() -> None:
    laws = {"thema": "Thema", "titel": "Onderwerp", "status": "Status", "afronding": "Jaar"}
    assert not is_annex(laws, announced=False)
    assert is_annex(laws, announced=True)
    assert is_annex({**laws, "afronding": "Jaar van afronding"}, announced=False)


@pytest.mark.parametrize("kind", ["budget", "abbreviations", "subsidies", "risks"])
def test_the_text_of_a_page_with_another_table_is_no_candidate(kind: str) -> None:
    assert not may_hold_header(" ".join(OTHERS[kind]) + "\n31 Politie 1.200 5 1.205 4")


def test_prose_about_research_is_no_candidate() -> None:
    assert not may_hold_header(
        "De afronding van het onderzoek naar de kinderopvang is uitgesteld. De conclusies worden "
        "in 2024 met de Kamer gedeeld; de status van de aanbevelingen staat in de toelichting bij "
        "artikel 7. Per thema is gekeken welk type onderzoek past."
    )


@given(KNOWN, st.data())
def test_a_label_is_told_whatever_its_case_hyphens_breaks_and_stars(
    known: tuple[str, str], data: st.DataObject
) -> None:
    label, field = known
    for _ in range(3):
        at = data.draw(st.integers(0, len(label)))
        sign = data.draw(st.sampled_from(["\n", "-\n", "\u00ad", " ", "-", "*", "²", ")"]))
        label = label[:at] + sign + label[at:]
    label = data.draw(st.sampled_from([label, label.upper(), label.title()]))
    assert field_of(label) == field


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Begrotingsart", "artikel"),
        ("Begrotingsartike", "artikel"),
        ("Kennisbeho", "subthema"),
        ("Begro", ""),  # too little is left
        ("Begrotings", ""),  # ends between the words of a label
        ("Beleid", ""),
        ("Afgerond", ""),  # a status, though "Afgerond in" is a label
        ("Publicatie", ""),  # a word of its own, though a year of it begins so
    ],
)
def test_a_label_whose_end_is_cut_off_within_a_word_is_that_label(label: str, field: str) -> None:
    assert field_of(label) == field


def test_where_research_begins_is_not_when_it_ends() -> None:
    assert field_of("Aanvang") == ""
    assert names_other("Aanvang")


@given(KNOWN)
def test_a_note_between_brackets_does_not_count(known: tuple[str, str]) -> None:
    assert field_of(f"{known[0]} (zie ook bijlage 3)") == known[1]


@pytest.mark.parametrize(
    "label", ["", "*", "Realisatie", "Bedrag x € 1.000", "Opmerkingen", "2022"]
)
def test_an_unknown_label_has_no_field(label: str) -> None:
    assert field_of(label) == ""


def test_a_sentence_is_no_label() -> None:
    sentence = "Dit thema kent een toelichting die over de status en de conclusies van alles gaat"
    assert field_of(sentence) == ""


@pytest.mark.parametrize("label", ["Conclusies / Toelichting", "Titel, onderwerp", "Thema", "ART."])
def test_a_label_to_the_letter(label: str) -> None:
    assert is_label(label)


@pytest.mark.parametrize("label", ["Thema / status", "", "*", "Verschil"])
def test_no_label_or_two_of_two_fields_is_not_one_to_the_letter(label: str) -> None:
    assert not is_label(label)


@pytest.mark.parametrize("label", ["Thema veiligheid", "Het thema is af", "Afrondend onderzoek"])
def test_what_only_has_a_label_in_it_is_not_one_to_the_letter(label: str) -> None:
    assert field_of(label)
    assert not is_label(label)


def test_under_the_annexs_heading_fewer_columns_will_do() -> None:
    few = {"titel": "Titel", "afronding": "Afronding"}
    assert is_annex(few, announced=True)
    assert not is_annex(few, announced=False)
    assert not is_annex({"artikel": "Artikel", "status": "Status"}, announced=True)


@given(st.lists(st.sampled_from(ALL)), st.booleans())
def test_one_column_more_never_makes_an_annex_something_else(
    columns: list[tuple[str, str]], announced: bool
) -> None:
    labels = {field: label for label, field in columns}
    if is_annex(labels, announced):
        assert all(is_annex({field: label, **labels}, announced) for label, field in ALL)
        assert is_annex(labels, announced=True)


@given(st.text())
def test_letters_are_bare(text: str) -> None:
    bare = letters(text)
    assert bare.isalpha() or not bare
    assert letters(bare) == bare


@pytest.mark.parametrize(
    "heading",
    [
        "Bijlage 4: Afgerond evaluatie- en overig onderzoek",
        "Bijlage 5 Uitwerking Strategische Evaluatieagenda",
        "Uitwerking Strategische Evaluatie Agenda",
        "BIJLAGE 3. AFGEROND EVALUATIE- EN\nOVERIG ONDERZOEK",
    ],
)
def test_the_headings_of_the_annex_announce_it(heading: str) -> None:
    assert HEADINGS.search(heading)


@pytest.mark.parametrize(
    "heading", ["Bijlage 2: Moties en toezeggingen", "Lijst van afkortingen", "Bijlage 1: ZBO's"]
)
def test_the_headings_of_other_annexes_do_not(heading: str) -> None:
    assert not HEADINGS.search(heading)


def test_texts_are_the_same_by_their_letters_and_numbers() -> None:
    assert letters_and_numbers("Thema 1: Opvang") == letters_and_numbers("THEMA 1 - Op-\nvang")
    assert letters_and_numbers("Thema 1") != letters_and_numbers("Thema 2")
    assert letters_and_numbers("3.12") != letters_and_numbers("31.2")


@pytest.mark.parametrize(
    ("label", "field"), [("Artikel1", "artikel"), ("Artikel 31", ""), ("Art. 31", "")]
)
def test_a_digit_at_a_label_is_a_notes_mark_and_one_apart_an_articles_number(
    label: str, field: str
) -> None:
    assert field_of(label) == field
