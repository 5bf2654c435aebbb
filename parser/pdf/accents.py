"""Accents that are drawn apart from their letters, put together with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category, normalize

from parser.pdf.runs import Char
from parser.typography import stands_over

ACCENTS = {
    "`": "\u0300",
    "\u02cb": "\u0300",
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "^": "\u0302",
    "\u02c6": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "\u02d8": "\u0306",
    "\u02d9": "\u0307",
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
}
"""A sign that stands for itself → the mark that it is over a letter (Unicode, Diacritics)."""


def has_accents(chars: Sequence[Char]) -> bool:
    """Whether some of `chars` may be an accent; on most pages none is."""
    texts = {char.text for char in chars}
    return any(text in ACCENTS or category(text[0]) == "Mn" for text in texts)


def composed(chars: Sequence[Char]) -> Iterator[Char]:
    """`chars` with each accent in the letter that it stands over, which TeX draws after it and most
    others before it."""
    letters = list(chars)
    for at, char in enumerate(chars):
        mark = ACCENTS.get(char.text) or (char.text if category(char.text[0]) == "Mn" else "")
        if not mark:
            continue
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(letters) and _is_over(char, letters[beside]):
                whole = normalize("NFC", letters[beside].text + mark)
                if len(whole) == len(letters[beside].text):
                    letters[beside] = letters[beside]._replace(text=whole)
                    letters[at] = letters[at]._replace(text="")
                    break
    yield from (char for char in letters if char.text)


def _is_over(accent: Char, letter: Char) -> bool:
    """Whether the middle of an accent lies over a letter of the same line."""
    return letter.text.isalpha() and stands_over(
        (accent.x0 + accent.x1) / 2, letter.x0, letter.x1, accent.base - letter.base, letter.size
    )
