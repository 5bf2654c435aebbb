"""A line's end is read by the weight of its signs: the cheaper of two readings, and by how much."""

from __future__ import annotations

import pytest

from parser import Code
from parser.text import Break, Vocabulary, broken_words, join
from parser.text.line_end_costs import AT_HYPHEN, BARE
from parser.text.line_end_signs import (
    BareSign,
    HyphenSign,
    LinePlace,
    signs_at_hyphen,
    signs_between,
)
from parser.text.line_ends import join_at_hyphen, join_bare

EMPTY = Vocabulary()
NARROW = LinePlace(narrow=True)
BROKEN = frozenset({"arbeidsongeschiktheid"})


def narrow(*lines: str, words: Vocabulary = EMPTY, broken: frozenset[str] = frozenset()) -> str:
    return join(lines, [Break.MAYBE] * (len(lines) - 1), words, broken=broken).text


def test_every_sign_has_a_weight() -> None:
    assert AT_HYPHEN.keys() == set(HyphenSign)
    assert BARE.keys() == set(BareSign)


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("Staatsdeelneming", "en"), "Staatsdeelnemingen"),
        (("Georganiseer", "de"), "Georganiseerde"),
        (("Zwaarwerkregeling", "en"), "Zwaarwerkregelingen"),
    ],
)
def test_a_narrow_cell_ends_in_no_function_word(lines: tuple[str, str], read: str) -> None:
    assert narrow(*lines, broken=BROKEN) == read


def test_a_function_word_amid_a_cell_stands_by_itself_behind_a_word() -> None:
    assert narrow("Voedselkwaliteit", "en natuur", broken=BROKEN) == "Voedselkwaliteit en natuur"


@pytest.mark.parametrize("first", ["Digitale", "Internationale", "Circulaire"])
def test_no_compound_begins_with_an_inflected_adjective(first: str) -> None:
    assert BareSign.COMPOUND not in signs_between(first, ["samenwerking"], NARROW, EMPTY)
    assert narrow(first, "samenwerking", broken=BROKEN) == f"{first} samenwerking"


def test_no_function_word_stands_beside_itself() -> None:
    lines = ("Oorlogsgetroffen", "en en", "herinnering")
    assert narrow(*lines, broken=BROKEN) == "Oorlogsgetroffenen en herinnering"


def test_a_line_of_several_words_is_broken_in_none() -> None:
    assert narrow("het deel", "nemingenbeleid", broken=BROKEN) == "het deel nemingenbeleid"


def test_a_word_that_the_document_has_is_whole_where_its_hyphen_is_not_drawn() -> None:
    words = Vocabulary(["met de uitkomsten van"])
    assert join(["zodat de uit", "komsten met"], [Break.WORD], words).text == (
        "zodat de uitkomsten met"
    )
    apart = Vocabulary(["met de uitkomsten van", "en uit komsten bleek"])
    assert join(["zodat de uit", "komsten met"], [Break.WORD], apart).text == (
        "zodat de uit komsten met"
    )


def test_a_table_that_surely_breaks_words_makes_a_break_of_another_likelier() -> None:
    lines = ["Arbeidsongeschikt", "heid"]
    assert list(broken_words(lines, [Break.MAYBE], EMPTY)) == ["arbeidsongeschiktheid"]
    alone = join_bare("informatie", ["veiligheid"], NARROW, EMPTY)
    beside = join_bare("informatie", ["veiligheid"], NARROW._replace(elsewhere=True), EMPTY)
    assert (alone.glue, beside.glue) == (" ", "")


def test_a_broken_word_is_no_evidence_for_itself() -> None:
    prose = join(["Slachtoffer", "beleid"], [Break.MAYBE], EMPTY, broken={"slachtofferbeleid"})
    assert prose.text == "Slachtoffer beleid"


def test_a_close_decision_is_told_with_the_other_reading() -> None:
    prose = join(["Slachtoffer", "beleid"], [Break.MAYBE], EMPTY, broken=BROKEN)
    assert prose.findings == ((Code.BREAK_THIN, "Slachtofferbeleid", "Slachtoffer beleid"),)


@pytest.mark.parametrize("soft", [False, True])
def test_a_soft_hyphen_is_the_words_own_where_the_document_has_the_word_so(soft: bool) -> None:
    words = Vocabulary(["de ICT-voorzieningen tekort"])
    assert join_at_hyphen("ICT", ["voorzieningen"], words, soft=soft).glue == "-"


@pytest.mark.parametrize(
    ("a", "b", "read"),
    [("ministeri", "ele", "ministeriële"), ("re", "integratie", "re-integratie")],
)
def test_two_vowels_are_parted_by_a_trema_within_a_word_and_a_hyphen_between_two(
    a: str, b: str, read: str
) -> None:
    assert join([f"{a}-", b], [Break.WORD], EMPTY).text == read


def test_neither_lexicon_nor_habit_has_a_say_where_a_capital_or_a_digit_stands() -> None:
    for a, b in (("Noord", "Holland"), ("CO2", "uitstoot")):
        signs = signs_at_hyphen(a, [b], EMPTY)
        assert signs <= {HyphenSign.CAPITAL_AFTER, HyphenSign.DIGIT}
        assert join_at_hyphen(a, [b], EMPTY).glue == "-"


def test_the_margin_is_the_sum_of_the_weights() -> None:
    words = Vocabulary(["het onderwijsbeleid"])
    assert join_at_hyphen("onderwijs", ["beleid"], words).margin == pytest.approx(
        0.3 + AT_HYPHEN[HyphenSign.SEEN_JOINED]
    )


def test_two_vowels_clash_between_words_and_not_within_a_foreign_one() -> None:
    assert HyphenSign.CLASH in signs_at_hyphen("auto", ["ongeluk"], EMPTY)
    assert HyphenSign.CLASH not in signs_at_hyphen("sci", ["ence"], EMPTY)


@pytest.mark.parametrize(("a", "b", "are"), [("po", "vo", True), ("vo", "gel", False)])
def test_short_names_beside_each_other_keep_their_hyphen(a: str, b: str, are: bool) -> None:
    assert (HyphenSign.INITIALS in signs_at_hyphen(a, [b], EMPTY)) is are
