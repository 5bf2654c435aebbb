"""The search bar: what it offers, what it remembers, and that no key is lost in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database
from textual import events
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from db import open_store
from db.search import Completions
from db.search.hits import find
from db.search.whole_rows import rows
from tests.tui.driving import SIZES, Opener, Running, burst, press, settled, table, told, until
from tui import waiting
from tui.config.state import AppState
from tui.widgets import search_bar
from tui.widgets.search_bar import LONGEST
from tui.widgets.suggestions import Suggestions


def bar(pilot: Pilot[None]) -> Input:
    return pilot.app.screen.query_one("#search", Input)


def offered(pilot: Pilot[None]) -> list[str]:
    """The lines under the bar; the first letter of what is highlighted is a star."""
    offer = pilot.app.screen.query_one(Suggestions)
    if not offer.display:
        return []
    lines = []
    for number, option in enumerate(offer.options):
        assert isinstance(option.prompt, Content)
        line = " ".join(option.prompt.plain.split())
        lines.append(f"*{line}" if number == offer.highlighted else line)
    return lines


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


def state(pilot: Pilot[None]) -> AppState:
    return pilot.app.state  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("size", SIZES)
async def test_a_field_and_then_a_value_of_it_are_completed(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"st")
        assert offered(pilot) == ["*status"]
        await press(pilot, "tab")
        assert bar(pilot).value == "status:"
        assert offered(pilot) == ["*10 afgerond"]
        await press(pilot, *"af", "tab")
        assert bar(pilot).value == "status:afgerond"
        assert offered(pilot) == []
        assert len(table(pilot).ids) == 10


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stands_over_the_table_and_takes_no_key_but_its_own(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        rows = table(pilot).region
        await press(pilot, "slash", *"subthema:", "down", "down", "up")
        assert table(pilot).cursor == 1
        assert table(pilot).region == rows
        lines = offered(pilot)
        assert len(lines) > 2
        offer = pilot.app.screen.query_one(Suggestions)
        assert offer.region.height <= 8
        assert offer.region.right <= size[0]
        await press(pilot, "ctrl+n")
        assert offered(pilot)[1].startswith("*")
        await press(pilot, "alt+down", "shift+tab", "alt+up")
        assert offered(pilot)[0].startswith("*")
        await press(pilot, "alt+up")
        assert offered(pilot)[-1].startswith("*")
        await press(pilot, "enter")
        assert bar(pilot).value == "subthema:"
        assert table(pilot).has_focus
        assert offered(pilot) == []


async def test_escape_closes_the_list_and_then_leaves_and_nothing_is_lost(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"thema:")
        assert offered(pilot)
        await press(pilot, "escape")
        assert offered(pilot) == []
        assert bar(pilot).has_focus
        assert bar(pilot).value == "thema:"
        await press(pilot, "tab")
        assert offered(pilot)
        await press(pilot, "escape", "escape")
        assert table(pilot).has_focus
        assert bar(pilot).value == "thema:"


async def test_nothing_is_counted_for_who_types_on_but_tab_does_not_wait(
    running: Running, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def completions(db: Database, text: str, cursor: int) -> Completions:
        asked.append(text)
        return really(db, text, cursor)

    really = search_bar.completions
    monkeypatch.setattr(search_bar, "completions", completions)
    async with running(store) as pilot:
        await press(pilot, "slash", *"status:af")
        assert asked == ["status:af"]
        monkeypatch.setattr(waiting, "PAUSE", 60.0)
        await pilot.press("g", "tab")
        await until(pilot, lambda: bar(pilot).value == "status:afgerond")


async def test_tab_where_nothing_is_typed_offers_the_fields(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", "tab")
        assert offered(pilot)[:2] == ["*thema", "subthema"]
        await press(pilot, "tab")
        assert bar(pilot).value == "thema:"
        assert bar(pilot).has_focus


async def test_a_word_is_completed_in_the_middle_of_a_query(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"stat roma", *["left"] * 5, "tab")
        assert bar(pilot).value == "status: roma"
        assert bar(pilot).cursor_position == 7


async def test_the_mouse_takes_what_is_offered(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"them")
        await pilot.click(Suggestions, offset=(2, 0))
        await settled(pilot)
        assert bar(pilot).value == "thema:"
        assert bar(pilot).has_focus


async def test_keys_of_one_read_go_where_they_are_meant(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await burst(pilot, "slash", *"romx", "backspace", "a", "home", *"de ", "enter", "j", "k")
        assert bar(pilot).value == "de roma"
        assert table(pilot).has_focus
        await burst(pilot, "slash", "end", "ctrl+u", *"stat", "tab", "escape", "j")
        assert bar(pilot).value in ("stat", "status:")
        assert table(pilot).has_focus
        assert offered(pilot) == []


@pytest.mark.parametrize("size", SIZES)
async def test_an_earlier_search_is_taken_back(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        for typed in ("roma", "wodc terugkeer", "roma"):
            await press(pilot, "slash", "ctrl+u", *typed, "enter")
        await press(pilot, "slash", "ctrl+u", *"half", "ctrl+r")
        assert offered(pilot) == ["*roma", "wodc terugkeer", "half"]
        await press(pilot, "ctrl+r", "tab")
        assert bar(pilot).value == "wodc terugkeer"
        assert offered(pilot) == []
        await press(pilot, "ctrl+r", "ctrl+n", "shift+tab", "enter")
        assert bar(pilot).value == "roma"
        assert table(pilot).has_focus
        assert len(table(pilot).ids) == 1


async def test_what_was_typed_is_back_when_no_earlier_search_is_taken(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", "ctrl+r")
        assert "There are no earlier searches" in told(pilot)
        await press(pilot, *"roma", "enter", "slash", "ctrl+u", *"half", "ctrl+r", *"ROM")
        assert offered(pilot) == ["*roma", "half"]
        await press(pilot, "escape")
        assert bar(pilot).value == "half"
        assert offered(pilot) == []
        await press(pilot, "ctrl+r", *"zzz")
        assert offered(pilot) == ["*half"]
        await press(pilot, "enter")
        assert bar(pilot).value == "half"


async def test_only_what_somebody_stayed_on_is_remembered_once(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"roma", "escape", "escape", "slash", *"wodc", "enter")
        await press(pilot, "slash", "ctrl+u", *"roma", "enter", "escape")
        assert state(pilot).history == ["wodc", "roma"]
        await press(pilot, "slash", *"niets_dat_er_is", "escape")
        assert bar(pilot).value == ""
        assert state(pilot).history[-1] == "niets_dat_er_is"


@pytest.mark.parametrize("size", SIZES)
async def test_a_pasted_page_is_one_line_without_what_cannot_be_seen(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"x y", "left", "left")
        await paste(pilot, "roma\r\n\x1b[31m\u202efamilies\0\n")
        assert bar(pilot).value == "xroma [31mfamilies y"
        await paste(pilot, "woord " * 100_000)
        assert len(bar(pilot).value) <= LONGEST
        assert "at most" in told(pilot)
        await press(pilot, "enter", "escape", "slash")
        await paste(pilot, "\n\n")
        await paste(pilot, "")
        assert bar(pilot).value == ""
        assert pilot.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_what_finds_nothing_says_what_does_and_tab_takes_it(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"thema:wodc naturalisatie")
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert "Nothing was found for “thema:wodc naturalisatie”" in str(nothing.content)
        assert "1  organisatie:wodc naturalisatie" in str(nothing.content)
        assert "naturalisatie" in str(nothing.content).splitlines()[-3]
        await press(pilot, "tab")
        assert offered(pilot)[0] == "*1 organisatie:wodc naturalisatie"
        await press(pilot, "tab")
        assert bar(pilot).value == "organisatie:wodc naturalisatie"
        assert len(table(pilot).ids) == 1
        assert not nothing.display


async def test_advice_that_comes_too_late_is_dropped(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"naturalisatei")
        await pilot.press("backspace", "backspace", "tab", "x")
        await settled(pilot)
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert "naturalisatx" in str(nothing.content)
        assert bar(pilot).value == "naturalisatx"


async def test_keys_in_one_read_with_a_query_are_for_what_it_finds(
    running: Running, store: Path, opener: Opener
) -> None:
    with open_store(store) as db:
        every = rows(db, find(db, ""))
        word = next(
            word
            for row in every[2:]
            for word in row.entry.conclusies.lower().split()
            if word.isalpha() and row.entry.links and list(find(db, word)) == [row.id]
        )
        (found,) = rows(db, find(db, word))
    async with running(store) as pilot:
        await burst(pilot, "slash", *word, "enter", "o")
        assert opener.urls == [found.entry.links[0].url]
        await press(pilot, "escape")
        await burst(pilot, "slash", *word, "enter", "F", "space")
        await press(pilot, "escape")
        assert bar(pilot).value.startswith(f"{word} ")
        assert len(table(pilot).ids) == 1
