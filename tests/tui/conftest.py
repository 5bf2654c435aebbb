"""The app, running on a store, and nothing of the person whose machine this is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from parser import Report
from tests.tui.driving import Opener, Running, settled
from tests.tui.reviewing import DOUBTFUL, ENTRIES, PAPER
from tui.app import SeakijkerApp


@pytest.fixture(autouse=True)
def presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of a test come quicker than a person's, and none of them is held down."""
    monkeypatch.setattr("tui.key_presses.REPEAT", 0)


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def running(opener: Opener) -> Running:
    @asynccontextmanager
    async def run(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        app = SeakijkerApp(path, opener)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot
            # As when a person quits: what is still asked finds no screen any more.
            app.workers.cancel_all()

    return run


@pytest.fixture
def eight(tmp_path: Path) -> Path:
    """A store of eight entries, the last of which is the most doubtful."""
    path = tmp_path / "eight.db"
    with open_store(path) as db:
        ingest(db, Report(PAPER, (*ENTRIES[:7], DOUBTFUL)))
    return path


@pytest.fixture
def me(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LOGNAME", "piet")
    return "piet"
