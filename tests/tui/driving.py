"""Driving the real app by keys: what the tests of its screens share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Label
from textual.worker import WorkerCancelled

from db import StoreError
from parser import Entry
from tui.app import SeakijkerApp
from tui.screens.table_screen import TableScreen
from tui.widgets.detail import Detail
from tui.widgets.entry_table import EntryTable
from tui.words.describe import MARK

SIZES = [(80, 24), (200, 60)]

ROUNDS = 30
"""Rounds after which a screen is looked at as it is: some tests leave a search unanswered."""

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class Opener:
    """Stands in for the browser: remembers what it was asked to show."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.urls: list[str] = []

    def __call__(self, url: str) -> bool:
        self.urls.append(url)
        return self.works


def is_shown(screen: Screen[Any]) -> bool:
    """Whether what was looked for is shown, and the entry under the cursor whole."""
    if not isinstance(screen, TableScreen):
        return True
    row = screen.query_one(Detail).row
    shown = screen.query_one(EntryTable).current
    return screen._answered.is_set() and (row.id if row else None) == shown


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every search and every fetch has been answered and drawn.

    Three rounds are what the keys of one test need; a loaded machine takes more of them.
    """
    for turn in range(ROUNDS):
        if turn >= 3 and is_shown(pilot.app.screen):
            return
        # A tree of files reads folders in a worker that lasts as long as the tree.
        for worker in [one for one in pilot.app.workers if one.group != "_loader"]:
            with suppress(WorkerCancelled):  # a newer search took its place
                await worker.wait()
        # Each answers in turn, so that what was asked before has been answered too.
        app = pilot.app
        if isinstance(app, SeakijkerApp) and app.is_running:
            for connection in (app.finder, app.fetcher, app.writer):
                with suppress(StoreError):
                    await connection.ask(lambda _db: None)
        await pilot.pause(0.02)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys that come in one read, as over a slow line."""
    for key in keys:
        pilot.app.simulate_key(key)
    await settled(pilot)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until this holds, as long as a loaded machine may need."""
    for _ in range(100):
        if holds():
            return
        await settled(pilot)
    assert holds()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def table(pilot: Pilot[None]) -> EntryTable:
    return pilot.app.screen.query_one(EntryTable)


def line(pilot: Pilot[None], at: int) -> str:
    """The text of line `at` of the table; the titles are line 0."""
    return table(pilot).render_line(at).text


def current(pilot: Pilot[None]) -> Entry:
    """The entry that is shown whole."""
    row = pilot.app.screen.query_one(Detail).row
    assert row
    return row.entry


def screen_text(pilot: Pilot[None]) -> str:
    """All that stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def told(pilot: Pilot[None]) -> str:
    """All notifications."""
    return " ".join(str(note.message) for note in pilot.app._notifications)


def hits(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#hits", Label).content)


def is_marked(segment: Segment) -> bool:
    """Whether it is drawn as what a search looked for."""
    style, mark = segment.style or Style.null(), Style.parse(MARK)
    return (style.color, style.reverse) == (mark.color, mark.reverse)
