"""The weights are what the papers say, and the module that is written says them."""

from __future__ import annotations

import ast

import pytest

from benchmarks import fit
from benchmarks.fit import FEWEST, Case, cases_of, documented, fitted, module_of, ordered
from benchmarks.judging import JudgedEntry, JudgedPaper
from parser import Entry, Finding
from parser.findings import MEANINGS
from parser.model import Code

THIN, ROW = Code.BREAK_THIN.value, Code.ROW_UNSURE.value


def test_a_cause_alone_weighs_the_share_that_was_wrong() -> None:
    cases = [Case((THIN,), at % 10 == 0) for at in range(1000)]
    assert fitted(cases)[THIN] == pytest.approx(0.1, abs=0.01)


def test_a_cause_that_only_comes_along_with_a_surer_one_takes_no_blame() -> None:
    cases = [Case((ROW,), True)] * 300 + [Case((THIN, ROW), True)] * 300
    cases += [Case((THIN,), False)] * 300
    weights = fitted(cases)
    assert weights[ROW] > 0.95
    assert weights[THIN] < 0.05


def test_what_was_hardly_met_weighs_what_is_assumed() -> None:
    weights = fitted([Case((THIN,), True)] + [Case((), False)] * 50)
    assumed = MEANINGS[Code.BREAK_THIN].assumed
    assert assumed < weights[THIN] < assumed + 0.2


def test_a_doubt_that_was_never_right_stays_a_doubt() -> None:
    assert fitted([Case((THIN,), False)] * 5000)[THIN] > 0


def test_the_order_is_that_of_the_products() -> None:
    cases = [Case((THIN, ROW), True), Case((THIN,), False), Case((), False)]
    assert ordered(cases, {THIN: 0.1, ROW: 0.5}) == 1.0


def test_the_module_that_is_written_holds_the_weights_and_the_seeds() -> None:
    weights = {THIN: 0.4, f"{THIN}/artikel": 0.9}
    written = module_of(weights, ["s1"], "2 papers")
    names: dict[str, object] = {}
    exec(compile(ast.parse(written), "finding_weights", "exec"), names)
    assert names["WEIGHTS"] == weights
    assert names["SEEDS"] == ("s1",)


def test_the_page_of_findings_is_written_with_the_weights() -> None:
    page = documented({f"{THIN}/artikel": 0.93})
    assert "| `artikel` 0.93 |" in page
    assert page.count("\n| `") == len(MEANINGS)
    assert page.split("|---")[0] == fit.TABLE.read_text("utf-8").split("|---")[0]


def test_a_field_has_a_weight_of_its_own_where_the_code_is_met_on_others_too() -> None:
    def entry(*places: tuple[Code, str]) -> JudgedEntry:
        return JudgedEntry(Entry(findings=tuple(Finding(*one) for one in places)), frozenset())

    thin, strange = (Code.BREAK_THIN, "thema"), (Code.YEAR_STRANGE, "afronding")
    entries = [entry(thin, strange)] * FEWEST + [entry((Code.BREAK_THIN, "status"))]
    paper = JudgedPaper("p", tuple(entries), (), {}, {})
    causes = {cause for case in cases_of([paper]) for cause in case.causes}
    assert causes == {"break-thin", "break-thin/thema", "year-strange"}
