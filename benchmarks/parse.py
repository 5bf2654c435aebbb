"""How long reading a report takes, beside the obvious: `python -m benchmarks.parse`.

Against pdfplumber's words of all pages, and its tables of the annex's pages only; each in a process
of its own, one after the other in the same run, the quickest of three. The long reports are made
of the pages of one of the corpus: its annex, and as much prose as it takes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

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
READ = """
import gc, json, sys
from pathlib import Path
from parser.report import read
from parser.serial import as_json
gc.disable()
json.dump(as_json(read(Path(sys.argv[1]))), sys.stdout)
"""


PEAK = """
import resource
print()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def timed(code: str, *words: str | int) -> tuple[float, int]:
    """Seconds, and the peak memory in MB, of a Python process that runs `code`."""
    best, peak = float("inf"), 0
    for _ in range(TIMES):
        began = perf_counter()
        watched = f"{code}\n{PEAK}"
        done = subprocess.run(
            [sys.executable, "-c", watched, *map(str, words)],
            check=True,
            capture_output=True,
            text=True,
        )
        best = min(best, perf_counter() - began)
        peak = max(peak, int(done.stdout.split()[-1]) // 1024)
    return best, peak


def of_pages(number: int, annex: list[int], folder: Path) -> Path:
    """A report of `number` pages that holds the pages `annex` (from 1) of REPORT once."""
    source, made = pypdfium2.PdfDocument(REPORT), pypdfium2.PdfDocument.new()
    prose = [page for page in range(len(source)) if page + 1 not in annex]
    front = number - len(annex)
    pages = [prose[at % len(prose)] for at in range(front)] + [page - 1 for page in annex]
    for page in pages:
        made.import_pages(source, [page])
    path = folder / f"{number}.pdf"
    made.save(path)
    return path


def main() -> None:
    entries = read(REPORT).entries
    annex = sorted({page for entry in entries for page in entry.pages})
    total = len(pypdfium2.PdfDocument(REPORT))
    own, peak = timed(READ, REPORT)
    words, _ = timed(WORDS, REPORT)
    tables, _ = timed(TABLES, REPORT, *annex)
    lines = [
        "## Reading a report",
        "",
        f"`python -m benchmarks.parse` on {machine()}; a report of {total} pages with "
        f"{len(entries)} entries on {len(annex)} of them. Seconds of the whole process, "
        f"the quickest of {TIMES}.",
        "",
        "| what | seconds | Seakijker takes |",
        "|---|---|---|",
        f"| Seakijker, all of it | {own:.1f} | {peak} MB at its peak |",
        f"| pdfplumber, the words of all pages | {words:.1f} | {own / words:.2f} × |",
        f"| pdfplumber, tables of the annex's pages only | {tables:.1f} | {own / tables:.2f} × |",
        "",
        f"The same annex of {len(annex)} pages in reports of other lengths:",
        "",
        "| pages | seconds | milliseconds a page | MB |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for number in (size for size in SIZES if size > len(annex)):
            seconds, memory = timed(READ, of_pages(number, annex, Path(folder)))
            lines.append(f"| {number} | {seconds:.1f} | {1000 * seconds / number:.0f} | {memory} |")
    print("\n".join(lines))
    write_section("parse", "\n".join(lines))


if __name__ == "__main__":
    main()
