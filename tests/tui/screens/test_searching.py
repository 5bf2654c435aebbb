"""The search bar: hits while a person types."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from db.review import decisions
from tests.tui.driving import (
    SIZES,
    Running,
    burst,
    current,
    hits,
    is_marked,
    press,
    screen_text,
    settled,
    table,
)
from tests.tui.reviewing import at, elsewhere
from tui.widgets.detail import Detail


@pytest.mark.parametrize("size", SIZES)
async def test_typing_filters_and_the_detail_follows(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"roma papieren")
        assert len(table(pilot).ids) == 1
        assert "staatloze Roma-families" in current(pilot).conclusies
        assert hits(pilot).startswith("1 of 10 · ")


async def test_escape_leaves_the_search_and_then_shows_all_again(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"roma", "escape")
        assert table(pilot).has_focus
        assert pilot.app.screen.query_one(Input).value == "roma"
        found = current(pilot)
        await press(pilot, "escape")
        assert len(table(pilot).ids) == 10
        assert current(pilot) == found


async def test_no_hit_says_so_and_escape_brings_all_back(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"[red]xq")
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert nothing.display
        assert "[red]xq" in str(nothing.content)
        await press(pilot, "escape")
        assert len(table(pilot).ids) == 10
        assert not nothing.display


async def test_arrows_move_the_cursor_while_typing(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "slash", *"nummer", "down", "down")
        assert table(pilot).cursor == 2
        assert pilot.app.screen.query_one(Input).value == "nummer"


async def test_a_fast_typist_gets_the_hits_of_the_last_letter(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "slash")
        for key in "nummer 0420":
            await pilot.press("space" if key == " " else key)
        await settled(pilot)
        assert len(table(pilot).ids) == 1
        assert current(pilot).titel == "Onderzoek nummer 0420"


async def test_what_was_looked_for_is_marked_parts_of_compounds_too(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"overeenkomst")
        detail = pilot.app.screen.query_one(Detail)
        lines = [detail.render_line(y) for y in range(detail.size.height)]
        marked = [segment.text for strip in lines for segment in strip if is_marked(segment)]
        assert any("overeenkomst" in text for text in marked)


async def test_a_field_that_is_unknown_is_searched_as_text_and_told(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        hint = pilot.app.screen.query_one("#hint", Static)
        assert not hint.display
        await press(pilot, "slash", *"kleur:[red]")
        assert hint.display
        assert "kleur" in str(hint.content)
        await press(pilot, "escape", "escape")
        assert not hint.display


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_what_was_rejected_is_hidden_and_its_number_said(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    elsewhere(eight, lambda db: decisions.reject(db, "an", at(db, 8), "kop"))
    async with running(eight, size) as pilot:
        assert hits(pilot) == "7 entries · 1 hidden"
        await press(pilot, "slash", *"onderzoek")
        assert hits(pilot).startswith("7 of 7 · ") and hits(pilot).endswith(" · 1 hidden")
        await press(pilot, *' 7 titel:"onderzoek 7"')
        assert "review:rejected,missing finds it" in " ".join(screen_text(pilot).split())
        await press(pilot, *" review:rejected")
        assert hits(pilot).startswith("1 of 7 · ") and "hidden" not in hits(pilot)


async def test_the_old_query_is_selected_so_that_typing_begins_a_new_one(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        bar = pilot.app.screen.query_one(Input)
        await press(pilot, "slash", *"onderzoek", "enter", "slash")
        assert bar.selected_text == "onderzoek"
        await press(pilot, *"kort")
        assert bar.value == "kort"
        await press(pilot, "enter", "slash", "end", *" 7")
        assert bar.value == "kort 7"
        await press(pilot, "enter", "slash", "escape")
        assert bar.value == "kort 7" and table(pilot).has_focus


async def test_a_slash_is_a_letter_of_the_query_however_fast_it_is_typed(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await burst(pilot, "slash", *"36360/1/2")
        assert pilot.app.screen.query_one(Input).value == "36360/1/2"
        await press(pilot, "enter")
        await burst(pilot, "slash", "/", "a")
        assert pilot.app.screen.query_one(Input).value == "/a"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_escape_closes_what_is_innermost_and_keeps_the_entry_under_the_cursor(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "slash", *"onderzoek -titel:6", "enter", "G", "p", "z")
        entry, screen = current(pilot), pilot.app.screen
        assert screen.has_class("-zoomed") and screen.has_class("-page")
        await press(pilot, "escape")
        assert not screen.has_class("-zoomed") and screen.has_class("-page")
        await press(pilot, "escape")
        assert not screen.has_class("-page") and len(table(pilot).ids) == 7
        await press(pilot, "escape")
        assert len(table(pilot).ids) == 8
        assert current(pilot) == entry
