"""Typography has one place, and its predicates tell what they name."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser
from parser import typography
from parser.typography import (
    edges,
    estimates,
    leading,
    lengths,
    measure,
    rulings,
    spacing,
    type_sizes,
    zones,
)

PARSER = Path(parser.__file__).parent
PLACE = Path(typography.__file__).parent
TOPICS = (edges, estimates, leading, lengths, measure, rulings, spacing, type_sizes, zones)
NO_THRESHOLDS = (0.0, 1.0)
"""Nothing, and all of it: arithmetic, not a choice."""
ELSEWHERE = {
    "dump/cost_table.py": "costs of the reading of a dump",
    "dump/font_metrics.py": "widths of the letters of one font",
    "finding_weights.py": "how much a finding weighs",
    "findings.py": "how much a finding weighs, until that is fitted",
    "labels.py": "shares of words that are labels",
    "list_weights.py": "points of a score",
    "pdf/font_widths.py": "units of a font",
    "pdf/ink.py": "pixels, and seconds of drawing",
    "pdf/overprint.py": "tiles for looking up neighbours",
    "pdf/view.py": "the size of a sheet",
    "table/column_costs.py": "costs of edges",
    "table/field_scores.py": "points of a score",
    "table/header_scores.py": "points of a score",
    "table/tiling_costs.py": "costs of merged cells",
    "text/legibility.py": "shares of a page's words",
    "text/line_end_costs.py": "odds of words at lines' ends",
    "text/line_end_signs.py": "shares of a document's hyphens",
    "values/suggest.py": "likeness of two words",
    "piped.py": "seconds",
    "worker/batch.py": "seconds",
    "worker/cluster.py": "seconds",
    "worker/preview.py": "seconds",
    "worker/process.py": "seconds",
    "worker/through.py": "seconds",
}
"""Where a number is no typography, and what it is."""
FORMAT = {
    "pdf/annotations.py": "eight numbers to a quad",
    "pdf/appearances.py": "the corners of a rectangle",
    "pdf/ink.py": "bytes of a picture",
    "pdf/overprint.py": "numbers of tiles",
    "pdf/page_reader.py": "quarters of a turn",
    "pdf/sideways.py": "quarters of a turn",
    "pdf/turn.py": "quarters of a turn",
    "pdf/unmapped.py": "bits of a byte",
    "pdf/view.py": "quarters of a turn",
}
"""Where a whole number is that of a file format."""
UNITS = ("points", "ems", "leadings", "type sizes", "share", "widths", "brightness", "letters")
COUNTED = ("lines", "pages", "fields", "columns", "values", "corners", "texts")

LENGTHS = st.floats(0, 1000)
LEADINGS = st.floats(4, 40)


def sources(*folders: str) -> list[str]:
    """The files of the parser, by their place in it, without those of typography."""
    paths = (path for path in PARSER.rglob("*.py") if PLACE not in path.parents)
    names = sorted(path.relative_to(PARSER).as_posix() for path in paths)
    return [name for name in names if not folders or name.startswith(folders)]


def floats(tree: ast.AST) -> list[tuple[int, float]]:
    """The line and the value of every float that was chosen."""
    return sorted(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, float)
        and node.value not in NO_THRESHOLDS
    )


def limits(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """The line and the value of every whole number that is calculated or compared with, 1 and the
    half of something aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Div):
            sides = [node.left, node.right]
        elif isinstance(node, ast.BinOp) and ast.unparse(node.right) != "2":
            sides = [node.right]
        elif isinstance(node, ast.Compare) and not isinstance(node.ops[0], ast.Eq):
            sides = [node.left, *node.comparators]
        else:
            continue
        for side in sides:
            if isinstance(side, ast.Constant) and type(side.value) is int and side.value > 1:
                yield node.lineno, side.value


def constants(tree: ast.Module) -> Iterator[tuple[ast.Assign | ast.AnnAssign, str]]:
    """The constants of a module, each with the docstring under it ("": there is none)."""
    for node, after in itertools.pairwise([*tree.body, ast.Pass()]):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            told = after.value if isinstance(after, ast.Expr) else None
            yield node, str(told.value) if isinstance(told, ast.Constant) else ""


@pytest.mark.parametrize("name", sorted({*sources()} - ELSEWHERE.keys()))
def test_no_number_that_was_chosen_stands_outside_of_typography(name: str) -> None:
    assert not floats(ast.parse((PARSER / name).read_text("utf-8")))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_no_typography_is_a_named_constant_that_says_what_it_is(name: str) -> None:
    tree = ast.parse((PARSER / name).read_text("utf-8"))
    named = [number for node, text in constants(tree) if text for number in floats(node)]
    assert floats(tree) == named != []


@pytest.mark.parametrize(
    "name", sorted({*sources("pdf/", "table/", "entry/", "locate")} - FORMAT.keys())
)
def test_no_whole_number_is_a_threshold_where_a_page_is_read(name: str) -> None:
    assert not list(limits(ast.parse((PARSER / name).read_text("utf-8"))))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.__name__)
def test_every_constant_has_a_unit(topic: ModuleType) -> None:
    for node, text in constants(ast.parse(inspect.getsource(topic))):
        assert any(unit in text.lower() for unit in (*UNITS, *COUNTED)), ast.unparse(node)


def test_every_predicate_is_used_by_the_parser() -> None:
    used = {
        alias.name
        for name in sources()
        for node in ast.walk(ast.parse((PARSER / name).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "parser.typography"
        for alias in node.names
    }
    assert {function.__name__ for function in functions()} <= used


def functions() -> list[Callable[..., object]]:
    """All that typography can be asked."""
    return [
        function
        for topic in TOPICS
        for _, function in inspect.getmembers(topic, inspect.isfunction)
        if function.__module__ == topic.__name__
    ]


TELLS: dict[Callable[..., bool], tuple[tuple[object, ...], tuple[object, ...]]] = {
    # arguments by which a predicate holds, and such by which it does not; type of 8 points
    spacing.parts_words: ((2.2, 8), (0.5, 8)),
    spacing.is_tight_space: ((1.3, 8), (0.5, 8)),
    spacing.is_outside_word: ((2, 8), (0.5, 8)),
    spacing.draws_spaces: ((150, 1000), (5, 1000)),
    spacing.is_level: ((0.1, 8), (3, 8)),
    spacing.on_one_line: ((2, 8), (9, 8)),
    spacing.ends_stretch: ((20, 8), (2.2, 8)),
    spacing.parts_texts: ((20, 8), (4, 8)),
    spacing.is_visible_hyphen: ((2.7, 8), (0, 8)),
    spacing.touches: ((-0.1, 8), (2.2, 8)),
    spacing.at_one_place: ((100, 100.1, 8), (100, 102, 8)),
    spacing.is_same_place: ((1, 1, 8), (5, 1, 8)),
    spacing.stands_over: ((102, 100, 104, 0, 8), (110, 100, 104, 0, 8)),
    spacing.is_behind: ((100.2, 100, 8), (100.1, 100, 8)),
    spacing.is_list_disc: ((2.2, 2.2, 8), (8, 2.2, 8)),
    spacing.marks_item: ((7, 8), (-1, 8)),
    spacing.is_tracked: ((1.5, 8), (0.1, 8)),
    spacing.is_drawn_by_cell: ((30, 20, 400), (30, 1, 400)),
    spacing.goes_back: ((20, 8), (10, 8)),
    spacing.is_same_baseline: ((2, 8), (9, 8)),
    spacing.stays_beside: ((0.1, 8), (20, 8)),
    leading.overlaps_row: ((110, 100), (100, 104)),
    lengths.is_now_and_then: ((1, 60), (9, 60)),
    lengths.is_header_wide: ((7,), (2,)),
    type_sizes.is_stamp_size: ((60, 8), (11, 8)),
    type_sizes.are_stamp_lines: ((3, 7), (0, 7)),
    type_sizes.is_lone_size: ((5, 8), (8, 8)),
    type_sizes.is_near_mark: ((2, 3, 8), (40, 3, 8)),
    type_sizes.is_beside: ((0.1, 0, 8), (5, 0, 8)),
    type_sizes.is_narrow_digit: ((0.3, 0.5), (0.5, 0.5)),
    type_sizes.is_often: ((20,), (1,)),
    type_sizes.is_within_note: ((9, 8, 8), (30, 8, 8)),
    type_sizes.is_body_size: ((8, 8), (5, 8)),
    type_sizes.same_size: ((7.5, 8), (10, 8)),
    type_sizes.is_heading_size: ((11, 8), (8, 8)),
    type_sizes.is_title_size: ((14, 8), (9, 8)),
    type_sizes.is_smaller: ((6, 8), (8, 8)),
    type_sizes.is_note_size: ((8, 8), (10, 8)),
    type_sizes.ranks_with: ((11, 11), (9, 11)),
    type_sizes.is_raised_mark: ((5, 97, 8, 100), (5, 100, 8, 100)),
    type_sizes.is_header_size: ((9, 8), (12, 8)),
    type_sizes.is_small_capitals: ((7.5, 10), (10, 10)),
    type_sizes.is_one_size: ((8.2, 8), (10, 8)),
    leading.is_too_close: ((4, 8), (9.6, 8)),
    leading.same_height: ((100, 100.4), (100, 101)),
    leading.beside: ((100, 102, 10), (100, 110, 10)),
    leading.on_first_line: ((100, 100.5, 8), (100, 103, 8)),
    leading.not_below: ((102, 100, 10), (110, 100, 10)),
    leading.is_above: ((90, 100, 10), (99, 100, 10)),
    leading.is_just_above: ((95, 100, 10), (80, 100, 10)),
    leading.may_begin_below: ((110, 100, 10), (105, 100, 10)),
    leading.has_extra_space: ((16, 10), (10, 10)),
    leading.is_within_cell: ((15, 8), (40, 8)),
    leading.has_blank_line: ((20, 8), (10, 8)),
    leading.is_below_first_line: ((18, 10), (9, 10)),
    rulings.is_thin: ((0.5,), (12,)),
    rulings.is_dotted_ruling: ((200,), (5,)),
    rulings.is_paper: ((1,), (0.9,)),
    rulings.in_one_ruling: ((0.2,), (10,)),
    rulings.has_gap: ((100, 120), (100, 101)),
    rulings.is_no_longer: ((100, 143, 100, 140, 8), (60, 300, 100, 140, 8)),
    rulings.are_two_edges: ((100, 112), (100, 101)),
    rulings.lies_within: ((150, 100, 200), (90, 100, 200)),
    rulings.reaches_into: ((90, 110, 100, 200), (50, 90, 100, 200)),
    rulings.runs_along: ((100, 200, 110, 190), (100, 120, 100, 200)),
    rulings.underlines: ((101, 100, 8), (104, 100, 8)),
    rulings.closes_body: ((104, 100, 8), (130, 100, 8)),
    rulings.closes_header: ((101, 100, 8, (104, 8)), (95, 100, 8, (104, 8))),
    rulings.is_inside_header: ((110, 100, 120, 8), (119, 100, 120, 8)),
    rulings.spans_label: ((70, 500, 72, 200), (70, 150, 72, 200)),
    rulings.is_right_above: ((97, 100, 8), (70, 100, 8)),
    rulings.is_right_below: ((103, 100, 8), (130, 100, 8)),
    rulings.is_one_line_high: ((14, 8), (40, 8)),
    edges.is_one_edge: (([20.0, 20.2],), ([20.0, 28.0],)),
    edges.keeps_to: ((100, 149, 99.5, 150), (100, 180, 99.5, 150)),
    edges.begins_in: ((100, 100, 150), (160, 100, 150)),
    edges.hangs_over: ((160, 150), (150, 150)),
    edges.may_hang_over: ((2, 40), (10, 40)),
    edges.crosses_edge: ((100, 200, 150), (100, 150, 150)),
    edges.is_beyond_edge: ((151, 150), (140, 150)),
    edges.begins_cell: ((100, (100.1, 95)), (104, (100.1, 95))),
    edges.is_off_columns: ((120, (72, 100, 150)), (100.5, (72, 100, 150))),
    edges.are_two_words: ((2,), (0.1,)),
    edges.overlaps_label: ((100, 140, 130), (100, 140, 95)),
    edges.is_drawn_edge: ((2,), (1,)),
    edges.is_at_left: ((72, 120, 72, 595), (400, 120, 72, 595)),
    measure.shows_padding: ((4,), (40,)),
    measure.is_full_line: ((0.1,), (12,)),
    measure.is_justified: ((40, 42), (3, 42)),
    measure.ends_together: ((200, 199.8), (200, 180)),
    measure.is_indented: ((80, 72), (72, 72)),
    measure.had_room: ((40, 20, 8), (21, 20, 8)),
    measure.ends_early: ((30, 8), (0.2, 8)),
    measure.has_no_room: ((2, 4, 8), (30, 4, 8)),
    measure.is_too_wide: ((60, 50), (30, 50)),
    zones.is_skew: ((0.7, 0.7), (1, 0.02)),
    zones.is_recognised: ((1000, 3), (1000, 1000)),
    zones.sets_apart: ((30, 8), (10, 8)),
    zones.is_header_gap: ((10, 8), (40, 8)),
    zones.is_close_to_header: ((1, 8), (20, 8)),
    zones.may_count_lines: (("12",), ("20230",)),
    zones.are_line_numbers: ((20, 11, 8), (20, 30, 8)),
    zones.covers_page: ((400_000, 500_000), (1_000, 500_000)),
    lengths.is_majority: ((3, 5), (2, 4)),
    lengths.may_be_heading: ((40,), (400,)),
    lengths.may_be_name: ((40,), (120,)),
    lengths.may_be_label: ((30,), (90,)),
    lengths.is_strange_label: ((60,), (12,)),
    lengths.is_long_enough: ((4,), (1,)),
    lengths.may_start_label: ((8,), (60,)),
    lengths.may_end_label: ((8,), (60,)),
    lengths.is_lone_mark: ((2,), (40,)),
    lengths.announces_annex: ((30, 40), (10, 80)),
    lengths.are_values_of_row: ((2,), (1,)),
    lengths.fills_row: ((4,), (1,)),
    lengths.begins_row: ((2,), (1,)),
    lengths.tells_leading: ((6,), (1,)),
    lengths.are_few_crowded: ((0, 8), (6, 8)),
    lengths.is_wordless: ((3,), (900,)),
    estimates.may_hold: ((9.0, 8), (40.0, 8)),
    estimates.is_room: ((0.2,), (0.01,)),
    estimates.ends_paragraph: ((5.0, 20), (0.5, 20)),
    estimates.is_filled: ((0.2, 20), (8.0, 20)),
    estimates.is_nearly_as_wide: ((20.0, 20), (6.0, 20)),
    estimates.in_notes: ((50, 60), (5, 60)),
}
BY_KEYWORD = {
    spacing.pen_goes_on,
    zones.in_running_zone,
    zones.comes_back,
    lengths.are_enough_fields,
}
"""Predicates that hold in one case and not in the other: their tests are below."""


@pytest.mark.parametrize("predicate", TELLS, ids=lambda predicate: predicate.__name__)
def test_a_predicate_tells_one_from_the_other(predicate: Callable[..., bool]) -> None:
    yes, no = TELLS[predicate]
    assert predicate(*yes) is True
    assert predicate(*no) is False


def test_every_predicate_is_tested() -> None:
    asked = {function for function in functions() if get_type_hints(function)["return"] is bool}
    assert asked == TELLS.keys() | BY_KEYWORD


def test_a_space_that_is_not_drawn_is_a_jump_of_the_pen_where_spaces_are_drawn() -> None:
    assert spacing.pen_goes_on(0, 3, 8, narrow=False)
    assert not spacing.pen_goes_on(0, 3, 8, narrow=True)
    assert not spacing.pen_goes_on(0, 20, 8, narrow=False)
    assert not spacing.pen_goes_on(10, 0, 8, narrow=False)
    assert not spacing.pen_goes_on(0, -100, 8, narrow=False)


def test_running_lines_stand_at_the_ends_of_a_page() -> None:
    assert zones.in_running_zone(40, 842, above=True)
    assert zones.in_running_zone(800, 842, above=False)
    assert not zones.in_running_zone(400, 842, above=True)
    assert not zones.in_running_zone(400, 842, above=False)


def test_a_line_that_nothing_sets_apart_must_come_back_on_most_pages() -> None:
    assert zones.comes_back(2, 10, apart=True)
    assert not zones.comes_back(1, 10, apart=True)
    assert zones.comes_back(6, 10, apart=False)
    assert not zones.comes_back(5, 10, apart=False)


def test_two_fields_are_a_header_only_where_its_labels_are_plain() -> None:
    assert lengths.are_enough_fields(2, plain=True)
    assert not lengths.are_enough_fields(2, plain=False)
    assert lengths.are_enough_fields(3, plain=False)


def test_a_table_with_one_column_of_values_begins_a_row_at_each() -> None:
    assert lengths.begins_row(1, 1)
    assert not lengths.begins_row(1, 3)


def test_a_font_is_believed_where_its_descent_can_be() -> None:
    assert spacing.descent_of(1.8, 8) == 1.8
    assert spacing.descent_of(-3, 8) == spacing.descent_of(30, 8) == pytest.approx(1.6)


def test_a_letter_is_looked_for_in_the_middle_half_of_its_width() -> None:
    assert spacing.letter_inset(8) == 2


def test_an_edge_left_of_a_text_does_not_cross_it() -> None:
    assert not edges.crosses_edge(100, 200, edges.just_left_of(100), edges.LETTER_INSIDE)
    assert edges.just_left_of(100) < 100


def test_a_row_begins_above_its_first_line_and_below_the_one_before() -> None:
    assert 90 < leading.row_top(100, 10) < 100


def test_lines_are_set_a_fifth_further_apart_than_they_are_high() -> None:
    assert leading.assumed_leading(10) == 12


def test_a_running_line_comes_back_at_about_the_same_height() -> None:
    assert zones.running_step(40.0) == zones.running_step(40.4)
    assert zones.running_step(40.0) != zones.running_step(60.0)


def test_a_line_that_is_far_off_counts_no_more_than_one_that_is_off() -> None:
    assert estimates.misfit(0.01) < estimates.misfit(0.5) == estimates.misfit(5.0)
    assert estimates.misfit(-1.0) == 0


def test_an_estimated_line_is_too_wide_only_beyond_what_an_estimate_is_off() -> None:
    assert estimates.excess(20.2, 20) < 0 < estimates.excess(22, 20)


@given(LENGTHS, LEADINGS)
def test_a_line_at_the_leading_goes_on_and_one_at_twice_does_not(
    base: float, leaded: float
) -> None:
    assert leading.has_extra_space(2 * leaded, leaded)
    assert not leading.has_extra_space(leaded, leaded)
    assert leading.beside(base, base + 0.1 * leaded, leaded)
    assert not leading.beside(base, base + leaded, leaded)


@given(LENGTHS, LENGTHS, LENGTHS)
def test_what_covers_a_stretch_runs_along_it_and_what_lies_beside_does_not(
    low: float, length: float, more: float
) -> None:
    high = low + length + 1
    assert rulings.runs_along(low - more, high + more, low, high)
    assert not rulings.runs_along(high, high + more, low, high)


@given(LENGTHS, LENGTHS, LENGTHS)
def test_a_text_keeps_to_a_column_or_crosses_one_of_its_edges_or_stands_elsewhere(
    left: float, width: float, begin: float
) -> None:
    right, end = left + width + 2, begin + 3
    crosses = any(edges.crosses_edge(begin, end, edge) for edge in (left, right))
    if edges.keeps_to(begin, end, left, right):
        assert not crosses
    else:
        assert crosses or not (left < begin < end < right)
