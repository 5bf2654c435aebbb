"""Figures at a glance: what they show, and where they lead."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from db import open_store
from db.ingest import ingest
from db.review.decisions import EntryVersion, accept, reject
from db.search import find
from parser import Document, Entry, Report, Values
from tests.tui.driving import Running, burst, hits, press, screen_text, settled, table
from tui.app import SeakijkerApp
from tui.screens.browse import Browse
from tui.screens.figures import VIEWS, Figures
from tui.widgets.figure_grid import FigureGrid
from tui.widgets.search_bar import SearchBar

SIZES = [(80, 24), (120, 40), (200, 60)]
VI = Document(dossier="36 360 VI", nr="1", jaar=2022, sha256="a", parser="1")
XVI = Document(dossier="36 360 XVI", nr="1", jaar=2022, sha256="b", parser="1")


def entry(at: int, year: int, type: str) -> Entry:
    return Entry(
        titel=f"Onderzoek {at}",
        conclusies="Jeugd" if at % 2 else "Zorg",
        afronding=str(year),
        type_onderzoek=type,
        values=Values(type=type, first_year=year, last_year=year),
    )


@pytest.fixture
def figured(tmp_path: Path) -> Path:
    """Two papers: eight entries of JenV, of which one is rejected, and four of VWS."""
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        ingest(db, Report(VI, tuple(entry(at, 2022 - at % 2, "ex post") for at in range(8))))
        ingest(db, Report(XVI, tuple(entry(at, 2023, "MKBA") for at in range(8, 12))))
        accept(db, "an", EntryVersion(1, 1), EntryVersion(2, 1))
        reject(db, "an", EntryVersion(3, 1), "een kop")
    return path


def cell(pilot: Pilot[None]) -> str:
    """What is said of the number under the cursor."""
    return str(pilot.app.screen.query_one("#figures-cell", Static).content)


async def counted(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.pause()


async def keys(pilot: Pilot[None], *pressed: str) -> None:
    await press(pilot, *pressed)
    await counted(pilot)


def query(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(SearchBar).text


@pytest.mark.parametrize("size", SIZES)
async def test_a_bar_is_a_search_for_what_it_counts(
    running: Running, figured: Path, size: tuple[int, int]
) -> None:
    async with running(figured, size) as pilot:
        await keys(pilot, "t")
        shown = screen_text(pilot)
        assert "11 entries" in shown
        assert "Justitie en Veiligheid" in shown and "Volksgezondheid, Welzijn en Sport" in shown
        await keys(pilot, "j", "j")
        assert "Ministry: Volksgezondheid, Welzijn en Sport · 4 entries, 36.4%" in cell(pilot)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == 'ministerie:"Volksgezondheid, Welzijn en Sport"'
        assert hits(pilot).startswith("4 of 11")


@pytest.mark.parametrize("size", SIZES)
async def test_each_number_of_each_view_is_what_its_query_finds(
    running: Running, figured: Path, size: tuple[int, int]
) -> None:
    async with running(figured, size) as pilot:
        await press(pilot, "slash", *"jeugd OF zorg", "enter")
        await keys(pilot, "t")
        with open_store(figured) as db:
            for _ in VIEWS:
                screen = pilot.app.screen
                assert isinstance(screen, Figures) and screen._table
                shown = screen._table
                for at, line in enumerate(shown.lines):
                    for column, entries in enumerate(line.entries):
                        assert len(find(db, shown.query(at, column))) == entries
                await keys(pilot, "tab")


@pytest.mark.parametrize("size", SIZES)
async def test_the_numbers_are_of_the_present_search_and_a_cell_narrows_it(
    running: Running, figured: Path, size: tuple[int, int]
) -> None:
    async with running(figured, size) as pilot:
        await press(pilot, "slash", *"zorg", "enter")
        await keys(pilot, "t", "shift+tab", "shift+tab")
        assert "5 entries · zorg" in screen_text(pilot)
        await keys(pilot, "j", "l", "l")
        assert cell(pilot).startswith("Ministry: Justitie en Veiligheid · Year: 2022 · 3 entries")
        await keys(pilot, "enter")
        assert query(pilot) == 'zorg ministerie:"Justitie en Veiligheid" jaar:2022'
        assert hits(pilot).startswith("3 of 11")
        await press(pilot, "slash", "ctrl+r")
        assert "zorg" in screen_text(pilot)


async def test_other_fields_can_be_crossed(running: Running, figured: Path) -> None:
    async with running(figured) as pilot:
        await keys(pilot, "t", "r")
        assert "Ministry: " not in cell(pilot), "only a table of two fields has others"
        await keys(pilot, "shift+tab", "shift+tab", "r", "c", "j", "l")
        assert "Type: ex post · Status: none · 7 entries" in cell(pilot)
        assert cell(pilot).endswith('type:"ex post" status:geen')


@pytest.mark.parametrize("size", SIZES)
async def test_the_progress_counts_what_is_rejected_too(
    running: Running, figured: Path, size: tuple[int, int]
) -> None:
    async with running(figured, size) as pilot:
        await keys(pilot, "t", "shift+tab", "j", "l")
        assert "doubt" in screen_text(pilot)
        assert "36 360 VI, nr. 1 · not reviewed · 5 entries" in cell(pilot)
        await keys(pilot, "l", "l")
        assert "rejected · 1 entry" in cell(pilot)
        await keys(pilot, "enter")
        assert query(pilot) == "dossier:36360-VI-1 review:rejected"
        assert len(table(pilot).ids) == 1


async def test_keys_that_come_in_one_read_reach_the_figures(
    running: Running, figured: Path
) -> None:
    async with running(figured) as pilot:
        await burst(pilot, "t", "tab")
        await counted(pilot)
        assert "Year" in cell(pilot) or "2023" in screen_text(pilot)
        await burst(pilot, "escape", "j")
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == ""


async def test_a_t_that_is_typed_in_the_search_is_a_letter(running: Running, figured: Path) -> None:
    async with running(figured) as pilot:
        await press(pilot, "slash", *"mkbat")
        assert query(pilot) == "mkbat"


async def test_a_click_goes_to_a_number_and_a_second_one_searches_for_it(
    running: Running, figured: Path
) -> None:
    async with running(figured) as pilot:
        await keys(pilot, "t")
        await pilot.click(FigureGrid, offset=(5, 3))
        await counted(pilot)
        assert "Volksgezondheid" in cell(pilot)
        await pilot.click(FigureGrid, offset=(5, 3))
        await counted(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert "Volksgezondheid" in query(pilot)


async def test_what_came_since_the_last_visit_is_counted_and_can_be_searched(
    figured: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    before = datetime.now(UTC) - timedelta(days=2)
    with open_store(figured) as db:
        db.execute("UPDATE run SET at = ?", [before.isoformat(timespec="seconds")])
        db.conn.commit()
    state.write_text(json.dumps({"visited": (before + timedelta(days=1)).isoformat()}))
    with open_store(figured) as db:
        other = Document(dossier="36 560 VI", nr="1", sha256="c", parser="1")
        ingest(db, Report(other, (entry(20, 2024, "MKBA"), entry(21, 2024, "MKBA"))))
    app = SeakijkerApp(figured, state_file=state)
    async with app.run_test() as pilot:
        await settled(pilot)
        await keys(pilot, "t")
        assert "13 entries · 2 new since" in screen_text(pilot)
        await keys(pilot, "n", "enter")
        assert query(pilot).startswith("ingelezen:>=")
        assert len(table(pilot).ids) == 2
    visited = datetime.fromisoformat(json.loads(state.read_text())["visited"])
    assert datetime.now(UTC) - visited < timedelta(minutes=1), "this visit is the last one now"


async def test_at_the_first_visit_nothing_is_called_new(running: Running, figured: Path) -> None:
    async with running(figured) as pilot:
        await keys(pilot, "t", "n")
        assert "new" not in screen_text(pilot)


async def test_an_empty_store_has_figures_of_nothing(running: Running, tmp_path: Path) -> None:
    async with running(tmp_path / "empty.db") as pilot:
        await keys(pilot, "t", "j", "l", "tab", "shift+tab", "shift+tab", "enter")
        assert pilot.app.is_running
