"""Whether texts are those of a table of research: kinds of it, and years, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_KIND = re.compile(
    r"(?:^\s*|\s)(?:Ex[ -]?(?:[Pp]ost|[Aa]nte|[Dd]urante)|Beleidsdoorlichting|Periodieke|MKBA"
    r"|Monitor|IBO|Overig|[A-Z]?[a-z]*[Ee]valuatie)\b"
)
_YEAR = re.compile(r"(?:^\s*|\s)(?:20[0-4]\d|n\.t\.b\.)(?=\s|[-–‒]20|$)")
_SIGNS = ("Ex", "Beleids", "Periodieke", "MKBA", "Monitor", "IBO", "Overig", "valuatie")
"""One of these is in all that _KIND finds; they are looked for in a tenth of its time."""
AGAIN = 2
"""Texts of each kind that tell it, at least."""


def tells_rows(texts: Iterable[str]) -> bool:
    """Whether kinds of research and years stand on one line, or at the beginning of one, several
    times among `texts`, which are cells or lines."""
    texts = list(texts)
    whole = "\n".join(texts)
    if not any(sign in whole for sign in _SIGNS):
        return False
    if not all(_occurs_again(pattern, whole) for pattern in (_KIND, _YEAR)):
        return False  # as on nearly every page
    together = kinds = years = 0
    for text in texts:
        kind, year = _KIND.search(text), _YEAR.search(text)
        together += bool(kind and year and kind.end() < year.start())
        kinds += bool(kind and not text[: kind.start()].strip())
        years += bool(year and not text[: year.start()].strip())
    return together >= AGAIN or min(kinds, years) >= AGAIN


def _occurs_again(pattern: re.Pattern[str], text: str) -> bool:
    return len(list(islice(pattern.finditer(text), AGAIN))) == AGAIN
