"""Lines of a cell to text: hyphens and broken words settled by evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from parser.model import Code
from parser.text import line_ends
from parser.text.line_ends import APART, JOINED, KEPT, Join
from parser.text.vocabulary import SOFT, Vocabulary

__all__ = ["Break", "Prose", "Vocabulary", "join"]

_FOLD = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2010": "-",
        "\u2011": "-",
        "\ufffe": "-",
        "\x02": "-",
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
"""Ligatures to letters, every hyphen to one sign (U+FFFE and U+0002 are pypdfium2's)."""

_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_URL_ENDS = tuple("/?&=#_-%+~:.@")
_URL_GOES_ON = re.compile(r"[/?&=#%_]|\S*[\w-][/=&_]\S*\w|\S+\.(?:pdf|html?|aspx?|nl)\b")
_CLOSES = re.compile(r"[.,;:!?)\]}»”]|-[^\W\d]|['’]s\b")
_CHAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_LAST_LINK = re.compile(r"[^\W_]*$")
_FIRST_LINK = re.compile(r"[^\W_]*")


class Break(StrEnum):
    """What the geometry says of the end of a line."""

    WORD = "word"
    """The next word would have fitted nowhere but on the next line: a space, or a hyphen's end."""
    MAYBE = "maybe"
    """Not one letter more fitted, and the joined word is wider than the column: perhaps broken."""
    PARAGRAPH = "paragraph"


class WeakJoin(NamedTuple):
    """A word that was joined on thin evidence, and what it is if that was wrong."""

    code: Code
    word: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as a person reads it, and what in it was settled on thin evidence."""

    text: str
    findings: tuple[WeakJoin, ...] = ()


def join(
    lines: Sequence[str],
    breaks: Sequence[Break],
    vocabulary: Vocabulary,
    *,
    broken: bool | None = None,
) -> Prose:
    """Join `lines`; `breaks[i]` stands between lines i and i + 1. `broken` says whether narrow
    columns of the table break words without a hyphen; None where nothing is known of it.

    The text is NFC, its white space single spaces, its paragraphs apart by a newline; it has every
    letter and digit of the lines, in their order.
    """
    kept = [(tidy(line), index) for index, line in enumerate(lines)]
    kept = [(line, index) for line, index in kept if line.strip(SOFT)]
    text, findings = "", []
    for at, (line, index) in enumerate(kept):
        if at == 0:
            text = line
            continue
        between = breaks[kept[at - 1][1] : index]
        if Break.PARAGRAPH in between:
            text = text.rstrip(SOFT) + "\n" + line
            continue
        ahead = [line, *(later for later, _ in kept[at + 1 : at + 3])]
        seam = _seam(text, ahead, Break.MAYBE in between, vocabulary, broken)
        hyphened = text.endswith("-")
        if hyphened or text.endswith(SOFT):
            text = text[:-1]
        if seam.thin:
            head, tail = text.split()[-1], line.split()[0]
            word = head + seam.glue + seam.first + tail[len(seam.first) :]
            findings.append(
                WeakJoin(Code.HYPHEN_THIN, word, head + ("" if seam.glue else "-") + tail)
                if hyphened
                else WeakJoin(Code.BREAK_THIN, word, head + ("" if seam.glue else " ") + tail)
            )
        text += seam.glue + seam.first + line[len(seam.first) :]
    return Prose(text.replace(SOFT, ""), tuple(findings))


def tidy(line: str) -> str:
    """`line` in NFC and single spaces, ligatures as letters; a soft hyphen at its end is kept."""
    text = line.translate(_FOLD)
    # In this order: once what is between them is gone, two signs or two spaces stand together.
    words = unicodedata.normalize("NFC", text.replace(SOFT, "")).split()
    return " ".join(words) + (SOFT if text.rstrip().endswith(SOFT) else "")


def is_surely_broken(line: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is broken between two lines, one after the other, since only the two pieces
    together are one."""
    a, b = _link(_LAST_LINK.search(line)), _link(_FIRST_LINK.match(after))
    return bool(a and b) and line_ends.are_pieces(a, b, vocabulary)


def _seam(
    text: str, ahead: Sequence[str], maybe: bool, vocabulary: Vocabulary, broken: bool | None
) -> Join:
    """What stands between `text` and the line `ahead[0]`, given the lines after that."""
    following = ahead[0].split()[0]
    if text.endswith(SOFT):
        return JOINED
    if url := _URL.search(text):
        return _in_url(url[0], following, maybe, vocabulary)
    if _URL.match(following):
        return APART
    tails = _tails(ahead)
    if text.endswith("-"):
        before = text[:-1]
        if not before or before[-1].isspace():
            return Join("- ")
        if not before[-1].isalnum():
            return KEPT
        if line_ends.within(_link(_CHAIN.search(before)), tails[0]):
            return KEPT
        return line_ends.join_at_hyphen(
            _link(_LAST_LINK.search(before)), tails, ahead[0].split(), vocabulary
        )
    if _joins(text, following):
        return JOINED
    word = _link(_LAST_LINK.search(text))
    if maybe:
        last = len(ahead) == 1 and ahead[0] == following
        return line_ends.join_in_narrow_column(word, tails, last, vocabulary, broken)
    return line_ends.join_plain(word, tails, vocabulary)


def _joins(text: str, following: str) -> bool:
    """Whether signs hold the two together: a slash, a bracket, a stop, a dash between digits."""
    if text[-1] == "/" or following[0] == "/":
        return len(text) > 1 and not text[-2].isspace() and following != "/"
    if text[-1] in "–—":
        return text[-2:-1].isdigit() and following[0].isdigit()
    if text[-1] in "'’":
        return text[-2:-1].isalpha() and following.rstrip(".,;:)") in ("s", "tje", "tjes", "n")
    return text[-1] in "([{«„“" or bool(_CLOSES.match(following))


def _in_url(url: str, following: str, maybe: bool, vocabulary: Vocabulary) -> Join:
    """An address goes on where its end or the next word could stand nowhere else.

    A hyphen at its end is its own, or the producer's where the two pieces are one word.
    """
    if following.lower().startswith(("http://", "https://", "www.")) and not url.endswith("://"):
        return APART
    sentence = url.endswith((".", ":")) and not following[0].islower()
    goes_on = (url.endswith(_URL_ENDS) and not sentence) or _URL_GOES_ON.match(following)
    if url.endswith("-"):
        head, tail = _link(_LAST_LINK.search(url[:-1])), _link(_FIRST_LINK.match(following))
        return line_ends.join_in_address(head, tail, vocabulary)
    return JOINED if goes_on or maybe else APART


def _tails(ahead: Sequence[str]) -> list[str]:
    """What the first word of `ahead[0]` may be: longer if it fills that line and breaks again."""
    tails = [_link(_FIRST_LINK.match(ahead[0]))]
    for line, after in pairwise(ahead):
        if line.rstrip("-" + SOFT) != line.split()[0].rstrip("-" + SOFT) or not tails[-1]:
            break
        tails.append(tails[-1] + _link(_FIRST_LINK.match(after)))
    return tails


def _link(match: re.Match[str] | None) -> str:
    return match[0] if match else ""
