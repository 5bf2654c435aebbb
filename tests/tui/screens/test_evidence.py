"""The page of an entry, beside the words that were read from it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db import open_store
from db.ingest import ingest
from parser import Document, Entry, Report
from parser.worker.page_text import PageText
from tests.conftest import SEED
from tests.published.from_truth import annex_of
from tests.published.markup import STYLES, as_markup
from tests.tui.driving import SIZES, Opener, Running, current, press, settled, table
from tui.app import SeakijkerApp
from tui.widgets.detail import Detail
from tui.widgets.evidence import Evidence
from tui.widgets.page_view import PageView
from tui.widgets.panes import Panes
from tui.work.importing import take_in
from tui.work.previews import Previews

CORPUS = Path(__file__).parents[2] / "corpus"
LONG = CORPUS / "dev" / "d08-rl-three-page-rows.pdf"

Stored = Callable[[Path], Path]


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    """A store into which a file was imported from where it is."""

    def store(file: Path) -> Path:
        path = tmp_path / "sea.db"
        with open_store(path) as db:
            list(take_in(db, [file]))
        return path

    return store


def seen(pilot: Pilot[None]) -> list[str]:
    """The rows of the page that are in sight."""
    view = pilot.app.screen.query_one(PageView)
    return [view.render_line(y).text for y in range(view.size.height)]


def marked(pilot: Pilot[None], style: str = "page--entry") -> str:
    """The text in sight that is marked, a row a line."""
    view = pilot.app.screen.query_one(PageView)
    wanted = view.get_component_rich_style(style)
    rows = (view.render_line(y) for y in range(view.size.height))
    return "\n".join(
        "".join(segment.text for segment in row if segment.style == wanted) for row in rows
    )


async def comes(pilot: Pilot[None], what: Callable[[], bool]) -> None:
    """Wait until `what` holds: a page is read when the cursor has rested, by a process that starts
    with the first."""
    for _ in range(200):
        if what():
            return
        await pilot.pause(0.05)
    raise AssertionError("\n".join([place(pilot), why(pilot), *seen(pilot)]))


def why(pilot: Pilot[None]) -> str:
    evidence = pilot.app.screen.query_one(Evidence)
    return str(evidence.query_one(".why").render()) if evidence.has_class("-without") else ""


def place(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(Evidence).query_one(".place").render())


@pytest.mark.parametrize("size", SIZES)
async def test_p_shows_the_page_with_the_entry_marked_and_hides_it(
    running: Running, stored: Stored, size: tuple[int, int]
) -> None:
    async with running(stored(SEED), size) as pilot:
        evidence = pilot.app.screen.query_one(Evidence)
        assert not evidence.display
        await press(pilot, "j", "j", "p")
        await settled(pilot)
        assert evidence.display
        assert pilot.app.screen.query_one(Detail).display == (size == (200, 60))
        assert "kst-36360-VI-1, p. 2" in place(pilot)
        text = marked(pilot)
        assert "Terugkeersamenwerking" in text and "Ex post" in text
        assert "Inform Bilaterale" not in text
        await press(pilot, "p")
        assert not evidence.display
        assert pilot.app.screen.query_one(Detail).display


@pytest.mark.parametrize("size", SIZES)
async def test_z_gives_the_page_the_screen_until_something_is_searched_for(
    running: Running, stored: Stored, size: tuple[int, int]
) -> None:
    async with running(stored(SEED), size) as pilot:
        await press(pilot, "p", "z")
        await pilot.pause(0.1)
        evidence, panes = (pilot.app.screen.query_one(what) for what in (Evidence, Panes))
        assert panes.size.height == 0
        assert evidence.outer_size.height == size[1] - 2  # the bar, and the last line
        await press(pilot, "j")
        assert table(pilot).cursor == 1
        await press(pilot, "slash", "escape")
        assert panes.size.height > 0 and table(pilot).size.height > 0


async def test_the_page_follows_the_cursor(running: Running, stored: Stored) -> None:
    async with running(stored(SEED), (200, 60)) as pilot:
        await press(pilot, "p")
        for _ in range(5):
            await settled(pilot)
            words = current(pilot).conclusies.split()[:4]
            assert " ".join(words) in marked(pilot)
            await press(pilot, "j")


async def test_a_field_is_marked_stronger_and_comes_into_sight(
    running: Running, stored: Stored
) -> None:
    async with running(stored(SEED)) as pilot:
        await press(pilot, "j", "j", "p")
        evidence = pilot.app.screen.query_one(Evidence)
        assert "terugkeerovereenkomsten" not in marked(pilot)
        evidence.show(evidence.row, "conclusies")
        await settled(pilot)
        assert "terugkeerovereenkomsten die" in marked(pilot, "page--field")
        assert marked(pilot, "page--field").split()[-1] == "terugkeer."
        evidence.show(evidence.row, "links")
        await settled(pilot)
        assert marked(pilot, "page--field").strip() == "Link"


async def test_a_row_that_runs_on_is_read_on_over_its_pages(
    running: Running, stored: Stored
) -> None:
    async with running(stored(LONG), (200, 60)) as pilot:
        await press(pilot, "p")
        while len(current(pilot).pages) < 3:
            await press(pilot, "j")
        await settled(pilot)
        first, last = current(pilot).pages[0], current(pilot).pages[-1]
        await comes(pilot, lambda: f"this is page {first}" in place(pilot))
        assert current(pilot).conclusies.split()[0] in marked(pilot)
        text = ""
        for _ in range(200):
            text += " " + marked(pilot)
            if f"this is page {last}" in place(pilot):
                break
            await press(pilot, "space")
        assert f"this is page {last}" in place(pilot)
        await press(pilot, "K")
        end = current(pilot).conclusies.split()[-1]
        assert end in text + marked(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_that_read_on_scroll_the_page_where_it_is_shown(
    running: Running, stored: Stored, size: tuple[int, int]
) -> None:
    async with running(stored(SEED), size) as pilot:
        await press(pilot, "j", "j", "p")
        before = seen(pilot)
        await press(pilot, "J")
        assert seen(pilot) != before
        await press(pilot, "K")
        assert seen(pilot) == before
        await press(pilot, "space")
        assert seen(pilot) != before
        assert pilot.app.screen.query_one(Detail).scroll_offset.y == 0


async def test_a_page_wider_than_the_screen_is_read_sideways_and_stays_there(
    running: Running, stored: Stored
) -> None:
    async with running(stored(SEED)) as pilot:
        await press(pilot, "j", "j", "p")
        assert "H L sideways" in place(pilot)
        await press(pilot, "L", "L")
        assert "Link" in marked(pilot) and "Samenwerking" not in marked(pilot)
        await press(pilot, "j")
        assert "naar de bilaterale" in marked(pilot)
        await press(pilot, "H", "H", "H")
        assert "Ex post" in marked(pilot)


async def test_a_file_that_vanished_moved_or_changed_is_told_and_found_again(
    running: Running, stored: Stored, tmp_path: Path
) -> None:
    file, moved = tmp_path / "kst.pdf", tmp_path / "elders" / "kst.pdf"
    shutil.copy(SEED, file)
    path = stored(file)
    moved.parent.mkdir()
    file.rename(moved)
    async with running(path) as pilot:
        await press(pilot, "p")
        assert "import it again from where it is now" in why(pilot)
        assert "kst-36360-VI-1, p. 1" in why(pilot)
        assert stored(moved) == path  # an import that changes nothing
        await press(pilot, "j")
        await comes(pilot, lambda: why(pilot) == "" and "Ex post" in marked(pilot))
        moved.write_bytes(moved.read_bytes() + b"\n%")
        pilot.app.previews = Previews()  # type: ignore[attr-defined]
        await press(pilot, "j")
        await comes(pilot, lambda: "import it again" in why(pilot))
        await press(pilot, "p", "p")
        await comes(pilot, lambda: "import it again" in why(pilot))


async def test_a_page_that_cannot_be_read_any_more_is_one_sentence(
    running: Running, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "[b]kapot[b].pdf"
    broken.write_bytes(b"%PDF-1.7 not really")
    monkeypatch.setattr("db.paper_files.place_of", lambda *_: broken)
    async with running(store) as pilot:
        await press(pilot, "p")
        assert "[b]kapot[b].pdf: page 1 could not be read" in why(pilot)


async def test_an_entry_without_a_page_says_so(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.txt"), (Entry(conclusies="x"),)))
    async with running(path) as pilot:
        await press(pilot, "p")
        assert "without pages" in why(pilot)


async def test_an_empty_table_shows_no_page(running: Running, stored: Stored) -> None:
    async with running(stored(SEED)) as pilot:
        await press(pilot, "p", "slash", *"zzzz", "enter")
        assert seen(pilot) == [] or not "".join(seen(pilot)).strip() or why(pilot) == ""


async def test_only_the_page_where_the_cursor_rests_is_read_and_those_beside_it(
    running: Running, stored: Stored
) -> None:
    async with running(stored(LONG), (200, 60)) as pilot:
        asked: list[int] = []
        previews = pilot.app.previews  # type: ignore[attr-defined]
        text = previews.text

        async def counted(path: Path, sha256: str, number: int) -> PageText:
            asked.append(number)
            return await text(path, sha256, number)

        previews.text = counted
        await press(pilot, "p")
        asked.clear()
        for _ in range(10):
            table(pilot).action_move(1)
        await settled(pilot)
        pages = list(current(pilot).pages)
        assert asked == [*pages, pages[-1] + 1, pages[0] - 1]


@pytest.mark.parametrize("size", SIZES)
async def test_where_the_terminal_can_a_picture_of_the_rows_lies_over_their_text(
    stored: Stored, size: tuple[int, int]
) -> None:
    widgets = pytest.importorskip("textual_image.widget")
    app = SeakijkerApp(stored(SEED), Opener(), pictures=widgets.HalfcellImage)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "p")
        shown = app.screen.query_one(widgets.HalfcellImage)
        await settled(pilot)
        assert shown.display
        first = shown.image
        # The marked rows are tinted, those of the next entry are not.
        colours = [first.getpixel((first.width // 2, y)) for y in range(0, first.height, 3)]
        assert any(blue > red + 15 for red, _green, blue in colours)
        assert first.size == (shown.size.width * 10, pytest.approx(shown.size.height * 20, abs=2))
        await press(pilot, "J")
        assert shown.image is not first
        await press(pilot, "p")
        assert not shown.display or not app.screen.query_one(Evidence).display


async def test_a_picture_gives_way_to_the_sentence_that_there_is_no_file(
    stored: Stored, tmp_path: Path
) -> None:
    widgets = pytest.importorskip("textual_image.widget")
    file = tmp_path / "kst.pdf"
    shutil.copy(LONG, file)
    app = SeakijkerApp(stored(file), Opener(), pictures=widgets.HalfcellImage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "p")
        await settled(pilot)
        assert app.screen.query_one(widgets.HalfcellImage).display
        file.unlink()
        await press(pilot, "G")
        assert "import it again" in why(pilot)
        assert not app.screen.query_one(widgets.HalfcellImage).display


async def test_the_page_is_shown_of_a_paper_whose_xml_came_later(
    running: Running, stored: Stored, tmp_path: Path
) -> None:
    xml = tmp_path / "kst-36360-VI-1.xml"
    truth = json.loads(SEED.with_suffix(".json").read_text("utf-8"))
    xml.write_bytes(as_markup(annex_of(SEED.stem, truth), STYLES[0]))
    path = stored(SEED)
    with open_store(path) as db:
        list(take_in(db, [xml]))
        assert db["report"].count == 1
    async with running(path) as pilot:
        await press(pilot, "j", "j", "p")
        await comes(pilot, lambda: "Terugkeersamenwerking" in marked(pilot))
        assert "kst-36360-VI-1, p. 2" in place(pilot)
