"""Copying what an entry says, and opening the paper that it stands in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import ZipFile

import pytest
from textual.events import Key

from db import open_store
from db.ingest import ingest
from db.paper_files import remember
from parser import Document, Entry, Link, Report
from tests.conftest import SEED
from tests.tui.driving import SIZES, Opener, Running, current, press, settled, told, until
from tui.screens.choose import Choose
from tui.widgets.evidence import Evidence
from tui.work.importing import take_in


@pytest.fixture
def found(store: Path, seed: Report) -> Path:
    """A store that knows where the seed is."""
    with open_store(store) as db:
        remember(db, seed.document.sha256, SEED)
    return store


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("l", "https://"),
        ("y", "https://"),
        ("c", "Kamerstukken II 2022/23, 36360 VI, nr. 1, p. 1"),
        ("d", "https://zoek.officielebekendmakingen.nl/kst-36360-VI-1.pdf#page=1"),
        ("e", "Evaluatie doorlooptijden naturalisatie"),
    ],
)
async def test_y_and_a_letter_copy(
    running: Running, store: Path, size: tuple[int, int], key: str, text: str
) -> None:
    async with running(store, size) as pilot:
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, key)
        assert pilot.app.clipboard.startswith(text)
        assert "Sent to the clipboard" in told(pilot)


async def test_an_entry_without_a_link_or_a_paper_gives_what_it_has(
    running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "sea.db"
    with open_store(path) as db:
        ingest(db, Report(Document(file="[b].pdf"), (Entry(conclusies="[/x]", pages=(3,)),)))
    async with running(path) as pilot:
        await press(pilot, "y", "l", "d")
        assert isinstance(pilot.app.screen, Choose)  # there is neither
        await press(pilot, "y")
        assert pilot.app.clipboard == "[b].pdf, p. 3"
        await press(pilot, "y", "e")
        assert pilot.app.clipboard == "[/x]\n\nSource: [b].pdf, p. 3"


async def test_each_of_several_links_can_be_copied(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "sea.db"
    links = tuple(Link("Link", f"https://example.nl/{at}") for at in range(1, 12))
    with open_store(path) as db:
        ingest(db, Report(Document(file="a.pdf"), (Entry(conclusies="x", links=links),)))
    async with running(path) as pilot:
        for key, at in (("l", 1), ("2", 2), ("9", 9)):
            await press(pilot, "y", key)
            assert pilot.app.clipboard == f"https://example.nl/{at}"


async def test_two_keys_typed_at_once_copy(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        for key in "yy":
            pilot.app.post_message(Key(key, key))
        await settled(pilot)
        await settled(pilot)
        assert pilot.app.clipboard.startswith("https://")


async def test_one_goes_back_without_copying(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "y", "escape")
        assert pilot.app.clipboard == "" and told(pilot) == ""


async def test_a_choice_can_be_clicked_and_entered(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "y", "down", "enter")
        assert pilot.app.clipboard.startswith("Kamerstukken")


async def test_where_the_app_cannot_be_left_that_is_told(running: Running, store: Path) -> None:
    async with running(store) as pilot:
        await press(pilot, "y", "s")
        assert "cannot be suspended" in told(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_P_opens_the_file_at_the_page(
    running: Running, found: Path, opener: Opener, size: tuple[int, int]
) -> None:
    async with running(found, size) as pilot:
        await press(pilot, "j", "j", "P")
        assert opener.urls == [f"{SEED.as_uri()}#page=2"]
        assert "page 2" in told(pilot)


async def test_without_a_browser_it_is_told_where_the_file_is(
    running: Running, found: Path, opener: Opener
) -> None:
    opener.works = False
    async with running(found) as pilot:
        await press(pilot, "P")
        assert f"page 1 of {SEED}" in told(pilot)


async def test_without_the_file_the_kamerstuk_is_offered_and_opened_by_a_key_only(
    running: Running, store: Path, opener: Opener
) -> None:
    address = "https://zoek.officielebekendmakingen.nl/kst-36360-VI-1.pdf#page=1"
    async with running(store) as pilot:
        await press(pilot, "P")
        assert opener.urls == []
        await press(pilot, "escape")
        assert opener.urls == []
        await press(pilot, "P", "o")
        assert opener.urls == [address]
        opener.works = False
        await press(pilot, "P", "o")
        assert f"y copies the address: {address}" in told(pilot)


async def test_without_a_file_and_a_number_it_is_told_what_to_do(
    running: Running, tmp_path: Path, opener: Opener
) -> None:
    path = tmp_path / "sea.db"
    link = Link("Link", "https://example.nl/1")
    with open_store(path) as db:
        entry = Entry(conclusies="x", links=(link,), pages=(3,))
        ingest(db, Report(Document(file="[/b].pdf", sha256="0"), (entry,)))
    async with running(path) as pilot:
        assert current(pilot).links == (link,)
        await press(pilot, "P")
        assert opener.urls == []
        assert "[/b].pdf has been moved or changed since it was read" in told(pilot)


async def test_a_paper_in_a_zip_is_opened_and_shown_from_a_copy_that_goes_with_the_app(
    running: Running, tmp_path: Path, opener: Opener
) -> None:
    packed, path = tmp_path / "alle.zip", tmp_path / "sea.db"
    with ZipFile(packed, "w") as made:
        made.writestr("2021/" + SEED.name, b"%PDF-1.4 another paper of this name")
        made.write(SEED, "2022/" + SEED.name)
    with open_store(path) as db:
        assert sum(one.numbers.entries for one in take_in(db, [packed])) == 10
    async with running(path) as pilot:
        await press(pilot, "j", "j", "P")
        url, _mark, page = opener.urls[0].partition("#")
        assert page == "page=2"
        copy = Path(url2pathname(urlsplit(url).path))
        assert copy.read_bytes() == SEED.read_bytes()
        assert copy.parents[2].stat().st_mode & 0o077 == 0
        await press(pilot, "p", "P")
        evidence = pilot.app.screen.query_one(Evidence)
        await until(pilot, lambda: "p. 2" in str(evidence.query_one(".place").render()))
        assert opener.urls[1] == opener.urls[0]
    assert not copy.exists()


@pytest.mark.parametrize("content", [b"%PDF-1.4 another", b""])
async def test_a_paper_in_a_zip_that_is_another_by_now_is_not_opened(
    running: Running, tmp_path: Path, opener: Opener, content: bytes
) -> None:
    packed, path = tmp_path / "alle.zip", tmp_path / "sea.db"
    with ZipFile(packed, "w") as made:
        made.write(SEED, SEED.name)
    with open_store(path) as db:
        list(take_in(db, [packed]))
    packed.write_bytes(content)
    if content:
        with ZipFile(packed, "w") as made:
            made.writestr(SEED.name, content)
    async with running(path) as pilot:
        await press(pilot, "P", "escape")
        assert opener.urls == []
