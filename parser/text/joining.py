"""Lines of a cell to text: hyphens and broken words settled by evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from parser.model import Code
from parser.text import line_ends
from parser.text.line_end_signs import LinePlace
from parser.text.line_ends import APART, JOINED, KEPT, Join
from parser.text.vocabulary import SOFT, Vocabulary

__all__ = ["Break", "Prose", "Vocabulary", "broken_words", "join", "line_ends_of"]

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
_URL_GOES_ON = re.compile(r"[/?&=#%_]|\S*[\w-][/=&_](?:\S*\w|$)|\S+\.(?:pdf|html?|aspx?|nl)\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TO_YEAR = re.compile(r"[-–—]\d{1,4}\b")
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


class LineEnd(NamedTuple):
    """What was decided between the text so far and the next line."""

    before: str
    line: str
    join: Join

    @property
    def is_hyphened(self) -> bool:
        """Whether the text so far ends in a hyphen, soft ones included."""
        return self.before.endswith(("-", SOFT))

    @property
    def text(self) -> str:
        """The two, joined."""
        glue, first, *_ = self.join
        if glue == "\n":
            return self.before.rstrip(SOFT) + glue + self.line
        head = self.before[:-1] if self.is_hyphened else self.before
        return head + glue + first + self.line[len(first) :]

    @property
    def pair(self) -> tuple[str, str]:
        """The last word before, and the first one after."""
        return self.before.split()[-1], self.line.split()[0]

    def weak(self) -> WeakJoin:
        """The word that was made of the pair, and what it is if that was wrong."""
        head, tail = self.pair
        glue, first, *_ = self.join
        head = head[:-1] if self.is_hyphened else head
        word = head + glue + first + tail[len(first) :]
        if self.is_hyphened:
            return WeakJoin(Code.HYPHEN_THIN, word, head + ("" if glue else "-") + tail)
        return WeakJoin(Code.BREAK_THIN, word, head + ("" if glue else " ") + tail)


def join(
    lines: Sequence[str],
    breaks: Sequence[Break],
    vocabulary: Vocabulary,
    *,
    broken: Set[str] = frozenset(),
) -> Prose:
    """Join `lines`; `breaks[i]` stands between lines i and i + 1. `broken` are the words, in lower
    case, that the table surely breaks without a hyphen, as `broken_words` gives them.

    The text is NFC, its white space single spaces, its paragraphs apart by a newline; it has every
    letter and digit of the lines, in their order.
    """
    ends = list(line_ends_of(lines, breaks, vocabulary, broken))
    text = ends[-1].text if ends else "".join(line for line, _ in _printed(lines))
    weak = tuple(end.weak() for end in ends if end.join.is_close)
    return Prose(text.replace(SOFT, ""), weak)


def line_ends_of(
    lines: Sequence[str], breaks: Sequence[Break], vocabulary: Vocabulary, broken: Set[str]
) -> Iterator[LineEnd]:
    """What stands between each two of `lines`, as for `join`; those that show nothing are none."""
    kept = _printed(lines)
    text = kept[0][0] if kept else ""
    for at, ((above, index), (line, below)) in enumerate(pairwise(kept), 1):
        between = breaks[index:below]
        if Break.PARAGRAPH in between:
            end = LineEnd(text, line, Join("\n"))
        else:
            ahead = [later for later, _ in kept[at : at + 3]]
            narrow = Break.MAYBE in between and " " not in above
            end = LineEnd(text, line, _seam(text, ahead, narrow, vocabulary, broken))
        yield end
        text = end.text


def _printed(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The lines that show something, tidy, with the number that each had."""
    kept = [(tidy(line), index) for index, line in enumerate(lines)]
    return [(line, index) for line, index in kept if line.strip(SOFT)]


def broken_words(
    lines: Sequence[str], breaks: Sequence[Break], vocabulary: Vocabulary
) -> Iterator[str]:
    """The words, in lower case, that a cell of `lines` surely breaks without a hyphen: only both
    pieces together are a word."""
    kept = _printed(lines)
    for at, ((line, index), (_, below)) in enumerate(pairwise(kept)):
        if Break.MAYBE in breaks[index:below] and " " not in line:
            tails = _tails([later for later, _ in kept[at + 1 : at + 4]])
            word = _link(_LAST_LINK.search(line))
            if word and tails[0] and line_ends.is_surely_broken(word, tails, vocabulary):
                yield (word + tails[0]).lower()


def tidy(line: str) -> str:
    """`line` in NFC and single spaces, ligatures as letters; a soft hyphen at its end is kept."""
    text = line.translate(_FOLD)
    # In this order: once what is between them is gone, two signs or two spaces stand together.
    words = unicodedata.normalize("NFC", text.replace(SOFT, "")).split()
    return " ".join(words) + (SOFT if text.rstrip().endswith(SOFT) else "")


def _seam(
    text: str, ahead: Sequence[str], narrow: bool, vocabulary: Vocabulary, broken: Set[str]
) -> Join:
    """What stands between `text` and the line `ahead[0]`, given the lines after that."""
    following = ahead[0].split()[0]
    # Some fonts draw every hyphen at a line's end by the soft one's code.
    soft = text.endswith(SOFT)
    text = text[:-1] + "-" if soft else text
    if url := _URL.search(text):
        return _in_url(url[0], following, narrow, vocabulary)
    if _URL.match(following):
        return APART
    tails = _tails(ahead)
    if text.endswith("-"):
        return _at_hyphen(text[:-1], tails, ahead[0].split(), vocabulary, soft)
    if _joins(text, following):
        return JOINED
    word = _link(_LAST_LINK.search(text))
    if not (word and tails[0]):
        return APART
    words = ahead[0].split()
    barred = (len(ahead) == 1 and len(words) == 1) or words[1:2] == [following]
    elsewhere = bool(broken - {(word + tails[0]).lower()})
    return line_ends.join_bare(word, tails, LinePlace(narrow, barred, elsewhere), vocabulary)


def _at_hyphen(
    before: str, tails: Sequence[str], following: Sequence[str], vocabulary: Vocabulary, soft: bool
) -> Join:
    """The seam between "`before`-" and the words `following` of the next line."""
    if not before or before[-1].isspace():
        return Join("- ")
    if not before[-1].isalnum():
        return KEPT
    if line_ends.within(_link(_CHAIN.search(before)), tails[0]):
        return KEPT
    word = _link(_LAST_LINK.search(before))
    if line_ends.hangs(following[0]):
        return line_ends.join_hanging(word, tails[0], following[1:2], vocabulary)
    if not tails[0]:
        return KEPT
    return line_ends.join_at_hyphen(word, tails, vocabulary, soft=soft)


def _joins(text: str, following: str) -> bool:
    """Whether signs hold the two together: a slash, a bracket, a stop, a dash between digits."""
    if text[-1] == "/" or following[0] == "/":
        return len(text) > 1 and not text[-2].isspace() and following != "/"
    if text[-1] in "–—":
        return text[-2:-1].isdigit() and following[0].isdigit()
    if _YEAR.search(text) and _TO_YEAR.match(following):
        return True
    if text[-1] in "'’":
        return text[-2:-1].isalpha() and following.rstrip(".,;:)") in ("s", "tje", "tjes", "n")
    return text[-1] in "([{«„“" or bool(_CLOSES.match(following))


def _in_url(url: str, following: str, narrow: bool, vocabulary: Vocabulary) -> Join:
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
    return JOINED if goes_on or narrow else APART


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
