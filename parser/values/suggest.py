"""What a value that no model knows was probably meant to be: offered to a person, never applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from parser.closed_lists import ResearchStatus, ResearchType
from parser.values.interpretation import Interpretation
from parser.values.research_types import read_research_type
from parser.values.statuses import read_research_status
from parser.values.years import read_completion

_TYPES = tuple(name[0].upper() + name[1:] for name in ResearchType)
_STATUSES = tuple(name.capitalize() for name in ResearchStatus)
_ALIKE = 0.7
"""Of difflib's ratio: two letters wrong in a word of seven."""
_DIGITS = str.maketrans("OoIlS", "00115")
"""Letters that stand for a digit where a page was typed, or read from a picture."""


def like_type(text: str) -> str:
    """The kind of research that `text` seems to name; "" where there is none."""
    return _like(text, _TYPES, read_research_type)


def like_status(text: str) -> str:
    """The status that `text` seems to name; "" where there is none."""
    return _like(text, _STATUSES, read_research_status)


def like_year(text: str) -> str:
    """`text` as a year, if it is one but for spaces and letters that look like digits; else ""."""
    mended = re.sub(r"(?<=\d)\s+(?=\d)", "", text.translate(_DIGITS))
    return mended if mended != text and read_completion(mended).is_value else ""


def _like(text: str, names: Sequence[str], read: Callable[[str], Interpretation[str]]) -> str:
    """The name that is nearest to the text, or else the only one that a part of it reads as."""
    plain = " ".join(text.split()).capitalize()
    near = get_close_matches(plain, [name.capitalize() for name in names], n=1, cutoff=_ALIKE)
    if near:
        return next(name for name in names if name.capitalize() == near[0])
    words = text.split()
    pieces = (" ".join(words[at : at + 2]) for at in range(len(words)))
    meant = {found.value for piece in (*words, *pieces) if (found := read(piece)).is_value} - {""}
    return next((name for name in names if {name.casefold()} == {v.casefold() for v in meant}), "")
