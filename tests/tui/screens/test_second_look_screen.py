"""A second look: blind, by another reviewer, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from db.review import second_look
from db.review.decisions import EntryVersion, accept, correct
from db.search.whole_rows import rows
from parser import Document, Entry, Report
from tests.tui.driving import SIZES, Running, current, press, screen_text, table, told, until
from tests.tui.reviewing import how_far
from tui.screens.browse import Browse
from tui.screens.review_screen import Review
from tui.screens.second_look_screen import SecondLook
from tui.widgets.editor import Editor
from tui.widgets.points_list import Points


@pytest.fixture
def accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two entries that "an" accepted, the first after a correction; all are offered to "piet"."""
    monkeypatch.setattr(second_look, "SHARE", 1.0)
    monkeypatch.setattr(second_look.offered, "__defaults__", (1.0,))
    monkeypatch.setenv("LOGNAME", "piet")
    path = tmp_path / "sea.db"
    entries = tuple(Entry(thema=f"Thema {at}", titel=f"Onderzoek {at}") for at in range(2))
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), entries))
        correct(db, "an", EntryVersion(1, 1), {"thema": "Verbeterd"}, accepted=True)
        accept(db, "an", EntryVersion(2, 1))
    return path


def open_looks(path: Path) -> list[tuple[int, str, str]]:
    def answer(db: Database) -> list[tuple[int, str, str]]:
        return [(one.entry_id, one.field, one.second) for one in second_look.disagreements(db)]

    with open_store(path) as db:
        return answer(db)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_blind_and_each_entry_is_looked_at_once(
    running: Running, accepted: Path, size: tuple[int, int]
) -> None:
    async with running(accepted, size) as pilot:
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, SecondLook)
        assert current(pilot).thema == "Thema 0"  # as it was read
        row = pilot.app.screen.row
        assert row and (row.review, row.reviewer) == ("", "")
        assert not table(pilot).display
        assert "2 left" in how_far(pilot)
        await press(pilot, "a")
        assert current(pilot).thema == "Thema 1"
        await press(pilot, "a", "x", "f", "A", "u")
        assert "Everything here is done" in told(pilot)
        await press(pilot, "escape", "B")
        assert "nothing to look at" in how_far(pilot)
        assert "one in ten is" in screen_text(pilot)
        assert not {"a", "e", "s"} & pilot.app.screen.active_bindings.keys()
    assert open_looks(accepted) == [(1, "thema", "Thema 0")]
    with open_store(accepted) as db:
        assert [row.entry.thema for row in rows(db, [1, 2])] == ["Verbeterd", "Thema 1"]


async def test_what_differs_is_listed_and_settled_in_a_review(
    running: Running, accepted: Path
) -> None:
    async with running(accepted, (120, 40)) as pilot:
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, Browse)
        assert "No second look differs" in told(pilot)
        await press(pilot, "B", "s", "e", *" anders", "ctrl+s", "escape")
        assert open_looks(accepted) == [(2, "thema", "Thema 1 anders")]
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, Review)
        point = pilot.app.screen.query_one(Points).chosen
        assert point and point.offer == "Thema 1 anders"
        await press(pilot, "t")
    assert open_looks(accepted) == []
    with open_store(accepted) as db:
        assert rows(db, [2])[0].entry.thema == "Thema 1 anders"


async def test_a_draft_of_it_comes_back_and_no_review_sees_it(
    running: Running, accepted: Path
) -> None:
    async with running(accepted) as pilot:
        await press(pilot, "B", "e", *"QQ", "escape", "k", "e")
        assert any("QQ" in text for text in pilot.app.screen.query_one(Editor).texts.values())
        await press(pilot, "escape", "k", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Browse))
        await press(pilot, "R")
        await until(pilot, lambda: isinstance(pilot.app.screen, Review))
        await press(pilot, "e")
        await until(pilot, lambda: bool(pilot.app.screen.query(Editor)))
        assert pilot.app.screen.query_one(Editor).texts == {}
