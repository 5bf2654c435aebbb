"""Importing from inside the app: files picked, read in the background, told of, stopped."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label, Static

from db import open_store
from db.search.hits import count
from parser import Document, Entry, Report
from parser.report_json import as_json
from tests.conftest import SEED, TESTS
from tests.tui.driving import SIZES, Running, press, settled
from tui.screens.browse import Browse
from tui.screens.import_files import PickFiles, Progress
from tui.widgets.file_tree import Files
from tui.widgets.import_line import ImportLine, progress_text
from tui.work.background_import import Import
from tui.work.outcome import FileOutcome, OutcomeKind
from tui.work.walk import count as files_in

NO_ANNEX = TESTS / "corpus" / "dev" / "d19-weasy-no-annex.pdf"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one paper that has an annex, one that has none, and what is of no use; the
    person stands in it."""
    folder = tmp_path / "papers"
    (folder / "older").mkdir(parents=True)
    shutil.copy(SEED, folder / "b-seed.pdf")
    shutil.copy(NO_ANNEX, folder / "c-none.pdf")
    shutil.copy(SEED, folder / "older" / "seed.pdf")
    (folder / "notes.odt").write_text("x")
    (folder / ".hidden.pdf").write_text("x")
    for path in folder.rglob("*.pdf"):
        os.utime(path, (1e9, 1e9))  # what changed just now is not yet known by its time
    monkeypatch.chdir(folder)
    return folder


def names(pilot: Pilot[None]) -> list[str]:
    tree = pilot.app.screen.query_one(Files)
    return [node.data.path.name for node in tree.root.children if node.data]


def chosen(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#chosen", Static).content)


def shown(pilot: Pilot[None]) -> str:
    line = pilot.app.screen.query_one(ImportLine)
    return str(line.content) if line.display else ""


async def finished(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.pause(0.4)


def stored(path: Path) -> int:
    with open_store(path) as db:
        return count(db)


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_under_the_cursor_is_read_and_its_entries_are_stored(
    running: Running, tmp_path: Path, folder: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path / "sea.db", size) as pilot:
        await press(pilot, "I")
        assert isinstance(pilot.app.screen, PickFiles)
        assert names(pilot) == ["older", "b-seed.pdf", "c-none.pdf"]
        await press(pilot, "j", "j", "enter")
        await finished(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert "1 file read" in shown(pilot)
    assert stored(tmp_path / "sea.db") == 10


async def test_space_chooses_several_and_what_came_of_each_is_told(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "j", "space", "space")
        assert chosen(pilot).startswith("2 files chosen")
        await press(pilot, "enter")
        await finished(pilot)
        assert "2 files read, 1 with something to report" in shown(pilot)
        await press(pilot, "I")
        assert isinstance(pilot.app.screen, Progress)
        told = str(pilot.app.screen.query_one("#outcomes", Static).content)
        assert "b-seed.pdf: 10 entries (10 new" in told
        assert "c-none.pdf: no annex" in told
        await press(pilot, "escape")
        assert shown(pilot) == ""


async def test_a_chosen_folder_stands_for_the_files_in_it_and_space_again_lets_go(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "space")
        assert chosen(pilot).startswith("1 file chosen")
        await press(pilot, "k", "space")
        assert "chosen" not in chosen(pilot)
        await press(pilot, "k", "space", "enter")
        await finished(pilot)
    assert stored(tmp_path / "sea.db") == 10


async def test_a_path_can_be_typed_and_one_that_is_not_there_is_told(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "tab")
        path = pilot.app.screen.query_one(Input)
        path.value = str(folder / "[/nowhere]")
        await press(pilot, "enter")
        assert "There is no file or folder" in chosen(pilot)
        path.value = str(folder / "older")
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert names(pilot) == ["seed.pdf"]
        await press(pilot, "tab")
        path.value = str(folder / "b-seed.pdf")
        await press(pilot, "enter")
        await finished(pilot)
    assert stored(tmp_path / "sea.db") == 10


async def test_folders_open_and_close_and_left_goes_above(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "l")
        tree = pilot.app.screen.query_one(Files)
        assert tree.root.children[0].is_expanded
        await press(pilot, "h")
        assert not tree.root.children[0].is_expanded
        await press(pilot, "h", "h")
        await pilot.pause(0.2)
        assert tree.path == folder.parent


async def test_escape_leaves_and_nothing_is_read(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "j", "space", "escape")
        await finished(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert shown(pilot) == ""
    assert stored(tmp_path / "sea.db") == 0


async def test_an_import_goes_on_while_a_person_searches_and_can_be_stopped(
    running: Running, store: Path, folder: Path
) -> None:
    for at in range(30):
        shutil.copy(SEED, folder / f"d-{at:02}.pdf")
    async with running(store) as pilot:
        await pilot.press("I")
        await pilot.pause(0.2)
        await pilot.press("space", "enter")
        await pilot.press("slash", *"roma")
        await pilot.pause(0.6)
        assert "Reading" in shown(pilot)
        assert len(pilot.app.screen.query_one("EntryTable").ids) == 1  # type: ignore[attr-defined]
        await pilot.press("escape", "I")
        await pilot.pause(0.3)
        await pilot.press("x")
        await finished(pilot)
        assert isinstance(pilot.app.screen, Progress)
        await press(pilot, "x", "escape")
        assert isinstance(pilot.app.screen, Browse)
    assert stored(store) == 10


async def test_a_hostile_name_of_a_file_is_shown_as_it_is(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    shutil.copy(NO_ANNEX, folder / "a[red]\x1b[31m\u202e[@click=app.quit]x.pdf")
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "j", "enter")
        await finished(pilot)
        await press(pilot, "I")
        told = str(pilot.app.screen.query_one("#outcomes", Static).content)
        assert "[red]" in told
        assert "\x1b" not in told
        assert "\u202e" not in told


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x.pdf", "x" * 300])
async def test_what_cannot_be_a_path_is_told(
    running: Running, tmp_path: Path, folder: Path, typed: str
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "tab")
        pilot.app.screen.query_one("#path", Input).value = typed
        await press(pilot, "enter")
        assert "There is no file or folder" in str(
            pilot.app.screen.query_one("#chosen", Static).content
        )


def test_a_folder_that_may_not_be_read_has_no_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.scandir", refuse)
    assert files_in([folder, folder / "b-seed.pdf"]) == (1, True)


def test_files_are_counted_and_not_reports_and_their_names_do_no_harm() -> None:
    files = [Path("many.jsonl"), Path("a\x1b[31mB.pdf")]
    running = Import(files)
    running.tally.total = 2
    for at in range(3):
        running.tally.add(FileOutcome(files[0], "", (), failed=False), again=at > 0)
    assert list(running.tally.handed(files[1:])) == files[1:]
    assert progress_text(running) == "Reading 2 of 2: a[31mB.pdf"
    running.running = False
    assert progress_text(running) == "1 file read, stopped before the others"


def test_files_that_are_known_are_told_apart_from_those_that_were_read() -> None:
    running = Import([])
    running.tally.total = 3
    for kind in (OutcomeKind.KNOWN, OutcomeKind.EMPTY, OutcomeKind.KNOWN):
        running.tally.add(FileOutcome(Path("a.pdf"), "", (), failed=False, kind=kind))
    running.running = False
    assert progress_text(running) == "1 file read, 2 known already"


async def test_enter_reads_the_folder_under_the_cursor_with_what_is_in_it(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j")
        assert chosen(pilot) == "enter reads the 1 file in this folder · l opens it"
        await press(pilot, "k")
        assert chosen(pilot) == "enter reads the 3 files in this folder · l opens it"
        await press(pilot, "enter")
        await finished(pilot)
        assert isinstance(pilot.app.screen, Browse)
        assert shown(pilot).startswith("3 files read ·")
        await press(pilot, "I", "escape", "I", "enter")
        await finished(pilot)
        assert shown(pilot).startswith("0 files read, 3 known already")
    assert stored(tmp_path / "sea.db") == 10


async def test_a_folder_in_which_nothing_can_be_read_says_so(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    (folder / "0-empty").mkdir()
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "j", "enter")
        assert isinstance(pilot.app.screen, PickFiles)
        assert "no file that can be read" in chosen(pilot)


async def test_a_typed_path_is_completed_by_tab_which_else_goes_to_the_tree(
    running: Running, tmp_path: Path, folder: Path
) -> None:
    async with running(tmp_path / "sea.db") as pilot:
        await press(pilot, "I", "shift+tab")
        path = pilot.app.screen.query_one(Input)
        assert path.has_focus
        path.value = str(folder / "ol")
        await press(pilot, "tab")
        assert path.value == str(folder / "older") + "/"
        await press(pilot, "tab")
        assert path.value == str(folder / "older" / "seed.pdf")
        assert path.has_focus
        await press(pilot, "tab")
        assert pilot.app.screen.query_one(Files).has_focus


WRONG = Report(
    Document(dossier="36 360 VI", nr="1", sha256="b", parser="1", pages=400, file="fout.pdf"),
    tuple(Entry(titel=f"Munitie {n}", conclusies=f"Munitie nummer {n}.") for n in range(4)),
)


async def test_what_may_be_another_paper_is_stored_once_the_person_says_so_and_taken_back(
    running: Running, store: Path, folder: Path
) -> None:
    (folder / "a.json").write_text(json.dumps(as_json(WRONG)))
    async with running(store, (120, 30)) as pilot:
        await press(pilot, "I", "j", "j", "enter")
        await finished(pilot)
        assert stored(store) == 10 and "1 with something to report" in shown(pilot)
        await press(pilot, "I")
        told = str(pilot.app.screen.query_one("#outcomes", Static).content)
        assert "of the 10 entries" in told and "only 0 are among the 4" in told
        await press(pilot, "y")
        await finished(pilot)
        assert stored(store) == 14
        assert "4 new" in str(pilot.app.screen.query_one("#outcomes", Static).content)
        await press(pilot, "escape", "X")
        assert "Take back fout.pdf" in str(pilot.app.screen.query_one(".title", Label).content)
        await press(pilot, "escape")
        await settled(pilot)
        assert stored(store) == 14
        await press(pilot, "X", "y")
        await settled(pilot)
        assert stored(store) == 10
