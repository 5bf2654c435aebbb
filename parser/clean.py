"""Text from a PDF is hostile until it has passed here: what a terminal obeys, or hides, is gone."""

from __future__ import annotations

import re
from unicodedata import category, normalize
from urllib.parse import quote

SOFT_HYPHEN = "\u00ad"
UNMAPPED = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph whose letter the file does not tell, so that the gap is seen."""

_KEPT = {
    "\n": "\n",
    "\t": " ",
    "\r": "\n",
    "\v": "\n",
    "\f": "\n",
    SOFT_HYPHEN: SOFT_HYPHEN,
    # pypdfium2 gives a hyphen at a line's end, whether it is soft or not, and that end as one sign
    "\x02": f"{SOFT_HYPHEN}\n",
    "\ufffe": f"{SOFT_HYPHEN}\n",
}
_LIGATURES = {
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    "Ĳ": "IJ",
    "ĳ": "ij",
}
# Symbol and Wingdings without Unicode: Word's bullets, ticks and arrows, at U+F000 + their code.
_SYMBOLS = {
    "\uf02d": "–",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
}
_INVISIBLE = re.compile(  # letters and marks by category, that show nothing (Default_Ignorable)
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
_NONCHARACTER = re.compile("[\ufdd0-\ufdef\uffff]")
_BY_CATEGORY = {
    "Cc": "",
    "Cf": "",
    "Co": UNMAPPED,
    "Cs": UNMAPPED,
    "Zl": "\n",
    "Zp": "\n",
    "Zs": " ",
}


def _safe(char: str) -> str:
    """What stands for `char` in a clean text."""
    for table in (_KEPT, _LIGATURES, _SYMBOLS):
        if char in table:
            return table[char]
    if "\x80" <= char <= "\x9f":
        # No PDF means a C1 control; read as Windows-1252, like browsers (WHATWG HTML, 13.2.5.80).
        return char.encode("latin-1").decode("cp1252", "ignore")
    if _INVISIBLE.match(char) or _NONCHARACTER.match(char) or ord(char) & 0xFFFE == 0xFFFE:
        return ""
    return _BY_CATEGORY.get(category(char), char)


class _Table(dict[int, str]):
    """For `str.translate`; filled with what is met."""

    def __missing__(self, code: int) -> str:
        self[code] = safe = _safe(chr(code))
        return safe


_TABLE = _Table()


def clean(text: str) -> str:
    """`text` as a person sees it, in NFC, safe to print on a terminal.

    Gone are control, format, bidi, zero-width, tag and variation characters. Line ends become
    U+000A, other white space a space, ligatures their letters, and a glyph of private use or half a
    surrogate pair U+FFFD. The soft hyphen stays, for `parser.text` to settle; what pypdfium2
    gives for a hyphen at a line's end becomes a soft hyphen and a line end. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))


def one_line(text: str) -> str:
    """`text`, such as a sentence with the name of a file in it, clean and on one line."""
    return clean(text).replace("\n", " ")


_ENDS = "".join(map(chr, range(33)))
_REMOVED = str.maketrans("", "", "\t\n\r")


def clean_url(raw: str | bytes) -> str:
    """The URL in an annotation as text, as a person would open it; its scheme is not judged.

    Control characters and white space go as in a browser (WHATWG URL 4.4: cut at the ends, tabs and
    line ends removed); what else cannot be seen or decoded is percent-escaped, byte by byte.
    """
    text = _decoded(raw) if isinstance(raw, bytes) else raw
    text = text.strip(_ENDS).translate(_REMOVED)
    return "".join(char if _is_plain(char) else _escaped(char) for char in text)


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):  # how a PDF marks UTF-16 (ISO 32000-1, 7.9.2.2)
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("utf-8", "surrogateescape")


def _is_plain(char: str) -> bool:
    return char.isprintable() and char != " " and not _INVISIBLE.match(char)


def _escaped(char: str) -> str:
    """`char` in percent-escapes; a byte that was no UTF-8 as that byte."""
    if "\udc80" <= char <= "\udcff":
        return quote(char.encode("utf-8", "surrogateescape"))
    return quote(UNMAPPED if category(char) == "Cs" else char)
