from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from tui.words.compare import MOST, differing


def marked(shown: Text) -> list[str]:
    return [shown.plain[span.start : span.end] for span in shown.spans]


def test_the_words_that_differ_are_marked_in_both_and_their_surroundings_are_shown() -> None:
    before, after = differing(
        [
            "x " * 50 + "de door-loop is kort" + " y" * 50,
            "x " * 50 + "de doorloop is kort" + " y" * 50,
        ],
        9,
    )
    assert (marked(before), marked(after)) == (["door-loop"], ["doorloop"])
    assert before.plain == "…x x x de door-loop is kort y…"
    assert after.plain == "…x x x de doorloop is kort y…"


def test_what_is_alike_between_two_words_that_differ_is_not_marked() -> None:
    before, after = differing(["a b c d e", "a x c d y z"])
    assert (marked(before), marked(after)) == (["b", "e"], ["x", "y z"])


def test_of_three_the_first_is_marked_where_any_other_differs() -> None:
    base, correction, reading = differing(
        ["rood groen blauw", "rood geel blauw", "rood groen paars"]
    )
    assert marked(base) == ["groen blauw"]
    assert (marked(correction), marked(reading)) == (["geel"], ["paars"])


def test_a_text_far_longer_than_any_is_marked_as_a_whole_and_soon() -> None:
    before, _after = differing(["a b " * MOST, "b c " * MOST])
    assert len(marked(before)) == 1


@given(st.lists(st.text("abé \n👩", max_size=12), min_size=1, max_size=3))
def test_with_room_enough_every_text_is_whole(texts: list[str]) -> None:
    assert [one.plain for one in differing(texts, 100)] == texts


@given(st.text("abé \n👩", max_size=20), st.text("abé \n👩", max_size=20))
def test_what_is_not_marked_is_common(one: str, other: str) -> None:
    common = set()
    for shown in differing([one, other], 100):
        left = shown.plain
        for span in reversed(shown.spans):
            left = left[: span.start] + left[span.end :]
        common.add("".join(left.split()))
    assert len(common) == 1


def test_texts_that_are_alike_or_empty_have_nothing_marked() -> None:
    assert not any(one.spans for one in differing(["a", "a"]))
    assert [one.plain for one in differing(["", "a"])] == ["", "a"]
