"""How long it takes until the page of another entry stands beside it.

    python -m benchmarks.evidence [PDF]

The cursor moves, headless, in a terminal of 200×60, from entry to entry of one long report; beside
it the same pages read by pdfplumber in this process, with nothing around it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pdfplumber
from textual.pilot import Pilot

from benchmarks.report import machine, write_section
from db import open_store
from db.search import find, rows
from parser import Entry
from tui.app import SeakijkerApp
from tui.widgets.entry_table import EntryTable
from tui.widgets.evidence import PAUSE, Evidence
from tui.widgets.page_view import PageView
from tui.work.importing import take_in

PAPER = Path(__file__).parents[1] / "tests" / "corpus" / "own" / "h19-rl-long150.pdf"
GLANCE = 0.001
TIMES = 5


async def until_shown(pilot: Pilot[None], began: float) -> float:
    """Milliseconds since `began` when the page of the entry under the cursor stands there."""
    screen = pilot.app.screen
    while True:
        await asyncio.sleep(GLANCE)
        row = screen.query_one(Evidence).row
        view = screen.query_one(PageView)
        wanted = row and row.id == screen.query_one(EntryTable).current and row.entry.boxes
        if wanted and view.evident.entry and view.evident.entry[0] in next(iter(wanted.values())):
            return 1000 * (perf_counter() - began)


async def moved(path: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of each entry from the first on: those on another page than the one before, and
    those on the same."""
    app = SeakijkerApp(path)
    other: list[float] = []
    same: list[float] = []
    async with app.run_test(size=(200, 60)) as pilot:
        await opened(pilot)
        table, evidence = app.screen.query_one(EntryTable), app.screen.query_one(Evidence)
        for _ in range(len(table.ids) - 1):
            await pilot.pause(0.2)  # a person reads
            before = evidence.row
            began = perf_counter()
            table.action_move(1)
            took = await until_shown(pilot, began)
            row = evidence.row
            is_same = before and row and before.entry.pages == row.entry.pages
            (same if is_same else other).append(took)
    return other, same


async def jumped(path: Path) -> tuple[float, float]:
    """Milliseconds of the first page that is shown, and of one far from it."""
    app = SeakijkerApp(path)
    async with app.run_test(size=(200, 60)) as pilot:
        first = await opened(pilot)
        await pilot.pause(1)
        began = perf_counter()
        app.screen.query_one(EntryTable).action_last()
        return first, await until_shown(pilot, began)


async def opened(pilot: Pilot[None]) -> float:
    """Show the page; milliseconds until it stands there."""
    while not any(table.ids for table in pilot.app.screen.query(EntryTable)):
        await pilot.pause(0.05)
    began = perf_counter()
    pilot.app.screen.toggle_class("-page")
    return await until_shown(pilot, began)


def plain(file: Path, entries: Sequence[Entry]) -> list[float]:
    """Milliseconds of the words of each page of the entries, by pdfplumber."""
    took = []
    with pdfplumber.open(file) as pdf:
        for number in sorted({number for entry in entries for number in entry.pages}):
            began = perf_counter()
            pdf.pages[number - 1].extract_words()
            took.append(1000 * (perf_counter() - began))
            pdf.pages[number - 1].close()
    return took


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else PAPER
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sea.db"
        with open_store(path) as db:
            list(take_in(db, [file]))
            entries = [row.entry for row in rows(db, find(db, ""))]
        ahead, same = asyncio.run(moved(path))
        firsts, far = zip(*(asyncio.run(jumped(path)) for _ in range(TIMES)), strict=True)
    figures = {
        "another entry of the same page": same,
        "the next entry on another page, which was read ahead": ahead,
        "a page that is not at hand": far,
        "the first page, with the start of its reader": firsts,
        "the words of those pages by pdfplumber, alone": plain(file, entries),
    }
    table = "\n".join(
        f"| {what} | {len(ms)} | {median(ms):.0f} | {sorted(ms)[int(0.95 * len(ms))]:.0f} |"
        for what, ms in figures.items()
    )
    write_section(
        "evidence",
        f"""
## The page beside the entry

`python -m benchmarks.evidence` on {machine()};
milliseconds from a move of the cursor until the page of its entry stands there, marked, in a
terminal of 200×60. A page that is not at hand is asked for after the cursor has rested for
{1000 * PAUSE:.0f} ms, which is counted.

| what | times | p50 | p95 |
|---|---|---|---|
{table}
""",
    )


if __name__ == "__main__":
    main()
