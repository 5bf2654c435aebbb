"""A fragment joined to the entry above it, and an entry split in two, by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from db.review import decisions
from db.search import find
from parser import Entry, Link, Report
from tests.tui.driving import Running, current, press, screen_text, table, told
from tests.tui.reviewing import PAPER, at, elsewhere, how_far, reaches, stored
from tui.screens.choose import Choose
from tui.screens.review_screen import Review
from tui.screens.split_entry import SplitEntry

SIZES = [(80, 24), (120, 40), (200, 60)]
UPPER = Entry(
    thema="Wonen",
    titel="Evaluatie Wet geluidhinder",
    conclusies="De wet is doeltreffend, maar de uitvoering is",
    pages=(7,),
    confidence=0.9,
)
REST = Entry(conclusies="duur voor gemeenten.", artikel="3.1", pages=(8,), confidence=0.1)
LONG = " ".join(f"Zin {n} gaat over het onderzoek en over niets anders." for n in range(60))
TWO = Entry(
    thema="Natuur",
    titel="Evaluatie Natuurwet Monitor Natuurpact",
    conclusies="De natuurwet werkt. Het natuurpact ligt op koers.",
    afronding="2022",
    links=(Link("Rapport", "https://a.nl/1", "links"), Link("Brief", "https://b.nl/2", "links")),
    pages=(9,),
    confidence=0.2,
)
LAST = Entry(titel="Onderzoek naar taal", conclusies=LONG, pages=(10,), confidence=0.8)


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """A store of four entries: the second is the rest of the first, the third is two."""
    path = tmp_path / "four.db"
    with open_store(path) as db:
        ingest(db, Report(PAPER, (UPPER, REST, TWO, LAST)))
    return path


def hits_of(path: Path) -> list[str]:
    with open_store(path) as db:
        return [stored(path, id).entry.titel for id in find(db, "")]


def flat(pilot: Pilot[None]) -> str:
    """What stands on the screen, without frames and the ends of lines."""
    return " ".join(screen_text(pilot).translate({ord(sign): " " for sign in "│▌▋┃"}).split())


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_joins_a_fragment_once_the_seam_was_shown_and_one_undoes_it(
    running: Running, four: Path, size: tuple[int, int]
) -> None:
    async with running(four, size) as pilot:
        await press(pilot, "R", "plus")
        assert isinstance(pilot.app.screen, Choose)
        assert "Is this the rest of the entry above it?" in flat(pilot)
        assert "maar de uitvoering is ‖ duur voor gemeenten." in flat(pilot)
        await press(pilot, "escape")
        assert len(hits_of(four)) == 4
        await press(pilot, "plus", "y")
        await reaches(pilot, TWO.titel)
        joined = stored(four, 1).entry
        assert joined.conclusies == f"{UPPER.conclusies} {REST.conclusies}"
        assert joined.artikel == "3.1"
        assert UPPER.titel in hits_of(four) and len(hits_of(four)) == 3
        assert "3 left" in how_far(pilot)
        await press(pilot, "u")
        assert stored(four, 1).entry.conclusies == UPPER.conclusies
        assert len(hits_of(four)) == 4


async def test_where_nothing_stands_above_that_is_said(running: Running, four: Path) -> None:
    async with running(four) as pilot:
        await press(pilot, "R", "G", "plus")
        assert "There is no entry above it in its paper." in told(pilot)
        assert isinstance(pilot.app.screen, Review)


async def test_what_another_changes_while_the_seam_is_shown_is_told_and_nothing_joined(
    running: Running, four: Path
) -> None:
    async with running(four) as pilot:
        await press(pilot, "R", "plus")
        elsewhere(four, lambda db: decisions.correct(db, "an", at(db, 1), {"titel": "Anders"}))
        await press(pilot, "y")
        assert "by an" in told(pilot)
    assert len(hits_of(four)) == 4


@pytest.mark.parametrize("size", SIZES)
async def test_an_entry_is_split_where_the_cuts_are_and_the_second_comes_next(
    running: Running, four: Path, size: tuple[int, int]
) -> None:
    async with running(four, size) as pilot:
        await press(pilot, "R", "s")
        await reaches(pilot, TWO.titel)
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, SplitEntry)
        assert "Conclusion De natuurwet werkt. ‖Het natuurpact ligt op koers." in flat(pilot)
        assert "Title Evaluatie Natuurwet Monitor Natuurpact‖" in flat(pilot)
        assert "Theme Natuur (both)" in flat(pilot)
        await press(pilot, "k", "h", "h")
        assert "Title Evaluatie Natuurwet ‖Monitor Natuurpact" in flat(pilot)
        await press(pilot, "G", "k", "k", "k", "k", "k")
        await press(pilot, "enter")
        await reaches(pilot, "Evaluatie Natuurwet")
        assert len(table(pilot).ids) == 5
        await press(pilot, "a")
        await reaches(pilot, "Monitor Natuurpact")
        assert current(pilot).conclusies == "Het natuurpact ligt op koers."
        assert "4 left" in how_far(pilot)
        await press(pilot, "a", "u", "u", "u")
        assert stored(four, 3).entry == replace(stored(four, 3).entry, titel=TWO.titel)
        assert sorted(hits_of(four)) == sorted(["", UPPER.titel, TWO.titel, LAST.titel])


async def test_cuts_go_by_words_and_sentences_and_what_both_have_is_cut_too(
    running: Running, four: Path
) -> None:
    async with running(four) as pilot:
        await press(pilot, "R", "s", "c")
        await press(pilot, "h", "0", "L", "l")
        assert "De natuurwet werkt. Het ‖natuurpact" in flat(pilot)
        await press(pilot, "H")
        assert "De natuurwet werkt. ‖Het natuurpact" in flat(pilot)
        await press(pilot, "k", "k", "h")
        assert "Year ‖2022" in flat(pilot)
        await press(pilot, "b")
        assert "Year 2022 (both)" in flat(pilot)
        await press(pilot, "tab", "tab", "b", "tab", "h")
        assert "https://a.nl/1 ‖https://b.nl/2" in flat(pilot)
        await press(pilot, "shift+tab", "end", "enter")
        assert "Each of the two needs a title or a conclusion" in flat(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Review)
    assert len(hits_of(four)) == 4


@pytest.mark.parametrize("size", [(80, 24), (40, 14)])
async def test_of_a_long_text_what_is_around_the_cut_is_seen_on_a_small_screen(
    running: Running, four: Path, size: tuple[int, int]
) -> None:
    async with running(four, size) as pilot:
        await press(pilot, "slash", *"taal", "enter", "R", "z", "c")
        assert isinstance(pilot.app.screen, SplitEntry)
        assert "‖Zin 30 gaat" in flat(pilot)
        await press(pilot, "L", "L")
        assert "‖Zin 32 gaat" in flat(pilot)


async def test_what_was_joined_and_split_is_told_in_the_history(
    running: Running, four: Path
) -> None:
    async with running(four, (120, 60)) as pilot:
        await press(pilot, "R", "plus", "y")
        await reaches(pilot, TWO.titel)
        await press(pilot, "c", "enter", "g")
        await reaches(pilot, "")
        assert f"joined to {stored(four, 1).uid}" in flat(pilot)
        await press(pilot, "j")
        await reaches(pilot, TWO.titel)
        assert "split in two; the second is ‘Het natuurpact ligt op koers.’" in flat(pilot)
