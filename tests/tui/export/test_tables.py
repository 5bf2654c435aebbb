"""Each table is read back by another program, and keeps every value; no text is a formula."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from db.search import Row
from parser import Link
from tests.tui.export.conftest import HOSTILE, Written
from tui.export import to_csv, to_xlsx
from tui.export.flat_row import COLUMNS, LINKS, Cell, flat
from tui.export.safe_cells import is_formula, safe, unsafe

Made = Callable[[str, str], Path]
NAMES = [column.name for column in COLUMNS]
TITLES = [column.title for column in COLUMNS]
OFFICE = shutil.which("soffice")
CALC = OFFICE and (Path(OFFICE).resolve().parent / "libsclo.so").exists()


def as_text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def texts(rows: list[Row]) -> list[list[str]]:
    return [[as_text(cell) for cell in flat(row)] for row in rows]


def test_csv_keeps_every_value_and_no_cell_is_a_formula(made: Made, exported: list[Row]) -> None:
    with made("csv", "a.csv").open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    assert head == NAMES
    assert not [cell for line in lines for cell in line if is_formula(cell)]
    assert [[unsafe(cell) for cell in line] for line in lines] == texts(exported)


CELLS = st.lists(
    st.none()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.sampled_from('",;\n\r\t =-aé')),
    min_size=2,
)


@given(CELLS, st.sampled_from(",;"))
def test_a_line_is_read_as_it_was_by_the_csv_module(cells: list[Cell], between: str) -> None:
    line = to_csv._line(cells, between)
    (read,) = csv.reader(io.StringIO(line, newline=""), delimiter=between)
    assert [unsafe(cell) for cell in read] == [as_text(cell) for cell in cells]


def test_the_csv_for_a_dutch_excel_has_a_mark_semicolons_and_decimal_commas(
    write: Written, exported: list[Row]
) -> None:
    data, misfits = write("excel-nl", [replace(row) for row in exported])
    assert data.startswith("\ufeffuid;".encode()) and misfits == []
    text = data.decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert head == TITLES
    at = NAMES.index("vertrouwen")
    assert {line[at] for line in lines} == {"1,0"}
    assert not [cell for line in lines for cell in line if is_formula(cell)]
    wanted = [[cell.replace(".", ",") if n == at else cell for n, cell in enumerate(line)]
              for line in texts(exported)]  # fmt: skip
    assert [[unsafe(cell) for cell in line] for line in lines] == wanted
    assert text.count("\r\n") == len(lines) + 1


@given(st.text(st.sampled_from("'=+-@\t\r\n＝ab")))
def test_what_is_made_safe_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not is_formula(safe(text))
    assert unsafe(safe(text)) == text
    assert unsafe(text) == text or safe(unsafe(text)) == text


def test_xlsx_keeps_every_value_numbers_as_numbers_and_texts_as_texts(
    made: Made, exported: list[Row]
) -> None:
    book = openpyxl.load_workbook(made("xlsx", "a.xlsx"))
    entries, links, about = book.worksheets
    head, *lines = entries.iter_rows()
    assert [cell.value for cell in head] == TITLES
    read = [[_unescaped(cell.value) for cell in line] for line in lines]
    assert read == [[None if cell == "" else cell for cell in flat(row)] for row in exported]
    assert {cell.data_type for line in lines for cell in line} <= {"s", "n", "inlineStr"}
    assert entries.freeze_panes == "A2"
    assert entries.auto_filter.ref.startswith("A1:")
    listed = links.iter_rows(min_row=2)
    assert [[_unescaped(cell.value) for cell in line] for line in listed] == [
        [row.uid, link.text or None, link.url or None]
        for row in exported
        for link in row.entry.links
    ]
    said = [[cell.value for cell in line] for line in about.iter_rows()]
    assert ["Query", "terugkeer <b>"] in said and ["Made", "2026-11-28 12:00"] in said
    assert ["Paper", "kst-36360-VI-1"] in said and ["Paper", "kst-36560-VII-1"] in said


def _unescaped(value: object) -> object:
    """What Excel makes of a text (ECMA-376, 22.9.2.19); openpyxl leaves that to others."""
    return unescape(value) if isinstance(value, str) else value


def test_a_click_in_excel_opens_the_first_link_and_only_on_the_web(
    made: Made, exported: list[Row]
) -> None:
    entries = openpyxl.load_workbook(made("xlsx", "a.xlsx")).worksheets[0]
    for at, row in enumerate(exported, 2):
        link = entries.cell(at, LINKS + 1).hyperlink
        urls = [link.url for link in row.entry.links if link.url.startswith("http")]
        assert bool(urls) == bool(link)
        if not link:
            continue
        target = f"{link.target}#{link.location}" if link.location else link.target
        assert target.replace("%7B", "{").replace("%7D", "}") == urls[0]
    assert {cell.hyperlink for line in entries.iter_rows() for cell in line if
            cell.column != LINKS + 1} == {None}  # fmt: skip


def test_what_excel_has_no_room_for_is_cut_told_and_stands_on_the_last_sheet(
    write: Written, exported: list[Row]
) -> None:
    row = exported[0]
    long = replace(row.entry, conclusies="🦊" * 20_000, links=(
        Link("lang", "https://voorbeeld.example/" + "a" * 2_100),))  # fmt: skip
    data, misfits = write("xlsx", [replace(row, entry=long)])
    assert [(misfit.uid, misfit.column) for misfit in misfits] == [
        (row.uid, "Conclusion"),
        (row.uid, "Links"),
    ]
    entries, links, about = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    cut = entries.cell(2, NAMES.index("conclusies") + 1).value
    assert cut == "🦊" * 16_383 + "…"
    assert entries.cell(2, LINKS + 1).hyperlink is None
    assert links.cell(2, 3).value == long.links[0].url
    assert "Does not fit" in [line[0].value for line in about.iter_rows()]
    assert write("excel-nl", [replace(row, entry=long)])[1] == misfits[:1]


def test_a_sheet_that_is_full_says_how_many_are_left_out(
    write: Written, exported: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_xlsx, "MOST_ROWS", 9)
    monkeypatch.setattr(to_xlsx, "MOST_LINKS", 3)
    data, misfits = write("xlsx", exported[:10])
    assert [misfit.uid for misfit in misfits] == ["", "", ""]
    assert "2 left out" in misfits[0].why and "5 not to be clicked" in misfits[2].why
    entries, links, _about = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert entries.max_row == links.max_row == 9


@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize(("name", "file"), [("ods", "a.ods"), ("xlsx", "a.xlsx")])
def test_libreoffice_opens_it_and_finds_every_value(
    made: Made, exported: list[Row], name: str, file: str, tmp_path: Path
) -> None:
    # 44: commas; 34: quotation marks; 76: UTF-8; from line 1; every cell as it is shown: false.
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", how, "--outdir", tmp_path]
    subprocess.run([*command, made(name, file)], check=True, capture_output=True, timeout=180)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as lines:
        head, *read = csv.reader(lines)
    assert head == TITLES
    wanted = [["1" if cell == "1.0" else cell for cell in line] for line in texts(exported)]
    assert [[cell.replace("\r\n", "\n") for cell in line] for line in read] == wanted


def test_there_is_a_hostile_text_of_each_kind() -> None:
    assert {text[0] for text in HOSTILE if is_formula(text)} == set("=+-@")
