"""Review mode: every key, also those that must do nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from sqlite_utils import Database
from textual.pilot import Pilot
from textual.widgets import Input, Static

from db import review
from db.draft import drafts
from db.ingest import ingest
from db.review import At, history
from db.search import Row, rows
from db.store import open_store
from parser.model import Code, Document, Entry, Finding, Link, Report
from tests.tui.driving import SIZES, Running, current, press, settled, table, told
from tui.screens.ask import AskKey, AskText
from tui.screens.browse import Browse
from tui.screens.edit import Edit
from tui.screens.review import Review
from tui.widgets.editor import Editor, FieldArea
from tui.widgets.points import Points

PAPER = Document(dossier="36 360 VI", nr="1", sha256="a", parser="1", pages=300)
BROKEN = Finding(Code.HYPHEN_THIN, "conclusies", "door-looptijd", None, "doorlooptijd")
ENTRIES = tuple(
    Entry(
        thema=f"Thema {at}",
        type_onderzoek="Ex post",
        afronding="2022",
        titel=f"Onderzoek {at}",
        conclusies=f"De door-looptijd van {at}, gemeten bij alle organisaties, is kort.",
        links=(Link("Rapport", f"https://example.org/{at}", "links"),),
        pages=(1 + at,),
        confidence=1 - at / 10,
    )
    for at in range(8)
)
DOUBTFUL = replace(ENTRIES[7], findings=(BROKEN, Finding(Code.NO_LINK, "links")))


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


def stored(path: Path, id: int) -> Row:
    with open_store(path) as db:
        return rows(db, [id])[0]


def reviews(path: Path) -> dict[int, str]:
    with open_store(path) as db:
        return {row.id: row.review for row in rows(db, range(1, 9)) if row.review}


def elsewhere(path: Path, deed: Callable[[Database], object]) -> None:
    """Somebody else does this, in another program."""
    with open_store(path) as db:
        deed(db)


def at(db: Database, id: int) -> At:
    return At(id, rows(db, [id])[0].version)


async def reaches(pilot: Pilot[None], title: str) -> None:
    """The entry with this title is shown, now or soon."""
    for _ in range(100):
        if current(pilot).titel == title:
            return
        await settled(pilot)
    assert current(pilot).titel == title


def how_far(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#how-far", Static).content)


def shown_points(pilot: Pilot[None]) -> str:
    console = Console(width=100)
    with console.capture() as out:
        console.print(pilot.app.screen.query_one(Points).content)
    return out.get()


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
        await press(pilot, "x", "up")
        assert pilot.app.screen.query_one(Input).value == ""
        await press(pilot, "up")
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


@pytest.mark.parametrize("size", SIZES)
async def test_editing_shows_old_and_new_and_ctrl_s_saves_and_goes_on(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "d", "d", "e")
        assert isinstance(pilot.app.screen, Edit)
        area = pilot.app.focused
        assert isinstance(area, FieldArea)
        assert (area.field, area.text) == ("thema", "Thema 7")
        await press(pilot, *" nieuw", "enter")
        assert pilot.app.focused is not area
        row = area.parent
        assert row
        assert str(row.query_one(".old", Static).content) == "Thema 7"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Review)
        await reaches(pilot, "Onderzoek 6")
    assert stored(eight, 8).entry.thema == "Thema 7 nieuw"
    assert reviews(eight) == {8: "accepted"}


async def test_a_conclusion_has_lines_and_a_link_is_its_address_and_its_text(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e")
        area = pilot.app.focused
        assert isinstance(area, FieldArea)
        assert area.field == "conclusies"  # where the first point is
        await press(pilot, "enter", *"Tweede alinea.", "tab")
        links = next(one for one in pilot.app.screen.query(FieldArea) if one.field == "links")
        assert links.text == "https://example.org/7 Rapport"
        links.focus()
        await press(pilot, "end", "enter", *"https://example.org/b Bijlage", "ctrl+s")
    entry = stored(eight, 8).entry
    assert entry.conclusies.endswith("kort.\nTweede alinea.")
    assert [(link.text, link.url) for link in entry.links] == [
        ("Rapport", "https://example.org/7"),
        ("Bijlage", "https://example.org/b"),
    ]


async def test_escape_asks_before_anything_typed_is_lost(
    running: Running, eight: Path, me: str
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e", "escape")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "e", *"XY", "escape")
        assert isinstance(pilot.app.screen, AskKey)
        await press(pilot, "escape", "escape", "k")
        assert isinstance(pilot.app.screen, Review)
        with open_store(eight) as db:
            (draft,) = drafts(db, me)
        assert draft.texts["conclusies"].endswith("XY")
        await press(pilot, "e")
        assert pilot.app.screen.query_one(Editor).texts == dict(draft.texts)
        await press(pilot, "escape", "t")
        assert isinstance(pilot.app.screen, Review)
        with open_store(eight) as db:
            assert drafts(db, me) == []
        await press(pilot, "e", *"Z", "escape", "s")
        await reaches(pilot, "Onderzoek 6")
    assert stored(eight, 8).entry.conclusies.endswith("Z")


async def test_what_is_typed_is_a_draft_before_it_is_saved(
    running: Running, eight: Path, me: str
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "R", "e", *"XY")
        await pilot.pause(0.4)
        with open_store(eight) as db:
            assert drafts(db, me)[0].texts["conclusies"].endswith("XY")
        await press(pilot, "backspace", "backspace")
        await pilot.pause(0.4)
        with open_store(eight) as db:
            assert drafts(db, me) == []


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
        review.correct(db, "an", at(db, 1), {"thema": "Verbeterd"})
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
        assert isinstance(pilot.app.screen, AskKey)
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
        elsewhere(eight, lambda db: review.reject(db, "an", at(db, 8), "dubbel"))
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        await screen.action_accept()
        await press(pilot)
        assert all(word in told(pilot) for word in ("an", "rejected", "accepted"))
        row = screen.row
        assert row and (row.id, row.review) == (8, "rejected")
    assert reviews(eight) == {8: "rejected"}


async def test_a_lost_race_in_an_edit_keeps_what_was_typed_beside_the_new_value(
    running: Running, eight: Path
) -> None:
    async with running(eight, (120, 40)) as pilot:
        await press(pilot, "R", "d", "d", "e", *" mijn")
        elsewhere(eight, lambda db: review.correct(db, "an", at(db, 8), {"thema": "Ander"}))
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Edit)
        said = str(pilot.app.screen.query_one("#told", Static).content)
        assert "Ander" in said and "Thema 7 mijn" in said
        area = pilot.app.focused
        assert isinstance(area, FieldArea) and area.text == "Thema 7 mijn"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Review)
    assert stored(eight, 8).entry.thema == "Thema 7 mijn"


async def test_the_queue_stays_as_it_was_frozen(running: Running, eight: Path) -> None:
    def change(db: Database) -> None:
        review.accept(db, "an", at(db, 7))
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


async def test_an_empty_queue_says_so_and_no_key_does_anything(
    running: Running, tmp_path: Path
) -> None:
    async with running(tmp_path / "new.db") as pilot:
        await press(pilot, "R")
        assert "nothing to look at" in how_far(pilot)
        keys = ("a", "e", "x", "f", "s", "u", "U", "n", "N", "r", "m", "v", "A", "t", "d")
        await press(pilot, *keys, "right_square_bracket", "j", "G", "o")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Browse)
