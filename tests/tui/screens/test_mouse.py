"""What keys do, the mouse does too."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Footer, OptionList, Static
from textual.widgets._footer import FooterKey

from db import open_store
from db.ingest import ingest
from parser import Code, Document, Entry, Finding, Link, Report
from tests.conftest import SEED
from tests.tui.driving import SIZES, Opener, Running, press, settled, table, told
from tui.app import SeakijkerApp
from tui.screens.choose import Choose
from tui.screens.help import Help
from tui.screens.import_files import Progress
from tui.screens.pick_facets import Facets
from tui.screens.pick_order import PickOrder
from tui.widgets.detail import Detail
from tui.widgets.import_line import ImportLine
from tui.widgets.pick_list import PickList
from tui.widgets.points_list import Points
from tui.widgets.search_bar import SearchInput


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A store of one entry with a link that may be opened and one that may not."""
    path = tmp_path / "sea.db"
    links = (Link("Het rapport", "https://example.org/a"), Link("Kwaad", "javascript:alert(1)"))
    entry = Entry(titel="Een", conclusies="Tekst.", links=links, pages=(1,))
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), (entry,)))
    return path


def place(widget: Widget, text: str) -> tuple[int, int]:
    """Where `text` stands in what the widget draws."""
    for y in range(widget.size.height):
        x = widget.render_line(y).text.find(text)
        if x >= 0:
            return x + widget.gutter.left, y + widget.gutter.top
    raise AssertionError(text)


async def click(pilot: Pilot[None], widget: Widget, at: tuple[int, int]) -> None:
    await pilot.click(widget, offset=at)
    await pilot.pause(0.1)
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_a_link_opens_it_through_the_guard_of_the_key(
    running: Running, linked: Path, opener: Opener, size: tuple[int, int]
) -> None:
    async with running(linked, size) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        await click(pilot, detail, place(detail, "Kwaad"))
        await click(pilot, detail, place(detail, "Tekst."))
        assert opener.urls == []
        await click(pilot, detail, place(detail, "Het rapport"))
        assert opener.urls == ["https://example.org/a"]
        assert "Opened example.org" in told(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_on_a_key_of_the_footer_presses_it(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        keys = {key.key: key for key in pilot.app.screen.query_one(Footer).query(FooterKey)}
        await click(pilot, keys["question_mark"], (1, 0))
        assert isinstance(pilot.app.screen, Help)
        await pilot.click(offset=(0, 0))
        await settled(pilot)
        if size == SIZES[1]:  # beside the help there is room to click
            assert table(pilot).has_focus


async def test_a_click_gives_the_keyboard(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await click(pilot, pilot.app.screen.query_one(SearchInput), (5, 0))
        assert isinstance(pilot.app.screen.focused, SearchInput)
        await click(pilot, table(pilot), (20, 3))
        assert table(pilot).has_focus
        assert table(pilot).cursor == 2


async def test_facets_and_orders_are_chosen_by_clicks(running: Running, store: Path) -> None:
    async with running(store, (200, 60)) as pilot:
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, Facets)
        names = pilot.app.screen.query_one("#facet-names", Static)
        await click(pilot, names, place(names, "Type"))
        values = pilot.app.screen.query_one(PickList)
        assert str(values.options[0].prompt).endswith("ex post")
        await click(pilot, values, (5, 0))
        await press(pilot, "escape")
        assert 0 < len(table(pilot).ids) < 10
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, PickOrder)
        await click(pilot, pilot.app.screen.query_one("#list"), (4, 2))
        assert table(pilot).has_focus


async def test_points_and_answers_of_a_review_are_chosen_by_clicks(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "sea.db"
    broken = Finding(Code.HYPHEN_THIN, "titel", "door-loop", None, "doorloop")
    doubtful = (broken, Finding(Code.NO_LINK, "links"))
    entries = [Entry(titel=f"De door-loop {n}", findings=doubtful, pages=(n,)) for n in (1, 2)]
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), tuple(entries)))
    async with running(path, (160, 40)) as pilot:
        await press(pilot, "R")
        points = pilot.app.screen.query_one(Points)
        first = points.chosen
        await click(pilot, points, (10, 2))
        assert points.chosen != first
        await click(pilot, points, (10, 1))
        assert points.chosen == first
        await press(pilot, "m", "j", "m", "A")
        assert isinstance(pilot.app.screen, Choose)
        await click(pilot, pilot.app.screen.query_one(OptionList), (1, 0))
        assert not isinstance(pilot.app.screen, Choose)


async def test_a_click_on_the_line_of_an_import_shows_what_came_of_it(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        line = pilot.app.screen.query_one(ImportLine)
        app = pilot.app
        assert isinstance(app, SeakijkerApp)
        line.show(app.read_files([SEED]))
        await settled(pilot)
        await click(pilot, line, (3, 0))
        assert isinstance(app.screen, Progress)
