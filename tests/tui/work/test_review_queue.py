from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.review.status import ReviewStatus
from db.review_state import DECIDED, ReviewState
from tui.work.review_queue import Queue

REVIEWS = list(ReviewState)


def queue(*reviews: str) -> Queue:
    """Entries 10, 11, …; those with an even id are of one paper, the others of another."""
    standings = {10 + at: ReviewStatus(at % 2, review) for at, review in enumerate(reviews)}
    return Queue(range(10, 30), standings)


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
    one.note(11, "accepted")
    one.note(99, "")
    assert (one.left, one.next(0), list(one.ids)) == (2, 2, [10, 11, 12])
    one.note(11, "conflict")
    assert (one.left, one.next(0)) == (3, 1)


@given(st.lists(st.sampled_from(REVIEWS), min_size=1, max_size=30), st.data())
def test_whoever_goes_on_meets_every_open_one(reviews: list[str], data: st.DataObject) -> None:
    one = queue(*reviews)
    at = data.draw(st.integers(0, len(reviews) - 1))
    met = set()
    while (place := one.next(at)) is not None:
        met.add(one.ids[place])
        one.note(one.ids[place], "accepted")
        at = place
    assert one.left == 0 or (one.left == 1 and one.ids[at] not in met)
    assert one.any(at) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(REVIEWS)), max_size=30))
def test_the_counts_are_those_of_where_each_entry_stands(told: list[tuple[int, str]]) -> None:
    one, stands = queue(*[""] * 5), [""] * 5
    for at, review in told:
        one.note(10 + at, review)
        stands[at : at + 1] = [review] if at < 5 else []
    done = [review in DECIDED for review in stands]
    assert one.left == 5 - sum(done)
    assert one.of_paper(10) == (sum(done[::2]), 3)
    assert one.of_paper(11) == (sum(done[1::2]), 2)
