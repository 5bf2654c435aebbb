"""From what a person types to an FTS5 MATCH expression.

Words are looked for as the beginnings of words, and all of them must occur; words between double
quotes must stand together, whole. Pure and total: any text gives an expression that SQLite takes.
"""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r'"([^"]*)("?)|([^\s"]+)')


def match(text: str) -> str:
    """The MATCH expression for `text`; "" where there is nothing to look for.

    A phrase whose closing quote has not been typed yet still counts its last word as a beginning.
    """
    text = "".join(c for c in text if c != "\0" and unicodedata.category(c) != "Cs")
    terms = (
        f'"{phrase}"' if closed else f'"{phrase}{word}"*'
        for phrase, closed, word in _PIECE.findall(text)
        if _has_token(phrase + word)
    )
    return " ".join(dict.fromkeys(terms))


def _has_token(words: str) -> bool:
    """Whether unicode61 finds a token here: letters, numbers and private use count, marks do not
    (https://sqlite.org/fts5.html#unicode61_tokenizer)."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in words)
