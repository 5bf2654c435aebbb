"""A paper whose table is tagged, written by hand: marked content, parent tree, structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

LEFTS = (40, 130, 210, 270)
HEADER = ("Thema", "Type onderzoek", "Afronding", "Conclusies")
LEADING = 9


class Td(NamedTuple):
    """A cell as it is drawn on one page: lines from `y` down, of column number `at`, in row number
    `row` of the table; the parts of a cell on two pages have one row and column."""

    row: int
    at: int
    y: int
    lines: Sequence[str]
    rows: int = 1
    """Its RowSpan."""


def write(path: Path, pages: Sequence[Sequence[Td]], by_line: bool = False) -> Path:
    """A paper with these cells, the header on its first page; `by_line` draws line after line."""
    pdf = Pdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    table = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=root, K=Array()))
    root.K, root.ParentTree = Array([table]), Dictionary(Nums=Array())
    rows: dict[int, Object] = {}
    cells: dict[tuple[int, int], Object] = {}

    def element(cell: Td) -> Object:
        if cell.row not in rows:
            rows[cell.row] = _below(pdf, table, Name.TR)
        if (cell.row, cell.at) not in cells:
            made = _below(pdf, rows[cell.row], Name.TH if cell.row < 0 else Name.TD)
            made.A = Dictionary(O=Name.Table, RowSpan=cell.rows)
            cells[cell.row, cell.at] = made
        return cells[cell.row, cell.at]

    for number, own in enumerate(pages):
        title = b"/Artifact BMC BT /B 12 Tf 40 711 Td (Bijlage 3: Afgerond evaluatie- en overig "
        title += b"onderzoek) Tj ET EMC\n"
        header = [Td(-1, at, 90, [label]) for at, label in enumerate(HEADER)]
        drawn = [*([] if number else header), *own]
        parents = Array()
        text = b"" if number else title
        for mark, (cell, y, line) in enumerate(_lines(drawn, by_line)):
            font = b"B" if cell.row < 0 else b"F"
            place = f"7 Tf {LEFTS[cell.at]} {771 - y} Td"
            text += b"/P <</MCID %d>> BDC BT /%s " % (mark, font)
            text += f"{place} ({line}) Tj ET EMC\n".encode("cp1252")
            parents.append(element(cell))
        page = pdf.add_blank_page(page_size=(558, 771))
        page.Contents, page.StructParents = pdf.make_stream(text), number
        page.Resources = Dictionary(
            Font=Dictionary(F=_font("Helvetica"), B=_font("Helvetica-Bold"))
        )
        root.ParentTree.Nums.extend([number, pdf.make_indirect(parents)])
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.docinfo.Title = String("Verslag")
    pdf.save(path)
    return path


def elements(pdf: Pdf, *kinds: Name) -> list[Dictionary]:
    """The structure elements of these kinds."""
    every = [thing for thing in pdf.objects if isinstance(thing, Dictionary)]
    return [one for one in every if one.get("/Type") == Name.StructElem and one.get("/S") in kinds]


def _lines(cells: Sequence[Td], by_line: bool) -> Iterator[tuple[Td, int, str]]:
    lines = [
        (cell, cell.y + LEADING * at, line) for cell in cells for at, line in enumerate(cell.lines)
    ]
    yield from sorted(lines, key=lambda line: (line[1], line[0].at)) if by_line else lines


def _below(pdf: Pdf, parent: Object, kind: Name) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array()))
    parent.K.append(made)
    return made


def _font(name: str) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name("/" + name),
        Encoding=Name.WinAnsiEncoding,
    )
