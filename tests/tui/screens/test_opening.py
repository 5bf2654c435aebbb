"""Links of the entry that is shown, opened by keys."""

from __future__ import annotations

from pathlib import Path
from time import sleep

import pytest
from sqlite_utils import Database

from db import open_store
from db.ingest import ingest
from parser import Document, Entry, Link, Report
from tests.tui.driving import (
    Opener,
    Running,
    burst,
    current,
    press,
    told,
    until,
)
from tui.work.finding import Found, TableRequest, found


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


async def test_what_opens_is_the_entry_under_the_cursor_also_before_that_is_shown(
    running: Running, big_store: Path, opener: Opener
) -> None:
    async with running(big_store) as pilot:
        for key in (*("j" * 7), "o"):
            pilot.app.simulate_key(key)
        await until(pilot, lambda: bool(opener.urls))
        assert opener.urls == ["https://example.org/7"]


async def test_keys_behind_a_sort_are_for_the_order_that_it_leads_to(
    running: Running, big_store: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(db: Database, wanted: TableRequest) -> Found:
        sleep(0.1)
        return found(db, wanted)

    monkeypatch.setattr("tui.screens.table_screen.found", slowly)
    async with running(big_store) as pilot:
        await burst(pilot, "s", "h", "s", "h", "g", "o")
        await until(pilot, lambda: bool(opener.urls))
        assert opener.urls == ["https://example.org/999"]


@pytest.mark.parametrize("key", ["o", "p", "P", "y"])
async def test_where_no_entry_is_shown_that_is_said(
    running: Running, tmp_path: Path, opener: Opener, key: str
) -> None:
    async with running(tmp_path / "empty.db") as pilot:
        await press(pilot, key)
        assert told(pilot) == "No entry is shown."
        assert not pilot.app.screen.has_class("-page")
