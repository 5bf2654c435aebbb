"""Moments in a query: by the clock of this machine, a year to a second."""

from __future__ import annotations

from datetime import datetime

import pytest

from db.search.ranges import MOST_SECONDS, Range, moments


def seconds(*parts: int) -> int:
    return int(datetime(*parts).timestamp())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2026", (2026, 1, 1), (2027, 1, 1)),
        ("2026-12", (2026, 12, 1), (2027, 1, 1)),
        ("2026-2", (2026, 2, 1), (2026, 3, 1)),
        ("2024-02-29", (2024, 2, 29), (2024, 3, 1)),
        ("2026-11-20T17:30", (2026, 11, 20, 17, 30), (2026, 11, 20, 17, 31)),
        ("2026-11-20T17:30:59", (2026, 11, 20, 17, 30, 59), (2026, 11, 20, 17, 31)),
    ],
)
def test_a_moment_lasts_until_the_next_one_of_its_kind(
    text: str, first: tuple[int, ...], after: tuple[int, ...]
) -> None:
    assert moments(text) == Range(seconds(*first), seconds(*after) - 1)
    assert moments(f">={text}") == Range(seconds(*first), MOST_SECONDS)
    assert moments(f"<{text}") == Range(0, seconds(*first) - 1)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-13", "2025-02-29", "0000", "2026-11-20T25:00", "9999", "gisteren"]
)
def test_what_is_no_moment_that_can_be_counted_is_none(text: str) -> None:
    assert moments(text) is None
