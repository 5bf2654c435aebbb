"""A doubt in review: its words are marked in the text and on the page, and a key settles it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from db.review.same_study import propose
from db.search import summaries
from parser import Box, Code, Finding, Report
from tests.tui.driving import (
    Running,
    burst,
    is_marked,
    line,
    press,
    screen_text,
    settled,
    told,
    until,
)
from tests.tui.reviewing import BROKEN, DOUBTFUL, ENTRIES, PAPER, how_far, reaches, reviews, stored
from tui.screens.choose import Choose
from tui.screens.review_screen import Review
from tui.widgets.detail import Detail
from tui.widgets.page_view import PageView
from tui.widgets.points_list import Points
from tui.work.importing import take_in

SIZES = [(80, 24), (120, 40), (200, 60)]
CORPUS = Path(__file__).parents[2] / "corpus"
HYPHENS = CORPUS / "dev" / "d11-lo-grid-landscape-hyph.pdf"
CELL = Finding(Code.BREAK_THIN, "thema", "Thema", Box(3, 0, 0, 9, 9), "The ma")


def doubts(path: Path) -> list[int]:
    with open_store(path) as db:
        return [one.doubts for one in summaries(db, range(1, 9))]


def marked(pilot: Pilot[None]) -> set[str]:
    """What is marked in the text in sight, and in the short fields above it."""
    detail = pilot.app.screen.query_one(Detail)
    rows = [detail.render_line(y) for y in range(detail.size.height)]
    return {part.text for row in rows for part in row if is_marked(part)}


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """Eight entries: the first three share a merged cell that is in doubt, two a broken word."""
    path = tmp_path / "merged.db"
    three = [replace(one, findings=(CELL,), confidence=0.2) for one in ENTRIES[:3]]
    broken = replace(ENTRIES[3], findings=(BROKEN,))
    with open_store(path) as db:
        ingest(db, Report(PAPER, (*three, broken, *ENTRIES[4:7], DOUBTFUL)))
    return path


async def test_accept_settles_the_doubts_and_its_line_bears_no_mark_of_doubt(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        assert line(pilot, 1).startswith(" ?>")
        await press(pilot, "a")
        await reaches(pilot, "Onderzoek 6")
        assert line(pilot, 1).startswith("Ai>")  # what the source lacks is no doubt
        await press(pilot, "u")
        assert line(pilot, 1).startswith(" ?>")


@pytest.mark.parametrize("size", SIZES)
async def test_the_doubt_of_a_merged_cell_is_asked_once(
    running: Running, merged: Path, size: tuple[int, int]
) -> None:
    async with running(merged, size) as pilot:
        await press(pilot, "slash", *"finding:break-thin", "enter", "R")
        if size[0] >= 120:
            assert "one cell, for 3 entries" in screen_text(pilot)
        await settled(pilot)  # a key decides once its entry is on the screen
        await press(pilot, "d")
        await until(pilot, lambda: doubts(merged)[:3] == [0, 0, 0])
        await press(pilot, "u")
        await until(pilot, lambda: doubts(merged)[:3] == [1, 1, 1])
        await settled(pilot)
        await press(pilot, "a")
        await until(pilot, lambda: doubts(merged)[:3] == [0, 0, 0])
        assert len(reviews(merged)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_the_same_doubt_is_settled_everywhere_after_its_number_is_said(
    running: Running, merged: Path, size: tuple[int, int]
) -> None:
    async with running(merged, size) as pilot:
        await press(pilot, "slash", *"finding:hyphen-thin", "enter", "R", "D")
        assert isinstance(pilot.app.screen, Choose)
        assert "Is ‘door-looptijd’ right as it is in 2 entries?" in screen_text(pilot)
        await press(pilot, "escape")
        assert doubts(merged)[3] == 1
        await press(pilot, "T")
        assert "Put ‘doorlooptijd’ in place of ‘door-looptijd’ in 2" in screen_text(pilot)
        await press(pilot, "y")
        assert doubts(merged)[3:] == [0] * 5
        assert "doorlooptijd" in stored(merged, 4).entry.conclusies
        assert "doorlooptijd" in stored(merged, 8).entry.conclusies
        await press(pilot, "u")
        assert doubts(merged)[3] == 1


async def test_keys_for_everywhere_do_nothing_where_there_are_no_words(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "right_square_bracket", "D", "T")
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        assert "not about words" in await screen.why_not("everywhere", (False,))
        await press(pilot, "s", "D", "T")
        assert "no open questions" in await screen.why_not("everywhere", (True,))
        assert not told(pilot) and reviews(eight) == {}


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_in_doubt_are_marked_and_in_sight(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    long = " ".join(f"Zin {at} van de tekst." for at in range(300))
    path = tmp_path / "long.db"
    doubtful = replace(
        DOUBTFUL,
        conclusies=f"{long} De door-looptijd is kort.",
        findings=(BROKEN, Finding(Code.BREAK_THIN, "thema", "Thema", None, "The ma")),
    )
    with open_store(path) as db:
        ingest(db, Report(PAPER, (*ENTRIES[:7], doubtful)))
    async with running(path, size) as pilot:
        await press(pilot, "R")
        assert marked(pilot) == {"door-looptijd"}
        assert "1 of 8" in how_far(pilot)
        await press(pilot, "right_square_bracket")
        assert marked(pilot) == {"Thema"}
        await press(pilot, "left_square_bracket")
        assert marked(pilot) == {"door-looptijd"}


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_turns_to_the_words_and_marks_them(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        list(take_in(db, [HYPHENS]))
    async with running(path, size) as pilot:
        await press(pilot, "slash", *"finding:hyphen-thin", "enter", "R", *["p"] * (size[0] < 120))
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        for _ in range(100):
            await settled(pilot)
            view = screen.query_one(PageView)
            style = view.get_component_rich_style("page--field")
            rows = [view.render_line(y) for y in range(view.size.height)]
            found = "".join(part.text for row in rows for part in row if part.style == style)
            if found:
                break
        assert screen.doubt
        letters = [sign for sign in screen.doubt.about.lower() if sign.isalnum()]
        assert [sign for sign in found.lower() if sign.isalnum()] == letters


@pytest.mark.parametrize("size", SIZES)
async def test_the_other_entry_is_seen_before_it_is_taken_for_the_same_study(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "study.db"
    entry = replace(ENTRIES[0], titel="Evaluatie van de regeling", links=(), confidence=1.0)
    other = replace(entry, conclusies="Vele jongeren zijn bereikt.")
    with open_store(path) as db:
        ingest(db, Report(PAPER, (entry,)))
        paper = replace(PAPER, dossier="36 560 VI", sha256="b")
        propose(db, ingest(db, Report(paper, (other,))).report_id)
    async with running(path, size) as pilot:
        await press(pilot, "slash", *"dossier:36360", "enter", "R")
        shown = screen_text(pilot)
        assert "kst-36560-VI-1, p. 1" in shown and "Vele jongeren" in shown
        await burst(pilot, "t")
        assert not pilot.app.screen.query_one(Points).display
