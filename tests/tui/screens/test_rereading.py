"""An entry that was decided on and is read differently since, or no longer, shows what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.ingest import ingest
from db.review import decisions
from parser import Report
from tests.tui.driving import Running, current, press, screen_text, told
from tests.tui.reviewing import (
    ENTRIES,
    PAPER,
    at,
    elsewhere,
    reaches,
    reviews,
    stored,
)
from tui.widgets.detail import Detail
from tui.words.compare import DIFFERS

SIZES = [(80, 24), (120, 40), (200, 60)]
LONGER = "De door-looptijd van 0, gemeten bij enkele organisaties, is lang."


@pytest.fixture
def changed(eight: Path) -> Path:
    """The first of eight entries was accepted, and then read differently; the second is gone."""

    def again(db: Database) -> None:
        decisions.accept(db, "an", at(db, 1))
        decisions.accept(db, "an", at(db, 2))
        first = replace(ENTRIES[0], conclusies=LONGER, thema="Thema 0 opnieuw")
        document = replace(PAPER, parser="2", file="later.pdf")
        ingest(db, Report(document, (first, *ENTRIES[2:])))

    elsewhere(eight, again)
    return eight


@pytest.mark.parametrize("size", SIZES)
async def test_what_changed_is_seen_field_by_field_with_its_words_marked(
    running: Running, changed: Path, size: tuple[int, int]
) -> None:
    async with running(changed, size) as pilot:
        await press(pilot, "slash", *"review:changed", "enter", "R")
        shown = screen_text(pilot)
        assert "Theme: C read differently since it was decided on" in shown
        assert "before: t takes it" in shown and "read now: d keeps it" in shown
        assert "Thema 0 opnieuw" in shown
        await press(pilot, "right_square_bracket")
        shown = " ".join(screen_text(pilot).split())
        assert "alle organisaties" in shown and "enkele organisaties" in shown
        await press(pilot, "a")
    assert reviews(changed)[1] == "accepted"
    assert stored(changed, 1).entry.conclusies == LONGER


async def test_what_stood_there_before_is_put_back_by_a_key(
    running: Running, changed: Path
) -> None:
    async with running(changed) as pilot:
        await press(pilot, "slash", *"review:changed", "enter", "R", "t")
        assert current(pilot).thema == "Thema 0"
        await press(pilot, "t")
        assert current(pilot).conclusies == ENTRIES[0].conclusies
    assert reviews(changed)[1] == "accepted"


@pytest.mark.parametrize("size", SIZES)
async def test_what_changed_is_told_beside_the_table_too(
    running: Running, changed: Path, size: tuple[int, int]
) -> None:
    async with running(changed, size) as pilot:
        await press(pilot, "slash", *"review:changed", "enter")
        detail = pilot.app.screen.query_one(Detail)
        text = "\n".join(line.text.rstrip() for line in detail._lines)
        assert "Read differently since it was decided on\nTheme:\n  before: Thema 0" in text
        marked = [
            segment.text
            for line in detail._lines
            for segment in line
            if segment.style and segment.style.bold and segment.style.underline
        ]
        assert DIFFERS == "bold underline"
        assert {"alle", "kort.", "enkele", "lang."} <= {word.strip() for word in marked}


@pytest.mark.parametrize("size", SIZES)
async def test_an_entry_that_is_missing_says_since_when_and_in_which_reading(
    running: Running, changed: Path, size: tuple[int, int]
) -> None:
    async with running(changed, size) as pilot:
        await press(pilot, "slash", *"review:missing", "enter", "R")
        await reaches(pilot, "Onderzoek 1")
        shown = " ".join(screen_text(pilot).split())
        assert "missing since the reading of later.pdf of 20" in shown
        assert "(parser 2)" in shown
        await press(pilot, "d")
    assert reviews(changed)[2] == "accepted"


async def test_what_is_offered_and_not_seen_whole_is_not_taken(
    running: Running, eight: Path
) -> None:
    words = " ".join(f"woord{at}" for at in range(120))
    read = ENTRIES[0].conclusies + " Meer."

    def again(db: Database) -> None:
        decisions.correct(db, "an", at(db, 1), {"conclusies": words}, accepted=True)
        first = replace(ENTRIES[0], conclusies=read)
        ingest(db, Report(replace(PAPER, parser="2"), (first, *ENTRIES[1:])))

    elsewhere(eight, again)
    async with running(eight) as pilot:
        await press(pilot, "slash", *"review:conflict", "enter", "R", "t")
        assert "not seen whole" in told(pilot)
        assert stored(eight, 1).entry.conclusies == words
        await pilot.resize_terminal(200, 60)
        await press(pilot, "t")
    assert stored(eight, 1).entry.conclusies == read
