"""Whether texts are those of a table of research: kinds of it, and years, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KIND = re.compile(
    r"\s*(?:ex[ -]?(?:post|ante|durante)|beleidsdoorlichting|periodieke|mkba|monitor|ibo\b|overig"
    r"|\w*evaluatie|effect\w*)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*(?:q[1-4] )?20[0-4]\d\b|\s*n\.?t\.?b\b", re.IGNORECASE)
AGAIN = 2
"""Texts of each kind that tell it, at least."""


def tells_rows(texts: Iterable[str]) -> bool:
    """Whether kinds of research and years stand at the beginning of several of `texts`, as they do
    in the cells of rows."""
    kinds = years = 0
    for text in texts:
        kinds += bool(_KIND.match(text))
        years += bool(_YEAR.match(text))
    return kinds >= AGAIN and years >= AGAIN
