"""How wide text is in Helvetica, whose metrics Arial, Liberation Sans and most of their kin share.

Source of the numbers: the AFM file of Helvetica (Adobe Core 14), in thousandths of an em.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”„",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–«»€",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_OF = {sign: width / 1000 for width, signs in _WIDTHS.items() for sign in signs}
_OTHER = 0.556
"""Ems: the width of a figure, for signs not listed."""

SPACE = _OF[" "]


@cache
def width(word: str) -> float:
    """The width of `word` in ems; an accent takes no room."""
    plain = unicodedata.normalize("NFD", word)
    return sum(_OF.get(sign, _OTHER) for sign in plain if not unicodedata.combining(sign))


def wide(text: str) -> float:
    """The width of `text` in ems, its words apart by single spaces."""
    words = text.split()
    return sum(map(width, words)) + SPACE * max(0, len(words) - 1)
