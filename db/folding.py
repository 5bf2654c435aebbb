"""Words as FTS5's tokenizer unicode61 with remove_diacritics 2 sees them.

Letters, numbers and private use make words; case and diacritics do not count
(https://sqlite.org/fts5.html#unicode61_tokenizer).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A word of a text: as folded, and for each folded letter the place of its original."""

    folded: str
    places: Sequence[int]
    end: int
    """Where the word ends in the text, its combining marks with it."""


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, in order."""
    folded = text.translate(_FOLDED)
    if len(folded) < len(text):
        yield from _marked_tokens(text)
        return
    # As in nearly every text: a folded sign for each.
    for word in _WORD.finditer(folded):
        start, end = word.span()
        yield Token(word[0], range(start, end), end)


def _marked_tokens(text: str) -> Iterator[Token]:
    """The words of a text in which signs are followed by marks, which words do not keep."""
    letters: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        folded = fold_letter(sign)
        if folded:
            letters.append(folded)
            places.extend([at] * len(folded))
        elif letters and not _is_mark(sign):
            yield Token("".join(letters), tuple(places), at)
            letters, places = [], []
    if letters:
        yield Token("".join(letters), tuple(places), len(text))


def fold(text: str) -> str:
    """The words of `text` with one space between them, without case and diacritics."""
    return " ".join(text.translate(_FOLDED).split())


@lru_cache(maxsize=4096)
def fold_letter(sign: str) -> str:
    """What a word keeps of a sign: "é" gives "e"; "" is no part of a word."""
    if not is_letter(sign):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFD", sign) if not _is_mark(c))
    folded = (plain or sign).casefold()
    # One sign may become two, as "ß"; FTS5 keeps one.
    return folded if len(folded) == 1 else (plain or sign).lower()[:1]


def is_letter(sign: str) -> bool:
    """Whether FTS5 takes `sign` for a part of a word."""
    category = unicodedata.category(sign)
    return category[0] in "LN" or category == "Co"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


class _Folded(dict[int, str]):
    """For `str.translate`; filled with what is met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = folded = fold_letter(sign) or ("" if _is_mark(sign) else " ")
        return folded


_FOLDED = _Folded()
_WORD = re.compile("[^ ]+")
