"""A value put in or taken out of a query's text, and nothing else changed in it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.search.query import Field, Term, Words, parse
from db.search.query_edit import asked, cut, narrowed, toggled, value_of, without
from db.search.query_fields import FIELDS
from tests.db.search.test_query import SIGNS, TYPED

TERMS = st.sampled_from(
    (
        *("thema:Migratie", 'thema:"Migratie en asiel"', "jaar:2022", "artikel:37.2"),
        *("type:MKBA", 'type:"ex post"', "ministerie:VI", "artikel:31..34"),
    )
)
# Longer ones out of whole terms, so that the fields meet.
QUERIES = st.one_of(
    TYPED,
    SIGNS,
    st.lists(
        st.one_of(
            TERMS,
            TERMS.map(lambda term: f"-{term}"),
            st.sampled_from(
                ("OR", "VI", "a", '"b', "dossier:36 360", "thema:", "jaar:>=2020,2022", "-c")
            ),
        )
    ).map(" ".join),
)


def meaning(text: str) -> set[frozenset[object]]:
    """What a query asks, without the order in which it does."""
    return {frozenset(map(_unordered, clause)) for clause in parse(text).clauses}


def _unordered(term: Term) -> object:
    if isinstance(term, Words):
        return term
    return term.name, frozenset(term.values), term.no


@given(QUERIES, TERMS, st.booleans())
def test_toggling_twice_means_the_same_as_before(text: str, term: str, no: bool) -> None:
    assume(value_of(term) not in asked(text, term.partition(":")[0]))
    once = toggled(text, term, no)
    assert meaning(toggled(once, term, no)) == meaning(text)
    assert asked(once, term.partition(":")[0])[value_of(term)].no is no


@given(QUERIES, TERMS, st.booleans())
def test_toggling_turns_what_is_asked_and_leaves_the_other_terms(
    text: str, term: str, no: bool
) -> None:
    name = term.partition(":")[0]

    def of_field(typed: str) -> list[Field]:
        alone = (clause[0] for clause in parse(typed).clauses if len(clause) == 1)
        return [one for one in alone if isinstance(one, Field) and one.name == name]

    def others(typed: str) -> list[object]:
        fields = {(one,) for one in of_field(typed)}
        return [clause for clause in parse(typed).clauses if clause not in fields]

    had = {one.no for one in of_field(text) if value_of(term) in one.values}
    after = asked(toggled(text, term, no), name).get(value_of(term))
    assert (after and after.no) == (None if no in had else no)
    assert others(toggled(text, term, no)) == others(text)


@given(QUERIES, st.sampled_from(list(FIELDS)))
def test_without_a_field_nothing_of_it_can_be_toggled(text: str, name: str) -> None:
    left = asked(without(text, name), name)
    assert not any(one.no for one in left.values())
    assert left.keys() <= asked(text, name).keys()


@pytest.mark.parametrize(
    ("text", "term", "no", "becomes"),
    [
        ("", "jaar:2022", False, "jaar:2022"),
        ("roma", 'thema:"Migratie en asiel"', False, 'roma thema:"Migratie en asiel"'),
        ("roma jaar:2021", "jaar:2022", False, "roma jaar:2021,2022"),
        ("jaar:2021,2022 roma", "jaar:2021", False, "jaar:2022 roma"),
        ("jaar:2021 roma", "jaar:2021", False, "roma"),
        ("jaar:2021 roma", "jaar:2021", True, "roma -jaar:2021"),
        ("-jaar:2021 roma", "jaar:2021", False, "roma jaar:2021"),
        ("-jaar:2021 roma", "jaar:2022", True, "-jaar:2021,2022 roma"),
        ("jaar:>=2020", "jaar:2022", False, "jaar:>=2020 jaar:2022"),
        ("jaar:2019..2021", "jaar:2020", False, "jaar:2019..2021 jaar:2020"),
        ("a OR jaar:2022", "jaar:2022", False, "a OR jaar:2022 jaar:2022"),
        ("roma thema:", "thema:Migratie", False, "roma thema:Migratie"),
        ("roma OR ", "thema:Migratie", False, "roma thema:Migratie"),
        ('roma "van de', "jaar:2022", False, 'roma jaar:2022 "van de'),
        ('thema:"Migratie en', "thema:Asiel", False, 'thema:Asiel,"Migratie en'),
        ("STATUS:afgerond", "status:afgerond", False, ""),
        ('type:"ex post" a', "type:expost", False, 'type:"ex post",expost a'),
    ],
)
def test_the_text_stays_as_a_person_would_type_it(
    text: str, term: str, no: bool, becomes: str
) -> None:
    assert toggled(text, term, no) == becomes


def test_what_a_field_is_counted_in_keeps_the_rest() -> None:
    typed = "roma jaar:2021,2022 -jaar:2023 jaar:>2000 thema:Migratie"
    assert without(typed, "jaar") == "roma jaar:>2000 thema:Migratie"


def test_a_numeral_does_not_become_part_of_the_paper_before_it() -> None:
    typed = "dossier:36 360 thema:x VI"
    assert parse(cut(typed, 15, 22)).clauses == parse(typed).clauses[::2]


@given(QUERIES, TERMS)
def test_narrowed_asks_for_the_value_and_for_all_that_was_asked(text: str, term: str) -> None:
    once = narrowed(text, term)
    assert asked(once, term.partition(":")[0])[value_of(term)].no is False
    assert meaning(narrowed(once, term)) == meaning(once)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", "jaar:2022"),
        ("jaar:2021,2022 opvang", "jaar:2022 opvang"),
        ("jaar:2021 opvang", "jaar:2021 opvang jaar:2022"),
        ("-jaar:2021", "-jaar:2021 jaar:2022"),
        ('opvang "na sch', 'opvang jaar:2022 "na sch'),
        ("dossier:36 560", "dossier:36 560 jaar:2022"),
        ("opvang OR", "opvang jaar:2022"),
    ],
)
def test_narrowed_changes_no_more_than_it_has_to(text: str, becomes: str) -> None:
    assert narrowed(text, "jaar:2022") == becomes
