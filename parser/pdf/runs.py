"""Drawn characters to runs: the pen going on without a jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from parser.clean import SOFT_HYPHEN
from parser.pdf.structure_tree import TagCell
from parser.typography import (
    TRACKED_LETTERS,
    at_one_place,
    draws_spaces,
    is_behind,
    is_body_size,
    is_level,
    is_tight_space,
    is_tracked,
    is_visible_hyphen,
    parts_words,
    pen_goes_on,
    same_height,
    touches,
)


class Char(NamedTuple):
    """One drawn character. `base` is its baseline, measured like `top` from the page's top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    cell: TagCell | None = None
    """The cell of a table that it is tagged as."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Characters drawn one after the other on one line: seldom more than one line of one cell."""

    chars: tuple[Char, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    text: str
    """Its characters, with a space where one was drawn or where the gap is one."""
    block: int = 0
    """The number of its block, from 1; 0 where the order of drawing tells of none."""
    cell: TagCell | None = None
    """The cell of a table that it is tagged as, where tags tell cells."""

    @classmethod
    def of(cls, chars: Sequence[Char], block: int = 0) -> Run:
        """The run of `chars`, which are in reading order and share a line."""
        sizes = [char.size for char in chars]
        big = max(sizes)
        body = chars
        if min(sizes) < big:
            body = [char for char in chars if is_body_size(char.size, big)] or chars
        return cls(
            chars=tuple(chars),
            x0=min([char.x0 for char in chars]),
            x1=max([char.x1 for char in chars]),
            top=min([char.top for char in chars]),
            bottom=max([char.bottom for char in chars]),
            base=median([char.base for char in body]),
            size=big,
            bold=all(char.bold for char in body),
            text=spaced(chars),
            block=block,
            cell=next((char.cell for char in chars if char.cell), None),
        )

    @property
    def middle(self) -> float:
        """The x halfway."""
        return (self.x0 + self.x1) / 2


def spaced(chars: Sequence[Char]) -> str:
    """The text of `chars` on one line, a space at every drawn space and every gap of a word."""
    parts: list[str] = []
    before: Char | None = None
    for char in chars:
        gap = char.x0 - before.x1 if before else 0.0
        if before and parts_words(gap, char.size) and not (_white(before) or _white(char)):
            parts.append(" ")
        parts.append(char.text)
        before = char
    return "".join(parts)


def words(run: Run) -> Iterator[list[Char]]:
    """The words of a run, each as its characters."""
    word: list[Char] = []
    for char in run.chars:
        if word and (char.text.isspace() or parts_words(char.x0 - word[-1].x1, char.size)):
            yield word
            word = []
        if not char.text.isspace():
            word.append(char)
    if word:
        yield word


def width(word: Sequence[Char]) -> float:
    """How wide a word is, in points; 0 where there is none."""
    return word[-1].x1 - word[0].x0 if word else 0.0


def runs_of(chars: Sequence[Char]) -> Iterator[Run]:
    """Cut the stream of characters wherever the pen jumps.

    Where spaces are drawn, a gap without one is a jump too: the next column often is that near.
    """
    chars = [char for text in _texts(chars) for char in _untracked(text)]
    drawn = draws_spaces(sum(char.text.isspace() for char in chars), len(chars))
    if not drawn:
        chars = list(_with_spaces(chars))
    run: list[Char] = []
    for at, char in enumerate(chars):
        if char.text.isspace() and at + 1 < len(chars) and _hidden(char, chars[at + 1]):
            continue
        if char.text.isspace() and run and _has_no_room(char, run[-1], islice(chars, at + 1, None)):
            continue
        if char.text == SOFT_HYPHEN and at + 1 < len(chars):
            if _hidden(char, chars[at + 1]):
                char = char._replace(x1=char.x0)
            elif _seen(char, chars[at + 1]):
                char = char._replace(text="-")
        if run and not _follows(run[-1], char, drawn):
            yield from trimmed(run)
            run = []
        run.append(char)
    yield from trimmed(run)


def _texts(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """`chars` cut where the pen leaves the line, or jumps along it."""
    text: list[Char] = []
    for char in chars:
        before = text[-1] if text else char
        level = char.base == before.base or is_level(char.base - before.base, char.size)
        if text and not (level and -char.size < char.x0 - before.x1 < char.size):
            yield text
            text = []
        text.append(char)
    if text:
        yield text


def _untracked(text: Sequence[Char]) -> Sequence[Char]:
    """`text` with the white that is added behind each letter, where it is tracked, as a part of the
    letter: then a wider gap parts words as it does anywhere."""
    size = text[0].size
    if len(text) < TRACKED_LETTERS or not all(
        is_tracked(after.x0 - char.x1, size) for char, after in pairwise(text)
    ):
        return text
    least = min(after.x0 - char.x1 for char, after in pairwise(text))
    return [*(char._replace(x1=char.x1 + least) for char in text[:-1]), text[-1]]


def _with_spaces(chars: Sequence[Char]) -> Iterator[Char]:
    """`chars` with the spaces that their producer left out, as TeX does: it only moves the pen, in
    a line that is set tight by less than a space's width."""
    before: Char | None = None
    for char in chars:
        if (
            before
            and is_level(char.base - before.base, char.size)
            and is_tight_space(char.x0 - before.x1, max(before.size, char.size))
        ):
            yield before._replace(text=" ", x0=before.x1, x1=char.x0)
        yield char
        before = char


def _follows(before: Char, char: Char, drawn: bool) -> bool:
    if before.cell is not char.cell and before.cell and char.cell:
        return False
    rise, gap, size = char.base - before.base, char.x0 - before.x1, max(before.size, char.size)
    if pen_goes_on(rise, gap, size, narrow=drawn):
        return True
    is_white = drawn and (_white(before) or _white(char))
    return is_white and pen_goes_on(rise, gap, size, narrow=False)


def _seen(hyphen: Char, after: Char) -> bool:
    """Whether a soft hyphen is drawn inside a line, with room of its own: then it is a hyphen."""
    inside = same_height(after.base, hyphen.base) and touches(after.x0 - hyphen.x1, hyphen.size)
    return inside and is_visible_hyphen(hyphen.x1 - hyphen.x0, hyphen.size)


def _hidden(char: Char, after: Char) -> bool:
    """Whether a space or a soft hyphen takes no room, because the next letter is drawn over it.

    So a soft hyphen that breaks no line is drawn by some producers.
    """
    return at_one_place(after.x0, char.x0, char.size) and same_height(after.base, char.base)


def _has_no_room(space: Char, before: Char, ahead: Iterable[Char]) -> bool:
    """Whether a space is drawn where it parts nothing: not behind the letter before it, which the
    next one touches. So LibreOffice draws a soft hyphen that breaks no line."""
    if before.text.isspace() or is_behind(space.x1, before.x1, space.size):
        return False
    after = next((char for char in ahead if not char.text.isspace()), space)
    level = is_level(after.base - before.base, after.size)
    return level and touches(after.x0 - before.x1, after.size)


def _white(char: Char) -> bool:
    """Whether a gap beside `char` says nothing: it is a space, or a soft hyphen without width."""
    return char.text.isspace() or char.text == "\u00ad"


def trimmed(chars: Sequence[Char], block: int = 0) -> Iterator[Run]:
    """The run of `chars` without the spaces at its ends; nothing where it is all spaces."""
    start, end = 0, len(chars)
    while start < end and chars[start].text.isspace():
        start += 1
    while end > start and chars[end - 1].text.isspace():
        end -= 1
    if start < end:
        yield Run.of(chars[start:end], block)
