"""How quickly 100,000 entries, or as many as asked, are exported, and in how much memory.

    python -m benchmarks.export [ENTRIES] [--keep FILE] [--format NAME]…

Generated entries as in benchmarks/search.py. Each format is written by `sea export` in a process of
its own, next to a bare copy of the same columns by the standard library's csv, straight out of
SQLite. The answer goes to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.report import machine, write_section
from benchmarks.search import fill
from tui.export.formats import FORMATS

_BARE = """
import csv, sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db, open(sys.argv[2], "w", newline="") as out:
    csv.writer(out).writerows(db.execute("SELECT * FROM entry ORDER BY id"))
"""
MB = 1e6


class Cost(NamedTuple):
    """What a process took, and the size of what it wrote."""

    seconds: float
    processor: float
    """Seconds of the processor, user and system."""
    memory: int
    """Bytes, at most."""
    size: int


def main() -> None:
    """Build the store where it is not kept, export it in each format, write what came out."""
    options = argparse.ArgumentParser()
    options.add_argument("entries", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path, help="the store; made where it does not exist")
    options.add_argument("--format", action="append", choices=FORMATS, help="else all of them")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "sea.db"
        if not path.exists():
            fill(path, given.entries)
        target = Path(folder) / "out"
        costs = {"csv alone, SELECT *": cost([sys.executable, "-c", _BARE, path, target], target)}
        for name in given.format or FORMATS:
            command = [sys.executable, "-m", "tui.cli", "--db", path, "export"]
            costs[name] = cost([*command, "--format", name, "--output", target], target)
    text = report(costs, given.entries, os.getloadavg()[0])
    print(text)
    write_section("export", text)


def cost(command: list[str | Path], target: Path) -> Cost:
    """What `command` takes, which writes `target`; that is removed."""
    began = perf_counter()
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    seconds = perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    size = target.stat().st_size
    target.unlink()
    return Cost(seconds, used.ru_utime + used.ru_stime, _bytes(used), size)


def _bytes(used: resource.struct_rusage) -> int:
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def report(costs: dict[str, Cost], entries: int, load: float) -> str:
    """What is said on the page; `load` is how many processes there were to run."""
    lines = [
        f"## Export of {entries:,} entries",
        "",
        f"`python -m benchmarks.export {entries}` on {machine()}. Each by `sea export` in a "
        "process of its own, start and search included; the first line is the bare table by the "
        "csv of the standard library. *Processor*: seconds that it worked; meanwhile the machine "
        f"had {load:.0f} processes to run.",
        "",
        "| format | seconds | processor | memory, MB | file, MB |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {one.seconds:.1f} | {one.processor:.1f} | {one.memory / MB:.0f} "
        f"| {one.size / MB:.0f} |"
        for name, one in costs.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
