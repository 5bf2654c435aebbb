"""How long reading a report takes, beside the obvious: `python -m benchmarks.parse`.

`sea parse --json`, whole, against pdfplumber's words of all pages, and its tables of the annex's
pages only: by turns, so that whatever else the machine does bears on all, and the quickest of each.
Time is that of the processor, in a process and those it started, for other programs slow the clock.
The long reports are made of the pages of one of the corpus: its annex, and as much prose as needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2

from benchmarks.report import machine, write_section
from parser.report import read

REPORT = Path(__file__).parents[1] / "tests" / "corpus" / "dev" / "d21-rl-long-report.pdf"
SIZES = (50, 100, 200, 400)
TIMES = 3

WORDS = """
import pdfplumber, sys
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_words()
        page.close()
"""
TABLES = """
import pdfplumber, sys
with pdfplumber.open(sys.argv[1], pages=[int(page) for page in sys.argv[2:]]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
        page.close()
"""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor time, and MB of its largest process."""

    seconds: float
    memory: int


def sea(path: Path) -> list[str]:
    """The command that reads `path`, as a person gives it."""
    return [sys.executable, "-c", "from tui.cli import main; main()", "parse", "--json", str(path)]


def python(code: str, *words: object) -> list[str]:
    """The command that runs `code`."""
    return [sys.executable, "-c", code, *map(str, words)]


def taken(command: Sequence[str]) -> Cost:
    """What one run of `command` takes."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def by_turns(commands: Mapping[str, Sequence[str]]) -> dict[str, Cost]:
    """The quickest run of each of `commands`, and the most memory that any run took."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, command in commands.items():
            runs[name].append(taken(command))
    return {
        name: Cost(min(cost.seconds for cost in costs), max(cost.memory for cost in costs))
        for name, costs in runs.items()
    }


def made(number: int, annex: Sequence[int], folder: Path, apart: bool = False) -> Path:
    """A report of `number` pages that holds the pages `annex` (from 1) of REPORT once.

    If `apart`, every page brings fonts of its own, as in a paper glued together of others.
    """
    source, report = pypdfium2.PdfDocument(REPORT), pypdfium2.PdfDocument.new()
    prose = [page for page in range(len(source)) if page + 1 not in annex]
    front = number - len(annex)
    pages = [prose[at % len(prose)] for at in range(front)] + [page - 1 for page in annex]
    for part in [[page] for page in pages] if apart else [pages]:
        report.import_pages(source, part)
    path = folder / f"{number}{'-apart' * apart}.pdf"
    report.save(path)
    return path


def compared(annex: Sequence[int]) -> Iterator[str]:
    """The lines of the table that compares with pdfplumber."""
    costs = by_turns(
        {
            "sea": sea(REPORT),
            "words": python(WORDS, REPORT),
            "tables": python(TABLES, REPORT, *annex),
        }
    )
    own, words, tables = costs["sea"], costs["words"], costs["tables"]
    yield "| what | seconds | Seakijker takes |"
    yield "|---|---|---|"
    yield f"| `sea parse --json`, all of it | {own.seconds:.2f} | {own.memory} MB at its peak |"
    for what, other in (("the words of all pages", words), ("tables of the annex only", tables)):
        ratio = own.seconds / other.seconds
        yield f"| pdfplumber, {what} | {other.seconds:.2f} | {ratio:.3f} × |"


def grown(annex: Sequence[int], folder: Path) -> Iterator[str]:
    """The lines of the table of reports of other lengths."""
    sizes = [size for size in SIZES if size > len(annex)]
    commands = {str(size): sea(made(size, annex, folder)) for size in sizes}
    apart = f"{sizes[-1]}, each with fonts of its own"
    commands[apart] = sea(made(sizes[-1], annex, folder, apart=True))
    costs = by_turns(commands)
    yield "| pages | seconds | milliseconds for each page more | MB |"
    yield "|---|---|---|---|"
    more = [""] + [
        f"{1000 * (costs[str(b)].seconds - costs[str(a)].seconds) / (b - a):.1f}"
        for a, b in pairwise(sizes)
    ]
    for (pages, cost), slope in zip(costs.items(), [*more, ""], strict=True):
        yield f"| {pages} | {cost.seconds:.2f} | {slope} | {cost.memory} |"


def main() -> None:
    """Measure, print, and write docs/benchmarks.md."""
    entries = read(REPORT).entries
    annex = sorted({page for entry in entries for page in entry.pages})
    total = len(pypdfium2.PdfDocument(REPORT))
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            "## Reading a report",
            "",
            f"`python -m benchmarks.parse` on {machine()}; a report of {total} pages with "
            f"{len(entries)} entries on {len(annex)} of them. Seconds of the processor for the "
            f"whole command, by turns, the quickest of {TIMES}.",
            "",
            *compared(annex),
            "",
            f"The same annex of {len(annex)} pages in reports of other lengths:",
            "",
            *grown(annex, Path(folder)),
        ]
    print("\n".join(lines))
    write_section("parse", "\n".join(lines))


if __name__ == "__main__":
    main()
