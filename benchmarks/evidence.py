"""How long it takes until the page of another entry stands beside it.

    python -m benchmarks.evidence [PDF]

The cursor moves, headless, in a terminal of 200×60, from entry to entry of one long report; beside
it the same pages read by pdfplumber in this process, with nothing around it.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import pdfplumber
from textual.pilot import Pilot

from benchmarks.report import machine, write_section
from db.store import open_store
from tui.app import SeakijkerApp
from tui.importing import take_in
from tui.widgets.evidence import PAUSE, Evidence, PageView
from tui.widgets.table import EntryTable

PAPER = Path(__file__).parents[1] / "tests" / "corpus" / "own" / "h19-rl-long150.pdf"
GLANCE = 0.001


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


async def moved(path: Path) -> tuple[float, list[float], list[float], set[int]]:
    """Milliseconds of the first page, of those that had to be read, of those that had not; and the pages."""
    app = SeakijkerApp(path)
    async with app.run_test(size=(200, 60)) as pilot:
        table = app.screen.query_one(EntryTable)
        while not table.ids:
            await pilot.pause(0.05)
        began = perf_counter()
        app.screen.toggle_class("-page")
        first = await until_shown(pilot, began)
        read, kept = [], []
        pages: set[int] = set()
        for _ in range(len(table.ids) - 1):
            before = len(app.previews)
            began = perf_counter()
            table.action_move(1)
            took = await until_shown(pilot, began)
            row = app.screen.query_one(Evidence).row
            pages.update(row.entry.pages if row else ())
            (read if len(app.previews) > before else kept).append(took)
            await pilot.pause(PAUSE)
    return first, read, kept, pages


def plain(file: Path, numbers: set[int]) -> float:
    """Milliseconds, the median, of the words of a page by pdfplumber."""
    took = []
    with pdfplumber.open(file) as pdf:
        for number in sorted(numbers):
            page = pdf.pages[number - 1]
            began = perf_counter()
            page.extract_words()
            page.close()
            took.append(1000 * (perf_counter() - began))
    return median(took)


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else PAPER
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sea.db"
        with open_store(path) as db:
            list(take_in(db, [file]))
        first, read, kept, pages = asyncio.run(moved(path))
    words = plain(file, pages)
    rows = [
        ("the first page, with the start of its reader", 1, first, first),
        ("another page", len(read), median(read), quantiles(read, n=20)[-1]),
        (
            "another entry on a page that is kept",
            len(kept),
            median(kept),
            quantiles(kept, n=20)[-1],
        ),
        ("the words of those pages by pdfplumber, alone", len(pages), words, words),
    ]
    table = "\n".join(f"| {what} | {n} | {p50:.0f} | {p95:.0f} |" for what, n, p50, p95 in rows)
    write_section(
        "evidence",
        f"""
## The page beside the entry

`python -m benchmarks.evidence` on {machine()}; milliseconds from a move of the cursor until the
page of its entry stands there, marked, in a terminal of 200×60. A page that is not at hand is asked
for after the cursor has rested for {1000 * PAUSE:.0f} ms, which is counted.

| what | times | p50 | p95 |
|---|---|---|---|
{table}
""",
    )


if __name__ == "__main__":
    main()
