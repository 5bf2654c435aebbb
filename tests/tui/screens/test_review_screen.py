"""Review mode: every key, also those that must do nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
from sqlite_utils import Database
from textual import events
from textual.widgets import Input

from db import open_store
from db.ingest import ingest
from db.review import decisions, export_events, import_events
from db.review.decisions import history
from db.withdrawal import last_run, withdraw
from parser import Code, Finding, Report
from tests.tui.driving import SIZES, Running, burst, current, press, screen_text, table, told, until
from tests.tui.reviewing import (
    DOUBTFUL,
    ENTRIES,
    PAPER,
    at,
    elsewhere,
    how_far,
    reaches,
    reviews,
    shown_points,
    stored,
)
from tui.screens.ask import AskText
from tui.screens.browse import Browse
from tui.screens.choose import Choose
from tui.screens.edit import Edit
from tui.screens.review_screen import Review
from tui.widgets.editor import FieldArea
from tui.widgets.points_list import Points


@pytest.mark.parametrize("size", SIZES)
async def test_the_queue_begins_with_the_most_doubtful_and_accept_goes_on(
    running: Running, eight: Path, me: str, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, Review)
        assert how_far(pilot) == "Review · 1 of 8 · 8 left · kst-36360-VI-1 0/8"
        await reaches(pilot, "Onderzoek 7")
        await press(pilot, "a")
        await reaches(pilot, "Onderzoek 6")
        assert how_far(pilot) == "Review · 2 of 8 · 7 left · kst-36360-VI-1 1/8"
    assert reviews(eight) == {8: "accepted"}
    assert stored(eight, 8).reviewer == me


async def test_the_queue_is_the_present_query(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "slash", *'titel:"onderzoek 3"', "enter", "R")
        assert len(table(pilot).ids) == 1
        await press(pilot, "a")
        assert "Everything here is done" in told(pilot)
        await press(pilot, "n", "N", "r", "s")
        await reaches(pilot, "Onderzoek 3")


async def test_a_key_pressed_before_the_next_entry_is_seen_decides_nothing(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        await screen.action_accept()
        await screen.action_accept()
        await press(pilot)
    assert reviews(eight) == {8: "accepted"}


async def test_skip_next_previous_and_random_go_only_to_what_is_not_done(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "s", "a", "s")
        await reaches(pilot, "Onderzoek 4")
        await press(pilot, "N", "N")
        await reaches(pilot, "Onderzoek 7")
        await press(pilot, "n")
        await reaches(pilot, "Onderzoek 5")
        for _ in range(10):
            before = current(pilot).titel
            await press(pilot, "r")
            assert current(pilot).titel not in ("Onderzoek 6", before)
        await press(pilot, "g", "j")
        await reaches(pilot, "Onderzoek 6")
    assert reviews(eight) == {7: "accepted"}


@pytest.mark.parametrize("size", SIZES)
async def test_rejecting_takes_a_reason_and_flagging_a_note_if_any(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "x")
        assert isinstance(pilot.app.screen, AskText)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AskText)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Review)
        assert reviews(eight) == {}
        await press(pilot, "x", *"geen [b]onderzoek", "enter")
        await press(pilot, "f", "enter")
        await reaches(pilot, "Onderzoek 5")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, Review) and bool(pilot.app.screen.ready)
        )
        await press(pilot, "x", "up")
        # A note that was left out is none to be said again.
        assert pilot.app.screen.query_one(Input).value == "geen [b]onderzoek"
        await press(pilot, "enter")
    assert reviews(eight) == {8: "rejected", 7: "flagged", 6: "rejected"}
    with open_store(eight) as db:
        assert [event.reason for event in history(db, 8)] == ["geen [b]onderzoek"]


async def test_undo_goes_back_to_the_entry_and_redo_does_it_again_also_after_a_restart(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "u")
        assert "nothing to undo" in told(pilot)
        await press(pilot, "a", "a", "u")
        await reaches(pilot, "Onderzoek 6")
        assert reviews(eight) == {8: "accepted"}
    async with running(eight) as pilot:
        await press(pilot, "R", "u")
        assert reviews(eight) == {}
        await press(pilot, "U", "U")
        assert reviews(eight) == {8: "accepted", 7: "accepted"}
        await press(pilot, "U")
        assert "nothing to redo" in told(pilot)


async def test_a_point_is_chosen_taken_or_left_and_the_entry_stays(
    running: Running, eight: Path
) -> None:
    async with running(eight, (160, 40)) as pilot:
        await press(pilot, "R")
        assert "De doorlooptijd van 7" in shown_points(pilot)
        await press(pilot, "right_square_bracket", "t")
        assert "Nothing is offered" in told(pilot)
        await press(pilot, "left_square_bracket", "t")
        assert (
            current(pilot).conclusies
            == "De doorlooptijd van 7, gemeten bij alle organisaties, is kort."
        )
        assert current(pilot).findings == (Finding(Code.NO_LINK, "links"),)
        await press(pilot, "d")
        assert not pilot.app.screen.query_one(Points).display
        await press(pilot, "d", "t", "left_square_bracket")
        await reaches(pilot, "Onderzoek 7")
    assert reviews(eight) == {}


@pytest.mark.parametrize("size", SIZES)
async def test_a_conflict_shows_correction_new_reading_and_old_one(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    def again(db: Database) -> None:
        decisions.correct(db, "an", at(db, 1), {"thema": "Verbeterd"})
        first = replace(ENTRIES[0], thema="Thema 0 opnieuw")
        ingest(db, Report(replace(PAPER, parser="2"), (first, *ENTRIES[1:])))

    elsewhere(eight, again)
    async with running(eight, size) as pilot:
        await press(pilot, "slash", *"review:conflict", "enter", "R")
        said = shown_points(pilot)
        assert all(text in said for text in ("Thema 0", "Verbeterd", "opnieuw"))
        await press(pilot, "t")
    assert stored(eight, 1).entry.thema == "Thema 0 opnieuw"
    assert reviews(eight) == {}


def plain(text: str) -> str:
    """What is shown, without its colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def decided_elsewhere(path: Path, tmp_path: Path, field: str) -> None:
    """Two people decide on the first entry, neither knowing of the other."""
    with open_store(path) as here, open_store(tmp_path / "other.db") as there:
        import_events(there, export_events(here))
        ingest(there, Report(PAPER, (*ENTRIES[:7], DOUBTFUL)))
        if field == "thema":
            decisions.correct(here, "an", at(here, 1), {"thema": "Van An"})
            decisions.correct(there, "piet", at(there, 1), {"thema": "Van Piet"})
        else:
            decisions.accept(here, "an", at(here, 1))
            decisions.reject(there, "piet", at(there, 1), "kop")
        import_events(here, export_events(there))


@pytest.mark.parametrize("size", SIZES)
async def test_what_two_people_decided_otherwise_is_shown_and_one_key_settles_it(
    running: Running, eight: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    decided_elsewhere(eight, tmp_path, "thema")
    async with running(eight, size) as pilot:
        await press(pilot, "slash", *"review:conflict", "enter", "R")
        said = plain(shown_points(pilot))
        for text in ("two people decided differently", "Van An", "Van Piet"):
            assert text in said
        await press(pilot, "t")
    assert stored(eight, 1).entry.thema == "Van An"
    assert reviews(eight) == {}


async def test_what_one_accepted_and_another_rejected_is_settled_by_either(
    running: Running, eight: Path, tmp_path: Path
) -> None:
    decided_elsewhere(eight, tmp_path, "review")
    assert reviews(eight) == {1: "conflict"}
    async with running(eight) as pilot:
        await press(pilot, "slash", *"review:conflict", "enter", "R")
        said = plain(shown_points(pilot))
        assert "accepted" in said and "rejected" in said
        await press(pilot, "t")
    assert reviews(eight) == {1: "accepted"}


async def test_marked_entries_and_a_range_are_accepted_after_their_number_is_said(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "A")
        assert "Nothing is marked" in told(pilot)
        await press(pilot, "m", "j", "v", "j", "j")
        assert "1 marked · marking 3" in how_far(pilot)
        await press(pilot, "escape")
        assert "marking" not in how_far(pilot)
        await press(pilot, "k", "k", "v", "j", "A")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "n", "escape")
        assert reviews(eight) == {}
        assert "3 marked" in how_far(pilot)
        await press(pilot, "A", "y")
        assert "marked" not in how_far(pilot)
    assert reviews(eight) == {8: "accepted", 6: "accepted", 5: "accepted"}


async def test_m_again_marks_no_longer(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "m", "k", "m", "A")
        assert "Nothing is marked" in told(pilot)


async def test_a_lost_race_shows_both_values_and_what_stands_there_now(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        elsewhere(eight, lambda db: decisions.reject(db, "an", at(db, 8), "dubbel"))
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        await screen.action_accept()
        await press(pilot)
        assert all(word in told(pilot) for word in ("an", "rejected", "accepted"))
        row = screen.row
        assert row and (row.id, row.review) == (8, "rejected")
    assert reviews(eight) == {8: "rejected"}


async def test_the_queue_stays_as_it_was_frozen(running: Running, eight: Path) -> None:
    def change(db: Database) -> None:
        decisions.accept(db, "an", at(db, 7))
        ingest(db, Report(replace(PAPER, nr="2", sha256="b"), (replace(DOUBTFUL, confidence=0.0),)))

    async with running(eight) as pilot:
        await press(pilot, "R")
        before = list(table(pilot).ids)
        elsewhere(eight, change)
        await pilot.pause(1.5)
        await press(pilot, "a")
        assert list(table(pilot).ids) == before
        await reaches(pilot, "Onderzoek 5")  # 6 was accepted by another
        assert "6 left" in how_far(pilot)


async def test_escape_goes_back_to_the_table(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "escape")
        assert isinstance(pilot.app.screen, Browse)
        await press(pilot, "R", "R")
        assert isinstance(pilot.app.screen, Browse)
        await press(pilot, "a", "x", "e", "u")
        assert isinstance(pilot.app.screen, Browse)
    assert reviews(eight) == {}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_an_empty_queue_says_why_and_the_keys_that_would_do_nothing_are_off(
    running: Running, eight: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path / "new.db", size) as pilot:
        await press(pilot, "R")
        assert "nothing to look at" in how_far(pilot)
        assert "no report has been read yet" in screen_text(pilot)
        keys = ("a", "e", "x", "f", "s", "n", "N", "r", "m", "v", "A", "t", "d", "T", "D", "o", "p")
        bound = pilot.app.screen.active_bindings
        assert not {*keys, "right_square_bracket", "y"} & bound.keys()
        assert {"u", "U", "escape", "question_mark"} <= bound.keys()
        await press(pilot, *keys, "u", "U", "right_square_bracket", "j", "G")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Browse)
    async with running(eight, size) as pilot:
        await press(pilot, "slash", *"zzzz", "enter", "slash", *"zzzz", "enter", "R")
        assert "nothing was found for “zzzz" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_an_empty_reason_is_refused_with_a_word_of_why(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "x", "enter")
        assert "a reason is needed" in screen_text(pilot)
        await press(pilot, *"kop", "enter")
    assert reviews(eight) == {8: "rejected"}


async def test_letters_typed_at_once_after_the_key_that_asks_are_letters_of_the_answer(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        for key in ("x", *"een kop", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: reviews(eight) == {8: "rejected"})
    with open_store(eight) as db:
        assert [event.reason for event in history(db, 8)] == ["een kop"]


async def test_e_right_behind_u_edits_the_entry_that_u_leads_to(
    running: Running, eight: Path, me: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at = Review.look_at

    def slowly(screen: Review, db: Database, id: int) -> object:
        sleep(0.1)
        return look_at(screen, db, id)

    async with running(eight) as pilot:
        await press(pilot, "R")
        await press(pilot, "a")
        monkeypatch.setattr(Review, "look_at", slowly)
        await burst(pilot, "u", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Edit))
        assert reviews(eight) == {}
        typed = [area.text for area in pilot.app.screen.query(FieldArea)]
        assert "Onderzoek 7" in typed


async def test_an_entry_whose_import_was_taken_back_meanwhile_is_told_of(
    running: Running, eight: Path
) -> None:
    alien = Report(
        replace(PAPER, dossier="36 360 X", sha256="z"),
        tuple(replace(ENTRIES[0], titel=f"Vreemd {n}", confidence=0) for n in range(2)),
    )
    with open_store(eight) as db:
        ingest(db, alien)
    async with running(eight) as pilot:
        await press(pilot, "R")
        await reaches(pilot, "Vreemd 0")

        def take_back(db: Database) -> None:
            run = last_run(db)
            assert run
            withdraw(db, run)

        elsewhere(eight, take_back)
        await press(pilot, "a")
        assert "taken back" in told(pilot)
        await press(pilot, "s", "s")
        await reaches(pilot, "Onderzoek 7")
        await press(pilot, "a")
    assert reviews(eight) == {8: "accepted"}


async def test_a_key_right_behind_what_another_saved_decides_on_what_was_seen(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R")
        await reaches(pilot, "Onderzoek 7")
        elsewhere(eight, lambda db: decisions.correct(db, "an", at(db, 8), {"titel": "Anders"}))
        await reaches(pilot, "Anders")
        await press(pilot, "a")
        assert "Title: Onderzoek 7 → Anders, by an; your ‘accepted’ is not stored" in told(pilot)
        assert reviews(eight) == {}
        await press(pilot, "a")
        assert reviews(eight) == {8: "accepted"}


async def test_what_another_saved_a_while_ago_can_be_decided_on(
    running: Running, eight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.meant_for.GLANCE", 0)
    async with running(eight) as pilot:
        await press(pilot, "R")
        await reaches(pilot, "Onderzoek 7")
        elsewhere(eight, lambda db: decisions.correct(db, "an", at(db, 8), {"titel": "Anders"}))
        await reaches(pilot, "Anders")
        await press(pilot, "a")
    assert reviews(eight) == {8: "accepted"}
