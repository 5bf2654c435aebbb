"""The lines of a dump, cut into the fragments of its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from parser.dump.font_metrics import SPACE, width
from parser.values import Fit, match

Cut = tuple[int, ...]
"""Where a line's fragments end: column c has the words from cut[c - 1] up to cut[c]."""
HYPHENS = ("-", "\u2010", "\u00ad", "\ufffe", "\x02")
"""What a line ends in that goes on in the middle of a word."""


@dataclass(frozen=True, slots=True, eq=False)
class DumpLine:
    """A line's words. `loose[i]`: a space stands before word i, which spans `at` to `to` ems."""

    words: tuple[str, ...]
    loose: tuple[bool, ...]
    at: tuple[float, ...]
    to: tuple[float, ...]

    dated: bool
    """Whether a year of completion stands in it."""
    fresh: bool
    """Whether a heading stands between it and the line before."""
    kop: str
    group: str
    """The headings that it stands under: "Artikel 31 - Politie", "1a. Beleidsdoorlichtingen"."""

    @classmethod
    def of(
        cls,
        pieces: Iterable[tuple[str, bool]],
        fresh: bool = False,
        kop: str = "",
        group: str = "",
    ) -> DumpLine:
        """The line of (word, whether a space stands before it)."""
        words: list[str] = []
        loose: list[bool] = []
        at: list[float] = []
        to: list[float] = []
        x = 0.0
        for word, spaced in pieces:
            x += SPACE if spaced and words else 0.0
            at.append(x)
            x += width(word)
            to.append(x)
            words.append(word)
            loose.append(spaced)
        dated = any(match("afronding", word) is Fit.WHOLE and len(word) > 1 for word in words)
        return cls(tuple(words), tuple(loose), tuple(at), tuple(to), dated, fresh, kop, group)

    def text(self, start: int, end: int) -> str:
        """The words from `start` up to `end` as printed."""
        pieces = zip(self.words[start:end], self.loose[start:end], strict=True)
        return "".join(" " * (loose and at > 0) + word for at, (word, loose) in enumerate(pieces))

    def wide(self, start: int, end: int) -> float:
        """The width of that text in ems."""
        return self.to[end - 1] - self.at[start]


class DumpCell(NamedTuple):
    """A cell as far as it is read: its text, the width of its last line, whether it may go on."""

    text: str = ""
    end: float = 0.0
    open: bool = True


class AnchorPair(NamedTuple):
    """A value of `column` from word `start` to `middle`, and one of the next column behind it."""

    column: int
    start: int
    middle: int


def spans(cut: Cut) -> list[tuple[int, int]]:
    """The (start, end) of every column's words."""
    return list(zip((0, *cut[:-1]), cut, strict=True))


def first_piece(word: str) -> str:
    """As much of `word` as cannot be parted from what stands before it."""
    return next((word[: at + 1] for at, sign in enumerate(word[:-1], 0) if sign in "-/"), word)
