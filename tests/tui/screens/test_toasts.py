"""What is told covers nothing of what is decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Footer, Input
from textual.widgets._toast import Toast

from db import open_store
from db.ingest import ingest
from parser import Report
from tests.tui.driving import press, screen_text, settled
from tests.tui.reviewing import DOUBTFUL, ENTRIES, PAPER
from tui.app import SeakijkerApp
from tui.screens.review_screen import Review
from tui.widgets.detail import Detail
from tui.widgets.evidence import Evidence
from tui.widgets.points_list import Points

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "sea.db") as db:
        ingest(db, Report(PAPER, (*ENTRIES[:7], DOUBTFUL)))
    return tmp_path / "sea.db"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [["U"], ["p", "U"], ["U", "U", "U"], ["z", "U"]])
async def test_in_review_it_takes_room_of_its_own(
    path: Path, size: tuple[int, int], keys: list[str]
) -> None:
    app = SeakijkerApp(path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, *keys[:-1])
        screen = app.screen
        assert isinstance(screen, Review)
        was_in_sight = screen.query_one(Detail).is_in_sight
        await press(pilot, keys[-1])
        await pilot.pause()
        toasts = [toast.region for toast in screen.query(Toast)]
        assert toasts and all(toast.area for toast in toasts)
        for kind in (Detail, Points, Evidence, Footer):
            shown = [one for one in screen.query(kind) if shows(one)]
            covered = [screen.find_widget(one).visible_region for one in shown]
            assert not any(toast.overlaps(region) for toast in toasts for region in covered), kind
        assert screen.query_one(Detail).is_in_sight == was_in_sight


def shows(widget: Widget) -> bool:
    return bool(widget.display and widget.region.area)


async def test_a_question_is_not_covered_either(path: Path) -> None:
    app = SeakijkerApp(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, "U", "x")
        await pilot.pause()
        assert "Why is this not an entry?" in screen_text(pilot)
        question = app.screen.query_one(Input).region
        assert not any(toast.region.overlaps(question) for toast in app.screen.query(Toast))
