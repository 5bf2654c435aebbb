"""What headings and labels say of the list under them."""

from __future__ import annotations

import pytest

from parser.values import list_of_heading, list_of_label


@pytest.mark.parametrize(
    ("text", "lijst"),
    [
        ("Bijlage 3: Afgerond evaluatie- en overig onderzoek", "afgerond"),
        ("Overzicht van in 2023 uitgevoerde evaluaties", "afgerond"),
        (
            "Bijlage 5 Strategische Evaluatie Agenda (SEA): overzicht van afgerond onderzoek",
            "afgerond",
        ),
        ("Uitwerking Strategische Evaluatieagenda", "gepland"),
        ("Tabel 12 Planning evaluaties 2024-2028", "gepland"),
        ("Nog niet afgeronde evaluaties", "gepland"),
        ("Nog af te ronden onderzoek", "gepland"),
        ("Lopend onderzoek", "gepland"),
        ("Tabel 4 Gepland", "gepland"),
        ("Afgerond", "afgerond"),
        ("Afgerond en lopend onderzoek", ""),
        ("Thema 2: Toekomstige energievoorziening", ""),
        ("Ruimtelijke planning", ""),
        ("Onderzoek naar voorzieningen", ""),
        ("Artikel 31 - Politie", ""),
        ("", ""),
    ],
)
def test_a_heading_tells_the_list_if_it_speaks_of_research(text: str, lijst: str) -> None:
    assert list_of_heading(text) == lijst


@pytest.mark.parametrize(
    ("label", "lijst"),
    [
        ("Start", "gepland"),
        ("Aanvang", "gepland"),
        ("Verwachte afronding", "gepland"),
        ("Conclusies/aanbevelingen*", "afgerond"),
        ("Link naar rapport", "afgerond"),
        ("Vindplaats", "afgerond"),
        ("Afronding", ""),
        ("Toelichting onderzoek", ""),
        ("Status", ""),
        ("#", ""),
    ],
)
def test_a_label_tells_the_list_if_only_such_a_list_has_its_column(label: str, lijst: str) -> None:
    assert list_of_label(label) == lijst
