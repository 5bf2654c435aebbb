"""The real app on a real store, driven by keys."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Static

from db import open_store
from db.ingest import ingest
from parser import Document, Entry, Link, Report
from tests.tui.driving import (
    SIZES,
    Running,
    current,
    hits,
    line,
    press,
    settled,
    table,
)
from tui.app import SeakijkerApp
from tui.screens.help import Help
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable


@pytest.mark.parametrize("size", SIZES)
async def test_all_entries_are_there_at_the_start_and_the_first_is_described(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        assert len(table(pilot).ids) == 10
        assert hits(pilot) == "10 entries"
        assert "naturalisatie" in current(pilot).conclusies
        assert "doorlooptijden" in line(pilot, 1)


async def test_keys_move_the_cursor_to_every_end(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        for keys, place in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("k", 0),
            ("G", 999),
            ("j", 999),
            ("g", 0),
            ("end", 999),
            ("home", 0),
        ]:
            await press(pilot, keys)
            assert table(pilot).cursor == place, keys
            assert current(pilot).titel == f"Onderzoek nummer {place:04}"


async def test_the_lines_around_the_cursor_are_drawn_wherever_it_goes(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "G")
        height = table(pilot).size.height
        assert "nummer 0999" in line(pilot, height - 1)
        await press(pilot, "pageup")
        assert 980 < table(pilot).cursor < 999
        seen = [line(pilot, at) for at in range(1, height)]
        assert any(f"nummer {table(pilot).cursor:04}" in text for text in seen)
        assert not any("…" in text and "nummer" not in text for text in seen)


async def test_the_text_scrolls_while_the_table_keeps_the_keyboard(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        await press(pilot, "J", "J")
        assert detail.scroll_offset.y == 4
        await press(pilot, "K")
        assert detail.scroll_offset.y == 2
        await press(pilot, "space")
        assert detail.scroll_offset.y > 4
        assert table(pilot).has_focus
        await press(pilot, "j")
        assert detail.scroll_offset.y == 0


HOSTILE = [
    "[/foo] [bold]x[/] [@click=app.quit]klik[/]",
    "\\[red] {a} %s $(id)",
    "‮rtl‬ e\u0301" + "\u0301" * 200,
    "👩‍👩‍👧‍👦" * 50,
    "lang " * 4_000,
]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_as_it_is(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "sea.db"
    names = "thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"
    with open_store(path) as db:
        for at, text in enumerate(HOSTILE):
            links = (Link(text, "https://example.org/"),)
            entry = Entry(**dict.fromkeys(names, text), links=links, pages=(1,))  # type: ignore[arg-type]
            ingest(db, Report(Document(file=f"{at}.pdf", nr=str(at), ministerie=text), (entry,)))
    async with running(path, size) as pilot:
        width = table(pilot).width
        for at in range(table(pilot).size.height):
            assert table(pilot).render_line(at).cell_length == width
        for text in HOSTILE:
            assert any(text[:4] in line(pilot, at) for at in range(1, len(HOSTILE) + 1))
            await press(pilot, "slash", *text[:12], "enter", "J", "o", "escape")
        assert pilot.app.is_running


async def test_an_empty_store_tells_how_to_import(running: Running, tmp_path: Path) -> None:
    async with running(tmp_path / "new.db") as pilot:
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert nothing.display
        assert "sea import" in str(nothing.content)
        await press(pilot, "j", "o", "G", "1", "J")
        assert pilot.app.is_running


async def test_a_click_moves_the_cursor(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        await pilot.click(EntryTable, offset=(10, 4))
        await settled(pilot)
        assert table(pilot).cursor == 3


async def test_help_lists_the_keys_and_closes_again(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Help)
        assert table(pilot).has_focus


async def test_resizing_keeps_the_cursor_in_sight(running: Running, big_store: Path) -> None:
    async with running(big_store, (200, 60)) as pilot:
        await press(pilot, *("j" * 40))
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        seen = [line(pilot, at) for at in range(1, table(pilot).size.height)]
        assert any("nummer 0040" in text for text in seen)


async def test_q_leaves(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_that_a_file_may_only_be_read_is_told(store: Path) -> None:
    app = SeakijkerApp(store, notice="It may only be read [/x].")
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert [told.message for told in app._notifications] == ["It may only be read [/x]."]


async def test_an_app_that_is_closed_while_it_starts_closes_quietly(eight: Path) -> None:
    for milliseconds in range(0, 60, 3):
        async with SeakijkerApp(eight).run_test() as pilot:
            await asyncio.sleep(milliseconds / 1000)
            pilot.app.exit()
