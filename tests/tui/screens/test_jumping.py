"""Back to the searches and entries where one was, and forth again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.driving import SIZES, Running, burst, current, press, table, told
from tui.widgets.search_bar import SearchBar
from tui.work.jump_list import MOST, JumpList, JumpPlace


@pytest.mark.parametrize("size", [*SIZES, (120, 40)])
async def test_from_a_search_back_to_the_entry_before_it_and_forth(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:

        def query() -> str:
            return pilot.app.screen.query_one(SearchBar).text

        await press(pilot, "j", "j")
        await press(pilot, "slash", *"titel:5", "enter")
        assert current(pilot).titel == "Onderzoek 5"
        await press(pilot, "slash", *"Thema", "enter", "k", "k")
        assert current(pilot).titel == "Onderzoek 3"
        await press(pilot, "ctrl+o")
        assert (query(), current(pilot).titel) == ("titel:5", "Onderzoek 5")
        await press(pilot, "ctrl+o")
        assert (query(), current(pilot).titel) == ("", "Onderzoek 2")
        await press(pilot, "ctrl+o")
        assert "There is no place to go back to" in told(pilot)
        await press(pilot, "ctrl+l", "ctrl+l")
        assert (query(), current(pilot).titel) == ("Thema", "Onderzoek 3")
        await press(pilot, "alt+left", "alt+right")
        assert (query(), current(pilot).titel) == ("Thema", "Onderzoek 3")


async def test_the_last_entry_is_a_place_of_its_own(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "j", "G")
        assert table(pilot).cursor == 7
        await press(pilot, "ctrl+o")
        assert table(pilot).cursor == 1
        await press(pilot, "ctrl+l")
        assert table(pilot).cursor == 7


async def test_letters_on_the_way_to_a_search_are_no_places(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "slash", *"onderzoek 4", "enter")
        await press(pilot, "ctrl+o")
        assert pilot.app.screen.query_one(SearchBar).text == ""


async def test_one_goes_back_from_the_search_bar_and_when_keys_come_in_one_read(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await burst(pilot, "slash", *"titel:5", "enter", "ctrl+o")
        assert pilot.app.screen.query_one(SearchBar).text == ""
        await press(pilot, "slash", *"titel:6", "ctrl+o")
        assert pilot.app.screen.query_one(SearchBar).text == ""


PLACES = st.builds(JumpPlace, st.sampled_from("ab"), st.integers(0, 2))


@given(st.lists(PLACES, max_size=2 * MOST), PLACES)
def test_forth_undoes_back(left: list[JumpPlace], now: JumpPlace) -> None:
    places = JumpList()
    for place in left:
        places.leave(place)
    here, way = now, [now]
    while (place := places.back(here)) is not None:
        assert place != here
        here = place
        way.append(here)
    assert len(way) <= MOST + 1
    for place in way[-2::-1]:
        assert places.forth(here) == place
        here = place
    assert places.forth(here) is None
