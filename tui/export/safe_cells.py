"""Texts that a spreadsheet does not take for a formula.

Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import re

_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
"""How a formula begins, in any width."""
_NEEDS_LOOK = _SIGNS | {"'"}
_MADE_SAFE = re.compile(f"'+[{re.escape(''.join(sorted(_SIGNS)))}]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula."""
    return text[:1] in _SIGNS


def safe(text: str) -> str:
    """`text` behind an apostrophe, where a spreadsheet would take it for a formula; so also where
    it looks as if that had been done, so that `unsafe` brings back every text."""
    if text[:1] not in _NEEDS_LOOK:
        return text
    return f"'{text}" if is_formula(text) or _MADE_SAFE.match(text) else text


def unsafe(text: str) -> str:
    """What `safe` was given, from what it gave."""
    return text[1:] if _MADE_SAFE.match(text) else text
