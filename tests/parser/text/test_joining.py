"""Lines of a cell to text: nothing lost, hyphens and broken words as a reader has them."""

import re
import unicodedata
from itertools import repeat

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parser import Code
from parser.text.joining import Break, Vocabulary, join

EMPTY = Vocabulary()
PIECES = st.from_regex(
    r"((onder|zoek|beleids|Ex|niet|en|in|EU|2021|2|é|ministeri|ele|\(WODC\)|https://x\.nl/a|www\."
    r"|[-–/:.,’'(«\u00ad\u2010\ufb01•])[ ]?){0,8}",
    fullmatch=True,
)
LINES = st.lists(
    st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=20) | PIECES, max_size=6
)


def bare(text: str) -> str:
    """The letters and digits of `text`, without accents: a mended word may get its trema back."""
    plain = unicodedata.normalize("NFD", text.replace("\ufb01", "fi"))
    return "".join(char for char in plain if char.isalnum())


def joined(*lines: str, between: Break = Break.WORD, words: Vocabulary = EMPTY) -> str:
    return join(lines, [between] * (len(lines) - 1), words).text


@given(LINES, st.lists(st.sampled_from(Break), min_size=5, max_size=5), LINES)
@example(["in-", "", "en uitstroom"], [Break.MAYBE] * 5, ["instroom en uitstroom"])
@example(["e", "\u0301n"], [Break.WORD] * 5, [])
def test_the_text_has_every_letter_and_digit_of_its_lines_in_order(
    lines: list[str], breaks: list[Break], texts: list[str]
) -> None:
    text = join(lines, breaks[: max(0, len(lines) - 1)], Vocabulary(texts)).text
    assert bare(text) == bare("".join(lines))


@given(LINES, st.lists(st.sampled_from(Break), min_size=5, max_size=5))
@example(["\u00ad 0"], [Break.WORD] * 5)
@example(["a \u00ad b"], [Break.WORD] * 5)
@example(["e\u00ad\u0301n"], [Break.WORD] * 5)
def test_the_text_is_tidy_and_has_no_soft_hyphen(lines: list[str], breaks: list[Break]) -> None:
    lines = [re.sub(r"\s+(?=\u00ad)", "", line) for line in lines]
    text = join(lines, breaks[: max(0, len(lines) - 1)], EMPTY).text
    assert text == unicodedata.normalize("NFC", text)
    assert "\u00ad" not in text
    assert [" ".join(line.split()) for line in text.split("\n")] == text.split("\n")


def test_a_soft_hyphen_behind_a_space_leaves_none() -> None:
    assert joined("0 \u00ad") == "0"


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,5}\.", fullmatch=True), min_size=1))
def test_paragraphs_stand_on_lines_of_their_own(paragraphs: list[str]) -> None:
    assert joined(*paragraphs, between=Break.PARAGRAPH).split("\n") == paragraphs


WORDS = ("de", "het", "een", "van", "naar", "beleid", "onderzoek", "effecten", "kosten", "wet")


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=10), st.data())
def test_words_that_a_line_end_parts_stay_two(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(words) - 1))
    assert joined(" ".join(words[:cut]), " ".join(words[cut:])) == " ".join(words)


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("het onder-", "zoek toont", "het onderzoek toont"),
        ("het onder\u00ad", "zoek toont", "het onderzoek toont"),
        ("het onder\u2010", "zoek toont", "het onderzoek toont"),
        ("Ook niet-", "bindende afspraken", "Ook niet-bindende afspraken"),
        ("EMN-", "onderzoek naar", "EMN-onderzoek naar"),
        ("de in-", "en uitstroom", "de in- en uitstroom"),
        ("Zowel vraag-", "als aanbodzijde", "Zowel vraag- als aanbodzijde"),
        ("de zorg, zo-", "als de wet", "de zorg, zoals de wet"),
        ("kosten-", "of batenkant", "kosten- of batenkant"),
        ("in 2014-", "2020 bleek", "in 2014-2020 bleek"),
        ("de Covid-19-", "crisis", "de Covid-19-crisis"),
        ("Noord-", "Holland telt", "Noord-Holland telt"),
        ("de ministeri-", "ele regeling", "de ministeriële regeling"),
        ("kabinet -", "en verder", "kabinet - en verder"),
        ("terugkeer (zie", "boven)", "terugkeer (zie boven)"),
        ("2019 –", "2021", "2019 – 2021"),
        ("kosten en/", "of baten", "kosten en/of baten"),
    ],
)
def test_a_line_end_is_mended_as_the_spelling_has_it(above: str, below: str, read: str) -> None:
    assert joined(above, below) == read


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["het co-ouderschap telt, co-ouderschap"], "co-ouderschap"),
        (["het coouderschap telt"], "coouderschap"),
        (["co-ouderschap", "coouderschap coouderschap"], "coouderschap"),
    ],
)
def test_the_documents_own_spelling_goes_before_any_rule(texts: list[str], read: str) -> None:
    assert joined("co-", "ouderschap", words=Vocabulary(texts)) == read


@pytest.mark.parametrize(
    "lines",
    [
        ("https://www.rijksoverheid.nl/", "documenten"),
        ("https://www.rijksoverheid.nl/ex-", "post/rapport.pdf"),
        ("https://repository.example.nl/wodc?id=", "3201&taal=nl"),
        ("www.example.nl/een_", "twee"),
        ("https://repository.example.nl/handle/20.500.", "12832/", "1220327501"),
    ],
)
def test_an_address_over_two_lines_keeps_its_hyphen_and_gets_no_space(
    lines: tuple[str, ...],
) -> None:
    assert joined(*lines) == "".join(lines)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ([], "https://x.nl/documenten/a.pdf"),  # "umenten" is no word
        (["de documenten van het ministerie"], "https://x.nl/documenten/a.pdf"),
        (["zie https://x.nl/doc-umenten/b.pdf"], "https://x.nl/doc-umenten/a.pdf"),
    ],
)
def test_a_hyphen_that_the_producer_put_into_an_address_is_none_of_it(
    told: list[str], read: str
) -> None:
    assert joined("https://x.nl/doc-", "umenten/a.pdf", words=Vocabulary(told)) == read


def test_two_addresses_under_each_other_stay_two() -> None:
    assert joined("https://a.nl/een", "https://b.nl/twee") == "https://a.nl/een https://b.nl/twee"


def test_a_word_that_a_narrow_column_broke_without_hyphen_is_whole_again() -> None:
    assert joined("kennisbe", "hoefte", between=Break.MAYBE) == "kennisbehoefte"
    assert joined("Beleidsdoorlich", "ting", between=Break.MAYBE) == "Beleidsdoorlichting"


@pytest.mark.parametrize(("a", "b"), [("Ex", "post"), ("te", "starten"), ("alle", "rapporten")])
def test_two_words_in_a_narrow_column_stay_two(a: str, b: str) -> None:
    assert joined(a, b, between=Break.MAYBE) == f"{a} {b}"


def test_a_year_broken_by_a_narrow_column_is_whole_but_a_doubt() -> None:
    prose = join(["20", "22"], [Break.MAYBE], EMPTY)
    assert prose.text == "2022"
    assert prose.findings == ((Code.BREAK_THIN, "2022", "20 22"),)


@pytest.mark.parametrize("lines", [("2022", "-2023"), ("2022", "-202", "3")])
def test_a_range_of_years_broken_before_its_hyphen_is_whole(lines: tuple[str, ...]) -> None:
    breaks = [Break.WORD, *([Break.MAYBE] * (len(lines) - 2))]
    assert join(lines, breaks, EMPTY).text == "2022-2023"


def test_a_hyphen_that_the_lexicon_settles_is_no_doubt() -> None:
    assert join(["het onder-", "zoek"], [Break.WORD], EMPTY).findings == ()


def test_a_hyphen_settled_on_thin_evidence_names_the_whole_word() -> None:
    prose = join(["de blorf-", "knalp,"], [Break.WORD], EMPTY)
    ((code, word, instead),) = prose.findings
    assert code is Code.HYPHEN_THIN
    assert {word, instead} == {"blorf-knalp,", "blorfknalp,"}
    assert re.sub(r"\W", "", word) == "blorfknalp"
    assert word in prose.text


def test_empty_lines_are_as_if_not_there() -> None:
    lines = ["het onder-", "", " ", "\u00ad", "zoek"]
    assert join(lines, list(repeat(Break.WORD, 4)), EMPTY).text == "het onderzoek"
    assert join([], [], EMPTY).text == ""
    assert join(["", " "], [Break.PARAGRAPH], EMPTY).text == ""


def test_a_paragraph_ends_where_an_empty_line_had_the_mark() -> None:
    assert join(["Een.", "", "Twee."], [Break.PARAGRAPH, Break.WORD], EMPTY).text == "Een.\nTwee."
