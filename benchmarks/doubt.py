"""Is doubt worth something on known papers? `python -m benchmarks.doubt`, on those of tests/corpus:
the share of wrong fields that carry a finding, and of right entries that carry one.

Papers that nobody has seen are judged by benchmarks/first_sight.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.judging import CORPUS, DoubtTally, judged, percent, tally
from benchmarks.report import write_section


def lines(name: str, total: DoubtTally) -> Iterator[str]:
    flagged = f"{total.flagged} of {total.wrong}"
    doubted = f"{total.doubted} of {total.right} ({percent(total.doubted, total.right)})"
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
        table += lines(folder, tally(judged(sorted((CORPUS / folder).glob("*.pdf")))))
    print("\n".join(table))
    write_section("doubt", "\n".join(table))


if __name__ == "__main__":
    main()
