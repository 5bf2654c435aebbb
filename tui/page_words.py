"""Where words that were read stand on their page, whatever lines and hyphens part them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from parser import Box
from parser.worker import PageText, TextLine

_PARTING = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
"""Hyphens: of a word that runs on they may stand on the page alone, or in what was read."""


class _Sign(NamedTuple):
    sign: str
    page: int
    line: TextLine
    at: int


def boxes_of_words(pages: Sequence[PageText], within: Sequence[Box], words: str) -> tuple[Box, ...]:
    """A box for each line on which a part of `words` stands within these boxes; none where they
    are not found there."""
    wanted = "".join(filter(_counts, words.lower()))
    signs = [sign for page in pages for sign in _signs(page, within)]
    start = "".join(sign.sign for sign in signs).find(wanted) if wanted else -1
    if start < 0:
        return ()
    found = signs[start : start + len(wanted)]
    return tuple(
        _box(list(part)) for _line, part in groupby(found, key=lambda one: (one.page, id(one.line)))
    )


def _signs(page: PageText, within: Sequence[Box]) -> Iterator[_Sign]:
    """The signs of the page that stand in the boxes, a box after the other, as they are read."""
    for box in within:
        if box.page != page.number:
            continue
        for line in sorted(page.lines, key=lambda line: (line.base, line.x0)):
            for at, (sign, inside) in enumerate(zip(line.text, line.within(box), strict=True)):
                low = sign.lower()
                if inside and len(low) == 1 and _counts(low):
                    yield _Sign(low, page.number, line, at)


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in _PARTING


def _box(signs: Sequence[_Sign]) -> Box:
    first, last = signs[0], signs[-1]
    line = first.line
    ends = (*line.starts[1:], line.x1)
    return Box(first.page, line.starts[first.at], line.top, ends[last.at], line.bottom)
