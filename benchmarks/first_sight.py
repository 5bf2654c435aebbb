"""How well papers are read that nobody has seen.

    python -m benchmarks.first_sight SEED… [--count N] [--from FOLDER]

Each seed makes N papers in styles drawn at random (benchmarks/annexes), which are read and scored
by family. With `--from` the papers are those of FOLDER, PDFs with their truth as JSON of the same
name beside them, and the seeds are those that they were made of. A seed is scored once: who has
looked at what it gave knows it. The answer goes to docs/benchmarks.md, as do the seeds.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.annexes import save_annex
from benchmarks.judging import JudgedPaper, by_family, judged, percent, scorer, tally
from benchmarks.report import PAGE, write_section
from parser.finding_weights import SEEDS as FITTED

OWN, OTHER = "first-sight", "first-sight-elsewhere"
"""The sections: papers made here, and those of a folder."""
_SEEN = re.compile(r"^Seeds seen so far: (.*)\.$", re.M)
_NOW = re.compile(r"^Seeds: (.*?);", re.M)


def made(seeds: Sequence[str], count: int, folder: Path) -> list[Path]:
    """The papers of `seeds`, `count` of each, in `folder`."""
    return [save_annex(folder, f"{seed}-{at}").path for seed in seeds for at in range(count)]


def papers_of(folder: Path) -> list[Path]:
    """The PDFs in `folder` that have their truth beside them."""
    return [one for one in sorted(folder.glob("*.pdf")) if one.with_suffix(".json").exists()]


def refusal(seeds: Sequence[str], section: str, page: str) -> str:
    """Why `seeds` cannot be judged any more, "" where they can; `page` is docs/benchmarks.md."""
    now, seen = kept(section, page)
    if set(seeds) == set(now):
        return ""  # the record itself is made anew
    old = sorted({*seeds} & {*seen, *now})
    if old:
        return f"Seed {', '.join(old)} was scored before: take one that nobody has seen."
    fitted = sorted({*seeds} & {*FITTED}) if section == OWN else []
    if fitted:
        return f"The weights were fitted on seed {', '.join(fitted)}: take another one to judge by."
    return ""


def kept(section: str, page: str) -> tuple[list[str], list[str]]:
    """The seeds of the record in `section` of `page`, and those of the records before it."""
    found = re.search(rf"<!-- {section} -->(.*?)<!-- /{section} -->", page, re.S)
    text = found[1] if found else ""
    now, seen = _NOW.search(text), _SEEN.search(text)
    return now[1].split(", ") if now else [], seen[1].split(", ") if seen else []


WORST = 5
"""So many papers are named to begin with."""


def worst(papers: Sequence[JudgedPaper]) -> Iterator[str]:
    """The papers of which most entries are wrong, for who mends; benchmarks/annexes makes them
    again."""
    faults = {
        paper: max(paper.score["expected"], paper.score["found"]) - paper.score["full"]
        for paper in papers
    }
    yield "Most entries wrong:"
    for paper in sorted(papers, key=lambda paper: faults[paper], reverse=True)[:WORST]:
        yield f"  {paper.name}: {faults[paper]} of {paper.score['expected']}"


HEAD = (
    "| papers | | number | entries | fully right | F1 | links | wrong fields flagged | "
    "right entries in doubt | missing told | AUC |"
)


def line(family: str, member: str, papers: Sequence[JudgedPaper]) -> str:
    """A row of the table."""
    score, total = scorer(), tally(papers)
    sums = score.new()
    for paper in papers:
        score.add(sums, paper.score)
    of_all = score.summary(sums)
    auc = total.auc
    cells = (
        *(family, member, len(papers), sums["expected"]),
        *(f"{of_all[name]:.1%}" for name in ("full", "f1", "links_exact")),
        f"{total.flagged} of {total.wrong} {_bracketed(percent(total.flagged, total.wrong))}",
        f"{total.doubted} of {total.right} {_bracketed(percent(total.doubted, total.right))}",
        f"{total.missing_told} of {total.missing}",
        "" if auc is None else f"{auc:.3f}",
    )
    return f"| {' | '.join(str(cell).strip() for cell in cells)} |"


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


def section_of(
    command: str, seeds: Sequence[str], seen: Sequence[str], papers: Sequence[JudgedPaper]
) -> Iterator[str]:
    """The lines of the section."""
    total = tally(papers)
    yield "## First sight"
    yield ""
    yield f"`{command}`, {date.today().isoformat()}."
    yield f"Seeds: {', '.join(seeds)}; {len(papers)} papers that nobody had seen."
    if seen:
        yield f"Seeds seen so far: {', '.join(seen)}."
    yield (
        "*AUC*: the chance that the confidence of a wrong entry is below that of a right one. "
        "*Missing told*: entries that were not read, with a neighbour or the report in doubt."
    )
    yield ""
    yield HEAD
    yield "|---" * HEAD.count(" |") + "|"
    yield line("all", "", papers)
    for (family, member), some in by_family(papers).items():
        yield line(family, member, some)
    yield ""
    codes = ", ".join(f"{code} {n}" for code, n in total.codes.most_common())
    yield f"Doubts on right entries: {codes or 'none'}."
    if total.auc_in_doubt is not None:
        yield f"AUC among the entries in doubt alone: {total.auc_in_doubt:.3f}."


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("seeds", nargs="+", metavar="SEED")
    parser.add_argument("--count", type=int, default=50, help="papers of each seed (50)")
    parser.add_argument("--from", dest="folder", type=Path, help="papers made elsewhere")
    given = parser.parse_args()
    section = OTHER if given.folder else OWN
    page = PAGE.read_text("utf-8")
    why = refusal(given.seeds, section, page)
    if why:
        print(why, file=sys.stderr)
        return 2
    now, seen = kept(section, page)
    before = seen if set(now) == set(given.seeds) else [*seen, *now]
    with TemporaryDirectory() as folder:
        paths = (
            papers_of(given.folder)
            if given.folder
            else made(given.seeds, given.count, Path(folder))
        )
        papers = list(judged(paths))
    words = [*given.seeds, *(["--from", "FOLDER"] if given.folder else ["--count", given.count])]
    command = " ".join(map(str, ("python -m benchmarks.first_sight", *words)))
    text = "\n".join(section_of(command, given.seeds, before, papers))
    print(text, *worst(papers), sep="\n")
    write_section(section, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
