"""Characters to runs: tracked text has its words, accents their letters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parser.pdf.accents import composed
from parser.pdf.runs import Char, runs_of

SIZE = 8.0


def char(text: str, x0: float, width: float = 4.0, base: float = 100.0) -> Char:
    return Char(text, x0, x0 + width, base - 6, base + 2, base, SIZE, False)


def set_with(text: str, tracking: float, space: float) -> list[Char]:
    """`text` with `tracking` behind each letter; a blank moves the pen by `space`."""
    chars, x = [], 50.0
    for letter in text:
        if letter != " ":
            chars.append(char(letter, x))
        x += space if letter == " " else 4.0 + tracking
    return chars


@pytest.mark.parametrize(("tracking", "space"), [(0.0, 2.4), (0.8, 2.4), (1.6, 2.8), (3.0, 3.5)])
def test_letter_spaced_text_has_the_words_of_text_set_solid(tracking: float, space: float) -> None:
    (run,) = runs_of(set_with("Soort onderzoek", tracking, space))
    assert run.text == "Soort onderzoek"


def test_a_tracked_label_ends_where_the_next_one_begins() -> None:
    first, second = set_with("Status", 1.6, 3), set_with("Artikel", 1.6, 3)
    beside = [one._replace(x0=one.x0 + 70, x1=one.x1 + 70) for one in second]
    assert [run.text for run in runs_of([*first, *beside])] == ["Status", "Artikel"]


@pytest.mark.parametrize(
    ("chars", "text"),
    [
        ([char("e", 50), char("´", 51, 2)], "é"),  # drawn after its letter
        ([char("¨", 51, 2), char("u", 50)], "ü"),  # TeX draws it first
        ([char("e", 50), char("\u0301", 50.5, 3)], "é"),
        ([char("c", 50), char("¸", 51, 2)], "ç"),
        ([char("5", 50), char("^", 54), char("2", 58)], "5^2"),  # stands for itself
        ([char("a", 50), char("~", 54), char("b", 58)], "a~b"),
    ],
)
def test_an_accent_belongs_to_the_letter_that_it_stands_over(
    chars: Sequence[Char], text: str
) -> None:
    assert "".join(one.text for one in composed(chars)) == text


@pytest.mark.parametrize("astray", [[48.1], [20.0, 48.1]])
def test_a_space_drawn_over_letters_that_touch_parts_no_words(astray: Sequence[float]) -> None:
    letters = [char(letter, 42.0 + 4 * at) for at, letter in enumerate("be")]
    rest = [char(letter, 50.0 + 4 * at) for at, letter in enumerate("leid")]
    spaces = [char(" ", x, 1.8) for x in astray]
    assert [run.text for run in runs_of([*letters, *spaces, *rest])] == ["beleid"]


def test_a_space_between_letters_parts_words_however_narrow() -> None:
    first, last = char("a", 50.0), char("b", 54.9)
    (run,) = runs_of([first, char(" ", 54.0, 0.9), last])
    assert run.text == "a b"


def test_a_soft_hyphen_that_the_next_letter_is_drawn_over_breaks_no_word() -> None:
    """So a table set by ReportLab has it: drawn, and the pen moved back."""
    before, after = set_with("Eindevalu", 0, 2.4), set_with("atie", 0, 2.4)
    x = before[-1].x1
    moved = [one._replace(x0=one.x0 + x - 50, x1=one.x1 + x - 50) for one in after]
    (run,) = runs_of([*before, char("\u00ad", x, 3.0), *moved])
    assert run.text == "Eindevalu\u00adatie"
