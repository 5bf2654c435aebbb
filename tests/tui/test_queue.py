from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tui.queue import Queue

REVIEWS = ["", "accepted", "rejected", "flagged", "changed", "missing", "conflict"]


def queue(*reviews: str) -> Queue:
    ids = array("q", range(10, 10 + len(reviews)))
    return Queue(ids, dict(zip(ids, reviews, strict=True)))


def test_what_changed_or_conflicts_asks_for_a_decision_and_what_is_flagged_does_not() -> None:
    assert queue(*REVIEWS).left == 4


def test_the_next_one_is_found_round_the_end_and_past_what_is_done() -> None:
    one = queue("", "accepted", "", "rejected")
    assert (one.next(0), one.next(2), one.next(3)) == (2, 0, 0)
    assert (one.next(0, -1), one.next(1, -1)) == (2, 0)


def test_there_is_no_next_where_no_other_is_open() -> None:
    assert queue("accepted", "").next(1) is None
    assert queue("accepted", "").any(1) is None
    assert queue().next(0) is None
    assert queue().any(0) is None


def test_what_others_decide_is_heard_but_does_not_move_the_queue() -> None:
    one = queue("", "", "")
    one.tell(11, "accepted")
    one.tell(99, "")
    assert (one.left, one.next(0), list(one.ids)) == (2, 2, [10, 11, 12])
    one.tell(11, "conflict")
    assert (one.left, one.next(0)) == (3, 1)


def test_marking_what_is_marked_lets_it_go() -> None:
    one = queue("", "", "")
    one.mark([10])
    one.mark([10, 11])
    assert one.marked == {10, 11}
    one.mark([11])
    assert one.marked == {10}


@given(st.lists(st.sampled_from(REVIEWS), min_size=1, max_size=30), st.data())
def test_whoever_goes_on_meets_every_open_one(reviews: list[str], data: st.DataObject) -> None:
    one = queue(*reviews)
    at = data.draw(st.integers(0, len(reviews) - 1))
    met = set()
    while (place := one.next(at)) is not None:
        met.add(one.ids[place])
        one.tell(one.ids[place], "accepted")
        at = place
    assert one.left == 0 or (one.left == 1 and one.ids[at] not in met)
    assert one.any(at) is None
