from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.compare import differing


def test_only_what_differs_is_marked_and_its_surroundings_are_shown() -> None:
    before, after = differing(
        ["x" * 50 + "door-loop" + "y" * 50, "x" * 50 + "doorloop" + "y" * 50], 4
    )
    assert (before.plain, after.plain) == ("…door-loop…", "…doorloop…")
    assert [before.plain[span.start : span.end] for span in before.spans] == ["-"]


@given(st.lists(st.text("abé\n👩", max_size=12), min_size=1, max_size=3))
def test_with_room_enough_every_text_is_whole_and_the_rest_is_common(texts: list[str]) -> None:
    shown = differing(texts, 100)
    assert [one.plain for one in shown] == texts
    common = set()
    for one in shown:
        start, stop = next(((span.start, span.end) for span in one.spans), (0, 0))
        common.add(one.plain[:start] + one.plain[stop:])
    assert len(common) == 1


def test_texts_that_are_alike_or_empty_have_nothing_marked() -> None:
    assert not any(one.spans for one in differing(["a", "a"]))
    assert [one.plain for one in differing(["", "a"])] == ["", "a"]
