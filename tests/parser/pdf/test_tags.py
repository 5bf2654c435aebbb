"""Structure tags: read from marked content upwards, used where they agree with what is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from parser import Code, Entry
from parser.pdf import Page, read_page
from parser.report import read
from tests.parser.pdf.tagged_paper import Td, elements, write

ROWS = [
    *(Td(0, 0, 105, ["Opvang"], rows=2), Td(0, 1, 105, ["Ex post"]), Td(0, 2, 105, ["2021"])),
    Td(0, 3, 105, ["De opvang werkt, zo blijkt uit het", "onderzoek naar de kosten ervan."]),
    *(Td(1, 1, 129, ["Ex ante"]), Td(1, 2, 129, ["2022"])),
    Td(1, 3, 129, ["Een plan voor de opvang van gezinnen", "wordt in het najaar gemaakt."]),
    *(Td(2, 0, 153, ["Wonen"]), Td(2, 1, 153, ["Ex post"]), Td(2, 2, 153, ["2020"])),
    Td(2, 3, 153, ["Er wordt te weinig gebouwd om aan de", "vraag te voldoen."]),
]
"""Three rows, one leading and a half apart, the first two with one theme."""


def page_of(path: Path) -> Page:
    with pdfplumber.open(path) as pdf:
        return read_page(pdf.pages[0], path)


def texts(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    return [(one.thema, one.type_onderzoek, one.afronding, one.conclusies) for one in entries]


def codes(entries: Sequence[Entry]) -> list[tuple[int, Code, str]]:
    return [(at, one.code, one.field) for at, e in enumerate(entries) for one in e.findings]


STRUCTURE = (Code.ROW_UNSURE, Code.COLUMN_UNSURE, Code.MERGE_UNSURE)


def test_marked_content_leads_up_to_its_cell_row_and_table(tmp_path: Path) -> None:
    runs = page_of(write(tmp_path / "a.pdf", [ROWS])).runs
    cells = {run.text: run.cell for run in runs}
    theme, kind, other = cells["Opvang"], cells["Ex ante"], cells["2022"]
    assert theme and kind and other
    assert theme.rows == 2
    assert kind.row == other.row != theme.row
    assert kind.number != other.number
    assert len({cell.table for cell in cells.values() if cell}) == 1
    assert cells["Bijlage 3: Afgerond evaluatie- en overig onderzoek"] is None
    first, second = (run.cell for run in runs if run.text.startswith(("De opvang", "onderzoek na")))
    assert first is second


def test_an_element_in_a_cell_and_a_kind_of_the_producers_own_are_understood(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.pdf", [ROWS])
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        tree = pdf.Root.StructTreeRoot
        tree.RoleMap = Dictionary(Cel=Name.Vak, Vak=Name.TD, Vet=Name.Span)
        parents = tree.ParentTree.Nums[1]
        for at, cell in enumerate(list(parents)):
            within = Dictionary(Type=Name.StructElem, S=Name.Vet, P=cell)
            parents[at] = pdf.make_indirect(within)
        for cell in elements(pdf, Name.TD):
            cell.S = Name.Cel
        pdf.save(path)
    assert all(run.cell for run in page_of(path).runs if not run.text.startswith("Bijlage"))


def test_marked_content_within_marked_content_is_of_the_nearest_that_has_an_id(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.pdf", [ROWS])
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        text = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(
            text.replace(b"(2022) Tj", b"/Span BMC (20) Tj EMC /Span /Eigen BDC (22) Tj EMC")
        )
        page.Resources.Properties = Dictionary(Eigen=Dictionary(Lang="nl"))
        pdf.save(path)
    (year,) = (run for run in page_of(path).runs if run.text == "2022")
    assert year.cell


def test_a_page_under_a_number_tree_with_branches_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [ROWS])
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree
        leaf = pdf.make_indirect(Dictionary(Nums=tree.Nums, Limits=Array([0, 4])))
        other = pdf.make_indirect(Dictionary(Nums=Array(), Limits=Array([5, 9])))
        del tree.Nums
        tree.Kids = Array([other, leaf])
        pdf.save(path)
    assert any(run.cell for run in page_of(path).runs)


def test_a_row_is_a_tr_and_a_theme_holds_for_the_rows_that_it_is_tagged_to_span(
    tmp_path: Path,
) -> None:
    entries = read(write(tmp_path / "a.pdf", [ROWS])).entries
    assert [one.thema for one in entries] == ["Opvang", "Opvang", "Wonen"]
    assert [one.afronding for one in entries] == ["2021", "2022", "2020"]
    assert not [code for _, code, _ in codes(entries) if code in STRUCTURE]


def test_tags_part_rows_that_neither_white_nor_drawing_order_parts(tmp_path: Path) -> None:
    tight = [
        *(Td(0, 1, 105, ["Ex post"]), Td(0, 2, 105, ["2021"])),
        Td(0, 3, 105, ["Het werkt, zo blijkt uit onderzoek", "naar de kosten van"]),
        *(Td(1, 1, 123, ["Ex ante"]), Td(1, 3, 123, ["opvang is er een plan, dat in het najaar"])),
        *(Td(2, 1, 132, ["Ex post"]), Td(2, 2, 132, ["2020"])),
        Td(2, 3, 132, ["Er wordt te weinig gebouwd."]),
    ]
    entries = read(write(tmp_path / "a.pdf", [tight], by_line=True)).entries
    assert [(one.type_onderzoek, one.afronding) for one in entries] == [
        ("Ex post", "2021"),
        ("Ex ante", ""),
        ("Ex post", "2020"),
    ]


def test_a_tr_that_goes_on_over_a_page_is_one_entry_though_a_value_is_cut_in_two(
    tmp_path: Path,
) -> None:
    over = [
        *(Td(3, 1, 700, ["Ex"]), Td(3, 2, 700, ["Q3"])),
        Td(3, 3, 700, ["Het vervolg van het onderzoek naar"]),
    ]
    rest = [
        *(Td(3, 1, 60, ["post"]), Td(3, 2, 60, ["2021"])),
        Td(3, 3, 60, ["de opvang is nog niet klaar."]),
        *(Td(4, 1, 84, ["Ex ante"]), Td(4, 2, 84, ["2020"]), Td(4, 3, 84, ["Het plan is er."])),
    ]
    entries = read(write(tmp_path / "a.pdf", [[*ROWS, *over], rest])).entries
    assert texts(entries)[3][1:] == (
        "Ex post",
        "Q3 2021",
        "Het vervolg van het onderzoek naar de opvang is nog niet klaar.",
    )
    assert (3, Code.ROW_UNSURE, "") in codes(entries)
    assert len(entries) == 5


def test_two_whole_entries_over_a_page_with_one_tr_are_two_and_in_doubt(tmp_path: Path) -> None:
    other = [
        *(Td(2, 1, 60, ["Ex ante"]), Td(2, 2, 60, ["2022"])),
        Td(2, 3, 60, ["Het plan is er, en wordt gevolgd."]),
        *(Td(4, 1, 84, ["Ex post"]), Td(4, 2, 84, ["2020"]), Td(4, 3, 84, ["Het werkt."])),
    ]
    entries = read(write(tmp_path / "a.pdf", [ROWS, other])).entries
    assert [one.afronding for one in entries] == ["2021", "2022", "2020", "2022", "2020"]
    assert (3, Code.ROW_UNSURE, "") in codes(entries)


def test_where_a_cell_spans_other_rows_than_it_seems_to_the_tags_hold_and_there_is_doubt(
    tmp_path: Path,
) -> None:
    rows = [cell._replace(rows=1) if cell.lines == ["Opvang"] else cell for cell in ROWS]
    rows = [cell._replace(row=1, rows=2) if cell.lines == ["Wonen"] else cell for cell in rows]
    entries = read(write(tmp_path / "a.pdf", [rows])).entries
    assert [one.thema for one in entries] == ["Opvang", "Wonen", "Wonen"]
    found = [one for one in entries[1].findings if one.code is Code.MERGE_UNSURE]
    assert [(one.field, one.about, one.instead) for one in found] == [("thema", "Wonen", "Opvang")]


def test_an_entry_in_two_trs_is_in_doubt(tmp_path: Path) -> None:
    rows = [
        cell._replace(lines=cell.lines[:1]) if cell.row == 1 and cell.at == 3 else cell
        for cell in ROWS
    ]
    rows.insert(7, Td(9, 3, 138, ["wordt in het najaar gemaakt."]))
    entries = read(write(tmp_path / "a.pdf", [rows])).entries
    assert [one.afronding for one in entries] == ["2021", "2022", "2020"]
    assert (1, Code.ROW_UNSURE, "conclusies") in codes(entries)


def test_a_field_that_is_tagged_as_two_cells_is_in_doubt(tmp_path: Path) -> None:
    more = [
        cell._replace(row=cell.row + 3 * at, y=cell.y + 72 * at) for at in range(3) for cell in ROWS
    ]
    path = write(tmp_path / "a.pdf", [more])
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        # The second line of the last conclusion, as a cell of its own.
        cell = parents[len(parents) - 1]
        parents[len(parents) - 1] = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.TD, P=cell.P)
        )
        pdf.save(path)
    plain = read(write(tmp_path / "b.pdf", [more])).entries
    entries = read(path).entries
    assert texts(entries) == texts(plain)
    assert (8, Code.COLUMN_UNSURE, "conclusies") in codes(entries)


Damage = Callable[[Pdf], None]


def everything_is_a_paragraph(pdf: Pdf) -> None:
    for element in elements(pdf, Name.Table, Name.TR, Name.TD, Name.TH):
        element.S = Name.P


def cells_are_in_the_next_row(pdf: Pdf) -> None:
    cells = elements(pdf, Name.TD)
    for cell, other in zip(cells[::2], [*cells[5::2], *cells[:5:2]], strict=False):
        cell.P = other.P


def all_is_one_row(pdf: Pdf) -> None:
    cells = elements(pdf, Name.TD, Name.TH)
    for cell in cells:
        cell.P = cells[0].P


def all_is_one_cell(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    for at in range(len(parents)):
        parents[at] = parents[5]


def each_cell_is_a_row(pdf: Pdf) -> None:
    for cell in elements(pdf, Name.TD):
        cell.P = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=cell.P.P))


def each_line_is_a_row(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    for at, cell in enumerate(list(parents)):
        row = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=cell.P.P))
        parents[at] = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TD, P=row))


def marks_are_shuffled(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    mixed = [*list(parents)[1::2], *list(parents)[::2]]
    for at, element in enumerate(mixed):
        parents[at] = element


def rows_go_in_circles(pdf: Pdf) -> None:
    for row in elements(pdf, Name.TR):
        row.P = row


def objects_refer_to_themselves(pdf: Pdf) -> None:
    for row in elements(pdf, Name.TR):
        row.S, row.P = Array([row]), Array([row, 1])


def marks_lead_to_numbers(pdf: Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    for at in range(len(parents)):
        parents[at] = at


def number_tree_goes_in_circles(pdf: Pdf) -> None:
    tree = pdf.make_indirect(Dictionary(Limits=Array([0, 9])))
    tree.Kids = Array([tree])
    pdf.Root.StructTreeRoot.ParentTree = tree


def tree_is_a_number(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(7)


DAMAGES: Sequence[Damage] = (
    everything_is_a_paragraph,
    cells_are_in_the_next_row,
    all_is_one_row,
    all_is_one_cell,
    each_cell_is_a_row,
    each_line_is_a_row,
    marks_are_shuffled,
    rows_go_in_circles,
    objects_refer_to_themselves,
    marks_lead_to_numbers,
    number_tree_goes_in_circles,
    tree_is_a_number,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_tags_that_are_nonsense_change_nothing(damage: Damage, tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [ROWS])
    for name, change in (("damaged", damage), ("bare", without_tags)):
        with Pdf.open(path) as pdf:
            change(pdf)
            pdf.save(tmp_path / f"{name}.pdf")
    assert read(tmp_path / "damaged.pdf").entries == read(tmp_path / "bare.pdf").entries
    assert not any(run.cell for run in page_of(tmp_path / "damaged.pdf").runs)


def without_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def test_a_span_of_all_rows_that_there_could_be_costs_nothing(tmp_path: Path) -> None:
    rows = [cell._replace(rows=2**31 - 1) if cell.lines == ["Wonen"] else cell for cell in ROWS]
    entries = read(write(tmp_path / "a.pdf", [rows])).entries
    assert [one.thema for one in entries] == ["Opvang", "Opvang", "Wonen"]
