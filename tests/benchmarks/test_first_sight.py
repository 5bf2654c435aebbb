"""A seed is scored once, and what was fitted on cannot judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import first_sight, fit
from benchmarks.first_sight import OTHER, OWN, line, refusal, section_of, worst
from benchmarks.judging import judge, scorer
from parser import Report
from parser.finding_weights import SEEDS
from parser.model import Document

PAPER = judge("p", Report(Document()), {"document": {}, "entries": []}, scorer())


def page(now: tuple[str, ...], seen: tuple[str, ...] = ()) -> str:
    """docs/benchmarks.md with a record of `now`, after others of `seen`."""
    text = "\n".join(section_of("python -m benchmarks.first_sight", now, seen, [PAPER]))
    return f"# Benchmarks\n\n<!-- {OWN} -->\n{text}\n<!-- /{OWN} -->\n"


def test_seeds_that_nobody_has_seen_are_scored() -> None:
    assert not refusal(["s1"], OWN, "")
    assert not refusal(["s1"], OWN, page(("s2",), ("s3",)))


def test_a_record_is_replaced_by_its_own_seeds_only() -> None:
    assert not refusal(["s2", "s1"], OWN, page(("s1", "s2")))
    assert "Seed s1 was scored before" in refusal(["s1"], OWN, page(("s1", "s2")))
    assert "Seed s3, s4 was" in refusal(["s5", "s4", "s3"], OWN, page(("s1",), ("s3", "s4")))


def test_seeds_that_were_fitted_on_judge_nothing_but_papers_made_elsewhere() -> None:
    assert "fitted" in refusal([SEEDS[0]], OWN, "")
    assert not refusal([SEEDS[0]], OTHER, "")


@pytest.mark.parametrize("command", [first_sight, fit])
def test_a_refusal_is_one_sentence_and_changes_nothing(
    command: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = tmp_path / "benchmarks.md"
    there.write_text(page(("s1",), ("s2",)), "utf-8")
    monkeypatch.setattr(command, "PAGE", there)
    monkeypatch.setattr("sys.argv", ["command", "s2"])
    assert command.main() == 2  # type: ignore[attr-defined]
    said = capsys.readouterr().err.strip()
    assert said.count("\n") == 0
    assert "s2" in said
    assert there.read_text("utf-8") == page(("s1",), ("s2",))


def test_the_papers_with_most_faults_are_named_first() -> None:
    truth = {"document": {}, "entries": [{"conclusies": "Rapport over het toezicht"}]}
    lost = judge("lost", Report(Document()), truth, scorer())
    assert [line.split(":")[0].strip() for line in worst([PAPER, lost])][1:] == ["lost", "p"]


def test_a_line_of_the_table_has_a_cell_for_each_head() -> None:
    assert line("all", "", [PAPER]).count("|") == first_sight.HEAD.count("|")
