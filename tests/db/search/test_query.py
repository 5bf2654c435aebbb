"""Whatever is typed becomes an expression that FTS5 takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.search import query_fields
from db.search.condition import condition
from db.search.fulltext import PLACES, WORDS
from db.search.highlight import highlights
from db.search.hits import find, first_page
from db.search.query import MOST, Words, parse

TEXT = "Café 'Oud-Zuid': terugkeer van vreemdelingen, 5% tot 10% (ex-post)"


def index() -> sqlite3.Connection:
    sql = sqlite3.connect(":memory:")
    sql.execute("CREATE VIRTUAL TABLE t USING fts5 (a, tokenize='unicode61 remove_diacritics 2')")
    sql.execute("INSERT INTO t VALUES (?)", [TEXT])
    return sql


INDEX = index()


def match(typed: str) -> str:
    return condition(parse(typed), {}).match


def matches(expression: str) -> bool:
    return bool(INDEX.execute("SELECT 1 FROM t WHERE t MATCH ?", [expression]).fetchall())


@pytest.mark.parametrize(
    "typed",
    [
        "terugkeer",
        "TERUG",
        "cafe",
        "CAFÉ",
        "cafe\u0301",
        "oud zuid",
        "zuid oud",
        "ex-post",
        "ex-po",
        "10%",
        '"terugkeer van"',
        '"terugkeer va',
        'vreemd "ex post"',
        "(ex-post)",
        "terugkeer --",
    ],
)
def test_it_finds(typed: str) -> None:
    assert matches(match(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "keer",
        "terugkeer ontbreekt",
        '"terugkeer va"',
        '"van terugkeer"',
        "post-ex",
    ],
)
def test_it_does_not_find(typed: str) -> None:
    assert not matches(match(typed))


@pytest.mark.parametrize("typed", ["", " \t\n", '"', '""', "-- ()", "*", "\0", "\ud800", "\u0301"])
def test_there_is_nothing_to_look_for_in(typed: str) -> None:
    assert match(typed) == ""


SIGNS = st.text(st.sampled_from("\"'*-+^:(){},.\\ \0aé1\u0301\ud800 ANDORT"))


@given(st.one_of(st.text(st.characters(codec=None)), SIGNS))
def test_any_text_is_taken(typed: str) -> None:
    expression = match(typed)
    assert isinstance(matches(expression or '""'), bool)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1))
def test_any_words_of_a_text_find_it(words: list[str]) -> None:
    assert matches(match(" ".join(words)))


PIECES = (
    *("thema:", "jaar:", "artikel:", "titel:", "link:", "finding:", "review:", "dossier:", "type:"),
    *("ministerie:", "confidence:", "OR ", " ", "-", '"', ",", "..", ">=", "<", "*", "geen"),
    *("37.2", "2022", "50%", "36 360 VI", "VI", "ex", "a", "é", "\0", "\ud800", "(", "'", ":"),
)
TYPED = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("empty") / "sea.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("terugkeer", WORDS),
        ('terugkeer -beleid "monitor"', WORDS),
        ("terugkeer jaar:2022", WORDS),
        ("ex-post", PLACES),
        ('terugkeer "van het beleid"', PLACES),
        ("terugkeer thema:asiel", PLACES),
        ("ŉoud", WORDS),
        ("Ǡarde", PLACES),
        ("Σ", PLACES),
    ],
)
def test_words_alone_are_asked_of_the_index_of_words(typed: str, index: str) -> None:
    assert condition(parse(typed), {}).index == index


@given(st.one_of(TYPED, SIGNS, st.text(st.characters(codec="utf-8"))))
def test_any_query_is_taken_with_its_fields(empty: Database, typed: str) -> None:
    assert not find(empty, typed)
    assert first_page(empty, typed) == (find(empty, ""), 0)


@given(TYPED, st.text(st.characters(codec=None)))
def test_marks_stand_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    edges = [edge for span in highlights(parse(typed), text, "titel") for edge in span]
    assert edges == sorted(set(edges)) and all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("terug", "De terugkeer", ["terug"]),
        ("keer", "De terugkeer", ["keer"]),
        ("overeenkomst", "Terugkeerovereenkomsten", ["overeenkomst"]),
        ("COOPERATIE", "de Coöperatie.", ["Coöperatie"]),
        ("een", "e\u0301e\u0301n keer", ["e\u0301e\u0301n"]),
        ("ex-po", "ex post en expo", ["ex po"]),
        ('"de wet"', "de wet, de weten", ["de wet"]),
        ('"wet"', "wet wetten", ["wet"]),
        ("-wet jaar:2022", "wet 2022", []),
        ("titel:wet thema:raad", "wet raad", ["wet"]),
        ("a OR b", "a b", ["a", "b"]),
        ("keer terugkeer", "terugkeer", ["terugkeer"]),
    ],
)
def test_marks_are_what_matched(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(parse(typed), text, "titel")] == marked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tema:x", "did you mean thema:?"),
        ("qqqq:x", "the fields are thema"),
        ("jaar:nooit", "jaar takes numbers"),
        ("finding:bestaat-niet", "finding can be"),
        ("woord " * 3 + " ".join(map(str, range(300))), "Only the first 200"),
    ],
)
def test_what_is_not_understood_gets_a_hint(typed: str, said: str) -> None:
    (hint,) = parse(typed).hints
    assert said in hint


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("a AND b", "a b"),
        ("a EN b", "a b"),
        ("a OF b", "a OR b"),
        ("a NOT b", "a -b"),
        ("NIET thema:x", "-thema:x"),
        ("a AND NIET b", "a -b"),
        ("jaar=2022", "jaar:2022"),
        ("-Jaar=>=2020", "-jaar:>=2020"),
        ("year:2022", "jaar:2022"),
        ("ministry:JenV", "ministerie:JenV"),
        ("“de wet”", '"de wet"'),
        ("„de wet”", '"de wet"'),
        ("«de wet»", '"de wet"'),
        ("thema:“de wet”", 'thema:"de wet"'),
    ],
)
def test_what_other_programs_take_is_taken_too(typed: str, same: str) -> None:
    assert parse(typed) == parse(same)


@pytest.mark.parametrize("typed", ["en of and or niet not", "x EN", "EN", "NIET"])
def test_small_words_and_what_is_half_typed_are_no_operators(typed: str) -> None:
    terms = [term for (term,) in parse(typed).clauses]
    words = [term.text.text for term in terms if isinstance(term, Words)]
    assert words == [word for word in typed.split() if not word.isupper()]


@pytest.mark.parametrize(
    "typed", ["", "a:", "10:30", "https://x.nl", "jaar:", "jaar:>=", "OR", "a OR"]
)
def test_what_is_understood_or_half_typed_gets_none(typed: str) -> None:
    assert parse(typed).hints == ()


def test_a_page_pasted_by_mistake_is_taken() -> None:
    assert not matches(match(" ".join(f"woord{n}" for n in range(5000))))


def test_an_alternative_belongs_to_the_word_before_it_also_where_that_was_said_before() -> None:
    assert set(parse("a b a OR c").clauses) == set(parse("a OR c a b").clauses)


def test_every_field_has_a_name_of_its_own_and_hits_are_divided_by_those_that_say_how() -> None:
    rows = (*query_fields._ROWS, *query_fields._ADDED)
    assert len(query_fields.FIELDS) == len(rows)
    divided = [query_fields.FIELDS[name] for name in query_fields.FACETS]
    assert all(field.facet and field.title for field in divided)
    assert {field.name for field in rows if field.facet} == set(query_fields.FACETS)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("confidence:1,0.5..0.75", "confidence:0.5..0.75,1"),
        ("confidence:0.1,1", "confidence:1,0.1"),
        ("confidence:0,5..0,75", "confidence:0.5..0.75"),
        ("confidence:<0,8", "confidence:<0.8"),
        ("confidence:0,75,1", "confidence:1,0.75"),
        ("confidence:0,5%", "confidence:0.5%"),
    ],
)
def test_a_comma_is_a_decimal_one_only_where_no_point_is(typed: str, same: str) -> None:
    (one,), (other,) = parse(typed).clauses, parse(same).clauses
    assert {value for term in one for value in term.values} == {
        value for term in other for value in term.values
    }


@pytest.mark.parametrize("name", ["jaar", "thema", "ministerie", "confidence", "status"])
@pytest.mark.parametrize("before", ["", "-"])
def test_thousands_of_values_are_asked_as_far_as_the_first_of_them(
    db: Database, name: str, before: str
) -> None:
    listed = {
        "jaar": [str(1000 + n) for n in range(9000)],
        "thema": [f"woord{n}" for n in range(40_000)],
        "ministerie": [f"naam{n}" for n in range(40_000)],
        "confidence": [f"0.{n}" for n in range(1, 40_000)],
        "status": ["lopend"] * 40_000,
    }[name]
    typed = f"{before}{name}:{','.join(listed)}"
    query = parse(typed)
    assert sum(len(term.values) for clause in query.clauses for term in clause) <= MOST
    assert bool(query.hints) == (name != "status")
    find(db, typed)
    first_page(db, typed)
