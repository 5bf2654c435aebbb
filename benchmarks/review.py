"""How long a decision takes, and how many keys a review: `python -m benchmarks.review`.

The real app, headless, in a terminal of 80×24. A decision begins with the key and ends when it is
on the disk and the next entry on the screen. The keys of the others are those of their manuals:
Prodigy (prodi.gy/docs/web-app, key bindings) and Label Studio (the editor's keymap.json).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from textual.pilot import Pilot

from benchmarks.dutch import reports
from benchmarks.report import machine, write_section
from db import open_store
from db.event_log import not_undone, select
from db.ingest import ingest
from parser.report import read
from tui import key_presses
from tui.app import SeakijkerApp
from tui.screens.queue_screen import QueueScreen

SEED = Path(__file__).parents[1] / "tests" / "corpus" / "dev" / "seed-36360-VI-1-p286.pdf"
DECISIONS = 200
STYLES = Path(__file__).parents[1] / "tui" / "seakijker.tcss"
GLANCE = 0.0005
"""Seconds between two looks at the screen."""

SCRIPT = (
    *("a", "a", "a"),
    *("e", "end", *" (verbeterd)", "ctrl+s"),
    *("a", "x", *"een kop", "enter", "a", "u"),
)
"""Five accepts, of which the last is taken back, a correction and a rejection."""
DONE = {"accepted": 5, "rejected": 1}
"""What holds then: who corrects an entry accepts it."""
TYPED = len(" (verbeterd)een kop")

OTHERS = (
    ("a right entry", "`a`", "`a`", "`Ctrl+Enter`"),
    ("a correction, without its text", "`e` `Ctrl+S`", "click, click", "click, `Ctrl+Enter`"),
    ("a wrong entry", "`x` reason `Enter`", "`x`, no reason", "`Ctrl+Space` (skip), no reason"),
    ("undo of the last decision", "`u`", "`Backspace`", "no key once it is submitted"),
)


key_presses.REPEAT = 0  # the script presses quicker than a person, and holds no key


class Timed(SeakijkerApp):
    """The app, which remembers what it painted last, and when."""

    CSS_PATH = STYLES

    painted: tuple[int, float] = 0, 0.0
    """The id of the entry under review, and the time by the clock."""

    def _display(self, screen: Any, renderable: Any) -> None:
        row = self.screen.row if isinstance(self.screen, QueueScreen) else None
        super()._display(screen, renderable)
        if row:
            self.painted = row.id, perf_counter()


async def opened(pilot: Pilot[None]) -> QueueScreen:
    """The review, with its first entry on the screen."""
    await pilot.pause(0.5)
    await pilot.press("R")
    while not (isinstance(pilot.app.screen, QueueScreen) and pilot.app.screen.ready):
        await pilot.pause(0.05)
    return pilot.app.screen


async def until(holds: Callable[[], object]) -> None:
    while not holds():
        await asyncio.sleep(GLANCE)


async def accepts(path: Path) -> list[float]:
    """Milliseconds of each of DECISIONS accepts, one after the other."""
    took = []
    app = Timed(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for _ in range(DECISIONS):
            await until(lambda: screen.ready)
            before, _when = app.painted
            began = perf_counter()
            app.simulate_key("a")
            await until(lambda: app.painted[0] != before)  # noqa: B023
            took.append(1000 * (app.painted[1] - began))
            await pilot.pause(0.1)
    return took


async def scripted(path: Path) -> float:
    """Seconds of SCRIPT on the seed, as quick as the app lets a person be."""
    async with SeakijkerApp(path).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        began = perf_counter()
        for key in SCRIPT:
            here = pilot.app.screen
            if isinstance(here, QueueScreen):
                await until(lambda: here.ready)  # noqa: B023
            pilot.app.simulate_key(key)
            await pilot.pause()
            if key == "ctrl+s":
                await until(lambda: isinstance(pilot.app.screen, QueueScreen))
        await until(lambda: stands(path) == DONE)
        return perf_counter() - began


def stands(path: Path) -> dict[str, int]:
    """How many decisions of each kind hold."""
    with open_store(path) as db:
        held = not_undone(select(db.conn, "1", []))
    return {
        kind: sum(one.after == kind for one in held if one.field == "review")
        for kind in ("accepted", "rejected")
    }


def main() -> None:
    with TemporaryDirectory() as folder:
        many, seed = Path(folder) / "many.db", Path(folder) / "seed.db"
        with open_store(many) as db:
            for report in reports(2 * DECISIONS):
                ingest(db, report)
        with open_store(seed) as db:
            ingest(db, read(SEED))
        took = asyncio.run(accepts(many))
        assert stands(many)["accepted"] == DECISIONS
        seconds = asyncio.run(scripted(seed))
    late = quantiles(took, n=20)[-1]
    lines = [
        "## Reviewing",
        "",
        f"`python -m benchmarks.review` on {machine()}.",
        "",
        f"From the key to the next entry on the screen, the decision on the disk, {DECISIONS} "
        f"accepts: {median(took):.0f} ms at p50, {late:.0f} ms at p95 (asked: 30).",
        "",
        "The seed report, five accepts of which one is taken back, a correction and a rejection: "
        f"{len(SCRIPT)} keys, of which {TYPED} are letters of the correction and the reason; "
        f"{seconds:.1f} seconds for someone who never thinks.",
        "",
        "What each decision takes, by the keys in the manuals:",
        "",
        "| decision | Seakijker | Prodigy | Label Studio |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in OTHERS),
    ]
    print("\n".join(lines))
    write_section("review", "\n".join(lines))


if __name__ == "__main__":
    main()
