"""Geometry to rows: headers, columns, merged cells, and what stands around a table."""

from parser.table.column_costs import NARROW_EDGE
from parser.table.column_fields import ColumnContent, NamedColumn, name_columns
from parser.table.columns import (
    Column,
    Edge,
    main_column,
    merging,
    opening,
    telling_labels,
    unsure,
)
from parser.table.explanations import STOPS, explaining_column
from parser.table.field_scores import NARROW_FIELD, VALUE_LINES
from parser.table.footnotes import NOTE, Note, key_of
from parser.table.grid import closed
from parser.table.group_rows import NUMBERED, is_remark, names_level
from parser.table.header_columns import entries_told, merges
from parser.table.headings import AGAIN, ARTICLE, CAPTION, HeadingLine, Headings
from parser.table.layout import layout_document, layout_findings
from parser.table.lost_lines import LostLines, lost_lines
from parser.table.merged_column import Align, MergedColumn, RowPlace, Seam, TextPlace, nearest_row
from parser.table.page_layout import PageLayout
from parser.table.rows import rows_of
from parser.table.rows_above import field_of_value, names_year
from parser.table.running_lines import PAPER
from parser.table.table_part import TablePart
from parser.table.table_rows import MergedText, PartRows, RowWitness, TableRow
from parser.table.theme_names import subtheme_in, theme_in
from parser.table.tile_cells import Drawn, Style
from parser.table.tiling import Tile, Tiling, alignment, beside, tile
from parser.table.tiling_costs import NARROW_MARGIN

__all__ = [
    "AGAIN",
    "ARTICLE",
    "CAPTION",
    "NARROW_EDGE",
    "NARROW_FIELD",
    "NARROW_MARGIN",
    "NOTE",
    "NUMBERED",
    "PAPER",
    "STOPS",
    "VALUE_LINES",
    "Align",
    "Column",
    "ColumnContent",
    "Drawn",
    "Edge",
    "HeadingLine",
    "Headings",
    "LostLines",
    "MergedColumn",
    "MergedText",
    "NamedColumn",
    "Note",
    "PageLayout",
    "PartRows",
    "RowPlace",
    "RowWitness",
    "Seam",
    "Style",
    "TablePart",
    "TableRow",
    "TextPlace",
    "Tile",
    "Tiling",
    "alignment",
    "beside",
    "closed",
    "entries_told",
    "explaining_column",
    "field_of_value",
    "is_remark",
    "key_of",
    "layout_document",
    "layout_findings",
    "lost_lines",
    "main_column",
    "merges",
    "merging",
    "name_columns",
    "names_level",
    "names_year",
    "nearest_row",
    "opening",
    "rows_of",
    "subtheme_in",
    "telling_labels",
    "theme_in",
    "tile",
    "unsure",
]
