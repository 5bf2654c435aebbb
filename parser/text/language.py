"""Whether letters are language at all: some fonts do not say which letters their glyphs are."""

from __future__ import annotations

import re

COMMON = re.compile(
    r"\b(?:de|het|een|van|en|in|op|te|dat|die|is|zijn|voor|met|aan|bij|om|als|ook|naar|uit|door"
    r"|the|of|and|to|for|that|with|are|by|from)\b",
    re.IGNORECASE,
)
"""The commonest words of Dutch and English: of 40 words of prose some 15 are among them."""
PLENTY = 40
"""Words of a page from which on one of the common ones must be among them."""


def is_language(text: str) -> bool:
    """Whether `text` may be Dutch or English; what is too short to tell may be."""
    return bool(COMMON.search(text)) or len(text.split()) < PLENTY
