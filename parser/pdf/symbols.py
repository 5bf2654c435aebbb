"""Bullets and ticks of symbol fonts, whose codes stand for other letters in any other font."""

from __future__ import annotations

import re

SYMBOL_FONT = re.compile(r"wingdings|webdings|dingbats|symbol", re.IGNORECASE)
_SIGNS = {
    "\u00a7": "▪",  # Wingdings: Word's second bullet
    "n": "▪",
    "l": "•",
    "\u00b7": "•",  # Symbol: Word's first bullet
    "\u2219": "•",
    "\u00d8": "➢",
    "q": "❑",
    "\u00a8": "◻",
    "v": "❖",
    "\u00fc": "✓",
    "\u00e0": "→",
}
"""What stands at these codes in Wingdings and Symbol, as Word uses them for lists."""


def is_symbol_font(name: str) -> bool:
    """Whether a font of this name has signs in the place of letters."""
    return bool(SYMBOL_FONT.search(name))


def sign_of(text: str) -> str:
    """What a glyph of such a font shows that is coded as `text`."""
    return _SIGNS.get(text, text)
