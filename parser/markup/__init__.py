"""A paper's XML or HTML, in which every cell and link is exact, to a Report."""

from parser.markup.dialect import Dialect
from parser.markup.element_text import marked_text
from parser.markup.element_tree import name_of, named
from parser.markup.markup_report import read_markup

__all__ = ["Dialect", "marked_text", "name_of", "named", "read_markup"]
