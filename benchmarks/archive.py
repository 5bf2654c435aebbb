"""How fast whole archives are read: `python -m benchmarks.archive`.

Short papers without an annex, and annual reports, by one process and by two, by turns, so that
whatever else the machine does bears on all; beside the bare text of pypdfium2 of the same files,
and beside Dask with two workers here. Then many files at once: what memory the parent has.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import machine, write_section
from benchmarks.short_papers import write_papers
from parser import read_all
from parser.worker.cluster import Cluster

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
SHORT, REPORTS, MANY = 500, 40, 10_000
ROUNDS = 3
BARE = """
import pathlib, sys
import pypdfium2
for path in pathlib.Path(sys.argv[1]).glob("*.pdf"):
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
"""
OWN = """
import pathlib, sys
from parser import read_all
files = list(pathlib.Path(sys.argv[1]).glob("*.pdf"))
assert len(list(read_all(files, workers=1))) == len(files)
"""
LOOP = """
import sys
from multiprocessing import Process
def count(to):
    at = 0
    while at < to:
        at += 1
number = int(sys.argv[1])
workers = [Process(target=count, args=(30_000_000 // number,)) for _ in range(number)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
"""
"""The same work for so many processes: what the machine has for a second one at the moment."""


@dataclass(frozen=True)
class Folder:
    """Papers that are read in each of the ways."""

    name: str
    path: Path
    pages: int

    @property
    def files(self) -> list[Path]:
        return sorted(self.path.glob("*.pdf"))


def annual_reports(folder: Path, number: int) -> int:
    """Copy so many papers with an annex out of the corpus; how many pages they have."""
    import pypdfium2

    papers = [path for path in sorted(CORPUS.glob("*/*.pdf")) if "no" not in path.stem.split("-")]
    pages = 0
    for at, paper in enumerate(papers[:number]):
        shutil.copy(paper, folder / f"{at}.pdf")
        with pypdfium2.PdfDocument(paper) as pdf:
            pages += len(pdf)
    return pages


def processor(code: str, *words: object) -> float:
    """Seconds of the processor that `code` takes, with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, *map(str, words)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def clock(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def imported(folder: Path, jobs: int) -> float:
    """Seconds on the clock of `sea import`, into a new database."""
    with tempfile.TemporaryDirectory() as place:
        env = {**os.environ, "XDG_CACHE_HOME": place, "SEA_DB": f"{place}/sea.db"}
        command = [sys.executable, "-m", "tui.cli", "import", "--yes", "--jobs", str(jobs), folder]
        nowhere = subprocess.DEVNULL
        return clock(lambda: subprocess.run(command, env=env, stdout=nowhere, stderr=nowhere))


def loop(number: int) -> float:
    """Seconds on the clock of so many processes that do a plain loop together."""
    command = [sys.executable, "-c", LOOP, str(number)]
    return clock(lambda: subprocess.run(command, check=True))


def compared(folder: Folder, cluster: Cluster, rounds: int) -> Iterator[str]:
    """The lines of one folder in the table: the best of some rounds, each way in its turn."""
    ways: dict[str, Callable[[], float]] = {
        "one": lambda: imported(folder.path, 1),
        "two": lambda: imported(folder.path, 2),
        "loop": lambda: loop(1),
        "loops": lambda: loop(2),
        "here": lambda: clock(lambda: list(read_all(folder.files, workers=2))),
        "dask": lambda: clock(lambda: list(cluster.read(folder.files, None))),
        "bare": lambda: processor(BARE, folder.path),
        "own": lambda: processor(OWN, folder.path),
    }
    best = dict.fromkeys(ways, float("inf"))
    pairs = []
    for _ in range(rounds):
        taken = {name: way() for name, way in ways.items()}
        pairs.append((taken["two"] / taken["one"], taken["loops"] / taken["loop"]))
        best = {name: min(best[name], taken[name]) for name in ways}
    files = len(folder.files)
    cells = (
        f"{folder.name}: {files} files, {folder.pages:,} pages",
        f"{best['one']:.1f}",
        f"{best['two']:.1f}",
        ", ".join(f"{own:.2f} ({plain:.2f})" for own, plain in pairs),
        f"{best['dask'] / best['here']:.2f}",
        f"{1000 * best['own'] / files:.1f}",
        f"{best['own'] / best['bare']:.2f}",
        f"{folder.pages / best['own']:.0f}",
    )
    yield f"| {' | '.join(cells)} |"


HEADER = (
    "| papers | `--jobs 1`, s | `--jobs 2`, s | two : one, each pair (of a plain loop) | Dask's "
    "two : `--jobs 2` | ms of processor a file | : bare text | pages a second a core |"
)


def memory(
    folder: Path,
    every: float = 0.5,
    *,
    db: Path | None = None,
    meanwhile: Callable[[int], None] = lambda _pid: None,
) -> tuple[list[int], float]:
    """MB of the process that imports `folder`, into a database of its own where none is given,
    looked at again and again, and its seconds; each time `meanwhile` is told its id."""
    with tempfile.TemporaryDirectory() as place:
        env = {**os.environ, "XDG_CACHE_HOME": place, "SEA_DB": str(db or f"{place}/sea.db")}
        command = [sys.executable, "-m", "tui.cli", "import", "--yes", folder]
        began = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
        seen: list[int] = []
        done = threading.Event()

        def look() -> None:
            while not done.wait(every):
                pages = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
                seen.append(int(pages) * resource.getpagesize() >> 20)
                meanwhile(process.pid)

        looking = threading.Thread(target=look, daemon=True)
        looking.start()
        process.wait()
        done.set()
        return seen, time.perf_counter() - began


def grown(folder: Path, number: int) -> Iterator[str]:
    """What is said of the memory over many files."""
    pages = write_papers(folder, number, seed=2)
    seen, seconds = memory(folder)
    settled = seen[len(seen) // 10 :]
    yield (
        f"{number:,} short papers of {pages:,} pages by `sea import`: {seconds:.0f} s, "
        f"{number / seconds:.0f} a second; the process that stores had {min(settled)} to "
        f"{max(settled)} MB after the first tenth of that time."
    )


def compare(rounds: int) -> Iterator[str]:
    """The section with what is compared."""
    with tempfile.TemporaryDirectory() as place:
        short, reports = Path(place, "short"), Path(place, "reports")
        short.mkdir()
        reports.mkdir()
        folders = [
            Folder("short papers", short, write_papers(short, SHORT)),
            Folder("annual reports", reports, annual_reports(reports, REPORTS)),
        ]
        with Cluster("local:2") as cluster:
            rows = [line for folder in folders for line in compared(folder, cluster, rounds)]
    yield "## Whole archives\n"
    yield (
        f"`python -m benchmarks.archive --rounds {rounds}` on {machine()}, which other programs "
        f"used as well (load {os.getloadavg()[1]:.1f}): each way in its turn, the best of {rounds}."
        " Of short papers none has an annex; the annual reports are short ones of the corpus. The "
        "first columns are `sea import` on the clock, from its start to its end; *of a plain loop* "
        "is what two processes that only count took of the time of one at that moment: 0.5 where "
        "both cores are free. Dask's start is not counted. Processor time is that of reading alone,"
        " with its start; *bare text* is that of pypdfium2 of all pages.\n"
    )
    yield HEADER
    yield "|---|---|---|---|---|---|---|---|"
    yield from rows


def grow(number: int) -> Iterator[str]:
    """The section with what many files come to."""
    with tempfile.TemporaryDirectory() as place:
        yield "## Ten thousand files\n"
        yield f"`python -m benchmarks.archive --many {number}` on {machine()}.\n"
        yield from grown(Path(place), number)


def main(words: Sequence[str] | None = None) -> None:
    """Measure, print, and write docs/benchmarks.md."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=ROUNDS, help="0 leaves out what is compared")
    options.add_argument("--many", type=int, default=MANY, help="0 leaves out the many files")
    chosen = options.parse_args(words)
    sections = {}
    if chosen.rounds:
        sections["archive"] = "\n".join(compare(chosen.rounds))
    if chosen.many:
        sections["many files"] = "\n".join(grow(chosen.many))
    for name, text in sections.items():
        print(text)
        write_section(name, text)


if __name__ == "__main__":
    main()
