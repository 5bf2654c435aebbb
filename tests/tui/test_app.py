"""The real app on a real store, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label, Static
from textual.worker import WorkerCancelled

from db.ingest import ingest
from db.store import open_store
from parser.model import Document, Entry, Link, Report
from tui.app import SeakijkerApp
from tui.screens.help import Help
from tui.widgets.detail import Detail
from tui.widgets.table import EntryTable

SIZES = [(80, 24), (200, 60)]

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class Opener:
    """Stands in for the browser: remembers what it was asked to show."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.urls: list[str] = []

    def __call__(self, url: str) -> bool:
        self.urls.append(url)
        return self.works


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def running(opener: Opener) -> Running:
    @asynccontextmanager
    async def run(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        app = SeakijkerApp(path, opener)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return run


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every search and every fetch has been answered and drawn."""
    for _ in range(3):
        with suppress(WorkerCancelled):  # a newer search took its place
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.02)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def table(pilot: Pilot[None]) -> EntryTable:
    return pilot.app.screen.query_one(EntryTable)


def line(pilot: Pilot[None], at: int) -> str:
    return table(pilot).render_line(at).text


def current(pilot: Pilot[None]) -> Entry:
    row = pilot.app.screen.query_one(Detail).row
    assert row
    return row.entry


def told(pilot: Pilot[None]) -> str:
    return " ".join(str(note.message) for note in pilot.app._notifications)


def hits(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#hits", Label).content)


@pytest.mark.parametrize("size", SIZES)
async def test_all_entries_are_there_at_the_start_and_the_first_is_described(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        assert len(table(pilot).ids) == 10
        assert hits(pilot) == "10 entries"
        assert "naturalisatie" in current(pilot).conclusies
        assert "naturalisatie" in line(pilot, 1)


@pytest.mark.parametrize("size", SIZES)
async def test_typing_filters_and_the_detail_follows(
    running: Running, store: Path, size: tuple[int, int]
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "slash", *"roma papieren")
        assert len(table(pilot).ids) == 1
        assert "staatloze Roma-families" in current(pilot).conclusies
        assert hits(pilot).startswith("1 of 10 · ")


async def test_escape_leaves_the_search_and_then_shows_all_again(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"roma", "escape")
        assert table(pilot).has_focus
        assert pilot.app.screen.query_one(Input).value == "roma"
        found = current(pilot)
        await press(pilot, "escape")
        assert len(table(pilot).ids) == 10
        assert current(pilot) == found


async def test_no_hit_says_so_and_escape_brings_all_back(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"[red]xq")
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert nothing.display
        assert "[red]xq" in str(nothing.content)
        await press(pilot, "escape")
        assert len(table(pilot).ids) == 10
        assert not nothing.display


async def test_keys_move_the_cursor_to_every_end(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        for keys, place in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("up", 0),
            ("k", 0),
            ("G", 999),
            ("j", 999),
            ("g", 0),
            ("end", 999),
            ("home", 0),
        ]:
            await press(pilot, keys)
            assert table(pilot).cursor == place, keys
            assert current(pilot).titel == f"Onderzoek nummer {place:04}"


async def test_the_lines_around_the_cursor_are_drawn_wherever_it_goes(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "G")
        height = table(pilot).size.height
        assert "nummer 0999" in line(pilot, height - 1)
        await press(pilot, "pageup")
        assert 980 < table(pilot).cursor < 999
        seen = [line(pilot, at) for at in range(1, height)]
        assert any(f"nummer {table(pilot).cursor:04}" in text for text in seen)
        assert not any("…" in text and "nummer" not in text for text in seen)


async def test_arrows_move_the_cursor_while_typing(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "slash", *"nummer", "down", "down")
        assert table(pilot).cursor == 2
        assert pilot.app.screen.query_one(Input).value == "nummer"


async def test_the_text_scrolls_while_the_table_keeps_the_keyboard(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        detail = pilot.app.screen.query_one(Detail)
        await press(pilot, "J", "J")
        assert detail.scroll_offset.y == 4
        await press(pilot, "K")
        assert detail.scroll_offset.y == 2
        await press(pilot, "space")
        assert detail.scroll_offset.y > 4
        assert table(pilot).has_focus
        await press(pilot, "j")
        assert detail.scroll_offset.y == 0


async def test_o_opens_the_link_of_the_entry_under_the_cursor(
    running: Running, store: Path, opener: Opener
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"eindevaluatie lvv", "enter", "o")
        assert [link.url for link in current(pilot).links] == opener.urls
        assert len(opener.urls) == 1
        await press(pilot, "2")
        assert len(opener.urls) == 1
        assert "no link 2" in told(pilot)


async def test_without_a_browser_the_address_is_shown(
    running: Running, store: Path, opener: Opener
) -> None:
    opener.works = False
    async with running(store) as pilot:
        await press(pilot, "o")
        assert "No browser here" in told(pilot)
        assert current(pilot).links[0].url in told(pilot)


async def test_a_link_that_is_no_website_is_shown_but_not_opened(
    running: Running, tmp_path: Path, opener: Opener
) -> None:
    path = tmp_path / "sea.db"
    link = Link("[b]klik[/b]", "javascript:alert(1)", "links")
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), (Entry(conclusies="x", links=(link,)),)))
    async with running(path) as pilot:
        await press(pilot, "o", "1")
        assert opener.urls == []
        assert "Not opened" in told(pilot)


HOSTILE = [
    "[/foo] [bold]x[/] [@click=app.quit]klik[/]",
    "\\[red] {a} %s $(id)",
    "‮rtl‬ e\u0301" + "\u0301" * 200,
    "👩‍👩‍👧‍👦" * 50,
    "lang " * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_as_it_is(
    running: Running, tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "sea.db"
    fields = dict.fromkeys(
        ("thema", "subthema", "type_onderzoek", "afronding", "status", "titel", "conclusies"), text
    )
    entry = Entry(**fields, links=(Link(text, "https://example.org/"),), pages=(1,))  # type: ignore[arg-type]
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf", ministerie=text), (entry,)))
    async with running(path, size) as pilot:
        assert current(pilot) == entry
        width = table(pilot).size.width
        for at in range(table(pilot).size.height):
            assert table(pilot).render_line(at).cell_length == width
        assert text[:4] in line(pilot, 1)
        await press(pilot, "slash", *text[:12], "enter", "J", "o")
        assert pilot.app.is_running


async def test_an_empty_store_tells_how_to_import(running: Running, tmp_path: Path) -> None:
    async with running(tmp_path / "new.db") as pilot:
        nothing = pilot.app.screen.query_one("#nothing", Static)
        assert nothing.display
        assert "sea import" in str(nothing.content)
        await press(pilot, "j", "o", "G", "1", "J")
        assert pilot.app.is_running


async def test_a_click_moves_the_cursor(running: Running, big_store: Path) -> None:
    async with running(big_store) as pilot:
        await pilot.click(EntryTable, offset=(10, 4))
        await settled(pilot)
        assert table(pilot).cursor == 3


async def test_a_fast_typist_gets_the_hits_of_the_last_letter(
    running: Running, big_store: Path
) -> None:
    async with running(big_store) as pilot:
        await press(pilot, "slash")
        for key in "nummer 0420":
            await pilot.press("space" if key == " " else key)
        await settled(pilot)
        assert len(table(pilot).ids) == 1
        assert current(pilot).titel == "Onderzoek nummer 0420"


async def test_help_lists_the_keys_and_closes_again(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Help)
        assert table(pilot).has_focus


async def test_resizing_keeps_the_cursor_in_sight(running: Running, big_store: Path) -> None:
    async with running(big_store, (200, 60)) as pilot:
        await press(pilot, *("j" * 40))
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        seen = [line(pilot, at) for at in range(1, table(pilot).size.height)]
        assert any("nummer 0040" in text for text in seen)


async def test_q_leaves(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_that_a_file_may_only_be_read_is_told(store: Path) -> None:
    app = SeakijkerApp(store, notice="It may only be read [/x].")
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert [told.message for told in app._notifications] == ["It may only be read [/x]."]


async def test_what_was_looked_for_is_marked_parts_of_compounds_too(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        await press(pilot, "slash", *"overeenkomst")
        detail = pilot.app.screen.query_one(Detail)
        lines = [detail.render_line(y) for y in range(detail.size.height)]
        marked = [
            segment.text
            for strip in lines
            for segment in strip
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == "yellow"
        ]
        assert any("overeenkomst" in text for text in marked)


async def test_a_field_that_is_unknown_is_searched_as_text_and_told(
    running: Running, store: Path
) -> None:
    async with running(store) as pilot:
        hint = pilot.app.screen.query_one("#hint", Static)
        assert not hint.display
        await press(pilot, "slash", *"kleur:[red]")
        assert hint.display
        assert "kleur" in str(hint.content)
        await press(pilot, "escape", "escape")
        assert not hint.display
