"""Footnotes of a table: the notes under it, and the raised marks in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.pdf import Char, Run
from parser.typography import is_raised_mark

NOTE = re.compile(
    r"\s*(\(?\d{1,2}\)|\d{1,2}\s+[A-Z]|\*{1,3}\)?|\[\d{1,2}\]|[†‡¹²³⁴⁵]|noot\b|bron:|toelichting:)",
    re.IGNORECASE,
)
"""How a note under a table begins."""
MARKS = frozenset("0123456789*)(†‡")
"""What a raised mark is made of."""
UNIT = re.compile(r"(?<![a-z])[cdk]?m$", re.IGNORECASE)
"""After these a raised digit is part of a unit, as in km²."""
UNIT_LETTERS = 3
"""Letters that UNIT looks at: those of a unit, and the one before."""


def raised(run: Run, base: float, size: float) -> Iterator[Char]:
    """The footnote marks in `run`: smaller than the table's `size`, above the line's `base`."""
    for at, char in enumerate(run.chars):
        if char.text in MARKS and is_raised_mark(char.size, char.base, size, base):
            before = "".join(char.text for char in run.chars[max(0, at - UNIT_LETTERS) : at])
            if not UNIT.search(before):
                yield char
