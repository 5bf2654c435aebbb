"""The header found and named, and what stands under it dealt to the right column."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parser import Code, Entry, Report
from parser.labels import letters
from parser.pdf.lines import lines_of
from parser.pdf.page import Page, Ruling
from parser.pdf.runs import Char, Run
from parser.pdf.structure_tree import TagCell
from parser.report import read
from parser.table.columns import Column, ColumnCosts, Header, unsure
from parser.table.header import header_rows
from parser.table.header_columns import Headers

COLUMNS = {
    "thema": ("Thema", 70, st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True)),
    "subthema": ("Subthema", 70, st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True)),
    "type_onderzoek": ("Type onderzoek", 62, st.sampled_from(["Ex post", "Ex ante", "Monitor"])),
    "afronding": ("Afronding", 48, st.sampled_from(["2021", "2022", "Q3 2023"])),
    "status": ("Status", 48, st.sampled_from(["afgerond", "lopend", "te starten"])),
    "conclusies": (
        "Conclusies",
        150,
        # Words that a reader knows: those of nonsense may be taken for the pieces of one.
        st.lists(
            st.sampled_from(["beleid", "de", "effect", "kosten", "leidt", "van", "wet"]),
            min_size=4,
            max_size=10,
        ).map(lambda words: " ".join(words).capitalize() + "."),
    ),
    "artikel": ("Artikel", 40, st.sampled_from(["37.2", "31", "Alle"])),
}
"""Field → label, width in points, and what may stand there."""

NEEDED = ("type_onderzoek", "afronding", "conclusies")
ORDERS = st.permutations(list(COLUMNS)).flatmap(
    lambda order: st.sets(st.sampled_from(list(COLUMNS))).map(
        lambda left_out: [name for name in order if name in NEEDED or name not in left_out]
    )
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[dict[str, str]]]:
    """A table's fields in any order, some left out, and rows with every cell filled."""
    fields = draw(ORDERS)
    cells = st.fixed_dictionaries({field: COLUMNS[field][2] for field in fields})
    return fields, draw(st.lists(cells, min_size=1, max_size=6))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables())
def test_cells_dealt_at_random_to_columns_in_any_order_come_back(
    table: tuple[list[str], list[dict[str, str]]], draw: Callable[..., bytes], tmp_path: Path
) -> None:
    fields, rows = table
    path = tmp_path / "tabel.pdf"
    labels, widths = zip(*(COLUMNS[field][:2] for field in fields), strict=True)
    path.write_bytes(draw(labels, [[row[field] for field in fields] for row in rows], widths))
    found = read(path).entries
    assert [{field: getattr(entry, field) for field in fields} for entry in found] == rows


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(0, 3), min_size=1, max_size=6), data=st.data())
def test_a_column_that_no_model_knows_is_kept_under_its_name(
    counts: list[int], data: st.DataObject, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    at = data.draw(st.integers(0, 4))
    labels = ["Type onderzoek", "Afronding", "Conclusies", "Artikel"]
    rows = [["Ex post", "2022", f"Het beleid nummer {n} werkt.", "31"] for n in range(len(counts))]
    for n, (row, count) in enumerate(zip(rows, counts, strict=True)):
        row.insert(at, f"Gouda {n}{count}")
    labels.insert(at, "Opdrachtnemer")
    path = tmp_path / "tabel.pdf"
    path.write_bytes(draw(labels, rows, [90] * 5))
    found = read(path).entries
    assert [dict(entry.extra) for entry in found] == [{"Opdrachtnemer": row[at]} for row in rows]
    assert {entry.artikel for entry in found} == {"31"}


def run(text: str, x: float, base: float, bold: bool = False) -> Run:
    """`text` at `x`, each letter 4 points wide and 8 high."""
    return Run.of(
        [
            Char(sign, x + 4 * at, x + 4 * at + 4, base - 7, base + 1, base, 8, bold)
            for at, sign in enumerate(text)
        ]
    )


def page(*runs: Run) -> Page:
    return Page(1, 558, 771, runs)


def find_headers(page: Page) -> list[Header]:
    headers = Headers()
    headers.add(page)
    return headers.on(page.number)


HEAD = (("Thema", 40.0), ("Type onderzoek", 120.0), ("Afronding", 200.0), ("Conclusies", 260.0))


def test_each_letter_of_a_header_stands_in_the_band_of_its_column() -> None:
    runs = [run(label, x, 50, bold=True) for label, x in HEAD]
    (header,) = find_headers(page(*runs))
    assert tuple(column.field for column in header.columns) == (
        "thema",
        "type_onderzoek",
        "afronding",
        "conclusies",
    )
    for (label, x), column in zip(HEAD, header.columns, strict=True):
        assert column.label == label
        assert column.x0 <= x and x + 4 * len(label) <= column.x1
        assert column.left == x
    bands = [(column.x0, column.x1) for column in header.columns]
    assert all(left[1] == right[0] for left, right in pairwise(bands))


@given(st.lists(st.sampled_from([0.0, 10.0, 20.0, 30.0]), min_size=4, max_size=4))
def test_the_bands_part_the_cells_wherever_these_begin(shifts: list[float]) -> None:
    head = [run(label, x, 50, bold=True) for label, x in HEAD]
    cells = ["Opvang", "Ex post", "2022", "Het beleid werkt goed."]
    places = [
        x + min(shift, 76 - 4 * len(cell), 20 if at == 2 else 99) if at < 3 else x + shift
        for at, ((_, x), cell, shift) in enumerate(zip(HEAD, cells, shifts, strict=True))
    ]
    body = [
        run(cell, x, 70 + 12 * row)
        for row in range(4)
        for cell, x in zip(cells, places, strict=True)
    ]
    (header,) = find_headers(page(*head, *body))
    for cell, x in zip(cells, places, strict=True):
        middle = x + 2 * len(cell)
        (column,) = [c for c in header.columns if c.x0 <= middle < c.x1]
        assert column is header.columns[cells.index(cell)]


def test_a_header_word_broken_by_its_narrow_column_is_one_label() -> None:
    runs = [run(label, x, 50, bold=True) for label, x in HEAD]
    runs[0] = run("Subthema/kennisbe", 40, 50, bold=True)
    runs.append(run("hoefte", 40, 59, bold=True))
    (header,) = find_headers(page(*runs))
    assert header.columns[0].field == "subthema"
    assert letters(header.columns[0].label) == "subthemakennisbehoefte"


def test_a_label_that_hangs_over_the_next_one_is_not_one_with_it() -> None:
    """Nor are the two lines of each less than a header."""
    runs = [run(label, x, 50, bold=True) for label, x in HEAD]
    runs[0:2] = [run("Subthema/", 62, 50, bold=True), run("Type", 116, 50, bold=True)]
    runs += [run("kennisbehoefte", 62, 59, bold=True), run("onderzoek", 116, 59, bold=True)]
    runs.append(run("Opvang", 62, 75))
    (header,) = find_headers(page(*runs))
    assert [letters(column.label) for column in header.columns] == [
        "subthemakennisbehoefte",
        "typeonderzoek",
        "afronding",
        "conclusies",
    ]


def test_a_label_broken_over_six_lines_by_its_narrow_column_is_one() -> None:
    runs = [run(label, x, 50, bold=True) for label, x in HEAD]
    pieces = ["Beg", "roti", "ngs", "arti", "kel(", "en)"]
    runs += [run(piece, 400, 50 + 9 * at, bold=True) for at, piece in enumerate(pieces)]
    (header,) = find_headers(page(*runs, run("Opvang", 40, 110)))
    assert header.columns[-1].field == "artikel"
    assert header.bottom == runs[-1].bottom


@pytest.mark.parametrize("tagged", [True, False])
def test_the_lines_of_one_row_by_its_tags_are_one_header(tagged: bool) -> None:
    """Though a label is known by its first line, and nothing closes the header."""
    runs = [run(label, x, 50) for label, x in HEAD]
    runs += [run("Stand", 400, 50), run("van", 400, 59), run("zaken", 400, 68)]
    if tagged:
        cells = [TagCell(1, 2, round(one.x0), 1) for one in runs]
        runs = [replace(one, cell=cell) for one, cell in zip(runs, cells, strict=True)]
    body = [run(text, x, 84) for text, x in (("Opvang", 40), ("Ex post", 120), ("2022", 200))]
    (header,) = find_headers(page(*runs, *body))
    assert (letters(header.columns[-1].label) == "standvanzaken") is tagged


def test_a_header_of_another_table_is_not_taken_for_one_of_research() -> None:
    labels = ["Artikel", "Begroting", "Realisatie", "Verschil"]
    runs = [run(label, 40 + 80 * at, 50, bold=True) for at, label in enumerate(labels)]
    headers = find_headers(page(*runs))
    assert all(len(header.labels.keys() - {""}) < 3 for header in headers)


def test_a_row_in_which_two_labels_happen_to_occur_is_no_header() -> None:
    runs = [run("duiding van de uitkomsten. Opvallend is de", 40, 50), run("rapport-4010", 300, 50)]
    assert not find_headers(page(*runs))


def test_a_header_that_is_repeated_is_told_by_all_that_stands_under_it() -> None:
    labels = [*HEAD[:2], ("Oordeel", 200.0), HEAD[3]]
    runs = [run(label, x, base, bold=True) for base in (50, 300) for label, x in labels]
    runs += [run("2022", 200, base) for base in (70, 82, 94, 106)]
    first, second = find_headers(page(*runs))
    assert [header.columns[2].field for header in (first, second)] == [
        "afronding",
        "afronding",
    ]
    assert second.named_as(first).columns[2].field == "afronding"
    assert second.named_as(first).runs == second.runs


def test_a_line_of_prose_right_above_a_bold_header_is_not_part_of_it() -> None:
    runs = [run("inspecteurs.", 260, 42)]
    runs += [run(label, x, 50, bold=True) for label, x in HEAD]
    runs += [run("Het beleid werkt.", 260, base) for base in (70, 78, 86)]
    (header,) = find_headers(page(*runs))
    assert [column.label for column in header.columns] == [label for label, _ in HEAD]


def test_a_header_in_small_capitals_is_read_to_its_last_line() -> None:
    def small(text: str, x: float, base: float) -> Run:
        chars = [
            Char(sign, x + 3 * at, x + 3 * at + 3, base - 5, base + 0.5, base, 5.5, True)
            for at, sign in enumerate(text)
        ]
        return Run.of(chars)

    runs = [run(label.upper(), x, 50, bold=True) for label, x in HEAD if label != "Afronding"]
    runs += [run("JAAR", 200, 50, bold=True), small("GEREED", 200, 58)]
    runs += [run("Het beleid werkt.", 260, base) for base in (70, 78, 86)]
    (header,) = find_headers(page(*runs))
    assert [column.label for column in header.columns if column.field == "afronding"] == [
        "JAAR GEREED"
    ]


def test_two_headers_on_one_page_are_two_from_top_to_bottom() -> None:
    runs = [run(label, x, base, bold=True) for base in (50, 300) for label, x in HEAD]
    runs += [run("Het beleid werkt.", 260, base) for base in (70, 82, 320)]
    first, second = find_headers(page(*runs))
    assert first.bottom < second.top
    assert first.same(second)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), unique=True, max_size=30))
def test_runs_on_one_baseline_are_one_line_from_left_to_right(
    places: list[tuple[int, int]],
) -> None:
    lines = lines_of([run("x", 30.0 * x, 100 + 20.0 * y) for x, y in places])
    assert [(r.x0 / 30, (line.base - 100) / 20) for line in lines for r in line.runs] == sorted(
        places, key=lambda place: (place[1], place[0])
    )


@pytest.mark.parametrize("name", ["seed", "d07", "d25"])
def test_no_field_of_a_real_paper_holds_what_belongs_to_its_neighbour(
    name: str, report_of: Callable[[str], Report], truth_of: Callable[[str], Any]
) -> None:
    narrow = ("type_onderzoek", "afronding", "status", "artikel")

    def cells(entry: Entry | dict[str, str]) -> list[str]:
        read_it = entry.get if isinstance(entry, dict) else lambda name: getattr(entry, name)
        return [read_it(field) or "" for field in narrow]

    assert [cells(entry) for entry in report_of(name).entries] == [
        cells(entry) for entry in truth_of(name)["entries"]
    ]


@pytest.mark.parametrize(
    "name",
    [
        "d20",
        "h21",
        "h20",
    ],
)
def test_a_paper_with_only_tables_that_look_alike_has_no_entries(
    name: str, report_of: Callable[[str], Report]
) -> None:
    assert report_of(name).entries == ()


def test_a_header_that_is_repeated_has_no_more_lines_than_before() -> None:
    """Under it, at the top of the next page, the rest of a row may stand as near as its lines do,
    above a ruling."""
    head = [run(label, x, 50) for label, x in HEAD if label != "Type onderzoek"]
    head += [run("Type", 120, 50), run("onderzoek", 120, 59)]
    first = [*head, run("Ex post", 120, 80), run("2022", 200, 80), run("Het beleid.", 260, 80)]
    second = [*head, run("werkt.", 260, 68), run("Ex post", 120, 84), run("2023", 200, 84)]
    ruling = Ruling(73, 40, 500)
    follows = Page(2, 558, 771, tuple(second), horizontals=(ruling,))
    (alone,) = header_rows(follows)
    assert "werkt." in [one.text for one in alone.runs]
    headers = Headers()
    headers.add(Page(1, 558, 771, tuple(first)))
    headers.add(follows)
    (before,), (again,) = headers.on(1), headers.on(2)
    assert again.same(before)
    assert {one.text for one in again.runs} == {one.text for one in head}


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        (ColumnCosts(), []),
        (ColumnCosts(field=0.2), [1]),
        (ColumnCosts(edge=0.5), [0, 1]),
        (ColumnCosts(edge=1.7, field=1.4), []),
    ],
)
def test_a_column_of_which_the_next_best_reading_is_near_is_unsure(
    costs: ColumnCosts, told: list[int]
) -> None:
    sure = Column("thema", "Thema", 0, 100, 40)
    columns = [sure, Column("titel", "Studie", 100, 200, 104, costs=costs)]
    assert unsure(columns) == told


@pytest.mark.parametrize(
    ("texts", "doubted"),
    [
        (["Zicht op de opvang en op de zorg", "Evaluatie van de wet op het loon"], False),
        (["Opvang van en zorg", "Toezicht op banken"], True),
    ],
    ids=["titles", "titles or subthemes"],
)
def test_the_values_of_a_column_that_may_be_of_another_field_are_in_doubt(
    texts: list[str], doubted: bool, draw: Callable[..., bytes], tmp_path: Path
) -> None:
    header = ("Thema", "Kern", "Type onderzoek", "Afronding", "Conclusies")
    said = "Het onderzoek leidt tot een wijziging van de regeling. " * 4
    rows = [("Zorg", f"{text} {at}", "Ex post", "2022", said) for at, text in enumerate(texts * 2)]
    path = tmp_path / "verslag.pdf"
    path.write_bytes(draw(header, rows, (60, 120, 70, 60, 180)))
    for entry in read(path).entries:
        told = [one.field for one in entry.findings if one.code is Code.COLUMN_UNSURE]
        assert told == (["titel"] if doubted else [])
