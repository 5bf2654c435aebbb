"""Saved searches: used, added to and taken away by keys."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlite_utils import Database
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Label

from db import open_store
from db.search.saved_searches import Saved, save, saved
from tests.tui.driving import SIZES, Running, press, settled, table, told
from tui.screens.browse import Browse
from tui.screens.choose import Choose
from tui.screens.searches import Searches
from tui.widgets.pick_list import PickList


def lines(pilot: Pilot[None]) -> list[str]:
    """Hits, name and query of each."""
    shown = []
    for option in pilot.app.screen.query_one(PickList).options:
        assert isinstance(option.prompt, Content)
        shown.append(" ".join(option.prompt.plain.split()))
    return shown


def query(pilot: Pilot[None]) -> str:
    return pilot.app.screen_stack[1].query_one("#search", Input).value


def kept(path: Path) -> dict[str, str]:
    with open_store(path) as db:
        return {one.name: one.text for one in saved(db)}


@pytest.fixture
def filled(store: Path) -> Path:
    with open_store(store) as db:
        save(db, "Roma", "roma papieren")
        save(db, "alles", "")
        save(db, "WODC", "organisatie:wodc")
    return store


@pytest.mark.parametrize("size", SIZES)
async def test_keys_right_behind_s_are_for_the_list(
    running: Running, filled: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(db: Database) -> list[Saved]:
        time.sleep(0.2)
        return saved(db)

    monkeypatch.setattr("tui.screens.searches.saved", slowly)
    async with running(filled, size) as pilot:
        await pilot.press("S", "j", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == list(kept(filled).values())[1]


@pytest.mark.parametrize("size", SIZES)
async def test_a_search_is_kept_found_and_used(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "S")
        assert pilot.app.screen.query_one("#no-searches").display
        await press(pilot, "n")
        assert "no search in the bar" in told(pilot)
        await press(pilot, "escape", "slash", *"roma", "enter", "S", "n", *"Mijn S", "enter")
        assert lines(pilot) == ["1 Mijn S roma"]
        await press(pilot, "escape", "escape")
        assert query(pilot) == ""
        await press(pilot, "S", "enter")
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == "roma"
        assert len(table(pilot).ids) == 1
    assert kept(store) == {"Mijn S": "roma"}


async def test_each_says_how_many_it_finds_and_the_keys_go_through_them(
    running: Running, filled: Path
) -> None:
    async with running(filled) as pilot:
        await press(pilot, "slash", *"half", "enter", "S")
        assert lines(pilot) == ["10 alles", "1 Roma roma papieren", "6 WODC organisatie:wodc"]
        await press(pilot, "j", "j", "k", "down", "up", "enter")
        assert query(pilot) == "roma papieren"
        # What stood in the bar is not lost.
        await press(pilot, "slash", "ctrl+r", "ctrl+r", "tab")
        assert query(pilot) == "half"


@pytest.mark.parametrize("size", SIZES)
async def test_one_is_deleted_after_a_question(
    running: Running, filled: Path, size: tuple[int, int]
) -> None:
    async with running(filled, size) as pilot:
        await press(pilot, "S", "j", "d")
        assert isinstance(pilot.app.screen, Choose)
        assert "“Roma”" in str(pilot.app.screen.query(Label).first().content)
        await press(pilot, "n", "d", "escape")
        assert len(lines(pilot)) == 3
        await press(pilot, "delete", "y")
        assert lines(pilot) == ["10 alles", "6 WODC organisatie:wodc"]
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, Browse)
    assert set(kept(filled)) == {"alles", "WODC"}


async def test_another_search_under_the_same_name_is_asked_about(
    running: Running, filled: Path
) -> None:
    async with running(filled) as pilot:
        await press(pilot, "slash", *"wodc", "enter", "S", "n", *"Roma", "enter")
        assert "roma papieren" in str(pilot.app.screen.query(Label).first().content)
        await press(pilot, "n")
        assert kept(filled)["Roma"] == "roma papieren"
        await press(pilot, "n", *"Roma", "enter", "y")
        assert kept(filled)["Roma"] == "wodc"
        assert isinstance(pilot.app.screen, Searches)
        assert lines(pilot)[1].endswith("Roma wodc")
        # A name that nobody could see is none, and going back keeps nothing.
        await press(pilot, "n", "space", "enter", "escape", "q")
    assert len(kept(filled)) == 3


async def test_a_hostile_name_is_shown_as_it_is(running: Running, store: Path) -> None:
    with open_store(store) as db:
        save(db, "[red]\x1b[31m\u202e[@click=app.quit]x " + "lang " * 100, "[/] " + "y" * 3000)
    async with running(store) as pilot:
        await press(pilot, "S")
        assert lines(pilot)[0].startswith("0 [red][31m[@click=app.quit]x lang")
        await press(pilot, "d", "n", "enter")
        assert query(pilot).startswith("[/] yyy")
        await press(pilot, "S", "n", "escape", "escape")
        assert pilot.app.is_running
