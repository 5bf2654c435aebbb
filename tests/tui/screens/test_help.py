"""The help and the command palette: what can be done here and now, and why the rest cannot."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from db import open_store
from db.ingest import ingest
from db.search.saved_searches import save
from parser import Document, Entry, Link, Report
from tests.e2e.test_docs import table_rows
from tests.tui.driving import SIZES, Running, burst, current, press, settled, table
from tui.actions import actions_of
from tui.app import SeakijkerApp
from tui.config.settings import Settings
from tui.screens.help import SIGNS, Help
from tui.table_columns import REVIEW_SIGNS
from tui.widgets.keys import Keys

DOC = Path(__file__).parents[3] / "docs" / "keys.md"


def shown(pilot: Pilot[None]) -> str:
    """The text of the help."""
    console = Console(width=80)
    with console.capture() as captured:
        console.print(pilot.app.screen.query_one("#keys", Static).content)
    return captured.get()


def offers(pilot: Pilot[None]) -> list[str]:
    """What the palette offers."""
    options = pilot.app.screen.query_one(OptionList).options
    return [str(option.prompt) for option in options]


@pytest.fixture
def linkless(tmp_path: Path) -> Path:
    """A store of one entry with one link that is not opened and one without any."""
    path = tmp_path / "sea.db"
    bad = Entry(titel="Een", links=(Link("x", "ftp://example.org/"),), pages=(1,))
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), (bad, replace(bad, titel="Twee", links=()))))
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_has_the_keys_by_group_and_the_signs(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, Help)
        text = shown(pilot)
        for title in ("Find", "Open and copy", "Read", "Move", "Program", "Not now"):
            assert title in text
        assert text.index("/ ") < text.index("j ↓") < text.index("Not now")
        assert all(f"{sign} " in text and what[:40] in text for sign, what in SIGNS)
        await press(pilot, "question_mark")
        assert table(pilot).has_focus


@pytest.mark.parametrize(("titel", "why"), [("Een", "only http and https"), ("Twee", "no link")])
async def test_a_key_that_does_nothing_is_told_with_the_reason(
    running: Running, linkless: Path, titel: str, why: str
) -> None:
    async with running(linkless) as pilot:
        if current(pilot).titel != titel:
            await press(pilot, "j")
        assert current(pilot).titel == titel
        by_key = {key: one for one in await actions_of(pilot.app.screen) for key in one.keys}
        assert why in by_key["o"].why_not
        assert not by_key["j"].why_not
        await press(pilot, "question_mark")
        assert why in shown(pilot).split("Not now")[1]


async def test_the_help_scrolls_and_is_filtered_by_typing(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "question_mark")
        pane = pilot.app.screen.query_one("#help")
        await press(pilot, "j", "space")
        assert pane.scroll_offset.y > 10
        await press(pilot, "k", "pageup")
        assert pane.scroll_offset.y == 0
        await press(pilot, "slash", *"SEARCH")
        assert "search" in shown(pilot)
        assert "read on" not in shown(pilot)
        await press(pilot, *"xyz")
        assert shown(pilot).strip() == "Nothing contains that."
        await press(pilot, "escape")
        assert "read on" in shown(pilot)
        assert not pilot.app.screen.query_one(Input).display
        await press(pilot, "escape")
        assert table(pilot).has_focus


async def test_the_help_follows_keys_that_were_given_other_places(store: Path) -> None:
    app = SeakijkerApp(store, settings=Settings(keys={"app.help": "f3", "browse.search": "f2"}))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "f3")
        assert "f2 " in shown(pilot)
        assert "/ " not in shown(pilot).split("The signs")[0]


def test_every_sign_is_explained_and_the_document_says_the_same() -> None:
    assert {sign for sign, _what in SIGNS} >= set(REVIEW_SIGNS.values())
    rows = table_rows(DOC.read_text().split("## The signs")[1].split("##")[0])[2:]
    assert rows == [[f"`{sign}`", what] for sign, what in SIGNS]


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_does_what_the_keys_do(
    running: Running, big_store: Path, size: tuple[int, int]
) -> None:
    async with running(big_store, size) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        assert any(offer.startswith("search  /") for offer in offers(pilot))
        await press(pilot, *"to the last")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert table(pilot).cursor == 999


async def test_the_palette_has_the_saved_searches_and_the_themes(
    running: Running, big_store: Path
) -> None:
    with open_store(big_store) as db:
        save(db, "[red]Zeven[/]", "nummer 0007")
    async with running(big_store) as pilot:
        await press(pilot, "ctrl+p")
        assert "search: [red]Zeven[/]  nummer 0007" in offers(pilot)
        await press(pilot, *"Zeven")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.3)
        await settled(pilot)
        assert len(table(pilot).ids) == 1
        await press(pilot, "ctrl+p", *"high-contrast")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert pilot.app.theme == "high-contrast"
        # Kept, so that nobody has to be told how to keep it.
        assert isinstance(pilot.app, SeakijkerApp)
        assert pilot.app.state.theme == "high-contrast"


async def test_what_is_not_there_cannot_be_chosen(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "ctrl+p", *"qqqq")
        await pilot.pause(0.5)
        assert offers(pilot) == ["Nothing contains that."]
        await press(pilot, "escape", "escape")
        assert table(pilot).has_focus


@pytest.mark.parametrize("keys", [[], ["R"]])
async def test_the_key_of_the_help_is_in_sight_where_keys_do_not_fit(
    running: Running, store: Path, keys: list[str]
) -> None:
    async with running(store) as pilot:
        await press(pilot, *keys)
        for size in ((60, 24), (61, 24), (80, 24)):  # again and again
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
        shown = [key for key in pilot.app.screen.query_one(Keys).children if key.visible]
        *others, help = sorted(shown, key=lambda key: key.region.x)
        assert "-help" in help.classes
        assert help.region.right == 80
        assert 3 < len(others) < len(pilot.app.screen.query_one(Keys).children) or not keys
        assert all(key.region.right <= help.region.x for key in others)


async def test_in_a_review_too_a_key_that_does_nothing_has_its_reason(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "R")
        whys = {key: one.why_not for one in await actions_of(pilot.app.screen) for key in one.keys}
        assert whys["A"] == "nothing is marked"
        assert "offered" in whys["t"] or "open" in whys["t"]
        assert not whys["a"]
        await press(pilot, "m")
        whys = {key: one.why_not for one in await actions_of(pilot.app.screen) for key in one.keys}
        assert not whys["A"]


async def test_where_a_question_mark_is_typed_f1_shows_the_keys(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "R", "e", "question_mark")
        assert not isinstance(pilot.app.screen, Help)
        shown = [str(key.render()) for key in pilot.app.screen.query_one(Keys).children]
        assert "f1 keys" in shown
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Help)


@pytest.mark.parametrize("keys", ["/", "F/", "Re", "?/"])
async def test_while_letters_are_typed_no_letter_is_named_as_a_key(
    running: Running, store: Path, keys: str
) -> None:
    async with running(store) as pilot:
        await press(pilot, *keys)
        await pilot.pause(0.1)
        assert isinstance(pilot.app.focused, Input | TextArea)
        shown = [str(key.render()).strip() for key in pilot.app.screen.query_one(Keys).children]
        assert shown and not [one for one in shown if re.match(r"\w\b", one)]


async def test_keys_in_one_read_with_those_that_open_something_are_for_that(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await burst(pilot, "question_mark", "slash", *"copy")
        field = pilot.app.screen.query_one(Input)
        assert isinstance(pilot.app.screen, Help) and field.value == "copy"
        await press(pilot, "escape", "escape")
        await burst(pilot, "ctrl+p", *"colu")
        assert isinstance(pilot.app.screen, CommandPalette)
        assert pilot.app.screen.query_one(Input).value == "colu"
