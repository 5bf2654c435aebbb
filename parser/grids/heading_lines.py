"""Lines above a table of which the file says itself how they rank."""

from __future__ import annotations

from parser.table import ARTICLE, HeadingLine

LOWEST = 20
"""A level of headings below all others."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits that refer to notes, in a heading or behind a value."""
_NONE = str.maketrans("", "", RAISED)


def heading_line(text: str, *, heads: bool, level: int) -> HeadingLine:
    """A line above a table; `level` is 1 for the highest headings."""
    is_article = bool(ARTICLE.match(text)) and (heads or not text.endswith("."))
    said = text if text[0] in RAISED else unraised(text)  # a note begins with its mark
    return HeadingLine(said, heads, float(LOWEST + 1 - level), is_article)


def unraised(text: str) -> str:
    """`text` without raised digits, which refer to notes in a heading."""
    return text if text.isascii() else text.translate(_NONE)
