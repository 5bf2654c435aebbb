"""Texts beside each other, cut down to where they differ, with the words marked that do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rich.text import Text

AROUND = 40
"""Characters that are shown before and after what differs: enough to find the place."""
DIFFERS = "bold underline"
"""Seen in every theme, and without colour."""
MOST = 500
"""Words of a text that are compared one by one; a longer stretch is marked as a whole."""
_WORDS = re.compile(r"\S+\s*|\s+")


def differing(texts: Sequence[str], around: int = AROUND) -> list[Text]:
    """Each of `texts` with the words marked in which it differs from the first, and the first with
    those in which any of the others does; of long stretches that are alike, `around` characters are
    left beside what differs."""
    first, *rest = [_WORDS.findall(text) for text in texts]
    pairs = [_different(first, other) for other in rest]
    anywhere = set[int]().union(*(before for before, _after in pairs))
    marked = [anywhere, *(after for _before, after in pairs)]
    return [
        _cut(words, differ, around) for words, differ in zip([first, *rest], marked, strict=True)
    ]


def plainly_marked(text: Text, *, gone: bool) -> str:
    """A text of `differing` with its marks in letters, as wdiff has them: [-words-] that are `gone`
    in the others, {+words+} that came."""
    before, after = ("[-", "-]") if gone else ("{+", "+}")
    shown = text.plain
    for span in reversed(text.spans):
        marked = before + shown[span.start : span.end] + after
        shown = shown[: span.start] + marked + shown[span.end :]
    return shown


def _different(one: Sequence[str], other: Sequence[str]) -> tuple[set[int], set[int]]:
    """The places of the words of each that the other does not have there."""
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    middle, middle_other = one[start : len(one) - end], other[start : len(other) - end]
    before, after = (set(range(start, start + len(part))) for part in (middle, middle_other))
    if max(len(middle), len(middle_other)) <= MOST:
        matcher = SequenceMatcher(None, middle, middle_other, autojunk=False)
        for match in matcher.get_matching_blocks():
            before -= set(range(start + match.a, start + match.a + match.size))
            after -= set(range(start + match.b, start + match.b + match.size))
    return before, after


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(words: Sequence[str], differ: set[int], around: int) -> Text:
    shown = Text()
    stretches = [
        (marked, "".join(words[at] for at in places))
        for marked, places in _stretches(len(words), differ)
    ]
    for number, (marked, text) in enumerate(stretches):
        if marked:
            shown.append(text.rstrip(), DIFFERS).append(text[len(text.rstrip()) :])
            continue
        first, last = number == 0, number == len(stretches) - 1
        head = 2 * around if first and last else 0 if first else around
        tail = 0 if last else around
        if len(text) > head + tail + 1:
            text = text[:head] + "…" + (text[-tail:] if tail else "")
        shown.append(text)
    return shown


def _stretches(words: int, differ: set[int]) -> Iterator[tuple[bool, list[int]]]:
    """Places of words that differ, and of those between them that do not, in turn."""
    for marked, places in groupby(range(words), differ.__contains__):
        yield marked, list(places)
