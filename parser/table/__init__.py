"""Geometry to rows: headers, columns, merged cells, and what stands around a table."""

from parser.table.columns import Column, main_column
from parser.table.footnotes import Note, key_of
from parser.table.grid import closed
from parser.table.group_rows import NUMBERED
from parser.table.headings import AGAIN, THEME, Headings
from parser.table.layout import layout_document, layout_findings
from parser.table.page_layout import PageLayout, TablePart
from parser.table.rows import TableCell, TableRow, rows_of
from parser.table.running_lines import PAPER

__all__ = [
    "AGAIN",
    "NUMBERED",
    "PAPER",
    "THEME",
    "Column",
    "Headings",
    "Note",
    "PageLayout",
    "TableCell",
    "TablePart",
    "TableRow",
    "closed",
    "key_of",
    "layout_document",
    "layout_findings",
    "main_column",
    "rows_of",
]
