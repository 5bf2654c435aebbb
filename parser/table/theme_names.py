"""What the words of a heading, a caption or a row over all columns say: a theme's name, or a
subtheme's, behind the word for it and its number."""

from __future__ import annotations

import re

from parser.labels import fields_in
from parser.typography import are_enough_fields, may_be_heading

CAPTION_NUMBER = r"\s*(?:(?i:tabel)\s+\d{1,3}[a-z]?(?:\.\d{1,2})?\s*[:.–‒—-]?\s+)?"
"""What a caption begins with: "Tabel 61 "."""
_ORDINAL = r"(?:\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}|[A-Z])(?![^\W_]))?"
_NAME_BEGINS = r"(?:\s*[:.–‒—-]\s*(?=[^\W_]|[‘“«'\"])|\s+(?=[^\W\d_a-z]|[‘“«'\"]))"
"""A sign, or at once a capital: "Thema 1: bestaanszekerheid", "Subthema Asielopvang"."""
_THEME = re.compile(
    rf"{CAPTION_NUMBER}(?:(?i:SEA|beleids|hoofd)[- ]?)?(?i:thema){_ORDINAL}{_NAME_BEGINS}"
)
_SUBTHEME = re.compile(rf"{CAPTION_NUMBER}(?i:sub|deel)[- ]?(?i:thema){_ORDINAL}{_NAME_BEGINS}")


def theme_in(text: str) -> str:
    """The theme that `text` names after the word for it ("SEA-thema 1: X"); "" where none is."""
    return _behind(_THEME, text)


def subtheme_in(text: str) -> str:
    """The subtheme that `text` names after the word for it ("Subthema 1.1. X"), or ""."""
    return _behind(_SUBTHEME, text)


def _behind(word: re.Pattern[str], text: str) -> str:
    """What `text` says behind `word`; labels of a header ("Thema Subthema Type") are no name."""
    found = word.match(text) if may_be_heading(len(text)) else None
    if not found:
        return ""
    name = text[found.end() :].strip()
    is_header = found[0].isspace() or found[0].rstrip()[-1].isalpha()
    return "" if is_header and are_enough_fields(len(fields_in(name)), plain=True) else name
