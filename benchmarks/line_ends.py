"""What each sign at a line's end weighs: `python -m benchmarks.line_ends FOLDER…` prints the
weights for parser/text/line_end_costs.py.

Each FOLDER has papers and, beside each, its truth as JSON, as those of tests/corpus. Each pair of
words counts once a paper. The weights are those of a logistic regression with a weak pull to 0;
all line ends with the same signs are one case of it, so that there are some hundreds of cases.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.judging import scorer
from parser.entry import drafts_of, merge_cells, read_drafts, vocabulary_of
from parser.entry.draft_reader import broken_by_table, cell_lines
from parser.locate import locate
from parser.model import Document, Report
from parser.report_json import as_json
from parser.table import layout_document, rows_of
from parser.text import line_ends_of
from parser.text.line_end_costs import CLOSE
from parser.text.line_end_signs import BareSign, HyphenSign

PULL = 0.3
"""Of each weight to 0, as if so many line ends spoke against it."""
ROUNDS = 60
SIGNS = re.compile(r"[\s\-\u2010\u2011\u00ad]")
"""What a line's end may add to a text or take from it."""


class Case(NamedTuple):
    """Line ends that show the same signs."""

    is_hyphened: bool
    signs: frozenset[str]


def cases_of(paper: Path) -> Counter[tuple[Case, bool]]:
    """The line ends of `paper` of which the truth is known: case, whether it is one word → how
    many pairs of words."""
    found = {pair: (case, whole) for case, pair, whole in _line_ends(paper)}
    return Counter(found.values())


def _line_ends(paper: Path) -> Iterator[tuple[Case, tuple[str, str], bool]]:
    located = locate(paper)
    layouts, _ = layout_document(paper, located)
    parts = [rows_of(part) for layout in layouts for part in layout.parts]
    drafts, _ = drafts_of(parts)
    merge_cells(drafts, parts)
    vocabulary = vocabulary_of(located.texts, layouts, drafts)
    lines = cell_lines(drafts)
    broken = broken_by_table(drafts, lines, vocabulary)
    truth = json.loads(paper.with_suffix(".json").read_text("utf-8"))["entries"]
    entries = tuple(read_drafts(drafts, [], [], vocabulary))
    found = as_json(Report(Document(), entries))["entries"]
    for right, at in scorer().align(truth, found):
        draft = drafts[at]
        for number, column in enumerate(draft.columns):
            cell = lines[at][number]
            printed = truth[right].get(column.field, "")
            if number in draft.inherited or not isinstance(printed, str):
                continue
            if SIGNS.sub("", "".join(cell.lines)) != SIGNS.sub("", printed):
                continue
            for end in line_ends_of(cell.lines, cell.breaks, vocabulary, broken[draft.table]):
                between = _between(printed, len(SIGNS.sub("", end.before)))
                if end.join.signs and between in ("", "-" if end.is_hyphened else " "):
                    yield Case(end.is_hyphened, end.join.signs), end.pair, between == ""


def _between(text: str, letters: int) -> str:
    """What stands in `text` behind its first `letters` letters."""
    places = [match.start() for match in re.finditer(r"[^\s\-\u2010\u2011\u00ad]", text)]
    return text[places[letters - 1] + 1 : places[letters]]


def fit(cases: Mapping[tuple[Case, bool], int]) -> dict[str, float]:
    """Sign → its weight in nats, "" → the odds before any sign; by Newton's method, one weight at
    a time."""
    weights: dict[str, float] = {"": 0.0}
    weights |= dict.fromkeys(sorted({str(sign) for case, _ in cases for sign in case.signs}), 0.0)
    odds = dict.fromkeys(cases, 0.0)
    having = {sign: [one for one in cases if not sign or sign in one[0].signs] for sign in weights}
    for _ in range(ROUNDS):
        for sign, ones in having.items():
            slope, curve = (PULL * weights[sign], PULL) if sign else (0.0, 1e-9)
            for one in ones:
                chance = 1 / (1 + math.exp(-odds[one]))
                slope += cases[one] * (chance - one[1])
                curve += cases[one] * chance * (1 - chance)
            step = max(-1.0, min(1.0, slope / curve))
            weights[sign] -= step
            for one in ones:
                odds[one] -= step
    return weights


def main() -> int:
    """Print the weights, and how often the margin that is told as doubt was worth it."""
    papers = [paper for folder in sys.argv[1:] for paper in sorted(Path(folder).glob("*.pdf"))]
    papers = [paper for paper in papers if paper.with_suffix(".json").exists()]
    with ProcessPoolExecutor() as readers:
        found = sum(readers.map(cases_of, papers), Counter[tuple[Case, bool]]())
    for hyphened in (True, False):
        cases = {one: times for one, times in found.items() if one[0].is_hyphened is hyphened}
        weights = fit(cases)
        print(
            f"\nat a hyphen, {weights['']:.1f} before any sign"
            if hyphened
            else f"\nbare, {weights['']:.1f} before any sign"
        )
        for sign in HyphenSign if hyphened else BareSign:
            print(f"    {sign.name}: {weights.get(sign, 0.0):.1f},")
        print(_worth(cases, weights))
    return 0


def _worth(cases: Mapping[tuple[Case, bool], int], weights: Mapping[str, float]) -> str:
    wrong = told = asked = 0
    for (case, whole), times in cases.items():
        odds = weights[""] + sum(weights[sign] for sign in case.signs)
        is_wrong, is_close = (odds > 0) is not whole, abs(odds) < CLOSE
        wrong += times * is_wrong
        told += times * (is_wrong and is_close)
        asked += times * (is_close and not is_wrong)
    total = sum(cases.values())
    return f"of {total} pairs {wrong} wrong, {told} of them told; {asked} right ones doubted"


if __name__ == "__main__":
    sys.exit(main())
