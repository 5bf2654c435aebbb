"""What a person left is there again at the next start, and what others write comes by itself."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database
from textual.pilot import Pilot
from textual.widgets import Input

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept
from db.search.hits import find
from db.search.whole_rows import rows
from parser import Report
from tests.conftest import SEED
from tests.tui.driving import (
    SIZES,
    Opener,
    Running,
    current,
    hits,
    line,
    press,
    settled,
    table,
    until,
)
from tui.app import SETTLED, SeakijkerApp
from tui.screens.table_screen import NEWS
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes


@asynccontextmanager
async def started(path: Path, state: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    app = SeakijkerApp(path, Opener(), state_file=state)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def news(pilot: Pilot[None]) -> None:
    await pilot.pause(NEWS * 2)
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_query_order_columns_split_and_cursor_are_put_back(
    big_store: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    state = tmp_path / "state.json"
    async with started(big_store, state, size) as pilot:
        await press(pilot, "slash", *"nummer", "enter", "s", "h", "s", "h")
        await press(pilot, "c", "j", "space", "escape", "less_than_sign")
        await press(pilot, "G", "pageup")
        titles, entry = line(pilot, 0), current(pilot)
        ids, split = table(pilot).ids, pilot.app.screen.query_one(Panes).split
    async with started(big_store, state, size) as pilot:
        assert pilot.app.screen.query_one(Input).value == "nummer"
        assert table(pilot).ids == ids
        assert current(pilot) == entry
        assert line(pilot, 0) == titles
        assert "▼" in titles
        assert pilot.app.screen.query_one(Panes).split == split
        seen = [line(pilot, at) for at in range(1, table(pilot).size.height)]
        assert any(entry.titel in text for text in seen)
        assert table(pilot).has_focus


async def test_what_changed_is_kept_soon_and_not_only_at_the_end(
    big_store: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    async with started(big_store, state, (80, 24)) as pilot:
        await press(pilot, "j", "j", "slash", *"nummer")
        await pilot.pause(SETTLED + 0.2)
        left = tmp_path / "left.json"
        shutil.copy(state, left)
    async with started(big_store, left, (80, 24)) as pilot:
        assert current(pilot).titel == "Onderzoek nummer 0002"
        assert pilot.app.screen.query_one(Input).value == "nummer"


async def test_an_entry_that_is_gone_or_a_state_that_is_nonsense_is_no_error(
    store: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    state.write_text('{"uid": "ff", "order": "x", "columns": [["nix", 5], ["titel", 0]]}')
    async with started(store, state, (80, 24)) as pilot:
        assert len(table(pilot).ids) == 10
        assert line(pilot, 0).split() == ["Title", "or", "conclusion"]


async def test_a_decision_of_another_is_shown_by_itself(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "j", "J")
        scrolled = pilot.app.screen.query_one(Detail).scroll_offset
        with open_store(store) as db:
            row = rows(db, find(db, "")[1:2])[0]
            accept(db, "anna", EntryVersion(row.id, row.version))
        await news(pilot)
        assert line(pilot, 2).startswith("A")
        shown = pilot.app.screen.query_one(Detail)
        assert shown.row
        assert shown.row.review == "accepted"
        assert shown.scroll_offset == scrolled


async def test_an_import_by_another_fills_the_table_and_disturbs_nobody_who_types(
    running: Running, store: Path, seed: Report
) -> None:
    async with running(store) as pilot:
        await press(pilot, "j", "j", "slash", *"onder")
        entry = current(pilot)
        newer = replace(seed.document, dossier="36 560 VI", sha256="2" * 64)
        with open_store(store) as db:
            ingest(db, replace(seed, document=newer))
        await press(pilot, *"zoek")
        await news(pilot)
        assert pilot.app.screen.query_one(Input).value == "onderzoek"
        assert pilot.app.screen.query_one(Input).has_focus
        assert hits(pilot).endswith("ms")
        assert " of 20 " in hits(pilot)
        assert current(pilot) == entry


async def test_entries_that_come_above_push_nothing_from_its_line(
    running: Running, big_store: Path, seed: Report
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, *["pagedown"] * 9, "k")
        entry, at = current(pilot), table(pilot).line
        newer = replace(seed.document, dossier="36 560 VI", sha256="2" * 64)
        with open_store(big_store) as db:
            ingest(db, replace(seed, document=newer))
        await news(pilot)
        assert len(table(pilot).ids) == 1010
        assert (current(pilot), table(pilot).line) == (entry, at)


async def test_the_table_fills_while_the_app_itself_imports(
    running: Running, tmp_path: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        assert not table(pilot).ids
        running_import = pilot.app.read_files([SEED])  # type: ignore[attr-defined]
        while running_import.running:
            await asyncio.sleep(0.1)
        await news(pilot)
        assert len(table(pilot).ids) == 10
        assert "naturalisatie" in current(pilot).conclusies


@pytest.mark.parametrize("size", SIZES)
async def test_z_gives_the_entry_the_screen_and_the_table_goes_on_beneath(
    running: Running, big_store: Path, size: tuple[int, int]
) -> None:
    async with running(big_store, size) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        before = detail.size
        await press(pilot, "z")
        assert detail.size.width >= size[0] - 4
        assert detail.size.height >= size[1] - 3
        await press(pilot, "j")
        assert current(pilot).titel == "Onderzoek nummer 0001"
        await press(pilot, "escape")
        assert detail.size == before
        assert "nummer 0001" in line(pilot, 2)
        await press(pilot, "z", "z")
        assert detail.size == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_split_moves_both_ways_and_no_pane_goes_away(
    running: Running, big_store: Path, size: tuple[int, int]
) -> None:
    async with running(big_store, size) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        before = detail.size.area
        await press(pilot, "less_than_sign", "less_than_sign")
        assert detail.size.area > before
        await press(pilot, *["greater_than_sign"] * 4)
        assert detail.size.area < before
        await press(pilot, *["greater_than_sign"] * 20)
        assert detail.size.height > 1
        await press(pilot, *["less_than_sign"] * 40)
        assert table(pilot).size.height > 2
        assert table(pilot).size.width > 10


async def test_what_was_asked_before_the_app_is_closed_finds_no_screen_and_does_no_harm(
    big_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def always_new(_db: Database) -> int:
        seen.append(len(seen))
        return len(seen)

    monkeypatch.setattr("tui.screens.table_screen.NEWS", 0.001)
    monkeypatch.setattr("tui.screens.table_screen.data_version", always_new)
    for number in range(5):
        app = SeakijkerApp(big_store, Opener())
        async with app.run_test() as pilot:
            await until(pilot, lambda enough=3 * (number + 1): len(seen) > enough)
