"""A paper's XML or HTML, in which every cell and link is exact, to a Report."""

from parser.markup.markup_report import read_markup

__all__ = ["read_markup"]
