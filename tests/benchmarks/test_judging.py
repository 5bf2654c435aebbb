"""What counts as wrong, as flagged and as told when a reading is judged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.judging import judge, order, scorer, tally
from parser import Code, Entry, Finding, Report
from parser.model import Document

TEXTS = (
    "Evaluatie van de regeling voor wie verhuist",
    "Rapport over het toezicht op markten",
    "Verkenning naar het vervoer van goederen",
)
ENTRIES = tuple(Entry(thema="Thema", conclusies=text, pages=(3,)) for text in TEXTS)
TRUTH: dict[str, Any] = {
    "document": {"families": {"rules": "none"}},
    "entries": [{"thema": "Thema", "conclusies": text, "pages": [3]} for text in TEXTS],
}
DOUBT = Finding(Code.MERGE_UNSURE, "thema", "Thema")


def judged(*entries: Entry, findings: tuple[Finding, ...] = ()) -> Any:
    return judge("paper", Report(Document(), entries, findings), TRUTH, scorer())


def test_a_reading_as_the_truth_has_it_has_nothing_wrong_nothing_missing() -> None:
    paper = judged(*ENTRIES)
    assert [one.wrong for one in paper.entries] == [frozenset()] * 3
    assert paper.missing == ()
    assert paper.families == {"rules": "none"}


@pytest.mark.parametrize(("field", "flags"), [("thema", True), ("", True), ("status", False)])
def test_a_wrong_field_is_flagged_by_a_doubt_about_it_or_about_its_entry(
    field: str, flags: bool
) -> None:
    wrong = replace(ENTRIES[0], thema="Ander", findings=(replace(DOUBT, field=field),))
    total = tally([judged(wrong, *ENTRIES[1:])])
    assert (total.wrong, total.flagged) == (1, int(flags))
    assert (total.right, total.doubted) == (2, 0)


def test_a_remark_flags_nothing() -> None:
    wrong = replace(ENTRIES[0], thema="Ander", findings=(Finding(Code.NO_LINK, "thema"),))
    assert tally([judged(wrong)]).flagged == 0


def test_an_invented_entry_is_wrong_as_a_whole() -> None:
    invented = Entry(conclusies="Ontvangsten en uitgaven", findings=(DOUBT,))
    total = tally([judged(*ENTRIES, invented)])
    assert (total.wrong, total.flagged, total.right) == (1, 1, 3)


@pytest.mark.parametrize(
    ("beside", "findings", "told"),
    [
        ((), (), False),
        ((DOUBT,), (), True),
        ((), (Finding(Code.WORD_UNPLACED, "", "verkeer"),), True),
        ((), (Finding(Code.IMAGE_PAGE, "", "3"),), False),
    ],
)
def test_a_missing_entry_is_told_by_a_neighbour_or_by_the_report(
    beside: tuple[Finding, ...], findings: tuple[Finding, ...], told: bool
) -> None:
    first = replace(ENTRIES[0], findings=beside)
    assert judged(first, ENTRIES[2], findings=findings).missing == (told,)


def test_the_order_is_1_where_every_wrong_entry_is_trusted_less() -> None:
    assert order([0.1, 0.2], [0.3, 1.0]) == 1.0
    assert order([1.0], [1.0, 1.0]) == 0.5
    assert order([], [1.0]) is None


@given(st.lists(st.integers(0, 5), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_the_order_is_the_share_of_pairs(low: list[int], high: list[int]) -> None:
    pairs = [(one < other) + (one == other) / 2 for one in low for other in high]
    assert order(low, high) == pytest.approx(sum(pairs) / len(pairs))
