"""What stands in the link column: a word for a report, a paper that is cited, an address."""

from __future__ import annotations

import re

from parser.values.interpretation import Fit, Interpretation, is_absent, plain

_PAPER = r"(?:kamerstuk(?:ken)?|kst|tk|bijlage|brief|kamerbrief)"
_WORD = (
    r"(?:(?:hyper|web)?links?|(?:eind|evaluatie)?rapport(?:age)?|publicatie|website|pdf|download"
    r"|vindplaats|volgt|ja|nee|onderzoek|evaluatie|nota|advies)"
)
_URL_PIECE = re.compile(r"\S*[/.=?&%_\d-]\S*")
_WHOLE = re.compile(
    rf"(?:{_WORD}|{_PAPER})(?:,?\s(?:\d+|naar|en|het|de|{_WORD}|{_PAPER}))*"
    rf"|{_PAPER}(?:\sII?)?[\s\d/,.–‒-]*(?:\bnr\.\s\d+)?",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_PAPER}(?:\sII?)?[\s\d/,.–‒-]*(?:\bnr\.)?|zie", re.IGNORECASE)


def read_link_words(text: str) -> Interpretation[None]:
    """How well `text` suits the link column; it means nothing by itself."""
    if text.lower().startswith(("http", "www.")):
        pieces = text.split()[1:]
        return Interpretation(
            Fit.WHOLE if all(map(_URL_PIECE.fullmatch, pieces)) else Fit.NONE, None
        )
    bare, close = plain(text), plain(text).replace(" ", "")
    if _WHOLE.fullmatch(bare) or is_absent(bare):
        return Interpretation(Fit.WHOLE, None)
    if _WHOLE.fullmatch(close) or is_absent(close):
        return Interpretation(Fit.LETTERS, None)
    return Interpretation(Fit.PART if _PART.fullmatch(bare) else Fit.NONE, None)
