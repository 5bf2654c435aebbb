"""What is marked stays so while one searches on, and is copied, exported, opened, read together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from db import open_store
from db.ingest import ingest
from db.review import decisions
from db.withdrawal import last_run, withdraw
from parser import Document, Entry, Link, Report
from tests.tui.driving import (
    SIZES,
    Opener,
    Running,
    burst,
    current,
    hits,
    line,
    press,
    screen_text,
    settled,
    told,
    until,
)
from tests.tui.reviewing import at, elsewhere, how_far
from tui.app import SeakijkerApp
from tui.config.state import AppState, load, save

SIZES = [*SIZES, (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_marks_stay_while_one_searches_on(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "m", "j", "m")
        assert "2 marked" in hits(pilot)
        assert ["*" in line(pilot, at) for at in (1, 2, 3)] == [True, False, True]
        await press(pilot, "slash", *"titel:4", "enter", "m")
        assert "3 marked" in hits(pilot)
        await press(pilot, "m")
        assert "2 marked" in hits(pilot), "again: no longer"
        await press(pilot, "escape", "g")
        assert ["*" in line(pilot, at) for at in (1, 2, 3)] == [True, False, True]


async def test_a_mark_is_for_the_entry_under_the_cursor_when_keys_come_in_one_read(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await burst(pilot, "m", "j", "m", "j", "m", "k")
        await settled(pilot)
        assert "3 marked" in hits(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_marked_are_copied_in_the_order_of_the_table(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "j", "m", "g", "m", "M")
        assert "2 marked entries" in screen_text(pilot)
        await press(pilot, "c")
        first, second = pilot.app.clipboard.splitlines()
        assert first.startswith("Onderzoek 0, ")
        assert second == "Onderzoek 1, Kamerstukken II, 36360 VI, nr. 1, p. 2"
        await press(pilot, "M", "t")
        assert "De door-looptijd van 1" in pilot.app.clipboard
        assert "Source: Kamerstukken II, 36360 VI, nr. 1, p. 1" in pilot.app.clipboard
        await press(pilot, "M", "m")
        html = MarkdownIt().render(pilot.app.clipboard)
        assert html.count("<h2>") == 2 and 'href="https://example.org/1"' in html
        await press(pilot, "M", "d")
        assert "marked" not in hits(pilot)


async def test_a_few_links_are_opened_at_once_and_more_after_a_question(
    running: Running, eight: Path, opener: Opener
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "m", "m", "M", "o")
        assert opener.urls == ["https://example.org/0", "https://example.org/1"]
        await press(pilot, *"mmmmm", "M", "o")
        assert "Open 7 links in the browser?" in screen_text(pilot)
        assert len(opener.urls) == 2
        await press(pilot, "escape")
        assert len(opener.urls) == 2
        await press(pilot, "M", "o", "y")
        assert len(opener.urls) == 9
        assert "Opened 7 links" in told(pilot)


async def test_links_that_are_not_opened_one_by_one_are_not_opened_together(
    running: Running, tmp_path: Path, opener: Opener
) -> None:
    path = tmp_path / "sea.db"
    links = (Link("x", "javascript:alert(1)"), Link("y", "https://a@b.nl"))
    with open_store(path) as db:
        ingest(db, Report(Document(), (Entry(titel="Kwaad", links=links),)))
    async with running(path) as pilot:
        await press(pilot, "m", "M", "o")
        assert opener.urls == []
        assert "No marked entry has a link that can be opened." in told(pilot)


async def test_where_nothing_is_marked_that_is_said(running: Running, eight: Path) -> None:
    async with running(eight) as pilot:
        await press(pilot, "M")
        assert "Nothing is marked; m marks an entry, v a range." in told(pilot)


@pytest.mark.parametrize(("marks", "entries"), [("m", 1), ("vjj", 3), ("", 8)])
async def test_the_marked_or_else_the_found_are_exported(
    running: Running,
    eight: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    marks: str,
    entries: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(eight) as pilot:
        await press(pilot, *marks, "E", "j", "enter")
        await settled(pilot)
        assert len(json.loads((tmp_path / "entries.json").read_text())) == entries


@pytest.mark.parametrize("size", SIZES)
async def test_in_the_review_what_is_marked_there_is_copied_and_let_go(
    running: Running, eight: Path, size: tuple[int, int]
) -> None:
    async with running(eight, size) as pilot:
        await press(pilot, "R", "M")
        assert "Nothing is marked" in told(pilot)
        await press(pilot, "m", "m", "M", "c")
        assert pilot.app.clipboard.count("Onderzoek ") == 2
        assert "2 marked" in how_far(pilot)
        await press(pilot, "M", "d")
        assert "marked" not in how_far(pilot)


async def test_marks_are_still_there_after_a_restart(eight: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    app = SeakijkerApp(eight, state_file=state)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "j", "m")
    again = SeakijkerApp(eight, state_file=state)
    async with again.run_test() as pilot:
        await settled(pilot)
        assert "1 marked" in hits(pilot)
        assert "*" in line(pilot, 2)
        assert current(pilot).titel == "Onderzoek 2"


async def test_what_is_gone_when_the_app_is_opened_again_is_not_marked_any_more_and_what_changed_is(
    eight: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    elsewhere(eight, lambda db: decisions.flag(db, "an", at(db, 2), "zie"))
    kept = AppState(marks=[(1, 1), (2, 1), (99, 1)])
    save(kept, state)
    app = SeakijkerApp(eight, state_file=state)
    async with app.run_test() as pilot:
        await settled(pilot)
        await until(pilot, lambda: "2 marked" in hits(pilot))
        await press(pilot, "A")
        said = " ".join(screen_text(pilot).split())
        assert "Accept 1 entry" in said and "1 has changed since it was marked" in said
    assert {id for id, _version in load(state).marks} == {1, 2}


async def test_what_an_import_that_is_taken_back_leaves_is_not_marked_any_more(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "m", "X", "y")
        await until(pilot, lambda: "marked" not in hits(pilot))


async def test_what_was_taken_back_elsewhere_is_not_marked_any_more_when_the_marked_are_used(
    running: Running, eight: Path
) -> None:
    async with running(eight) as pilot:
        await press(pilot, "m")
        with open_store(eight) as db:
            run = last_run(db)
            assert run
            withdraw(db, run)
        await press(pilot, "M")
        assert "Nothing is marked" in told(pilot)


async def test_where_the_terminal_cannot_be_left_that_is_said(
    running: Running, eight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "less")
    async with running(eight) as pilot:
        await press(pilot, "vertical_line", "p")
        await settled(pilot)
        assert "cannot be suspended" in told(pilot)
