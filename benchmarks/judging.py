"""A reading beside its truth: which fields of each entry are wrong, and what the reading doubts."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from parser import Entry, Report
from parser.findings import is_doubt
from parser.report_json import as_json
from parser.worker import read_all

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


def scorer() -> Any:
    """The module tests/corpus/score.py."""
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class JudgedEntry:
    """An entry that was read, and the fields of it that are not what the paper says."""

    entry: Entry
    wrong: frozenset[str]
    """Also "links" and "pages"; "" where the paper has no such entry."""

    @property
    def is_doubted(self) -> bool:
        """Whether it carries any doubt."""
        return any(is_doubt(finding.code) for finding in self.entry.findings)

    def flags(self, name: str) -> bool:
        """Whether a doubt is about field `name`, or about the whole entry."""
        doubts = [finding for finding in self.entry.findings if is_doubt(finding.code)]
        return any(not name or finding.field in (name, "") for finding in doubts)


@dataclass(frozen=True, eq=False)
class JudgedPaper:
    """A paper's reading beside its truth."""

    name: str
    entries: tuple[JudgedEntry, ...]
    missing: tuple[bool, ...]
    """Each entry that was not read: whether an entry beside it, or the report, is in doubt."""
    score: Mapping[str, Any]
    """What score.py says of it."""
    families: Mapping[str, str]


def judged(papers: Sequence[Path]) -> Iterator[JudgedPaper]:
    """Each of `papers`, read, beside the truth in the JSON file of its name."""
    score = scorer()
    for paper, report in read_all(papers):
        assert isinstance(report, Report), report
        truth = json.loads(paper.with_suffix(".json").read_text("utf-8"))
        yield judge(paper.stem, report, truth, score)


def judge(name: str, report: Report, truth: Mapping[str, Any], score: Any) -> JudgedPaper:
    """`report` beside `truth`; `score` is `scorer()`."""
    found = as_json(report)["entries"]
    pairs = dict(score.align(truth["entries"], found))
    wrong = {at: frozenset({""}) for at in range(len(found))}
    for true, at in pairs.items():
        one = {"entries": [truth["entries"][true]]}, {"entries": [found[at]]}
        wrong[at] = frozenset(name for _, name, *_ in score.score_doc(*one)["errors"])
    entries = tuple(JudgedEntry(entry, wrong[at]) for at, entry in enumerate(report.entries))
    is_told = any(is_doubt(finding.code) for finding in report.findings)
    missing = tuple(
        is_told
        or any(entries[pairs[near]].is_doubted for near in (at - 1, at + 1) if near in pairs)
        for at in range(len(truth["entries"]))
        if at not in pairs
    )
    document = truth["document"]
    families = document.get("families") or {"producer": str(document.get("producer", "unknown"))}
    return JudgedPaper(name, entries, missing, score.score_doc(truth, as_json(report)), families)


@dataclass
class DoubtTally:
    """Counts over judged papers: is doubt worth something?"""

    wrong: int = 0
    flagged: int = 0
    right: int = 0
    doubted: int = 0
    missing: int = 0
    missing_told: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    """Doubts on right entries, by code."""
    trust_right: list[float] = field(default_factory=list)
    trust_wrong: list[float] = field(default_factory=list)

    def add(self, paper: JudgedPaper) -> None:
        """Count `paper`, too."""
        self.missing += len(paper.missing)
        self.missing_told += sum(paper.missing)
        for one in paper.entries:
            self.wrong += len(one.wrong)
            self.flagged += sum(map(one.flags, one.wrong))
            (self.trust_wrong if one.wrong else self.trust_right).append(one.entry.confidence)
            if not one.wrong:
                self.right += 1
                self.doubted += one.is_doubted
                doubts = {f.code.value for f in one.entry.findings if is_doubt(f.code)}
                self.codes.update(doubts)

    @property
    def auc(self) -> float | None:
        """The chance that a wrong entry is trusted less than a right one; a tie counts half."""
        return order(self.trust_wrong, self.trust_right)

    @property
    def auc_in_doubt(self) -> float | None:
        """The same among entries in doubt: what the weights do, whatever the findings miss."""
        wrong = [trust for trust in self.trust_wrong if trust < 1]
        return order(wrong, [trust for trust in self.trust_right if trust < 1])


def order(low: Sequence[float], high: Sequence[float]) -> float | None:
    """The share of pairs in which `low` is less, a tie counting half; None without pairs."""
    if not low or not high:
        return None
    lows, highs = Counter(low), Counter(high)
    below, won = 0.0, 0.0
    for value in sorted({*lows, *highs}):
        won += highs[value] * (below + lows[value] / 2)
        below += lows[value]
    return won / (len(low) * len(high))


def tally(papers: Iterable[JudgedPaper]) -> DoubtTally:
    """The counts over `papers`."""
    total = DoubtTally()
    for paper in papers:
        total.add(paper)
    return total


def percent(part: float, whole: float) -> str:
    """A share for a table; "" of nothing."""
    return f"{part / whole:.1%}" if whole else ""


def by_family(papers: Sequence[JudgedPaper]) -> dict[tuple[str, str], list[JudgedPaper]]:
    """(Family, member) → its papers, as the families are named."""
    found: dict[tuple[str, str], list[JudgedPaper]] = {}
    pairs = chain.from_iterable(paper.families.items() for paper in papers)
    for family, member in sorted(set(pairs)):
        found[family, member] = [p for p in papers if p.families.get(family) == member]
    return found
