"""The page of an entry, beside the words that were read from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.store import open_store
from tests.conftest import SEED
from tests.tui.driving import SIZES, Running, current, press, settled
from tui.importing import take_in
from tui.widgets.detail import Detail
from tui.widgets.evidence import Evidence, PageView

CORPUS = Path(__file__).parents[1] / "corpus"
LONG = CORPUS / "dev" / "d08-rl-three-page-rows.pdf"

Stored = Callable[[Path], Path]


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    """A store into which a file was imported from where it is."""

    def store(file: Path) -> Path:
        path = tmp_path / "sea.db"
        with open_store(path) as db:
            list(take_in(db, [file]))
        return path

    return store


def seen(pilot: Pilot[None]) -> list[str]:
    """The rows of the page that are in sight."""
    view = pilot.app.screen.query_one(PageView)
    return [view.render_line(y).text for y in range(view.size.height)]


def marked(pilot: Pilot[None], style: str = "page--entry") -> str:
    """The text in sight that is marked, a row a line."""
    view = pilot.app.screen.query_one(PageView)
    wanted = view.get_component_rich_style(style)
    rows = (view.render_line(y) for y in range(view.size.height))
    return "\n".join(
        "".join(segment.text for segment in row if segment.style == wanted) for row in rows
    )


def why(pilot: Pilot[None]) -> str:
    evidence = pilot.app.screen.query_one(Evidence)
    return str(evidence.query_one(".why").render()) if evidence.has_class("-without") else ""


def place(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(Evidence).query_one(".place").render())


@pytest.mark.parametrize("size", SIZES)
async def test_p_shows_the_page_with_the_entry_marked_and_hides_it(
    running: Running, stored: Stored, size: tuple[int, int]
) -> None:
    async with running(stored(SEED), size) as pilot:
        evidence = pilot.app.screen.query_one(Evidence)
        assert not evidence.display
        await press(pilot, "j", "j", "p")
        await settled(pilot)
        assert evidence.display
        assert pilot.app.screen.query_one(Detail).display == (size == (200, 60))
        assert "kst-36360-VI-1, p. 2" in place(pilot)
        text = marked(pilot)
        assert "Terugkeersamenwerking" in text and "Ex post" in text
        assert "Inform Bilaterale" not in text
        await press(pilot, "p")
        assert not evidence.display
        assert pilot.app.screen.query_one(Detail).display


async def test_the_page_follows_the_cursor(running: Running, stored: Stored) -> None:
    async with running(stored(SEED), (200, 60)) as pilot:
        await press(pilot, "p")
        for _ in range(5):
            await settled(pilot)
            words = current(pilot).conclusies.split()[:4]
            assert " ".join(words) in marked(pilot)
            await press(pilot, "j")
