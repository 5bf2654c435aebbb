from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parser import Box, Link
from tui.words.link_lines import from_lines, to_lines

BEFORE = (
    Link("Link", "https://example.org/a", "conclusies", (Box(1, 0, 0, 1, 1),)),
    Link("zie rapport", "", "links"),
)


def test_lines_that_nobody_touched_are_the_links_that_were_there() -> None:
    assert to_lines(BEFORE) == "https://example.org/a Link\nzie rapport"
    assert from_lines(to_lines(BEFORE), BEFORE) == BEFORE


def test_a_link_with_another_text_stays_in_its_field_and_a_new_one_is_in_the_links() -> None:
    text = "https://example.org/a Rapport\n\nhttps://example.org/b\n"
    assert from_lines(text, BEFORE) == (
        Link("Rapport", "https://example.org/a", "conclusies"),
        Link("", "https://example.org/b", "links"),
    )


@given(st.text())
def test_any_text_gives_links_that_give_the_same_lines_again(text: str) -> None:
    links = from_lines(text, ())
    assert from_lines(to_lines(links), links) == links
