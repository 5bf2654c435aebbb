"""What headings tell of the table under them."""

from __future__ import annotations

import pytest

from parser.pdf.lines import Line
from parser.pdf.runs import Char, Run
from parser.table.headings import Headings, announced, announces, names_what_follows


def line(text: str, size: float = 9.0, bold: bool = True) -> Line:
    chars = [
        Char(sign, 50 + 5.0 * at, 55 + 5.0 * at, 100.0, 100.0 + size, 107.0, size, bold)
        for at, sign in enumerate(text)
    ]
    return Line(107.0, (Run.of(chars),))


ANNEX = line("Bijlage 3: Afgerond evaluatie- en overig onderzoek", 14.0)


@pytest.mark.parametrize(
    "text",
    [
        "Bijlage 3: Afgerond evaluatie- en overig onderzoek",
        "BIJLAGE 2 AFGEROND EVALUATIE- EN OVERIG ONDERZOEK",
        "Uitwerking Strategische Evaluatieagenda",
        "Overzicht afgerond onderzoek",
        "Bijlage 5 Strategische Evaluatie Agenda (SEA): overzicht van afgerond onderzoek",
    ],
)
def test_a_heading_of_the_annex_announces_it(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Een overzicht staat in de bijlage Afgerond evaluatie- en overig onderzoek.",
        "In de bijlage Afgerond evaluatie- en overig onderzoek staat hoe de middelen in dit jaar",
        "Moties en toezeggingen",
        "",
    ],
)
def test_a_sentence_that_names_the_annex_does_not(text: str) -> None:
    assert not announces(text)


def test_a_heading_may_take_two_lines_and_the_next_annex_ends_it() -> None:
    assert announced(["Bijlage 4: Afgerond evaluatie- en", "overig onderzoek"], "")
    assert not announced(["Bijlage 5: Moties"], "Bijlage 4: Afgerond onderzoek")


def test_an_article_holds_over_prose_until_the_next_and_a_theme_for_one_table() -> None:
    prose = line("De planning is geactualiseerd", bold=False)
    first = Headings().after([ANNEX, line("Artikel 31 - Politie"), prose])
    assert first.annex
    assert first.article == "Artikel 31 - Politie"
    theme = first.after([line("Thema: Opvang"), prose])
    assert (theme.article, theme.theme) == ("Artikel 31 - Politie", "Opvang")
    assert theme.after([prose]).theme == ""
    assert theme.after([line("Artikel 32 - Rechtspleging")]).article == "Artikel 32 - Rechtspleging"
    again = theme.after([line("Artikel 31 - Politie (vervolg)")])
    assert again.article == "Artikel 31 - Politie"


def test_a_caption_names_an_article_or_a_theme_without_its_number() -> None:
    first = Headings().after([ANNEX, line("Tabel 127 Artikel 31 – Politie")])
    assert (first.article, first.theme) == ("Artikel 31 – Politie", "")
    second = Headings().after([ANNEX, line("Tabel 61 SEA-thema: Goed bestuur", bold=False)])
    assert (second.article, second.theme) == ("", "Goed bestuur")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tabel 12 Geplande evaluaties", True),
        ("Thema 2: Migratie", True),
        ("Artikel 31 - Politie", True),
        ("Thema Subthema Type onderzoek", False),
        ("Tabel", False),
    ],
)
def test_a_caption_or_heading_of_one_table_is_no_part_of_its_header(text: str, names: bool) -> None:
    assert names_what_follows(line(text)) == names


def test_a_subtheme_keeps_the_theme_above_it_and_the_next_theme_has_none() -> None:
    first = Headings().after([ANNEX, line("Thema 1: Migratie"), line("Subthema Opvang")])
    assert (first.theme, first.subtheme) == ("Migratie", "Opvang")
    second = first.after([line("Subthema 1.2. Terugkeer", bold=False)])
    assert (second.theme, second.subtheme) == ("Migratie", "Terugkeer")
    assert second.after([]) == second
    third = second.after([line("Thema 2: Politie")])
    assert (third.theme, third.subtheme) == ("Politie", "")


def test_headings_repeat_those_above_that_say_as_much_and_tell_none_of_another_list() -> None:
    caption = line("Tabel 1 Afgerond onderzoek", bold=False)
    above = Headings().after([ANNEX, line("Thema 1: Migratie"), line("Subthema Opvang"), caption])
    assert (above.captions[-1], above.lijst) == ("Tabel 1 Afgerond onderzoek", "afgerond")
    for again in ([], [caption], [line("Thema 1: Migratie (vervolg)")], [line("Subthema Opvang")]):
        assert above.after(again).repeats(above)
    for other in ("Thema 2: Politie", "Subthema Terugkeer", "Tabel 2 Gepland onderzoek"):
        assert not above.after([line(other)]).repeats(above)


def test_the_mark_of_a_note_is_no_part_of_a_theme() -> None:
    marked = line("Thema 2: Ontwikkelen1")
    last = marked.runs[0].chars[-1]
    raised = last._replace(base=104.0, size=5.5, top=98.0, bottom=103.5)
    marked = Line(107.0, (Run.of([*marked.runs[0].chars[:-1], raised]),))
    assert Headings().after([ANNEX, marked]).theme == "Ontwikkelen"


@pytest.mark.parametrize(
    ("runs", "article"),
    [
        (("Artikel 13", "Integratie"), "Artikel 13 Integratie"),
        (("Artikel 13.", "Integratie"), "Artikel 13. Integratie"),
        (("Artikel 13", "Ex post", "2022"), ""),  # a row
        (("Artikel 13 en verder", "2022"), ""),
    ],
)
def test_the_number_of_an_article_may_stand_before_a_tab(
    runs: tuple[str, ...], article: str
) -> None:
    set_apart = Line(107.0, tuple(line(text).runs[0] for text in runs))
    assert Headings().after([ANNEX, set_apart]).article == article


@pytest.mark.parametrize(
    "heading", [line("Toezeggingen", 14.0), line("Opvolging aanbevelingen", 10.0)]
)
def test_a_heading_as_large_or_of_another_list_ends_the_annex(heading: Line) -> None:
    assert not Headings().after([ANNEX]).after([heading]).annex


def test_a_smaller_heading_right_above_a_table_may_be_its_theme() -> None:
    told = Headings().after([ANNEX, line("Artikel 31 - Politie")]).after([line("Opvang", 10.0)])
    assert told.annex
    assert (told.article, told.theme) == ("", "Opvang")
