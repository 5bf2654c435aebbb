"""What a key decides on is on the screen: the short fields always, the text, and the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from parser import Link, Report
from tests.conftest import SEED
from tests.tui.driving import Running, press, screen_text, settled, told
from tests.tui.reviewing import ENTRIES, PAPER, how_far, reaches, reviews
from tui.screens.review_screen import Review
from tui.widgets.detail import Detail
from tui.widgets.evidence import Evidence
from tui.widgets.page_view import PageView
from tui.work.importing import take_in

SIZES = [(80, 24), (120, 40), (200, 60)]
LONG = replace(
    ENTRIES[7],
    thema="Veiligheid en weerbaarheid van de samenleving",
    subthema="Doorlooptijden in de vreemdelingenketen",
    status="Afgerond",
    artikel="37.2",
    conclusies=" ".join(f"Zin {at} van de conclusie." for at in range(200)),
    links=(Link("Rapport", "https://www.example.org/7", "links"),),
)
SHORT = ("Veiligheid", "Doorlooptijden", "Ex post", "2022", "Afgerond", "37.2", "example.org")


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A store of eight entries, of which the first to review has a long text."""
    path = tmp_path / "long.db"
    with open_store(path) as db:
        ingest(db, Report(PAPER, (*ENTRIES[:7], LONG)))
    return path


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / "seed.db"
    with open_store(path) as db:
        list(take_in(db, [SEED]))
    return path


def detail(pilot: Pilot[None]) -> str:
    """What is seen of the entry beside the table."""
    lines = screen_text(pilot).splitlines()
    region = pilot.app.screen.query_one(Detail).region
    return "\n".join(line[region.x : region.right] for line in lines[region.y : region.bottom])


def missing(pilot: Pilot[None]) -> list[str]:
    shown = " ".join(detail(pilot).split())
    return [text for text in SHORT if text not in shown]


@pytest.mark.parametrize("size", SIZES)
async def test_the_short_fields_stay_above_the_text_however_far_it_is_read(
    running: Running, long: Path, size: tuple[int, int]
) -> None:
    async with running(long, size) as pilot:
        await press(pilot, "R")
        assert missing(pilot) == []
        assert "Zin 0 van" in detail(pilot)
        for _ in range(60):
            await pilot.press("ctrl+d")
        await settled(pilot)
        assert missing(pilot) == []
        assert "kst-36360-VI-1" in detail(pilot)  # the last of the facts under the text
        await press(pilot, *["ctrl+u"] * 60)
        assert "Zin 0 van" in detail(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_with_the_page_shown_the_text_is_seen_and_scrolled_beside_it(
    running: Running, seed: Path, size: tuple[int, int]
) -> None:
    async with running(seed, size) as pilot:
        await press(pilot, "R", *["p"] * (size[0] < 120))
        await settled(pilot)
        assert pilot.app.screen.query_one(Evidence).display
        view, text = (pilot.app.screen.query_one(pane) for pane in (PageView, Detail))
        assert view.size.height >= 5
        assert "Ex post" in detail(pilot) and "Evaluatie doorlooptijden" in detail(pilot)
        # So that there is something to scroll, at any size.
        text.styles.max_height = view.styles.max_height = 8
        await pilot.pause()
        before = view.scroll_offset
        await press(pilot, "ctrl+d")
        assert text.scroll_offset.y > 0 and view.scroll_offset == before
        await press(pilot, "ctrl+u", "J")
        assert text.scroll_offset.y == 0 and view.scroll_offset != before


async def test_a_field_that_was_read_as_empty_is_seen_to_be_so(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        assert "Subtheme –" in detail(pilot) and "Article –" in detail(pilot)


async def test_where_the_short_fields_have_no_room_no_key_decides_and_that_is_said(
    running: Running, long: Path
) -> None:
    async with running(long, (40, 10)) as pilot:
        await press(pilot, "R")
        assert "Too little is seen to decide: z" in how_far(pilot)
        await press(pilot, "a", "d", "t", "x", "f")
        assert reviews(long) == {}
        assert not told(pilot)
        await pilot.resize_terminal(40, 12)
        await press(pilot, "z")
        assert missing(pilot) == []
        assert "1 of 8" in how_far(pilot)
        await press(pilot, "a")
        await reaches(pilot, "Onderzoek 6")
    assert reviews(long) == {8: "accepted"}


@pytest.mark.parametrize("size", SIZES)
async def test_with_the_page_on_the_whole_screen_no_key_decides(
    running: Running, seed: Path, size: tuple[int, int]
) -> None:
    async with running(seed, size) as pilot:
        await press(pilot, "R", *["p"] * (size[0] < 120), "z")
        await press(pilot, "a")
        assert "Too little is seen to decide" in how_far(pilot)
        assert reviews(seed) == {}
        await press(pilot, "z", "a")
        assert "9 left" in how_far(pilot)


async def test_a_terminal_made_larger_lets_the_keys_decide_again(
    running: Running, long: Path
) -> None:
    async with running(long, (40, 10)) as pilot:
        await press(pilot, "R")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "1 of 8" in how_far(pilot)
        await press(pilot, "a")
        await reaches(pilot, "Onderzoek 6")


async def test_the_help_says_why_a_key_decides_nothing(running: Running, long: Path) -> None:
    async with running(long, (40, 10)) as pilot:
        await press(pilot, "R")
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        assert "Too little" in await screen.why_not("accept", ())
