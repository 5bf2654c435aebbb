"""The margin of a merged cell below which it is in doubt, fitted on rows of known truth."""

from __future__ import annotations

from benchmarks.merged_cells import falling, narrow


def rows(*blocks: tuple[float, int, int]) -> list[tuple[float, bool]]:
    """Rows by their margin: how many, and how many of them are wrong."""
    return [(margin, at < wrong) for margin, number, wrong in blocks for at in range(number)]


def test_a_margin_is_worth_a_doubt_as_long_as_one_row_in_ten_is_wrong() -> None:
    assert narrow(falling(rows((0.1, 10, 5), (1.0, 20, 3), (2.0, 100, 1)))) == 1.0
    assert narrow(falling(rows((0.1, 10, 0), (2.0, 100, 1)))) == 0.0


def test_margins_of_which_the_chance_does_not_fall_are_taken_together() -> None:
    (block,) = falling(rows((0.1, 10, 0), (0.5, 10, 4)))
    assert (block.most, block.rows, block.wrong) == (0.5, 20, 4)
