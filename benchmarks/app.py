"""How quickly the app answers a key, among 100,000 entries or as many as asked.

    python -m benchmarks.app [ENTRIES] [--keep FILE]

Beside it stand an empty Textual app, and the same work done with Textual's DataTable and, where it
is installed (the extra `bench`), with textual-fastdatatable. All are measured in
turn, in processes of their own (benchmarks/painting.py). The answer goes to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.painting import HELD, SIZE, TYPING, Figures, Taken
from benchmarks.report import machine, write_section
from benchmarks.search import fill, percentiles

ROUNDS = 3
WORDS = ("terug", "onderzoek", "asielopvang", "regeling", "verkeer", "kennisnetwerk", "jaar:2010")
"""What is typed: common and rare, parts of compounds, a field."""
FEW = ("asi",)
"""What is typed into the tables that are filled anew at each keystroke: one takes seconds."""
TABLES = {"DataTable": "textual", "fastdatatable": "textual_fastdatatable"}
"""The others, and the package that each needs."""
LARGEST = 200_000
"""Entries up to which the others can be measured at all."""


def main() -> None:
    """Build the store where it is not kept, measure everything, write what came out."""
    options = argparse.ArgumentParser()
    options.add_argument("entries", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path, help="the store; made where it does not exist")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "sea.db"
        if not path.exists():
            fill(path, given.entries)
        text = report(path, given.entries)
    print(text)
    write_section("app" if given.entries == 100_000 else f"app {given.entries}", text)


def report(path: Path, entries: int) -> str:
    """What is said on the page."""
    names = [name for name, package in TABLES.items() if find_spec(package)]
    if entries > LARGEST:
        names = []
    # In turn, so that what else the machine does falls on all of them.
    rounds = [(run("empty", path, ()), run("sea", path, WORDS)) for _ in range(ROUNDS)]
    empty, sea = (best(each) for each in zip(*rounds, strict=True))
    others = {name: best([run(name, path, FEW)]) for name in names}
    lines = [
        f"## The app among {entries:,} entries",
        "",
        f"`python -m benchmarks.app {entries}` on {machine()}; {SIZE[0]} × {SIZE[1]} cells, "
        "without a terminal, but with all that would be written to one. Each is a process of its "
        f"own; Seakijker and the empty app run {ROUNDS} times, and of each figure the quickest "
        f"counts. A keystroke comes every {TYPING * 1000:.0f} ms, of {len(WORDS)} queries letter "
        "by letter; its time ends with the paint of the rows of that query, and no pause is "
        "taken off or left out: the first page is looked for at once. A frame is the time from "
        f"one of {HELD} downs, 30 a second, to the paint of the cursor on its new row; Textual "
        "paints 60 times a second, so that up to 17 ms of it is waiting. *CPU* is the processor's "
        "time for it in all threads: what else the machine does counts in the other figures.",
        "",
        "| what | first paint, s | first rows, s | keystroke p50, ms | p95 | of it CPU p50 | p95 "
        "| frame p50, ms | slowest | of it CPU p50 | most | peak, MB |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        _line("an empty Textual app", empty),
        _line("Seakijker", sea),
        *(_line(f"the same with {name}", figures) for name, figures in others.items()),
        "",
        f"- First paint: {sea.first_paint / empty.first_paint:.2f} × that of an empty app.",
        f"- Memory: {sea.megabytes - empty.megabytes:.0f} MB above an empty app.",
        *(_ratio(name, figures, sea) for name, figures in others.items()),
    ]
    if entries <= LARGEST and len(names) < len(TABLES):
        lines.append("- textual-fastdatatable is not installed here, so it is not measured.")
    return "\n".join(lines)


def run(name: str, path: Path, words: Sequence[str]) -> Figures:
    """What came of one app, in a process of its own."""
    began = monotonic()
    command = [sys.executable, "-m", "benchmarks.painting", name, str(path), str(began)]
    done = subprocess.run([*command, *words], stdout=subprocess.PIPE, text=True, check=True)
    print(f"{name}: {monotonic() - began:.0f} s", file=sys.stderr)
    return Figures(**json.loads(done.stdout))


def best(rounds: Sequence[Figures]) -> Figures:
    """Of each figure, and of each keystroke and frame, the quickest."""
    return Figures(
        min(one.first_paint for one in rounds),
        min(one.first_rows for one in rounds),
        min(one.megabytes for one in rounds),
        [quickest(times) for times in zip(*(one.keystrokes for one in rounds), strict=True)],
        [quickest(times) for times in zip(*(one.frames for one in rounds), strict=True)],
    )


def quickest(times: Sequence[Taken]) -> Taken:
    """The least by the clock, and the least of the processor."""
    return min(clock for clock, _ in times), min(cpu for _, cpu in times)


def _line(name: str, figures: Figures) -> str:
    cells = [name, f"{figures.first_paint:.2f}"]
    cells.append(f"{figures.first_rows:.2f}" if figures.first_rows else "")
    for taken, two in ((figures.keystrokes, percentiles), (figures.frames, _slowest)):
        for times in zip(*taken, strict=True) if taken else ((), ()):
            cells += [f"{time * 1000:,.0f}" for time in two(times)] if times else ["", ""]
    return f"| {' | '.join([*cells, f'{figures.megabytes:.0f}'])} |"


def _slowest(times: Sequence[float]) -> tuple[float, float]:
    return median(times), max(times)


def _ratio(name: str, figures: Figures, sea: Figures) -> str:
    keys, own_keys = (median(clock for clock, _ in one.keystrokes) for one in (figures, sea))
    frame, own_frame = (max(clock for clock, _ in one.frames) for one in (figures, sea))
    return (
        f"- {name}: {figures.first_rows / sea.first_rows:.1f} × as long to the first rows, "
        f"{keys / own_keys:.0f} × for a keystroke, {frame / own_frame:.1f} × for the slowest "
        f"frame, {figures.megabytes / sea.megabytes:.1f} × the memory."
    )


if __name__ == "__main__":
    main()
