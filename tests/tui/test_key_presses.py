"""A key that is held down is told from one that is pressed again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.driving import Running, press, settled
from tests.tui.reviewing import reaches, reviews
from tui import key_presses
from tui.key_presses import KeyPresses

BEGUN = 1e6
"""On the clock of the tests, which stands still while the app works."""
RATES = {
    "xset, the default": (0.66, 0.04),
    "GNOME": (0.5, 0.03),
    "the Linux console": (0.25, 0.092),
    "macOS": (0.5, 0.09),
    "Windows": (0.5, 0.033),
}


@pytest.fixture(autouse=True)
def presses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_presses, "REPEAT", 0.2)


def held(first: float, then: float, seconds: float = 2) -> list[float]:
    """When a key comes that is held so long."""
    return [0, *(first + n * then for n in range(int((seconds - first) / then)))]


@pytest.mark.parametrize("rate", RATES.values(), ids=RATES)
def test_of_a_key_that_is_held_no_more_than_two_count_and_both_are_known_to_be_one_run(
    rate: tuple[float, float],
) -> None:
    told = KeyPresses()
    moments = [1000 + moment for moment in held(*rate)]
    counted = [at for at in moments if not told.is_repeat("a", at)]
    assert counted == moments[:2]
    assert told.held == (moments[0], moments[-1])


@pytest.mark.parametrize("gap", [0.21, 1 / 3, 0.5, 1])
def test_who_presses_three_times_a_second_is_not_hindered(gap: float) -> None:
    told = KeyPresses()
    assert not any(told.is_repeat("a", 1000 + n * gap) for n in range(50))


def test_another_key_between_makes_it_a_new_press() -> None:
    told = KeyPresses()
    assert not any(told.is_repeat("as"[n % 2], 1000 + n * 0.03) for n in range(20))


def keys(pilot: Pilot[None], key: str, moments: Iterable[float]) -> None:
    """The key comes at these moments, whenever the app has time for it."""
    for moment in moments:
        event = events.Key(key, key)
        event.time = BEGUN + moment
        pilot.app.post_message(event)


async def test_a_held_key_accepts_one_entry_and_at_most_the_next_and_undo_takes_back_both(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        await reaches(pilot, "Onderzoek 7")
        keys(pilot, "a", (n / 30 for n in range(60)))
        await settled(pilot)
        assert len(reviews(eight)) == 1
        await press(pilot, "u")
        assert reviews(eight) == {}
        await press(pilot, "n")
        first, *rest = held(0.5, 0.033)
        keys(pilot, "a", [first + 10])
        await settled(pilot)
        keys(pilot, "a", [moment + 10 for moment in rest])
        await settled(pilot)
        assert len(reviews(eight)) == 2
        await press(pilot, "u")
        assert reviews(eight) == {}
        await press(pilot, "U")
        assert len(reviews(eight)) == 2


async def test_three_a_second_accept_all_and_undo_takes_back_the_last(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        await reaches(pilot, "Onderzoek 7")
        for n in range(6):
            keys(pilot, "a", [n / 3])
            await settled(pilot)
        assert len(reviews(eight)) == 6
        await press(pilot, "u")
        assert len(reviews(eight)) == 5


async def test_a_held_undo_takes_back_once_and_a_held_key_that_moves_moves_on(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        for n in range(4):
            keys(pilot, "a", [n])
            await settled(pilot)
        keys(pilot, "u", (9 + n / 30 for n in range(30)))
        await settled(pilot)
        assert len(reviews(eight)) == 3
        keys(pilot, "j", (20 + n / 30 for n in range(30)))
        await settled(pilot)
        await reaches(pilot, "Onderzoek 0")
