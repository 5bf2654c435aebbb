"""Entries that are marked, and decided on together, in the review and in the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from db import open_store
from db.ingest import ingest
from db.review import decisions
from db.review.decisions import history
from parser import Report
from tests.tui.driving import Running, hits, press, screen_text, table, told, until
from tests.tui.reviewing import ENTRIES, PAPER, at, elsewhere, how_far, reaches, reviews, stored
from tui.screens.ask import AskText
from tui.screens.browse import Browse
from tui.screens.choose import Choose
from tui.screens.edit import Edit
from tui.screens.review_screen import Review

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_x_with_marks_rejects_the_marked_and_one_undo_takes_the_run_back(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "m", "m", "m", "x")
        assert isinstance(pilot.app.screen, Choose)
        assert "Reject 3 entries of 1 paper, 1 in doubt?" in screen_text(pilot)
        assert reviews(eight) == {}
        await press(pilot, "y")
        assert "Why are these 3 not entries?" in screen_text(pilot)
        await press(pilot, *"kop", "enter")
        assert reviews(eight) == dict.fromkeys((8, 7, 6), "rejected")
        assert "3 entries rejected; u takes it back." in told(pilot)
        assert "marked" not in how_far(pilot)
        await press(pilot, "u")
        assert reviews(eight) == {}
        assert "Undone on 3 entries." in told(pilot)
        await press(pilot, "U")
        assert reviews(eight) == dict.fromkeys((8, 7, 6), "rejected")
    with open_store(eight) as db:
        assert {event.reason for event in history(db, 7) if not event.undoes} == {"kop"}


@pytest.mark.parametrize("size", SIZES)
async def test_the_table_marks_too_and_its_marks_outlive_a_search(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    with open_store(eight) as db:
        ingest(
            db, Report(replace(PAPER, nr="2", sha256="b"), (replace(ENTRIES[0], titel="Ander"),))
        )
    async with running(eight, size) as pilot:
        await press(pilot, "x")
        assert "Nothing is marked; m marks an entry, v a range." in told(pilot)
        await press(pilot, "slash", *'titel:"onderzoek 3"', "enter", "m")
        assert "1 marked" in hits(pilot)
        await press(pilot, "slash", *"titel:ander", "enter", "m")
        assert "2 marked" in hits(pilot)
        await press(pilot, "A")
        assert "Accept 2 entries of 2 papers?" in screen_text(pilot)
        await press(pilot, "y")
        assert "2 entries accepted; u takes it back." in told(pilot)
        assert "marked" not in hits(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert reviews(eight)[4] == stored(eight, 9).review == "accepted"
        await press(pilot, "u")
        assert "Undone on 2 entries." in told(pilot)
        assert reviews(eight) == {}


async def test_a_range_in_the_table_is_flagged_and_what_is_rejected_leaves_it(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "g", "v", "j", "j", "m", "f", "y", "enter")
        assert sorted(reviews(eight).values()) == ["flagged"] * 3
        await press(pilot, "g", "v", "j", "x", "y", *"dubbel", "enter")
        assert sorted(reviews(eight).values()) == ["flagged", "rejected", "rejected"]
        await until(pilot, lambda: len(table(pilot).ids) == 6)


async def test_esc_gives_up_the_range_that_was_begun_before_anything_else(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "slash", *"onderzoek", "enter", "v", "j")
        assert "marking 2" in hits(pilot)
        await press(pilot, "escape")
        assert "marking" not in hits(pilot)
        assert pilot.app.screen.query_one(Input).value == "onderzoek"
        await press(pilot, "m", "M", "d")
        assert "marked" not in hits(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_field_of_all_that_is_marked_is_set_with_what_some_of_them_have(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "m", "m", "e")
        assert "Set a field of 2 entries of 1 paper, 1 in doubt?" in screen_text(pilot)
        await press(pilot, "t")
        assert "1 Thema 6" in screen_text(pilot) and "2 Thema 7" in screen_text(pilot)
        await press(pilot, "1", "enter")
        assert "1 entry changed; u takes it back. 1 is so already." in told(pilot)
        assert stored(eight, 8).entry.thema == stored(eight, 7).entry.thema == "Thema 6"
        assert reviews(eight) == {}
        await press(pilot, "u")
    assert stored(eight, 8).entry.thema == "Thema 7"


@pytest.mark.parametrize("mode", ["review", "table"])
async def test_what_changed_since_it_was_marked_is_left_out_and_said(
    running: Running, eight: Path, mode: str
) -> None:
    async with running(eight) as pilot:
        await press(pilot, *(["R"] if mode == "review" else []), "g", "v", "G", "m")
        elsewhere(eight, lambda db: decisions.correct(db, "an", at(db, 3), {"titel": "Anders"}))
        elsewhere(eight, lambda db: decisions.reject(db, "an", at(db, 5), "dubbel"))
        await press(pilot, "x")
        said = " ".join(screen_text(pilot).split())
        assert "Reject 6 entries of 1 paper" in said
        assert "2 have changed since they were marked" in said
        await press(pilot, "y", *"kop", "enter")
        assert reviews(eight) == dict.fromkeys((1, 2, 4, 5, 6, 7, 8), "rejected")
        assert stored(eight, 5).reviewer == "an"
        await press(pilot, "x")
        assert "There is nothing to do." in (told(pilot) + screen_text(pilot))


async def test_what_another_changes_after_the_question_keeps_the_whole_run_from_being_stored(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "m", "m", "A")
        elsewhere(eight, lambda db: decisions.reject(db, "an", at(db, 7), "dubbel"))
        await press(pilot, "y")
        assert "by an" in told(pilot) and "is not stored" in told(pilot)
        assert "2 marked" in how_far(pilot)
    assert reviews(eight) == {7: "rejected"}


async def test_ones_own_decisions_on_marked_entries_are_no_news(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "m", "k", "d", "m", "m", "k", "k", "m", "m")
        assert "2 marked" not in how_far(pilot)
        await press(pilot, "M", "d", "g", "m", "k", "a", "x")
        assert "Reject 1 entry" in screen_text(pilot)


async def test_only_the_entry_that_is_shown_can_be_chosen_and_the_marks_stay(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "m", "m", "x", "o")
        assert isinstance(pilot.app.screen, AskText)
        assert "Why is this not an entry?" in screen_text(pilot)
        await press(pilot, *"kop", "enter")
        assert reviews(eight) == {6: "rejected"}
        assert "2 marked" in how_far(pilot)
        await press(pilot, "e", "o")
        assert isinstance(pilot.app.screen, Edit)
        await press(pilot, "escape", "a")
        await until(pilot, lambda: reviews(eight) == {6: "rejected", 5: "accepted"})


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_reasons_are_chosen_by_number_also_after_a_restart(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "x", *"2 in een", "enter", "x", *"kop", "enter")
    async with running(eight, size) as pilot:
        await press(pilot, "R", "x")
        assert "1 kop" in screen_text(pilot) and "2 2 in een" in screen_text(pilot)
        await press(pilot, "2")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "2 in een"
        await press(pilot, "enter", "f", *"zie 1", "enter")
        await until(pilot, lambda: len(reviews(eight)) == 4)
    with open_store(eight) as db:
        assert [history(db, id)[-1].reason for id in (6, 5)] == ["2 in een", "zie 1"]


async def test_on_a_low_screen_fewer_reasons_stand_above_the_line(
    running: Running, eight: Path, me: str
) -> None:
    with open_store(eight) as db:
        for reason in "vwxyz":
            decisions.flag(db, me, at(db, 1), reason)
    async with running(eight, (60, 14)) as pilot:
        await press(pilot, "R", "z", "f")
        assert isinstance(pilot.app.screen, AskText)
        assert "3 x" in screen_text(pilot) and "4 w" not in screen_text(pilot)


async def test_keys_of_the_marked_are_letters_in_the_search(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "slash", *"xfeumMvAUE|")
        assert pilot.app.screen.query_one(Input).value == "xfeumMvAUE|"


async def test_the_review_starts_without_the_marks_of_the_table(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "m", "R")
        assert isinstance(pilot.app.screen, Review)
        assert "marked" not in how_far(pilot)
        await reaches(pilot, "Onderzoek 7")
