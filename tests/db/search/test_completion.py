"""What a half-typed query may become; whatever is taken is understood, and finds something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, correct
from db.search.completion import Unfinished, completions, unfinished
from db.search.field_values import values
from db.search.hits import find
from db.search.query import parse
from db.search.query_fields import FIELDS
from parser import Code, Document, Entry, Finding, Link, Report, Values

ENTRIES = (
    Entry(thema="Jeugd en gezin", subthema="Opvang", type_onderzoek="Ex-post", status="Afgerond",
          links=(Link("a", "https://example.org"),), findings=(Finding(Code.NO_LINK, "links"),),
          values=Values(type="ex post", status="afgerond", first_year=2021, last_year=2022,
                        articles=(("37.2", "37.2"), ("31", "34")), organisations=("WODC",))),
    Entry(thema="Jeugd en gezin", subthema="Opvang, asiel", type_onderzoek="Quickscan",
          values=Values(first_year=2023, last_year=2023, articles=(("", ""),))),
    Entry(thema='De "jeugd"', subthema="geen", values=Values(organisations=("Universiteit Gent",))),
    Entry(thema="jeugd en Gezin"),
    Entry(thema="Coöperaties", subthema="—", values=Values(articles=(("x", "x"),))),
    Entry(),
)  # fmt: skip
PAPERS = (
    Document("36 360 VI", "1", ministerie="Ministerie van Justitie en Veiligheid"),
    Document("36 560 L", "2"),
    Document("vreemd 1", "3", ministerie="Ministerie van Rust", sha256="x"),
    Document(sha256="y"),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with open_store(tmp_path_factory.mktemp("filled") / "sea.db") as opened:
        for paper in PAPERS:
            ingest(opened, Report(paper, ENTRIES))
        accept(opened, "Piet de Vries", EntryVersion(1, 1))
        yield opened


def offered(db: Database, text: str) -> list[str]:
    """What the text becomes by each completion at its cursor, `|`, else at its end."""
    before, _, after = text.partition("|")
    found = completions(db, before + after, len(before))
    whole = before + after
    return [whole[: found.start] + one.text + whole[found.end :] for one in found.options]


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("th", ["thema:"]),
        ("TH", ["thema:"]),
        ("huur -sub", ["huur -subthema:"]),
        ("th|:jeugd", ["thema:jeugd"]),
        ("re", ["review:", "reviewer:"]),
        ("t|h", []),
        ('"th', []),
        ("foo:th", []),
        ("th| huur", ["thema: huur"]),
        ("thema:", ['thema:"Jeugd en gezin"', 'thema:"De jeugd"', 'thema:"Coöperaties"',
                    "thema:geen"]),
        ("thema:je", ['thema:"Jeugd en gezin"', 'thema:"De jeugd"']),
        ('thema:"jeugd en g', ['thema:"Jeugd en gezin"']),
        ("thema:eugd", ['thema:"Jeugd en gezin"', 'thema:"De jeugd"']),
        ("thema:COOP", ['thema:"Coöperaties"']),
        ("-thema:a,je|,x -huur", ['-thema:a,"Jeugd en gezin",x -huur',
                                  '-thema:a,"De jeugd",x -huur']),
        ('thema:"je| -huur', ['thema:"Jeugd en gezin" -huur', 'thema:"De jeugd" -huur']),
        ('thema:"Jeugd en gezin"', []),
        ("subthema:", ["subthema:geen", 'subthema:"geen"', 'subthema:"Opvang"',
                       'subthema:"Opvang, asiel"']),
        ("type:", ['type:"ex post"', "type:geen"]),
        ("type:ex-p", ['type:"ex post"']),
        ("type:expo", ['type:"ex post"']),
        ("status:", ["status:afgerond", "status:geen"]),
        ("jaar:", ["jaar:2023", "jaar:2022", "jaar:2021", "jaar:geen"]),
        ("jaar:>=2", ["jaar:>=2023", "jaar:>=2022", "jaar:>=2021"]),
        ("jaar:2019..202", ["jaar:2019..2023", "jaar:2019..2022", "jaar:2019..2021"]),
        ("jaar:<2", []),
        ("artikel:3", ["artikel:37.2", "artikel:31..34"]),
        ("artikel:=3", ["artikel:=37.2", "artikel:=31..34"]),
        ("artikel:>=3", ["artikel:>=37.2"]),
        ("artikel:30..3", ["artikel:30..37.2"]),
        ("artikel:37.", ["artikel:37.2"]),
        ("artikel:37.*", ["artikel:37.2"]),
        ("ministerie:jen", ["ministerie:JenV"]),
        ("ministerie:just", ['ministerie:"Justitie en Veiligheid"']),
        ("ministerie:veil", ['ministerie:"Veiligheid en Justitie"']),
        ("ministerie:vi", ["ministerie:VI"]),
        ("ministerie:rus", ["ministerie:Rust"]),
        ("ministerie:xix", []),
        ("dossier:36", ['dossier:"36 360 VI"', 'dossier:"36 560 L"']),
        ("dossier:36360", ['dossier:"36 360 VI"']),
        ("dossier:36 360", ['dossier:"36 360 VI"']),
        ("dossier:vr", []),
        ("organisatie:gent", ['organisatie:"Universiteit Gent"']),
        ("link:", ["link:geen"]),
        ("review:", ["review:geen", "review:accepted"]),
        ("reviewer:vr", ['reviewer:"Piet de Vries"']),
        ("finding:", ["finding:geen", "finding:no-link"]),
        ("finding:link", ["finding:no-link"]),
        ("titel:x", []),
        ("confidence:0", []),
    ],
)  # fmt: skip
def test_what_is_offered(filled: Database, typed: str, becomes: list[str]) -> None:
    assert sorted(offered(filled, typed)) == sorted(becomes)


def test_a_space_may_become_any_field_and_nothing_typed_too(filled: Database) -> None:
    assert offered(filled, "") == [f"{name}:" for name in FIELDS]
    assert offered(filled, "huur ") == [f"huur {name}:" for name in FIELDS]
    assert offered(filled, "|huur") == []


def test_those_that_begin_so_come_first_and_the_commonest_of_them(filled: Database) -> None:
    found = completions(filled, "thema:je", 8)
    assert [(one.value, one.entries) for one in found.options] == [
        ("Jeugd en gezin", 12),
        ('De "jeugd"', 4),
    ]
    assert offered(filled, "thema:de")[0] == 'thema:"De jeugd"'


def test_each_value_says_how_many_entries_have_it(filled: Database) -> None:
    for field in ("thema", "jaar", "artikel", "organisatie", "dossier", "review", "finding"):
        for value in values(filled, field):
            if value.text not in ("geen", "31..34", "37.2"):
                assert len(find(filled, f"{field}:{value.typed}")) == value.entries, value


def test_what_is_written_since_is_offered(db: Database) -> None:
    ingest(db, Report(PAPERS[0], (Entry(thema="Een"), Entry())))
    assert offered(db, "thema:") == ['thema:"Een"', "thema:geen"]
    accept(db, "piet", EntryVersion(1, 1))
    assert offered(db, "reviewer:p") == ['reviewer:"piet"']
    correct(db, "piet", EntryVersion(2, 1), {"thema": "Twee"})
    assert offered(db, "thema:") == ['thema:"Een"', 'thema:"Twee"']
    ingest(db, Report(PAPERS[1], (Entry(thema="Twee"),)))
    assert offered(db, "thema:") == ['thema:"Twee"', 'thema:"Een"']


PARTS = st.one_of(
    st.sampled_from(
        [*'"-,:<>=.* 23', "..", ">=", "OR", "jeugd", "geen", "36 360", "ex-p", "\0", "é"]
    ),
    st.sampled_from([f"{name}:" for name in FIELDS]),
    st.text(max_size=3),
)


@given(st.lists(PARTS, max_size=6).map("".join), st.data())
def test_whatever_is_taken_is_understood_and_finds_something(
    filled: Database, text: str, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = completions(filled, text, cursor)
    assert 0 <= found.start <= cursor <= found.end <= len(text)
    word = unfinished(text, cursor)
    # Behind the name of a field may stand what another field cannot have.
    free = word and (word.field or not text[found.end :].strip())
    for one in found.options:
        assert word
        becomes = text[: found.start] + one.text + text[found.end :]
        assert not free or {*parse(becomes).hints} <= {*parse(text).hints}, becomes
        alone = f"{word.field}:{one.text}" if word.field else one.text
        assert not parse(alone).hints and find(filled, alone), alone


def test_nothing_is_offered_right_before_a_quote_that_is_open() -> None:
    assert unfinished('jaar:"', 5) is None
    assert unfinished('thema:jeu"gd', 9) is None
    assert unfinished('thema:"jeu', 10) is not None


@given(st.text(), st.data())
def test_any_text_has_a_word_to_complete_or_none(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    word = unfinished(text, cursor)
    assert word is None or 0 <= word.start <= cursor <= word.end <= len(text)


def test_or_between_words_is_no_beginning_of_a_field() -> None:
    assert unfinished("huur OR", 7) is None
    assert unfinished("huur or", 7) == Unfinished(5, 7, "", "or")


@pytest.mark.parametrize(
    "typed",
    ["thema:", "jaar:", "artikel:", "status:", "ministerie:", "organisatie:", "review:", "-thema:",
     "gezin jaar:", "jaar:2021 thema:", "jaar:>=", "artikel:3", "review:accepted OR jaar:"],
)  # fmt: skip
def test_the_number_beside_a_completion_is_that_of_what_the_query_with_it_finds(
    filled: Database, typed: str
) -> None:
    found = completions(filled, typed, len(typed))
    assert found.options
    for option in found.options:
        query = typed[: found.start] + option.text
        assert option.entries == len(find(filled, query)) > 0, query


def test_what_finds_nothing_together_with_the_rest_is_not_offered(filled: Database) -> None:
    assert offered(filled, "jaar:2023 thema:") == ['jaar:2023 thema:"Jeugd en gezin"']
    assert offered(filled, "bestaatniet thema:") == []
