"""What is drawn on a page, with no table known yet: runs of text, rulings, fills, links."""

from parser.pdf.lines import (
    Line,
    first_word_width,
    last_word_width,
    lines_of,
    pitch,
    plain_text,
    usual_size,
)
from parser.pdf.page import Page, Rect, Ruling
from parser.pdf.page_reader import read_page
from parser.pdf.runs import Char, Run, spaced, trimmed, words
from parser.pdf.structure_tree import TagCell
from parser.pdf.unmapped import unswapped

__all__ = [
    "Char",
    "Line",
    "Page",
    "Rect",
    "Ruling",
    "Run",
    "TagCell",
    "first_word_width",
    "last_word_width",
    "lines_of",
    "pitch",
    "plain_text",
    "read_page",
    "spaced",
    "trimmed",
    "unswapped",
    "usual_size",
    "words",
]
