"""Tables of which a file tells each cell and what it spans, to entries."""

from parser.grids.cell_grid import CellGrid, GridFilling
from parser.grids.grid_header import HIGHEST, SEARCHED
from parser.grids.grid_report import Block, GridSource, read_grids
from parser.grids.heading_lines import LOWEST, heading_line
from parser.grids.marked_text import MarkedLink, MarkedText

__all__ = [
    "HIGHEST",
    "LOWEST",
    "SEARCHED",
    "Block",
    "CellGrid",
    "GridFilling",
    "GridSource",
    "MarkedLink",
    "MarkedText",
    "heading_line",
    "read_grids",
]
