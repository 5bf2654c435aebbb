"""How likely each finding's field is wrong, fitted on papers of which the truth is known.

    python -m benchmarks.fit SEED… [--count N] [--from FOLDER]…

Each seed makes N papers (benchmarks/annexes); those of each FOLDER, PDFs with their truth beside
them, are taken as well. The answer is the module parser/finding_weights.py, and the table in
docs/findings.md. Seeds that were judged by are refused: what was fitted on cannot judge.

An entry is right where none of its findings is: the chance of that is the product of
1 - weight ("noisy or"). The weights under which what was seen is likeliest are
found by expectation and maximisation: of a wrong entry each of its findings takes the share of the
blame that it has under the weights so far. A few entries are added to each count as MEANINGS
assumes them to be, so that what was hardly ever met stays as assumed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import prod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.first_sight import OWN, kept, made, papers_of
from benchmarks.judging import JudgedPaper, judged, order
from benchmarks.report import PAGE
from parser.findings import MEANINGS, doubts_of
from parser.model import Code

MODULE = Path(__file__).parents[1] / "parser" / "finding_weights.py"
TABLE = Path(__file__).parents[1] / "docs" / "findings.md"

ASSUMED_ENTRIES = 4
"""Entries that are added to those that were seen, as wrong as MEANINGS assumes."""
FEWEST = 25
"""So many entries carry a finding on one field of several, before that has its own weight."""
ROUNDS = 60
"""After these the weights move by less than they are rounded to."""
LEAK = 0.02
"""The share of wrong entries without a finding, to begin with."""
LEAST = 0.01
"""Of a doubt, so that it stays one."""


class Case(NamedTuple):
    """An entry: what may have made it wrong, and whether it is."""

    causes: tuple[str, ...]
    """One for each field with each code: "code", or "code/field" where that has a weight."""
    is_wrong: bool


def cases_of(papers: Iterable[JudgedPaper]) -> list[Case]:
    """The entries of `papers`, each cause as fine as FEWEST allows."""
    met = [(doubts_of(one.entry.findings), bool(one.wrong)) for p in papers for one in p.entries]
    number = Counter(pair for pairs, _ in met for pair in pairs)
    fields = Counter(code for code, _ in number)

    def cause(code: Code, field: str) -> str:
        is_apart = field and fields[code] > 1 and number[code, field] >= FEWEST
        return f"{code}/{field}" if is_apart else code.value

    return [Case(tuple(cause(*pair) for pair in pairs), wrong) for pairs, wrong in met]


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """Cause → weight, under which `cases` are likeliest."""
    number = Counter(cause for case in cases for cause in case.causes)
    assumed = {cause: MEANINGS[Code(cause.split("/")[0])].assumed for cause in sorted(number)}
    weights, leak = dict(assumed), LEAK
    for _ in range(ROUNDS):
        blame, leak = _blamed(Counter(cases), weights, leak)
        weights = {
            cause: (blame[cause] + ASSUMED_ENTRIES * guess) / (number[cause] + ASSUMED_ENTRIES)
            for cause, guess in assumed.items()
        }
    return {cause: max(LEAST, round(weight, 2)) for cause, weight in weights.items()}


def _blamed(
    cases: Mapping[Case, int], weights: Mapping[str, float], leak: float
) -> tuple[Mapping[str, float], float]:
    """How many entries each cause made wrong, under `weights`, and the share that none of them
    did."""
    blame = dict.fromkeys(weights, 0.0)
    leaked = 0.0
    for case, times in cases.items():
        if case.is_wrong:
            chance = 1 - (1 - leak) * prod(1 - weights[cause] for cause in case.causes)
            leaked += times * leak / chance
            for cause in case.causes:
                blame[cause] += times * weights[cause] / chance
    return blame, leaked / max(1, sum(cases.values()))


def ordered(cases: Sequence[Case], weights: Mapping[str, float]) -> float | None:
    """The chance that a wrong one of `cases` is trusted less than a right one, under `weights`."""
    trust: dict[bool, list[float]] = {False: [], True: []}
    for case in cases:
        trust[case.is_wrong].append(prod(1 - weights[cause] for cause in case.causes))
    return order(trust[True], trust[False])


def module_of(weights: Mapping[str, float], seeds: Sequence[str], about: str) -> str:
    """The text of parser/finding_weights.py; `about` says on what it was fitted."""
    names = "".join(f'    "{seed}",\n' for seed in seeds)
    lines = "".join(f'    "{cause}": {weight},\n' for cause, weight in weights.items())
    return f'''"""How likely it is that what carries a finding is wrong.

Written by benchmarks/fit.py, from {about}.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SEEDS: Final = (
{names})
"""The seeds of those papers, which no figure may be taken on."""

WEIGHTS: Final = MappingProxyType(
    {{
{lines.replace("    ", "        ")}    }}
)
"""A finding's code, or its code and field → the chance that it makes its entry wrong."""
'''


def documented(weights: Mapping[str, float]) -> str:
    """docs/findings.md with its table for `weights`."""
    page = TABLE.read_text("utf-8")
    rows = []
    for code, meaning in sorted(MEANINGS.items()):
        fields = ", ".join(
            f"`{cause.split('/')[1]}` {weight:g}"
            for cause, weight in weights.items()
            if cause.startswith(f"{code}/")
        )
        weight = weights.get(code, meaning.assumed)
        rows.append(f"| `{code}` | {meaning.says} | {weight:g} | {fields} |")
    text, table = page.split("|---", 1)
    head, _, _ = table.partition("\n")
    return f"{text}|---{head}\n" + "\n".join(rows) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("seeds", nargs="+", metavar="SEED")
    parser.add_argument("--count", type=int, default=50, help="papers of each seed (50)")
    parser.add_argument("--from", dest="folders", type=Path, action="append", default=[])
    given = parser.parse_args()
    now, seen = kept(OWN, PAGE.read_text("utf-8"))
    judges = sorted({*given.seeds} & {*now, *seen})
    if judges:
        print(f"Seed {', '.join(judges)} was judged by: take others to fit on.", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        paths = made(given.seeds, given.count, Path(folder))
        paths += [path for other in given.folders for path in papers_of(other)]
        cases = cases_of(judged(paths))
    weights = fitted(cases)
    about = f"{len(paths)} papers ({len(cases)} entries), {date.today().isoformat()}:\n\n    "
    about += f"python -m benchmarks.fit {' '.join(given.seeds)} --count {given.count}"
    about += " --from FOLDER…" * bool(given.folders)
    MODULE.write_text(module_of(weights, given.seeds, about), "utf-8")
    TABLE.write_text(documented(weights), "utf-8")
    print(f"AUC on these papers: {ordered(cases, weights) or 0:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
