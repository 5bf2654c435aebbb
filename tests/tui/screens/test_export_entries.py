"""`E` writes what is found, or marked, into a file, and replaces none unasked."""

from __future__ import annotations

import csv
from pathlib import Path
from time import monotonic, sleep

import openpyxl
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from db import open_store
from db.search import find, rows
from tests.tui.driving import SIZES, Running, press, screen_text, told, until
from tui.screens.ask import AskText
from tui.screens.browse import Browse
from tui.screens.choose import Choose
from tui.screens.export_entries import Exporting


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def named(pilot: Pilot[None], name: str) -> None:
    """Answer under which name to write, and wait until that is done."""
    assert isinstance(pilot.app.screen, AskText)
    pilot.app.screen.query_one(Input).value = name
    await press(pilot, "enter")
    await done(pilot)


async def done(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: not isinstance(pilot.app.screen, AskText | Exporting))


async def begun(pilot: Pilot[None], name: str) -> None:
    """Answer under which name to write, and wait until that is going on."""
    pilot.app.screen.query_one(Input).value = name
    await pilot.press("enter")
    for _turn in range(200):
        if isinstance(pilot.app.screen, Exporting):
            return
        await pilot.pause(0.01)
    raise AssertionError(pilot.app.screen)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that takes ten seconds, unless it is stopped."""
    step = Exporting._step

    def slower(self: Exporting, done: int) -> None:
        sleep(1)
        step(self, done)

    monkeypatch.setattr(Exporting, "_step", slower)


def uids(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [line["uid"] for line in csv.DictReader(lines)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_found_is_written_in_the_order_that_is_shown(
    running: Running, store: Path, here: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"wodc", "enter", "E")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "x")
        assert pilot.app.screen.query_one(Input).value == str(here / "entries.xlsx")
        await named(pilot, "Terugkeer en WODC")
        assert isinstance(pilot.app.screen, Browse)
        assert "8 entries written." in told(pilot)
    entries, _links, about = openpyxl.load_workbook(here / "Terugkeer en WODC.xlsx").worksheets
    with open_store(store) as db:
        wanted = [row.uid for row in rows(db, find(db, "wodc"))]
    assert [cell.value for (cell,) in entries.iter_rows(min_row=2, max_col=1)] == wanted
    assert about.cell(2, 2).value == "wodc"


async def test_a_file_that_exists_is_replaced_only_after_a_question(
    running: Running, store: Path, here: Path
) -> None:
    file = here / "a.csv"
    file.write_text("van mij")
    async with running(store) as pilot:
        await press(pilot, "E", "c")
        await named(pilot, "a.csv")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Browse) and file.read_text() == "van mij"
        await press(pilot, "E", "c")
        await named(pilot, "a.csv")
        await press(pilot, "r")
        await done(pilot)
        assert "10 entries written." in told(pilot)
        assert len(uids(file)) == 10
        await press(pilot, "E", "c")
        await named(pilot, str(store))
        await press(pilot, "r")
        await done(pilot)
        assert "the database itself" in told(pilot)


async def test_in_a_review_what_is_marked_is_written_or_else_the_queue(
    running: Running, eight: Path, here: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "E", "c")
        await named(pilot, "alle.csv")
        await press(pilot, "m", "j", "m", "E", "c")
        await named(pilot, "twee.csv")
    assert len(uids(here / "twee.csv")) == 2
    assert len(uids(here / "alle.csv")) == 8


async def test_what_did_not_fit_is_told(running: Running, store: Path, here: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "E", "f")
        await named(pilot, "sea.financien.csv")
        assert "10 values did not fit" in told(pilot)
        assert "artikelnummers: only whole numbers" in told(pilot)
        assert "sea export tells them all" in told(pilot)


async def test_an_export_that_is_stopped_leaves_nothing(
    running: Running, big_store: Path, here: Path, slow: None
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "E", "x")
        await begun(pilot, "a.xlsx")
        assert "Writing" in screen_text(pilot) and "a.xlsx" in screen_text(pilot)
        await pilot.press("escape")
        await done(pilot)
        assert "Nothing was written." in told(pilot)
    assert list(here.iterdir()) == []


async def test_who_quits_while_it_is_written_leaves_nothing(
    running: Running, big_store: Path, here: Path, slow: None
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "E", "x")
        await begun(pilot, "a.xlsx")
        began = monotonic()
        pilot.app.exit()
    assert monotonic() - began < 8
    assert list(here.iterdir()) == []


async def test_where_nothing_is_found_nothing_is_offered(
    running: Running, store: Path, here: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"zzzz", "enter", "E")
        assert isinstance(pilot.app.screen, Browse)
        assert "There is nothing to export" in told(pilot)
