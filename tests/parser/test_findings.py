"""What a finding means and weighs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser import FIELDS, Code, Finding
from parser.finding_weights import SEEDS, WEIGHTS
from parser.findings import (
    MEANINGS,
    confidence,
    first_words,
    is_doubt,
    last_words,
    weight_of,
)

FINDINGS = st.lists(
    st.builds(Finding, st.sampled_from(Code), st.sampled_from(FIELDS), st.text(max_size=3)),
    max_size=6,
)


def test_every_code_has_a_meaning_for_a_person_and_a_weight() -> None:
    assert set(MEANINGS) == set(Code)
    assert all(0 <= weight_of(code) <= 1 and MEANINGS[code].says for code in Code)
    assert len({meaning.says for meaning in MEANINGS.values()}) == len(Code)


def test_the_fitted_weights_are_of_doubts_and_leave_them_doubts() -> None:
    assert SEEDS
    for cause, weight in WEIGHTS.items():
        code, _, field = cause.partition("/")
        assert is_doubt(Code(code))
        assert not field or field in (*FIELDS, "links")
        assert 0 < weight <= 1
        assert weight_of(Code(code), field) == weight


def test_a_field_without_a_weight_of_its_own_has_that_of_the_code() -> None:
    for code in Code:
        assert weight_of(code, "a label that no model knows") == weight_of(code)
        assert weight_of(code) == WEIGHTS.get(code, MEANINGS[code].assumed)


@pytest.mark.parametrize("code", [Code.NO_LINK, Code.LINK_NO_URL, Code.HEADER_UNKNOWN])
def test_a_remark_on_the_source_costs_no_trust(code: Code) -> None:
    assert not is_doubt(code)
    assert confidence([Finding(code)]) == 1.0


@given(FINDINGS)
def test_trust_lies_between_0_and_1_whatever_the_order(
    findings: list[Finding],
) -> None:
    trust = confidence(findings)
    assert 0 <= trust <= 1
    assert confidence(reversed(findings)) == pytest.approx(trust, abs=0.001)
    assert (trust < 1) == any(is_doubt(finding.code) for finding in findings)


@given(FINDINGS, FINDINGS)
def test_more_findings_never_give_more_trust(some: list[Finding], more: list[Finding]) -> None:
    assert confidence(some + more) <= confidence(some)


@given(FINDINGS)
def test_one_doubt_of_one_field_counts_once_however_many_words_it_is_about(
    findings: list[Finding],
) -> None:
    assert confidence(findings + findings) == pytest.approx(confidence(findings), abs=0.001)


@given(st.text())
def test_the_words_to_find_a_text_by_are_whole(text: str) -> None:
    words = text.split()
    assert first_words(text).split() == words[: len(first_words(text).split())]
    assert last_words(text).split() == words[len(words) - len(last_words(text).split()) :]
    assert bool(first_words(text)) == bool(last_words(text)) == bool(words)
