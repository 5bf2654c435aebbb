"""What a text on research opens with: kind, title and makers."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import FIELDS, Entry
from parser.values import values
from parser.values.organisations import split_names
from parser.values.title import Opening, abbreviates, initials_of, read_opening


@pytest.mark.parametrize(
    ("text", "kind", "title", "organisations"),
    [
        (
            "Adviesrapport ‘Realisme rond richtgetallen - Kansen en risico’s van streefcijfers’"
            " (Adviesraad Migratie). De inzet van richtgetallen kan bijdragen.",
            "adviesrapport",
            "Realisme rond richtgetallen - Kansen en risico’s van streefcijfers",
            ("Adviesraad Migratie",),
        ),
        (
            "Evaluatie doorlooptijden naturalisatie (WODC): De doorlooptijd is afgenomen.",
            "evaluatie",
            "Evaluatie doorlooptijden naturalisatie",
            ("WODC",),
        ),
        (
            "Inform Bilaterale terugname- en overnameovereenkomsten (EMN). EMN-onderzoek naar",
            "inform",
            "Bilaterale terugname- en overnameovereenkomsten",
            ("EMN",),
        ),
        (
            "«Monitor Gezinshereniging 2021» (Regioplan): Het aantal is gedaald.",
            "monitor",
            "Monitor Gezinshereniging 2021",
            ("Regioplan",),
        ),
        (
            "Tussentijdse evaluatie kleinschalige opvang (AEF en Regioplan). De opvang werkt.",
            "tussentijdse evaluatie",
            "Tussentijdse evaluatie kleinschalige opvang",
            ("AEF", "Regioplan"),
        ),
        (
            "Tussen hoop en werkelijkheid: onderzoek naar de werkdruk. De werkdruk is hoog.",
            "onderzoek",
            "Tussen hoop en werkelijkheid: onderzoek naar de werkdruk",
            (),
        ),
        (
            "Beleidsdoorlichting Natuurpact\nHierover bent u per brief geïnformeerd.",
            "beleidsdoorlichting",
            "Beleidsdoorlichting Natuurpact",
            (),
        ),
        (
            "Evaluatie o.a. van de Wet langdurige zorg (Wlz) in de wijk (Nivel): De wet werkt.",
            "evaluatie",
            "Evaluatie o.a. van de Wet langdurige zorg (Wlz) in de wijk",
            ("Nivel",),
        ),
        (
            "Rapport: Tussen wal en schip (Andersson Elffers Felix (AEF), 2021). Uit het",
            "rapport",
            "Tussen wal en schip",
            ("Andersson Elffers Felix",),
        ),
        (
            "Onderzoek Hoe kunnen gemeenten helpen? (SEO Economisch Onderzoek & Ecorys). Uit",
            "onderzoek",
            "Hoe kunnen gemeenten helpen?",
            ("SEO Economisch Onderzoek", "Ecorys"),
        ),
        (
            "Uit het WODC-rapport ‘Wat werkt’ (WODC) blijkt dat het werkt.",
            "rapport",
            "Wat werkt",
            ("WODC",),
        ),
        ("Onderzoek (WODC): Uit het onderzoek blijkt", "onderzoek", "", ("WODC",)),
    ],
)
def test_the_opening_tells_kind_title_and_makers(
    text: str, kind: str, title: str, organisations: tuple[str, ...]
) -> None:
    assert read_opening("", text) == Opening(kind, title, organisations)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De doelmatigheid kon niet worden vastgesteld. Verder niets.",
        "In 2021 is de regeling geëvalueerd (SEO). Daaruit volgt weinig.",
        "Uit deze evaluatie blijkt: de wet werkt.",
        "Nog niet afgerond",
        "(((",
        "‘",
    ],
)
def test_prose_has_no_title(text: str) -> None:
    assert read_opening("", text) == Opening()


@pytest.mark.parametrize(
    "brackets", ["(TK 36 583, nr. 172)", "(Kamerstukken II 2021/22, 31 490, nr. 3)"]
)
def test_a_reference_is_neither_title_nor_maker(brackets: str) -> None:
    assert read_opening(f"Monitor X1 {brackets}", "").title == "Monitor X1"
    assert read_opening("", f"Monitor X1 {brackets}: De regeling werkt.") == Opening(
        "monitor", "Monitor X1"
    )


def test_a_year_or_an_abbreviation_of_the_subject_is_no_maker() -> None:
    for brackets in ("(2021)", "(LVV)", "(fase 2)", "(Wlz)"):
        text = f"Evaluatie Landelijke Vreemdelingenvoorzieningen {brackets}: De pilot werkt."
        assert read_opening("", text).organisations == ()


def test_the_title_column_is_the_title_with_the_makers_taken_off() -> None:
    titel = (
        "Tussen hoop en vrees: onderzoek naar grenzen – onderzoek in opdracht van het departement,"
        " uitgevoerd door Inspectie JenV (TK 36 583, nr. 172)"
    )
    assert read_opening(titel, "Prose") == Opening(
        "onderzoek",
        "Tussen hoop en vrees: onderzoek naar grenzen – onderzoek in opdracht van het departement",
        ("Inspectie JenV",),
    )
    assert read_opening("MKBA Lelylijn (Ecorys/TNO)", "") == Opening(
        "mkba", "MKBA Lelylijn", ("Ecorys", "TNO")
    )
    assert read_opening("Rapport ‘X en Y’, uitgevoerd door SEO en CPB", "") == Opening(
        "rapport", "X en Y", ("SEO", "CPB")
    )


def test_a_link_that_stands_on_the_title_shows_where_it_ends() -> None:
    text = "Zicht op zaken in de keten (CPB) die nu lopen, is beperkt"
    links = ["Link", "Zicht op zaken in de keten"]
    assert read_opening("", text, links) == Opening("", "Zicht op zaken in de keten", ("CPB",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SEO Economisch Onderzoek", ["SEO Economisch Onderzoek"]),
        ("AEF en Regioplan", ["AEF", "Regioplan"]),
        ("Cebeon & Regioplan", ["Cebeon", "Regioplan"]),
        ("Universiteit Leiden, TNO en Significant Public", None),
        ("Inspectie Gezondheidszorg en Jeugd", ["Inspectie Gezondheidszorg en Jeugd"]),
        ("Ministerie van Justitie en Veiligheid", ["Ministerie van Justitie en Veiligheid"]),
        ("Sociaal en Cultureel Planbureau", ["Sociaal en Cultureel Planbureau"]),
        ("Inspectie van het Onderwijs en DUO", ["Inspectie van het Onderwijs", "DUO"]),
        ("Ernst & Young", ["Ernst & Young"]),
        ("CE Delft i.s.m. TNO/PBL", ["CE Delft", "TNO", "PBL"]),
    ],
)
def test_a_list_of_makers_is_split_but_a_name_is_not(text: str, names: list[str] | None) -> None:
    expected = names or ["Universiteit Leiden", "TNO", "Significant Public"]
    assert list(split_names(text)) == expected


def test_an_abbreviation_takes_initials_and_one_letter_more() -> None:
    assert abbreviates("LVV", initials_of("Eindevaluatie Landelijke Vreemdelingenvoorzieningen"))
    assert abbreviates("Wlz", initials_of("Evaluatie van de Wet langdurige zorg"))
    assert not abbreviates(
        "WODC", initials_of("Verkenning naar een warme overdracht tussen detentie en cel")
    )
    assert not abbreviates("CPB", initials_of("Zicht op de belastingopbrengst"))


SUBJECTS = st.lists(
    st.from_regex(r"[A-Z][a-z]{3,9}|[a-z]{4,9}heid", fullmatch=True), min_size=1, max_size=8
).map(" ".join)
MAKERS = st.sampled_from(["WODC", "SEO Economisch Onderzoek", "Kohnstamm Instituut", "Pro Facto"])


@given(SUBJECTS, MAKERS, st.sampled_from([":", "."]))
def test_every_part_of_the_usual_opening_comes_back(subject: str, maker: str, stop: str) -> None:
    title = f"Hoe {subject}"
    for opened in (f"Onderzoek {title}", f"Onderzoek ‘{title}’", f"Onderzoek «{title}»"):
        text = f"{opened} ({maker}){stop} Uit het onderzoek blijkt dat het beleid werkt."
        assert read_opening("", text) == Opening("onderzoek", title, (maker,))


PIECES = st.from_regex(
    r"((Onderzoek|Evaluatie|X|en|[‘’«»()]|[:.,]|\(WODC\)|\(TK 36 583|uitgevoerd door)[ \n]?){0,12}",
    fullmatch=True,
)


@given(st.text() | PIECES, st.text() | PIECES)
def test_nothing_is_named_that_the_text_does_not_say(titel: str, conclusies: str) -> None:
    read = read_opening(titel, conclusies, [conclusies[:9]])
    said = titel if titel.strip() else conclusies
    named = " ".join((read.title, *read.organisations))
    assert set(re.findall(r"\w+", named)) <= set(re.findall(r"\w+", said))


@pytest.mark.parametrize(
    "again",
    [
        *(
            "(a, b)",
            "(ab)",
            "(",
            "((a)",
            ") (",
            "(a (b) ",
            "x (ab) y ",
            "(WODC) x ",
            "-",
            ", ",
            "; ",
        ),
        *(
            "TK 1 ",
            "(TK 1 ",
            "uitgevoerd door ",
            "externe ",
            ": een ",
            "a en B ",
            "WODC en ",
            "‘a",
            "a\n",
        ),
    ],
)
@pytest.mark.parametrize("field", FIELDS)
def test_a_text_that_says_the_same_over_and_over_is_read_in_no_time(field: str, again: str) -> None:
    entry = Entry(**{field: ("Evaluatie " + again * 28_000)[:28_000]})
    begun = time.process_time()
    values(entry)
    assert time.process_time() - begun < 2  # the quadratic ones took 5 to 40


def test_a_list_of_thousands_of_names_is_split() -> None:
    assert len(split_names("WODC en " * 5000 + "CBS")) == 5001
