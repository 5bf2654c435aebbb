"""Is doubt worth something? The share of wrong fields that carry a finding, and of right entries
that carry one: `python -m benchmarks.doubt`, on the papers of tests/corpus."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.report import write_section
from parser import Entry, Report
from parser.findings import is_doubt
from parser.report_json import as_json
from parser.worker import read_all

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


@dataclass
class Tally:
    """Counts over the papers of one folder."""

    wrong: int = 0
    flagged: int = 0
    right: int = 0
    doubted: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    """Findings on right entries, by code."""

    def add(self, entry: Entry, wrong: set[str]) -> None:
        """Count an entry of which the fields `wrong` are not what the paper says."""
        doubts = [finding for finding in entry.findings if is_doubt(finding.code)]
        for name in wrong:
            self.wrong += 1
            self.flagged += any(finding.field in (name, "") for finding in doubts)
        if not wrong:
            self.right += 1
            self.doubted += bool(doubts)
            self.codes.update({finding.code.value for finding in doubts})


def scorer() -> Any:
    """The module tests/corpus/score.py."""
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tally(folder: Path) -> Tally:
    """What holds for the papers of `folder`."""
    total, score = Tally(), scorer()
    papers = sorted(folder.glob("*.pdf"))
    for paper, report in zip(papers, read_all(papers), strict=True):
        assert isinstance(report, Report), report
        truth = json.loads(paper.with_suffix(".json").read_text())["entries"]
        for true, found in score.align(truth, as_json(report)["entries"]):
            one = {"entries": [truth[true]]}, {"entries": [as_json(report.entries[found])]}
            errors = score.score_doc(*one)["errors"]
            total.add(report.entries[found], {name for _, name, *_ in errors})
    return total


def lines(name: str, total: Tally) -> Iterator[str]:
    flagged = f"{total.flagged} of {total.wrong}"
    doubted = f"{total.doubted} of {total.right} ({total.doubted / max(1, total.right):.1%})"
    codes = ", ".join(f"{code} {n}" for code, n in total.codes.most_common())
    yield f"| {name} | {flagged} | {doubted} | {codes} |"


def main() -> None:
    table = [
        "## Doubt",
        "",
        "`python -m benchmarks.doubt`: wrong fields, and right entries, that carry a finding.",
        "",
        "| papers | wrong fields flagged | right entries in doubt | by |",
        "|---|---|---|---|",
    ]
    for folder in ("dev", "own", "fresh", "blind", "unseen"):
        table += lines(folder, tally(CORPUS / folder))
    print("\n".join(table))
    write_section("doubt", "\n".join(table))


if __name__ == "__main__":
    main()
