"""Whether letters are language at all: some fonts do not say which letters their glyphs are."""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

WORD = re.compile(r"[^\W\d_]{2,}")
COMMON = re.compile(
    r"\b(?:de|het|een|van|en|in|op|te|dat|die|is|zijn|voor|met|aan|bij|om|als|ook|naar|uit|door"
    r"|the|of|and|to|for|that|with|are|by|from)\b",
    re.IGNORECASE,
)
"""The commonest words of Dutch and English."""
COMMON_SHARE = 0.03
"""Share of its words that are among them, of a page that is language. Of 637 pages of reports, the
poorest (a list of names) has 0.046; of pages read with wrong letters, the richest has 0.015."""
PLENTY = 80
"""Words of a page that tell this, at least."""
SIGNS_SHARE = 0.5
"""Share of its signs that are letters or digits, of a page with fewer words: a table of numbers."""
FEW_SIGNS = 200
"""Signs of a page, below which it is too short to tell anything."""
SAMPLE = 1500
"""Signs of a page that are looked at."""


def is_language(text: str) -> bool:
    """Whether `text` may be Dutch or English; what is too short to tell may be."""
    text = text[:SAMPLE]
    words = len(WORD.findall(text))
    if words >= PLENTY:
        enough = ceil(COMMON_SHARE * words)
        return sum(1 for _ in islice(COMMON.finditer(text), enough)) == enough
    signs = [char for char in text if char != "." and not char.isspace()]  # dots lead to a number
    known = sum(char.isalnum() for char in signs)
    return len(signs) < FEW_SIGNS or known >= SIGNS_SHARE * len(signs)
