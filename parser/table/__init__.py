"""Geometry to rows: headers, columns, merged cells, and what stands around a table."""

from parser.table.column_costs import NARROW_EDGE
from parser.table.columns import Column, Edge, main_column, merging, opening, unsure
from parser.table.explanations import explaining_column
from parser.table.footnotes import Note, key_of
from parser.table.grid import closed
from parser.table.group_rows import NUMBERED, is_remark
from parser.table.headings import AGAIN, CAPTION, Headings
from parser.table.layout import layout_document, layout_findings
from parser.table.lost_lines import LostLines, lost_lines
from parser.table.merged_column import MergedColumn, Seam, TextPlace, nearest_row
from parser.table.page_layout import PageLayout
from parser.table.rows import rows_of
from parser.table.running_lines import PAPER
from parser.table.table_part import TablePart
from parser.table.table_rows import MergedText, PartRows, RowWitness, TableRow
from parser.table.theme_names import subtheme_in, theme_in
from parser.table.tiling import Align, Drawn, Style, Tile, Tiling, tile
from parser.table.tiling_costs import NARROW_MARGIN

__all__ = [
    "AGAIN",
    "CAPTION",
    "NARROW_EDGE",
    "NARROW_MARGIN",
    "NUMBERED",
    "PAPER",
    "Align",
    "Column",
    "Drawn",
    "Edge",
    "Headings",
    "LostLines",
    "MergedColumn",
    "MergedText",
    "Note",
    "PageLayout",
    "PartRows",
    "RowWitness",
    "Seam",
    "Style",
    "TablePart",
    "TableRow",
    "TextPlace",
    "Tile",
    "Tiling",
    "closed",
    "explaining_column",
    "is_remark",
    "key_of",
    "layout_document",
    "layout_findings",
    "lost_lines",
    "main_column",
    "merging",
    "nearest_row",
    "opening",
    "rows_of",
    "subtheme_in",
    "theme_in",
    "tile",
    "unsure",
]
