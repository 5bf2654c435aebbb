"""The words of a doubt are found on their page, whatever parts them there."""

from __future__ import annotations

from parser import Box
from parser.worker.page_text import PageText, TextLine
from tui.page_words import boxes_of_words


def line(text: str, x: float, base: float) -> TextLine:
    """A line of letters 5 points wide."""
    starts = tuple(x + 5 * at for at in range(len(text)))
    return TextLine(text, starts, x, x + 5 * len(text), base - 8, base + 2, base)


PAGE = PageText(
    *(3, 500.0, 700.0, 0),
    (
        line("De door-", 100, 100),
        line("Een andere", 300, 100),
        line("looptijd is kort.", 100, 110),
        line("looptijd hier", 300, 110),
    ),
)
CELL = Box(3, 95, 90, 250, 120)


def test_words_over_two_lines_get_a_box_on_each() -> None:
    first, second = boxes_of_words([PAGE], [CELL], "door-looptijd is")
    assert (first.x0, first.x1, first.top) == (115, 135, 92)  # without the hyphen
    assert (second.x0, second.x1) == (100, 155)


def test_a_hyphen_or_a_space_that_was_dropped_or_kept_is_no_matter() -> None:
    for words in ("doorlooptijd", "door-looptijd", "DOOR looptijd"):
        assert len(boxes_of_words([PAGE], [CELL], words)) == 2


def test_words_are_found_in_their_own_cell_alone() -> None:
    assert boxes_of_words([PAGE], [CELL], "looptijd hier") == ()
    assert boxes_of_words([PAGE], [Box(4, 0, 0, 500, 700)], "kort") == ()
    assert boxes_of_words([PAGE], [CELL], "") == ()
