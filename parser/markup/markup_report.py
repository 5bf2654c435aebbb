"""A paper's XML or HTML to a Report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from parser.clean import one_line
from parser.grids import read_grids
from parser.markup.dialect import OFFICIAL_XML, PAGE
from parser.markup.element_tree import name_of, tree_of
from parser.markup.paper_metadata import document_of
from parser.markup.reading_order import blocks_of
from parser.model import Report


def read_markup(path: Path, data: bytes, sha256: str) -> Report:
    """Read the bytes `data` of the file at `path`. Raises Unreadable."""
    root = tree_of(path, data)
    dialect = PAGE if name_of(root) == "html" else OFFICIAL_XML
    document = replace(document_of(root, dialect), file=one_line(path.name), sha256=sha256)
    return read_grids(document, blocks_of(root, dialect))
