"""Themes and subthemes that headings, captions and rows over all columns name."""

from __future__ import annotations

import pytest

from parser.table.theme_names import subtheme_in, theme_in


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Thema 1: Bestaanszekerheid", "Bestaanszekerheid"),
        ("Thema: opvang", "opvang"),
        ("Thema 4 Kinderen en gezin", "Kinderen en gezin"),
        ("Thema II – Zorg", "Zorg"),
        ("Tabel 61 SEA-thema: Goed bestuur", "Goed bestuur"),
        ("SEA-thema 1: Wonen", "Wonen"),
        ("Hoofdthema Wederopbouw", "Wederopbouw"),
        ("Thema Subthema Type onderzoek Afronding", ""),  # a header
        ("Thema's in de zorg", ""),
        ("Dit thema: wonen", ""),
        ("Subthema 1.1. Bouwen", ""),
    ],
)
def test_a_theme_stands_behind_the_word_for_it_and_its_number(text: str, theme: str) -> None:
    assert theme_in(text) == theme


@pytest.mark.parametrize(
    ("text", "subtheme"),
    [
        ("Subthema Asielopvang", "Asielopvang"),
        ("Subthema 1.1. Bouwen van woningen", "Bouwen van woningen"),
        ("Sub-thema 2: markten", "markten"),
        ("Deelthema A – Opsporing", "Opsporing"),
        ("Subthema Type onderzoek Afronding", ""),
        ("Subthema", ""),
        ("Thema 1: Bestaanszekerheid", ""),
    ],
)
def test_a_subtheme_stands_behind_the_word_for_it_and_its_number(text: str, subtheme: str) -> None:
    assert subtheme_in(text) == subtheme
