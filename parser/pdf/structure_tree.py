"""The structure tree of a PDF, read upwards: from marked content to the cell that it stands in.

Where there is a tree, TR, TH and TD are what the author says of rows and cells (ISO 32000-1, 14.7
and 14.8.4.3). It is never walked down: a page's marked content leads to its elements by the parent
tree, and each element to the one above it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral, literal_name

CELL_KINDS = ("TD", "TH")
KINDS = (*CELL_KINDS, "TR", "Table")
DEEPEST = 64
"""Steps up or down a tree that are followed: more of them are a circle, or meant to do harm."""


@dataclass(frozen=True, slots=True, eq=False)
class TagCell:
    """A cell as it is tagged; its `table`, its `row` and itself are numbers of PDF objects."""

    table: int
    row: int
    number: int
    rows: int
    """Rows that it holds for (RowSpan), from 1."""


def tag_cells(page: PDFPage, marks: Collection[int]) -> dict[int, TagCell]:
    """The cells in which marked content of `page` stands, of which `marks` are the ids; one object
    a cell. What a broken tree does not tell is left out."""
    try:
        tree = _Tree(page)
        found = {mark: tree.cell_of(mark) for mark in marks}
    except MemoryError:
        raise
    except Exception:  # pdfminer raises anything on a broken object
        return {}
    return {mark: cell for mark, cell in found.items() if cell}


def value_of(thing: object) -> Any:
    """`thing`, or what it refers to, by one step: references may go in circles."""
    return thing.resolve() if isinstance(thing, PDFObjRef) else thing


class _Tree:
    """The elements above the marked content of one page."""

    def __init__(self, page: PDFPage) -> None:
        root = _dict_of(page.doc.catalog.get("StructTreeRoot"))
        self._roles = _dict_of(root.get("RoleMap"))
        self._parents = _parents(_dict_of(root.get("ParentTree")), page.attrs.get("StructParents"))
        self._cells: dict[int, TagCell | None] = {}
        """By the number of each element that was met below a table, and of each cell."""

    def cell_of(self, mark: int) -> TagCell | None:
        """The nearest cell around marked content."""
        element = self._parents[mark] if 0 <= mark < len(self._parents) else None
        if not isinstance(element, PDFObjRef):
            return None
        if element.objid not in self._cells:
            self._cells[element.objid] = self._above(element)
        return self._cells[element.objid]

    def _above(self, element: object) -> TagCell | None:
        cell: tuple[int, int] | None = None
        row: int | None = None
        for _ in range(DEEPEST):
            if not isinstance(element, PDFObjRef):
                break
            known = _dict_of(element)
            kind = self._kind(known.get("S"))
            if cell is None and kind in CELL_KINDS:
                if element.objid in self._cells:
                    return self._cells[element.objid]
                cell = element.objid, _row_span(known)
            elif cell and row is None and kind == "TR":
                row = element.objid
            elif cell and row and kind == "Table":
                found = TagCell(element.objid, row, *cell)
                return self._cells.setdefault(found.number, found)
            element = known.get("P")
        return None

    def _kind(self, name: object) -> str:
        """The standard name of an element's kind, of which a producer may have its own."""
        for _ in range(DEEPEST):
            if not isinstance(name, PSLiteral) or literal_name(name) in KINDS:
                break
            name = self._roles.get(literal_name(name))
        return literal_name(name) if isinstance(name, PSLiteral) else ""


def _parents(node: dict[str, Any], key: object) -> Sequence[object]:
    """What the number tree under `node` has for `key`: the element around each marked content."""
    for _ in range(DEEPEST if isinstance(key, int) else 0):
        numbers = value_of(node.get("Nums"))
        if isinstance(numbers, list):
            pairs = zip(numbers[::2], numbers[1::2], strict=False)
            found = next((value_of(value) for number, value in pairs if number == key), None)
            return found if isinstance(found, list) else ()
        kids = value_of(node.get("Kids"))
        below = map(_dict_of, kids if isinstance(kids, list) else ())
        node = next((kid for kid in below if _is_within(key, value_of(kid.get("Limits")))), {})
    return ()


def _is_within(key: Any, limits: object) -> bool:
    if not isinstance(limits, list) or not all(isinstance(one, int) for one in limits):
        return False
    return len(limits) > 1 and limits[0] <= key <= limits[1]


def _row_span(element: dict[str, Any]) -> int:
    """How many rows an element says that it holds for."""
    told = value_of(element.get("A"))
    for one in map(_dict_of, told if isinstance(told, list) else [told]):
        rows = value_of(one.get("RowSpan"))
        if isinstance(rows, int):
            return max(1, rows)
    return 1


def _dict_of(thing: object) -> dict[str, Any]:
    found = value_of(thing)
    return found if isinstance(found, dict) else {}
