"""What a document says of its own words, and what the lexicon says of Dutch ones."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.text import lexicon
from parser.text.vocabulary import Vocabulary

WORD = st.from_regex(r"[a-zé]{2,8}", fullmatch=True)


@given(st.lists(WORD, max_size=30))
def test_every_word_is_counted_as_often_as_it_stands(words: list[str]) -> None:
    vocabulary = Vocabulary([" ".join(words)])
    for word in words:
        assert vocabulary.count(word) == words.count(word)
        assert vocabulary.count(word.upper()) == words.count(word)


@given(st.lists(WORD, max_size=12), st.lists(WORD, max_size=12))
def test_it_does_not_matter_how_the_text_comes_in_pieces(a: list[str], b: list[str]) -> None:
    apart, whole = Vocabulary([" ".join(a), " ".join(b)]), Vocabulary([" ".join([*a, "\n", *b])])
    assert [apart.count(word) for word in a + b] == [whole.count(word) for word in a + b]


@pytest.mark.parametrize(
    "text",
    ["onder-\nzoek", "onder\u2010\nzoek", "onder\u00ad\nzoek", "onder\ufffezoek", "onder\x02zoek"],
)
def test_what_a_hyphen_cut_off_is_no_word(text: str) -> None:
    vocabulary = Vocabulary([text])
    assert [vocabulary.count(word) for word in ("onder", "zoek", "onderzoek")] == [0, 0, 0]


def test_a_word_with_a_hyphen_counts_whole_and_by_its_links() -> None:
    vocabulary = Vocabulary(["de EU-lidstaten en niet-EU-lidstaten, de lidstaten"])
    assert vocabulary.count("EU-lidstaten") == 2
    assert vocabulary.count("lidstaten") == 3
    assert vocabulary.opens("EU") == 1
    assert vocabulary.opens("lidstaten") == 0


def test_a_word_at_a_lines_edge_may_be_a_piece_so_it_is_not_inside() -> None:
    vocabulary = Vocabulary(["kennis van de behoefte\nhoefte van kennis toe"])
    assert vocabulary.inside("van") == 2
    assert vocabulary.inside("hoefte") == 0
    assert vocabulary.inside("kennis") == 1


def test_words_side_by_side_are_two() -> None:
    vocabulary = Vocabulary(["een Ex post onderzoek"])
    assert vocabulary.beside("ex", "post")
    assert not vocabulary.beside("post", "ex")
    assert vocabulary.beside("post", "onder")  # a narrow column may have broken the second


def test_a_documents_habit_is_told_by_enough_line_ends_only() -> None:
    broken = ["onder-\nzoek"] * 9
    assert Vocabulary(["onderzoek", *broken]).habit == 1.0
    assert Vocabulary(["onder-zoek", *broken]).habit == 0.0
    assert Vocabulary(["onderzoek", "onder-\nzoek"]).habit is None
    assert Vocabulary().habit is None


def test_a_vocabulary_goes_to_another_process() -> None:
    vocabulary = pickle.loads(pickle.dumps(Vocabulary(["de EU-lidstaten"])))
    assert vocabulary.count("EU-lidstaten") == 1


@pytest.mark.parametrize(
    "word", ["onderzoek", "beleid", "doeltreffendheid", "daarnaast", "monitoring", "waarvoor"]
)
def test_common_words_are_known(word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["", "hoefte", "zoekt̃x", "onderz", "xqv"])
def test_pieces_of_words_are_not_known(word: str) -> None:
    assert not lexicon.known(word)


@pytest.mark.parametrize(
    "word",
    [
        "terugkeerovereenkomsten",
        "beleidsdoorlichting",
        "migratiebeleid",
        "kennisbehoefte",
        "verblijfsrecht",
        "subsidieregeling",
    ],
)
def test_compounds_of_policy_are_known_by_their_parts(word: str) -> None:
    assert "".join(lexicon.parts(word)) == word


@given(st.from_regex(r"[a-zé]{0,14}", fullmatch=True))
def test_parts_make_the_word_or_there_are_none(word: str) -> None:
    parts = lexicon.parts(word)
    assert parts == () or "".join(parts) == word


@pytest.mark.parametrize("letters", ["schr", "xkcd", "", "zrt"])
def test_no_syllable_is_without_a_vowel(letters: str) -> None:
    assert not lexicon.sounds(letters)


def test_a_word_opens_with_consonants_that_go_together() -> None:
    assert lexicon.opens("schrijven") and lexicon.opens("evaluatie") and lexicon.opens("Ëen")
    assert not lexicon.opens("tting") and not lexicon.opens("lr")


def test_what_waits_for_the_rest_of_a_compound() -> None:
    assert lexicon.binds("verblijfs") and lexicon.binds("her")
    assert not lexicon.binds("beleid")
    assert lexicon.linked("vergunnings") and not lexicon.linked("vergunning")
