"""The facets: counted, chosen and excluded by keys, while the table follows."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from db import open_store
from db.ingest import ingest
from db.search.facets import Facet, facet
from db.search.query_fields import FACETS
from parser import Document, Entry, Report, Values
from tests.tui.driving import SIZES, Running, press, table
from tui.screens.browse import Browse
from tui.screens.pick_facets import Facets
from tui.widgets.pick_list import PickList


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """12 entries: of three themes in two years, and of one ministry."""
    path = tmp_path / "sea.db"
    entries = tuple(
        Entry(
            thema=("Migratie en asiel", "Recht", "Veiligheid")[n % 3],
            titel=f"Onderzoek {n}",
            lijst="gepland" if n == 0 else "afgerond",
            values=Values(
                first_year=2021 + n % 2,
                last_year=2021 + n % 2,
                status="afgerond",
                organisations=(f"Bureau {n}",),
            ),
        )
        for n in range(12)
    )
    with open_store(path) as db:
        ingest(db, Report(Document(dossier="36 360 VI", nr="1", pages=300), entries))
    return path


def values(pilot: Pilot[None]) -> list[str]:
    """The lines of the panel: sign, count and value."""
    return [_plain(option.prompt) for option in pilot.app.screen.query_one(PickList).options]


def _plain(prompt: object) -> str:
    assert isinstance(prompt, Content)
    return " ".join(prompt.plain.split())


def query(pilot: Pilot[None]) -> str:
    return pilot.app.screen_stack[1].query_one("#search", Input).value


def found(pilot: Pilot[None]) -> int:
    return len(pilot.app.screen_stack[1].query_one("EntryTable").ids)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_a_value_is_chosen_and_another_and_taken_out_again(
    running: Running, papers: Path, size: tuple[int, int]
) -> None:
    async with running(papers, size) as pilot:
        await press(pilot, "F")
        assert values(pilot) == ["12 Justitie en Veiligheid"]
        await press(pilot, "l", "l")
        assert values(pilot) == ["4 Migratie en asiel", "4 Recht", "4 Veiligheid"]
        await press(pilot, "space")
        assert query(pilot) == 'thema:"Migratie en asiel"'
        assert found(pilot) == 4
        assert values(pilot) == ["✓ 4 Migratie en asiel", "4 Recht", "4 Veiligheid"]
        await press(pilot, "j", "enter")
        assert query(pilot) == 'thema:"Migratie en asiel","Recht"'
        assert found(pilot) == 8
        await press(pilot, "h")
        assert values(pilot) == ["4 2021", "4 2022"]
        await press(pilot, "l", "space")
        assert query(pilot) == 'thema:"Recht"'
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Browse)
        assert table(pilot).has_focus
        assert len(table(pilot).ids) == 4


@pytest.mark.parametrize("size", SIZES)
async def test_a_value_is_excluded_and_no_longer(
    running: Running, papers: Path, size: tuple[int, int]
) -> None:
    async with running(papers, size) as pilot:
        await press(pilot, "slash", *"onderzoek", "enter", "F", "tab", "right", "j", "minus")
        assert query(pilot) == 'onderzoek -thema:"Recht"'
        assert found(pilot) == 8
        assert values(pilot) == ["4 Migratie en asiel", "− 4 Recht", "4 Veiligheid"]
        await press(pilot, "minus")
        assert query(pilot) == "onderzoek"
        assert found(pilot) == 12


async def test_every_facet_is_reached_both_ways_round(running: Running, papers: Path) -> None:
    async with running(papers) as pilot:
        await press(pilot, "F", "left")
        assert values(pilot) == []
        nothing = pilot.app.screen.query_one("#no-facets", Static)
        assert "Nothing found" in str(nothing.content)
        await press(pilot, "space", "minus", "shift+tab")
        assert len(values(pilot)) == 12
        assert query(pilot) == ""
        await press(pilot, "tab", "l")
        assert values(pilot) == ["12 Justitie en Veiligheid"]


@pytest.mark.parametrize("size", SIZES)
async def test_hits_are_divided_by_the_list_that_they_stand_in(
    running: Running, papers: Path, size: tuple[int, int]
) -> None:
    async with running(papers, size) as pilot:
        await press(pilot, "F", *["l"] * FACETS.index("lijst"))
        assert values(pilot) == ["11 afgerond", "1 gepland"]
        await press(pilot, "j", "space")
        assert query(pilot) == "lijst:gepland"
        assert found(pilot) == 1
        assert values(pilot) == ["11 afgerond", "✓ 1 gepland"]


@pytest.mark.parametrize("size", SIZES)
async def test_letters_find_a_value_of_a_long_facet(
    running: Running, papers: Path, size: tuple[int, int]
) -> None:
    async with running(papers, size) as pilot:
        await press(pilot, "F", "h", "h", "slash", *"bureau 1")
        assert values(pilot) == ["1 Bureau 1", "1 Bureau 10", "1 Bureau 11"]
        await press(pilot, "down", "enter", "j", "k", "space")
        assert query(pilot) == 'organisatie:"Bureau 10"'
        await press(pilot, "slash", *"x-F", "space")
        assert values(pilot) == []
        await press(pilot, "escape")
        assert len(values(pilot)) == 12
        assert isinstance(pilot.app.screen, Facets)
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == 'organisatie:"Bureau 10"'


async def test_what_is_asked_for_and_not_found_can_be_taken_out(
    running: Running, papers: Path
) -> None:
    async with running(papers) as pilot:
        await press(pilot, "slash", *"thema:xyz", "enter", "F", "l", "l")
        assert values(pilot)[0] == "✓ · xyz"
        await press(pilot, "space")
        assert query(pilot) == ""
        assert found(pilot) == 12


async def test_keys_that_come_in_one_read_go_where_they_are_meant(
    running: Running, papers: Path
) -> None:
    async with running(papers) as pilot:
        for key in ("F", "h", "h", "slash", *"bureau", "enter", "j", "space", "escape"):
            pilot.app.simulate_key(key)
        await press(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert query(pilot) == 'organisatie:"Bureau 1"'


async def test_values_that_come_after_escape_are_shown_nowhere(
    running: Running, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(db: Database, ids: Sequence[int], name: str) -> tuple[Facet, ...]:
        time.sleep(0.05)
        return facet(db, ids, name)

    async with running(papers) as pilot:
        await press(pilot, "F")
        monkeypatch.setattr("tui.screens.pick_facets.facet", slowly)
        for wait in range(10):
            pilot.app.simulate_key("space")
            await pilot.pause(0.045 + 0.003 * wait)
            await press(pilot, "escape", "F")
        assert isinstance(pilot.app.screen, Facets)


async def test_the_mouse_chooses_a_value(running: Running, papers: Path) -> None:
    async with running(papers) as pilot:
        await press(pilot, "F", "l", "l")
        await pilot.click(PickList, offset=(8, 1))
        await press(pilot)
        assert query(pilot) == 'thema:"Recht"'


async def test_a_hostile_value_is_shown_as_it_is(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "sea.db"
    text = "[red]x[/] \x1b[31m\u202e[@click=app.quit]klik[/] " + "lang " * 200
    with open_store(path) as db:
        ingest(db, Report(Document(sha256="a"), (Entry(thema=text),)))
    async with running(path) as pilot:
        await press(pilot, "F", "l", "l", "space")
        (line,) = values(pilot)
        assert line.startswith("✓ 1 [red]x[/] [31m[@click=app.quit]klik[/]")
        assert found(pilot) == 1
        values_list = pilot.app.screen.query_one(PickList)
        assert values_list.virtual_size.height == 1


async def test_without_colours_the_cursor_and_what_is_chosen_are_told_apart(
    running: Running, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(papers) as pilot:
        await press(pilot, "F", "l", "l", "space", "j")
        lines = [next(iter(pilot.app.screen.query_one(PickList).render_line(y))) for y in range(3)]
        assert [bool(line.style and line.style.underline) for line in lines] == [False, True, False]
        assert lines[0].text.startswith(" ✓ ")
